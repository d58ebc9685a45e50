from collections.abc import Iterable
from datetime import date

import pytest

from clinicspec.model.spec import Spec
from clinicspec.model.times import Dates
from clinicspec.model.weeks import parse_weeks
from clinicspec.pages.hours import Times, Week, days_off, offers, runs, week_of_times
from clinicspec.schedule.plan import days_of
from clinicspec.schedule.slots import all_slots
from tests.pages.clinics import BOTH, changed, fjordbyen, site_of, two_offices
from tests.weeks import week_text

MON, TUE, WED, THU, FRI = range(5)
MORNING, NOON, AFTERNOON = Times(480, 600), Times(600, 720), Times(780, 900)


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ([], ()),
        ([(MON, MORNING)], (((MON,), (MORNING,)),)),
        ([(WED, MORNING), (MON, MORNING)], (((MON, WED), (MORNING,)),)),
        (
            [(MON, MORNING), (TUE, NOON), (WED, MORNING)],
            (((MON, WED), (MORNING,)), ((TUE,), (NOON,))),
        ),
        ([(MON, AFTERNOON), (MON, MORNING)], (((MON,), (MORNING, AFTERNOON)),)),
        ([(MON, MORNING), (MON, NOON)], (((MON,), (Times(480, 720),)),)),
        ([(MON, Times(480, 720)), (MON, MORNING)], (((MON,), (Times(480, 720),)),)),
        ([(MON, MORNING), (MON, MORNING)], (((MON,), (MORNING,)),)),
    ],
    ids=["none", "one", "alike", "in between", "break", "meet", "inside", "twice"],
)
def test_week_of_times(times: Iterable[tuple[int, Times]], expected: Week) -> None:
    """Days with the same times are one line, and times that meet are one."""
    assert week_of_times(times) == expected


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [([], []), ([3], [[3]]), ([5, 3, 4], [[3, 4, 5]]), ([1, 2, 4], [[1, 2], [4]])],
)
def test_runs(numbers: list[int], expected: list[list[int]]) -> None:
    """Numbers that follow one another are a run, in whatever order they come."""
    assert [list(run) for run in runs(numbers)] == expected


def days(*numbers: int) -> set[date]:
    """Days of November 2026."""
    return {date(2026, 11, number) for number in numbers}


def run(first: int, last: int) -> Dates:
    """A run of days in November 2026."""
    return Dates(date(2026, 11, first), date(2026, 11, last))


@pytest.mark.parametrize(
    ("planned", "offered", "expected"),
    [
        (days(2, 3), days(2, 3), ()),
        (days(2, 3, 4), days(2, 4), (run(3, 3),)),
        (days(2, 3, 4, 5), days(2, 5), (run(3, 3), run(4, 4))),
        (days(2, 9, 16, 23, 30), days(2, 30), (run(9, 23),)),
        (days(2, 3, 4), set(), (run(2, 4),)),
    ],
    ids=["none", "one", "two", "three", "all"],
)
def test_days_off(planned: set[date], offered: set[date], expected: tuple[Dates, ...]) -> None:
    """Three days and more without appointments, with none between that has some, are one run."""
    assert days_off(planned, offered) == expected


def minutes_of_slots(spec: Spec, site: str) -> dict[tuple[str, date], set[int]]:
    """An oracle: by type and day, the minutes that the dated slots of a site's calendars fill."""
    selected = site_of(spec, site)
    season = selected.site.open
    found: dict[tuple[str, date], set[int]] = {}
    for calendar in selected.calendars:
        for offered in all_slots(spec, calendar):
            start, end = offered.slot.start, offered.slot.end
            day = start.date()
            if season and not (season.start or day) <= day <= (season.end or day):
                continue
            minutes = range(start.hour * 60 + start.minute, end.hour * 60 + end.minute)
            for name in offered.planned.block.types:
                if name in selected.site.appointment_types:
                    found.setdefault((name, day), set()).update(minutes)
    return found


def minutes_of_offers(spec: Spec, site: str) -> dict[tuple[str, date], set[int]]:
    """By type and day, the minutes that a page gives as planned, less those of days off."""
    selected = site_of(spec, site)
    season = selected.site.open
    found: dict[tuple[str, date], set[int]] = {}
    for offer in offers(selected):
        for plan in offer.plans:
            for weekdays, times in plan.week:
                minutes = {minute for each in times for minute in range(*each)}
                for day in days_of(plan.weeks, weekdays):
                    if season and not (season.start or day) <= day <= (season.end or day):
                        continue
                    if any(off.first <= day <= off.last for off in offer.days_off):
                        continue
                    for type_ in offer.types:
                        found.setdefault((type_.id, day), set()).update(minutes)
    return found


@BOTH
def test_hours_are_those_of_the_dated_slots(spec: Spec) -> None:
    """What a page says of a day is what the calendars have on it, no more and no less."""
    for site in spec.booking_sites:
        assert minutes_of_offers(spec, site) == minutes_of_slots(spec, site)


def test_hours_of_the_reference() -> None:
    """Influenza vaccination is on Tuesdays, in the weeks that the season touches."""
    (offer,) = offers(site_of(fjordbyen(), "influenza"))
    assert [plan.week for plan in offer.plans] == [(((TUE,), (Times(750, 900),)),)]
    assert offer.plans[0].weeks == frozenset(parse_weeks("2026-W40/2026-W51") or ())
    assert offer.days_off == ()


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-10-06", "2026-10-06", [(TUE,)]),
        ("2026-10-07", "2026-10-13", [(TUE,)]),
        ("2026-10-07", "2026-10-12", []),
    ],
)
def test_both_ends_of_a_season_count(start: str, end: str, expected: list[tuple[int, ...]]) -> None:
    """A planned day is announced if it lies in the season, whose two ends are included."""
    spec = changed(fjordbyen(), "booking_sites.influenza.open.start", date.fromisoformat(start))
    spec = changed(spec, "booking_sites.influenza.open.end", date.fromisoformat(end))
    found = offers(site_of(spec, "influenza"))
    assert [each.week[0].days for offer in found for each in offer.plans] == expected


def test_weeks_with_the_same_hours_stand_together() -> None:
    """A template that is scheduled twice, with a pause between, is planned once."""
    spec = fjordbyen()
    (schedule,) = spec.calendars["lab-2"].schedule
    schedules = [
        schedule.model_copy(update={"weeks": (parse_weeks(weeks),)})
        for weeks in ("2026-W41/2026-W43", "2026-W45/2026-W51")
    ]
    spec = changed(spec, "calendars.lab-2.schedule", tuple(schedules))
    (offer,) = offers(site_of(spec, "influenza"))
    (plan,) = offer.plans
    assert [week_text(run[0]) for run in runs(plan.weeks)] == ["2026-W41", "2026-W45"]


def test_hours_that_differ_stand_apart() -> None:
    """Services and places with hours of their own are not thrown together."""
    found = offers(site_of(two_offices(), "lab"))
    at_office = [(offer.types[0].id, offer.place.unit) for offer in found if offer.place]
    south = "Legekontoret på Skibotn"
    assert at_office == [
        ("blood_test", None),
        ("blood_test", south),
        ("b12_injection", None),
        ("b12_injection", south),
    ]


def test_services_with_the_same_hours_stand_together() -> None:
    """Two services that are offered alike are one entry."""
    spec = two_offices()
    template = spec.week_templates["north"]
    both = tuple(
        block.model_copy(update={"types": ("blood_test", "b12_injection")}) for block in template
    )
    spec = changed(spec, "week_templates.north", both)
    found = offers(site_of(changed(spec, "booking_sites.lab.calendars", ("north",)), "lab"))
    assert [[type_.id for type_ in offer.types] for offer in found] == [
        ["blood_test", "b12_injection"]
    ]


def test_a_holiday_a_closed_day_and_an_absence_are_days_off() -> None:
    """Whatever keeps a planned day from being offered, patients learn of it."""
    spec = fjordbyen()
    on_fridays = [
        block.model_copy(update={"days": (FRI,)}) for block in spec.week_templates["lab-week-2"]
    ]
    spec = changed(spec, "week_templates.lab-week-2", on_fridays)
    (schedule,) = spec.calendars["lab-2"].schedule
    until_new_year = schedule.model_copy(update={"weeks": (parse_weeks("2026-W40/2026-W53"),)})
    spec = changed(spec, "calendars.lab-2.schedule", (until_new_year,))
    spec = changed(spec, "booking_sites.influenza.open", None)
    closed, absent = date(2026, 10, 16), date(2026, 11, 6)
    spec = changed(spec, "clinic.closed", (Dates(closed, closed),))
    (absence,) = spec.employees["kari"].absences
    away = absence.model_copy(update={"start": absent, "end": absent, "substitute": None})
    spec = changed(spec, "employees.per.absences", (away,))
    (offer,) = offers(site_of(spec, "influenza"))
    holidays = date(2026, 12, 25), date(2027, 1, 1)
    assert offer.days_off == tuple(Dates(day, day) for day in (closed, absent, *holidays))


def test_blocks_too_short_for_a_slot_are_no_hours() -> None:
    """A block in which no appointment fits is not announced."""
    spec = changed(fjordbyen(), "appointment_types.influenza_vaccine.minutes", 200)
    assert offers(site_of(spec, "influenza")) == []


def test_hours_end_with_the_last_slot() -> None:
    """Where the last minutes of a block are too few for a slot, the hours end before them."""
    spec = changed(fjordbyen(), "appointment_types.influenza_vaccine.minutes", 40)
    (offer,) = offers(site_of(spec, "influenza"))
    assert offer.plans[0].week[0].times == (Times(750, 870),)
