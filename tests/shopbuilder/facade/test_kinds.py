import pytest

from shopbuilder.facade.illustrations import KINDS
from shopbuilder.facade.kind_words import OF_TRADE, PHRASES, WORDS
from shopbuilder.facade.kinds import kind_for
from shopbuilder.profile.trades import TRADES


@pytest.mark.parametrize(
    ("trade", "name", "kind"),
    [
        ("bakery", "Pain de campagne, 1 kg", "round_loaf"),
        ("bakery", "Pain de mie", "tin_loaf"),
        ("bakery", "Pain viennois", "loaf"),
        ("bakery", "Pain aux noix", "seeded_loaf"),
        ("fishmonger", "Noix de Saint-Jacques", "shellfish"),
        ("bakery", "Pains au chocolat par quatre", "chocolate_roll"),
        ("bakery", "Tarte aux pommes", "tart"),
        ("greengrocer", "Pommes du pays", "apples"),
        ("cheese", "Tomme fermière, 250 g", "cheese_wedge"),
        ("grocer", "Œufs fermiers", "eggs"),
        ("tea_coffee", "Thé vert au jasmin", "tea"),
        ("florist", "Rose rouge à la pièce", "bouquet"),
        ("clothing", "V-Neck T-Shirt", "shirt"),
        ("deli", "Gâteaux salés", "cake"),
    ],
)
def test_a_name_tells_what_to_draw(trade: str, name: str, kind: str) -> None:
    assert kind_for(trade, name) == kind


def test_what_the_trade_sells_wins_over_the_order_of_words() -> None:
    assert kind_for("bakery", "Apple tart") == "tart"


def test_a_foreign_article_is_no_tea() -> None:
    assert kind_for("books", "The long road") in {"book", "books"}


def test_a_name_without_a_known_word_gets_a_kind_of_its_trade() -> None:
    assert kind_for("optician", "Contrôle annuel") == "glasses"


def test_a_name_in_another_script_is_drawn_too() -> None:
    assert kind_for("bakery", "خبز") in OF_TRADE["bakery"].split()


def test_each_kind_that_words_lead_to_is_drawn() -> None:
    led_to = {*WORDS, *PHRASES.values(), *(k for ks in OF_TRADE.values() for k in ks.split())}
    assert led_to <= set(KINDS)


def test_each_drawing_is_reached_by_a_word() -> None:
    assert set(KINDS) <= set(WORDS)


def test_each_trade_has_kinds_of_its_own() -> None:
    assert set(OF_TRADE) == set(TRADES)
