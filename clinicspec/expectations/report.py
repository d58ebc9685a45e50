"""What a run of tests has to tell, whatever the form it is shown in."""

from dataclasses import dataclass

from clinicspec.diagnostics.finding import Finding
from clinicspec.expectations.coverage import Coverage
from clinicspec.expectations.outcome import Outcome


@dataclass(frozen=True)
class Report:
    """All outcomes of a run, and what kept other tests from being run."""

    clinics: int
    """How many were looked at, with tests or without."""
    outcomes: tuple[tuple[str, Outcome], ...]
    """Each with its clinic's id."""
    findings: tuple[Finding, ...]
    """Of specs, settings and test files."""
    coverage: tuple[Coverage, ...] | None
    """By clinic; None where nobody asked for it."""
    not_run: int
    """How many tests hang on an error of their spec."""

    @property
    def failed(self) -> list[tuple[str, Outcome]]:
        """The outcomes that are failures."""
        return [each for each in self.outcomes if each[1].failure is not None]
