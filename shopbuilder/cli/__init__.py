"""The command line: whatever a clerk or an operator needs until her screens come."""

import os
import sys
from collections.abc import Sequence

import click
from flask.cli import FlaskGroup, ScriptInfo

from shopbuilder.app import create_app
from shopbuilder.cli.demo import demo
from shopbuilder.cli.imports import imports
from shopbuilder.cli.members import member, operator
from shopbuilder.cli.photos import photo
from shopbuilder.cli.shops import shop
from shopbuilder.cli.streets import street
from shopbuilder.cli.towns import town
from shopbuilder.config import SettingsError
from shopbuilder.i18n import refusal_in_words
from shopbuilder.migrating import refresh_statistics, upgrade
from tenants.errors import Refusal
from tenants.isolation import RoleError


class Commands(FlaskGroup):
    """Commands that say "no" in a sentence and exit with 2, never with a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command asked for."""
        try:
            return super().invoke(ctx)
        except Refusal as refusal:
            with ctx.ensure_object(ScriptInfo).load_app().app_context():
                click.echo(refusal_in_words(refusal), err=True)
            ctx.exit(2)
        except (SettingsError, RoleError) as wrong:
            click.echo(str(wrong), err=True)
            ctx.exit(2)


@click.group(
    cls=Commands,
    create_app=create_app,
    add_default_commands=False,
    add_version_option=False,
    load_dotenv=False,
    help="Mini-shops for town centres.",
)
def shopbuilder() -> None:
    """Gather the commands."""


@shopbuilder.command()
def migrate() -> None:
    """Bring the database's tables to this version."""
    upgrade(os.environ["DATABASE_OWNER_URL"])
    click.echo("Database up to date.")


@imports.result_callback()
@demo.result_callback()
def count(*_results: object, **_options: object) -> None:
    """Let the planner know what came in, where the owner's address is at hand."""
    owner_url = os.environ.get("DATABASE_OWNER_URL")
    if owner_url:
        refresh_statistics(owner_url)


for command in (town, street, shop, photo, member, operator, imports, demo):
    shopbuilder.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line."""
    shopbuilder.main(args=list(arguments) if arguments is not None else sys.argv[1:])
