"""Bringing a feed into the news: read, compared, written; a second time nothing changes."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import select

from shopbuilder.imports.bringer import Bringer
from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.feeds.reading import ReadFeed, Story, feed_file, read_feed
from shopbuilder.imports.findings import Findings
from shopbuilder.imports.writing import Progress, one_import_of_the_town, silent
from shopbuilder.town_life.models import NewsItem
from shopbuilder.town_life.slugs import SlugBook
from tenants.clock import now
from tenants.context import current_town
from tenants.database import db
from tenants.errors import N_
from tenants.events import record

#: Values that a feed tells, and how a person calls them.
_VALUES: Final = {
    "title": N_("its title"),
    "text": N_("its text"),
    "link": N_("its link"),
    "author": N_("its author"),
}


@dataclass
class NewsImport:
    """What became of a feed."""

    stories: int = 0
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    #: Titles of what is new, in the order of the feed.
    names: list[str] = field(default_factory=list)
    findings: Findings = field(default_factory=Findings)

    @property
    def kept(self) -> int:
        """Pieces of news that stand here as the feed has them, or as a person made them since."""
        return self.created + self.changed + self.unchanged


def import_news(
    path: Path,
    *,
    shop_id: int | None = None,
    actor: str = "command",
    dry_run: bool = False,
    progress: Progress = silent,
) -> NewsImport:
    """Bring the stories of a feed, saved as a file, into the news of the town entered.

    One transaction. Raises UnusableFile where nothing of it can be used.
    """
    bringer = Bringer(shop_id, actor=actor)
    return bring_news(feed_file(path), bringer, dry_run=dry_run, progress=progress)


def bring_news(
    data: bytes, bringer: Bringer, *, dry_run: bool = False, progress: Progress = silent
) -> NewsImport:
    """Bring the bytes of a feed into the news. Raises UnusableFile."""
    feed, at = read_feed(data), now()
    if not feed.stories:
        raise UnusableFile(N_("There is no news in this feed."))
    done = NewsImport(stories=len(feed.stories))
    if feed.broken:
        done.findings.note(
            "", N_("The feed breaks the rules of XML, but it was read all the same.")
        )
    with one_import_of_the_town(dry_run=dry_run):
        _write(feed, bringer, at, done, progress)
        if done.created or done.changed:
            record(
                "town.news_imported", "town", current_town().id, actor=bringer.actor,
                created=done.created, changed=done.changed,
            )  # fmt: skip
    return done


def _write(
    feed: ReadFeed, bringer: Bringer, at: datetime, done: NewsImport, progress: Progress
) -> None:
    refs = {bringer.ref(story.ref) for story in feed.stories}
    query = select(NewsItem).where(NewsItem.source_ref.in_(refs))
    here = {str(item.source_ref): item for item in db.session.scalars(query)}
    slugs = SlugBook.of_news()
    for number, story in enumerate(feed.stories, 1):
        ref = bringer.ref(story.ref)
        if not story.text and not story.title:
            done.findings.refuse(str(number), N_("It has neither a title nor a text."))
        elif ref in here:
            _brought_up_to(here[ref], story, number, bringer, done)
        else:
            here[ref] = _made(story, ref, bringer, at, slugs)
            db.session.add(here[ref])
            done.names.append(story.title)
            done.created += 1
        progress(number, len(feed.stories))
    db.session.flush()


def _told(story: Story) -> dict[str, Any]:
    """Return the columns of a story; one without a text says its title."""
    values = {name: getattr(story, name) for name in _VALUES}
    return {**values, "text": story.text or story.title}


def _made(story: Story, ref: str, bringer: Bringer, at: datetime, slugs: SlugBook) -> NewsItem:
    told = _told(story)
    return NewsItem(
        slug=slugs.free(story.title),
        # A feed that dates itself ahead does not stand on top for years.
        published_at=min(story.published_at or at, at),
        shop_id=bringer.shop_id,
        subscription_id=bringer.subscription_id,
        source_ref=ref,
        imported=told,
        **told,
    )


def _brought_up_to(
    item: NewsItem, story: Story, number: int, bringer: Bringer, done: NewsImport
) -> None:
    """Write what the feed changed into a piece of news; what a person changed stays.

    What another feed brought is not this one's, whatever identity it gives its stories.
    """
    if item.subscription_id not in {None, bringer.subscription_id}:
        done.findings.note(
            str(number), N_("It already comes from another feed that you follow."),
            subject=item.title,
        )  # fmt: skip
        done.unchanged += 1
        return
    told, before = _told(story), item.imported or {}
    changes = {name: value for name, value in told.items() if before.get(name) != value}
    changed = False
    for name, value in changes.items():
        if getattr(item, name) == before.get(name):
            setattr(item, name, value)
            changed = True
        elif getattr(item, name) != value:
            done.findings.note(
                str(number),
                N_("It was changed here: %(what)s stays as it is."),
                subject=item.title,
                what=_VALUES[name],
            )
    if changes:
        item.imported = told
    done.changed += changed
    done.unchanged += not changed
