"""Overlapping blocks and schedules, beyond the rule's own page."""

import pytest

from tests.rules.mutated import edited, said_of
from tests.rules.pages import completed

SPEC = """
week_templates:
  gp-week:
    - {{days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}}
  lab-week:
    - {{days: mon-fri, from: "08:00", to: "10:00", types: [blood_test]{first}}}
    - {{{second}}}
calendars:
  kari:
    name: Kari Lunde
    kind: gp
    owner: {{employee: kari}}
    online: true
    patients: own_list
    schedule: [{{template: gp-week, weeks: 2026-W34/2026-W51}}]
  lab:
    name: Lab
    kind: resource
    owner: {{group: lab}}
    online: true
    patients: clinic_gp_patients
    schedule:
{schedules}
{more}
"""
AFTER = 'days: mon, from: "10:00", to: "11:00", types: [blood_test]'
PLAN = "{template: lab-week, weeks: 2026-W36/2026-W37}"
LATER = "a schedule of Lab overlaps one before it on"
ALWAYS_OPEN = ('  opening_hours: [{days: mon-fri, from: "08:00", to: "15:30"}]\n', "")
TWICE = "so two patients could be given the same time"


def _spec(
    second: str = AFTER,
    schedules: tuple[str, ...] = (PLAN,),
    *,
    first: str = "",
    more: str = "",
    employees: str = "",
) -> str:
    lines = "\n".join(f"      - {schedule}" for schedule in schedules)
    fragment = SPEC.format(first=first, second=second, schedules=lines, more=more)
    return edited(completed(employees + fragment), ALWAYS_OPEN)


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        pytest.param(AFTER, None, id="begins when the other ends"),
        pytest.param(
            'days: sat, from: "08:00", to: "10:00", types: [blood_test]', None, id="another day"
        ),
        pytest.param(
            'days: mon, from: "09:50", to: "11:00", types: [blood_test]',
            f"the blocks 08:00–10:00 and 09:50–11:00 of Lab overlap on 2 days, first on Monday "
            f"2026-08-31, {TWICE}",
            id="the last slot",
        ),
        pytest.param(
            'days: [wed, thu], from: "07:00", to: "12:00", types: [blood_test]',
            f"the blocks 08:00–10:00 and 07:00–12:00 of Lab overlap on 4 days, first on Wednesday "
            f"2026-09-02, {TWICE}",
            id="all around the other",
        ),
        pytest.param(
            'days: fri, from: "07:15", to: "08:20", types: [blood_test], slot_minutes: 45',
            None,
            id="the rest of a block is no slot",
        ),
    ],
)
def test_blocks_of_a_template(second: str, expected: str | None) -> None:
    """Two blocks of a template overlap where their slots do."""
    found = [] if expected is None else [f"error HN510 week_templates.lab-week[1]: {expected}"]
    assert said_of(_spec(second)) == found


def test_a_block_that_is_too_short() -> None:
    """A block without a slot overlaps nothing."""
    block = 'days: fri, from: "08:30", to: "08:45", types: [blood_test], slot_minutes: 20'
    assert [said.split(":")[0] for said in said_of(_spec(block))] == [
        "warning HN761 week_templates.lab-week[1]"
    ]


EARLIER = 'days: mon, from: "09:00", to: "11:00", types: [blood_test]'


@pytest.mark.parametrize(
    ("schedules", "expected"),
    [
        pytest.param((PLAN, PLAN.replace("W36/2026-W37", "W38")), 3, id="twice in other weeks"),
        pytest.param(
            ("{template: lab-week, weeks: 2026-W36/2026-W39, every_weeks: 2}",), 2, id="every other"
        ),
        pytest.param(("{template: lab-week, weeks: 2026-W53}",), 1, id="week 53"),
        pytest.param(("{template: lab-week, weeks: [2026-W36, 2026-W36]}",), 1, id="named twice"),
        pytest.param(("{template: lab-week, weeks: 2026-W15}",), 0, id="Easter Monday"),
    ],
)
def test_weeks(schedules: tuple[str, ...], expected: int) -> None:
    """Days are counted over all weeks in which the template is scheduled, once each."""
    found = said_of(_spec(EARLIER, schedules))
    assert len(found) == bool(expected)
    for said in found:
        assert (f"overlap on {expected} days" in said) == (expected > 1)
        assert ("overlap on Monday 2026-12-28, so" in said) == ("W53" in schedules[0])


ALI_AWAY = """
employees:
  kari:
    name: Kari Lunde
    profession: gp
    her_id: 8900101
    hpr_number: "9900101"
    administrator: true
    patient_list: {capacity: 1100}
    services: [booking]
  ali:
    name: Ali Demir
    profession: health_secretary
    her_id: none
    absences: [{from: 2026-08-31, to: 2026-08-31}]
"""


@pytest.mark.parametrize(
    ("first", "more", "expected"),
    [
        pytest.param("", "", "on 2 days, first on Monday 2026-08-31", id="nobody in particular"),
        pytest.param(", staff: ali", "", "on Monday 2026-09-07", id="who does it is away"),
        pytest.param("", "    closed: [2026-09-07]", "on Monday 2026-08-31", id="closed"),
        pytest.param(", staff: ali", "    closed: [2026-09-07]", None, id="never at once"),
    ],
)
def test_only_what_is_on_offer(first: str, more: str, expected: str | None) -> None:
    """Blocks overlap on the days on which both are on offer."""
    found = said_of(_spec(EARLIER, first=first, more=more, employees=ALI_AWAY))
    assert [expected in said for said in found if expected] == [True] * bool(expected)
    assert len(found) == bool(expected)


ANOTHER_LAB = """
  lab-2:
    name: Lab 2
    kind: resource
    owner: {group: lab}
    online: true
    patients: clinic_gp_patients
    schedule: [{template: lab-week, weeks: 2026-W36/2026-W40}]
"""


@pytest.mark.parametrize(
    ("more", "calendar"),
    [
        pytest.param(ANOTHER_LAB, "Lab overlap on 2 days", id="the first says it"),
        pytest.param(
            f"    closed: [2026-08-31, 2026-09-07]{ANOTHER_LAB}",
            "Lab 2 overlap on 5 days, first on Monday 2026-08-31",
            id="the first that has both on offer",
        ),
    ],
)
def test_two_calendars_of_one_template(more: str, calendar: str) -> None:
    """What two blocks of a template do in several calendars is one finding."""
    (said,) = said_of(_spec(EARLIER, more=more))
    assert said.startswith("error HN510 week_templates.lab-week[1]")
    assert f"of {calendar}" in said


@pytest.mark.parametrize(
    ("schedules", "expected"),
    [
        pytest.param(
            (PLAN, PLAN),
            [
                f"calendars.lab.schedule[1]: {LATER} 10 days, first on "
                f"Monday 2026-08-31 (08:00–10:00 and 08:00–10:00), {TWICE}"
            ],
            id="the same twice",
        ),
        pytest.param(
            (PLAN, "{template: gp-week, weeks: 2026-W37/2026-W38}"),
            [
                f"calendars.lab.schedule[1]: {LATER} 4 days, first "
                f"on Monday 2026-09-07 (08:00–10:00 and 08:30–11:30), {TWICE}"
            ],
            id="two templates in one week",
        ),
        pytest.param(
            (
                "{template: gp-week, weeks: 2026-W39}",
                PLAN,
                "{template: gp-week, weeks: 2026-W37}",
                "{template: gp-week, weeks: 2026-W37/2026-W39, every_weeks: 2}",
            ),
            [
                f"calendars.lab.schedule[2]: {LATER} 4 days, first "
                f"on Monday 2026-09-07 (08:00–10:00 and 08:30–11:30), {TWICE}",
                f"calendars.lab.schedule[3]: {LATER} 8 days, first "
                f"on Monday 2026-09-07 (08:00–10:00 and 08:30–11:30), {TWICE}",
            ],
            id="one finding for each later schedule",
        ),
        pytest.param(
            (PLAN, "{template: gp-week, weeks: 2026-W35}", "{template: gp-week, weeks: 2026-W38}"),
            [],
            id="different weeks",
        ),
    ],
)
def test_schedules(schedules: tuple[str, ...], expected: list[str]) -> None:
    """Two schedules of a calendar that meet are one finding, however many blocks they hold."""
    found = said_of(_spec(AFTER, schedules))
    assert sorted(found) == sorted(f"error HN510 {said}" for said in expected)


def test_what_can_not_be_read_is_not_judged() -> None:
    """A broken schedule has its own finding; other calendars are looked at all the same."""
    lab_2 = ANOTHER_LAB.replace("2026-W36/2026-W40", "2026-W99")
    found = said_of(_spec(EARLIER, more=lab_2))
    assert [said.split()[1] for said in found] == ["HN510", "HN754"]
