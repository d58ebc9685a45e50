"""People and calendars at one time: the guide's cases, and what the rules' own pages don't show."""

from itertools import pairwise

import pytest

from clinicspec.diagnostics.finding import path_text
from tests.clinics import REFERENCE, checked
from tests.rules.mutated import Edit, edited
from tests.rules.pages import completed

ABOUT = ("HN510", "HN511", "HN512", "HN513", "HN514", "HN515")

PEOPLE = """\
employees:
  kari:
    name: Kari Lunde
    profession: gp
    her_id: 8900101
    hpr_number: "9900101"
    administrator: true
    patient_list: {capacity: 1100}
    services: [booking, e_consultation, e_contact, prescription_renewal]
  ali: {name: Ali Demir, profession: health_secretary, her_id: none}
  per: {name: Per Vik, profession: health_secretary, her_id: none}
  kari-nes: {name: Kari Nes, profession: health_secretary, her_id: none}
groups:
  lab: {name: Laboratorium, members: [ali, per, kari-nes]}
appointment_types:
  consultation: {name: Konsultasjon, minutes: 20, online: true}
  confidential: {name: Samtale, minutes: 20, hidden: true}
  blood_test: {name: Blodprøve, minutes: 20, online: true, resource: {category: lab}}
  vaccination: {name: Vaksine, minutes: 20, online: true, resource: {category: vaksine}}
  wound_care: {name: Sårskift, minutes: 20, online: true, resource: {category: lab}}
"""
GP_WEEK = '  gp-week: [{days: mon-thu, from: "08:30", to: "11:30", types: [consultation]}]\n'
GP_CALENDAR = """\
  kari:
    name: Kari Lunde
    kind: gp
    owner: {employee: kari}
    online: true
    patients: own_list
    schedule: [{template: gp-week, weeks: 2026-W34/2026-W51}]
"""
VACCINATION_BY_ALI = '{days: mon, from: "08:00", to: "08:20", types: [vaccination], staff: ali}'
WOUND_CARE_BY_PER = '{days: mon, from: "08:00", to: "08:20", types: [wound_care], staff: per}'
BLOOD_TEST_BY_KARI = '{days: mon, from: "08:00", to: "08:20", types: [blood_test], staff: kari-nes}'


def _lab(*calendars: list[str], names: tuple[str, ...] = (), staffing: str = "") -> str:
    """A clinic with so many lab calendars, each with its blocks in week 36 and 37."""
    week_templates, shared = GP_WEEK, GP_CALENDAR
    for number, blocks in enumerate(calendars, 1):
        name = names[number - 1] if names else f"Lab services (Health secretary {number})"
        week_templates += f"  lab-{number}: [{', '.join(blocks)}]\n"
        shared += (
            f"  lab-{number}: {{name: {name}, kind: resource, owner: {{group: lab}}, online: true, "
            "patients: clinic_gp_patients, "
            f"schedule: [{{template: lab-{number}, weeks: 2026-W36/2026-W37}}]}}\n"
        )
    return completed(
        f"{PEOPLE}week_templates:\n{week_templates}calendars:\n{shared}staffing: [{staffing}]\n"
    )


def _said(spec: str) -> list[str]:
    """What the rules about people and calendars at one time say."""
    return [
        f"{each.code} {path_text(each.place.path)}: {each.message}"
        for each in checked(spec).findings
        if each.code in ABOUT
    ]


def _shift(who: str, hours: str = '"08:00", to: "08:20"', days: str = "mon") -> str:
    return f"{{employee: {who}, days: {days}, from: {hours}}}"


def test_ali_alone() -> None:
    """The guide: “Ali is the only person working in the lab”, so one planner is enough."""
    block = (
        '{days: mon-fri, from: "08:00", to: "12:00", types: [blood_test, vaccination, wound_care]}'
    )
    shift = _shift("ali", '"08:00", to: "12:00"', "mon-fri")
    for blocks in ([block], [block.replace("]}", "], staff: ali}")]):
        assert _said(_lab(blocks, staffing=shift)) == _said(_lab(blocks)) == []


def test_ali_and_kari_one_after_the_other() -> None:
    """The guide: “Ali takes a blood test at 08.00, while Kari follows up” at 09.00, in one."""
    blocks = [
        '{days: mon, from: "08:00", to: "09:00", types: [blood_test], staff: ali}',
        '{days: mon, from: "09:00", to: "10:00", types: [vaccination], staff: kari-nes}',
    ]
    shifts = [_shift("ali", '"08:00", to: "09:00"'), _shift("kari-nes", '"09:00", to: "10:00"')]
    assert _said(_lab(blocks)) == _said(_lab(blocks, staffing=", ".join(shifts))) == []


ALL_THREE = [VACCINATION_BY_ALI, WOUND_CARE_BY_PER, BLOOD_TEST_BY_KARI]
THEIR_SHIFTS = ", ".join(map(_shift, ("ali", "per", "kari-nes")))


def test_ali_per_and_kari_in_one_calendar() -> None:
    """“Each will need their own calendar”: one finding, which names all three."""
    expected = [
        "HN513 week_templates.lab-1[2]: Ali Demir, Per Vik and Kari Nes have slots in Lab services "
        "(Health secretary 1) at the same time on 2 days, first on Monday 2026-08-31 at "
        "08:00–08:20, so two patients could be given the same time in one calendar"
    ]
    spec = _lab(ALL_THREE)
    assert _said(spec) == _said(_lab(ALL_THREE, staffing=THEIR_SHIFTS)) == expected
    (found,) = [each for each in checked(spec).findings if each.code == "HN513"]
    assert found.help.startswith("plan 3 calendars, one for each of them")
    assert [each.message for each in found.related] == [
        "Ali Demir is planned here",
        "Per Vik is planned here",
    ]


def test_ali_per_and_kari_staffed_for_one_calendar() -> None:
    """The guide: if several are set to be available, “you must create multiple” calendars."""
    block = '{days: mon, from: "08:00", to: "08:20", types: [blood_test, vaccination, wound_care]}'
    assert _said(_lab([block], staffing=THEIR_SHIFTS)) == [
        "HN511 staffing[2]: Ali Demir, Per Vik and Kari Nes offer shared services at the same time "
        "on 2 days, first on Monday 2026-08-31 at 08:00–08:20, which takes 3 calendars, and only "
        "Lab services (Health secretary 1) has slots then, so patients can't book with all of them"
    ]


@pytest.mark.parametrize("staffing", ["", THEIR_SHIFTS])
@pytest.mark.parametrize(
    ("names", "codes"),
    [
        pytest.param((), [], id="numbered"),
        pytest.param(("Lab services",) * 3, ["HN515"], id="equally named"),
    ],
)
def test_three_calendars(names: tuple[str, ...], codes: list[str], staffing: str) -> None:
    """A calendar for each of them is right, if patients can tell them apart."""
    calendars = [[VACCINATION_BY_ALI], [WOUND_CARE_BY_PER], [BLOOD_TEST_BY_KARI]]
    found = _said(_lab(*calendars, names=names, staffing=staffing))
    assert [said.split()[0] for said in found] == codes


MORNING = 'from: "08:00", to: "10:00"'
LATER = 'from: "09:00", to: "11:00"'


def _block(staff: str, hours: str = MORNING, days: str = "mon") -> str:
    named = f", staff: {staff}" if staff else ""
    return f"{{days: {days}, {hours}, types: [blood_test]{named}}}"


@pytest.mark.parametrize(
    ("calendars", "expected"),
    [
        pytest.param(
            ([_block("ali")], [_block("ali", LATER)]),
            [
                "HN512 week_templates.lab-2[0].staff: Ali Demir has slots in the calendar Lab "
                "services (Health secretary 1) and the calendar Lab services (Health secretary 2) "
                "at the same time on 2 days, first on Monday 2026-08-31 at 09:00–10:00, so two "
                "patients could be given the same time with one person"
            ],
            id="in two calendars",
        ),
        pytest.param(([_block("ali")], [_block("ali", days="tue")]), [], id="on another day"),
        pytest.param(
            ([_block("ali")], [_block("ali", 'from: "10:00", to: "11:00"')]), [], id="afterwards"
        ),
        pytest.param(([_block("")], [_block("")]), [], id="nobody is named"),
        pytest.param(
            ([_block("ali")], [_block("ali")], [_block("ali")]),
            ["HN512 week_templates.lab-3[0].staff"],
            id="in three calendars at once",
        ),
        pytest.param(
            (
                [_block("ali"), _block("ali", days="tue")],
                [_block("ali"), _block("ali", days="tue")],
            ),
            ["HN512 week_templates.lab-2[0].staff"],
            id="in two blocks of two calendars",
        ),
        pytest.param(
            ([_block("ali"), _block("per", LATER)],),
            ["HN513 week_templates.lab-1[1]"],
            id="two people in one calendar",
        ),
        pytest.param(
            ([_block("ali"), _block("ali", LATER)],),
            ["HN510 week_templates.lab-1[1]"],
            id="one person twice in one calendar",
        ),
        pytest.param(
            ([_block("ali"), _block("", LATER)],),
            ["HN510 week_templates.lab-1[1]"],
            id="somebody and nobody in one calendar",
        ),
        pytest.param(
            ([_block("ali"), _block("per"), _block("ali", days="tue"), _block("per", days="tue")],),
            ["HN513 week_templates.lab-1[1]"],
            id="the same two people again",
        ),
        pytest.param(
            (
                [
                    _block("ali"),
                    _block("per"),
                    _block("kari-nes", days="tue"),
                    _block("per", days="tue"),
                ],
            ),
            ["HN513 week_templates.lab-1[1]", "HN513 week_templates.lab-1[3]"],
            id="other people on another day",
        ),
        pytest.param(
            ([_block("ali"), _block("per")], [_block("ali")]),
            ["HN512 week_templates.lab-2[0].staff", "HN513 week_templates.lab-1[1]"],
            id="two mistakes",
        ),
    ],
)
def test_who_is_named(calendars: tuple[list[str], ...], expected: list[str]) -> None:
    """One mistake is one finding, of the rule that says most."""
    found = _said(_lab(*calendars))
    assert len(found) == len(expected)
    for said, start in zip(sorted(found), sorted(expected), strict=True):
        assert said == start or said.startswith(f"{start}: ")


REFERENCE_MISTAKES: dict[str, tuple[Edit, list[str]]] = {
    "a template is scheduled in the wrong calendar": (
        ("template: lab-week-2", "template: lab-week-1"),
        [
            "HN512 calendars.lab-2.schedule[0]: Ali Demir and Per Vik have slots in the calendar "
            "Labtjenester (helsesekretær 1) and the calendar Labtjenester (helsesekretær 2) at the "
            "same time on 90 days, first on Monday 2026-08-17 at 08:00–10:00, so two patients "
            "could be given the same time with one person"
        ],
    ),
    "the other secretary is named": (
        (
            "types: [blood_test, wound_care], staff: per",
            "types: [blood_test, wound_care], staff: ali",
        ),
        [
            "HN512 week_templates.lab-week-2[0].staff: Ali Demir has slots in the calendar "
            "Labtjenester (helsesekretær 1) and the calendar Labtjenester (helsesekretær 2) at the "
            "same time on 36 days, first on Tuesday 2026-08-18 at 08:00–10:00, so two patients "
            "could be given the same time with one person"
        ],
    ),
    "two templates meet in one calendar": (
        (
            "      - {template: lab-week-1, weeks: 2026-W34/2026-W51}",
            "      - {template: lab-week-1, weeks: 2026-W34/2026-W51}\n"
            "      - {template: gp-week, weeks: 2026-W40}",
        ),
        ["HN510 calendars.lab-1.schedule[1]"],
    ),
}


@pytest.mark.parametrize(
    ("edit", "expected"), REFERENCE_MISTAKES.values(), ids=REFERENCE_MISTAKES.keys()
)
def test_one_mistake_in_the_reference(edit: Edit, expected: list[str]) -> None:
    """A single mistake in a whole clinic is one finding, whoever it concerns."""
    found = _said(edited(REFERENCE.read_text("utf-8"), edit))
    assert len(found) == len(expected)
    for said, start in zip(found, expected, strict=True):
        assert said == start or said.startswith(f"{start}: ")


def _staffed(*shifts: str, blocks: tuple[str, ...] = ("",)) -> list[str]:
    """What is said where nobody or somebody does a calendar each, beside some shifts."""
    return _said(_lab(*([_block(staff)] for staff in blocks), staffing=", ".join(shifts)))


WHOLE = '"08:00", to: "10:00"'
ALI, PER, KARI = (_shift(who, WHOLE) for who in ("ali", "per", "kari-nes"))
ONLY_ONE = "and only Lab services (Health secretary 1) has slots then"
TOGETHER = "offer shared services at the same time"


@pytest.mark.parametrize(
    ("shifts", "expected"),
    [
        pytest.param([ALI], None, id="one employee"),
        pytest.param([ALI, _shift("ali", WHOLE)], None, id="one employee twice"),
        pytest.param([_shift("ali", '"07:00", to: "12:00"')], None, id="one who works longer"),
        pytest.param(
            [ALI, PER],
            f"HN511 staffing[1]: Ali Demir and Per Vik {TOGETHER} on 2 days, first on Monday "
            f"2026-08-31 at 08:00–10:00, which takes 2 calendars, {ONLY_ONE}",
            id="two employees",
        ),
        pytest.param(
            [ALI, _shift("per", '"09:30", to: "10:30"')],
            f"HN511 staffing[1]: Ali Demir and Per Vik {TOGETHER} on 2 days, first on Monday "
            f"2026-08-31 at 09:30–10:00, which takes 2 calendars, {ONLY_ONE}",
            id="two for a while",
        ),
        pytest.param([ALI, _shift("per", '"10:00", to: "12:00"')], None, id="one after the other"),
        pytest.param(
            [
                _shift("ali", '"08:00", to: "12:00"'),
                _shift("per", '"10:00", to: "12:00"'),
            ],
            f"HN511 staffing[1]: Ali Demir and Per Vik {TOGETHER} on 2 days, first on Monday "
            "2026-08-31 at 10:00–12:00, which takes 2 calendars, and no resource calendar has "
            "slots then",
            id="two while no calendar has slots",
        ),
        pytest.param(
            [
                ALI,
                _shift("per", '"09:00", to: "10:00"'),
                _shift("kari-nes", '"09:30", to: "10:00"'),
            ],
            f"HN511 staffing[2]: Ali Demir, Per Vik and Kari Nes {TOGETHER} on 2 days, first on "
            f"Monday 2026-08-31 at 09:30–10:00, which takes 3 calendars, {ONLY_ONE}",
            id="a third on the same days",
        ),
        pytest.param(
            [ALI, PER.replace("}", ", weeks: 2026-W37}")],
            f"HN511 staffing[1]: Ali Demir and Per Vik {TOGETHER} on Monday 2026-09-07 at "
            f"08:00–10:00, which takes 2 calendars, {ONLY_ONE}",
            id="a shift with weeks of its own",
        ),
        pytest.param(
            [
                ALI.replace("mon,", "tue,").replace("}", ", weeks: 2026-W20}"),
                PER.replace("mon,", "tue,").replace("}", ", weeks: 2026-W20}"),
                ALI,
            ],
            f"HN511 staffing[1]: Ali Demir and Per Vik {TOGETHER} on Tuesday 2026-05-12 at "
            "08:00–10:00, which takes 2 calendars, and no resource calendar has slots then",
            id="weeks in which nothing is scheduled",
        ),
    ],
)
def test_more_staff_than_calendars(shifts: list[str], expected: str | None) -> None:
    """Two or more need a calendar each whenever they work; one alone needs no more than one."""
    ending = ", so patients can't book with all of them"
    found = [said for said in _staffed(*shifts) if not said.startswith("HN514")]
    assert found == ([f"{expected}{ending}"] if expected else [])


@pytest.mark.parametrize("days", [1, 2])
def test_staff_on_different_days(days: int) -> None:
    """Other people on another day are another situation."""
    shifts = [ALI, PER, *(each.replace("mon,", "tue,") for each in (ALI, KARI))][: 2 * days]
    found = _staffed(*shifts)
    assert [said.split(":")[0] for said in found] == ["HN511 staffing[1]", "HN511 staffing[3]"][
        :days
    ]


AWAY = "absences: [{from: 2026-09-07, to: 2026-09-07, services: "


@pytest.mark.parametrize(
    ("per", "clinic", "expected"),
    [
        pytest.param("active: {}", "", 2, id="there"),
        pytest.param("active: {from: 2026-09-05}", "", 1, id="not employed yet"),
        pytest.param(f"{AWAY}[booking]}}]", "", 1, id="away for booking"),
        pytest.param(f"{AWAY}[e_contact]}}]", "", 2, id="away for something else"),
        pytest.param("active: {}", "closed: [2026-08-31/2026-09-07]", 0, id="the clinic is closed"),
    ],
)
def test_who_counts_as_staff(per: str, clinic: str, expected: int) -> None:
    """Those who are employed and not away for booking, on days on which the clinic is open."""
    found = _said(
        edited(
            _lab([_block("")], staffing=f"{ALI}, {PER}"),
            ("clinic:\n", f"clinic:\n  {clinic}\n"),
            ("{name: Per Vik", f"{{{per}, name: Per Vik"),
        )
    )
    assert len(found) == bool(expected)
    for said in found:
        assert ("on 2 days" in said) == (expected == 2)


def test_the_rest_of_a_block_is_no_time_without_a_calendar() -> None:
    """Nobody needs to write a shift that ends with the last slot that fits into a block."""
    blocks = [
        '{days: mon, from: "08:00", to: "10:00", types: [blood_test], slot_minutes: 50}',
        '{days: mon, from: "08:00", to: "10:00", types: [blood_test], slot_minutes: 60}',
    ]
    spec = _lab(*([block] for block in blocks), staffing=f"{ALI}, {PER}")
    assert _said(spec) == []
    assert (
        _said(
            edited(
                spec,
                (
                    'to: "10:00", types: [blood_test], slot_minutes: 60',
                    'to: "09:00", types: [blood_test]',
                ),
            )
        )
        != []
    )


BOTH_LABS = "Lab services (Health secretary 1) and Lab services (Health secretary 2) have slots"
FIRST_LAB = "Lab services (Health secretary 1) has slots"
NOBODY_FREE = (
    "doesn't offer shared services and nobody else is free, so patients could book an appointment "
    "that nobody is there for"
)
NOBODY_THERE = "shared services, so patients could book an appointment that nobody is there for"


@pytest.mark.parametrize(
    ("blocks", "shifts", "expected"),
    [
        pytest.param(("", ""), [ALI, PER], [], id="as many"),
        pytest.param(("ali", "per"), [PER, KARI], [], id="as many, if others"),
        pytest.param(("", ""), [], [], id="no staffing"),
        pytest.param(
            ("", ""),
            [ALI],
            [
                f"HN514 week_templates.lab-2[0]: {BOTH_LABS} on 2 days, first on Monday 2026-08-31 "
                f"at 08:00–10:00, while only Ali Demir offers {NOBODY_THERE}"
            ],
            id="one of two",
        ),
        pytest.param(
            ("per", "ali"),
            [ALI],
            [
                f"HN514 week_templates.lab-1[0]: {FIRST_LAB} on 2 days, first on Monday 2026-08-31 "
                f"at 08:00–10:00, while Per Vik {NOBODY_FREE}"
            ],
            id="the one who is named isn't there",
        ),
        pytest.param(
            ("ali",),
            [ALI.replace('to: "10:00"', 'to: "09:00"')],
            [
                f"HN514 week_templates.lab-1[0]: {FIRST_LAB} on 2 days, first on Monday 2026-08-31 "
                f"at 09:00–10:00, while Ali Demir {NOBODY_FREE}"
            ],
            id="nobody for a while",
        ),
        pytest.param(
            ("ali",),
            [ALI.replace("}", ", weeks: 2026-W37}")],
            [
                f"HN514 week_templates.lab-1[0]: {FIRST_LAB} on Monday 2026-08-31 at 08:00–10:00, "
                f"while Ali Demir {NOBODY_FREE}"
            ],
            id="nobody in one week",
        ),
        pytest.param(
            ("ali", "ali"), [ALI], ["HN512 week_templates.lab-2[0].staff"], id="one in two"
        ),
    ],
)
def test_fewer_staff_than_calendars(
    blocks: tuple[str, ...], shifts: list[str], expected: list[str]
) -> None:
    """A calendar with slots needs somebody; one person in two calendars is another rule's."""
    found = _staffed(*shifts, blocks=blocks)
    assert len(found) == len(expected)
    for said, start in zip(found, expected, strict=True):
        assert said == start or said.startswith(f"{start}: ")


def test_somebody_forgotten_in_the_staffing_is_one_finding() -> None:
    """Whoever is named in many blocks and calendars, and works in none of the shifts."""
    blocks = [_block("ali"), _block("per", days="tue")]
    staffing = f"{ALI}, {_shift('kari-nes', WHOLE, 'wed')}"
    (said,) = _said(_lab(blocks, [_block("per", days="thu")], staffing=staffing))
    assert said.startswith(
        f"HN514 week_templates.lab-1[1]: {BOTH_LABS} on 4 days, first on Tuesday 2026-09-01"
    )


@pytest.mark.parametrize(
    ("calendars", "staffing", "expected"),
    [
        pytest.param([_block(""), _block("")], f"{ALI}, {PER}", "HN510", id="overlapping blocks"),
        pytest.param([_block("ali"), _block("per")], f"{ALI}, {PER}", "HN513", id="two people"),
        pytest.param([_block("ali"), _block("per")], ALI, "HN513", id="one who isn't staffed"),
    ],
)
def test_the_staffing_of_an_overlap(calendars: list[str], staffing: str, expected: str) -> None:
    """What the blocks of one calendar show by themselves isn't said of the staffing too."""
    assert [said.split()[0] for said in _said(_lab(calendars, staffing=staffing))] == [expected]


PLAN = "[{template: gp-week, weeks: 2026-W36}]"
SECOND_OF_KARI = (
    f"  other: {{name: Video, kind: KIND, owner: {{employee: kari}}, schedule: {PLAN}}}\n"
)


@pytest.mark.parametrize("kind", ["internal", "resource"])
def test_the_calendars_of_a_gp(kind: str) -> None:
    """A GP's second calendar is said by the rules about owners, unless somebody else owns it."""
    second = SECOND_OF_KARI.replace("KIND", kind)
    spec = edited(_lab([_block("ali")]), ("calendars:\n", f"calendars:\n{second}"))
    assert [said for said in _said(spec) if said.startswith("HN512")] == []
    by_staff = edited(
        spec,
        (
            "kind: KIND, owner: {employee: kari}".replace("KIND", kind),
            f"kind: {kind}, owner: {{group: lab}}",
        ),
        (GP_WEEK, GP_WEEK.replace("}]", ", staff: kari}]")),
    )
    assert [said.partition(":")[0] for said in _said(by_staff)] == [
        "HN512 calendars.kari.schedule[0]"
    ]


@pytest.mark.parametrize(
    ("edit", "codes"),
    [
        pytest.param(("name: Ali Demir", "name: [Ali]"), ["HN512"], id="a name"),
        pytest.param(("staff: per}", "staff: nobody}"), ["HN512"], id="another block's staff"),
        pytest.param(
            ("{name: Tre, kind: resource", "{name: Tre, kind: odd"), ["HN512"], id="a kind"
        ),
        pytest.param(("employee: per", "employee: nobody"), ["HN512"], id="a shift's employee"),
        pytest.param(("weeks: 2026-W36}", "weeks: 2026-W99}"), ["HN512"], id="a calendar's weeks"),
        pytest.param(("weeks: 2026-W36}", "weeks: 2026-W37}"), ["HN511", "HN512"], id="nothing"),
    ],
)
def test_what_can_not_be_read(edit: Edit, codes: list[str]) -> None:
    """What is broken has its own finding; a comparison that needs it is left."""
    third = (
        "calendars:\n",
        "calendars:\n  three: {name: Tre, kind: resource, owner: {group: lab}, online: true, "
        "patients: clinic_gp_patients, schedule: [{template: three, weeks: 2026-W36}]}\n",
    )
    blocks = ("week_templates:\n", f"week_templates:\n  three: [{_block('per', days='tue')}]\n")
    staffing = f"{ALI}, {_shift('per', WHOLE, 'mon-tue')}, {KARI}"
    spec = edited(_lab([_block("ali")], [_block("ali")], staffing=staffing), third, blocks, edit)
    assert sorted(said.split()[0] for said in _said(spec)) == codes


def test_there_is_an_end_to_it() -> None:
    """A spec that is made to hurt gets a few findings of each kind."""
    clock = [f"{minute // 60:02}:{minute % 60:02}" for minute in range(6 * 60, 20 * 60)]
    many = [
        f'{{days: mon-sun, from: "{clock[n % 400]}", to: "{clock[n % 400 + 400]}", '
        f"types: [blood_test], staff: {('ali', 'per', 'kari-nes')[n % 3]}}}"
        for n in range(900)
    ]
    shifts = [
        f"{{employee: {('ali', 'per', 'kari-nes')[n % 3]}, days: mon-sun, "
        f'from: "{clock[n % 380]}", to: "{clock[n % 380 + 420]}", weeks: [2020-W01/2029-W52]}}'
        for n in range(2500)
    ]
    found = _said(_lab(many, many, staffing=", ".join(shifts)))
    assert {said.split()[0] for said in found} >= {"HN512", "HN513"}
    assert len([said for said in found if not said.startswith("HN510")]) <= 20


def test_the_same_blocks_and_schedules_in_two_calendars() -> None:
    """Blocks of a template are said once, two schedules that meet in each of their calendars."""
    spec = _lab([_block("ali")], [_block("per")])
    both = "[{template: lab-1, weeks: W}, {template: lab-2, weeks: W}]"
    schedules = [both.replace("W", "2026-W36"), both.replace("W", "2026-W37")]
    edits = [
        (f"[{{template: lab-{number}, weeks: 2026-W36/2026-W37}}]", schedule)
        for number, schedule in enumerate(schedules, 1)
    ]
    assert [said.partition(":")[0] for said in _said(edited(spec, *edits))] == [
        "HN513 calendars.lab-1.schedule[1]",
        "HN513 calendars.lab-2.schedule[1]",
    ]
    spec = _lab([_block("ali"), _block("per")], [])
    again = ("template: lab-2, weeks: 2026-W36/2026-W37", "template: lab-1, weeks: 2026-W38")
    assert [said.partition(":")[0] for said in _said(edited(spec, again))] == [
        "HN513 week_templates.lab-1[1]"
    ]


@pytest.mark.parametrize(
    ("calendars", "staffing", "expected"),
    [
        pytest.param(
            ([_block("ali", days="mon-tue"), _block("per")],),
            PER,
            ["HN513 week_templates.lab-1[1]", "HN514 week_templates.lab-1[0]"],
            id="somebody too few on another day than that of two people",
        ),
        pytest.param(
            ([_block("ali", 'from: "08:00", to: "12:00"'), _block("per")],),
            PER,
            ["HN513 week_templates.lab-1[1]", "HN514 week_templates.lab-1[0]"],
            id="somebody too few at another time of that day",
        ),
        pytest.param(
            ([_block("", days="mon-tue"), _block("", 'from: "09:00", to: "10:00"')],),
            f"{ALI.replace('mon,', 'mon-tue,')}, {PER.replace('mon,', 'mon-tue,')}",
            ["HN510 week_templates.lab-1[1]", "HN511 staffing[1]"],
            id="somebody too many on another day than that of an overlap",
        ),
    ],
)
def test_one_mistake_hides_no_other(
    calendars: tuple[list[str], ...], staffing: str, expected: list[str]
) -> None:
    """A rule looks away only where all that it has to say is said by another one."""
    found = _said(_lab(*calendars, staffing=staffing))
    assert sorted(said.partition(":")[0] for said in found) == expected


def test_an_overlap_in_all_calendars_of_a_template() -> None:
    """Two blocks of a template are one finding, also where a second calendar is short of staff."""
    spec = _lab([_block("ali"), _block("per")], [], staffing=ALI)
    again = ("template: lab-2, weeks: 2026-W36/2026-W37", "template: lab-1, weeks: 2026-W38")
    assert [said.split()[0] for said in _said(edited(spec, again))] == ["HN513"]


def test_shifts_of_a_minute_hide_nothing() -> None:
    """However many shifts there are, two people too many on another day are found."""
    minutes = [f"{minute // 60:02}:{minute % 60:02}" for minute in range(601)]
    sundays = [
        _shift("kari-nes", f'"{start}", to: "{end}"', "sun") for start, end in pairwise(minutes)
    ]
    found = _staffed(*sundays, ALI, PER)
    assert [said.partition(":")[0] for said in found] == ["HN511 staffing[601]"]


def test_blocks_of_somebody_who_has_left_hide_nothing() -> None:
    """However many blocks nobody is offered, two that are on offer at one time are found."""
    gone = [_block("kari-nes")] * 30
    spec = edited(
        _lab([*gone, _block("ali"), _block("ali", LATER)]),
        ("{name: Kari Nes", "{active: {to: 2020-01-31}, name: Kari Nes"),
    )
    assert [said.partition(":")[0] for said in _said(spec)] == ["HN510 week_templates.lab-1[31]"]


def test_more_than_can_be_compared() -> None:
    """Nothing is passed over in silence: a clinic that is too large to be compared is told so."""
    spec = _lab([_block("ali", days="sat")] * 5001, [_block("ali"), _block("ali")])
    (found,) = [each for each in checked(spec).findings if each.code == "CS044"]
    assert found.place.path == ("calendars",)
    assert found.message.startswith("5004 planned blocks and 0 shifts are more than the 5000 that")
    assert _said(spec) == []


def test_a_shift_of_somebody_who_has_no_calendar() -> None:
    """Whoever has slots of their own is not the one too many, wherever their shift stands."""
    blocks = [_block("per", days="mon"), _block("kari-nes", days="tue")]
    shifts = [ALI.replace("mon,", "mon-tue,"), PER, KARI.replace("mon,", "tue,")]
    (said,) = _said(_lab(blocks, staffing=", ".join(shifts)))
    assert said == (
        f"HN511 staffing[0]: Per Vik and Ali Demir {TOGETHER} on 2 days, first on Monday "
        f"2026-08-31 at 08:00–10:00, which takes 2 calendars, {ONLY_ONE}, so patients can't book "
        "with all of them, nor with all who work beside Ali Demir on 2 other days"
    )


def test_calendars_of_different_days() -> None:
    """Calendars that have too few on days of their own are findings of their own."""
    spec = _lab([_block("")], [_block("")], [_block("", days="tue")], staffing=ALI)
    assert [said.partition(", first")[0] for said in _said(spec)] == [
        f"HN514 week_templates.lab-2[0]: {BOTH_LABS} on 2 days",
        "HN514 week_templates.lab-3[0]: Lab services (Health secretary 3) has slots on 2 days",
    ]


def test_somebody_else_comes_and_goes() -> None:
    """How long a calendar has nobody doesn't end when others begin to work in theirs."""
    blocks = [_block("ali"), _block("per", 'from: "09:00", to: "09:40"')]
    spec = _lab([blocks[0]], [blocks[1]], staffing=_shift("per", '"09:00", to: "09:40"'))
    assert [said.partition(", while")[0] for said in _said(spec)] == [
        f"HN514 week_templates.lab-1[0]: {FIRST_LAB} on 2 days, first on Monday 2026-08-31 at "
        "08:00–10:00"
    ]


def test_all_days_of_two_schedules() -> None:
    """Two schedules that overlap are one finding, with all the days of whatever blocks."""
    first = [_block("ali"), _block("ali", days="tue"), _block("", days="wed")]
    second = [_block("per"), _block("kari-nes", days="tue"), _block("", days="wed")]
    both = "[{template: lab-1, weeks: 2026-W36}, {template: lab-2, weeks: 2026-W36}]"
    spec = edited(_lab(first, second), ("[{template: lab-1, weeks: 2026-W36/2026-W37}]", both))
    spec = edited(spec, ("[{template: lab-2, weeks: 2026-W36/2026-W37}]", "[]"))
    (said,) = [each for each in _said(spec) if not each.startswith("HN512")]
    assert said.startswith("HN513 calendars.lab-1.schedule[1]: Ali Demir and Per Vik have slots")
    assert "on Monday 2026-08-31 at 08:00–10:00, and the schedules overlap on 3 days in all" in said
