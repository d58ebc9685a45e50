"""Overlaps on blocks and weeks, held against every dated slot of a calendar."""

from collections import defaultdict
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from clinicspec.check import model_of
from clinicspec.schedule.offers import offers
from clinicspec.schedule.overlap import MOST_PAIRS, overlaps
from clinicspec.schedule.slots import all_slots
from tests.clinics import checked
from tests.rules.pages import completed
from tests.schedule.strategies import employees, schedules, templates

FIRST_DAY = date(2026, 3, 23)
BIT = (FIRST_DAY - date(1900, 1, 1)).days
"""Where the first day of these weeks stands in a set of days."""


@st.composite
def clinics(draw: st.DrawFn) -> str:
    """A clinic whose laboratory has a schedule."""
    return completed(
        f"""
{draw(employees())}
{draw(templates())}
calendars:
  lab:
    name: Laboratorium
    kind: internal
    owner: {{group: lab}}
    schedule: [{", ".join(draw(st.lists(schedules(), min_size=1, max_size=3)))}]
    closed: [2026-03-{draw(st.integers(23, 31))}]
"""
    )


@given(clinics())
def test_overlaps_are_those_of_the_slots(text: str) -> None:
    """The pairs, and the days of each, are what comparing all slots with one another gives."""
    result = checked(text)
    spec = model_of(result.clinics[0].files)
    calendar = spec.calendars["lab"]
    of_slots: dict[tuple[tuple[int, int], tuple[int, int]], set[date]] = defaultdict(set)
    offered = list(all_slots(spec, calendar))
    for number, one in enumerate(offered):
        for other in offered[:number]:
            if one.slot.start < other.slot.end and other.slot.start < one.slot.end:
                keys = sorted((each.planned.schedule, each.planned.index) for each in (one, other))
                of_slots[keys[0], keys[1]].add(one.slot.start.date())
    ((_, meeting),) = overlaps(spec)
    found = [
        (
            (each.first.schedule, each.first.index),
            (each.second.schedule, each.second.index),
            [FIRST_DAY + timedelta(days=n) for n in range(150) if each.days & 1 << (BIT + n)],
        )
        for each in meeting
    ]
    assert sorted(found) == sorted(
        (first, second, sorted(days)) for (first, second), days in of_slots.items()
    )
    said = {each.code for each in result.findings} & {"HN510", "HN513"}
    assert bool(said) == bool(of_slots)


def test_there_is_an_end_to_it() -> None:
    """However many blocks are at one time, no more pairs are worked out than anybody reads.

    Nor do the days of each take room of their own.
    """
    block = '{days: mon, from: "08:00", to: "09:00", types: [blood_test]}'
    text = completed(
        f"""
week_templates:
  many: [{", ".join([block] * 2000)}]
calendars:
  lab:
    name: Laboratorium
    kind: internal
    owner: {{group: lab}}
    schedule: [{{template: many, weeks: 2026-W34/2026-W51}}]
"""
    )
    spec = model_of(checked(text).clinics[0].files)
    ((calendar, found),) = overlaps(spec)
    assert len(found) == MOST_PAIRS
    assert len({id(offer.days) for offer in offers(spec, calendar)}) == 1
