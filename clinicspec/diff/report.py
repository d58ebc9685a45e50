"""What a diff has found, ready to be printed in any form."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clinicspec.diff.approvals import Approval
from clinicspec.diff.entry import Entry, Impact, Key


@dataclass(frozen=True)
class Report:
    """The entries in the order in which they are shown, and which of them are approved."""

    against: str
    """The other side, as the user named it."""
    entries: tuple[Entry, ...]
    clinics: int
    """How many were compared."""
    not_compared: tuple[str, ...] = ()
    """Clinics of which nothing may be shown."""
    partly: tuple[str, ...] = ()
    """Clinics that can't be read whole on one side or the other."""
    approved: Mapping[Key, Approval] | None = None

    def approval(self, entry: Entry) -> Approval | None:
        """What approves an entry, if it is breaking."""
        if entry.impact is not Impact.BREAKING or self.approved is None:
            return None
        return self.approved.get(entry.key)

    @property
    def unapproved(self) -> list[Entry]:
        """The breaking entries that nobody has approved."""
        breaking = [each for each in self.entries if each.impact is Impact.BREAKING]
        return [each for each in breaking if self.approval(each) is None]

    @property
    def to_approve(self) -> list[Key]:
        """What approvals of them name, each once."""
        return list(dict.fromkeys(each.key for each in self.unapproved))

    @property
    def counts(self) -> Mapping[Impact, int]:
        """How many entries there are of each impact."""
        return Counter(each.impact for each in self.entries)


def left_out(report: Report) -> Iterator[tuple[str, str]]:
    """Clinics that are not compared, or not whole, and what is said of each."""
    for clinic in report.not_compared:
        yield clinic, "not compared, since a patient's number stands in it"
    for clinic in report.partly:
        yield clinic, "compared only as far as it can be read, since there are errors in it"


def totals(report: Report) -> str:
    """One line on what was found."""
    counts = report.counts
    parts = [f"{counts[impact]} {impact.value}" for impact in Impact if counts[impact]]
    where = "1 clinic" if report.clinics == 1 else f"{report.clinics} clinics"
    if not parts:
        known = "of what can be compared, " if report.not_compared or report.partly else ""
        nothing = f"{known}nothing that means anything has changed"
        return f"{where} compared with {report.against}: {nothing}"
    approved = counts[Impact.BREAKING] - len(report.unapproved)
    waived = f" ({approved} of them approved)" if approved else ""
    first, *rest = parts
    return f"{', '.join([first + waived, *rest])} in {where}, compared with {report.against}"
