"""Blocks of one calendar that are on offer at the same time.

Decided on blocks and sets of days; no slot is ever made. Times are those of the clock: nights on
which clocks change are like any other.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from clinicspec.model.unknown import UnknownValue
from clinicspec.schedule.at_once import Moment, Stint, Times, moments
from clinicspec.schedule.day_set import DaySet
from clinicspec.schedule.offers import offers
from clinicspec.schedule.plan import PlannedBlock, comparable, may_meet, planned_blocks

if TYPE_CHECKING:
    from clinicspec.model.booking import Calendar
    from clinicspec.model.spec import Spec

MOST_PAIRS = 200
"""Pairs of a calendar's blocks that are told: these keep anybody busy."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two planned blocks, in the spec's order, some of whose slots are at the same time."""

    first: PlannedBlock
    second: PlannedBlock
    days: DaySet
    """The days on which both are on offer: at least one."""

    @property
    def blocks(self) -> tuple[str, int, str, int]:
        """Which blocks they are: template and index of each."""
        return self.first.template, self.first.index, self.second.template, self.second.index

    @property
    def of_two_people(self) -> bool:
        """Whether different employees do them."""
        first, second = self.first.performer, self.second.performer
        return first is not None and second is not None and first.id != second.id

    @property
    def times(self) -> Times:
        """When both are on offer."""
        start = max(self.first.block.start, self.second.block.start)
        return Times(start, min(self.first.last_end, self.second.last_end), self.days)


def overlaps(spec: Spec) -> Iterator[tuple[Calendar, list[Overlap]]]:
    """Each calendar that can be read, with the pairs of its planned blocks that overlap.

    A block takes up the time from its beginning to the end of its last slot, which is exclusive.
    """
    if not comparable(spec):
        return
    for calendar in spec.calendars.values():
        try:
            yield calendar, _overlaps_once(spec, calendar)
        except UnknownValue:
            continue


def _overlaps_once(spec: Spec, calendar: Calendar) -> list[Overlap]:
    return spec.once(("overlaps", calendar.id), lambda: _overlaps_in(spec, calendar))


def _overlaps_in(spec: Spec, calendar: Calendar) -> list[Overlap]:
    if not may_meet(planned_blocks(spec, calendar)):
        return []
    stints = [
        Stint(number, offer.planned.block.start, offer.planned.last_end, offer.days, offer.planned)
        for number, offer in enumerate(offers(spec, calendar))
    ]
    found: dict[tuple[Hashable, Hashable], Overlap] = {}
    line_ups: list[Moment[PlannedBlock, PlannedBlock]] = moments(stints, least=2)
    for moment in line_ups:
        for one, other in combinations(moment.these, 2):
            if (one.of, other.of) not in found:
                days = one.days & other.days
                found[one.of, other.of] = Overlap(one.source, other.source, days)
            if len(found) == MOST_PAIRS:
                return list(found.values())
    return list(found.values())
