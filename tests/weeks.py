"""Weeks as a spec writes them."""

from clinicspec.model.weeks import monday


def week_text(week: int) -> str:
    """A week's number as ``2026-W34``."""
    iso_year, iso_week, _ = monday(week).isocalendar()
    return f"{iso_year:04}-W{iso_week:02}"
