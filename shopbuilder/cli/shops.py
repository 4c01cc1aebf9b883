"""`shopbuilder shop …`: admit, place, hours and mode, until the clerk has screens."""

import click

from shopbuilder.profile.trades import TRADES


@click.group()
def shop() -> None:
    """Shops of a town: admit, set place, set hours, set mode, suspend."""


assert TRADES
