"""The stamp of a form: ours, young, and the same when the form is shown again."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.web.stamps import LONGEST, read_stamp, stamp_field


@pytest.fixture
def clock(app: Flask) -> Iterator[time_machine.Traveller]:
    with (
        app.app_context(),
        time_machine.travel("2026-11-24T08:30:00Z", tick=False) as traveller,
    ):
        yield traveller


def written() -> str:
    found = re.search(r'value="([^"]+)"', stamp_field())
    assert found
    return found[1]


def test_a_stamp_tells_how_old_its_form_is(clock: time_machine.Traveller) -> None:
    stamp = written()
    clock.shift(timedelta(seconds=7))
    read = read_stamp(stamp)
    assert read is not None
    assert read.age == timedelta(seconds=7)


def test_each_form_has_a_key_of_its_own(clock: time_machine.Traveller) -> None:
    keys = {read.key for read in (read_stamp(written()) for _ in range(3)) if read}
    assert len(keys) == 3


def test_a_form_shown_again_keeps_its_stamp(clock: time_machine.Traveller) -> None:
    stamp = written()
    assert f'value="{stamp}"' in stamp_field(stamp)


def test_a_stamp_that_has_grown_old_is_none(clock: time_machine.Traveller) -> None:
    stamp = written()
    clock.shift(LONGEST + timedelta(seconds=1))
    assert read_stamp(stamp) is None


def test_a_stamp_of_the_future_is_none(clock: time_machine.Traveller) -> None:
    stamp = written()
    clock.shift(timedelta(minutes=-1))
    assert read_stamp(stamp) is None


def test_a_stamp_of_another_installation_is_none(
    app: Flask, clock: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamp = written()
    monkeypatch.setitem(app.config, "SECRET_KEY", "another one")
    assert read_stamp(stamp) is None


def test_a_changed_sign_makes_it_none(clock: time_machine.Traveller) -> None:
    issued, key, signature = written().split(".")
    assert read_stamp(f"{int(issued) - 60}.{key}.{signature}") is None
    assert read_stamp(f"{issued}.{key}x.{signature}") is None


@given(text=st.text(max_size=200))
def test_whatever_is_sent_is_read_calmly(app: Flask, text: str) -> None:
    with app.app_context():
        assert read_stamp(text) is None
