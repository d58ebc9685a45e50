"""What a field comes to, where it can be written in several ways: left out, split, by a name.

Two ways of writing that come to the same mean the same.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from clinicspec.model.booking import Block, BookingSite, Calendar, Schedule, Shift
from clinicspec.model.organisation import Clinic, OpeningHours, Site
from clinicspec.model.part import Part
from clinicspec.model.people import Absence, Employee, OrgUnit, Position
from clinicspec.model.spec import Spec
from clinicspec.model.words import Texts, in_language
from clinicspec.pages.colours import palette
from clinicspec.routing.expand import unit_of
from clinicspec.schedule.day_set import days_in_runs
from clinicspec.schedule.plan import slot_minutes, weeks_in, weeks_of

ORDERED = {(Clinic, "languages"), (BookingSite, "appointment_types"), (BookingSite, "calendars")}
"""The lists whose order shows; that of any other means nothing."""


def comes_to(spec: Spec, part: Part | None, name: str, value: Any) -> Any:
    """What a field of a part comes to: equal for all ways of writing the same.

    ``part`` is None where the value stands in no part, as a period does.
    """
    wanted = RESOLVED.get((type(part), name)) if part is not None else None
    if wanted is not None:
        return wanted(spec, part)
    if part is None and name == "periods":
        return weeks_in(spec, value)
    if part is None and name == "week_templates":
        return frozenset(slot for block in value for slot in _block(spec, block))
    return plain(spec, value, ordered=part is not None and (type(part), name) in ORDERED)


def plain(spec: Spec, value: Any, *, ordered: bool = False) -> Any:
    """A value that can be compared, in which the order of lists counts for nothing."""
    match value:
        case Texts():
            return texts(spec, value, spec.clinic.languages)
        case OpeningHours() | Absence() | Schedule() | Shift() | Block():
            return _item(spec, value)
        case Part():
            return tuple((name, plain(spec, each)) for name, each in sorted(value.__dict__.items()))
        case tuple() if type(value) is tuple:
            items = [plain(spec, each) for each in value]
            return tuple(items) if ordered else frozenset(items)
        case dict():
            return frozenset((key, plain(spec, each)) for key, each in value.items())
        case _:
            return value


def texts(spec: Spec, words: str | Texts, languages: Iterable[str]) -> tuple[str, ...]:
    """What patients read in some languages."""
    default = spec.clinic.languages[0]
    return tuple(in_language(words, each, default)[0] for each in languages)


def texts_differ(old: Spec, new: Spec, before: Any, after: Any) -> bool:
    """Whether patients read something else, in the languages that the clinic has on both sides."""
    if before is None or after is None:
        return before is not after
    both = [each for each in old.clinic.languages if each in new.clinic.languages]
    return texts(old, before, both) != texts(new, after, both)


def _item(spec: Spec, item: Any) -> Any:
    """An item of a list, by what it says and not how."""
    match item:
        case OpeningHours():
            return tuple((day, item.start, item.end) for day in item.days)
        case Absence():
            return item.start, item.end, item.substitute, frozenset(item.services)
        case Schedule():
            return item.template, weeks_of(spec, item)
        case Shift():
            weeks = None if item.weeks is None else weeks_in(spec, item.weeks)
            return item.employee, item.days, item.start, item.end, weeks
        case _:
            return frozenset(_block(spec, item))


def _block(spec: Spec, block: Block) -> list[tuple[Any, ...]]:
    """A block's days, each by itself."""
    rest = (block.start, block.end, frozenset(block.types), block.staff, slot_minutes(spec, block))
    return [(day, *rest) for day in block.days]


def _days(spec: Spec, part: Any) -> Any:  # noqa: ARG001  (all of these take the spec)
    return days_in_runs(part.closed)


def _hours(spec: Spec, part: Any) -> Any:
    return frozenset(each for hours in part.opening_hours for each in _item(spec, hours))


def _notify(spec: Spec, part: Any) -> Any:
    return spec.clinic.notifications.enabled if part.notify is None else part.notify


RESOLVED: Mapping[tuple[type[Part], str], Callable[[Spec, Any], Any]] = {
    (BookingSite, "slug"): lambda spec, site: site.slug or site.id,  # noqa: ARG005
    (Position, "name"): lambda spec, position: spec.name_of_position(position),
    (Position, "org_unit"): unit_of,
    (Employee, "in_gp_register"): lambda spec, employee: employee.is_in_gp_register,  # noqa: ARG005
    (Calendar, "notify"): _notify,
    (Site, "colour"): lambda spec, site: palette(site.colour),  # noqa: ARG005
    (Clinic, "closed"): _days,
    (Calendar, "closed"): _days,
    (Clinic, "opening_hours"): _hours,
    (OrgUnit, "opening_hours"): _hours,
}
"""By the part and its field. A type's ``notify`` is not here: left out, the type follows the
calendars that it is in, which may be several, so that is something else than either answer."""
