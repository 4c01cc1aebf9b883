import pytest

from shopbuilder.catalogue.vat import RATES, rates_of, usual_rate
from shopbuilder.profile.trades import TRADES


@pytest.mark.parametrize(
    ("trade", "country", "rate"),
    [
        ("bakery", "FR", 550),
        ("restaurant", "FR", 1000),
        ("wine", "FR", 2000),
        ("books", "FR", 550),
        ("press", "FR", 210),
        ("florist", "FR", 2000),
        ("unheard of", "FR", 2000),
        ("bakery", "BE", 600),
        ("wine", "BE", 2100),
        ("books", "BE", 2100),
        ("bakery", "CH", 2000),
    ],
)
def test_each_trade_starts_from_its_usual_rate(trade: str, country: str, rate: int) -> None:
    assert usual_rate(trade, country) == rate


@pytest.mark.parametrize("country", RATES)
def test_the_usual_rate_is_one_of_the_country(country: str) -> None:
    assert {usual_rate(trade, country) for trade in TRADES} <= set(rates_of(country))
