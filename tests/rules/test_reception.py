"""Messages that reach nobody, or nobody who may answer, beyond the rules' own pages."""

import pytest

from tests.rules.mutated import Edit, said_of, said_of_base
from tests.rules.pages import completed

ALI = "  ali: {name: Ali Demir, profession: health_secretary, her_id: none}\n"
KARI = "    patient_list: {capacity: 1100}\n"
OMAR = """\
  omar:
    name: Omar Haddad
    profession: gp
    her_id: 8900102
    hpr_number: "9900102"
    patient_list: {capacity: 950}
    services: [e_consultation, e_contact, prescription_renewal]
"""
OMAR_FROM_OCTOBER = OMAR + "    active: {from: 2026-10-01}\n"
MONTHS = range(6, 10)
SERVICES = "    services: [booking, e_consultation, e_contact, prescription_renewal]\n"
TO_LAB: Edit = (
    "roles:\n",
    "routing:\n  e_contact: {mode: selected, recipients: [{group: lab}]}\nroles:\n",
)

TO_SELECTED = "routing.e_contact.recipients: e-contacts from patients of "
LEFT = (
    "e-consultations from patients of {} reach nobody from 2027-01-01, since %s has left by then "
    "and nobody has the list"
)


def _for_a_week(month: int) -> str:
    """Somebody who is employed in the first week of a month alone."""
    dates = f"{{from: 2026-0{month}-01, to: 2026-0{month}-07}}"
    return ALI.replace("ali:", f"s{month}:").replace("none}", f"none, active: {dates}}}")


def _ali(dates: str) -> Edit:
    return (ALI, ALI.replace("none}", f"none, active: {{{dates}}}}}"))


def _route(text: str) -> Edit:
    return ("roles:\n", f"routing:\n  {text}\nroles:\n")


def _of(said: list[str], *codes: str) -> list[str]:
    """What some rules say."""
    return [each for each in said if each.split()[1] in codes]


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([TO_LAB], [], id="somebody is always there"),
        pytest.param(
            [TO_LAB, _ali("to: 2026-10-31")],
            [
                TO_SELECTED + "Kari Lunde reach nobody from "
                "2026-11-01, since nobody in the group Laboratorium is employed"
            ],
            id="the only recipient leaves",
        ),
        pytest.param(
            [TO_LAB, _ali("from: 2026-09-01")],
            [
                TO_SELECTED + "Kari Lunde reach nobody until "
                "2026-08-31, since nobody in the group Laboratorium is employed"
            ],
            id="the only recipient has not begun",
        ),
        pytest.param(
            [TO_LAB, ("members: [ali]", "members: []")],
            [
                TO_SELECTED + "Kari Lunde reach nobody, since "
                "nobody in the group Laboratorium is employed"
            ],
            id="an empty group",
        ),
        pytest.param(
            [TO_LAB, _ali("from: 2026-09-01, to: 2026-10-31")],
            [
                TO_SELECTED + "Kari Lunde reach nobody until "
                "2026-08-31 and from 2026-11-01, since nobody in the group Laboratorium is employed"
            ],
            id="several times are one finding",
        ),
        pytest.param(
            [
                TO_LAB,
                ("members: [ali]", f"members: [{', '.join(f's{month}' for month in MONTHS)}]"),
                (ALI, ALI + "".join(map(_for_a_week, MONTHS))),
            ],
            [
                TO_SELECTED + "Kari Lunde reach nobody until 2026-05-31, from 2026-06-08 to "
                "2026-06-30, from 2026-07-08 to 2026-07-31 and 2 more times, since nobody in the "
                "group Laboratorium is employed"
            ],
            id="many times",
        ),
        pytest.param(
            [TO_LAB, (ALI, ALI + OMAR_FROM_OCTOBER), ("members: [ali]", "members: []")],
            [
                TO_SELECTED + "Kari Lunde reach nobody (and those of Omar Haddad at other times), "
                "since nobody in the group Laboratorium is employed"
            ],
            id="a GP who begins later",
        ),
        pytest.param(
            [
                TO_LAB,
                ("members: [ali]", "members: [ali, per]"),
                (
                    ALI,
                    ALI.replace("none}", "none, active: {to: 2026-10-31}}")
                    + ALI.replace("ali:", "per:").replace(
                        "none}", "none, active: {from: 2026-11-02}}"
                    ),
                ),
            ],
            [
                TO_SELECTED + "Kari Lunde reach nobody on "
                "2026-11-01, since nobody in the group Laboratorium is employed"
            ],
            id="a single day between two",
        ),
        pytest.param(
            [TO_LAB, (ALI, ALI + OMAR), ("members: [ali]", "members: []")],
            [
                TO_SELECTED + "Kari Lunde and Omar Haddad reach "
                "nobody, since nobody in the group Laboratorium is employed"
            ],
            id="two GPs are one finding",
        ),
        pytest.param(
            [
                TO_LAB,
                (
                    ALI,
                    ALI
                    + OMAR
                    + OMAR.replace("omar:", "per:")
                    .replace("Omar Haddad", "Per Vik")
                    .replace("8900102", "8900103")
                    .replace("9900102", "9900103"),
                ),
                ("members: [ali]", "members: []"),
            ],
            [
                TO_SELECTED + "Kari Lunde and 2 others reach "
                "nobody, since nobody in the group Laboratorium is employed"
            ],
            id="three GPs",
        ),
        pytest.param(
            [_route("e_contact: {mode: both, recipients: [{group: lab}]}"), _ali("to: 2026-10-31")],
            [],
            id="the practitioner receives as well",
        ),
        pytest.param(
            [
                _route(
                    "e_contact: {mode: selected, recipients: [{group: lab}], "
                    "fallback: [whole_clinic]}"
                ),
                _ali("to: 2026-10-31"),
            ],
            [],
            id="the fallback receives",
        ),
        pytest.param(
            [TO_LAB, ("members: [ali]", "members: []"), (SERVICES, "    services: [booking]\n")],
            [],
            id="no patient is offered e-contacts",
        ),
        pytest.param(
            [_route("e_contact: {mode: selected, recipients: []}")], [], id="no recipient is HN303"
        ),
        pytest.param([("    her_id: 8900101\n", "")], [], id="a GP without a HER-ID is HN003"),
        pytest.param(
            [(KARI, "    patient_list: {capacity: 1100}\n    active: {from: 2026-09-01}\n")],
            [],
            id="a GP who has not begun has no patients",
        ),
        pytest.param(
            [(KARI, KARI + "    active: {to: 2026-12-31}\n"), (ALI, ALI + OMAR)],
            ["employees.kari.patient_list: " + LEFT.format("Kari Lunde") % "Kari Lunde"],
            id="a GP leaves and nobody has the list",
        ),
        pytest.param(
            [
                (
                    KARI,
                    "    patient_list: {continues_as: {employee: omar}}\n"
                    "    active: {to: 2026-12-31}\n",
                ),
                (ALI, ALI + OMAR),
            ],
            [],
            id="a GP leaves and another one has the list",
        ),
        pytest.param(
            [
                (KARI, "    patient_list: {continues_as: omar}\n    active: {to: 2026-12-31}\n"),
                (ALI, ALI + OMAR.replace("{capacity: 950}", "{}\n    active: {to: 2026-12-31}")),
            ],
            [
                "employees.omar.patient_list: "
                + LEFT.format("Kari Lunde and Omar Haddad") % "Omar Haddad"
            ],
            id="both leave, and the last of them has no heir",
        ),
        pytest.param(
            [
                (KARI, "    patient_list: {continues_as: omar}\n    active: {to: 2026-12-31}\n"),
                (ALI, ALI + OMAR.replace("{capacity: 950}", "{}\n    active: {from: 2027-02-01}")),
            ],
            [
                "employees.omar.active: e-consultations from patients of Kari Lunde reach nobody "
                "from 2027-01-01 to 2027-01-31, since Omar Haddad, who has the list then, is not "
                "employed yet"
            ],
            id="the heir begins later",
        ),
        pytest.param(
            [
                (KARI, "    patient_list: {continues_as: omar}\n    active: {to: 2026-12-31}\n"),
                (
                    ALI,
                    ALI
                    + OMAR.replace("{capacity: 950}", "{}\n    active: {from: 2027-02-01}").replace(
                        "e_consultation, ", ""
                    ),
                ),
            ],
            [],
            id="the heir offers no e-consultations",
        ),
    ],
)
def test_messages_that_reach_nobody(edits: list[Edit], expected: list[str]) -> None:
    """One finding for each route and cause, with the first time and whose patients it hits."""
    said = _of(said_of_base(*edits), "HN306", "HN352")
    assert said == [f"error HN306 {each}" for each in expected]


LISTS = "  vacant_lists: {her_id: 8900120, lists: {v4: {name: Liste 4}}, services: [SERVICES]}\n"
LARS = (
    "  lars: {name: Lars Moen, profession: gp_substitute, her_id: 8900103, in_gp_register: true, "
    "substitute_for: {vacant_list: v4}}\n"
)
ELSE = LARS.replace("lars:", "lise:").replace("Lars Moen", "Lise Bakke").replace("0103", "0104")


def _vacant(services: str, *people: str) -> list[Edit]:
    lists = LISTS.replace("SERVICES", services)
    return [("org_units:\n", lists + "org_units:\n"), (ALI, "".join((ALI, *people)))]


NOBODY = (
    "error HN352 clinic.vacant_lists.services[0]: e-consultations from patients of the vacant list "
    "Liste 4 reach nobody{}, since they go to the practitioner and the list has none"
)


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param(_vacant("e_contact"), [], id="what goes to the whole clinic"),
        pytest.param(_vacant("e_consultation"), [NOBODY.format("")], id="no substitute"),
        pytest.param(_vacant("e_consultation", LARS), [], id="one substitute"),
        pytest.param(_vacant("e_consultation", LARS, ELSE), [NOBODY.format("")], id="two"),
        pytest.param(
            _vacant("e_consultation", LARS.replace("}}", "}, active: {to: 2026-11-30}}")),
            [NOBODY.format(" from 2026-12-01")],
            id="a substitute who leaves",
        ),
        pytest.param(
            _vacant("e_consultation", LARS.replace("8900103", "pending")),
            [NOBODY.format("")],
            id="a substitute whose HER-ID is pending",
        ),
        pytest.param(
            _vacant("e_consultation", LARS.replace("her_id: 8900103, ", "")),
            ["error HN003 employees.lars.her_id"],
            id="a substitute without a HER-ID is HN003",
        ),
        pytest.param(
            [
                *_vacant("e_contact"),
                (
                    KARI,
                    "    patient_list: {continues_as: {vacant_list: v4}}\n"
                    "    active: {to: 2026-12-31}\n",
                ),
            ],
            [],
            id="a GP's list becomes vacant, and its patients are offered no e-consultations",
        ),
        pytest.param(
            [
                *_vacant("e_consultation"),
                _route("e_consultation: {mode: both, recipients: [{group: lab}]}"),
            ],
            [],
            id="recipients receive",
        ),
    ],
)
def test_vacant_lists(edits: list[Edit], expected: list[str]) -> None:
    """A vacant list has a practitioner in its only substitute, under the conditions, or none."""
    said = _of(said_of_base(*edits), "HN306", "HN352", "HN003")
    assert [each if "HN352" in each else each.partition(":")[0] for each in said] == expected


def test_more_than_a_table_can_hold() -> None:
    """Where nobody can work out who receives, one finding says so, and no other guesses."""
    away = ", ".join(["{from: 2026-03-02, to: 2026-03-02}"] * 8)
    people = "".join(
        f"  gp-{n}: {{name: GP {n}, profession: gp, her_id: {n + 1}, administrator: true, "
        f"services: [e_consultation], active: {{to: 2026-12-31}}, absences: [{away}]}}\n"
        for n in range(200)
    )
    said = _of(said_of(completed(f"employees:\n{people}positions: {{}}\ngroups: {{}}\n")), "HN306")
    assert said == []
