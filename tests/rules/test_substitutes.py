"""What is said of days on which nobody is there, whoever else has a finding (HN353, HN354)."""

from collections.abc import Sequence

import pytest

from clinicspec.diagnostics.finding import Finding
from tests.clinics import checked
from tests.rules.mutated import Edit, edited
from tests.rules.pages import BASE

ALI = "  ali: {name: Ali Demir, profession: health_secretary, her_id: none}\n"
KARI = "    patient_list: {capacity: 1100}\n"
WEEK = "from: 2026-03-01, to: 2026-03-05"
ALL = "services: [e_consultation]"
NOBODY = "from patients of {} reach nobody from {} to {}, since {} is away"


def _gp(rest: str) -> str:
    return (
        "  bo: {name: Bo Li, profession: gp, her_id: 8900102, hpr_number: '9900102', "
        f"patient_list: {{capacity: 9}}, services: [e_consultation, e_contact], {rest}}}\n"
    )


def _sub(her_id: str, rest: str = "", key: str = "s2") -> str:
    return (
        f"  {key}: {{name: Sub {key}, profession: gp_substitute, her_id: {her_id}, "
        f"hpr_number: '99001{len(rest):02}', in_gp_register: true{rest}}}\n"
    )


def _found(
    absences: str, people: str, members: str, routing: str, code: str, edits: Sequence[Edit] = ()
) -> list[Finding]:
    """What the rule with this code says of Kari's clinic."""
    groups = ("  lab: {name", f"  g: {{name: Gruppa, members: [{members}]}}\n  lab: {{name")
    text = edited(
        BASE,
        (KARI, f"{KARI}    absences: [{absences}]\n"),
        (ALI, ALI + people),
        groups,
        ("roles:\n", f"routing: {{{routing}}}\nroles:\n"),
        *edits,
    )
    return [each for each in checked(text).findings if each.code == code]


def _said(absences: str, people: str, members: str, routing: str, code: str) -> list[str]:
    """The messages of the rule with this code."""
    return [each.message for each in _found(absences, people, members, routing, code)]


TO_GROUP = "e_contact: {mode: selected, recipients: [{group: g}]}"
BOTH = "e_consultation: {mode: both, recipients: [{group: g}]}"
NAMED = f"{{{WEEK}, substitute: s2, {ALL}}}"


@pytest.mark.parametrize(
    ("absences", "people", "members", "routing", "expected"),
    [
        pytest.param(
            NAMED,
            _sub("pending", ", active: {from: 2026-01-01, to: 2026-05-03}")
            + _gp(f"absences: [{{from: 2026-06-01, to: 2026-06-05, {ALL}}}]"),
            "s2",
            BOTH,
            "e-consultations " + NOBODY.format("Bo Li", "2026-06-01", "2026-06-05", "Bo Li"),
            id="another GP's patients",
        ),
        pytest.param(
            f"{{from: 2026-03-01, to: 2026-03-02, substitute: s2, {ALL}}}, "
            f"{{from: 2026-03-03, to: 2026-03-31, {ALL}}}",
            _sub("8900103", ", absences: [{from: 2026-03-01, to: 2026-03-02}]"),
            "ali",
            TO_GROUP,
            "e-consultations "
            + NOBODY.format("Kari Lunde", "2026-03-03", "2026-03-31", "Kari Lunde"),
            id="a gap over two absences",
        ),
        pytest.param(
            NAMED,
            _sub("8900103", ", active: {to: 2026-03-03}")
            + "  fia: {name: Fia Fo, profession: nurse, her_id: none, "
            "absences: [{from: 2026-05-01, to: 2026-05-05}]}\n",
            "s2, fia",
            TO_GROUP,
            "e-contacts " + NOBODY.format("Kari Lunde", "2026-05-01", "2026-05-05", "Fia Fo"),
            id="another message type",
        ),
        pytest.param(
            "{from: 2026-01-01, to: 2026-01-02, services: [booking]}",
            _gp("absences: [{from: 2026-03-02, to: 2026-03-03}]").replace("8900102", "none"),
            "bo",
            TO_GROUP,
            "e-contacts "
            + NOBODY.format("Kari Lunde and Bo Li", "2026-03-02", "2026-03-03", "Bo Li"),
            id="recipients beside a HER-ID that is missing",
        ),
    ],
)
def test_a_finding_hides_no_other_gap(
    absences: str, people: str, members: str, routing: str, expected: str
) -> None:
    """Who lies unread is said of every list, message type and day of which nothing else tells."""
    assert _said(absences, people, members, routing, "HN353") == [expected]


TO_GROUP_ALL = TO_GROUP + ", " + TO_GROUP.replace("e_contact", "prescription_renewal")
SERVICES = "    services: [booking, e_consultation, e_contact, prescription_renewal]\n"
FIA = f"  fia: {{name: Fia Fo, profession: nurse, her_id: none, absences: [{{{WEEK}}}]}}\n"


@pytest.mark.parametrize(
    ("of_kari", "of_bo", "expected"),
    [
        pytest.param(
            "e_contact",
            "prescription_renewal",
            [
                "e-contacts " + NOBODY.format("Kari Lunde", "2026-03-01", "2026-03-05", "Fia Fo"),
                "prescription renewals "
                + NOBODY.format("Bo Li", "2026-03-01", "2026-03-05", "Fia Fo"),
            ],
            id="other patients",
        ),
        pytest.param(
            "e_contact, prescription_renewal",
            "prescription_renewal",
            [
                "prescription renewals (and e-contacts from some of them) "
                + NOBODY.format("Kari Lunde and Bo Li", "2026-03-01", "2026-03-05", "Fia Fo")
            ],
            id="some of the same patients",
        ),
    ],
)
def test_whose_messages_lie_unread(of_kari: str, of_bo: str, expected: list[str]) -> None:
    """What one absence leaves unread names all patients whom it hits, whatever they may send."""
    bo = _gp("absences: []").replace("e_consultation, e_contact", of_bo)
    services = (SERVICES, f"    services: [booking, {of_kari}]\n")
    found = _found("", FIA + bo, "fia", TO_GROUP_ALL, "HN353", edits=[services])
    assert [each.message for each in found] == expected


LISTS = "{her_id: 8900120, lists: {v: {name: V}}, services: [e_consultation]}"
LARS = _sub("8900103", f", substitute_for: {{vacant_list: v}}, absences: [{{{WEEK}}}]")
FURTHER = "write in `fallback` who receives them then, or name further recipients"
NAME_ONE = "write in `fallback` who receives them then, or name a `substitute` who is there"


@pytest.mark.parametrize(
    ("absences", "people", "members", "routing", "help_"),
    [
        pytest.param(f"{{{WEEK}, {ALL}}}", "", "ali", "", NAME_ONE, id="a GP"),
        pytest.param(f"{{{WEEK}, {ALL}}}", "", "", BOTH, NAME_ONE, id="a GP beside recipients"),
        pytest.param(
            "",
            LARS,
            "",
            "",
            "write in `fallback` who receives them then",
            id="a vacant list's substitute, for whom nobody stands in",
        ),
        pytest.param("", LARS, "", BOTH, FURTHER, id="the like beside recipients"),
        pytest.param(
            "",
            FIA,
            "fia",
            TO_GROUP,
            FURTHER,
            id="recipients alone",
        ),
    ],
)
def test_the_help_helps(absences: str, people: str, members: str, routing: str, help_: str) -> None:
    """A substitute is proposed only for a GP: nobody is brought in for anybody else who is away."""
    vacant = ("org_units:\n", f"  vacant_lists: {LISTS}\norg_units:\n")
    (found,) = _found(absences, people, members, routing, "HN353", edits=[vacant])
    assert found.help == help_


NO_SUBSTITUTE = "from Kari Lunde's patients reach no substitute who is there "


@pytest.mark.parametrize(
    ("absences", "people", "routing", "expected"),
    [
        pytest.param(
            f"{{{WEEK}, substitute: s2, services: [e_consultation, e_contact]}}",
            _sub("8900103", f", absences: [{{from: 2026-03-02, to: 2026-03-03, {ALL}}}]"),
            "e_contact: {mode: practitioner}",
            [f"is away as well, so e-consultations {NO_SUBSTITUTE}from 2026-03-02 to 2026-03-03"],
            id="only messages for which the substitute is away",
        ),
        pytest.param(
            f"{{from: 2026-03-01, to: 2026-03-10, substitute: s1, {ALL}}}, {NAMED}",
            _sub("pending", ", active: {from: 2026-01-01}", "s1") + _sub("8900103"),
            TO_GROUP,
            [f"has no HER-ID yet, so e-consultations {NO_SUBSTITUTE}from 2026-03-06 to 2026-03-10"],
            id="only days on which no other substitute receives",
        ),
        pytest.param(
            "{from: 2026-03-01, to: 2026-03-10, substitute: s2}",
            _sub(
                "8900103",
                ", active: {from: 2026-03-03, to: 2026-03-07}, "
                "absences: [{from: 2026-03-05, to: 2026-03-05}]",
            ),
            TO_GROUP,
            [
                "is not employed on all days of the absence, so e-consultations "
                f"{NO_SUBSTITUTE}from 2026-03-01 to 2026-03-02 and from 2026-03-08 to 2026-03-10",
                f"is away as well, so e-consultations {NO_SUBSTITUTE}on 2026-03-05",
            ],
            id="all days, and only messages that go to the practitioner",
        ),
    ],
)
def test_days_without_a_substitute(
    absences: str, people: str, routing: str, expected: list[str]
) -> None:
    """A finding names all days and messages for which no substitute receives, and no others."""
    said = _said(absences, people, "ali", routing, "HN354")
    assert [each.partition("stands in for Kari Lunde, ")[2] for each in sorted(said)] == sorted(
        expected
    )


def test_services_of_a_substitute_hide_no_day_without_a_reader() -> None:
    """Of a substitute outside the register it is said when messages lie unread, services or not."""
    outside = _sub("none", ", services: [e_consultation]").replace(
        "register: true", "register: false"
    )
    codes = [
        code
        for code in ("HN102", "HN353", "HN354")
        for _ in _found(NAMED, outside, "ali", TO_GROUP, code)
    ]
    assert codes == ["HN354"]


EMPTY = "  empty: {role: gp, holder: null}\n  gp-kari:"


def test_a_route_to_nobody_hides_no_empty_position_of_another() -> None:
    """HN306 of one message type says nothing of the recipients of another."""
    route = (
        "e_contact: {mode: selected, recipients: [{position: empty}]}, "
        "prescription_renewal: {mode: both, recipients: [{position: empty}]}"
    )
    text = edited(BASE, ("  gp-kari:", EMPTY), ("roles:\n", f"routing: {{{route}}}\nroles:\n"))
    found = checked(text).findings
    said = [(each.code, each.place.path[1]) for each in found if each.code in ("HN306", "HN350")]
    assert said == [("HN306", "e_contact"), ("HN350", "prescription_renewal")]


def test_message_types_to_the_same_nobody_are_one_finding() -> None:
    """What the same recipients leave without an inbox is said once, with all message types."""
    to_nobody = "{mode: selected, recipients: [{position: empty}, {group: gone}]}"
    text = edited(
        BASE,
        ("  gp-kari:", EMPTY),
        ("  lab: {name", "  gone: {name: Borte, members: []}\n  lab: {name"),
        (
            "roles:\n",
            f"routing: {{e_contact: {to_nobody}, prescription_renewal: {to_nobody}}}\nroles:\n",
        ),
    )
    codes = ("HN306", "HN350", "HN363")
    (found,) = [each for each in checked(text).findings if each.code in codes]
    assert found.message == (
        "e-contacts and prescription renewals from patients of Kari Lunde reach nobody, since "
        "nobody in the position Fastlege or the group Borte is employed"
    )


def test_somebody_who_leaves_is_one_finding_of_a_route() -> None:
    """All recipients that one person's leaving empties are named together, and not compared."""
    leaves = "  per: {name: Per Vik, profession: nurse, her_id: none, active: {to: 2026-11-30}}\n"
    text = edited(
        BASE,
        (
            "  lab: {name",
            "  a: {name: A, members: [per]}\n  b: {name: B, members: [per]}\n  lab: {name",
        ),
        (ALI, ALI + leaves),
        (
            "roles:\n",
            "routing: {e_contact: {mode: selected, "
            "recipients: [{group: lab}, {group: a}, {group: b}]}}\nroles:\n",
        ),
    )
    (found,) = [each for each in checked(text).findings if each.code.startswith("HN36")]
    assert found.message == (
        "e-contacts go to the group A and the group B, where nobody is employed from 2026-12-01, "
        "as all have left"
    )


def test_people_who_leave_before_there_are_patients() -> None:
    """A recipient whose people have all left before the first GP begins never receives."""
    old = "  old: {name: Old Vik, profession: nurse, her_id: none, active: {to: 2026-03-01}}\n"
    text = edited(
        BASE,
        ("  lab: {name", "  g: {name: G, members: [old]}\n  lab: {name"),
        (ALI, ALI + old),
        (KARI, f"{KARI}    active: {{from: 2026-06-01}}\n"),
        ("roles:\n", "routing: {e_contact: {mode: both, recipients: [{group: g}]}}\nroles:\n"),
    )
    found = [each.code for each in checked(text).findings if each.code.startswith("HN36")]
    assert found == ["HN363"]
