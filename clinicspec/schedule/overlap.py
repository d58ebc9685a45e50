"""Blocks of one calendar that are on offer at the same time.

Decided on blocks and sets of days; no slot is ever made. Times are those of the clock: nights on
which clocks change are like any other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from clinicspec.model.unknown import UnknownValue
from clinicspec.schedule.day_set import DaySet
from clinicspec.schedule.offers import offers
from clinicspec.schedule.plan import PlannedBlock, may_meet, planned_blocks

if TYPE_CHECKING:
    from clinicspec.model.booking import Calendar
    from clinicspec.model.spec import Spec

MOST_PAIRS = 200
"""Pairs of a calendar's blocks that are worked out to days. Where there are more, what the first
ones say will keep anybody busy."""


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


def overlaps(spec: Spec) -> Iterator[tuple[Calendar, list[Overlap]]]:
    """Each calendar that can be read, with the pairs of its planned blocks that overlap.

    A block takes up the time from its beginning to the end of its last slot, which is exclusive.
    """
    for calendar in spec.calendars.values():
        try:
            yield calendar, _overlaps_once(spec, calendar)
        except UnknownValue:
            continue


def _overlaps_once(spec: Spec, calendar: Calendar) -> list[Overlap]:
    return spec.once(("overlaps", calendar.id), lambda: _overlaps_in(spec, calendar))


def _overlaps_in(spec: Spec, calendar: Calendar) -> list[Overlap]:
    planned = planned_blocks(spec, calendar)
    if not may_meet(planned):
        return []
    pairs = list(islice(_pairs_that_meet(planned), MOST_PAIRS))
    if not pairs:
        return []
    offered = {
        (each.planned.schedule, each.planned.index): each.days for each in offers(spec, calendar)
    }
    found = []
    for pair in pairs:
        first, second = sorted(pair, key=lambda each: (each.schedule, each.index))
        days = offered[first.schedule, first.index] & offered[second.schedule, second.index]
        if days:
            found.append(Overlap(first, second, days))
    return found


def _pairs_that_meet(
    planned: list[PlannedBlock],
) -> Iterator[tuple[PlannedBlock, PlannedBlock]]:
    """The pairs of blocks that have slots at one time on one weekday of one week."""
    blocks_of: dict[int, list[PlannedBlock]] = defaultdict(list)
    for block in planned:
        if block.slots_per_day:
            blocks_of[block.schedule].append(block)
    schedules_in: dict[int, list[int]] = defaultdict(list)
    for schedule, blocks in blocks_of.items():
        for week in blocks[0].weeks:
            schedules_in[week].append(schedule)
    seen: set[tuple[int, int, int, int]] = set()
    for schedules in dict.fromkeys(map(tuple, schedules_in.values())):  # most weeks are alike
        by_start = [block for schedule in schedules for block in blocks_of[schedule]]
        by_start.sort(key=lambda each: each.block.start)
        for number, one in enumerate(by_start, 1):
            for other in islice(by_start, number, None):
                if other.block.start >= one.last_end:
                    break
                pair = (one.schedule, one.index, other.schedule, other.index)
                if pair not in seen and not set(one.block.days).isdisjoint(other.block.days):
                    seen.add(pair)
                    yield one, other
