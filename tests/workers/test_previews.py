"""Pictures of links: drawn by the worker, each town its own, a neutral one until then."""

from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from PIL import Image

from shopbuilder.facade.cards import HEIGHT, WIDTH, shop_card, town_card
from shopbuilder.previews.pixels import png_of
from shopbuilder.previews.store import Previews
from shopbuilder.web.media import preview_store
from tests.cast import Cast
from tests.conftest import ROOT, Browser, browser
from tests.factories.shops import Pen
from workers import previews
from workers.previews import sweep_previews

NEUTRAL = (ROOT / "static" / "img" / "preview.png").read_bytes()


@pytest.fixture(autouse=True)
def fresh(worker: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A media folder of the test's own, and a worker that has drawn nothing yet."""
    monkeypatch.setitem(worker.config, "MEDIA_DIR", str(tmp_path))
    previews._known.clear()
    previews._turn["at"] = 0
    return tmp_path


@pytest.fixture
def pen(worker: Flask, cast: Cast) -> Pen:
    return Pen(worker, cast.town)


def picture(client: Browser, path: str) -> bytes:
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype) == (200, "image/png")
    assert Image.open(BytesIO(answer.data)).size == (WIDTH, HEIGHT)
    return answer.data


def test_a_shop_has_a_neutral_picture_until_its_own_is_drawn(client: Browser) -> None:
    assert picture(client, "/apercu/fournil-d-alice.png") == NEUTRAL
    sweep_previews()
    drawn = picture(client, "/apercu/fournil-d-alice.png")
    assert drawn != NEUTRAL
    assert drawn != picture(client, "/apercu/librairie-bob.png")
    assert picture(client, "/apercu.png") not in {drawn, NEUTRAL}


def test_a_new_name_makes_a_new_picture_and_the_old_one_is_forgotten(
    client: Browser, cast: Cast, pen: Pen, fresh: Path
) -> None:
    sweep_previews()
    before = picture(client, "/apercu/fournil-d-alice.png")
    pen.change(cast.bakery_id, name="Au bon levain")
    assert picture(client, "/apercu/fournil-d-alice.png") == NEUTRAL
    sweep_previews()
    assert picture(client, "/apercu/fournil-d-alice.png") not in {before, NEUTRAL}
    assert len(list(fresh.glob(f"{cast.town.id}/previews/fournil-d-alice.*"))) == 1


def test_another_towns_shop_is_nobody_here(client: Browser, cast: Cast, worker: Flask) -> None:
    sweep_previews()
    assert client.get("/apercu/cremerie-chloe.png").status_code == 404
    assert picture(browser(worker, cast.other_town.home_host), "/apercu/cremerie-chloe.png")


def test_each_town_keeps_its_own(client: Browser, cast: Cast, worker: Flask, fresh: Path) -> None:
    sweep_previews()
    kept = {path.name.split(".")[0] for path in fresh.glob(f"{cast.other_town.id}/previews/*")}
    assert kept == {"_town", "cremerie-chloe"}
    other = browser(worker, cast.other_town.home_host)
    assert picture(other, "/apercu.png") != picture(client, "/apercu.png")


@pytest.mark.parametrize("path", ["/apercu/rien.png", "/apercu/_town.png", "/apercu/..%2Fx.png"])
def test_what_is_no_shop_has_no_picture(client: Browser, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_suspended_shop_has_none(client: Browser, cast: Cast, pen: Pen) -> None:
    sweep_previews()
    pen.change(cast.bakery_id, status="suspended")
    assert client.get("/apercu/fournil-d-alice.png").status_code == 404


def test_what_is_drawn_is_not_drawn_again(worker: Flask, cast: Cast) -> None:
    sweep_previews()
    previews._known.clear()
    assert previews.draw_previews(cast.town.id) == 0


def test_a_large_town_is_drawn_in_turns(
    pen: Pen, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previews, "DRAWN_AT_ONCE", 2)
    pen.fill_town(3)
    assert [previews.draw_previews(cast.town.id) for _ in range(4)] == [3, 2, 1, 0]


def test_a_sweep_looks_at_every_town_in_turn(
    worker: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previews, "TOWNS_AT_ONCE", 1)
    seen = [sweep_previews() for _ in range(3)]
    assert seen == [1, 1, 1]
    assert previews._turn["at"] == 1


def test_without_a_folder_nothing_is_drawn(
    client: Browser, worker: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(worker.config, "MEDIA_DIR", "")
    sweep_previews()
    assert preview_store().folder is None
    assert picture(client, "/apercu.png") == NEUTRAL


@pytest.mark.parametrize("name", ["</text><script>", "&amp;&#0;", "Œuf «l’été»", "🥖" * 40, ""])
def test_a_hostile_name_is_drawn(name: str) -> None:
    for svg in (shop_card("bakery", name, "x"), town_card(name, "x")):
        assert "<script" not in svg
        assert png_of(svg).startswith(b"\x89PNG")


def test_a_name_that_is_a_path_is_no_file(tmp_path: Path) -> None:
    store = Previews(tmp_path)
    store.put(1, "../x", "k", b"png")
    assert store.path(1, "../x", "k") is None
    assert list(tmp_path.rglob("*.png")) == []
