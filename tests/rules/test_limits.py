"""The limits of what a clinic can hold."""

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
    """Thirty GPs who are each away four times are within the limit."""
    assert _about_routing(_clinic(30, 4)) == []


def test_more_than_a_table_can_hold() -> None:
    """Two hundred are not, so that the table is never made."""
    assert _about_routing(_clinic(200, 8)) == [
        "200 employees, 200 patient lists and 3200 dates are more than a routing table can hold, "
        "so nothing is compiled"
    ]


def test_more_than_can_be_planned() -> None:
    """Schedules without number are one finding, so that nobody reckons with them."""
    schedule = "{template: gp-week, weeks: 2020-W01/2029-W52}"
    calendars = [
        f"  c-{n}: {{name: Timebok {n}, kind: internal, owner: whole_clinic, "
        f"schedule: [{', '.join([schedule] * 20)}]}}"
        for n in range(20)
    ]
    found = checked(completed("calendars:\n" + "\n".join(calendars) + "\n")).findings
    assert [each.place.path for each in found if each.code == "CS043"] == [
        ("calendars", "c-9", "schedule")
    ]


def test_ids_and_runs_of_weeks_end() -> None:
    """An id is short enough for a file's name, and a run of weeks ends within ten years."""
    spec = f"roles: {{{'r' * 65}: {{name: A}}}}\nperiods: {{all: 2000-W01/2100-W01}}\n"
    found = checked(completed(spec)).findings
    assert {"CS038", "CS043"} <= {each.code for each in found}


def test_more_than_pages_can_show() -> None:
    """Booking sites without number are one finding, before any page is made of them."""
    site = "appointment_types: [blood_test], calendars: [lab]"
    sites = [f"  s-{n}: {{title: Prøver {n}, {site}}}" for n in range(700)]
    spec = completed("booking_sites:\n" + "\n".join(sites) + "\n")
    for_ten_years = spec.replace("2026-W34/2026-W51", "2020-W01/2029-W52")
    found = checked(for_ten_years).findings
    assert [(each.code, each.place.path[0]) for each in found if each.severity == "error"] == [
        ("CS043", "booking_sites")
    ]
