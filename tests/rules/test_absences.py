"""Absences and what becomes of messages in them, beyond the rules' own pages."""

import pytest

from tests.rules.mutated import Edit, said_of_base

ALI = "  ali: {name: Ali Demir, profession: health_secretary, her_id: none}\n"
KARI = "    patient_list: {capacity: 1100}\n"
WEEK = "from: 2026-12-14, to: 2026-12-18"
LARS = (
    "  lars: {name: Lars Moen, profession: gp_substitute, her_id: 8900103, hpr_number: '9900103', "
    "in_gp_register: true, substitute_for: kari}\n"
)
MESSAGES = "e_contact, e_consultation, prescription_renewal"
LICENCE_OF_ALI = (ALI, ALI.replace("none}", "none, administrator: true}"))

NOBODY = "warning HN353 {}: {} from patients of Kari Lunde reach nobody {}, since {} away"
SUBSTITUTE = "employees.kari.absences[0].substitute: "
REACH_NO_SUBSTITUTE = (
    "so e-consultations from Kari Lunde's patients reach no substitute who is there "
)


def _away(*absences: str) -> Edit:
    """Absences of Kari's."""
    listed = ", ".join(f"{{{each}}}" for each in absences)
    return (KARI, f"{KARI}    absences: [{listed}]\n")


def _route(*texts: str) -> Edit:
    routes = "".join(f"  {each}\n" for each in texts)
    return ("roles:\n", f"routing:\n{routes}roles:\n")


def _and(*people: str) -> Edit:
    return (ALI, ALI + "".join(people))


def _ali_away(absence: str) -> Edit:
    return (ALI, ALI.replace("none}", f"none, absences: [{{{absence}}}]}}"))


def _of(said: list[str], *codes: str) -> list[str]:
    return [each for each in said if each.split()[1] in codes]


TO_LAB = "e_contact: {mode: selected, recipients: [{group: lab}]}"


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([_away(f"{WEEK}, services: [booking]")], [], id="of booking alone"),
        pytest.param(
            [_away(WEEK), _route("e_consultation: {mode: practitioner, fallback: [{group: lab}]}")],
            [],
            id="the fallback reads",
        ),
        pytest.param(
            [
                _away(WEEK),
                _ali_away("from: 2026-12-18, to: 2026-12-20"),
                _route("e_consultation: {mode: practitioner, fallback: [{group: lab}]}"),
            ],
            [
                NOBODY.format(
                    "routing.e_consultation.mode",
                    "e-consultations",
                    "on 2026-12-18",
                    "Kari Lunde and Ali Demir are",
                ),
                NOBODY.format(
                    "employees.kari.absences[0]",
                    "e-contacts and prescription renewals",
                    "on 2026-12-18",
                    "Kari Lunde and Ali Demir are",
                ),
            ],
            id="the fallback is away on the last day",
        ),
        pytest.param(
            [_away(WEEK), _route("e_contact: {mode: practitioner}")],
            [
                NOBODY.format(
                    "routing.e_contact.mode",
                    "e-consultations and e-contacts",
                    "from 2026-12-14 to 2026-12-18",
                    "Kari Lunde is",
                )
            ],
            id="one absence empties two message types",
        ),
        pytest.param(
            [
                _away(WEEK),
                _ali_away("from: 2026-12-14, to: 2026-12-15"),
                _route("e_contact: {mode: both, recipients: [{group: lab}]}"),
            ],
            [
                NOBODY.format(
                    "employees.kari.absences[0]",
                    "e-consultations",
                    "from 2026-12-14 to 2026-12-18",
                    "Kari Lunde is",
                ),
                NOBODY.format(
                    "routing.e_contact.recipients",
                    "e-contacts",
                    "from 2026-12-14 to 2026-12-15",
                    "Kari Lunde and Ali Demir are",
                ),
                NOBODY.format(
                    "employees.kari.absences[0]",
                    "prescription renewals",
                    "from 2026-12-14 to 2026-12-15",
                    "Kari Lunde and Ali Demir are",
                ),
            ],
            id="two absences empty others",
        ),
        pytest.param(
            [_away(WEEK, "from: 2026-11-02, to: 2026-11-03")],
            [
                NOBODY.format(
                    f"employees.kari.absences[{index}]", "e-consultations", when, "Kari Lunde is"
                )
                for index, when in (
                    (1, "from 2026-11-02 to 2026-11-03"),
                    (0, "from 2026-12-14 to 2026-12-18"),
                )
            ],
            id="an absence, a finding",
        ),
        pytest.param(
            [
                _away("from: 2026-12-14, to: 2026-12-16", "from: 2026-12-17, to: 2026-12-18"),
            ],
            [
                NOBODY.format(
                    "employees.kari.absences[0]",
                    "e-consultations",
                    "from 2026-12-14 to 2026-12-18",
                    "Kari Lunde is",
                )
            ],
            id="two that meet are one time",
        ),
        pytest.param(
            [_ali_away(WEEK), _route(TO_LAB)],
            [
                NOBODY.format(
                    "routing.e_contact.recipients",
                    "e-contacts",
                    "from 2026-12-14 to 2026-12-18",
                    "Ali Demir is",
                )
            ],
            id="a group empties",
        ),
        pytest.param([_away(f"{WEEK}, substitute: lars"), _and(LARS)], [], id="a substitute reads"),
    ],
)
def test_nobody_is_there_to_read(edits: list[Edit], expected: list[str]) -> None:
    """What the same absences leave unread is one finding, with the first time."""
    assert sorted(_of(said_of_base(*edits), "HN353", "HN354")) == sorted(expected)


def _lars(old: str, new: str) -> Edit:
    assert old in LARS
    return _and(LARS.replace(old, new))


E_CONSULTATION = "services: [booking, e_consultation]"


@pytest.mark.parametrize(
    ("absence", "edits", "expected"),
    [
        pytest.param(
            f"{WEEK}, substitute: kari, {E_CONSULTATION}",
            [],
            f"error HN354 {SUBSTITUTE}Kari Lunde is named as their own substitute, "
            f"{REACH_NO_SUBSTITUTE}from 2026-12-14 to 2026-12-18",
            id="oneself",
        ),
        pytest.param(
            f"{WEEK}, substitute: lars, {E_CONSULTATION}",
            [_lars("in_gp_register: true, substitute_for: kari", "in_gp_register: false")],
            f"error HN354 {SUBSTITUTE}Lars Moen, who stands in for Kari Lunde, is not in the GP "
            f"register, {REACH_NO_SUBSTITUTE}from 2026-12-14 to 2026-12-18",
            id="outside the register",
        ),
        pytest.param(
            f"{WEEK}, substitute: lars, {E_CONSULTATION}",
            [_lars("8900103", "pending")],
            f"warning HN354 {SUBSTITUTE}Lars Moen, who stands in for Kari Lunde, has no HER-ID "
            f"yet, {REACH_NO_SUBSTITUTE}from 2026-12-14 to 2026-12-18",
            id="a HER-ID that is pending",
        ),
        pytest.param(
            f"{WEEK}, substitute: lars, {E_CONSULTATION}",
            [_and(LARS)],
            None,
            id="all conditions hold",
        ),
        pytest.param(
            f"{WEEK}, substitute: lars, {E_CONSULTATION}",
            [_lars("kari}", "kari, active: {from: 2026-12-16}}")],
            f"error HN354 {SUBSTITUTE}Lars Moen, who stands in for Kari Lunde, is not employed on "
            f"all days of the absence, {REACH_NO_SUBSTITUTE}from 2026-12-14 to 2026-12-15",
            id="begins too late",
        ),
        pytest.param(
            f"{WEEK}, substitute: lars, {E_CONSULTATION}",
            [_lars("kari}", "kari, absences: [{from: 2026-12-18, to: 2026-12-22}]}")],
            f"warning HN354 {SUBSTITUTE}Lars Moen, who stands in for Kari Lunde, is away as well, "
            f"{REACH_NO_SUBSTITUTE}on 2026-12-18",
            id="away as well",
        ),
        pytest.param(
            f"{WEEK}, substitute: lars, services: [booking]",
            [_lars("in_gp_register: true, substitute_for: kari", "in_gp_register: false")],
            None,
            id="no messages in the absence",
        ),
        pytest.param(
            f"{WEEK}, substitute: lars, {E_CONSULTATION}",
            [
                _lars(
                    "kari}",
                    "kari, absences: [{from: 2026-12-18, to: 2026-12-22, services: [booking]}]}",
                )
            ],
            None,
            id="away for booking alone",
        ),
    ],
)
def test_who_can_stand_in(absence: str, edits: list[Edit], expected: str | None) -> None:
    """A substitute who doesn't receive is said once, at the absence, with the days."""
    said = _of(said_of_base(_away(absence), *edits), "HN353", "HN354")
    assert said == ([expected] if expected else [])


def test_an_inactive_licence() -> None:
    """A GP whose licence is inactive has messages passed on to nobody."""
    services = "    services: [booking, e_consultation, e_contact, prescription_renewal]\n"
    said = said_of_base(
        _away(f"{WEEK}, substitute: lars, {E_CONSULTATION}"),
        (services, f"{services}    licence: inactive\n"),
        (ALI, LICENCE_OF_ALI[1] + LARS),
    )
    assert _of(said, "HN353", "HN354") == [
        f"error HN354 {SUBSTITUTE}Kari Lunde has no active licence at PatientSky and Lars Moen "
        f"inherits no messages, {REACH_NO_SUBSTITUTE}from 2026-12-14 to 2026-12-18"
    ]


def test_a_substitute_without_a_her_id() -> None:
    """A HER-ID that a substitute must have is missing once, whatever comes of it."""
    said = said_of_base(
        _away(f"{WEEK}, substitute: lars, {E_CONSULTATION}"), _lars("her_id: 8900103, ", "")
    )
    assert [each.split()[1] for each in said] == ["HN003"]


def test_a_route_that_can_not_be_read_hides_nothing() -> None:
    """A broken route has its own finding, and others are still held against the absences."""
    said = said_of_base(_away(WEEK), _route("e_contact: {mode: all}"))
    assert [each.split()[1] for each in said] == ["HN301", "HN353"]


def test_a_substitute_is_no_help_to_selected_recipients() -> None:
    """A substitute who can't receive hides no gap in which a substitute would change nothing."""
    said = said_of_base(
        _away(f"{WEEK}, substitute: lars"),
        _lars("8900103", "pending"),
        _route("e_contact: {mode: selected, recipients: [{role: gp}]}"),
    )
    assert [each.split(":")[0] for each in _of(said, "HN353", "HN354")] == [
        "warning HN353 routing.e_contact.recipients",
        "warning HN354 employees.kari.absences[0].substitute",
    ]


def test_several_absences_of_one_substitute() -> None:
    """What keeps a substitute from receiving is one finding, however many absences it spoils."""
    absence = f"substitute: lars, {E_CONSULTATION}"
    said = said_of_base(
        _away(f"{WEEK}, {absence}", f"from: 2026-10-05, to: 2026-10-09, {absence}"),
        _lars("8900103", "pending"),
    )
    assert len(_of(said, "HN354")) == 1


@pytest.mark.parametrize(
    ("absence", "severity"),
    [
        (f"{WEEK}, substitute: lars", "note"),
        (f"{WEEK}, substitute: lars, services: []", "warning"),
        (f"{WEEK}, substitute: lars, services: [{MESSAGES}]", None),
    ],
)
def test_services_of_an_absence(absence: str, severity: str | None) -> None:
    """Services that are left out are noted, and a list of none is a warning."""
    said = _of(said_of_base(_away(absence), _and(LARS), notes=("HN356",)), "HN356")
    assert [each.split()[0] for each in said] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("employment", "expected"),
    [("from: 2026-12-14", 0), ("from: 2026-12-15", 1), ("to: 2026-12-14", 0)],
)
def test_who_enters_an_absence(employment: str, expected: int) -> None:
    """An administrator on the first day is enough."""
    said = said_of_base(
        _away(f"{WEEK}, services: [booking]"),
        ("    administrator: true\n", ""),
        _and(
            "  bjorg: {name: Bjørg Nes, profession: administrator, her_id: none, "
            f"administrator: true, active: {{{employment}}}}}\n"
        ),
    )
    assert len(_of(said, "HN358")) == expected


@pytest.mark.parametrize(
    ("stands_in_for", "absence", "expected"),
    [
        ("kari", "substitute: lars", []),
        ("kari", "services: [booking]", []),
        (
            "{vacant_list: v4}",
            "substitute: lars",
            [
                f"warning HN362 {SUBSTITUTE}Lars Moen stands in for Kari Lunde here and for the "
                "vacant list Liste 4 in the GP register, so HelseNorge names another substitute "
                "than the one who reads the messages"
            ],
        ),
    ],
)
def test_register_and_absences(stands_in_for: str, absence: str, expected: list[str]) -> None:
    """The GP register and the absences name the same persons, or a finding says who differs."""
    said = said_of_base(
        _away(f"{WEEK}, {absence}"),
        _lars("substitute_for: kari", f"substitute_for: {stands_in_for}"),
        (
            "org_units:\n",
            "  vacant_lists: {her_id: 8900120, lists: {v4: {name: Liste 4}}}\norg_units:\n",
        ),
    )
    assert _of(said, "HN362") == expected
