import json
from pathlib import Path

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.imports.tables.cells import ALLOWED_TAGS, clean_html, clean_line


def sanitised_again(text: str) -> str:
    again = nh3.clean(text, tags=set(ALLOWED_TAGS), attributes={}, link_rel=None)
    return again.replace("&nbsp;", "\u00a0")


RUN_BY_SPREADSHEETS = ("=", "@", "\t", "\r", "＝", "＋", "－", "＠")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("=1+1", "1+1"),
        ("=cmd|' /C calc'!A0", "cmd|' /C calc'!A0"),
        ("-1+1", "1+1"),
        ("+1+1", "1+1"),
        ("@SUM(A1)", "SUM(A1)"),
        ("\t=1+1", "1+1"),
        ("\r\n=1+1", "1+1"),
        ("'=1+1", "1+1"),
        ("＝1+1", "1+1"),
        ("%0A-3+3+cmd|' /C calc'!D2", "3+3+cmd|' /C calc'!D2"),
        ("=-1+1", "1+1"),
        ("==@=1", "1"),
        ("-HYPERLINK(1)", "HYPERLINK(1)"),
        ("- HYPERLINK(1)", "HYPERLINK(1)"),
        ("+cmd|' /C calc'!A0", "cmd|' /C calc'!A0"),
    ],
)
def test_a_formula_is_kept_as_text_that_nothing_runs(written: str, kept: str) -> None:
    clean = clean_line(written, 120)
    assert (clean.text, clean.formula) == (kept, True)


@pytest.mark.parametrize(
    "written",
    [
        "-10 % sur tout",
        "-10 % (jus et soupes)",
        "+33 3 20 55 60 28",
        "+33 (0)3 20 55 60 28",
        "- sans gluten",
        "-3,50 €",
        "L’été",
        "'n patat",
        "Œuf = bonheur",
    ],
)
def test_an_innocent_sign_stays(written: str) -> None:
    clean = clean_line(written, 120)
    assert (clean.text, clean.formula) == (written, False)


@given(st.text(max_size=80))
def test_no_text_begins_like_a_formula_once_cleaned(text: str) -> None:
    assert not clean_line(text, 120).text.startswith(RUN_BY_SPREADSHEETS)


@given(st.text(max_size=80))
def test_no_text_becomes_a_line_that_a_page_or_the_database_cannot_hold(text: str) -> None:
    line = clean_line(text, 40).text
    assert len(line) <= 40
    assert not {"\0", "\n", "\r", "\u202e"} & set(line)


def test_a_line_loses_markup_entities_breaks_and_control_characters() -> None:
    written = "<b>Tarte</b>\n aux&nbsp;pommes &amp; po\x07ires \u202e<script>alert(1)</script>"
    assert clean_line(written, 120).text == "Tarte aux\u00a0pommes & poires"


def test_signs_that_only_look_like_markup_stay() -> None:
    assert clean_line("Farine < 5 % & R&D", 120).text == "Farine < 5 % & R&D"


def test_a_line_too_long_is_cut_and_told() -> None:
    clean = clean_line("x" * 130, 120)
    assert (len(clean.text), clean.text[-1], clean.cut) == (120, "…", True)


def test_html_keeps_few_tags_and_no_attribute() -> None:
    written = '<p onclick="x()" style="a">Un <b>bon</b> <a href="javascript:x">pain</a></p>'
    assert clean_html(written, 1000).text == "<p>Un <b>bon</b> pain</p>"


@pytest.mark.parametrize(
    "written",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<style>p{}</style>",
        "<iframe src=//example.org></iframe>",
        "<!-- <b> -->",
    ],
)
def test_html_that_acts_leaves_nothing(written: str) -> None:
    assert clean_html(written, 1000).text == ""


def test_plain_text_becomes_html_with_its_line_breaks() -> None:
    written = "Farine < 5 % & eau\nlevain\n\n\n\nsel"
    assert clean_html(written, 1000).text == "Farine &lt; 5 % &amp; eau<br>levain<br><br>sel"


def test_escaped_markup_stays_text() -> None:
    assert clean_html("&lt;script&gt;", 1000).text == "&lt;script&gt;"


def test_html_too_long_is_cut_as_text_with_no_tag_left_open() -> None:
    clean = clean_html("<p>" + "&lt;" * 5000 + "</p>", 1000)
    assert clean.cut
    assert len(clean.text) <= 1000
    assert "<" not in clean.text


@given(st.text(max_size=200))
def test_no_text_becomes_html_that_a_second_cleaning_would_change(text: str) -> None:
    once = clean_html(text, 10_000).text
    assert sanitised_again(once) == once


def test_naughty_strings_become_harmless_html(test_data: Path) -> None:
    strings = json.loads((test_data / "naughty" / "blns_excerpt.json").read_text())
    cleaned = [clean_html(str(string), 10_000).text for string in strings]
    assert len(cleaned) > 200
    assert [text for text in cleaned if sanitised_again(text) != text] == []
