"""A change of a spec's files that mends a finding."""

from dataclasses import dataclass

from clinicspec.source.edits import Change
from clinicspec.source.text import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a file, and what is written in its place."""

    file: str
    """As a finding's place names it."""
    span: Span
    change: Change
    """The same stretch by the text's offsets."""


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend one finding together; none of them makes sense alone."""

    message: str
    """What it does, as an imperative: “put 08:00 in quotes”."""
    edits: tuple[Edit, ...]
    safe: bool
    """Whether the spec means the same afterwards, so that nobody has to look at it."""
