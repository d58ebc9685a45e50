"""Whose a calendar is, as several rules ask it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clinicspec.model.booking import Calendar
    from clinicspec.model.people import Employee
    from clinicspec.model.spec import Spec


def own_calendar(employee: Employee, spec: Spec) -> Calendar | None:
    """The one calendar of the kind `gp` that belongs to a GP who offers booking.

    None for anybody else, and where HN401, HN402 or HN501 find that there isn't just one.
    """
    if employee.profession != "gp" or "booking" not in employee.services:
        return None
    calendars = [each for each in spec.calendars_of(employee) if each.kind == "gp"]
    return calendars[0] if len(calendars) == 1 else None


def gp_owner(calendar: Calendar, spec: Spec) -> Employee | None:
    """The GP who owns a calendar; None if its owner is anybody or anything else."""
    if calendar.owner.kind != "employee":
        return None
    owner = spec.employees[calendar.owner.id]
    return owner if owner.profession == "gp" else None
