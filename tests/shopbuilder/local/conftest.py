"""Folders and identities for tests that start processes."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from shopbuilder.local.children import tethered
from tests.shopbuilder.local.processes import ROOT, python

NOT_ROOT = "only root can try what root meets"


@pytest.fixture
def folder() -> Iterator[Path]:
    """A short, empty folder, whatever user writes into it."""
    with tempfile.TemporaryDirectory(prefix="sb-local-") as name:
        yield Path(name)


@pytest.fixture
def sockets(folder: Path) -> Path:
    """A private folder for sockets."""
    path = folder / "s"
    path.mkdir(mode=0o700)
    return path


def as_ordinary_user(command: list[str]) -> list[str]:
    """Return the command as run by an ordinary user, who can still read this checkout."""
    return tethered(command, identity="nobody") if os.geteuid() == 0 else command


def as_root(command: list[str]) -> list[str]:
    """Return the command as run by root."""
    if os.geteuid() != 0:
        pytest.skip(NOT_ROOT)
    return command


def as_root_without_namespaces(command: list[str]) -> list[str]:
    """Return the command as run by root where user namespaces are forbidden."""
    closed = python("without_namespaces", *as_root(command))
    trial = subprocess.run(python("without_namespaces", "true"), cwd=ROOT, check=False)
    return closed if trial.returncode == 0 else command
