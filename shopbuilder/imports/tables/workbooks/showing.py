"""Numbers and dates of a workbook, as the person who typed them saw them on the screen."""

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final

#: Formats that a workbook names by a number only (ECMA-376, 18.8.30).
BUILT_IN: Final = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    11: "0.00E+00", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm",
    19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0", 38: "#,##0",
    39: "#,##0.00", 40: "#,##0.00", 44: "#,##0.00", 45: "mm:ss", 46: "h:mm:ss", 47: "mm:ss",
    49: "@",
}  # fmt: skip

#: A number of sixteen digits has lost its last ones: spreadsheets keep fifteen.
_EXACT: Final = 10**15
#: Digits behind the comma that no format rounds away.
_CENTS: Final = 2
_QUOTED: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_MASK: Final = re.compile(r"[0# ]*0[0# ]*")


@dataclass(frozen=True)
class Format:
    """How a number is shown."""

    date: bool = False
    clock: bool = False
    percent: bool = False
    #: Digits behind the comma; None where the format leaves them open.
    decimals: int | None = None
    #: "00000" or "0# ## ## ## ##": digits from the right, noughts in front; "" for ordinary numbers.
    mask: str = ""


@lru_cache(maxsize=1024)
def format_of(code: str) -> Format:
    """Return what a format code asks for; of several parts, the one for positive numbers."""
    literal = code.split(";", maxsplit=1)[0][:200]
    signs = _QUOTED.sub("", literal).lower()
    if signs in {"general", "@", "standard", ""} or "e+" in signs:
        return Format()
    if re.search(r"[dy]|h|m{1,5}|s", signs) and "0" not in signs.split(".")[0].replace("ss.0", ""):
        return Format(
            date=bool(re.search(r"[dy]|mmm", signs)), clock=bool(re.search("[hs]", signs))
        )
    behind = re.search(r"[.]([0#?]+)", signs)
    decimals = len(behind[1]) if behind else 0
    return Format(percent="%" in signs, decimals=decimals, mask=_mask_of(literal))


def _mask_of(literal: str) -> str:
    """Return the places of digits that a format fills up or sets apart; "" for ordinary numbers."""
    bare = _QUOTED.sub(lambda part: part[0][1:].strip('"') if part[0][0] in '"\\' else "", literal)
    mask = bare.strip()
    sets_apart = mask.count("0") > 1 or " " in mask
    return mask if sets_apart and _MASK.fullmatch(mask) else ""


def number(value: float, form: Format = Format(), *, since_1904: bool = False) -> str:
    """Return a number under its format: 12.5 → "12,5", 0.055 as percent → "5,5 %".

    No cent is rounded away, whatever the format shows; digits beyond it that a calculation left
    are ("=B2*1.2" shows 4,00 and holds 3.996). A number too long to be exact is written like
    7,32829E+13, so that readers of codes refuse it.
    """
    if form.date or form.clock:
        return _moment(value, form, since_1904=since_1904)
    if math.isnan(value):
        return ""
    if abs(value) >= _EXACT:
        return f"{value:.5E}".replace(".", ",")
    exact = Decimal(f"{value:.15g}")
    if form.percent:
        return f"{_with_comma(exact * 100, form.decimals)} %"
    if form.mask and _is_counted(exact):
        return _masked(str(int(exact)), form.mask)
    return _with_comma(exact, form.decimals)


def _is_counted(exact: Decimal) -> bool:
    return exact >= 0 and exact == exact.to_integral_value()


def _with_comma(exact: Decimal, decimals: int | None) -> str:
    """Return a number with as many digits behind its comma as its format has, or as it needs."""
    whole, _, behind = f"{exact:f}".partition(".")
    if decimals is not None and len(behind) > max(decimals, _CENTS):
        rounded = exact.quantize(Decimal(1).scaleb(-max(decimals, _CENTS)), ROUND_HALF_UP)
        whole, _, behind = f"{rounded:f}".partition(".")
    behind = behind.rstrip("0").ljust(decimals or 0, "0")
    return f"{whole},{behind}" if behind else whole


def _masked(digits: str, mask: str) -> str:
    """Put digits into a mask from the right: "320123456" into "0# ## ## ## ##" is 03 20 12 34 56."""
    digits = digits.zfill(len(re.findall("[0#]", mask)) if "0" in mask[:1] else mask.count("0"))
    out: list[str] = []
    left = list(digits)
    for sign in reversed(mask):
        if not left:
            break
        out.append(sign if sign == " " else left.pop())
    return ("".join(left) + "".join(reversed(out))).strip()


def _moment(value: float, form: Format, *, since_1904: bool) -> str:
    """Return a day, a time, or both, of the days that spreadsheets count."""
    if not 0 <= value < 2_958_466:
        return number(value)
    start = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - a wall clock
    # Seconds: the rest is noise of fractions of days.
    moment = start + timedelta(seconds=round(value * 86_400))
    if form.date and form.clock:
        return moment.strftime("%d/%m/%Y %H:%M")
    return moment.strftime("%d/%m/%Y" if form.date else "%H:%M")


def iso_moment(text: str) -> str:
    """Return "2026-11-25" or "2026-11-25T09:30:00" as 25/11/2026 (09:30); other text as it is."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return moment.strftime("%d/%m/%Y %H:%M" if "T" in text else "%d/%m/%Y")


def python_value(value: object) -> str:
    """Return a value that was already turned into one of Python, as an old workbook's are."""
    match value:
        case bool():
            return "VRAI" if value else "FAUX"
        case int() | float():
            return number(float(value))
        case datetime() if value.time() != time():
            return value.strftime("%d/%m/%Y %H:%M")
        case date():
            return value.strftime("%d/%m/%Y")
        case time():
            return value.strftime("%H:%M")
    return str(value)
