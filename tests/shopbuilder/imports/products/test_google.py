from pathlib import Path

import pytest

from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.products.sources import Reading
from tests.shopbuilder.imports.products.reading import read, read_text, told

HEAD = (
    "id\ttitle\tdescription\tlink\timage_link\tavailability\tprice\tsale_price\t"
    "sale_price_effective_date\tgtin\tproduct_type\titem_group_id\tcolor\tsize\t"
    "unit_pricing_measure"
)
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>
<title>Ma boutique</title><link>https://boutique.example</link><description>Tout</description>
{}
</channel></rss>"""
ITEM = """<item><g:id>{id}</g:id><title>{title}</title><description>&lt;p&gt;Doux&lt;/p&gt;</description>
<link>https://boutique.example/{id}</link><g:image_link>https://img.example/{id}.jpg</g:image_link>
<g:additional_image_link>https://img.example/{id}-2.jpg</g:additional_image_link>
<g:additional_image_link>https://img.example/{id}-3.jpg</g:additional_image_link>
<g:availability>in_stock</g:availability><g:price>{price}</g:price>{more}</item>"""


def lines(folder: Path, *rows: str) -> Reading:
    return read_text(folder, "\n".join([HEAD, *rows]) + "\n")


def feed(folder: Path, *items: str) -> Reading:
    return read_text(folder, RSS.format("".join(items)), name="flux.xml")


def item(number: str, title: str, price: str, more: str = "") -> str:
    return ITEM.format(id=number, title=title, price=price, more=more)


def test_items_of_a_group_are_variants_of_one_article(tmp_path: Path) -> None:
    reading = lines(
        tmp_path,
        "m1\tMiel de tilleul - 250 g\tDoux\tl\ti\tin stock\t5.50 EUR\t\t\t\tMiels\tm\t\t250 g\t250 g",
        "m2\tMiel de tilleul - 500 g\t\tl\ti\tout_of_stock\t9,00 EUR\t\t\t\tMiels\tm\t\t500 g\t500 g",
        "b1\tBougie\t\tl\ti\tin_stock\tEUR 12\t\t\t\t\t\t\t\t",
    )
    assert reading.source.key == "google"
    honey, candle = reading.drafts
    assert (honey.name, honey.source_ref, honey.category) == ("Miel de tilleul", "group:m", "Miels")
    assert [(v.label, v.price_cents, v.content, v.stock) for v in honey.variants] == [
        ("250 g", 550, "250 g", None),
        ("500 g", 900, "500 g", 0),
    ]
    assert (candle.source_ref, candle.variants[0].label) == ("b1", "")


@pytest.mark.parametrize(
    ("dates", "cents"),
    [
        ("2026-11-01T00:00+0100/2026-11-30T23:59+0100", 800),
        ("2026-12-01T00:00+0100/2026-12-30T23:59+0100", 1000),
        ("", 800),
        ("bientôt", 1000),
    ],
)
def test_a_reduced_price_counts_on_its_days(tmp_path: Path, dates: str, cents: int) -> None:
    row = f"b1\tBougie\t\tl\ti\tin_stock\t10.00 EUR\t8.00 EUR\t{dates}\t\t\t\t\t\t"
    assert lines(tmp_path, row).drafts[0].variants[0].price_cents == cents


def test_rss_with_the_namespace_is_read_alike(tmp_path: Path) -> None:
    reading = feed(
        tmp_path,
        item("a", "Savon", "4.50 EUR", "<g:gtin>3017620422003</g:gtin>"),
        item("b", "Bol", "12 USD"),
        item("c", "", "3 EUR"),
    )
    assert (reading.source.key, len(reading.drafts)) == ("google", 1)
    soap = reading.drafts[0]
    assert (soap.name, soap.description) == ("Savon", "<p>Doux</p>")
    assert soap.variants[0].gtin == "3017620422003"
    assert len(soap.noted_images) == 3
    assert [where for where, _ in told(reading.findings.refused)] == ["3", "2"]


def test_atom_is_read_alike(tmp_path: Path) -> None:
    reading = read_text(
        tmp_path,
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0">'
        "<title>Ma boutique</title><entry><g:id>a</g:id><title>Savon</title>"
        '<link href="https://boutique.example/a"/><summary>Doux</summary>'
        "<g:availability>in stock</g:availability><g:price>4.50 EUR</g:price></entry></feed>",
        name="flux.xml",
    )
    assert [(draft.name, draft.variants[0].price_cents) for draft in reading.drafts] == [
        ("Savon", 450)
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('<!DOCTYPE r [<!ENTITY a "aaaa">]><rss><channel/></rss>', "entities"),
        ('<!DOCTYPE r SYSTEM "file:///etc/passwd"><rss/>', "no feed of articles"),
        ("<rss><channel><item><title>Savon</title>", "broken XML"),
        ("<rss><channel><title>Nouvelles</title></channel></rss>", "no feed of articles"),
        ("<rss>" + "<a>" * 50_000, "nested too deeply"),
        ('<?xml version="1.0" encoding="klingon"?><rss/>', "broken XML"),
    ],
)
def test_hostile_or_broken_xml_gets_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(UnusableFile, match=sentence):
        read_text(tmp_path, text, name="flux.xml")


def test_a_feed_in_utf_16_is_read(tmp_path: Path) -> None:
    text = RSS.replace("UTF-8", "UTF-16").format(item("a", "Thé", "4.50 EUR"))
    path = tmp_path / "flux.xml"
    path.write_bytes(text.encode("utf-16"))
    assert read(path).drafts[0].name == "Thé"
