"""The VAT rates of each country, and the one that a trade mostly sells at."""

from typing import Final

from shopbuilder.profile.trades import trade_of

#: In hundredths of a per cent, standard rate first. France: CGI art. 278 to 281 nonies;
#: Belgium: royal decree no. 20. Zero is for who is exempt (CGI art. 293 B).
RATES: Final[dict[str, tuple[int, ...]]] = {
    "FR": (2000, 1000, 550, 210, 0),
    "BE": (2100, 1200, 600, 0),
}

#: Trades whose goods mostly bear a rate of their own in France: eaten on the spot (278-0 bis and
#: 279 m of the CGI), alcohol (excluded from 278-0 bis), books (278-0 bis A 3°), press (298 septies).
_FRENCH: Final = {
    "restaurant": 1000,
    "cafe": 1000,
    "fast_food": 1000,
    "bar": 2000,
    "wine": 2000,
    "beer": 2000,
    "books": 550,
    "press": 210,
}
_FOOD: Final = {"FR": 550, "BE": 600}


def rates_of(country: str) -> tuple[int, ...]:
    """Return the rates of a country (ISO 3166); France's where none are known."""
    return RATES.get(country, RATES["FR"])


def usual_rate(trade: str, country: str) -> int:
    """Return the rate to start from for the articles of a trade: a default, to be checked."""
    if country == "FR" and trade in _FRENCH:
        return _FRENCH[trade]
    alcohol = trade in {"bar", "wine", "beer"}
    if trade_of(trade).food and not alcohol and country in _FOOD:
        return _FOOD[country]
    return rates_of(country)[0]
