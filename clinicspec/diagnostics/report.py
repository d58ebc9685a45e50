"""What a run has to tell, whatever the form it is shown in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from clinicspec.diagnostics.finding import Finding, Severity
from clinicspec.diagnostics.masking import masked


@dataclass(frozen=True)
class RuleInfo:
    """What is told of a rule beside its findings."""

    code: str
    name: str
    severity: Severity
    """Before any settings."""
    summary: str
    description: str
    """What it finds and why that matters, in Markdown."""
    page: str
    """All of it, in Markdown."""
    tags: tuple[str, ...]
    protects_patients: bool


@dataclass(frozen=True)
class Report:
    """All findings of a run, and what to know beside them."""

    findings: Sequence[Finding]
    """In the order in which they are shown. Nobody may be shown their secrets."""
    clinics: Sequence[tuple[str, str]]
    """The ids of all that were looked at, each with its main file."""
    fail_on: Severity
    """How grave a finding must be for the run to fail."""
    rule: Callable[[str], RuleInfo]
    """What there is to tell of a code's rule."""
    from_root: Callable[[str], str]
    """A file's name as it is seen from the root of the user's repository; absolute elsewhere."""
    version: str
    """clinicspec's own."""
    has_baseline: bool
    """Whether findings have been held against one."""

    def masked(self) -> list[Finding]:
        """The findings as anybody may see them."""
        findings, _ = masked(self.findings, {})
        return findings

    def shown(self) -> list[Finding]:
        """Those of them that nobody has decided to live with."""
        return [finding for finding in self.masked() if finding.is_shown]
