"""How the manual is set: commands with their examples, a table of contents by section."""

import copy
import inspect
from collections.abc import Mapping

import click

from shopbuilder.cli.manual import EXAMPLES, EXIT_CODES, M_, MORE, SECTIONS, Entry
from shopbuilder.cli.speaking import in_terminals_words

_EXAMPLES = M_("Examples:")
_EXAMPLE = M_("Example:")


def dressed(command: click.Command, path: str) -> click.Command:
    """Return a copy of a command, known as `path`: translated, with examples and exit codes.

    A copy, because the same process may speak two languages, and help is text of the command.
    """
    made = copy.copy(command)
    made.help = in_terminals_words(inspect.cleandoc(command.help or ""))
    made.short_help = in_terminals_words(command.short_help or "") or None
    made.params = [dressed_parameter(each) for each in command.params]
    if isinstance(made, click.Group):
        made.commands = {
            name: dressed(each, f"{path} {name}") for name, each in made.commands.items()
        }
    else:
        made.epilog = _epilog(path)
    return made


def dressed_parameter(parameter: click.Parameter) -> click.Parameter:
    """Return a copy of an option whose help and question are in the language of the terminal."""
    if not isinstance(parameter, click.Option):
        return parameter
    made = copy.copy(parameter)
    made.help = in_terminals_words(parameter.help or "") or None
    if isinstance(made.prompt, str):
        made.prompt = in_terminals_words(made.prompt)
    return made


def _epilog(path: str) -> str:
    """Return examples and exit codes; "\\b" keeps click from filling their lines."""
    examples = EXAMPLES.get(path, ())
    heading = in_terminals_words(_EXAMPLES if len(examples) > 1 else _EXAMPLE)
    lines = "\n".join(f"  shopbuilder {example}" for example in examples)
    shown = f"\b\n{heading}\n{lines}\n\n" if examples else ""
    return f"{shown}\b\n{in_terminals_words(EXIT_CODES)}"


def write_sections(formatter: click.HelpFormatter, added: Mapping[str, click.Command]) -> None:
    """Write the table of contents: each section with its commands, then those of no section."""
    for section in SECTIONS:
        with formatter.section(in_terminals_words(section.title)):
            formatter.write_dl([_row(entry) for entry in section.entries])
    known = {entry.name for section in SECTIONS for entry in section.entries}
    others = [
        (name, command.get_short_help_str()) for name, command in added.items() if name not in known
    ]
    if others:
        with formatter.section(in_terminals_words(MORE)):
            formatter.write_dl(others)


def _row(entry: Entry) -> tuple[str, str]:
    return entry.name, in_terminals_words(entry.summary)
