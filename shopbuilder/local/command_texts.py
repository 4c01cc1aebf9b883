"""Every text that the command line says around its commands: help, the manual, click's own words."""

import inspect
from collections.abc import Iterator
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir

from shopbuilder.bundled import ROOT
from shopbuilder.cli import shopbuilder
from shopbuilder.cli.group import named
from shopbuilder.cli.manual import SECTIONS

_METHODS = [("**.py", "python")]
#: Ours, then those of click.
_KEYWORDS = {"M_": None, "_": None, "ngettext": (1, 2)}


def extract_commands() -> Catalog:
    """Return what `commands.po` has to translate."""
    found = Catalog(charset="utf-8")
    for path, command in commands():
        for text in _texts_of(command):
            found.add(text, locations=[(f"shopbuilder {path}", 0)])
    _add(found, ROOT / "shopbuilder" / "cli", "shopbuilder/cli")
    _add(found, Path(click.__file__).parent, "click")
    return found


def commands() -> Iterator[tuple[str, click.Command]]:
    """Yield every command and group as written, with the words that follow `shopbuilder`."""
    listed = {entry.name: named(entry.place) for section in SECTIONS for entry in section.entries}
    for name, command in {**listed, **shopbuilder.commands}.items():
        yield from _walk(name, command)


def _walk(path: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from _walk(f"{path} {name}", inner)


def _texts_of(command: click.Command) -> Iterator[str]:
    """Yield what `shopbuilder.cli.pages.dressed` translates of a command."""
    yield from filter(None, [inspect.cleandoc(command.help or ""), command.short_help or ""])
    for option in command.params:
        if isinstance(option, click.Option):
            texts = [option.help, option.prompt]
            yield from (text for text in texts if isinstance(text, str) and text)


def _add(found: Catalog, folder: Path, name: str) -> None:
    for file, _, message, _, context in extract_from_dir(
        folder, method_map=_METHODS, keywords=_KEYWORDS
    ):
        found.add(message, locations=[(f"{name}/{file}", 0)], context=context)
