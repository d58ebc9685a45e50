"""Messages that reach nobody, or nobody who may answer, beyond the rules' own pages."""

from typing import NamedTuple

import pytest

from tests.clinics import checked
from tests.rules.mutated import Edit, edited, said_of, said_of_base
from tests.rules.pages import BASE, completed

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
            [
                TO_LAB,
                (ALI, ALI.replace("none}", "none, active: {to: 2026-10-31}}") + OMAR),
                (
                    KARI,
                    "    active: {to: 2026-11-30}\n"
                    "    patient_list: {capacity: 1100, continues_as: {employee: omar}}\n",
                ),
            ],
            [
                TO_SELECTED + "Kari Lunde and Omar Haddad reach nobody from 2026-11-01, since "
                "nobody in the group Laboratorium is employed"
            ],
            id="a list that changes hands meanwhile",
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


BO = OMAR.replace("omar:", "bo:").replace("Omar Haddad", "Bo Li").replace("0102", "0104")
BOTH = _route("e_contact: {mode: both, recipients: [{group: lab}]}")
KARI_LEAVES = (KARI, KARI + "    active: {to: 2026-12-31}\n")
VACANT_FROM_JANUARY = (
    KARI,
    "    patient_list: {continues_as: {vacant_list: v4}}\n    active: {to: 2026-12-31}\n",
)
EMPTY_LAB = ("members: [ali]", "members: []")


class Caused(NamedTuple):
    """What a finding says behind “since”, and what it points to beside its own place."""

    why: str
    related: list[str]


def _caused(*edits: Edit) -> list[Caused]:
    """The causes that HN306 tells of, a finding each, where e-contacts go to recipients."""
    return [
        Caused(each.message.partition(", since ")[2], [it.message for it in each.related])
        for each in checked(edited(BASE, *edits)).findings
        if each.code == "HN306" and each.place.path == ("routing", "e_contact", "recipients")
    ]


def test_each_cause_is_a_finding_of_its_own() -> None:
    """Lists that lose their practitioner in different ways are told of apart, each with its times.

    Whoever mends the first one would otherwise not know of the other.
    """
    heir = BO.replace("{capacity: 950}", "{}\n    active: {from: 2027-02-01}")
    leaves = "{continues_as: bo}\n    active: {to: 2026-12-31}"
    said = _of(
        said_of_base(KARI_LEAVES, (ALI, ALI + OMAR.replace("{capacity: 950}", leaves) + heir)),
        "HN306",
    )
    assert said == [
        "error HN306 employees.kari.patient_list: " + LEFT.format("Kari Lunde") % "Kari Lunde",
        "error HN306 employees.bo.active: e-consultations from patients of Omar Haddad reach "
        "nobody from 2027-01-01 to 2027-01-31, since Bo Li, who has the list then, is not employed "
        "yet",
    ]


def test_all_times_have_their_causes() -> None:
    """What empties a route at its second time is pointed to as well as what did at the first."""
    two = "from: 2026-09-01, to: 2026-10-31"
    per = ALI.replace("ali:", "per:").replace("Ali Demir", "Per Vik")
    per = per.replace("none}", "none, active: {from: 2026-11-15}}")
    (found,) = _caused(TO_LAB, (ALI, _ali(two)[1] + per), ("members: [ali]", "members: [ali, per]"))
    assert found == Caused(
        "nobody in the group Laboratorium is employed",
        [
            "Ali Demir starts on 2026-09-01",
            "Per Vik starts on 2026-11-15",
            "Ali Demir leaves after 2026-10-31",
        ],
    )


NO_PRACTITIONER = "nobody in the group Laboratorium is employed and the list has no practitioner"


@pytest.mark.parametrize(
    ("edits", "related"),
    [
        pytest.param(
            [BOTH, EMPTY_LAB, KARI_LEAVES],
            ["Kari Lunde leaves after 2026-12-31, and nobody has the list"],
            id="nobody has the list",
        ),
        pytest.param(
            [
                BOTH,
                EMPTY_LAB,
                (KARI, "    patient_list: {continues_as: bo}\n    active: {to: 2026-12-31}\n"),
                (ALI, ALI + BO.replace("{capacity: 950}", "{}\n    active: {from: 2027-02-01}")),
            ],
            ["Bo Li, who has the list then, starts on 2027-02-01"],
            id="an heir who begins later",
        ),
        pytest.param(
            [BOTH, EMPTY_LAB, *_vacant("e_contact"), VACANT_FROM_JANUARY],
            ["nobody stands in for the vacant list Liste 4"],
            id="a vacant list",
        ),
        pytest.param(
            [
                BOTH,
                EMPTY_LAB,
                *_vacant("e_contact", LARS.replace("in_gp_register: true, ", "")),
                VACANT_FROM_JANUARY,
            ],
            ["Lars Moen stands in for the vacant list Liste 4, but is not in the GP register"],
            id="a vacant list whose substitute can't",
        ),
    ],
)
def test_both_names_the_practitioners_part(edits: list[Edit], related: list[str]) -> None:
    """Where a message goes to both, it is said why the practitioner doesn't receive it either."""
    (found,) = _caused(*edits)
    lists = "the lists have" if "vacant" in str(edits) else "the list has"
    assert found == Caused(NO_PRACTITIONER.replace("the list has", lists), related)


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


def test_a_vacant_list_without_a_practitioner_shows_who_is_registered() -> None:
    """For each list and time it is shown who stands in for it, and why that makes no practitioner.

    Of several who could, each is shown; of one who leaves, that he is not employed then.
    """
    lists = LISTS.replace("}}, services", "}, v5: {name: Liste 5}}, services")
    left = LARS.replace("}}", "}, active: {to: 2026-11-30}}")
    other = LARS.replace("v4", "v5").replace("lars:", "nils:").replace("Lars Moen", "Nils Dahl")
    people = (left, other.replace("0103", "0105"), ELSE.replace("v4", "v5"))
    (found,) = [
        each
        for each in checked(
            edited(
                BASE,
                ("org_units:\n", lists.replace("SERVICES", "e_consultation") + "org_units:\n"),
                (ALI, "".join((ALI, *people))),
            )
        ).findings
        if each.code == "HN352"
    ]
    assert found.message.endswith("since they go to the practitioner and the lists have none")
    assert [each.message for each in found.related] == [
        "Nils Dahl stands in for the vacant list Liste 5, and is not the only one",
        "Lise Bakke stands in for the vacant list Liste 5, and is not the only one",
        "Lars Moen stands in for the vacant list Liste 4, but is not employed then",
    ]


def test_an_empty_fallback_is_said_to_be_empty() -> None:
    """Whoever has written a fallback learns that nobody in it is employed either."""
    lists = "{mode: selected, recipients: [{group: lab}], fallback: [{position: empty}]}"
    (found,) = _caused(
        _route(f"e_contact: {lists}"),
        EMPTY_LAB,
        ("  gp-kari:", "  empty: {role: gp, holder: null}\n  gp-kari:"),
    )
    assert found.why == "nobody in the group Laboratorium or the fallback is employed"


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
