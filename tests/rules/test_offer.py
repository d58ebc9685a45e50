"""What is scheduled and what of it is on offer, beyond the rules' own pages."""

from datetime import date

import pytest
from holidays import country_holidays

from clinicspec.diagnostics.finding import path_text
from clinicspec.schedule.slots import all_slots
from tests.clinics import checked, spec_of
from tests.rules.mutated import Edit, edited, said_of_base
from tests.rules.pages import BASE

SERVICES = "    services: [booking, e_consultation, e_contact, prescription_renewal]"
ALI = "ali: {name: Ali Demir, profession: health_secretary, her_id: none}"
GP_BLOCK = '{days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}'
TALK_BLOCK = '    - {days: tue, from: "13:00", to: "13:40", types: [confidential]}\n'
LAB_BLOCK = '{days: mon-fri, from: "08:00", to: "10:00", types: [blood_test], staff: ali}'
GP_SCHEDULE = "schedule: [{template: gp-week, weeks: 2026-W34/2026-W51}]"
LAB_SCHEDULE = "schedule: [{template: lab-week, weeks: 2026-W34/2026-W51}]"
LAB_ONLINE = "online: true\n    patients: clinic_gp_patients"
CONFIDENTIAL = "confidential: {name: Samtale, minutes: 20, hidden: true}"
OPENING = '  opening_hours: [{days: mon-fri, from: "08:00", to: "15:30"}]\n'
LARS = (
    "lars: {name: Lars Moen, profession: gp_substitute, her_id: 8900103, hpr_number: '9900103', "
    "in_gp_register: true, substitute_for: kari}"
)


def _said(code: str, *edits: Edit, today: date | None = None) -> list[str]:
    """Where one rule finds something in the base after some edits, and what it says."""
    return [
        f"{each.severity} {path_text(each.place.path)}: {each.message}"
        for each in checked(edited(BASE, *edits), today=today).findings
        if each.code == code
    ]


def _places(code: str, *edits: Edit, today: date | None = None) -> list[str]:
    return [said.split(":")[0] for said in _said(code, *edits, today=today)]


def _all_codes(*edits: Edit) -> list[str]:
    """The codes of all errors and warnings."""
    return [said.split()[1] for said in said_of_base(*edits)]


def _closed(dates: str) -> Edit:
    return (LAB_SCHEDULE, f"{LAB_SCHEDULE}\n    closed: [{dates}]")


def _absent(dates: str) -> Edit:
    first, last = dates.split("/")
    return (SERVICES, f"{SERVICES}\n    absences: [{{from: {first}, to: {last}}}]")


ALWAYS = "2026-08-01/2026-12-31"


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param(
            [_closed(ALWAYS)],
            [
                "warning calendars.lab.schedule: no slot of the calendar Laboratorium is on offer, "
                "as it is closed on all of its days, so patients can book nothing in it"
            ],
            id="a shared calendar that is closed",
        ),
        pytest.param(
            [_absent(ALWAYS)],
            [
                "warning calendars.kari.schedule: no slot of the calendar Kari Lunde is on offer, "
                "as Kari Lunde is away on all days that it is open, so patients can book nothing "
                "in it"
            ],
            id="the GP is away",
        ),
        pytest.param([_absent("2026-08-01/2026-12-16")], [], id="one day is left"),
        pytest.param(
            [(LAB_ONLINE, LAB_ONLINE.replace("true", "false")), _closed(ALWAYS)],
            [],
            id="offline, which is HN504",
        ),
        pytest.param(
            [(ALI, ALI.replace("none}", "none, active: {to: 2026-08-01}}"))],
            [],
            id="nobody is employed, which is HN760",
        ),
        pytest.param(
            [(LAB_BLOCK, LAB_BLOCK.replace("10:00", "08:05"))],
            [],
            id="too short, which is HN761",
        ),
        pytest.param(
            [(ALI, ALI.replace("none}", "x}")), _closed("x")], [], id="what can't be read"
        ),
    ],
)
def test_nothing_on_offer(edits: list[Edit], expected: list[str]) -> None:
    """A calendar without a slot is one finding, by the rule that knows why."""
    assert _said("HN409", *edits) == expected


@pytest.mark.parametrize(
    ("calendar", "expected"),
    [
        pytest.param("online: true", 1, id="nothing scheduled"),
        pytest.param("online: false", 0, id="offline"),
        pytest.param(f"online: true, {GP_SCHEDULE}", 0, id="with a schedule"),
    ],
)
def test_a_substitutes_calendar(calendar: str, expected: int) -> None:
    """A substitute's calendar that is empty is found, though HN404 is about GPs."""
    line = f"  lars: {{name: Lars Moen, kind: gp, owner: lars, patients: own_list, {calendar}}}\n"
    edits = [(ALI, f"{ALI}\n  {LARS}"), ("calendars:\n", f"calendars:\n{line}")]
    assert _places("HN409", *edits) == ["warning calendars.lars.schedule"] * expected


@pytest.mark.parametrize(
    ("today", "edits", "expected"),
    [
        pytest.param(None, [_closed("2026-12-01/2026-12-31")], [], id="no day is named"),
        pytest.param(date(2026, 11, 30), [_closed("2026-12-01/2026-12-31")], [], id="the last"),
        pytest.param(
            date(2026, 12, 1),
            [_closed("2026-12-01/2026-12-31")],
            ["HN409 warning calendars.lab.schedule"],
            id="closed from then on",
        ),
        pytest.param(date(2026, 12, 17), [], [], id="the GP's last day"),
        pytest.param(date(2026, 12, 18), [], ["HN702 error calendars.kari.schedule"], id="after"),
        pytest.param(
            date(2026, 12, 19),
            [],
            ["HN702 error calendars.kari.schedule", "HN702 error calendars.lab.schedule"],
            id="after the last day of all",
        ),
        pytest.param(
            date(2026, 12, 19),
            [(LAB_ONLINE, LAB_ONLINE.replace("true", "false"))],
            ["HN702 error calendars.kari.schedule"],
            id="one is offline",
        ),
        pytest.param(date(2026, 1, 1), [], [], id="before the first"),
    ],
)
def test_as_of_a_day(today: date | None, edits: list[Edit], expected: list[str]) -> None:
    """From a day on nothing is left: the schedule has run out, or what it plans is off."""
    found = [
        f"{code} {place}"
        for code in ("HN409", "HN702")
        for place in _places(code, *edits, today=today)
    ]
    assert found == expected


def test_when_the_schedule_ended() -> None:
    """The message names the last scheduled day."""
    assert _said("HN702", (LAB_ONLINE, LAB_ONLINE[12:]), today=date(2027, 3, 1)) == [
        "error calendars.kari.schedule: the schedule of the calendar Kari Lunde ended on "
        "2026-12-17, so patients find nothing to book in it"
    ]


PHONE = (CONFIDENTIAL, f"{CONFIDENTIAL}\n  phone: {{name: Telefontime, minutes: 10, online: true}}")
SPARE = ("  lab-week:\n", f"  spare:\n    - {GP_BLOCK}\n  lab-week:\n")


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([PHONE], ["HN614"], id="in no template"),
        pytest.param([(PHONE[0], PHONE[1].replace("online", "hidden"))], [], id="hidden"),
        pytest.param(
            [PHONE, (SPARE[0], SPARE[1].replace("[consultation]", "[phone]"))],
            ["HN701"],
            id="in a template that none schedules",
        ),
        pytest.param([SPARE], [], id="a spare template is a note"),
        pytest.param(
            [(f"    {LAB_SCHEDULE}\n", "")], ["HN507"], id="a resource calendar waits for it"
        ),
        pytest.param(
            [(LAB_SCHEDULE, LAB_SCHEDULE.replace("lab-week", "gp-week"))],
            ["HN507"],
            id="another template in its place",
        ),
        pytest.param([(f"    {GP_SCHEDULE}\n", "")], ["HN404"], id="a GP's calendar waits for it"),
        pytest.param(
            [(f"    - {GP_BLOCK}\n", "")], ["HN404"], id="the GP's only online block is gone"
        ),
        pytest.param(
            [(GP_SCHEDULE, GP_SCHEDULE.replace("gp-week", "gp-weak"))], ["CS037"], id="misspelt"
        ),
        pytest.param(
            [PHONE, ("[confidential]", "[confidental]")],
            ["CS037"],
            id="a template can't be read",
        ),
    ],
)
def test_left_over(edits: list[Edit], expected: list[str]) -> None:
    """A type or a template that no schedule reaches is one finding."""
    assert _all_codes(*edits) == expected


def test_what_a_template_would_offer() -> None:
    """The finding names every type that is lost with it, and a spare template is a note."""
    both = SPARE[1].replace("[consultation]", "[consultation, phone]")
    assert _said("HN701", PHONE, (SPARE[0], both)) == [
        "error week_templates.spare: no calendar schedules the week template `spare`, so patients "
        "can't book Telefontime"
    ]
    assert _said("HN701", SPARE) == [
        "note week_templates.spare: no calendar schedules the week template `spare`"
    ]


LATE = '    - {days: fri, from: "14:30", to: "15:45", types: [consultation]}\n'
LUNCH = '"12:00"}, {days: mon-fri, from: "LUNCH", to: "15:30"}'
OWNED_BY_UNIT: Edit = ("owner: {group: lab}", "owner: {org_unit: main}")


def _unit(start: str) -> Edit:
    """Opening hours of the unit: from ``start`` to four o'clock."""
    unit = "main: {name: Fjordbyen legesenter"
    hours = f'opening_hours: [{{days: mon-fri, from: "{start}", to: "16:00"}}]'
    return (unit, f"{unit}, {hours}")


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([(TALK_BLOCK, LATE)], [], id="the last slot ends in time"),
        pytest.param(
            [(TALK_BLOCK, LATE.replace("15:45", "15:50"))],
            ["week_templates.gp-week[1]"],
            id="too late",
        ),
        pytest.param(
            [(TALK_BLOCK, LATE.replace("fri", "[fri, sat]"))],
            ["week_templates.gp-week[1]"],
            id="one of its days is closed",
        ),
        pytest.param(
            [(TALK_BLOCK, LATE.replace("15:45", "17:00")), (OPENING, "")], [], id="not given"
        ),
        pytest.param(
            [
                (OPENING, OPENING.replace('"15:30"}', LUNCH.replace("LUNCH", "12:00"))),
                (TALK_BLOCK, LATE.replace("14", "11")),
            ],
            [],
            id="hours that meet are one",
        ),
        pytest.param(
            [
                (OPENING, OPENING.replace('"15:30"}', LUNCH.replace("LUNCH", "12:30"))),
                (TALK_BLOCK, LATE.replace("14", "11")),
            ],
            ["week_templates.gp-week[1]"],
            id="over the lunch break",
        ),
        pytest.param(
            [(TALK_BLOCK, LATE.replace("15:45", "16:00")), _unit("08:00")],
            [],
            id="a unit is open that long",
        ),
        pytest.param(
            [(LAB_BLOCK, LAB_BLOCK.replace("08:00", "07:00")), _unit("07:00"), OWNED_BY_UNIT],
            [],
            id="the owning unit is open",
        ),
        pytest.param(
            [_unit("09:00"), OWNED_BY_UNIT],
            ["week_templates.lab-week[0]"],
            id="the owning unit opens later",
        ),
        pytest.param(
            [(LAB_BLOCK, LAB_BLOCK.replace("mon-fri", "sat")), _closed(ALWAYS)],
            [],
            id="nothing is on offer then",
        ),
        pytest.param(
            [(GP_BLOCK, GP_BLOCK.replace("11:30", "23:30"))], [], id="overlapping, which is HN510"
        ),
    ],
)
def test_opening_hours(edits: list[Edit], expected: list[str]) -> None:
    """Slots that patients can book lie within the hours of where the calendar is."""
    assert [place.removeprefix("warning ") for place in _places("HN751", *edits)] == expected


def test_one_finding_for_a_block() -> None:
    """A block of two calendars is said once, with the days on which it is on offer."""
    omar = (
        ALI
        + """
  omar: {name: Omar Haddad, profession: gp, her_id: 8900102, hpr_number: '9900102',
         patient_list: {capacity: 950}, services: [booking]}"""
    )
    calendar = f"""  omar:
    name: Omar Haddad
    kind: gp
    owner: omar
    online: true
    patients: own_list
    {GP_SCHEDULE}
"""
    edits = [(ALI, omar), ("calendars:\n", f"calendars:\n{calendar}")]
    assert _said("HN751", (TALK_BLOCK, LATE.replace("15:45", "17:00")), *edits) == [
        "warning week_templates.gp-week[1]: the block 14:30–17:00 of Omar Haddad lies outside the "
        "opening hours on 18 days, first on Friday 2026-08-21, so patients could come to a closed "
        "door"
    ]


@pytest.mark.parametrize(
    ("weeks", "expected"),
    [
        ("2026-W34/2026-W51", []),
        (
            "2027-W12",
            [
                "note calendars.lab.schedule: patients can't book 24 planned slots on public "
                "holidays: 2027-03-25 and 2027-03-26"
            ],
        ),
    ],
)
def test_public_holidays(weeks: str, expected: list[str]) -> None:
    """The days that the schedule leaves out are listed."""
    schedule = LAB_SCHEDULE.replace("2026-W34/2026-W51", weeks)
    assert _said("HN752", (LAB_SCHEDULE, schedule)) == expected


def test_the_holidays_of_years() -> None:
    """A dozen days are named and the others counted: those that are public holidays on weekdays."""
    schedule = LAB_SCHEDULE.replace("2026-W34/2026-W51", "2030-W01/2032-W52")
    (said,) = _said("HN752", (LAB_SCHEDULE, schedule))
    norway = sorted(country_holidays("NO", years=range(2030, 2033), language="no"))
    days = [day.isoformat() for day in norway if day.weekday() < 5]
    assert f"can't book {12 * len(days)} planned slots" in said
    assert said.endswith(f": {', '.join(days[:12])} and {len(days) - 12} more")


def _slots(*edits: Edit) -> int:
    """How many slots that patients can book all online calendars have, counted one by one."""
    spec = spec_of(edited(BASE, *edits))
    online = {key for key, type_ in spec.appointment_types.items() if type_.online}
    return sum(
        not online.isdisjoint(offered.planned.block.types)
        for calendar in spec.calendars.values()
        for offered in all_slots(spec, calendar)
    )


@pytest.mark.parametrize(
    ("dates", "when"),
    [
        (["2026-08-17/2026-08-18"], "on 2 days, first on Monday 2026-08-17"),
        (["2026-10-01/2027-01-31"], "on 45 days, first on Thursday 2026-10-01"),
        (
            ["2026-08-18/2026-08-18", "2026-08-17/2026-08-18"],
            "on 2 days, first on Monday 2026-08-17",
        ),
        (["2026-01-01/2026-02-01"], None),
    ],
)
def test_slots_lost_to_absences(dates: list[str], when: str | None) -> None:
    """The note counts what is on offer without the absences and not with them."""
    absences = ", ".join(f"{{from: {each[:10]}, to: {each[11:]}}}" for each in dates)
    absent: Edit = (SERVICES, f"{SERVICES}\n    absences: [{absences}]")
    lost = _slots() - _slots(absent)
    expected = (
        f"note employees.kari.absences: patients can't book {lost} planned slots of Kari Lunde, as "
        f"Kari Lunde is away {when}"
    )
    assert _said("HN755", absent) == ([expected] if when else [])


@pytest.mark.parametrize(
    "active",
    ["{to: 2026-10-31}", "{from: 2026-09-01}", "{from: 2026-09-01, to: 2026-09-30}", "{}"],
)
def test_slots_outside_an_employment(active: str) -> None:
    """The finding counts what would be on offer if the person were employed."""
    employed: Edit = (ALI, ALI.replace("none}", f"none, active: {active}}}"))
    lost = _slots() - _slots(employed)
    found = _said("HN760", employed)
    assert len(found) == bool(lost)
    for said in found:
        assert said.startswith(
            f"warning calendars.lab.schedule[0]: {lost} slots of Laboratorium lie outside the "
            "employment of Ali Demir on "
        )


def test_an_absence_from_something_else() -> None:
    """An absence that doesn't hold for booking takes no slot off the offer."""
    old, new = _absent("2026-09-07/2026-09-11")
    assert _said("HN755", (old, new.replace("09-11}", "09-11, services: [e_contact]}"))) == []


@pytest.mark.parametrize(
    ("schedule", "closed", "expected"),
    [
        pytest.param("[2026-W34/2026-W40, 2026-W41]", "", None, id="no gap"),
        pytest.param("[2026-W41, 2026-W34/2026-W39]", "", "2026-W40", id="one week"),
        pytest.param(
            "[2026-W50, 2027-W02, 2027-W05]",
            "",
            "2026-W51/2027-W01 and 2027-W03/2027-W04",
            id="two gaps",
        ),
        pytest.param("2026-W34/2026-W40, every_weeks: 2", "", None, id="every second week"),
        pytest.param(
            "[2026-W34/2026-W36, 2026-W40/2026-W42], every_weeks: 2",
            "",
            "2026-W37/2026-W39",
            id="a gap that is longer than usual",
        ),
        pytest.param(
            "[2026-W34/2026-W39, 2026-W41]", "2026-09-28/2026-10-02", None, id="closed all week"
        ),
        pytest.param(
            "[2026-W34/2026-W39, 2026-W41]", "2026-09-28/2026-10-01", "2026-W40", id="but a day"
        ),
        pytest.param(
            "[2027-W11, 2027-W13]", "2027-03-22/2027-03-24", None, id="closed before Easter"
        ),
        pytest.param(
            "[" + ", ".join(f"2026-W{week}" for week in range(10, 36, 3)) + "]",
            "",
            "2026-W11/2026-W12, 2026-W14/2026-W15, 2026-W17/2026-W18, 2026-W20/2026-W21, "
            "2026-W23/2026-W24, 2026-W26/2026-W27 and 2 more times",
            id="many",
        ),
    ],
)
def test_weeks_without_a_template(schedule: str, closed: str, expected: str | None) -> None:
    """Empty weeks in between are a note, unless they are usual or closed."""
    edit = f"schedule: [{{template: lab-week, weeks: {schedule}}}]\n    closed: [{closed}]"
    found = _said("HN756", (LAB_SCHEDULE, edit))
    note = (
        f"note calendars.lab.schedule: nothing is scheduled in the calendar Laboratorium in "
        f"{expected}, so patients find nothing to book then"
    )
    assert found == ([note] if expected else [])


@pytest.mark.parametrize(
    ("block", "weeks", "expected"),
    [
        ('days: sun, from: "01:00", to: "03:00"', "2026-W34/2026-W51", "2026-10-25"),
        ('days: sun, from: "01:00", to: "03:00"', "2028-W10/2028-W13", "2028-03-26"),
        ('days: sun, from: "01:00", to: "02:00"', "2026-W34/2026-W51", None),
        ('days: sun, from: "01:00", to: "02:15"', "2026-W34/2026-W51", None),
        ('days: sun, from: "03:00", to: "04:00"', "2026-W34/2026-W51", None),
        ('days: sat, from: "01:00", to: "03:00"', "2026-W34/2026-W51", None),
        ('days: sun, from: "01:00", to: "03:00"', "2026-W44/2026-W51", None),
    ],
)
def test_clocks(block: str, weeks: str, expected: str | None) -> None:
    """Only slots in the hour that is changed, in a night in which it is, are found."""
    edits = [
        (TALK_BLOCK, f"    - {{{block}, types: [consultation]}}\n"),
        (GP_SCHEDULE, GP_SCHEDULE.replace("2026-W34/2026-W51", weeks)),
        ('  opening_hours: [{days: mon-fri, from: "08:00", to: "15:30"}]\n', ""),
    ]
    found = _said("HN757", *edits)
    assert len(found) == bool(expected)
    for said in found:
        assert f"between 02:00 and 03:00 on Sunday {expected}, when" in said


def test_empty_weeks_of_several_calendars() -> None:
    """Calendars with the same empty weeks are one note, and one with others is its own."""
    weeks = "[2026-W34/2026-W40, 2026-W43/2026-W51]"
    lab = "name: Lab 2, kind: resource, owner: {group: lab}, online: true"
    others = f"  lab-2: {{{lab}, schedule: [{{template: lab-week, weeks: {weeks}}}]}}\n"
    others += others.replace("2:", "3:", 1).replace("Lab 2", "Lab 3").replace("W43", "W44")
    edits = [
        ("calendars:\n", f"calendars:\n{others}"),
        (GP_SCHEDULE, GP_SCHEDULE.replace("2026-W34/2026-W51", weeks)),
    ]
    findings = checked(edited(BASE, *edits)).findings
    first, second = (each for each in findings if each.code == "HN756")
    assert first.message.startswith(
        "nothing is scheduled in the calendar Lab 2 and the calendar Kari Lunde in "
        "2026-W41/2026-W42, so"
    )
    assert [each.message for each in first.related] == ["nor in the calendar Kari Lunde"]
    assert second.message.startswith("nothing is scheduled in the calendar Lab 3 in 2026-W41/")
    assert second.related == ()


def test_a_short_block_among_others() -> None:
    """A block that can't be read hides no other that is too short."""
    edits = [
        (GP_BLOCK, GP_BLOCK.replace("11:30", "08:00")),
        (TALK_BLOCK, TALK_BLOCK.replace("13:40", "13:15")),
    ]
    assert _places("HN761", *edits) == ["warning week_templates.gp-week[1]"]


SECOND_LAB = f"""  lab-2:
    name: Lab 2
    kind: resource
    owner: {{group: lab}}
    online: true
    patients: clinic_gp_patients
    {LAB_SCHEDULE}
    shown: first_free
"""


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param("first_free", "lab-week", 1, id="both"),
        pytest.param("all", "lab-week", 0, id="one shows all"),
        pytest.param("first_free", "lab-late", 0, id="not at the same time"),
        pytest.param("nothing", "lab-week", 0, id="one can't be read"),
    ],
)
def test_first_free(first: str, second: str, expected: int) -> None:
    """Only calendars that show one time each, and the same, hide what is there."""
    late = '  lab-late:\n    - {days: mon-fri, from: "11:00", to: "12:00", types: [blood_test]}\n'
    calendar = SECOND_LAB.replace("lab-week", second)
    edits = [
        (", staff: ali", ""),
        ("calendars:\n", f"{late if second == 'lab-late' else ''}calendars:\n"),
        (LAB_SCHEDULE, f"{LAB_SCHEDULE}\n    shown: {first}\n{calendar}"),
    ]
    found = _places("HN554", *edits)
    assert found == ["warning calendars.lab-2.shown"] * expected
