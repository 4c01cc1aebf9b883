"""What became of streets and shops from a file, in the reader's words."""

from shopbuilder.cli.findings import say
from shopbuilder.imports.openstreetmap.streets import StreetImport
from shopbuilder.imports.places.report import ShopImport, Tally
from shopbuilder.imports.places.sources import ORIGINS
from tenants.errors import N_

#: Activities listed of those that are no shop; the rest is counted.
_MOST: int = 12


def say_streets(report: StreetImport) -> None:
    """Print what became of streets and of their doors, and whom to name."""
    say(
        N_("%(names)s street names read; %(nameless)s lines without a name left out."),
        names=report.names,
        nameless=report.nameless,
    )
    say(
        N_("Streets: %(created)s created, %(changed)s changed, %(unchanged)s unchanged."),
        created=len(report.created),
        changed=len(report.changed),
        unchanged=report.unchanged,
    )
    doors = report.doors
    if report.origin == "ban":
        say(
            N_("Doors: %(created)s created, %(changed)s changed, %(unchanged)s unchanged."),
            created=doors.created,
            changed=doors.changed,
            unchanged=doors.unchanged,
        )
        if report.drawn:
            say(
                N_("Streets drawn on the plan through their doors, for want of a map: %(count)s."),
                count=report.drawn,
            )
        say(
            N_("Shops: %(placed)s placed by their number, %(streets)s put into their street."),
            placed=report.shops_placed,
            streets=report.shops_in_a_street,
        )
    if report.elsewhere:
        say(N_("  %(count)s lines are about other communes: left out."), count=report.elsewhere)
    say_credit(report.origin)


def say_shops(report: ShopImport) -> None:
    """Print what became of shops and places, and what the licence of the source asks for."""
    say(
        N_("%(features)s entries read, as %(source)s has them."),
        features=report.features,
        source=report.origin.name,
    )
    _say_left_out(report)
    _say_tally(
        N_("Shops: %(created)s created, %(changed)s changed, %(unchanged)s unchanged."),
        report.shops,
        merged=N_("  %(count)s were here already, from elsewhere: they are one now."),
    )
    _say_tally(
        N_("Places: %(created)s created, %(changed)s changed, %(unchanged)s unchanged."),
        report.places,
        merged=N_("  %(count)s were here already, from elsewhere: these stay as they are."),
    )
    vacant = report.vacant
    if vacant.created or vacant.changed or vacant.unchanged or vacant.removed:
        say(
            N_(
                "Vacant units: %(created)s created, %(unchanged)s unchanged, %(removed)s let again."
            ),
            created=vacant.created,
            unchanged=vacant.changed + vacant.unchanged,
            removed=vacant.removed,
        )
    say(
        N_(
            "Of the shops, %(hours)s have opening hours and %(phones)s a telephone number;"
            " %(guessed)s were put into the nearest street because they name none."
        ),
        hours=report.with_hours,
        phones=report.with_phone,
        guessed=report.streets_guessed,
    )
    if report.placed_by_door:
        say(
            N_("Shops placed at the door of their number, as addresses have it: %(count)s."),
            count=report.placed_by_door,
        )
    if report.streets_created:
        say(N_("Streets known from addresses only: %(count)s."), count=report.streets_created)
    if report.proposed:
        say(
            N_("%(count)s questions for the clerk, at /mairie/propositions."),
            count=report.proposed,
        )
    say_credit(report.origin.key)


def _say_left_out(report: ShopImport) -> None:
    """Print what is nobody's mistake, and of no use here."""
    if report.elsewhere and not report.kept:
        say(N_("  Nothing in this file is about this town. Is it the right file?"))
    if report.rows_joined:
        say(N_("  %(count)s lines complete the one before."), count=report.rows_joined)
    if report.elsewhere:
        say(N_("  %(count)s lines are about other communes: left out."), count=report.elsewhere)
    if report.left_out:
        kinds = report.left_out.most_common(_MOST)
        say(
            N_("  %(count)s are no shops by their activity: %(kinds)s."),
            count=report.left_out.total(),
            kinds=", ".join(f"{kind} ({count})" for kind, count in kinds),
        )


def _say_tally(msgid: str, tally: Tally, *, merged: str) -> None:
    """Print counts; those left alone only where there are any."""
    say(msgid, created=tally.created, changed=len(tally.changed), unchanged=tally.unchanged)
    for count, said in (
        (len(tally.merged), merged),
        (len(tally.edited), N_("  %(count)s edited by hand: left as they are.")),
        (len(tally.doubtful), N_("  %(count)s may be here already: they wait for the clerk.")),
        (
            len(tally.absent),
            N_("  %(count)s imported before are not in this file: left as they are."),
        ),
    ):
        if count:
            say(said, count=count)


def say_credit(origin: str) -> None:
    """Print who must be named where the data are shown."""
    known = ORIGINS[origin]
    if origin == "osm":
        say(N_("Wherever these data are shown, “© OpenStreetMap contributors, ODbL” must appear."))
        return
    say(
        N_("Wherever these data are shown, “%(credit)s, %(licence)s” must appear."),
        credit=known.credit,
        licence=known.licence.name,
    )
