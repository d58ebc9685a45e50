"""A finding: what is wrong, where, and what to do about it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from clinicspec.diagnostics.fix import Fix
from clinicspec.source.text import Position, Span
from clinicspec.source.tree import Path

RULE_PAGES = "docs/rules.md"
"""Where the rules' pages are published; a finding's ``url`` is this and the code."""

FILE_START = Span(Position(1, 1), Position(1, 1))
"""The place of what concerns a whole file."""


class Severity(StrEnum):
    """How grave a finding is. An error keeps the clinic from being compiled."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return tuple(Severity).index(self)


class Place(NamedTuple):
    """Where something stands: the file as the user names it, the semantic path, the span."""

    file: str
    span: Span = FILE_START
    path: Path = ()
    secret: str = ""
    """The text that stands there, where nobody may be shown it."""


class Suppression(NamedTuple):
    """That a project has decided to live with something."""

    reason: str
    place: Place
    """Where it says so."""
    until: date | None = None
    """The last day on which it holds."""
    in_spec: bool = True
    """It stands in a comment beside the thing, and not in the settings."""


class Related(NamedTuple):
    """Another place that belongs to a finding."""

    message: str
    place: Place


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake. ``clinic`` is the clinic's id, or None where no clinic is concerned."""

    code: str
    name: str
    severity: Severity
    message: str
    help: str
    place: Place
    clinic: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    suppression: Suppression | None = None
    """Where there is one, it is neither shown to people nor fails a run."""
    known: bool = False
    """It stands in the project's baseline, and is neither shown to people nor fails a run."""

    @property
    def is_error(self) -> bool:
        """Whether it keeps the clinic from being compiled."""
        return self.severity is Severity.ERROR and self.suppression is None

    def fails(self, fail_on: Severity) -> bool:
        """Whether a run fails on it that fails on findings as grave as that."""
        return self.is_shown and self.severity.rank <= fail_on.rank

    @property
    def is_shown(self) -> bool:
        """Whether people are to see it: nobody has decided to live with it."""
        return self.suppression is None and not self.known

    @property
    def sort_key(self) -> tuple[str, Position, str, str]:
        """By file, then place, then code: the order in which findings are shown."""
        return (self.place.file, self.place.span.start, self.code, self.message)


def path_text(path: Path) -> str:
    """A path as it is written for people and scripts: ``employees.kari.absences[0].from``."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}"
    return text.removeprefix(".")
