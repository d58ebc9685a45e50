"""What a rule is, and what it says when it finds something."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from clinicspec.diagnostics.finding import Severity
from clinicspec.source.tree import Path

if TYPE_CHECKING:
    from clinicspec.model.part import Part
    from clinicspec.schedule.at_once import Times

Subject = Literal[
    "spec",
    "employees",
    "positions",
    "groups",
    "appointment_types",
    "calendars",
    "routes",
    "message_templates",
    "booking_sites",
]
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
    protects_patients: bool = False
    """The settings can't lower it, since what it finds sends a message about somebody's health
    astray, shows what must be hidden, or gives two patients one time."""
    asks_given: bool = False
    """Its check takes what holds beside the spec as a third argument."""
    looks_from_today: bool = False
    """It finds more, or something at all, only with the day that ``--as-of`` names."""
    guide: tuple[str, ...] = ()
    """The guide's sentences that it holds a spec against, as ``rules/guide.py`` numbers them."""
    yields_to: tuple[str, ...] = ()
    """Codes of rules that can see the same fact whole: where one of them has a remark that touches
    a part which a remark of this rule touches, this one is dropped. Where both say their times,
    all times of this one must be among those of the others."""
    since: str = "0.1.0"
    fixable: bool = False
    no_example: str = ""
    """Why its page has no example, where it can't have one."""

    @property
    def can_be_lowered(self) -> bool:
        """Whether settings can make it less grave, or a project can live with what it finds."""
        errors_of_shape = self.code.startswith("CS") and self.severity is Severity.ERROR
        return not (errors_of_shape or self.fixed_severity or self.protects_patients)


class Spot(NamedTuple):
    """A part of the model, and the way from it to the value that is meant."""

    part: Part
    below: Path = ()


def at(part: Part, *below: str | int) -> Spot:
    """The value that stands ``below`` a part, by the spec's keys: ``at(calendar, "owner")``."""
    return Spot(part, below)


class Say(NamedTuple):
    """A text in a value's place, quoted as the old one was."""

    spot: Spot
    text: str


class Put(NamedTuple):
    """YAML of one line in a value's place; the key is added where it is missing."""

    spot: Spot
    yaml: str


class Remove(NamedTuple):
    """A key, or an item of a list, that goes."""

    spot: Spot


class Repair(NamedTuple):
    """Steps that mend what a remark says. Where one of them can't be done, none is."""

    what: str
    """What they do, as an imperative: “put `08:00` in quotes”."""
    steps: Sequence[Say | Put | Remove]
    safe: bool = False
    """Whether the spec means the same afterwards."""


class Remark(NamedTuple):
    """What a rule says: where, what, what to do, and other places with what they are."""

    spot: Spot
    message: str
    help: str
    related: Sequence[tuple[str, Spot]] = ()
    severity: Severity | None = None
    """Where it differs from the rule's."""
    repair: Repair | None = None
    times: Sequence[Times] = ()
    """When it is so, where it is about times."""


@dataclass(frozen=True, slots=True)
class Given:
    """What holds beside the spec."""

    today: date | None = None
    """The day that ``--as-of`` names. Without it nothing may depend on the day."""
    resource_categories: frozenset[str] = frozenset()
    """Those that the settings add to HelseNorge's."""


Check = Callable[..., Iterable[Remark]]
"""``check(subject, spec)`` of a rule's file, or ``check(subject, spec, given)``. It reads the model
freely: where that meets an Unknown value, the check of this one subject ends in silence."""
