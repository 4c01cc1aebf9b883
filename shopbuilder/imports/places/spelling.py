"""Names from registers written out as French people write them, as far as that is certain.

"CRS EMILE ZOLA" is "Cours Émile-Zola": kinds are written out, words that have one spelling get
their accents, a person's name is joined by hyphens. What could be read in two ways stays as it is.
"""

import re
from typing import Final

from shopbuilder.imports.folding import fold
from shopbuilder.imports.places.words_of_streets import (
    ACCENTED,
    GIVEN,
    KINDS,
    LITTLE,
    MONTHS,
    TITLES,
)

_ELIDED: Final = re.compile(r"^([dl])['’](.+)$", re.IGNORECASE)
_NUMBER_IN_FRONT: Final = re.compile(
    r"0*([0-9]{1,5})\s*(bis|ter|quater|[a-d](?=[\s,]))?[\s,]+(?=\S)", re.IGNORECASE
)
_REPEATED: Final = {"bis": "bis", "ter": "ter", "quater": "quater"}
#: The registers' code: no series of letters gets as far as Q.
_CODED: Final = {"b": "bis", "t": "ter", "q": "quater"}
#: A small "a" alone is the preposition; a capital one may be an initial.
_SPELLED: Final = {"a": "à"}
_MAX_NUMBER: Final = 20
_MAY_BE_INITIALS: Final = 4
#: Forms of business that stand in names.
_FORMS: Final = frozenset({"SARL", "EURL", "SAS", "SASU", "SCI", "EI", "SA", "SNC"})


def undoubled(text: str) -> str:
    """Return text that was encoded twice as it was meant: "AllÃ©e" is "Allée"; other text as it is."""
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def street_name(written: str, *, joined: bool = True) -> str:
    """Return the name of a street written out; "" for what is no street ("BP 1345").

    `joined` puts hyphens into names of people: right where a register's capitals lost them, wrong
    where the town itself wrote the name without.
    """
    words = written.replace("’", "'").split()
    kind, rest = _kind(words)
    if not kind:
        return ""
    spelled = [_word(word) for word in rest]
    if joined:
        spelled = _joined(spelled)
    name = " ".join([kind, *spelled])
    return name[:1].upper() + name[1:]


def _kind(words: list[str]) -> tuple[str, list[str]]:
    """Return the kind of street and the words after it."""
    for length in (2, 1):
        kind = KINDS.get(fold(" ".join(words[:length])))
        if kind and len(words) > length:
            return kind, words[length:]
    return "", words


def _word(word: str) -> str:
    """Return one word with its capitals and accents."""
    elided = _ELIDED.match(word)
    if elided:
        return f"{elided[1].lower()}’{_word(elided[2])}"
    if "-" in word:
        return "-".join(_word(part) for part in word.split("-") if part)
    return word.casefold() if _is_small(word) else _SPELLED.get(word) or _with_accents(word)


def _is_small(word: str) -> bool:
    """Tell whether a word has no capital: a number, or an article that nobody gave one on purpose.

    "de La Fontaine" is somebody's name.
    """
    of_a_name = word in {"La", "Le", "Les"}
    return bool(re.match(r"[0-9]", word)) or (word.casefold() in LITTLE and not of_a_name)


def _with_accents(word: str) -> str:
    """Return a word with the one spelling it has, else with a capital where it had no mixed ones."""
    plain = word.capitalize() if word.isupper() or word.islower() else word
    return ACCENTED.get(fold(word), plain)


def _joined(words: list[str]) -> list[str]:
    """Return the words with hyphens where French typography wants them."""
    head = next((at for at, word in enumerate(words) if word not in LITTLE), len(words))
    name, ending = words[head:], []
    if len(name) > 1 and name[-1] == "Prolongée":
        name, ending = name[:-1], ["prolongée"]
    if _is_one_name(name):
        name = ["-".join(_in_a_name(word, name[at - 1]) for at, word in enumerate(name))]
    return [*words[:head], *_after_saint(name), *ending]


def _is_one_name(words: list[str]) -> bool:
    """Tell whether hyphens hold the words together: a person, with or without title, or a date."""
    if not words:
        return False
    titled = len(words) > 1 and words[0] in TITLES.values()
    return titled or fold(words[0].partition("-")[0]) in GIVEN or _is_date(words)


def _in_a_name(word: str, before: str) -> str:
    """Return a word as it stands inside the name of a person: "Jean-de-La-Fontaine"."""
    if word == "la" and before == "de":
        return "La"
    return f"L’{word[2:]}" if word.startswith("l’") else word


def _is_date(words: list[str]) -> bool:
    """Tell whether the words are "8 Mai 1945" or "4 Septembre"."""
    return words[0][:1].isdigit() and len(words) > 1 and words[1] in MONTHS.values()


def _after_saint(words: list[str]) -> list[str]:
    """Return the words with saints joined to their names."""
    done: list[str] = []
    for word in words:
        if done and done[-1] in {"Saint", "Sainte"} and word not in LITTLE:
            done[-1] = f"{done[-1]}-{word}"
        else:
            done.append(word)
    return done


def number_and_street(address: str) -> tuple[str, str]:
    """Return house number and street of "115 bis rue de la roquette"; ("", address) without number."""
    text = address.strip()
    match = _NUMBER_IN_FRONT.match(text)
    if match is None:
        return "", text
    return house_number(f"{match[1]} {match[2] or ''}"), text[match.end() :].strip()


def house_number(written: str, *, coded: bool = False) -> str:
    """Return "12 bis" as on the plate; "" for none ("0").

    `coded` reads B, T and Q as bis, ter and quater: registers write them so. Elsewhere a "B" may
    stand beside an "A", and stays.
    """
    match = re.fullmatch(r"0*([0-9]{0,5})\s*([a-zA-Z]*)\.?", written.strip())
    if match is None:
        return written.strip()[:_MAX_NUMBER]
    if not match[1]:
        return ""
    repeated = match[2].casefold()
    if coded or repeated == "q":
        repeated = _CODED.get(repeated, repeated)
    shown = _REPEATED.get(repeated, repeated.upper())
    return f"{match[1]} {shown}".strip()


def person_name(written: str) -> str:
    """Return "MARTIN*DUPONT/CLAIRE ANNE/", a person in a register, as "Claire Dupont".

    What is no such entry stays as it is.
    """
    match = re.fullmatch(r"([^*/]+)(?:\*([^/]+))?/\s*([^/]+?)\s*/\s*", written.strip())
    if match is None:
        return written.strip()
    family = (match[2] or match[1]).strip()
    return f"{match[3].split()[0].title()} {family.title()}"


def sign_name(written: str) -> str:
    """Return a name that a register keeps in capitals as on a sign: "BOULANGERIE DU CENTRE".

    A short name alone ("ORPI") and words without vowels ("KFC") may be initials and stay; so do
    names with small letters.
    """
    text = " ".join(written.split())
    if not text.isupper() or len(text) <= _MAY_BE_INITIALS:
        return text
    return " ".join(_sign_word(word, first=at == 0) for at, word in enumerate(text.split()))


def _sign_word(word: str, *, first: bool) -> str:
    """Return one word of a sign."""
    key = word.casefold()
    if key in LITTLE and not first:
        return key
    elided = _ELIDED.match(word)
    if elided:
        lead = elided[1].upper() if first else elided[1].lower()
        return f"{lead}’{_sign_word(elided[2], first=True)}"
    if word in _FORMS or not re.search("[AEIOUY]", fold(word).upper()):
        return word
    return ACCENTED.get(key, word.capitalize())
