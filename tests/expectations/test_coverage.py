"""Which rows of the decision table tests name, and the share of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicspec.expectations.coverage import Coverage, counted, percent
from tests.expectations.clinic import tried

HEAD = "tests:\n"


def _test(more: str) -> str:
    return f"- {{name: it, {more}}}\n"


def _untested(*tests: str) -> tuple[int, list[str]]:
    named = (_test(more).replace("it,", f"it {number},") for number, more in enumerate(tests))
    result = tried(HEAD + "".join(named), with_coverage=True)
    assert result.coverage is not None
    return result.coverage.rows, [
        f"{each.row.message_type} {each.patients} {each.row.start} {each.row.end}"
        for each in result.coverage.untested
    ]


ROWS = [
    "e_consultation Kari Lunde None 2026-12-13",
    "e_consultation Kari Lunde 2026-12-14 2026-12-18",
    "e_consultation Kari Lunde 2026-12-19 None",
    "e_consultation Omar Haddad None None",
    "e_contact Kari Lunde None None",
    "e_contact Omar Haddad None None",
    "prescription_renewal Kari Lunde None None",
    "prescription_renewal Omar Haddad None None",
]
KARI = "message: e_consultation, practitioner: kari, reaches: [kari]"


@pytest.mark.parametrize(
    ("tests", "named"),
    [
        (["patient_of: kari, can_book: [phone]"], []),
        ([f"{KARI}, on: 1900-01-01"], [0]),
        ([f"{KARI}, on: 2026-12-13"], [0]),
        ([f"{KARI}, on: 2026-12-14"], [1]),
        ([f"{KARI}, on: 2026-12-18", f"{KARI}, on: 2026-12-15"], [1]),
        ([f"{KARI}, on: 2026-12-19", f"{KARI}, on: 2026-12-13"], [0, 2]),
        ([f"{KARI}, on: 2199-12-31"], [2]),
        (["message: e_contact, practitioner: omar, on: 2026-12-15, reaches: [kari]"], [5]),
    ],
)
def test_a_test_names_the_row_of_its_day(tests: list[str], named: list[int]) -> None:
    """A row counts when a test is about its message, its list and a day in its time, failed too."""
    expected = [row for number, row in enumerate(ROWS) if number not in named]
    assert _untested(*tests) == (len(ROWS), expected)


def test_a_test_that_is_not_run_names_nothing() -> None:
    """What could not be run has tested nothing."""
    result = tried(HEAD + _test(f"{KARI}, on: 2026-12-13, not: [kari]"), with_coverage=True)
    assert result.coverage is not None
    assert len(result.coverage.untested) == len(ROWS)


def test_no_coverage_unasked() -> None:
    """The table is worked out only for those who ask."""
    assert tried(HEAD + _test(f"{KARI}, on: 2026-12-13")).coverage is None


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_the_share_is_never_too_good(tested: int, more: int) -> None:
    """It is rounded down, so that 100 means all rows."""
    share = percent(tested, tested + more)
    assert (share == 100) == (more == 0)
    assert share * (tested + more) <= 100 * tested + 1e-6 * (tested + more) or more == 0


def test_the_share_of_several_clinics() -> None:
    """Rows are counted over all clinics; without any, nothing is missing."""
    assert counted([Coverage("a", 3, ()), Coverage("b", 1, ())]) == (4, 4)
    assert percent(*counted([])) == 100
