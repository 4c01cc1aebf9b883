"""Numbers of things, at nothing, at one, and where they are large; names of things stay as they are."""

import pytest
from flask import Flask, render_template_string

from shopbuilder.i18n import figure, in_language, translate, translate_plural

THIN = "\u202f"
ONE, MANY = "%(num)s shop", "%(num)s shops"


@pytest.mark.parametrize(
    ("number", "french", "english"),
    [
        (0, "0 boutique", "0 shops"),
        (1, "1 boutique", "1 shop"),
        (2, "2 boutiques", "2 shops"),
        (1_000_000, f"1{THIN}000{THIN}000 boutiques", "1,000,000 shops"),
    ],
)
def test_things_are_counted_as_the_reader_counts(
    app: Flask, number: int, french: str, english: str
) -> None:
    page = '{{ ngettext("%(num)s shop", "%(num)s shops", number) }}'
    for tag, said in (("fr", french), ("en", english)):
        with app.test_request_context(), in_language(tag):
            assert translate_plural(ONE, MANY, number) == said
            assert render_template_string(page, number=number) == said


def test_a_count_in_a_sentence_is_written_in_threes(app: Flask) -> None:
    page = '{{ _("Read so far: %(count)s", count=100000) }}'
    with app.test_request_context(), in_language("en"):
        assert render_template_string(page) == "Read so far: 100,000"
        assert translate("Read so far: %(count)s", count=100_000) == "Read so far: 100,000"
    with app.test_request_context(), in_language("fr"):
        assert f"100{THIN}000" in render_template_string(page)


def test_the_number_of_an_order_is_its_name(app: Flask) -> None:
    with app.test_request_context(), in_language("en"):
        assert translate("Order %(number)s", number=12345) == "Order 12345"


def test_words_in_place_of_a_number_are_left_alone(app: Flask) -> None:
    page = '{{ _("Read so far: %(count)s", count="<b>") }}'
    with app.test_request_context(), in_language("en"):
        assert render_template_string(page) == "Read so far: &lt;b&gt;"
        assert figure(999) == "999"


def test_a_block_in_a_language_speaks_it_where_no_application_is_entered_too() -> None:
    with in_language("fr"):
        assert translate("Photos of %(of_shop)s", of_shop="du Fil") == "Photos du Fil"
    assert translate("Photos of %(of_shop)s", of_shop="Le Fil") == "Photos of Le Fil"
