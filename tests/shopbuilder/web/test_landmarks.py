"""What templates say to those who hear the page: landmarks are named, what is none says so."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

TEMPLATES = sorted(
    path for path in Path(ROOT, "templates").rglob("*.html") if "emails" not in path.parts
)
#: A start tag, with what Jinja writes into it.
_TAG = r"<{}\b(?:{{{{.*?}}}}|{{%.*?%}}|[^>])*>"


def tags(template: Path, name: str) -> list[str]:
    return re.findall(_TAG.format(name), template.read_text(), re.DOTALL)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_form_is_named_or_says_that_it_is_no_landmark(template: Path) -> None:
    silent = [tag for tag in tags(template, "form") if "role=" not in tag and "aria-l" not in tag]

    assert silent == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_stands_beside_the_page_or_leads_through_it_is_named(template: Path) -> None:
    landmarks = tags(template, "aside") + tags(template, "nav")

    assert [tag for tag in landmarks if "aria-l" not in tag] == []


def test_the_field_of_names_to_choose_from_may_be_a_combobox() -> None:
    """ARIA in HTML allows the role on a text field, and on none of type search."""
    searches = [
        tag
        for template in TEMPLATES
        for tag in tags(template, "input")
        if 'name="q"' in tag and 'enterkeyhint="search"' in tag
    ]

    assert searches
    assert not any("type=" in tag for tag in searches)


def test_no_empty_reference_is_made_to_a_chosen_name() -> None:
    script = Path(ROOT, "static", "js", "search.js").read_text()

    assert "removeAttribute('aria-activedescendant')" in script
