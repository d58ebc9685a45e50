"""Who is employed, and who is away, on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from clinicspec.model.people import Absence, Employee, Service


def employed(employee: Employee, day: date) -> bool:
    """Whether somebody works at the clinic on a day."""
    start, end = employee.active.start, employee.active.end
    return (start is None or start <= day) and (end is None or day <= end)


def holds_for(absence: Absence, service: Service) -> bool:
    """Whether an absence holds for a service; one that lists none holds for all."""
    return not absence.services or service in absence.services


def absences_on(employee: Employee, day: date, service: Service) -> list[Absence]:
    """The absences of somebody that hold for a service on a day."""
    return [
        absence
        for absence in employee.absences
        if absence.start <= day <= absence.end and holds_for(absence, service)
    ]


def works(employee: Employee, day: date, service: Service) -> bool:
    """Whether somebody is employed and not away for a service on a day."""
    return employed(employee, day) and not absences_on(employee, day, service)
