"""The group of all commands: each is loaded when asked for, and refuses in a sentence."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from shopbuilder.cli.manual import SECTIONS, Entry
from shopbuilder.cli.pages import dressed, write_sections

#: What click itself turns into a sentence or an exit code.
_CLICKS_OWN = (click.ClickException, click.exceptions.Exit, click.Abort)


def named(place: str) -> Any:
    """Return what a place such as "package.module:name" names, importing it now.

    The application takes seconds to import; help, completion and the version need nothing of it.
    """
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)


class Commands(click.Group):
    """Commands that say "no" in a sentence and exit with 2, never with a traceback."""

    @property
    def entries(self) -> Mapping[str, Entry]:
        """Return what the manual knows of, by name and in its order."""
        return {entry.name: entry for section in SECTIONS for entry in section.entries}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the manual, then those it does not know."""
        del ctx
        return [*self.entries, *(name for name in self.commands if name not in self.entries)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command with its examples, in the language of the terminal."""
        del ctx
        found = self.commands.get(cmd_name)
        if found is None and cmd_name in self.entries:
            found = named(self.entries[cmd_name].place)
        return None if found is None else dressed(found, cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands as a table of contents: what they are for, then each in a line."""
        del ctx
        write_sections(formatter, self.commands)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command asked for; whatever goes wrong is said in a sentence."""
        if ctx.obj is None:
            ctx.obj = named("flask.cli:ScriptInfo")(create_app=_application)
        try:
            return super().invoke(ctx)
        except _CLICKS_OWN:
            raise
        except Exception as error:  # noqa: BLE001 - here every error ends
            said = named("shopbuilder.cli.failing:said_of")(error, ctx)
        click.echo(said.sentence, err=True)
        return ctx.exit(said.status)


def _application() -> object:
    return named("shopbuilder.cli.failing:application")()
