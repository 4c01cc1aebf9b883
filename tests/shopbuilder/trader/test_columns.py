"""The columns of a spreadsheet, between sending it and planning it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select, update

from shopbuilder.imports.runs.models import ImportRun
from tenants.database import db, in_town, transaction
from tests.cast import Cast
from tests.conftest import Browser
from tests.factories.workbooks import write_xlsx
from tests.shopbuilder.web.test_import_pages import COUNTER, let_worker_work, read, send
from tests.statements import count_statements

ODD = "Ce que c’est;Combien;Sans taxe\nBrioche tressée;4,50 €;x\nFlan;3,20 €;y\n".encode("cp1252")
CHOICE = {"c0": "name", "c1": "price", "c2": ""}


@pytest.fixture
def here(cast: Cast, clean: Flask) -> Iterator[Cast]:
    with clean.app_context(), in_town(cast.town):
        yield cast


@pytest.fixture
def alice(client: Browser) -> Browser:
    return client.sign_in(Cast.alice)


def sent(person: Browser, data: bytes = ODD, name: str = "liste.csv") -> str:
    answer = send(person, COUNTER, data, name)
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"].removeprefix("http://montclair.localhost")


def run_of(address: str) -> ImportRun:
    db.session.rollback()
    number = int(address.split("/imports/")[1].split("/", maxsplit=1)[0])
    return db.session.scalars(select(ImportRun).where(ImportRun.id == number)).one()


@pytest.mark.usefixtures("here")
def test_a_file_with_odd_headings_is_asked_about(alice: Browser) -> None:
    address = sent(alice)
    assert address.endswith("/colonnes")
    page = read(alice.get(address))
    assert "Nous avons reconnu 2 colonnes sur 3." in page
    assert "Brioche tressée" in page
    assert "4,50 €" in page
    assert run_of(address).state == "sent"


@pytest.mark.usefixtures("here")
def test_what_is_said_is_what_the_worker_plans_by(alice: Browser) -> None:
    address = sent(alice)
    answer = alice.post(address, data=CHOICE)
    assert answer.headers["Location"].endswith(address.removesuffix("/colonnes"))
    run = run_of(address)
    assert (run.state, run.settings["columns"]) == ("planning", {"name": 0, "price": 1})
    let_worker_work()
    assert "Articles nouveaux : 2" in read(alice.get(address.removesuffix("/colonnes")))


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"c1": ""}, "Dites quelle colonne contient les prix."),
        ({"c2": "name"}, "gardez-en une"),
        ({"c1": "price_without_tax"}, "dites quel taux de TVA s’y ajoute"),
        ({"c0": "nonsense"}, "Dites quelle colonne contient le nom des articles."),
    ],
)
def test_columns_that_make_no_article_are_refused_with_a_sentence(
    alice: Browser, changed: dict[str, str], words: str
) -> None:
    address = sent(alice)
    answer = alice.post(address, data={**CHOICE, **changed})
    assert (answer.status_code, words in read(answer)) == (422, True)
    assert run_of(address).state == "sent"


@pytest.mark.usefixtures("here")
def test_prices_without_tax_are_shown_with_it_once_the_rate_is_said(alice: Browser) -> None:
    address = sent(alice, ODD.replace(b"4,50", b"100,00"))
    choice = {**CHOICE, "c1": "price_without_tax", "taux": "550", "geste": "voir"}
    unsaid = alice.post(address, data={**choice, "taux": ""}).text
    assert 'id="taux-error"' in unsaid
    assert "105,50 €" in read(alice.post(address, data=choice))
    alice.post(address, data={**choice, "geste": ""})
    assert run_of(address).settings["without_tax"] == 550


@pytest.mark.usefixtures("here")
def test_the_first_lines_are_shown_before_anything_is_decided(alice: Browser) -> None:
    address = sent(alice)
    page = read(alice.post(address, data={**CHOICE, "geste": "voir"}))
    assert page.count("Brioche tressée") == 2, "as a value of its column, and as an article"
    assert run_of(address).state == "sent"


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    "data",
    [
        b"Code;Nom;Prix\na;Brioche;4,50\n",
        b"Handle;Title;Option1 Value;Variant Price\na;Brioche;Default Title;4.50\n",
        b"%PDF-1.7 no table at all",
    ],
)
def test_a_file_that_needs_no_answer_goes_straight_to_the_worker(
    alice: Browser, data: bytes
) -> None:
    address = sent(alice, data)
    assert not address.endswith("/colonnes")
    assert run_of(address).state == "planning"


@pytest.mark.usefixtures("here")
def test_a_file_that_is_no_table_is_refused_under_its_own_name(alice: Browser) -> None:
    address = sent(alice, b"%PDF-1.7 no table at all", "mes prix.pdf")
    let_worker_work()
    assert "« mes prix.pdf » est un document PDF" in read(alice.get(address))


@pytest.mark.usefixtures("here")
def test_what_was_said_once_holds_for_the_next_file_of_these_headings(alice: Browser) -> None:
    alice.post(sent(alice), data={"c0": "description", "c1": "price", "c2": "name"})
    again = sent(alice)
    assert not again.endswith("/colonnes")
    assert run_of(again).settings["columns"] == {"description": 0, "price": 1, "name": 2}
    let_worker_work()
    page = read(alice.get(f"{again}/colonnes"))
    assert "Vous avez déjà apporté un fichier avec ces colonnes" in page


@pytest.mark.usefixtures("here")
def test_another_shop_of_the_town_remembers_nothing_of_it(alice: Browser, client: Browser) -> None:
    alice.post(sent(alice), data={"c0": "description", "c1": "price", "c2": "name"})
    with transaction():
        db.session.execute(update(ImportRun).values(shop_id=None))
    assert sent(alice).endswith("/colonnes")


@pytest.mark.usefixtures("here")
def test_a_plan_can_be_corrected_until_it_is_started(alice: Browser) -> None:
    address = sent(alice)
    alice.post(address, data=CHOICE)
    let_worker_work()
    assert "Corriger les colonnes" in read(alice.get(address.removesuffix("/colonnes")))
    alice.post(address, data={**CHOICE, "c2": "category"})
    assert run_of(address).settings["columns"]["category"] == 2
    let_worker_work()
    alice.post(address.removesuffix("/colonnes"), data={"geste": "commencer"})
    assert alice.post(address, data=CHOICE).status_code == 409


@pytest.mark.usefixtures("here")
def test_a_workbook_says_which_sheet_is_read(alice: Browser, tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx",
        {"Notes": [["à faire"]], "Tarif": [["Article vendu", "Combien"], ["Brioche", 4.5]]},
    )
    page = read(alice.get(sent(alice, path.read_bytes(), "liste.xlsx")))
    assert "feuille « Tarif »" in page
    assert "Brioche" in page


@pytest.mark.usefixtures("here")
def test_the_page_asks_the_database_as_often_for_many_columns_as_for_few(alice: Browser) -> None:
    engine = db.engine
    few, many = sent(alice), sent(alice, b";".join(b"x%d" % n for n in range(200)) + b"\n1;a\n")
    with count_statements(engine) as first:
        alice.get(few)
    with count_statements(engine) as second:
        alice.get(many)
    assert len(first) == len(second)


@pytest.mark.usefixtures("here")
def test_another_shops_file_is_not_there(alice: Browser) -> None:
    address = sent(alice)
    with transaction():
        db.session.execute(update(ImportRun).values(shop_id=None))
    assert alice.get(address).status_code == 404
    assert alice.post(address, data=CHOICE).status_code == 404
