"""What all pages of a clinic have in common: the spec, the day that they are made for, the logo."""

from dataclasses import dataclass
from datetime import date

from clinicspec.model.spec import Spec
from clinicspec.pages.logo import Logo


@dataclass(frozen=True, slots=True)
class Edition:
    """A clinic's pages as they are on one day, or on any."""

    spec: Spec
    as_of: date | None = None
    """None for pages that name their dates and hold on every day."""
    logo: Logo | None = None
