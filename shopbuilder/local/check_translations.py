"""Check that the French catalogues are complete, or bring them up to date: of pages, of commands.

python -m shopbuilder.local.check_translations [--update]
"""

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from shopbuilder.bundled import ROOT
from shopbuilder.local.command_texts import extract_commands
from shopbuilder.local.words import tell_plainly

#: A plain space where French wants one at which no line breaks.
_LOOSE = re.compile(r" [:;?!»]|« ")

CATALOGUE = ROOT / "shopbuilder/translations/fr/LC_MESSAGES/messages.po"
OF_COMMANDS = CATALOGUE.with_name("commands.po")

_FOLDERS = ("tenants", "shopbuilder", "workers", "templates")
_METHODS = [("**.py", "python"), ("**.html", "jinja2"), ("**.txt", "jinja2")]
# As the application compiles them: {% trans %} blocks lose their line breaks.
_OPTIONS = {"**.html": {"trimmed": "true", "silent": "false"}, "**.txt": {"silent": "false"}}
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "N_": None,
    "translate": None,
    "ngettext": (1, 2),
    "translate_plural": (1, 2),
    "pgettext": ((1, "c"), 2),
}


def extract(root: Path) -> Catalog:
    """Return every sentence that code and templates under `root` mark for translation."""
    found = Catalog(charset="utf-8")
    for folder in _FOLDERS:
        messages = extract_from_dir(
            root / folder, method_map=_METHODS, options_map=_OPTIONS, keywords=_KEYWORDS
        )
        for file, _, message, _, context in messages:
            found.add(message, locations=[(f"{folder}/{file}", 0)], context=context)
    return found


def read(path: Path) -> Catalog:
    """Return the catalogue in a file."""
    with path.open("rb") as file:
        return read_po(file, locale="fr")


def faults(extracted: Catalog, translated: Catalog) -> Iterator[str]:
    """Yield a line for each sentence without its French, and each French without its sentence."""
    for message in extracted:
        if message.id:
            yield from _faults_of(message.id, translated.get(message.id, message.context))
    for message in translated:
        if message.id and extracted.get(message.id, message.context) is None:
            yield f"no longer used: {message.id!r}"


def _faults_of(msgid: object, french: Message | None) -> Iterator[str]:
    if french is None or not french.string or not all(french.string):
        yield f"not translated: {msgid!r}"
    elif french.fuzzy:
        yield f"marked as doubtful: {msgid!r}"
    else:
        yield from (f"{error}: {msgid!r}" for error in french.check())
        forms = [french.string] if isinstance(french.string, str) else french.string
        if any(_LOOSE.search(form) for form in forms):
            yield f"a line may break before its punctuation: {msgid!r}"


def update(path: Path, extracted: Catalog) -> None:
    """Write the catalogue anew with today's sentences, keeping the French there is.

    Its punctuation is held to its word on the way.
    """
    catalogue = read(path)
    catalogue.update(extracted, no_fuzzy_matching=True)
    for message in catalogue:
        french = message.string or ""
        message.string = _hold(french) if isinstance(french, str) else tuple(map(_hold, french))
    with path.open("wb") as file:
        write_po(
            file, catalogue, width=100, sort_output=True, ignore_obsolete=True, include_lineno=False
        )


def _hold(french: str) -> str:
    narrow = re.sub(r" ([;?!])", "\u202f\\1", french)
    return re.sub(r" ([:»])", "\u00a0\\1", narrow).replace("« ", "«\u00a0")


def main(arguments: Sequence[str]) -> int:
    """Update if asked, then check; return the exit status."""
    sound = True
    for path, extracted in ((CATALOGUE, extract(ROOT)), (OF_COMMANDS, extract_commands())):
        if "--update" in arguments:
            update(path, extracted)
        found = list(faults(extracted, read(path)))
        for line in found:
            tell_plainly(line)
        tell_plainly(f"{path.name}: {len(extracted)} sentences, {len(found)} faults.")
        sound = sound and not found
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
