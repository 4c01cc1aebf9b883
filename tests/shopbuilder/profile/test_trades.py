from shopbuilder.facade.palette import TRADE_COLOURS
from shopbuilder.profile.trades import TRADES, trade_of


def test_a_town_centre_has_at_least_forty_five_trades() -> None:
    assert len(TRADES) >= 45


def test_each_trade_is_found_by_its_own_key() -> None:
    assert all(key == trade.key for key, trade in TRADES.items())


def test_no_two_trades_share_a_name() -> None:
    assert len({trade.name for trade in TRADES.values()}) == len(TRADES)


def test_each_trade_wears_a_colour_of_the_palette() -> None:
    assert {trade.colour for trade in TRADES.values()} <= set(TRADE_COLOURS)


def test_a_trade_that_is_no_longer_listed_is_a_shop_all_the_same() -> None:
    assert trade_of("blacksmith") == TRADES["other"]


def test_food_is_known_where_the_law_asks_for_more() -> None:
    assert TRADES["bakery"].food
    assert not TRADES["books"].food
