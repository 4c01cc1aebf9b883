"""What an import has to say: lines refused, values dropped, and what is noted but not handled."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from tenants.errors import Refusal


@dataclass(frozen=True)
class Finding:
    """One sentence about one place of the file."""

    #: "12" or "6-7" for lines, "node/42" for a feature, "" for the file as a whole.
    where: str
    #: English msgid and its values; faces and commands translate it.
    msgid: str
    values: Mapping[str, object]
    #: What the line is about as a person would call it: the name of the product or shop.
    subject: str = ""


@dataclass
class Findings:
    """Everything found while reading one file, in the order of the file."""

    #: The line or feature was not taken.
    refused: list[Finding] = field(default_factory=list)
    #: A value was not taken; the rest of its line was.
    dropped: list[Finding] = field(default_factory=list)
    #: Taken, with something to know: not handled, changed on the way, to be looked at.
    noted: list[Finding] = field(default_factory=list)

    def refuse(self, where: str, msgid: str, *, subject: str = "", **values: object) -> None:
        """Say that a line or feature is not taken."""
        self.refused.append(Finding(where, msgid, values, subject))

    def refuse_for(self, where: str, refusal: Refusal, *, subject: str = "") -> None:
        """Say that a line is not taken because of a refusal met while reading it."""
        self.refused.append(Finding(where, refusal.msgid, refusal.values, subject))

    def drop(self, where: str, msgid: str, *, subject: str = "", **values: object) -> None:
        """Say that a value is not taken."""
        self.dropped.append(Finding(where, msgid, values, subject))

    def drop_for(self, where: str, refusal: Refusal, *, subject: str = "") -> None:
        """Say that a value is not taken because of a refusal met while reading it."""
        self.dropped.append(Finding(where, refusal.msgid, refusal.values, subject))

    def note(self, where: str, msgid: str, *, subject: str = "", **values: object) -> None:
        """Say something worth knowing about what is taken."""
        self.noted.append(Finding(where, msgid, values, subject))


def by_reason(findings: list[Finding]) -> Counter[str]:
    """Count findings by their msgid."""
    return Counter(finding.msgid for finding in findings)
