"""Who has the patients after their GP has left (HN167)."""

import pytest

from tests.rules.mutated import Edit, said_of_base

ALI = "  ali: {name: Ali Demir, profession: health_secretary, her_id: none}\n"
RESOURCE_BOOKING = '  resource_booking: {her_id: 8900110, code_system: "8666", code: "8"}\n'
LISTS = "  vacant_lists: {her_id: 8900120, lists: {list-4: {name: Liste 4}}}\n"
VACANT = (RESOURCE_BOOKING, RESOURCE_BOOKING + LISTS)
KARI = "    patient_list: {capacity: 1100}\n"
OMAR = (
    "  omar: {name: Omar Haddad, profession: gp, her_id: 8900102, hpr_number: '9900102', "
    "patient_list: {capacity: 950}}\n"
)
LARS = (
    "  lars: {name: Lars Moen, profession: gp_substitute, her_id: 8900103, hpr_number: '9900103', "
    "in_gp_register: true, substitute_for: {vacant_list: list-4}}\n"
)
LISE = LARS.replace("lars", "lise").replace("Lars Moen", "Lise Li").replace("00103", "00104")
TO_ALL = (
    "org_units:\n",
    "routing: {e_consultation: {mode: selected, recipients: [whole_clinic]}}\norg_units:\n",
)


def _kari_until(end: str, heir: str | None, *people: str) -> list[Edit]:
    goes_on = f"    patient_list: {{continues_as: {heir}}}\n" if heir else KARI
    return [
        TO_ALL,
        (KARI, f"{goes_on}    active: {{to: {end}}}\n"),
        (ALI, "".join((ALI, *people))),
    ]


def _vacant_from(start: str) -> Edit:
    lists = LISTS.replace("8900120,", f"8900120, from: {start},")
    return (RESOURCE_BOOKING, RESOURCE_BOOKING + lists)


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param(
            _kari_until("2026-12-31", None),
            ["Kari Lunde leaves and nobody has the list", "from 2027-01-01 has no address"],
            id="no heir",
        ),
        pytest.param(_kari_until("2026-12-31", "omar", OMAR), [], id="another GP"),
        pytest.param(
            _kari_until("2026-12-31", "omar", OMAR.replace("}}", "}, active: {from: 2027-01-01}}")),
            [],
            id="the next day",
        ),
        pytest.param(
            _kari_until("2026-12-31", "omar", OMAR.replace("}}", "}, active: {from: 2027-02-01}}")),
            ["patients of Kari Lunde from 2027-01-01, begins on 2027-02-01"],
            id="a GP who begins later",
        ),
        pytest.param(
            _kari_until("2026-12-31", "omar", OMAR.replace("}}", "}, active: {to: 2027-02-28}}")),
            ["Omar Haddad leaves and nobody has the list", "from 2027-03-01 has no address"],
            id="the heir leaves as well, which is said of the heir alone",
        ),
        pytest.param(
            _kari_until("2026-12-31", "lars", LARS.replace("{vacant_list: list-4}", "kari")),
            [],
            id="a substitute in the GP register",
        ),
        pytest.param(
            _kari_until(
                "2026-12-31",
                "lars",
                LARS.replace("{vacant_list: list-4}", "kari, active: {to: 2027-01-31}"),
            ),
            ["Lars Moen leaves and nobody has the list", "from 2027-02-01 has no address"],
            id="a substitute who leaves",
        ),
        pytest.param(
            _kari_until("2026-12-31", "ali"),
            ["Ali Demir, who has the patients of Kari Lunde from 2027-01-01, is no GP"],
            id="a health secretary",
        ),
        pytest.param(
            [VACANT, *_kari_until("2026-12-31", "{vacant_list: list-4}")],
            [],
            id="a vacant list with its service",
        ),
        pytest.param(
            [_vacant_from("2027-01-01"), *_kari_until("2026-12-31", "{vacant_list: list-4}")],
            [],
            id="a service from that day",
        ),
        pytest.param(
            [_vacant_from("2027-03-01"), *_kari_until("2026-12-31", "{vacant_list: list-4}")],
            ["the list of Kari Lunde is vacant, and on 2027-01-01 it has neither one substitute"],
            id="a service that begins later",
        ),
        pytest.param(
            [_vacant_from("2027-03-01"), *_kari_until("2026-12-31", "{vacant_list: list-4}", LARS)],
            [],
            id="one substitute until the service begins",
        ),
        pytest.param(
            [
                _vacant_from("2027-03-01"),
                *_kari_until(
                    "2026-12-31",
                    "{vacant_list: list-4}",
                    LARS.replace("}}", "}, active: {to: 2027-01-31}}"),
                ),
            ],
            ["on 2027-02-01 it has neither one substitute"],
            id="a substitute who leaves before the service begins",
        ),
        pytest.param(
            [
                _vacant_from("2027-03-01"),
                *_kari_until(
                    "2026-12-31",
                    "{vacant_list: list-4}",
                    LARS,
                    LISE.replace("}}", "}, active: {from: 2027-02-15}}"),
                ),
            ],
            ["on 2027-02-15 it has neither one substitute"],
            id="two substitutes at once are not one",
        ),
    ],
)
def test_lists_after_their_gp(edits: list[Edit], expected: list[str]) -> None:
    """On every day after a GP has left, somebody has the patients; the first day is named."""
    found = [each for each in said_of_base(*edits) if "HN167" in each or "HN306" in each]
    assert len(found) == bool(expected)
    for said in found:
        assert said.startswith("error HN167 ")
        assert all(part in said for part in expected), said


def test_a_list_whose_messages_reach_nobody_is_said_once() -> None:
    """Where messages reach no inbox either, HN306 says it, with the type of message."""
    edits = _kari_until("2026-12-31", None)
    found = said_of_base(*(edit for edit in edits if edit != TO_ALL))
    assert [each.split()[1] for each in found if "HN760" not in each] == ["HN306"]
