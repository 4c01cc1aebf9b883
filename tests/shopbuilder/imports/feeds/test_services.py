"""Bringing feeds: every way they are written, what is refused, and what a second one changes."""

import subprocess
import sys
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from shopbuilder.imports.bringer import Bringer
from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.feeds.reading import MOST_BYTES
from shopbuilder.imports.feeds.services import NewsImport, bring_news
from shopbuilder.town_life.models import NewsItem, Subscription
from shopbuilder.town_life.news import News, latest_news
from tenants.clock import now
from tenants.database import db
from tests.cast import Cast
from tests.factories.shops import Pen


def rss(*items: str, head: str = "") -> bytes:
    return f'{head}<rss version="2.0"><channel><title>X</title>{"".join(items)}</channel></rss>'.encode()


def item(title: str = "La halle rouvre", text: str = "Samedi.", more: str = "") -> str:
    return (
        f"<item><guid>1</guid><title>{title}</title><description>{text}</description>{more}</item>"
    )


def brought(pen: Pen, data: bytes, bringer: Bringer | None = None) -> NewsImport:
    with pen.writing():
        return bring_news(data, bringer or Bringer())


def shown(pen: Pen) -> list[News]:
    with pen.writing():
        return latest_news(now(), limit=20)


def followed(pen: Pen) -> Bringer:
    with pen.writing():
        made = Subscription(kind="news", name="Feed", url="https://a.example/a.xml")
        db.session.add(made)
        db.session.flush()
        return Bringer(subscription_id=made.id, actor="program")


def change(pen: Pen, **values: Any) -> None:
    with pen.writing():
        kept = db.session.scalars(select(NewsItem)).one()
        for name, value in values.items():
            setattr(kept, name, value)


RDF = b"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">
<channel><title>T</title></channel><item><title>Neuf</title><link>https://a.example/1</link></item></rdf:RDF>"""
RSS_091 = b"""<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
"http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>T</title>
<item><title>Neuf</title><link>https://a.example/1</link></item></channel></rss>"""
RSS_1 = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="x"><title>T</title></channel><item rdf:about="https://a.example/1"><title>Neuf</title>
<link>https://a.example/1</link></item></rdf:RDF>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><id>1</id><title>Neuf</title>
<link href="https://a.example/1"/></entry></feed>"""


@pytest.mark.parametrize("data", [RDF, RSS_091, RSS_1, ATOM, rss(item("Neuf", more="<link>https://a.example/1</link>"))],
                         ids=["RSS 0.9", "RSS 0.91", "RSS 1.0", "Atom", "RSS 2.0"])  # fmt: skip
def test_every_kind_of_feed_is_read(morning: Cast, pen: Pen, data: bytes) -> None:
    assert brought(pen, data).created == 1
    (found,) = shown(pen)
    assert (found.title, found.link) == ("Neuf", "https://a.example/1")


def test_a_feed_in_an_older_alphabet_is_read(morning: Cast, pen: Pen) -> None:
    head = '<?xml version="1.0" encoding="iso-8859-1"?>'
    data = rss(item("Marché d’été".replace("’", "'")), head=head).decode().encode("latin-1")
    brought(pen, data)
    assert shown(pen)[0].title == "Marché d'été"


def test_markup_becomes_paragraphs_and_nothing_runs(morning: Cast, pen: Pen) -> None:
    text = (
        "<![CDATA[<p>Un <b>beau</b> jour.</p><p>Deux<br>lignes &amp; plus</p><ul><li>pain<li>lait</ul>"
        "<script>alert(1)</script><img src=x onerror=alert(1)><a href='javascript:alert(1)'>ici</a>]]>"
    )
    brought(pen, rss(item(text=text)))
    (found,) = shown(pen)
    assert found.paragraphs[:2] == ["Un beau jour.", "Deux lignes & plus"]
    assert "alert" not in found.text
    assert "<" not in found.text


def test_only_links_of_the_web_are_kept(morning: Cast, pen: Pen) -> None:
    brought(pen, rss(item(more="<link>javascript:alert(1)</link>")))
    assert shown(pen)[0].link == ""


def test_a_date_ahead_counts_from_now(morning: Cast, pen: Pen) -> None:
    brought(pen, rss(item(more="<pubDate>Mon, 01 Jan 2035 08:00:00 GMT</pubDate>")))
    assert shown(pen)[0].published_at == now()


def test_a_date_behind_is_kept(morning: Cast, pen: Pen) -> None:
    brought(pen, rss(item(more="<pubDate>Mon, 02 Nov 2026 08:00:00 +0100</pubDate>")))
    assert shown(pen)[0].published_at == datetime(2026, 11, 2, 7, tzinfo=UTC)


def test_an_address_of_a_person_is_not_kept(morning: Cast, pen: Pen) -> None:
    brought(pen, rss(item(more="<author>ana@example.org (Ana Martin)</author>")))
    (found,) = shown(pen)
    assert found.author == "Ana Martin"


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    b"<rss version='2.0'><channel><title>&c;</title></channel></rss>"
)
OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    b"<rss version='2.0'><channel><item><title>&a;</title></item></channel></rss>"
)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not a feed"),
        (b"Bonjour", "not a feed"),
        (b"\x00\x01\x02" * 99, "not a feed"),
        (b"http://127.0.0.1/", "not a feed"),
        (b"/etc/passwd", "not a feed"),
        (b"<!DOCTYPE html><title>404</title><p>rien", "web page"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "not a feed"),
        (BOMB, "entities"),
        (OUTSIDE, "entities"),
        (BOMB.decode().encode("utf-16"), "entities"),
        (BOMB.replace(b"<rss", b"<rss <"), "entities"),
        (rss("<a>" * 200 + "</a>" * 200), "not built like a feed"),
        (rss("<item/>" * 100_001), "not built like a feed"),
        (b"<" * (MOST_BYTES // 2), "not built like a feed"),
        (b"x" * (MOST_BYTES + 1), "too large"),
        (rss(), "no news"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_feed_gets_a_sentence(morning: Cast, pen: Pen, data: bytes, said: str) -> None:
    with pen.writing(), pytest.raises(UnusableFile, match=said):
        bring_news(data, Bringer())
    assert shown(pen) == []


def test_a_feed_with_a_fault_in_its_xml_is_read_and_told(morning: Cast, pen: Pen) -> None:
    done = brought(pen, rss(item("Caf&eacute; & th&eacute;")))
    assert "breaks the rules" in done.findings.noted[0].msgid
    assert shown(pen)[0].title == "Café & thé"


def test_what_the_feed_changed_is_changed(morning: Cast, pen: Pen) -> None:
    brought(pen, rss(item()))
    done = brought(pen, rss(item(text="Dimanche.")))
    assert (done.created, done.changed) == (0, 1)
    assert shown(pen)[0].text == "Dimanche."


def test_what_a_clerk_changed_stays_and_is_told(morning: Cast, pen: Pen) -> None:
    brought(pen, rss(item()))
    change(pen, title="Réouverture de la halle")
    done = brought(pen, rss(item("La halle est là", "Dimanche.")))
    (found,) = shown(pen)
    assert (found.title, found.text) == ("Réouverture de la halle", "Dimanche.")
    assert done.findings.noted[0].values["what"] == "its title"


def test_what_a_clerk_took_back_does_not_come_again(morning: Cast, pen: Pen) -> None:
    brought(pen, rss(item()))
    change(pen, withdrawn_at=now())
    brought(pen, rss(item(text="Dimanche.")))
    assert shown(pen) == []


def test_the_same_identity_in_a_shop_and_in_the_town_are_two(morning: Cast, pen: Pen) -> None:
    brought(pen, rss(item()))
    brought(pen, rss(item()), Bringer(shop_id=morning.books_id))
    assert {each.shop for each in shown(pen)} == {None, "Librairie Bob"}


def test_a_feed_cannot_rewrite_what_another_one_brought(morning: Cast, pen: Pen) -> None:
    theirs, evil = followed(pen), followed(pen)
    brought(pen, rss(item()), theirs)
    done = brought(pen, rss(item("La halle ferme")), evil)
    assert (done.changed, done.unchanged) == (0, 1)
    assert [each.title for each in shown(pen)] == ["La halle rouvre"]
    assert brought(pen, rss(item("La halle rouvre samedi")), theirs).changed == 1


@pytest.mark.parametrize("piece", ["&lt;br ", "&lt;li ", "&lt;!--", "&amp;lt;p "])
def test_markup_without_an_end_does_not_hold_up_a_worker(piece: str) -> None:
    # Six seconds of the processor are several times what it takes; from each "<" on it took minutes.
    program = (
        "import resource; from shopbuilder.imports.feeds.reading import read_feed\n"
        "spent = int(resource.getrusage(resource.RUSAGE_SELF).ru_utime)\n"
        "resource.setrlimit(resource.RLIMIT_CPU, (spent + 6, spent + 6))\n"
        f"text = {piece!r} * (2_500_000 // {len(piece)})\n"
        "head = '<rss version=\"2.0\"><channel><title>X</title><item><description>'\n"
        "read_feed((head + text + '</description></item></channel></rss>').encode())"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_another_town_keeps_its_own(morning: Cast, pen: Pen) -> None:
    brought(pen, rss(item()))
    assert brought(Pen(pen.app, morning.other_town), rss(item())).created == 1
