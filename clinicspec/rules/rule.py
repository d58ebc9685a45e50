"""What a rule is, and what it says when it finds something."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from clinicspec.diagnostics.finding import Severity
from clinicspec.source.tree import Path

if TYPE_CHECKING:
    from clinicspec.model.part import Part

Subject = Literal["spec", "employees", "calendars", "appointment_types", "routes", "booking_sites"]
"""What a rule looks at, one at a time."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What there is to know of a rule beside its page and its check."""

    code: str
    name: str
    severity: Severity
    source: str
    """Where the rule comes from: the guide's sentence, NHN's contract, or the spec language."""
    each: Subject | None = None
    """What its check looks at. None: it is found where files are read or
    written, or over all clinics."""
    fixed_severity: bool = False
    """The settings can't lower it, since the rest of the program relies on it being an error: what
    it is about is Unknown in the model, or more than the compiler can take, or it keeps a build
    from being what the specs and settings say."""
    yields_to: tuple[str, ...] = ()
    """Codes of rules that can see the same fact whole: where one of them has a remark that touches
    a part which a remark of this rule touches, this one is dropped."""
    since: str = "0.1.0"
    fixable: bool = False
    no_example: str = ""
    """Why its page has no example, where it can't have one."""


class Spot(NamedTuple):
    """A part of the model, and the way from it to the value that is meant."""

    part: Part
    below: Path = ()


def at(part: Part, *below: str | int) -> Spot:
    """The value that stands ``below`` a part, by the spec's keys: ``at(calendar, "owner")``."""
    return Spot(part, below)


class Remark(NamedTuple):
    """What a rule says: where, what, what to do, and other places with what they are."""

    spot: Spot
    message: str
    help: str
    related: Sequence[tuple[str, Spot]] = ()
    severity: Severity | None = None
    """Where it differs from the rule's."""


Check = Callable[[Any, Any], Iterable[Remark]]
"""``check(subject, spec)`` of a rule's file. It reads the model freely: where that meets an Unknown
value, the check of this one subject ends in silence."""
