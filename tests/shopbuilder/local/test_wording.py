"""How sentences are written: each language by its own rules of type, one word a thing, no jargon."""

import re
from collections.abc import Iterator

import pytest

from shopbuilder.local.check_translations import CATALOGUE, read

#: What visitors type, in whatever way they type it: no sentence.
TYPED = ("everyday_words.py", "thesaurus.py", "diets.py")
ENGLISH_FAULTS = {
    "a French space before punctuation": r"\s[:;?!](?!\S)",
    "French quotation marks": r"[«»]",
    "a straight apostrophe or quotation mark": r"(?<=\w)'(?=\w)|\"",
    "three dots": r"\.\.\.",
    "a currency sign after its number": r"(\d|s) ?€",
    "a French word": r"(?i)(?<!“)\brendez-vous\b",
    "a mail that is no e-mail": r"(?i)(?<!e-)\bmails?\b",
    "a telephone that rings here and is called there": r"(?i)\b(please|we|you) ring\b",
    "news as a plural": r"(?i)\bnews (need|are|that (come|change|stay))\b",
    "what nobody says": r"(?i)\b(anew|stands? (here|there|already|below)|of late)\b|\bmiss\.",
}
FRENCH_FAULTS = {
    "a straight apostrophe": r"(?<=\w)'(?=\w)",
    "English quotation marks": r"[“”\"]",
    "three dots": r"\.\.\.",
    "two letters for one": r"(?i)\b(oeuf|oeuvre|coeur|soeur|noeud|voeu)",
    "somebody called tu": r"(?i)\b(tu|ton|tes|toi)\b(?!-)|\bt’",
    "jargon": r"(?i)\b(slug|mapping|fallback|upload\w*|backend|token|parse\w*|login|e-?mails?|mails?|"
    r"import run|runs?|click\w*|workflow|template|cookies? tiers|customis\w*|cliqu\w*)\b",
    "a capital without its accent": r"\b(A (partir|bientôt)|Etat|Ecole|Epuis)",
}


def sentences(language: str) -> Iterator[str]:
    for message in read(CATALOGUE):
        if not message.id or all(path.endswith(TYPED) for path, _ in message.locations):
            continue
        said = message.id if language == "en" else message.string
        yield from (said,) if isinstance(said, str) else said


def faults(said: str, patterns: dict[str, str]) -> list[str]:
    # Commands, endings of files and names of values are what they are.
    plain = re.sub(r"`[^`]*`|--[\w-]+|\s?\.\w+\b|%\(\w+\)", "", said)
    return [name for name, pattern in patterns.items() if re.search(pattern, plain)]


@pytest.mark.parametrize(("language", "patterns"), [("en", ENGLISH_FAULTS), ("fr", FRENCH_FAULTS)])
def test_every_sentence_is_written_as_its_language_is(
    language: str, patterns: dict[str, str]
) -> None:
    found = {said: wrong for said in sentences(language) if (wrong := faults(said, patterns))}
    assert found == {}


@pytest.mark.parametrize(
    ("said", "patterns"),
    [
        ("Code : %(code)s", ENGLISH_FAULTS),
        ("From 12 €", ENGLISH_FAULTS),
        ("At most %(most)s €.", ENGLISH_FAULTS),
        ("The town's page", ENGLISH_FAULTS),
        ("Find a rendez-vous", ENGLISH_FAULTS),
        ("A mail was sent", ENGLISH_FAULTS),
        ("L'agenda", FRENCH_FAULTS),
        ("Choisis ton créneau", FRENCH_FAULTS),
        ("Uploader un fichier", FRENCH_FAULTS),
        ("Votre email", FRENCH_FAULTS),
        ("Patientez...", FRENCH_FAULTS),
    ],
)
def test_control_each_fault_is_found(said: str, patterns: dict[str, str]) -> None:
    assert faults(said, patterns) != []
