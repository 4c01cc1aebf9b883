"""The pages on which the photos of a shop are looked after: the trader's, and the clerk's."""

import re
from io import BytesIO

import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import TestResponse, encode_multipart

from shopbuilder.catalogue.models import Product
from shopbuilder.photos.lab import develop_sent, lease
from shopbuilder.photos.models import Photo, SentPhoto
from shopbuilder.photos.sending import send_photo
from shopbuilder.web.media import photo_store
from tenants.database import db, in_town, transaction
from tenants.models import Shop
from tests.cast import Cast
from tests.conftest import Browser, browser
from tests.factories.photos import painted, photo_of
from tests.statements import count_statements

PHOTOS = "/gestion/fournil-d-alice/photos"
CLERKS = "/mairie/boutiques/fournil-d-alice/photos"


@pytest.fixture
def alice(client: Browser) -> Browser:
    return client.sign_in(Cast.alice)


@pytest.fixture
def clerk(clean: Flask, cast: Cast) -> Browser:
    return browser(clean, cast.town.home_host).sign_in(Cast.clerk)


def sent_to(person: Browser, path: str, *files: tuple[bytes, str], **fields: str) -> TestResponse:
    """Send photos as the form does."""
    parts: list[tuple[str, FileStorage | str]] = [
        ("photos", FileStorage(BytesIO(content), filename=name)) for content, name in files
    ]
    boundary, body = encode_multipart(MultiDict([*parts, *fields.items()]))
    kind = f'multipart/form-data; boundary="{boundary}"'
    return person.post(path, data=body, content_type=kind)


def upload(person: Browser, *files: tuple[bytes, str], path: str = PHOTOS, **fields: str) -> str:
    """Send photos as the form does and return the page that follows."""
    answer = sent_to(person, path, *files, **fields)
    assert answer.status_code == 302
    return person.get(answer.headers["Location"].partition("#")[0]).text


def rows(app: Flask, cast: Cast, model: type[Photo] | type[SentPhoto]) -> int:
    with app.app_context(), in_town(cast.town):
        return db.session.scalar(select(func.count(model.id))) or 0


def ready(app: Flask, cast: Cast, name: str = "IMG_7.heic") -> int:
    """Send a photo to the bakery and let the worker develop it."""
    with app.app_context(), in_town(cast.town):
        bakery = db.session.scalars(select(Shop).where(Shop.id == cast.bakery_id)).one()
        number = send_photo(bakery, BytesIO(painted()), name, actor="person:1")
        lease([number], 60)
        develop_sent(number, store=photo_store(), fetched=lambda _: b"")
    return number


def hung(app: Flask, cast: Cast, alt: str = "La vitrine", size: int = 400) -> int:
    with app.app_context(), in_town(cast.town):
        return photo_of(cast.bakery, alt=alt, data=painted(size)).id


def test_nothing_chosen_and_a_name_nobody_has_are_said(alice: Browser) -> None:
    assert "Choisissez d’abord" in upload(alice)


def test_words_about_a_photo_outlive_an_unknown_name(
    alice: Browser, app: Flask, cast: Cast
) -> None:
    number = ready(app, cast)
    fields = {f"dit-{number}": "Le chat de la boutique", f"sujet-{number}": "Le Tour du puits"}
    answer = alice.post(f"{PHOTOS}/{number}/placer", data=fields)
    page = alice.get(answer.headers["Location"].partition("#")[0]).text
    card = page[page.index(f'id="e{number}"') :]
    assert "Le chat de la boutique" in card
    assert "Le Tour du puits" in card[: card.index("</form>")]
    assert rows(app, cast, Photo) == 0


def test_an_unknown_subject_keeps_nothing(alice: Browser, app: Flask, cast: Cast) -> None:
    page = upload(alice, (painted(), "a.jpg"), sujet="Le Tour du puits")
    assert "Le Tour du puits" in page
    assert rows(app, cast, SentPhoto) == 0


def test_a_file_that_is_too_heavy_is_named_and_the_others_are_kept(
    alice: Browser, app: Flask, cast: Cast
) -> None:
    heavy = b"\xff\xd8" + b"x" * (15 * 1024 * 1024)
    page = upload(alice, (heavy, "énorme.jpg"), (painted(), "a.jpg"))
    assert "énorme.jpg" in page
    assert "15" in page
    assert rows(app, cast, SentPhoto) == 1


def test_ten_photos_go_at_once_and_no_more(alice: Browser, app: Flask, cast: Cast) -> None:
    upload(alice, *((painted(200 + n), f"{n}.jpg") for n in range(12)))
    assert rows(app, cast, SentPhoto) == 10


def test_somebody_who_is_not_signed_in_sends_nothing_large(
    client: Browser, clean: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The token of a form is looked for first, and with it the form is read."""
    monkeypatch.setitem(clean.config, "WTF_CSRF_ENABLED", True)
    assert sent_to(client, PHOTOS, (b"x" * 3_000_000, "a.jpg")).status_code == 413


def test_other_forms_stay_small(alice: Browser) -> None:
    answer = sent_to(alice, "/gestion/fournil-d-alice/horaires", (b"x" * 3_000_000, "a.jpg"))
    assert answer.status_code == 413


def test_a_photo_waits_is_described_and_hangs_in_the_window(
    alice: Browser, app: Flask, cast: Cast
) -> None:
    number = ready(app, cast)
    page = alice.get(PHOTOS).text
    assert "IMG_7.heic" in page
    assert f"{PHOTOS}/{number}/placer" in page
    answer = alice.post(
        f"{PHOTOS}/{number}/placer",
        data={f"dit-{number}": "Nos miches", f"sujet-{number}": "Pain de campagne"},
    )
    assert answer.status_code == 302
    page = alice.get(PHOTOS).text
    assert "Nos miches" in page
    assert (rows(app, cast, Photo), rows(app, cast, SentPhoto)) == (1, 0)
    assert "Nos miches" in alice.get("/fournil-d-alice/article").text


def test_a_photo_without_words_stays_where_it_is(alice: Browser, app: Flask, cast: Cast) -> None:
    number = ready(app, cast)
    alice.post(f"{PHOTOS}/{number}/placer", data={f"dit-{number}": "  "})
    assert "Dites en quelques mots" in alice.get(PHOTOS).text
    assert (rows(app, cast, Photo), rows(app, cast, SentPhoto)) == (0, 1)


def test_what_was_typed_of_one_photo_outlives_the_button_of_another(
    alice: Browser, app: Flask, cast: Cast
) -> None:
    first, second = ready(app, cast, "a.jpg"), ready(app, cast, "b.jpg")
    typed = {f"dit-{first}": "Nos miches", f"dit-{second}": "Le four"}
    alice.post(f"{PHOTOS}/{first}/placer", data=typed)
    page = alice.get(PHOTOS).text
    assert "Le four</textarea>" in page
    assert (rows(app, cast, Photo), rows(app, cast, SentPhoto)) == (1, 1)


def test_all_that_have_their_words_go_into_the_window_together(
    alice: Browser, app: Flask, cast: Cast
) -> None:
    first, second, third = (ready(app, cast, f"{name}.jpg") for name in "abc")
    typed = {f"dit-{first}": "Nos miches", f"dit-{second}": " ", f"dit-{third}": "Le four"}
    alice.post(f"{PHOTOS}/placer", data=typed)
    assert "2 photos sont en vitrine." in alice.get(PHOTOS).text
    assert (rows(app, cast, Photo), rows(app, cast, SentPhoto)) == (2, 1)
    alice.post(f"{PHOTOS}/placer", data={f"dit-{second}": ""})
    assert "d’au moins une photo" in alice.get(PHOTOS).text


def test_one_refused_among_all_is_said_beside_it(alice: Browser, app: Flask, cast: Cast) -> None:
    first, second = ready(app, cast, "a.jpg"), ready(app, cast, "b.jpg")
    typed = {f"dit-{first}": "Nos miches", f"dit-{second}": "Ana", f"sujet-{second}": "Personne"}
    alice.post(f"{PHOTOS}/placer", data=typed)
    page = alice.get(PHOTOS).text
    assert "1 photo est en vitrine." in page
    assert "Personne" in page[page.index(f'id="e{second}"') :]


def test_a_photo_is_taken_out_and_put_back(alice: Browser, app: Flask, cast: Cast) -> None:
    number = hung(app, cast)
    alice.post(f"{PHOTOS}/vitrine/{number}/retirer")
    page = alice.get(PHOTOS).text
    (back,) = re.findall(rf'action="({PHOTOS}/\d+/remettre)"', page)
    assert rows(app, cast, Photo) == 0
    alice.post(back)
    assert rows(app, cast, Photo) == 1


def test_photos_change_places(alice: Browser, app: Flask, cast: Cast) -> None:
    hung(app, cast, "Premiere", 300)
    second = hung(app, cast, "Seconde", 310)
    alice.post(f"{PHOTOS}/vitrine/{second}/deplacer", data={"sens": "haut"})
    page = alice.get("/fournil-d-alice").text
    assert page.index("Seconde") < page.index("Premiere")
    assert alice.post(f"{PHOTOS}/vitrine/{second}/deplacer", data={"sens": "x"}).status_code == 400


def test_a_photo_not_shown_yet_is_seen_by_its_shop_alone(
    alice: Browser, app: Flask, cast: Cast, clean: Flask
) -> None:
    ready(app, cast)
    (address,) = set(re.findall(rf'src="({PHOTOS}/apercu/[^"]+)"', alice.get(PHOTOS).text))
    answer = alice.get(address, buffered=True)
    assert (answer.status_code, answer.mimetype) == (200, "image/webp")
    assert answer.headers["Cache-Control"] == "no-store"
    key = address.split("/")[-2]
    assert alice.get(f"/photos/{key}/360.webp").status_code == 404
    bob = browser(clean, cast.town.home_host).sign_in(Cast.bob)
    assert bob.get(address).status_code == 404
    assert bob.get(address.replace("fournil-d-alice", "librairie-bob")).status_code == 404


def test_the_clerk_does_the_same_for_any_shop_of_the_town(
    clerk: Browser, app: Flask, cast: Cast
) -> None:
    number = hung(app, cast, "La vitrine")
    assert "La vitrine" in clerk.get(CLERKS).text
    clerk.post(f"{CLERKS}/vitrine/{number}/dire", data={"dit": "La porte bleue"})
    assert "La porte bleue" in clerk.get(CLERKS).text
    assert clerk.get("/mairie/boutiques/cremerie-chloe/photos").status_code == 404
    assert clerk.get("/mairie/boutiques/A--b/photos").status_code == 404


def test_the_page_costs_the_same_however_many_photos_there_are(
    alice: Browser, app: Flask, cast: Cast
) -> None:
    hung(app, cast, "a", 300)
    counts = []
    for _ in range(2):
        with app.app_context(), count_statements(db.engine) as statements:
            assert alice.get(PHOTOS).status_code == 200
        counts.append(len(statements))
        for n in range(4):
            hung(app, cast, f"x{n}", 310 + n)
        ready(app, cast)
    assert counts[0] == counts[1] <= 14


def test_the_article_named_in_the_address_is_filled_in(alice: Browser) -> None:
    assert 'value="Pain de campagne"' in alice.get(f"{PHOTOS}?article=Pain+de+campagne").text


def test_no_file_of_the_sender_is_ever_shown(alice: Browser) -> None:
    page = upload(alice, (painted(), '../../<b>"x.jpg'))
    assert "<b>" not in page.partition("<main")[2]
    assert "&lt;b&gt;" in page


def test_pictures_that_a_catalogue_names_are_fetched_on_request_and_stopped(
    alice: Browser, app: Flask, cast: Cast
) -> None:
    assert "/chercher" not in alice.get(PHOTOS).text
    with app.app_context(), in_town(cast.town), transaction():
        bread = db.session.scalars(select(Product).where(Product.shop_id == cast.bakery_id)).one()
        bread.noted_images = ["https://images.example/1.jpg", "https://images.example/2.jpg"]
    assert "Aller chercher les 2 photos" in alice.get(PHOTOS).text
    alice.post(f"{PHOTOS}/chercher")
    page = alice.get(PHOTOS).text
    assert "0 sur 2" in page
    alice.post(f"{PHOTOS}/arreter")
    assert "Aller chercher les 2 photos" in alice.get(PHOTOS).text


def test_what_was_refused_is_read_and_goes(alice: Browser, app: Flask, cast: Cast) -> None:
    with app.app_context(), in_town(cast.town):
        bakery = db.session.scalars(select(Shop).where(Shop.id == cast.bakery_id)).one()
        number = send_photo(bakery, BytesIO(b"a letter"), "lettre.jpg", actor="person:1")
        lease([number], 60)
        develop_sent(number, store=photo_store(), fetched=lambda _: b"")
    page = alice.get(PHOTOS).text
    assert "lettre.jpg" in page
    assert "n’est pas une photo" in page
    alice.post(f"{PHOTOS}/ecarter")
    assert "lettre.jpg" not in alice.get(PHOTOS).text


@pytest.mark.parametrize("gesture", ["placer", "oublier"])
def test_a_second_tap_comes_back_to_the_photos(
    alice: Browser, app: Flask, cast: Cast, gesture: str
) -> None:
    number, other = ready(app, cast, "a.jpg"), ready(app, cast, "b.jpg")
    typed = {f"dit-{number}": "Nos miches", f"dit-{other}": "Le four"}
    assert alice.post(f"{PHOTOS}/{number}/{gesture}", data=typed).status_code == 302
    again = alice.post(f"{PHOTOS}/{number}/{gesture}", data=typed)
    assert again.status_code == 404
    assert "c’était sans doute déjà fait" in again.text
    assert "Le four</textarea>" in again.text
