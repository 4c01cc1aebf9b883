"""The command line: whatever a clerk or an operator needs until her screens come."""

import sys
from collections.abc import Sequence

import click

from shopbuilder.cli.group import Commands
from shopbuilder.cli.manual import EXIT_CODES, INTRODUCTION
from shopbuilder.cli.pages import dressed_parameter
from shopbuilder.cli.speaking import in_terminals_words, speak


@click.group(cls=Commands)
@click.version_option(package_name="shopbuilder", prog_name="shopbuilder")
def shopbuilder() -> None:
    """Gather the commands; `shopbuilder.cli.manual` says where each one is."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line, in the language of the terminal."""
    speak()
    shopbuilder.help = in_terminals_words(INTRODUCTION)
    shopbuilder.epilog = in_terminals_words(EXIT_CODES)
    shopbuilder.params = [dressed_parameter(each) for each in shopbuilder.params]
    given = list(arguments) if arguments is not None else sys.argv[1:]
    shopbuilder.main(args=given, prog_name="shopbuilder")
