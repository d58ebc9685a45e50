"""What a diff has found, ready to be printed in any form."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from clinicspec.diff.approvals import Approval
from clinicspec.diff.entry import Entry, Impact

Key = tuple[str, str, str]


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
    def counts(self) -> Mapping[Impact, int]:
        """How many entries there are of each impact."""
        return Counter(each.impact for each in self.entries)


def totals(report: Report) -> str:
    """One line on what was found."""
    counts = report.counts
    parts = [f"{counts[impact]} {impact.value}" for impact in Impact if counts[impact]]
    where = "1 clinic" if report.clinics == 1 else f"{report.clinics} clinics"
    if not parts:
        return f"{where} compared with {report.against}: nothing that means anything has changed"
    approved = counts[Impact.BREAKING] - len(report.unapproved)
    waived = f" ({approved} of them approved)" if approved else ""
    first, *rest = parts
    return f"{', '.join([first + waived, *rest])} in {where}, compared with {report.against}"
