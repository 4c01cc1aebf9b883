"""The 26 real feeds: each states what it expects; held against what is read and what is kept."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest

from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.feeds.reading import parsed, read_feed
from shopbuilder.imports.feeds.services import import_news
from shopbuilder.imports.findings import by_reason
from shopbuilder.imports.plain_text import from_html
from shopbuilder.town_life.news import latest_news
from tenants.clock import now
from tests.cast import Cast
from tests.factories.shops import Pen

#: File: what is kept of its one story: title and text; None = refused, for it says neither.
KEPT: dict[str, tuple[str, str] | None] = {
    "entry_content_base64.xml": ("Example Atom", "Example Atom"),
    "entry_content_src.xml": None,
    "entry_content_type.xml": ("Example Atom", "Example Atom"),
    "entry_id_map_guid.xml": None,
    "entry_link_rel_enclosure_map_enclosure_type.xml": None,
    "entry_source_authors_name.xml": None,
    "entry_source_category_term.xml": None,
    "entry_summary.xml": ("Example Atom", "Example Atom"),
    "entry_summary_base64.xml": ("Example Atom", "Example Atom"),
    "entry_summary_base64_2.xml": ("History of the <blink> tag", "History of the <blink> tag"),
    "entry_summary_content_value.xml": ("Example Atom", "Example Atom"),
    "entry_summary_escaped_markup.xml": ("Example Atom", "Example Atom"),
    "entry_summary_inline_markup.xml": ("Example Atom", "Example Atom"),
    "entry_summary_inline_markup_2.xml": (
        "History of the <blink> tag",
        "History of the <blink> tag",
    ),
    "entry_summary_text_plain.xml": ("Example Atom", "Example Atom"),
    "entry_summary_type_default.xml": ("Example Atom", "Example Atom"),
    "entry_summary_type_text.xml": ("Example Atom", "Example Atom"),
    "entry_title_inline_markup.xml": ("Example Atom", "Example Atom"),
    "entry_title_inline_markup_2.xml": ("History of the <blink> tag", "History of the <blink> tag"),
    "item_author_map_author_detail_name.xml": None,
    "item_category.xml": None,
    "item_dc_author_map_author_detail_email.xml": None,
    "item_description_escaped_markup.xml": ("Example description", "Example description"),
}
#: They have a head and no story.
WITHOUT_STORIES = {
    "feed_subtitle_content_type.xml": "",
    "feed_subtitle_content_value.xml": "",
    "feed_title_content_type_text.xml": "Example Atom",
}
#: What of an expectation is kept, by the last name of its path: ours, and how theirs becomes it.
OURS: dict[str, Any] = {
    "value": lambda story, said: story.text == from_html(said),
    "summary": lambda story, said: story.text == from_html(said),
    "description": lambda story, said: story.text == from_html(said),
    "title": lambda story, said: story.title == from_html(said),
    "guid": lambda story, said: story.ref == said,
    "name": lambda story, said: said in story.author,
    # Addresses of people, categories, and files beside a story are not kept.
    "email": lambda story, said: said not in repr(story),
    "term": lambda story, said: said not in repr(story),
    "category": lambda story, said: said not in repr(story),
    "src": lambda story, said: said not in repr(story),
    "type": lambda story, said: said not in repr(story),
}


def files(test_data: Path) -> list[Path]:
    return sorted((test_data / "feeds").glob("*.xml"))


def expected(path: Path) -> list[tuple[list[str | int], str]]:
    """The paths and values that the comment of a file states."""
    said = re.search(r"Expect:\s*(.*?)\s*-->", path.read_text(encoding="utf-8"), re.DOTALL)
    assert said
    tree = ast.parse(said[1], mode="eval").body
    assert isinstance(tree, ast.BoolOp)
    assert isinstance(tree.values[0], ast.UnaryOp), "not bozo"
    return [_stated(each) for each in tree.values[1:]]


def _stated(node: ast.expr) -> tuple[list[str | int], str]:
    assert isinstance(node, ast.Compare)
    assert isinstance(node.ops[0], ast.Eq)
    path: list[str | int] = []
    where: ast.expr = node.left
    while isinstance(where, ast.Subscript):
        path.insert(0, ast.literal_eval(where.slice))
        where = where.value
    assert isinstance(where, ast.Name)
    return [where.id, *path], ast.literal_eval(node.comparators[0])


def test_every_file_is_tried(test_data: Path) -> None:
    assert {path.name for path in files(test_data)} == {*KEPT, *WITHOUT_STORIES}
    assert len(files(test_data)) == 26


def test_every_file_is_read_as_it_expects(test_data: Path) -> None:
    stated = 0
    for path in files(test_data):
        data = path.read_bytes()
        told, read = parsed(data), read_feed(data)
        assert not told["bozo"], path.name
        assert not read.broken, path.name
        for steps, value in expected(path):
            found: Any = told
            for step in steps:
                found = found[step]
            assert found == value, path.name
            stated += 1
            if steps[0] == "entries":
                assert OURS[str(steps[-1])](read.stories[0], value), path.name
    assert stated == 27


def test_what_is_kept_and_what_is_refused(morning: Cast, pen: Pen, test_data: Path) -> None:
    created, refused = 0, 0
    for name, kept in KEPT.items():
        with pen.writing():
            done = import_news(test_data / "feeds" / name, dry_run=True)
        assert done.created == (kept is not None), name
        created += done.created
        refused += by_reason(done.findings.refused)["It has neither a title nor a text."]
    assert (created, refused) == (15, 8)


@pytest.mark.parametrize("name", [name for name, kept in KEPT.items() if kept])
def test_a_story_is_shown_in_plain_words(
    name: str, morning: Cast, pen: Pen, test_data: Path
) -> None:
    with pen.writing():
        import_news(test_data / "feeds" / name)
    with pen.writing():
        again = import_news(test_data / "feeds" / name)
        (item,) = latest_news(now(), limit=5)
    assert (again.created, again.changed, again.unchanged) == (0, 0, 1)
    assert (item.title, item.text) == KEPT[name]


@pytest.mark.parametrize(("name", "title"), WITHOUT_STORIES.items())
def test_a_feed_without_stories_says_so(
    name: str, title: str, morning: Cast, pen: Pen, test_data: Path
) -> None:
    assert read_feed((test_data / "feeds" / name).read_bytes()).name == title
    with pen.writing(), pytest.raises(UnusableFile, match="no news"):
        import_news(test_data / "feeds" / name)
