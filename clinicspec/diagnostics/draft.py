"""What is said of a mistake before it becomes a finding."""

from typing import NamedTuple

from clinicspec.diagnostics.finding import Place, Related, Severity
from clinicspec.diagnostics.fix import Fix


class Draft(NamedTuple):
    """A finding without its rule's name and severity, and without the clinic it is found in."""

    code: str
    message: str
    help: str
    place: Place
    related: tuple[Related, ...] = ()
    severity: Severity | None = None
    """Where it differs from the rule's."""
    fix: Fix | None = None
    """A change that mends it, where one can be proposed."""
