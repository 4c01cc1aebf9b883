"""Findings of an import in the reader's words, for a terminal or a log."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby

import click

from shopbuilder.i18n import translate, translate_plural
from shopbuilder.imports.findings import Finding, Findings, by_reason
from shopbuilder.imports.writing import Progress
from tenants.errors import N_

#: Places listed for one note; a note on every line of a long file would drown the rest.
_PLACES = 12


def say(msgid: str, **values: object) -> None:
    """Print one sentence."""
    click.echo(translate(msgid, **values))


def say_findings(findings: Findings) -> None:
    """Print each refusal and each dropped value, counts by reason first, then the notes."""
    refused, dropped = len(findings.refused), len(findings.dropped)
    if refused:
        click.echo()
        click.echo(translate_plural("%(num)s refused:", "%(num)s refused:", refused))
        _one_by_one(findings.refused)
    if dropped:
        click.echo()
        click.echo(
            translate_plural(
                "%(num)s value left out, the rest kept:",
                "%(num)s values left out, the rest kept:",
                dropped,
            )
        )
        _one_by_one(findings.dropped)
    if findings.noted:
        click.echo()
        say(N_("Good to know:"))
        _by_sentence(findings.noted)


def say_left(left: Sequence[Finding]) -> None:
    """Print what an undo could not put back."""
    for finding in left:
        subject = f"{finding.subject} — " if finding.subject else ""
        click.echo(f"    {subject}{_sentence(finding)}")


def _one_by_one(findings: Sequence[Finding]) -> None:
    """Print counts by reason, then every finding with its place."""
    for msgid, count in by_reason(list(findings)).most_common():
        sample = next(finding for finding in findings if finding.msgid == msgid)
        click.echo(f"  {count:4} × {translate(msgid, **dict.fromkeys(sample.values, '…'))}")
    for nameless, group in groupby(findings, key=lambda each: not each.subject and each.msgid):
        same = list(group)
        if nameless and len(same) > 1 and len(set(map(_sentence, same))) == 1:
            # Nothing tells them apart but their place: said once.
            click.echo(f"    {_places(same, most=len(same))} — {_sentence(same[0])}")
            continue
        for finding in same:
            click.echo(f"    {_place(finding)}{_sentence(finding)}")


def _by_sentence(findings: Sequence[Finding]) -> None:
    """Print each sentence once, with the places it was said of."""
    in_order = sorted(findings, key=lambda finding: (_sentence(finding), _line(finding)))
    for sentence, group in groupby(in_order, key=_sentence):
        same = list(group)
        click.echo(f"  {len(same):4} × {sentence} ({_places(same)})")


def _places(findings: Sequence[Finding], *, most: int = _PLACES) -> str:
    """Return "lines 2, 3, 5", or what else the findings are about."""
    shown = findings[:most]
    more = ", …" if len(findings) > most else ""
    if len(shown) > 1 and all(map(_line, shown)):
        lines = ", ".join(finding.where for finding in shown)
        return translate(N_("lines %(lines)s"), lines=lines + more)
    return ", ".join(map(_short_place, shown)) + more


def _line(finding: Finding) -> int:
    """Return the (first) line of a finding, 0 where it has none."""
    first = finding.where.partition("-")[0]
    return int(first) if first.isdecimal() else 0


def _sentence(finding: Finding) -> str:
    """Return a finding in the reader's language; a part of a row has a name to translate too."""
    values = dict(finding.values)
    if "part" in values:
        values["part"] = translate(str(values["part"]))
    return translate(finding.msgid, **values)


def _place(finding: Finding) -> str:
    """Return "line 3 — Brioche — ", as far as these are known."""
    parts = [_short_place(finding), finding.subject if finding.where else ""]
    return "".join(f"{part} — " for part in parts if part)


def _short_place(finding: Finding) -> str:
    """Return "line 3" or "node/42"; of the file as a whole, what the finding is about."""
    if not finding.where:
        return finding.subject
    if _line(finding):
        return translate(N_("line %(line)s"), line=finding.where)
    return finding.where


@contextmanager
def shown_progress(label: str) -> Iterator[Progress]:
    """Give a function that shows progress: a bar in a terminal, a few plain lines elsewhere."""
    if sys.stdout.isatty():
        with click.progressbar(length=1, label=label) as bar:

            def move(done: int, total: int) -> None:
                """Move the bar."""
                bar.length = total
                bar.update(done - bar.pos)

            yield move
        return
    quarters: set[int] = set()

    def count(done: int, total: int) -> None:
        """Print a line at each quarter."""
        quarter = 4 * done // total if total else 4
        if quarter and quarter not in quarters:
            quarters.add(quarter)
            click.echo(f"{label} {done}/{total}")

    yield count
