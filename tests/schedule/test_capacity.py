"""Capacity on blocks and sets of days, held against every dated slot."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicspec.check import model_of
from clinicspec.schedule.at_once import Situation, Stint, at_once, by_line_up
from clinicspec.schedule.capacity import fewer_staff, in_several_calendars, more_staff, several_in
from clinicspec.schedule.day_set import first_day
from tests.clinics import checked
from tests.rules.pages import completed
from tests.schedule.capacity_oracle import Answer, Oracle
from tests.schedule.strategies import employees, hours, schedules, templates, weeks


@st.composite
def shifts(draw: st.DrawFn) -> str:
    """A shift of somebody, perhaps in weeks of its own."""
    in_weeks = f", weeks: {draw(weeks())}" if draw(st.booleans()) else ""
    who = draw(st.sampled_from(["ali", "kari", "per"]))
    return f"{{employee: {who}, {draw(hours())}{in_weeks}}}"


@st.composite
def clinics(draw: st.DrawFn) -> str:
    """A clinic with two shared calendars, one of them Ali's, and one that is Kari's own."""

    def plans() -> str:
        return ", ".join(draw(st.lists(schedules(), max_size=2)))

    return completed(
        f"""
{draw(employees())}
{draw(templates())}
calendars:
  lab: {{name: Lab, kind: resource, owner: {{group: lab}}, schedule: [{plans()}]}}
  ali: {{name: Vaksine, kind: resource, owner: {{employee: ali}}, schedule: [{plans()}]}}
  room: {{name: Rom, kind: internal, owner: {{employee: kari}}, schedule: [{plans()}]}}
staffing: [{", ".join(draw(st.lists(shifts(), max_size=4)))}]
"""
    )


def _answers(situations: list[Situation[Any, Any]]) -> list[Answer]:
    found = [
        Answer(
            each.first.who,
            each.days.bit_count(),
            first_day(each.days),
            *each.hours,
        )
        for each in situations
    ]
    assert found == sorted(found, key=lambda each: (each.first, each.start))
    return sorted(found, key=lambda each: (each.first, each.start, sorted(map(str, each.who))))


@given(clinics())
def test_capacity_is_that_of_the_slots(text: str) -> None:
    """Who is at once, on how many days and when first, is what going through all slots gives."""
    result = checked(text)
    spec = model_of(result.clinics[0].files)
    oracle = Oracle(spec)
    several = {person.id: _answers(found) for person, found in in_several_calendars(spec)}
    for person in spec.employees:
        assert several.get(person, []) == oracle.in_several_calendars(person)
    in_one = {each.id: _answers(several_in(spec, each)) for each in spec.calendars.values()}
    assert in_one == {each: oracle.several_in(each) for each in spec.calendars}
    codes = {each.code for each in result.findings}
    assert ("HN512" in codes) == any(several.values())
    assert ("HN513" in codes) == any(in_one.values())
    if spec.staffing:
        assert _answers(more_staff(spec)) == oracle.more_staff()
        assert _answers(by_line_up(fewer_staff(spec))) == oracle.fewer_staff()
    else:
        assert (more_staff(spec), fewer_staff(spec)) == ([], [])


def _stint(of: int, start: int, end: int, days: int = 1) -> Stint[None]:
    return Stint(of, start, end, days, None)


@pytest.mark.parametrize(
    ("these", "others", "least", "expected"),
    [
        pytest.param([_stint(1, 0, 60), _stint(2, 60, 90)], [], 2, [], id="one after the other"),
        pytest.param([_stint(1, 0, 60), _stint(1, 0, 60)], [], 2, [], id="the same one"),
        pytest.param(
            [_stint(1, 0, 60), _stint(2, 30, 90)], [], 2, [("12", 30, 60)], id="two at once"
        ),
        pytest.param(
            [_stint(1, 0, 90), _stint(2, 0, 90), _stint(3, 30, 60)],
            [],
            2,
            [("123", 30, 60)],
            id="a third for a while, on the same day",
        ),
        pytest.param(
            [_stint(1, 0, 90, 0b11), _stint(2, 0, 90, 0b11), _stint(3, 30, 60, 0b10)],
            [],
            2,
            [("12", 0, 90), ("123", 30, 60)],
            id="a third for a while, on another day",
        ),
        pytest.param(
            [_stint(1, 0, 60), _stint(2, 0, 60)], [_stint(9, 0, 60)], 1, [("12", 0, 60)], id="one"
        ),
        pytest.param(
            [_stint(1, 0, 60), _stint(2, 0, 60)],
            [_stint(8, 0, 30), _stint(9, 0, 60)],
            1,
            [("12", 30, 60)],
            id="enough for half an hour",
        ),
    ],
)
def test_at_once(
    these: list[Stint[None]],
    others: list[Stint[None]],
    least: int,
    expected: list[tuple[str, int, int]],
) -> None:
    """A situation is a set of those who are at once; it isn't told beside a larger one."""
    found = [
        ("".join(str(stint.of) for stint in each.first.these), *each.hours)
        for each in at_once(these, others, least=least)
    ]
    assert found == expected


def test_however_many_are_at_once() -> None:
    """As many of the others are enough, and one less is not, whatever number it is."""
    days = (1 << 3650) - 1
    many = [_stint(of, of % 700, 700 + of % 700, days >> of % 99) for of in range(1000)]
    assert at_once(many, least=2)
    assert at_once(many, many, least=1) == []
    assert at_once(many[1:], many, least=1) == []
    assert at_once(many, many[1:], least=1)


def test_the_same_hours_again_and_again() -> None:
    """However often somebody's hours are written, they hide nobody else's."""
    minutes = [_stint(1, minute, minute + 1) for minute in range(300)]
    assert at_once([*minutes * 9, _stint(1, 600, 700, 2), _stint(2, 600, 700, 2)], least=2)
