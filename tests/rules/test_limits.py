"""The limit of the routing table."""

from tests.clinics import checked
from tests.rules.pages import completed


def _clinic(employees: int, absences: int) -> str:
    """A clinic of GPs who are away often."""
    away = ", ".join(
        f"{{from: 2026-{1 + n % 12:02}-01, to: 2026-{1 + n % 12:02}-01}}" for n in range(absences)
    )
    people = [
        f"  gp-{n}: {{name: GP {n}, profession: gp, her_id: {n + 1}, absences: [{away}]}}"
        for n in range(employees)
    ]
    return completed("employees:\n" + "\n".join(people) + "\npositions: {}\ngroups: {}\n")


def _about_routing(text: str) -> list[str]:
    return [each.message for each in checked(text).findings if each.code == "CS042"]


def test_a_large_clinic_is_routed() -> None:
    """Fifty GPs who are each away four times are within the limit."""
    assert _about_routing(_clinic(50, 4)) == []


def test_more_than_a_table_can_hold() -> None:
    """Two hundred are not, so that the table is never made."""
    assert _about_routing(_clinic(200, 8)) == [
        "200 employees, 200 patient lists and 3200 dates are more than a routing table can hold, "
        "so nothing is compiled"
    ]
