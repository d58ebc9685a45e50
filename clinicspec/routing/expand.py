"""The employees that a recipient stands for."""

from collections.abc import Iterable

from clinicspec.model.people import Position
from clinicspec.model.reference import Reference
from clinicspec.model.spec import Spec


def expand(spec: Spec, recipient: Reference) -> list[str]:
    """The ids of all that a recipient stands for, employed on some day or not, nobody twice."""
    match recipient.kind:
        case "whole_clinic":
            return list(spec.employees)
        case "group":
            return list(dict.fromkeys(spec.groups[recipient.id].members))
        case _:
            return _holders(positions_of(spec, recipient))


def positions_of(spec: Spec, recipient: Reference) -> list[Position]:
    """The positions that a position, a role or a unit stands for; none for other recipients."""
    match recipient.kind:
        case "position":
            return [spec.positions[recipient.id]]
        case "role":
            return [each for each in spec.positions.values() if each.role == recipient.id]
        case "org_unit":
            units = _unit_and_below(spec, recipient.id)
            return [each for each in spec.positions.values() if unit_of(spec, each) in units]
        case _:
            return []


def unit_of(spec: Spec, position: Position) -> str | None:
    """The unit of a position: left out, the only one. None in a clinic without units."""
    return position.org_unit or next(iter(spec.org_units), None)


def paths(
    spec: Spec, recipients: Iterable[Reference], prefix: str = ""
) -> dict[str, tuple[str, ...]]:
    """Whom recipients stand for: employee's id → the recipients that lead there, as in ``via``."""
    found: dict[str, tuple[str, ...]] = {}
    for recipient in dict.fromkeys(recipients):
        for key in expand(spec, recipient):
            found[key] = (*found.get(key, ()), f"{prefix}{recipient}")
    return found


def _holders(positions: Iterable[Position]) -> list[str]:
    return list(dict.fromkeys(each.holder for each in positions if each.holder is not None))


def _unit_and_below(spec: Spec, unit: str) -> set[str]:
    """A unit and every unit below it."""
    children: dict[str | None, list[str]] = {}
    for key, each in spec.org_units.items():
        children.setdefault(each.parent, []).append(key)
    units: set[str] = set()
    waiting = [unit]
    while waiting:
        key = waiting.pop()
        units.add(key)
        waiting += children.get(key, [])
    return units
