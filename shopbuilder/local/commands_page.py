"""The manual of the commands as a page, written from the commands themselves.

python -m shopbuilder.local.commands_page docs/commands.md
"""

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from shopbuilder.cli.group import named
from shopbuilder.cli.manual import EXAMPLES, EXIT_CODES, INTRODUCTION, SECTIONS

_HEAD = """\
# The commands

What `shopbuilder --help` says, on one page: written by `make manual` from the commands, held against
them by a test. A terminal that speaks French is told the same in French.
"""


def page() -> str:
    """Return the page in Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield from (_HEAD, INTRODUCTION, "", EXIT_CODES)
    for section in SECTIONS:
        yield f"\n## {section.title}"
        for entry in section.entries:
            yield from _chapter(entry.name, named(entry.place))


def _chapter(path: str, command: click.Command) -> Iterator[str]:
    """Yield a command; of a group, each command in it."""
    if isinstance(command, click.Group):
        for name in command.commands:
            yield from _chapter(f"{path} {name}", command.commands[name])
        return
    ctx = click.Context(command, info_name=f"shopbuilder {path}")
    usage = " ".join(command.collect_usage_pieces(ctx))
    yield f"\n### {path}\n\n    shopbuilder {path} {usage}".rstrip()
    yield f"\n{_text_of(command)}"
    yield from _options(command, ctx)
    yield from _examples(path)


def _text_of(command: click.Command) -> str:
    """Return the help in Markdown: what click sets line by line becomes a block of code."""
    paragraphs = inspect.cleandoc(command.help or "").split("\n\n")
    return "\n\n".join(
        "    " + paragraph.removeprefix("\b\n").replace("\n", "\n    ")
        if paragraph.startswith("\b")
        else paragraph
        for paragraph in paragraphs
    )


def _options(command: click.Command, ctx: click.Context) -> Iterator[str]:
    records = [
        each.get_help_record(ctx) for each in command.params if isinstance(each, click.Option)
    ]
    rows = [record for record in records if record is not None]
    if rows:
        yield "\n| option | |\n|---|---|"
        yield from (f"| `{_cell(names)}` | {_cell(text)} |" for names, text in rows)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("  [", " [")


def _examples(path: str) -> Iterator[str]:
    if path in EXAMPLES:
        yield "\n" + "\n".join(f"    shopbuilder {example}" for example in EXAMPLES[path])


def main(goal: Path) -> None:
    """Write the page to a file."""
    goal.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
