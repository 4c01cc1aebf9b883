"""`shopbuilder migrate`, `settings`, `completion`: what who looks after an installation types."""

import os

import click
from click.shell_completion import get_completion_class

from shopbuilder.bundled import bundled
from shopbuilder.config import SettingsError
from shopbuilder.migrating import upgrade

SHELLS = ("bash", "zsh", "fish")


@click.command()
def migrate() -> None:
    """Bring the database's tables to this version.

    It works as the owner of the tables, whose address is DATABASE_OWNER_URL. A database that is up to
    date stays as it is.
    """
    owner_url = os.environ.get("DATABASE_OWNER_URL")
    if not owner_url:
        missing = (
            "DATABASE_OWNER_URL names the owner of the tables; without it nothing can be migrated."
        )
        raise SettingsError(missing)
    upgrade(owner_url)
    click.echo("Database up to date.")


@click.command()
def settings() -> None:
    """List every setting, with what it is for and its usual value.

    The list can be saved as the file `.env`.
    """
    click.echo(bundled("settings.txt").read_text(encoding="utf-8"), nl=False)


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print what lets SHELL complete commands and options, for its start file.

    \b
    bash: eval "$(shopbuilder completion bash)"           in ~/.bashrc
    zsh:  eval "$(shopbuilder completion zsh)"            in ~/.zshrc
    fish: shopbuilder completion fish > ~/.config/fish/completions/shopbuilder.fish
    """
    found = get_completion_class(shell)
    if found is not None:
        program = found(ctx.find_root().command, {}, "shopbuilder", "_SHOPBUILDER_COMPLETE")
        click.echo(program.source())
