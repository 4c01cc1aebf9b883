from collections import Counter
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from shopbuilder.imports.openstreetmap.credit import is_from_openstreetmap
from shopbuilder.imports.openstreetmap.streets import import_streets
from shopbuilder.imports.places.report import ShopImport
from shopbuilder.imports.places.shops import import_shops
from shopbuilder.profile.models import ShopProfile
from shopbuilder.profile.services import set_hours, take_over
from shopbuilder.town_life.models import Place, Street, VacantUnit
from tenants.context import CurrentTown
from tenants.database import db, in_town
from tenants.events import Event
from tenants.models import Shop
from tenants.services import create_town
from tests.shopbuilder.imports.openstreetmap.maps import point, street, write


@pytest.fixture
def town(context: Flask):
    del context
    with in_town(create_town("lille", "Lille", hosts=("lille.localhost",))) as entered:
        yield entered


def profile(ref: str = "node/1") -> ShopProfile:
    db.session.expire_all()
    return db.session.scalars(select(ShopProfile).where(ShopProfile.source_ref == ref)).one()


def shop(ref: str = "node/1") -> Shop:
    return db.session.scalars(select(Shop).where(Shop.id == profile(ref).shop_id)).one()


def bring(folder: Path, **tags: str) -> ShopImport:
    return import_shops(
        write(folder, point("node/1", **{"name": "Paul", "shop": "bakery", **tags}))
    )


def test_a_shop_is_listed_and_cannot_be_ordered_from(town: CurrentTown, tmp_path: Path) -> None:
    bring(tmp_path)
    listed = profile()
    assert (listed.mode, listed.taken_over, listed.origin) == ("window", False, "osm")
    assert (listed.trade, shop().slug, listed.seed) == ("bakery", "paul", "node/1")


def test_contacts_are_kept_in_one_form(town: CurrentTown, tmp_path: Path) -> None:
    bring(
        tmp_path,
        phone="03 20 55 60 28",
        website="www.example.org",
        contact__email="Bonjour@Example.org",
        opening_hours="Mo-Sa 07:30-19:00",
    )
    kept = profile()
    assert (kept.phone, kept.website) == ("+33320556028", "https://www.example.org")
    assert (kept.email, kept.opening_hours) == ("bonjour@example.org", "Mo-Sa 07:30-19:00")


def test_a_wrong_value_is_dropped_and_another_spelling_of_it_tried(
    town: CurrentTown, tmp_path: Path
) -> None:
    report = bring(tmp_path, phone="+3320781756", contact__phone="03 20 55 60 28")
    assert profile().phone == "+33320556028"
    assert next(each.where for each in report.findings.dropped) == "node/1"


@pytest.mark.parametrize("hours", ["8h-19h30", "voir yelp", "Feb 30 10:00-12:00", "PH"])
def test_hours_nobody_should_trust_leave_the_shop_with_unknown_hours(
    town: CurrentTown, tmp_path: Path, hours: str
) -> None:
    report = bring(tmp_path, opening_hours=hours)
    assert report.shops.created == 1
    assert profile().opening_hours is None


def test_a_brand_stands_in_for_a_missing_name(town: CurrentTown, tmp_path: Path) -> None:
    import_shops(write(tmp_path, point("node/1", shop="bakery", brand="Paul")))
    assert shop().name == "Paul"


def test_a_long_or_dirty_name_is_cleaned(town: CurrentTown, tmp_path: Path) -> None:
    bring(tmp_path, name="Aux\u202e Bons\n\tPains <script>x</script>" + "x" * 200)
    assert shop().name.startswith("Aux Bons Pains ")
    assert len(shop().name) == 120


def test_a_shop_named_like_a_page_gets_another_address(town: CurrentTown, tmp_path: Path) -> None:
    bring(tmp_path, name="Panier")
    assert shop().slug == "panier-2"


def test_an_address_finds_its_street_whatever_the_spelling(
    town: CurrentTown, tmp_path: Path
) -> None:
    import_streets(write(tmp_path, street("way/1", "Rue du Faisan", (0, 90), (1, 90))))
    report = bring(tmp_path, addr__street="RUE FAISAN", addr__housenumber="12 bis")
    door = profile()
    assert report.streets_created == 0
    assert (door.street_guessed, door.house_number) == (False, "12 bis")
    assert street_name(door.street_id) == "Rue du Faisan"


def street_name(street_id: int | None) -> str | None:
    return db.session.scalar(select(Street.name).where(Street.id == street_id))


def test_without_address_the_nearest_street_within_50_metres_is_guessed(
    town: CurrentTown, tmp_path: Path
) -> None:
    import_streets(write(tmp_path, street("way/1", "Rue du Four", (-5, 3), (5, 3))))
    bring(tmp_path)
    assert profile().street_guessed
    assert street_name(profile().street_id) == "Rue du Four"


def test_farther_than_50_metres_there_is_no_street_and_it_is_told(
    town: CurrentTown, tmp_path: Path
) -> None:
    import_streets(write(tmp_path, street("way/1", "Rue du Four", (-5, 8), (5, 8))))
    report = bring(tmp_path)
    assert profile().street_id is None
    assert [each.msgid for each in report.findings.dropped] == [
        "There is no named street within 50 metres."
    ]


def test_a_street_known_from_an_address_only_is_created_and_told(
    town: CurrentTown, tmp_path: Path
) -> None:
    report = bring(tmp_path, addr__street="Place de Strasbourg")
    assert report.streets_created == 1
    assert street_name(profile().street_id) == "Place de Strasbourg"
    assert [each.subject for each in report.findings.noted] == ["Place de Strasbourg"]


def test_doors_stand_in_walking_order(town: CurrentTown, tmp_path: Path) -> None:
    import_streets(write(tmp_path, street("way/1", "Rue du Four", (0, 0), (10, 0))))
    numbers = {"node/1": ("1", 0), "node/2": ("", 5), "node/3": ("21", 10)}
    import_shops(
        write(
            tmp_path,
            *(
                point(ref, east=east, name=ref, shop="yes", addr__street="Rue du Four",
                      **({"addr__housenumber": number} if number else {}))
                for ref, (number, east) in numbers.items()
            ),
        )
    )  # fmt: skip
    assert [profile(ref).door_order for ref in numbers] == [1.0, pytest.approx(11), 21.0]


def test_places_are_no_shops(town: CurrentTown, tmp_path: Path) -> None:
    import_shops(
        write(
            tmp_path,
            point("node/1", amenity="library", name="Médiathèque"),
            point("node/2", amenity="bench"),
            point("node/3", amenity="theatre"),
        )
    )
    rows = db.session.execute(select(Place.kind, Place.name).order_by(Place.id)).all()
    assert [tuple(row) for row in rows] == [("library", "Médiathèque"), ("bench", "")]


def test_what_the_map_changes_is_changed(town: CurrentTown, tmp_path: Path) -> None:
    bring(tmp_path)
    report = bring(tmp_path, name="Paul et fils", phone="03 20 55 60 28")
    assert report.shops.changed == ["Paul et fils"]
    assert (shop().name, shop().slug, profile().phone) == ("Paul et fils", "paul", "+33320556028")


def test_a_place_that_moves_is_changed(town: CurrentTown, tmp_path: Path) -> None:
    import_shops(write(tmp_path, point("node/1", amenity="library", name="M")))
    report = import_shops(write(tmp_path, point("node/1", amenity="library", name="M", north=3)))
    assert report.places.changed == ["M"]


def test_hours_a_person_wrote_are_never_overwritten(town: CurrentTown, tmp_path: Path) -> None:
    bring(tmp_path, opening_hours="Mo-Sa 07:30-19:00")
    set_hours(shop(), "Mo-Sa 08:00-18:00", actor="person:1")
    report = bring(tmp_path, opening_hours="Mo-Sa 07:00-20:00", name="Autre")
    assert report.shops.edited == ["Autre"], "nobody wrote the name: it is the map's"
    assert (shop().name, profile().opening_hours) == ("Autre", "Mo-Sa 08:00-18:00")


def test_a_shop_its_trader_has_taken_over_is_left_alone(town: CurrentTown, tmp_path: Path) -> None:
    bring(tmp_path)
    take_over(shop(), actor="person:1")
    assert bring(tmp_path, name="Autre").shops.edited == ["Paul"]
    assert shop().name == "Paul"


def test_a_shop_gone_from_the_map_stays_and_is_told(town: CurrentTown, tmp_path: Path) -> None:
    bring(tmp_path)
    report = import_shops(write(tmp_path, point("node/2", shop="books", name="Page")))
    assert report.shops.absent == ["Paul"]
    assert shop().status == "admitted"


def test_without_identity_name_and_address_are_one(town: CurrentTown, tmp_path: Path) -> None:
    again = point(None, shop="bakery", name="PAUL", addr__street="Rue du Four")
    path = write(
        tmp_path, point(None, shop="bakery", name="Paul", addr__street="Rue du Four"), again
    )
    report = import_shops(path)
    assert (report.shops.created, len(report.findings.refused)) == (1, 1)
    assert import_shops(path).shops.unchanged == 1


def test_a_trial_writes_nothing(town: CurrentTown, tmp_path: Path) -> None:
    path = write(tmp_path, point("node/1", shop="bakery", name="Paul", addr__street="Rue A"))
    assert import_shops(path, dry_run=True).shops.created == 1
    assert [db.session.scalar(select(func.count(each.id))) for each in (Shop, Street)] == [0, 0]


def test_a_failure_half_way_leaves_nothing_behind(town: CurrentTown, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt(done, total)

    path = write(tmp_path, point("node/1", shop="bakery", name="Paul", addr__street="Rue A"))
    with pytest.raises(KeyboardInterrupt):
        import_shops(path, progress=stop)
    assert [db.session.scalar(select(func.count(each.id))) for each in (Shop, Street)] == [0, 0]


def test_the_fact_is_recorded_when_something_changed(town: CurrentTown, tmp_path: Path) -> None:
    bring(tmp_path)
    bring(tmp_path)
    assert Counter(db.session.scalars(select(Event.kind)))["town.shops_imported"] == 1


@pytest.mark.parametrize(
    ("ref", "credit"),
    [("node/1", True), ("osm:rue du four", True), ("sirene:123", False), (None, False)],
)
def test_a_row_tells_whether_it_came_from_the_map(ref: str | None, *, credit: bool) -> None:
    assert is_from_openstreetmap(ref) is credit


def units() -> list[VacantUnit]:
    db.session.expire_all()
    return list(db.session.scalars(select(VacantUnit)))


@pytest.mark.parametrize("tags", [{"shop": "vacant"}, {"disused__shop": "bakery", "name": "Paul"}])
def test_an_empty_shop_is_kept_at_its_door_and_its_old_name_is_not(
    town: CurrentTown, tmp_path: Path, tags: dict[str, str]
) -> None:
    report = import_shops(
        write(
            tmp_path,
            point("node/1", name="Ida", shop="bakery", addr__street="Rue A", addr__housenumber="3"),
            point("node/2", east=3, addr__street="Rue A", addr__housenumber="5", **tags),
        )
    )
    (unit,) = units()
    assert (report.vacant.created, report.shops.created) == (1, 1)
    assert (unit.house_number, unit.door_order, unit.note) == ("5", 5.0, "")
    assert unit.street_id == profile().street_id


def test_an_empty_shop_goes_once_somebody_has_moved_in(town: CurrentTown, tmp_path: Path) -> None:
    import_shops(write(tmp_path, point("node/1", shop="vacant"), point("node/2", shop="vacant")))
    with_note = next(unit for unit in units() if unit.source_ref == "node/2")
    with_note.note = "42 m²"
    report = import_shops(write(tmp_path, point("node/1", shop="books", name="Ida")))
    assert report.vacant.removed == 1
    assert [unit.source_ref for unit in units()] == ["node/2"]
