"""Imports as a clerk and a trader see them: sent, looked at, started, stopped, taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, g
from sqlalchemy import func, select, update
from werkzeug.test import TestResponse

from shopbuilder.catalogue.models import Product
from shopbuilder.imports.runs.claims import Claim, claim
from shopbuilder.imports.runs.models import ImportRun
from shopbuilder.imports.runs.working import MOST_TRIES, work
from shopbuilder.uploads.models import Upload
from tenants.database import db, in_town, transaction
from tests.cast import Cast
from tests.conftest import Browser, browser
from tests.pages import read as words_of
from tests.shopbuilder.imports.openstreetmap.maps import point, street, write
from tests.shopbuilder.imports.runs.test_working import MAP
from tests.statements import count_statements

PRICES = b"Code;Nom;Prix\na;Brioche;4,50\nb;Flan;gratuit\n"
DESK = "/mairie/imports"
COUNTER = f"/gestion/{Cast.bakery}/imports"


@pytest.fixture
def here(cast: Cast, clean: Flask) -> Iterator[Cast]:
    with clean.app_context(), in_town(cast.town):
        yield cast


@pytest.fixture
def alice(client: Browser) -> Browser:
    return client.sign_in(Cast.alice)


@pytest.fixture
def claire(client: Browser) -> Browser:
    return client.sign_in(Cast.clerk)


def read(answer: TestResponse) -> str:
    return words_of(answer.text).replace("\u00a0", " ").replace("\u202f", " ")


def send(person: Browser, path: str, data: bytes, name: str, **fields: str) -> TestResponse:
    # Put together by hand: what the test client spools to the disk it leaves open.
    parts = [
        f'--B\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
        for key, value in fields.items()
    ]
    head = f'--B\r\nContent-Disposition: form-data; name="fichier"; filename="{name}"\r\n'
    body = b"".join(
        [*(part.encode() for part in parts), head.encode(), b"\r\n", data, b"\r\n--B--\r\n"]
    )
    return person.post(path, data=body, content_type="multipart/form-data; boundary=B")


def send_prices(person: Browser) -> str:
    """Send Alice's price list and return the address of its run."""
    answer = send(person, COUNTER, PRICES, "tarif.csv")
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"].removeprefix("http://montclair.localhost")


def let_worker_work() -> None:
    waiting = db.session.scalars(select(ImportRun.id)).all()
    for run_id, attempt in claim(list(waiting), 30):
        work(Claim(run_id, attempt, 30))
    db.session.remove()


def as_somebody_else() -> None:
    """Forget who asked last: the tests' own context lives longer than a request."""
    g.pop("signed_in", None)


def press(person: Browser, address: str, word: str) -> TestResponse:
    return person.post(address, data={"geste": word}, follow_redirects=True)


def imported() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count(Product.id)).where(Product.origin == "import")) or 0


@pytest.mark.usefixtures("here")
def test_a_trader_sends_looks_starts_and_takes_back(alice: Browser) -> None:
    address = send_prices(alice)
    assert "en lecture" in read(alice.get(address))
    let_worker_work()
    page = read(alice.get(address))
    assert "prêt à commencer" in page
    assert "+ Brioche" in page
    assert "ligne 3 · Flan" in page
    assert imported() == 0
    press(alice, address, "commencer")
    let_worker_work()
    page = alice.get(address)
    assert "terminé" in read(page)
    assert 'href="/gestion/fournil-d-alice/articles">Voir les articles' in page.text
    assert imported() == 1
    page = read(press(alice, address, "annuler"))
    assert "tout est comme avant" in page
    assert imported() == 0
    assert "annulé" in read(alice.get(COUNTER))


@pytest.mark.usefixtures("here")
def test_a_clerk_brings_streets(claire: Browser) -> None:
    answer = send(claire, DESK, MAP, "rues.geojson", type="streets")
    address = answer.headers["Location"]
    let_worker_work()
    assert "Rues nouvelles : 1" in read(claire.get(address))


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(("kind", "status"), [("products", 404), ("nonsense", 409), ("", 409)])
def test_a_clerk_chooses_among_the_towns_kinds(claire: Browser, kind: str, status: int) -> None:
    assert send(claire, DESK, MAP, "rues.geojson", type=kind).status_code == status


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("kind", "status"), [("streets", 404), ("nonsense", 404), ("products", 303)]
)
def test_a_trader_chooses_among_a_shops_kinds(alice: Browser, kind: str, status: int) -> None:
    assert send(alice, COUNTER, PRICES, "tarif.csv", type=kind).status_code == status


@pytest.mark.usefixtures("here")
def test_a_form_without_a_file_says_so_at_its_field(alice: Browser) -> None:
    answer = alice.post(COUNTER, data={}, content_type="multipart/form-data")
    assert answer.status_code == 400
    assert "Merci de choisir d’abord un fichier." in read(answer)


@pytest.mark.usefixtures("here")
def test_a_file_larger_than_other_forms_is_taken(alice: Browser) -> None:
    big = PRICES + b"#" * (3 * 1024 * 1024)
    assert send(alice, COUNTER, big, "tarif.csv").status_code == 303


def test_a_stranger_cannot_make_the_server_take_in_a_large_file(
    client: Browser, clean: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As in earnest, the form is read for its token before anybody asks who sends it.
    monkeypatch.setitem(clean.config, "WTF_CSRF_ENABLED", True)
    big = b"#" * (3 * 1024 * 1024)
    answer = send(client, COUNTER, big, "tarif.csv")
    assert answer.status_code == 413
    assert "Vous êtes déconnecté." in read(answer)
    assert f'href="{COUNTER}">Se connecter' in answer.text


@pytest.mark.usefixtures("here")
def test_a_file_that_is_too_large_leads_back_to_its_form(
    alice: Browser,
) -> None:
    answer = send(alice, COUNTER, b"#" * (66 * 1024 * 1024), "tarif.csv")
    assert answer.status_code == 413
    assert f'href="{COUNTER}">Revenir au formulaire' in answer.text
    assert "64 Mo" in read(answer)


def test_it_leads_back_to_the_form_in_the_readers_language(alice: Browser) -> None:
    answer = send(alice, f"/en{COUNTER}", b"#" * (66 * 1024 * 1024), "prices.csv")
    assert f'href="/en{COUNTER}">Back to the form' in answer.text


@pytest.mark.usefixtures("here")
def test_other_addresses_take_no_large_file_from_anybody(alice: Browser) -> None:
    big = b"#" * (3 * 1024 * 1024)
    answer = send(alice, f"/gestion/{Cast.bakery}/horaires", big, "tarif.csv")
    assert answer.status_code in {404, 405, 413}
    assert db.session.scalar(select(func.count(Upload.id))) == 0


def test_another_shops_trader_and_another_town_find_nothing(
    alice: Browser, clean: Flask, here: Cast
) -> None:
    address = send_prices(alice)
    number = address.rsplit("/", 1)[1]
    bob = browser(clean, here.town.home_host).sign_in(Cast.bob)
    denis = browser(clean, here.other_town.home_host).sign_in(Cast.other_clerk)
    for person, path in (
        (bob, address),
        (bob, f"/gestion/{Cast.books}/imports/{number}"),
        (denis, f"{DESK}/{number}"),
    ):
        as_somebody_else()
        assert person.get(path).status_code == 404
        for word in ("commencer", "arreter", "annuler", "reprendre", "recommencer"):
            assert person.post(path, data={"geste": word}).status_code == 404
    as_somebody_else()
    assert "tarif.csv" not in read(denis.get(DESK))
    as_somebody_else()
    assert "tarif.csv" not in read(bob.get(f"/gestion/{Cast.books}/imports"))


@pytest.mark.usefixtures("here")
def test_a_file_that_could_not_be_read_leads_to_another(alice: Browser) -> None:
    where = send(alice, COUNTER, b"PK\x03\x04" * 300, "casse.xlsx").headers["Location"]
    let_worker_work()
    as_somebody_else()
    page = alice.get(where.removeprefix("http://montclair.localhost"))
    assert "Envoyer un autre fichier" in read(page)
    assert f'href="{COUNTER}"' in page.text
    assert "Réessayer" not in read(page)


@pytest.mark.usefixtures("here")
def test_what_failed_through_no_fault_of_the_file_can_be_tried_again(alice: Browser) -> None:
    address = send_prices(alice)
    with transaction():
        db.session.execute(update(ImportRun).values(trouble={"tries": MOST_TRIES}))
    let_worker_work()
    as_somebody_else()
    assert "Réessayer" in read(alice.get(address))
    press(alice, address, "recommencer")
    let_worker_work()
    as_somebody_else()
    assert "attend votre réponse" in read(alice.get(newest_import()))


@pytest.mark.usefixtures("here")
def test_a_clerk_sees_and_takes_back_what_a_shop_imported(alice: Browser, clean: Flask) -> None:
    address = send_prices(alice)
    let_worker_work()
    press(alice, address, "commencer")
    let_worker_work()
    claire = browser(clean, alice.host).sign_in(Cast.clerk)
    as_somebody_else()
    assert "tarif.csv" in read(claire.get(DESK))
    press(claire, f"{DESK}/{address.rsplit('/', 1)[1]}", "annuler")
    assert imported() == 0


def planned(person: Browser, data: bytes) -> str:
    """Send a price list, have it planned, and return what its page says."""
    address = send(person, COUNTER, data, "tarif.csv").headers["Location"]
    let_worker_work()
    as_somebody_else()
    return read(person.get(address))


@pytest.mark.usefixtures("here")
def test_a_plan_that_takes_nothing_says_what_to_do_and_starts_nothing(alice: Browser) -> None:
    page = planned(alice, b"Code;Nom;Prix\na;Brioche;gratuit\nb;Flan;gratuit\n")
    assert "Commencer" not in page
    assert "corrigez le fichier" in page
    assert "Envoyer un autre fichier" in page


@pytest.mark.usefixtures("here")
def test_a_file_that_is_here_already_has_nothing_to_start(alice: Browser) -> None:
    address = send_prices(alice)
    let_worker_work()
    press(alice, address, "commencer")
    let_worker_work()
    page = planned(alice, b"Code;Nom;Prix\na;Brioche;4,50\n")
    assert "Commencer" not in page
    assert "est déjà là" in page


@pytest.mark.usefixtures("here")
def test_what_is_said_of_many_lines_is_said_once_with_the_first_of_them(alice: Browser) -> None:
    lines = "".join(f"c{n};Pain {n};gratuit\n" for n in range(9))
    page = planned(alice, f"Code;Nom;Prix\na;Brioche;4,50\n{lines}x;Flan;offert\n".encode())
    assert "9 lignes : 3, 4, 5, 6, 7, 8…" in page
    assert page.count("gratuit") == 1
    assert "ligne 12 · Flan" in page


@pytest.mark.usefixtures("here")
def test_two_who_start_the_same_file_at_once_bring_each_article_once(alice: Browser) -> None:
    first, second = send_prices(alice), send_prices(alice)
    let_worker_work()
    for address in (first, second, first):
        press(alice, address, "commencer")
    let_worker_work()
    assert imported() == 1
    assert "Articles inchangés : 1" in read(alice.get(second))
    # The way back of the second finds nothing that it did, and takes nothing from the first.
    press(alice, second, "annuler")
    press(alice, second, "annuler")
    assert imported() == 1


@pytest.mark.usefixtures("here")
def test_a_button_of_an_old_page_gets_a_sentence(alice: Browser) -> None:
    address = send_prices(alice)
    assert press(alice, address, "commencer").status_code == 409
    assert press(alice, address, "nonsense").status_code == 404


@pytest.mark.usefixtures("here")
def test_a_waiting_import_is_stopped_and_goes_on(alice: Browser) -> None:
    address = send_prices(alice)
    assert "arrêté" in read(press(alice, address, "arreter"))
    assert "en lecture" in read(press(alice, address, "reprendre"))


@pytest.mark.usefixtures("here")
def test_a_file_that_is_gone_offers_no_second_try(alice: Browser) -> None:
    address = send_prices(alice)
    press(alice, address, "arreter")
    with transaction():
        db.session.execute(update(ImportRun).values(upload_id=None))
    assert "Reprendre" not in read(alice.get(address))
    assert press(alice, address, "reprendre").status_code == 409


@pytest.mark.usefixtures("here")
def test_what_a_file_says_is_shown_as_text(alice: Browser) -> None:
    evil = b"Code;Nom;Prix\na;<script>alert(1)</script> x;4,50\n"
    address = send(alice, COUNTER, evil, "<img src=x>.csv").headers["Location"]
    let_worker_work()
    assert "<script>alert" not in alice.get(address).text
    assert "<img src=x>" not in alice.get(address).text


@pytest.mark.usefixtures("here")
def test_the_pages_ask_a_fixed_number_of_statements(alice: Browser) -> None:
    addresses = [send_prices(alice)]
    let_worker_work()
    asked = {}
    for round_ in range(2):
        for path in (COUNTER, addresses[0]):
            alice.get(path)
            with count_statements(db.engine) as sent:
                alice.get(path)
            asked[round_, path] = len(sent)
        addresses += [send_prices(alice), send_prices(alice)]
        let_worker_work()
    for path in (COUNTER, addresses[0]):
        assert asked[0, path] == asked[1, path] <= 9


@pytest.mark.usefixtures("here")
def test_prices_without_tax_are_refused_until_a_rate_is_chosen(alice: Browser) -> None:
    head = b"Product ID;Active (0/1);Name *;Price tax excluded;Tax rules ID;Reference #\n"
    shop = head + b"1;1;Brioche;4;1;a\n"
    send(alice, COUNTER, shop, "presta.csv")
    let_worker_work()
    as_somebody_else()
    assert "hors taxe" in read(alice.get(newest_import()))

    send(alice, COUNTER, shop, "presta.csv", ht="550")
    let_worker_work()
    as_somebody_else()
    assert "Brioche" in read(alice.get(newest_import()))


def newest_import() -> str:
    """Return the page of the newest import."""
    newest = db.session.scalar(select(func.max(ImportRun.id)))
    db.session.remove()
    return f"{COUNTER}/{newest}"


def town_map(tmp_path: Path) -> bytes:
    """A map of a street, two shops on it and two that say no name."""
    return write(
        tmp_path,
        street("way/1", "Rue Neuve", (0, 0), (10, 0)),
        point("node/1", name="Paul", shop="bakery"),
        point("node/2", east=2, name="Anne", shop="books", addr__street="Rue Longue"),
        point("node/3", east=3, shop="shoes"),
        point("node/4", east=4, shop="shoes"),
    ).read_bytes()


def bring_shops(person: Browser, data: bytes) -> tuple[str, str]:
    """Send shops, have them planned; return the address of the run and what its page says."""
    where = send(person, DESK, data, "boutiques.geojson", type="shops").headers["Location"]
    let_worker_work()
    as_somebody_else()
    return where, read(person.get(where))


@pytest.mark.usefixtures("here")
def test_shops_that_are_here_already_have_nothing_to_start(claire: Browser, tmp_path: Path) -> None:
    streets = send(claire, DESK, town_map(tmp_path), "rues.geojson", type="streets")
    let_worker_work()
    press(claire, streets.headers["Location"], "commencer")
    let_worker_work()
    where, page = bring_shops(claire, town_map(tmp_path))
    assert "Commencer" in page
    assert "rue la plus proche : 1" in page
    assert page.count("pas de nom") == 1
    press(claire, where, "commencer")
    let_worker_work()
    _, page = bring_shops(claire, town_map(tmp_path))
    assert "Commencer" not in page
