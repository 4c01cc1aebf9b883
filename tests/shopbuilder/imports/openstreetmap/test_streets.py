from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.openstreetmap import street_book
from shopbuilder.imports.openstreetmap.plane import Plane
from shopbuilder.imports.openstreetmap.streets import import_streets
from shopbuilder.town_life.models import Street
from tenants.context import CurrentTown
from tenants.database import db, in_town, transaction
from tenants.events import Event
from tenants.services import create_town
from tests.shopbuilder.imports.openstreetmap.maps import point, street, write


@pytest.fixture
def town(context: Flask):
    del context
    with in_town(create_town("lille", "Lille", hosts=("lille.localhost",))) as entered:
        yield entered


def streets() -> list[Street]:
    return list(db.session.scalars(select(Street).order_by(Street.position)))


def test_lines_of_one_name_are_one_street(town: CurrentTown, tmp_path: Path) -> None:
    import_streets(
        write(
            tmp_path,
            street("way/1", "Rue du Four", (0, 0), (1, 0)),
            street("way/2", "RUE DU FOUR", (1, 0), (2, 0)),
        )
    )
    (only,) = streets()
    assert (only.name, only.slug, len(only.lines or [])) == ("Rue du Four", "rue-du-four", 2)


def test_the_walk_goes_on_to_the_nearest_street(town: CurrentTown, tmp_path: Path) -> None:
    names = ["Rue A", "Rue B", "Rue C", "Rue D"]
    import_streets(
        write(
            tmp_path,
            *(
                street(f"way/{at}", name, (east, 0), (east, 1))
                for at, (name, east) in enumerate(zip(names, [40, 0, 12, 50], strict=True))
            ),
        )
    )
    assert [each.name for each in streets()] == ["Rue C", "Rue B", "Rue A", "Rue D"]


def test_what_is_no_street_is_refused(town: CurrentTown, tmp_path: Path) -> None:
    canal = street("way/2", "Canal", (0, 0), (1, 0))
    del canal["properties"]["highway"]
    report = import_streets(
        write(tmp_path, canal, point("node/3", highway="bus_stop", name="Gare"))
    )
    assert [finding.where for finding in report.findings.refused] == ["way/2", "node/3"]
    assert streets() == []


def test_lines_of_a_street_that_changed_on_the_map_are_renewed(
    town: CurrentTown, tmp_path: Path
) -> None:
    import_streets(write(tmp_path, street("way/1", "Rue du Four", (0, 0), (1, 0))))
    report = import_streets(write(tmp_path, street("way/1", "Rue du Four", (0, 0), (5, 0))))
    assert report.changed == ["Rue du Four"]


def test_a_name_and_place_the_clerk_corrected_stay(town: CurrentTown, tmp_path: Path) -> None:
    path = write(tmp_path, street("way/1", "Rue du Fuor", (0, 0), (1, 0)))
    import_streets(path)
    with transaction():
        streets()[0].name, streets()[0].position = "Rue du Four", 12
    report = import_streets(path)
    assert (report.created, report.unchanged) == ([], 1)
    assert (streets()[0].name, streets()[0].position) == ("Rue du Four", 12)


def test_new_streets_of_a_later_map_come_behind_the_others(
    town: CurrentTown, tmp_path: Path
) -> None:
    first = street("way/1", "Rue du Four", (0, 0), (1, 0))
    import_streets(write(tmp_path, first))
    import_streets(write(tmp_path, street("way/2", "Rue Neuve", (0, 0), (0, 1)), first))
    assert [each.name for each in streets()] == ["Rue du Four", "Rue Neuve"]


def test_names_that_differ_only_in_other_scripts_get_addresses(
    town: CurrentTown, tmp_path: Path
) -> None:
    import_streets(
        write(
            tmp_path,
            street("way/1", "北京路", (0, 0), (1, 0)),
            street("way/2", "南京路", (2, 0), (3, 0)),
        )
    )
    assert {each.slug for each in streets()} == {"rue", "rue-2"}


def test_a_trial_tells_the_same_and_writes_nothing(town: CurrentTown, tmp_path: Path) -> None:
    report = import_streets(
        write(tmp_path, street("way/1", "Rue du Four", (0, 0), (1, 0))), dry_run=True
    )
    assert report.created == ["Rue du Four"]
    assert streets() == []


def test_the_fact_is_recorded_once(town: CurrentTown, tmp_path: Path) -> None:
    path = write(tmp_path, street("way/1", "Rue du Four", (0, 0), (1, 0)))
    import_streets(path)
    import_streets(path)
    kinds = db.session.scalars(select(Event.kind)).all()
    assert kinds == ["town.streets_imported"]


def test_a_file_that_is_no_map_writes_nothing(town: CurrentTown, tmp_path: Path) -> None:
    path = tmp_path / "rues.geojson"
    path.write_text("Rue du Four")
    with pytest.raises(UnusableFile):
        import_streets(path)
    assert streets() == []


def test_streets_stay_within_their_town(town: CurrentTown, tmp_path: Path) -> None:
    import_streets(write(tmp_path, street("way/1", "Rue du Four", (0, 0), (1, 0))))
    with in_town(create_town("valbrun", "Valbrun", hosts=("valbrun.localhost",))):
        assert streets() == []


def test_of_two_loosely_meant_streets_the_nearer_one_is_meant(
    town: CurrentTown, tmp_path: Path
) -> None:
    import_streets(
        write(
            tmp_path,
            street("way/1", "Rue de Solferino", (0, 0), (1, 0)),
            street("way/2", "Rue du Solferino", (40, 0), (41, 0)),
        )
    )
    book = street_book.StreetBook(Plane(3.06, 50.63))
    found = book.meant("Rue Solférino", (3.0656, 50.63))
    assert found is not None
    assert found.name == "Rue du Solferino"
