"""Templates, schedules and absences to blocks on weeks, and to dated slots."""

from datetime import date

import pytest

from clinicspec.model.spec import Spec
from clinicspec.model.weeks import parse_weeks, week_of
from clinicspec.schedule.plan import planned_blocks, types_in, weeks_of
from clinicspec.schedule.presence import absences_on, employed, works
from clinicspec.schedule.slots import all_slots, slots_on
from tests.clinics import spec_of
from tests.rules.pages import completed

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _clinic(
    schedule: str,
    *,
    block: str = '{days: mon-fri, from: "08:00", to: "09:00", types: [blood_test]}',
    calendar: str = "",
    more: str = "",
    owner: str = "{group: lab}",
) -> Spec:
    """A clinic whose laboratory has one block and a schedule."""
    return spec_of(
        completed(
            f"""{more}
week_templates:
  gp-week: [{{days: mon, from: "08:30", to: "11:30", types: [consultation]}}]
  lab-week: [{block}]
calendars:
  kari:
    name: Kari Lunde
    kind: gp
    owner: {{employee: kari}}
    online: true
    patients: own_list
    schedule: [{{template: gp-week, weeks: 2026-W34}}]
  lab:
    name: Laboratorium
    kind: resource
    owner: {owner}
    online: true
    patients: clinic_gp_patients
    schedule: [{schedule}]
    {calendar}
"""
        )
    )


def _days(spec: Spec) -> list[str]:
    """The days on which the laboratory has slots."""
    days = {offered.slot.start.date() for offered in all_slots(spec, spec.calendars["lab"])}
    return [day.isoformat() for day in sorted(days)]


def _times(spec: Spec, day: date) -> list[str]:
    return [
        f"{offered.slot.start:%H:%M}–{offered.slot.end:%H:%M}"
        for offered in slots_on(spec, spec.calendars["lab"], day)
    ]


def test_slots_fill_a_block() -> None:
    """A block yields slots from its beginning until the last that ends by its end."""
    block = '{days: mon, from: "08:00", to: "08:35", types: [blood_test]}'
    spec = _clinic("{template: lab-week, weeks: 2026-W36}", block=block)
    assert _times(spec, date(2026, 8, 31)) == ["08:00–08:10", "08:10–08:20", "08:20–08:30"]
    assert _times(spec, date(2026, 9, 1)) == []


def test_a_slot_is_as_long_as_the_longest_type() -> None:
    """Without slot_minutes a slot takes the longest type of its block; with it, what it says."""
    both = '{days: mon, from: "08:00", to: "09:00", types: [blood_test, consultation]'
    schedule = "{template: lab-week, weeks: 2026-W36}"
    day = date(2026, 8, 31)
    assert _times(_clinic(schedule, block=both + "}"), day)[0] == "08:00–08:20"
    assert _times(_clinic(schedule, block=both + ", slot_minutes: 30}"), day)[0] == "08:00–08:30"


@pytest.mark.parametrize(
    ("schedule", "more", "weeks"),
    [
        pytest.param("weeks: 2026-W52/2027-W02", "", "2026-W52/2027-W02", id="over a year's end"),
        pytest.param("weeks: 2026-W53", "", "2026-W53/2026-W53", id="the 53rd week"),
        pytest.param(
            "weeks: autumn",
            "periods: {autumn: 2026-W34/2026-W36}",
            "2026-W34/2026-W36",
            id="a period",
        ),
    ],
)
def test_weeks(schedule: str, more: str, weeks: str) -> None:
    """A schedule holds in the weeks that it names, both ends included."""
    spec = _clinic(f"{{template: lab-week, {schedule}}}", more=more)
    expected = parse_weeks(weeks)
    assert expected is not None
    assert weeks_of(spec, spec.calendars["lab"].schedule[0]) == frozenset(expected)


def test_a_year_of_53_weeks_goes_on_into_the_next() -> None:
    """2026 has a week 53, whose Friday is New Year's Day 2027; week 1 follows it."""
    block = '{days: mon, from: "08:00", to: "09:00", types: [blood_test]}'
    spec = _clinic("{template: lab-week, weeks: 2026-W52/2027-W01}", block=block)
    assert _days(spec) == ["2026-12-21", "2026-12-28", "2027-01-04"]


def test_every_second_week_counts_from_each_range() -> None:
    """With every_weeks: 2 the first week of each range counts, and every second after it."""
    weeks = "[2026-W34/2026-W38, 2026-W41/2026-W44]"
    spec = _clinic(f"{{template: lab-week, weeks: {weeks}, every_weeks: 2}}")
    found = sorted(weeks_of(spec, spec.calendars["lab"].schedule[0]))
    mondays = [date.fromordinal(week * 7 + 1) for week in found]
    assert [day.isocalendar().week for day in mondays] == [34, 36, 38, 41, 43]


def test_public_holidays_and_closed_days_are_left_out() -> None:
    """No slots on public holidays, nor on days that the clinic or the calendar is closed."""
    spec = _clinic(
        "{template: lab-week, weeks: 2026-W19/2026-W20}",
        calendar="closed: [2026-05-04, 2026-05-11/2026-05-12]",
    )
    # 14 May 2026 is Ascension Day
    assert _days(spec) == [
        *("2026-05-05", "2026-05-06", "2026-05-07", "2026-05-08"),
        *("2026-05-13", "2026-05-15"),
    ]


EMPLOYEES = """
employees:
  kari:
    name: Kari Lunde
    profession: gp
    her_id: 8900101
    hpr_number: "9900101"
    administrator: true
    patient_list: {{capacity: 1100}}
    services: [booking, e_consultation, e_contact, prescription_renewal]
  ali:
    name: Ali Demir
    profession: health_secretary
    her_id: none
    {ali}
"""


@pytest.mark.parametrize(
    ("ali", "days"),
    [
        pytest.param("", "mon tue wed thu fri", id="there"),
        pytest.param(
            "absences: [{from: 2026-09-01, to: 2026-09-02}]", "mon thu fri", id="away for all"
        ),
        pytest.param(
            "absences: [{from: 2026-09-01, to: 2026-09-02, services: [booking]}]",
            "mon thu fri",
            id="away for booking",
        ),
        pytest.param(
            "absences: [{from: 2026-09-01, to: 2026-09-02, services: [e_contact]}]",
            "mon tue wed thu fri",
            id="away for something else",
        ),
        pytest.param("active: {from: 2026-09-03}", "thu fri", id="not employed yet"),
        pytest.param("active: {to: 2026-09-01}", "mon tue", id="has left"),
    ],
)
@pytest.mark.parametrize("belongs", ["staff", "owner"])
def test_slots_of_who_is_away_are_off_the_offer(ali: str, days: str, belongs: str) -> None:
    """A block belongs to its staff, or else to the employee who owns the calendar."""
    staff = ", staff: ali" if belongs == "staff" else ""
    spec = _clinic(
        "{template: lab-week, weeks: 2026-W36}",
        block=f'{{days: mon-fri, from: "08:00", to: "09:00", types: [blood_test]{staff}}}',
        more=EMPLOYEES.format(ali=ali),
        owner="{group: lab}" if belongs == "staff" else "{employee: ali}",
    )
    found = {WEEKDAYS[date.fromisoformat(day).weekday()] for day in _days(spec)}
    assert found == set(days.split())


def test_who_is_there() -> None:
    """Both ends of an employment and of an absence are included."""
    spec = _clinic(
        "{template: lab-week, weeks: 2026-W36}",
        more=EMPLOYEES.format(
            ali="active: {from: 2026-09-01, to: 2026-09-30}\n"
            "    absences: [{from: 2026-09-10, to: 2026-09-11}]"
        ),
    )
    ali = spec.employees["ali"]
    assert [employed(ali, date(2026, 8, 31)), employed(ali, date(2026, 9, 1))] == [False, True]
    assert [employed(ali, date(2026, 9, 30)), employed(ali, date(2026, 10, 1))] == [True, False]
    away = [day for day in range(8, 14) if absences_on(ali, date(2026, 9, day), "booking")]
    assert away == [10, 11]
    assert not works(ali, date(2026, 9, 10), "e_contact")


def test_over_the_change_of_clocks() -> None:
    """In March the hour from 02:00 is missing one night, in October it is there twice."""
    block = '{days: sun, from: "01:00", to: "04:00", types: [blood_test], slot_minutes: 60}'
    spec = _clinic("{template: lab-week, weeks: [2026-W13, 2026-W43, 2026-W44]}", block=block)
    assert _times(spec, date(2026, 3, 29)) == ["01:00–03:00", "03:00–04:00"]
    assert len(_times(spec, date(2026, 10, 25))) == 4
    assert len(_times(spec, date(2026, 11, 1))) == 3


def test_what_is_planned() -> None:
    """A calendar's blocks stand in the spec's order, with weeks and who does them."""
    spec = _clinic("{template: lab-week, weeks: 2026-W36}")
    calendar = spec.calendars["lab"]
    (planned,) = planned_blocks(spec, calendar)
    assert planned.weeks == {week_of(date(2026, 9, 4))}
    assert planned.performer is None
    assert (planned.slots_per_day, planned.last_end) == (6, 9 * 60)
    assert [each.id for each in types_in(spec, calendar)] == ["blood_test"]
