"""What does each kind of import. To add one: its function and a line in JOBS here, a line in KINDS."""

from typing import Final

from shopbuilder.imports.calendars.services import AgendaImport, import_agenda
from shopbuilder.imports.feeds.services import NewsImport, import_news
from shopbuilder.imports.openstreetmap.background import import_background
from shopbuilder.imports.places.shops import import_shops
from shopbuilder.imports.places.streets import import_streets
from shopbuilder.imports.runs import articles, counting
from shopbuilder.imports.runs.job import FIRST_LINES, Asked, Job, Outcome
from tenants.errors import N_


def _streets(asked: Asked) -> Outcome:
    report = import_streets(
        asked.path, source=asked.settings.get("source", "auto"), dry_run=asked.dry_run,
        progress=asked.progress,
    )  # fmt: skip
    counts = [
        (N_("New streets: %(count)s"), len(report.created)),
        (N_("Streets changed: %(count)s"), len(report.changed)),
        (counting.STREETS_STAY, report.unchanged),
        (counting.NAMELESS_LINES, report.nameless),
        (N_("New numbered doors: %(count)s"), report.doors.created),
        (N_("Numbered doors changed: %(count)s"), report.doors.changed),
        (N_("Streets drawn through their doors: %(count)s"), report.drawn),
        (N_("Shops placed by their number: %(count)s"), report.shops_placed),
    ]
    lines = [(N_("+ %(name)s"), {"name": name}) for name in report.created[:FIRST_LINES]]
    return Outcome(report.findings, counts, lines, report)


def _background(asked: Asked) -> Outcome:
    report = import_background(asked.path, dry_run=asked.dry_run, progress=asked.progress)
    counts = [
        (N_("New shapes: %(count)s"), report.created),
        (N_("Shapes changed: %(count)s"), report.changed),
        (counting.SHAPES_STAY, report.unchanged),
        (counting.SHAPES_OUTSIDE, report.outside),
        (counting.NOT_DRAWN, report.undrawn.total()),
    ]
    return Outcome(report.findings, counts, (), report)


def _shops(asked: Asked) -> Outcome:
    report = import_shops(
        asked.path, source=asked.settings.get("source", "auto"), dry_run=asked.dry_run,
        progress=asked.progress,
    )  # fmt: skip
    counts = [
        (N_("New shops: %(count)s"), report.shops.created),
        (N_("Shops changed: %(count)s"), len(report.shops.changed)),
        (counting.SHOPS_STAY, report.shops.unchanged),
        (counting.SHOPS_EDITED, len(report.shops.edited)),
        (N_("Shops already here, from elsewhere: %(count)s"), len(report.shops.merged)),
        (counting.SHOPS_DOUBTFUL, len(report.shops.doubtful)),
        (N_("Questions about what was written by hand: %(count)s"), report.proposed),
        (N_("New places: %(count)s"), report.places.created),
        (N_("Places changed: %(count)s"), len(report.places.changed)),
        (N_("New vacant units: %(count)s"), report.vacant.created),
        (N_("Vacant units let again: %(count)s"), report.vacant.removed),
        (N_("Streets known from addresses only: %(count)s"), report.streets_created),
        (N_("Shops placed by their number: %(count)s"), report.placed_by_door),
        (N_("Shops put into the nearest street: %(count)s"), report.streets_guessed),
        (counting.ELSEWHERE, report.elsewhere),
        (counting.NO_SHOPS, report.left_out.total()),
    ]
    lines = [(N_("~ %(name)s"), {"name": name}) for name in report.shops.changed[:FIRST_LINES]]
    return Outcome(report.findings, counts, lines, report)


def _agenda(asked: Asked) -> Outcome:
    return agenda_outcome(
        import_agenda(
            asked.path,
            shop_id=asked.shop.id if asked.shop else None,
            with_private=bool(asked.settings.get("private")),
            dry_run=asked.dry_run,
            progress=asked.progress,
        )
    )


def agenda_outcome(report: AgendaImport) -> Outcome:
    """Return what came of a calendar, as a run tells it."""
    counts = [
        (N_("New events: %(count)s"), report.created),
        (N_("Of these, already over: %(count)s"), report.past),
        (N_("Events changed: %(count)s"), report.changed),
        (counting.EVENTS_STAY, report.unchanged),
    ]
    lines = [(N_("+ %(name)s"), {"name": name}) for name in report.names[:FIRST_LINES]]
    return Outcome(report.findings, counts, lines, report)


def _news(asked: Asked) -> Outcome:
    return news_outcome(
        import_news(
            asked.path,
            shop_id=asked.shop.id if asked.shop else None,
            dry_run=asked.dry_run,
            progress=asked.progress,
        )
    )


def news_outcome(report: NewsImport) -> Outcome:
    """Return what came of a feed, as a run tells it."""
    counts = [
        (N_("New news items: %(count)s"), report.created),
        (N_("News items changed: %(count)s"), report.changed),
        (counting.NEWS_STAY, report.unchanged),
    ]
    lines = [(N_("+ %(name)s"), {"name": name}) for name in report.names[:FIRST_LINES]]
    return Outcome(report.findings, counts, lines, report)


JOBS: Final = {
    job.kind: job
    for job in (
        Job("streets", _streets),
        Job("background", _background),
        Job("shops", _shops),
        Job("products", articles.perform, articles.batches),
        Job("agenda", _agenda),
        Job("shop-agenda", _agenda),
        Job("news", _news),
    )
}
