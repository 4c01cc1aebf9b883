"""The Makefile says what there is."""

import subprocess

from tests.shopbuilder.local.processes import ROOT


def test_make_alone_prints_help_and_does_nothing() -> None:
    said = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {f"make {name} " in said for name in ("run", "test", "check", "reset")} == {True}


def test_the_makefile_reads_without_a_warning() -> None:
    assert subprocess.run(["make"], cwd=ROOT, capture_output=True, check=True).stderr == b""


def test_every_command_of_the_help_exists() -> None:
    said = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    named = [line.split()[1] for line in said.splitlines() if line.startswith("make ")]
    trial = ["make", "--dry-run", "--always-make", *named]
    done = subprocess.run(trial, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
