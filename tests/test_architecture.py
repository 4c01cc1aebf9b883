"""The plan of the house, held against the house."""

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median, quantiles

import pytest
from flask import Flask

from shopbuilder.config import REQUIRED
from tenants.services import RESERVED
from tests.conftest import LONGEST

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("tenants", "shopbuilder", "workers")


def sources() -> list[Path]:
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions() -> Iterator[tuple[Path, ast.FunctionDef]]:
    for path in sources():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.FunctionDef):
                yield path, node


def length(function: ast.FunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def named(path: Path, function: ast.FunctionDef) -> str:
    return f"{path.relative_to(ROOT)}:{function.lineno} {function.name}"


def test_no_file_is_longer_than_400_lines() -> None:
    paths = [*sources(), *(ROOT / "tests").rglob("*.py"), *(ROOT / "migrations").rglob("*.py")]
    assert [str(path) for path in paths if lines(path) > 400] == []


def test_no_migration_has_a_step_longer_than_60_lines() -> None:
    steps = [
        (path, node)
        for path in (ROOT / "migrations").rglob("*.py")
        for node in tree_of(path).body
        if isinstance(node, ast.FunctionDef)
    ]
    assert [named(path, each) for path, each in steps if length(each) > 60] == []


def test_half_of_the_files_have_at_most_90_lines() -> None:
    assert median(lines(path) for path in sources()) <= 90


def test_no_function_is_longer_than_60_lines() -> None:
    assert [named(path, each) for path, each in functions() if length(each) > 60] == []


def test_nine_functions_in_ten_have_at_most_25_lines() -> None:
    assert quantiles([length(each) for _, each in functions()], n=10)[-1] <= 25


def ways_through(node: ast.AST) -> int:
    """Return by how many ways a node can be left beyond the first, as McCabe counts them.

    Each `and`, each `or` and each comprehension is one more: they are read as an `if` is.
    """
    match node:
        case ast.If() | ast.IfExp():
            own = 1
        case ast.For() | ast.While() | ast.Try():
            own = bool(node.orelse) + (len(node.handlers) if isinstance(node, ast.Try) else 1)
        case ast.BoolOp():
            own = len(node.values) - 1
        case ast.comprehension():
            own = 1 + len(node.ifs)
        case ast.Match():
            own = len(node.cases)
        case _:
            own = 0
    return own + sum(map(ways_through, ast.iter_child_nodes(node)))


def test_no_function_has_more_than_ten_ways_through() -> None:
    assert [named(path, each) for path, each in functions() if ways_through(each) > 9] == []


def is_view(function: ast.FunctionDef) -> bool:
    return any(
        isinstance(decorator, ast.Call)
        and isinstance(decorator.func, ast.Attribute)
        and decorator.func.attr in {"get", "post", "route"}
        for decorator in function.decorator_list
    )


def test_a_view_parses_calls_one_service_and_renders() -> None:
    views = [(path, each) for path, each in functions() if is_view(each)]
    assert len(views) > 20
    assert [named(path, each) for path, each in views if length(each) > 25] == []


def test_no_import_hides_in_a_function() -> None:
    hidden = [
        named(path, each)
        for path, each in functions()
        if each.name != "create_app"
        and any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(each))
    ]
    assert hidden == []


def test_no_room_is_called_by_a_word_that_says_nothing() -> None:
    empty_words = {"utils", "helpers", "common", "misc", "util", "helper"}
    assert [str(path) for path in sources() if {path.stem, path.parent.name} & empty_words] == []


def test_the_word_commit_stands_in_one_file() -> None:
    calls = [
        path.relative_to(ROOT).as_posix()
        for path in sources()
        if re.search(r"\.commit\(\)", path.read_text(encoding="utf-8"))
    ]
    assert calls == ["tenants/database.py"]


def test_only_one_module_asks_the_machine_for_the_time() -> None:
    #: The clock itself, and the local launcher, which times processes and not the trade.
    allowed = {"tenants/clock.py"}
    asking = {
        path.relative_to(ROOT).as_posix()
        for path in sources()
        if re.search(r"datetime\.now\(|date\.today\(|utcnow\(", path.read_text(encoding="utf-8"))
    }
    assert {name for name in asking if not name.startswith("shopbuilder/local/")} <= allowed


def test_nothing_is_left_unfinished() -> None:
    marks = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|NotImplementedError")
    kinds = ("*.py", "*.html", "*.txt", "*.css", "*.md")
    paths = [
        path
        for folder in (*PACKAGES, "templates", "static", "docs", "migrations")
        for kind in kinds
        for path in (ROOT / folder).rglob(kind)
    ]
    assert [str(path) for path in paths if marks.search(path.read_text(encoding="utf-8"))] == []


#: Said once in the whole house, and used all the same: why.
SAID_ONCE = {
    "MODULES": "importing them is what it is for",
    "SearchDocument": "its table is filled by triggers and asked in SQL",
    "SearchWord": "as above",
    "move_between": "the table of moves is walked by tests",
    "FINAL": "as above",
    "account_number": "IBANs of the inputs are read before a town pays anything",
    "drop_database": "ends what create_database began, in tests of whole processes",
    **dict.fromkeys(
        ("worker_tmp_dir", "post_fork", "preload_app", "when_ready"), "read by gunicorn"
    ),
    **dict.fromkeys(("readinto", "makefile"), "called by http.client"),
    **dict.fromkeys(("list_commands", "get_command", "format_commands"), "called by click"),
    **dict.fromkeys(("handle_starttag", "handle_endtag", "handle_data"), "called by html.parser"),
    **dict.fromkeys(("startElement", "endElement"), "called by xml.sax"),
    "_buffer_decode": "called by codecs",
}


def names_given(tree: ast.Module) -> Iterator[str]:
    """Yield what a module names: functions that nothing registers, classes, fields, constants."""
    for node in ast.walk(tree):
        match node:
            case ast.ClassDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case ast.FunctionDef(name=name, decorator_list=wrapped):
                if not wrapped or ast.unparse(wrapped[0]).partition("(")[0] in PLAIN:
                    yield name
            case ast.Assign(targets=targets):
                yield from (target.id for target in targets if isinstance(target, ast.Name))


PLAIN = ("property", "cache", "lru_cache", "classmethod", "staticmethod", "contextmanager")


def test_nothing_is_named_that_nobody_calls() -> None:
    kept = (*PACKAGES, "templates", "migrations", "deploy")
    texts = [path for folder in kept for path in (ROOT / folder).rglob("*") if path.is_file()]
    said = Counter(
        word
        for path in [*texts, ROOT / "pyproject.toml", ROOT / "docker-compose.yml"]
        if path.suffix not in {".po", ".mo", ".pyc"}
        for word in re.findall(r"\w+", path.read_text(encoding="utf-8", errors="ignore"))
    )
    once = {
        f"{path.relative_to(ROOT)} {name}": name
        for path in sources()
        for name in names_given(tree_of(path))
        if said[name] == 1 and not name.startswith("__")
    }
    assert [place for place, name in once.items() if name not in SAID_ONCE] == []
    assert sorted(SAID_ONCE.keys() - once.values()) == [], "not said once any more"


def test_imports_flow_one_way() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout[-3000:]


def test_no_shop_can_take_the_address_of_a_page(app: Flask) -> None:
    first = {rule.rule.split("/")[1] for rule in app.url_map.iter_rules()}
    pages = {segment.partition(".")[0] for segment in first if segment and "<" not in segment}
    assert pages <= RESERVED


def test_the_map_names_every_folder() -> None:
    text = (ROOT / "docs" / "map.md").read_text(encoding="utf-8")
    folders = {
        path.parent.relative_to(ROOT).as_posix()
        for path in sources()
        if path.name == "__init__.py" and path.parent.name not in {"drawings", "translations"}
    }
    assert {folder for folder in folders if f"`{folder}/`" not in text} == set()


def test_the_map_names_no_folder_that_is_gone() -> None:
    text = (ROOT / "docs" / "map.md").read_text(encoding="utf-8")
    named_folders = re.findall(r"`([a-z_./-]+)/`", text)
    assert named_folders
    assert [name for name in named_folders if not (ROOT / name).is_dir()] == []


def test_the_files_that_are_begun_first_are_there() -> None:
    assert [name for name in LONGEST if not (ROOT / "tests" / name).is_file()] == []


def test_every_decision_has_a_number_of_its_own() -> None:
    numbers = [path.name[:4] for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))]
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]


@pytest.mark.parametrize("guide", ["CONTRIBUTING.md", "docs/map.md"])
def test_a_guide_names_no_file_that_is_gone(guide: str) -> None:
    text = (ROOT / guide).read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_]+/[a-z_./-]+\.[a-z]+)`", text))
    named |= {link for link in re.findall(r"\]\(([^)#:]+)\)", text) if "/" in link}
    near = (ROOT, ROOT / "shopbuilder", ROOT / guide.rpartition("/")[0])
    assert named
    assert [name for name in named if not any((base / name).exists() for base in near)] == []


@pytest.mark.parametrize("name", REQUIRED)
def test_every_required_setting_is_explained(name: str) -> None:
    assert name in (ROOT / ".env.example").read_text(encoding="utf-8")


def test_every_setting_read_is_explained() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    text = (ROOT / "shopbuilder" / "config.py").read_text(encoding="utf-8")
    read = set(re.findall(r'environ\.get\("([A-Z_]+)"', text))
    assert {name for name in read if name not in example} == set()
