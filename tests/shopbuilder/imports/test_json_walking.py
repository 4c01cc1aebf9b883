import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.imports import json_walking
from shopbuilder.imports.json_walking import BrokenJson, items_of

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


def items(path: Path, text: str) -> list[Any]:
    path.write_text(text, encoding="utf-8")
    return list(items_of(path, "features", encoding="utf-8"))


@given(before=st.dictionaries(st.text(max_size=5), VALUES, max_size=3), wanted=st.lists(VALUES))
def test_the_items_are_those_of_the_whole_file(
    tmp_path_factory: pytest.TempPathFactory, before: dict[str, Any], wanted: list[Any]
) -> None:
    before.pop("features", None)
    text = json.dumps({**before, "features": wanted, "after": 1}, ensure_ascii=False, indent=1)
    path = tmp_path_factory.getbasetemp() / "items.json"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_walking, "_CHUNK", 7)
        assert items(path, text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{", "null", '{"features": 1}', '{"a": 1}', '{"a" 1, "features": []}',
        '{"features": [1 2]}', '{"features": [1,]}', '{"features": [1', '{"features": [{"a": ',
        '{"features": ' + "[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_broken_is_called_broken(tmp_path: Path, text: str) -> None:
    with pytest.raises(BrokenJson):
        items(tmp_path / "broken.json", text)


def test_what_comes_before_the_break_has_been_told(tmp_path: Path) -> None:
    path = tmp_path / "cut.json"
    path.write_text('{"features": [1, 2, {"a": ')
    found = items_of(path, "features", encoding="utf-8")
    assert [next(found), next(found)] == [1, 2]
    with pytest.raises(BrokenJson):
        next(found)


def test_an_item_beyond_reason_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_walking, "MAX_ITEM", 1000)
    monkeypatch.setattr(json_walking, "_CHUNK", 100)
    with pytest.raises(BrokenJson):
        items(tmp_path / "long.json", json.dumps({"features": ["x" * 5000]}))
