"""What comes of a test."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from clinicspec.diagnostics.finding import Place


class Reason(NamedTuple):
    """A step of what leads to something, and the place in the spec that it follows from."""

    text: str
    """A sentence without its full stop."""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """In what a spec is not as a test expects it."""

    expected: tuple[str, ...]
    """What is expected and is not so, a sentence each without its full stop."""
    actual: str
    """What is so instead, in one sentence."""
    why: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A test that was run."""

    name: str
    place: Place
    failure: Failure | None
    """None where it has passed."""


MOST_SHOWN = 20
"""Names or reasons that a failure shows; a message to the whole clinic has more."""


def first_reasons(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """Reasons, the first ones if there are many."""
    more = len(reasons) - MOST_SHOWN
    return (*reasons[:MOST_SHOWN], *([Reason(f"and {more} more like these")] if more > 0 else []))
