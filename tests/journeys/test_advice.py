"""A question's whole way: asked on a phone, mailed by the worker, answered by its link, told."""

import re
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from flask import Flask
from playwright.sync_api import Page, expect

from shopbuilder.demo.reading import PHRASE
from shopbuilder.local.mail_sink import Mailbox
from shopbuilder.local.ports import free_port
from tests.journeys.conftest import picture
from tests.journeys.test_pages import faults, too_wide
from workers.celery_app import celery, use
from workers.notifications.tasks import sweep_deliveries
from workers.outbox import sweep_events

pytestmark = pytest.mark.browser

TOWN = "montrelieu.localhost"
OTHER = "pierrelaine.localhost"
LINK = re.compile(r"/conseil/(?:repondre|suivi)/[A-Za-z0-9_-]{43}")

Visit = Callable[..., Page]


class Post:
    """What the mail server has taken, each mail read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: set[Path] = set()

    def work(self) -> None:
        """Let the worker do what is due now."""
        sweep_events()
        sweep_deliveries()

    def link_to(self, address: str) -> str:
        """Return the link in the newest mail to an address."""
        for path in sorted(self._folder.glob("*.eml"), reverse=True):
            mail = message_from_bytes(path.read_bytes(), policy=default)
            if mail["To"] == address and path not in self._read:
                self._read.add(path)
                body = mail.get_body(("plain",))
                assert body is not None
                found = LINK.search(body.get_content())
                assert found
                return found[0]
        msg = f"no mail to {address}"
        raise AssertionError(msg)


@pytest.fixture
def post(demo: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Post]:
    """The worker in this process, and a real mail server that keeps what it is given."""
    port = free_port()
    server = Controller(Mailbox(tmp_path), hostname="127.0.0.1", port=port, ready_timeout=60.0)
    server.start()
    monkeypatch.setitem(demo.config, "MAIL_URL", f"smtp://127.0.0.1:{port}")
    # A browser that is driven types faster than a person.
    monkeypatch.setitem(demo.config, "ADVICE_FASTEST_SECONDS", 0.0)
    use(demo)
    celery.conf.update(task_always_eager=True, task_eager_propagates=True)
    yield Post(tmp_path)
    celery.conf.update(task_always_eager=False)
    server.stop()


def base(page: Page) -> str:
    return re.sub(r"(https?://[^/]+).*", r"\1", page.url)


def ask_town(page: Page, text: str, *, mail: str = "", phone: str = "") -> None:
    """Walk through both pages of asking."""
    page.fill("[name=question]", text)
    page.get_by_role("button", name="Voir qui peut répondre").click()
    picture(page, "advice-whom-360")
    assert (faults(page), too_wide(page)) == ([], 0)
    page.fill("[name=nom]", "Nadia Ferhat")
    page.fill("[name=courriel]", mail)
    page.fill("[name=telephone]", phone)
    page.get_by_role("button", name="Envoyer ma question").click()


def test_a_question_is_mailed_answered_by_its_link_and_told(visit: Visit, post: Post) -> None:
    nadia = visit(TOWN, "/conseil")
    picture(nadia, "advice-start-360")
    ask_town(nadia, "Qui répare un vélo dont la chaîne saute ?", mail="nadia@example.org")
    expect(nadia.locator("h1")).to_contain_text("Merci, votre question est partie")
    follow = nadia.url.split("?")[0]
    picture(nadia, "advice-thanks-360")

    post.work()
    shop = visit(TOWN, post.link_to("cycles-du-bief@montrelieu.example"))
    expect(shop.locator("blockquote")).to_contain_text("dont la chaîne saute")
    picture(shop, "advice-answer-360")
    assert (faults(shop), too_wide(shop)) == ([], 0)
    shop.fill("[name=reponse]", "C’est le dérailleur. Passez, cinq minutes suffisent.")
    shop.select_option("[name=article]", label="Révision d’automne")
    shop.get_by_role("button", name="Envoyer ma réponse").click()
    expect(shop.locator("main")).to_contain_text("Votre réponse est partie")

    post.work()
    told = visit(TOWN, post.link_to("nadia@example.org"))
    assert told.url == follow
    expect(told.locator("main")).to_contain_text("C’est le dérailleur.")
    expect(told.locator("main")).to_contain_text("Révision d’automne")
    picture(told, "advice-answered-360")
    assert (faults(told), too_wide(told)) == ([], 0)
    told.get_by_role("button", name="Merci, j’ai ce qu’il me faut").click()
    expect(told.locator("main")).to_contain_text("cette question est close")
    shop.reload()
    expect(shop.locator("[name=reponse]")).to_have_count(0)


def test_without_javascript_and_without_mail_it_is_found_again_by_its_code_and_erased(
    visit: Visit, post: Post
) -> None:
    lucien = visit(TOWN, "/conseil/l-ourse-en-pages", scripts=False)
    lucien.fill("[name=question]", "Un roman en gros caractères, s’il vous plaît ?")
    lucien.fill("[name=nom]", "Lucien Prat")
    lucien.fill("[name=telephone]", "04 65 71 80 99")
    lucien.get_by_role("button", name="Envoyer ma question").click()
    code = lucien.locator(".code").inner_text()
    later = visit(TOWN, "/conseil/suivi", scripts=False)
    later.fill("[name=code]", code.lower().replace("-", " "))
    later.get_by_role("button", name="Voir ma question").click()
    expect(later.locator("blockquote")).to_contain_text("gros caractères")
    stranger = visit(OTHER, "/conseil/suivi", scripts=False)
    stranger.fill("[name=code]", code)
    stranger.get_by_role("button", name="Voir ma question").click()
    expect(stranger.locator("main")).not_to_contain_text("gros caractères")
    later.locator("details.erase summary").click()
    later.get_by_role("button", name="Oui, tout effacer").click()
    expect(later.locator("main")).to_contain_text("est effacée")


def test_a_question_is_asked_with_the_keyboard_alone(visit: Visit, post: Post) -> None:
    page = visit(TOWN, "/conseil", width=1280)
    page.locator("[name=question]").focus()
    page.keyboard.type("Qui affûte les ciseaux de couture ?")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("À qui demander")
    page.locator("[name=boutique]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Space")
    page.locator("[name=nom]").focus()
    page.keyboard.type("Nadia Ferhat")
    page.keyboard.press("Tab")
    page.keyboard.type("nadia@example.org")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Merci, votre question est partie")


def sign_in(page: Page, email: str) -> None:
    page.fill("[name=courriel]", email)
    page.fill("[name=passe]", PHRASE)
    page.locator("main form button").first.click()


def test_a_shop_flags_and_a_clerk_lets_through(visit: Visit, post: Post) -> None:
    nadia = visit(TOWN, "/conseil/boulangerie-garance")
    nadia.fill("[name=question]", "Faites-vous des brioches sans œufs ?")
    nadia.fill("[name=nom]", "Nadia Ferhat")
    nadia.fill("[name=courriel]", "nadia.flag@example.org")
    nadia.get_by_role("button", name="Envoyer ma question").click()
    baker = visit(TOWN, "/connexion")
    sign_in(baker, "boulangerie@demo.example")
    baker.goto(f"{base(baker)}/gestion/boulangerie-garance/questions")
    picture(baker, "trader-questions-360")
    assert (faults(baker), too_wide(baker)) == ([], 0)
    baker.locator("li.order").filter(has_text="brioches sans œufs").locator("a").first.click()
    picture(baker, "trader-question-360")
    baker.get_by_text("Ce n’est pas une question pour une boutique").click()
    baker.get_by_role("button", name="La signaler à la mairie").click()
    expect(baker.locator("main")).to_contain_text("La mairie relit cette question")
    nadia.reload()
    expect(nadia.locator("main")).to_contain_text("La mairie jette un œil")
    clerk = visit(TOWN, "/connexion")
    sign_in(clerk, "mairie@demo.example")
    clerk.goto(f"{base(clerk)}/mairie/questions")
    picture(clerk, "clerk-questions-360")
    assert (faults(clerk), too_wide(clerk)) == ([], 0)
    held = clerk.locator("li.card").filter(has_text="brioches sans œufs")
    held.get_by_role("button", name="Transmettre aux boutiques").click()
    expect(clerk.locator("main")).not_to_contain_text("brioches sans œufs")
    baker.reload()
    expect(baker.locator("[name=reponse]")).to_have_count(1)
