"""What patients of a list are offered: their GP over time, services, types to book with the GP."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from clinicspec.diff.entry import Audience, Effect, Impact
from clinicspec.helsenorge.offer import gp_booking
from clinicspec.helsenorge.services import (
    OfferedService,
    services_of_gp,
    services_of_vacant_list,
)
from clinicspec.helsenorge.view import view
from clinicspec.model.names import listed
from clinicspec.model.reference import Reference
from clinicspec.model.spec import Spec
from clinicspec.nhn.meaning import CAN as BY_PROCESS
from clinicspec.routing.standing import holders
from clinicspec.schedule.presence import employed

CAN = {**BY_PROCESS, "video": "have video consultations"}
"""What patients can do through each service."""

OF_LISTS = ("employees.profession", "employees.name", "clinic.vacant_lists")
OF_SERVICES = ("employees.services", "employees.her_id", "clinic.vacant_lists")
OF_BOOKING = (
    *OF_SERVICES,
    "calendars.owner",
    "calendars.online",
    "calendars.schedule",
    "week_templates",
    "appointment_types.online",
    "appointment_types.hidden",
)
OF_HOLDERS = (
    "employees.active",
    "employees.patient_list.continues_as",
    "clinic.vacant_lists.lists",
)

About = frozenset[tuple[str, str]]

_Turn = tuple[date, Reference | None]
"""The day from which on somebody has a list, and who: None for nobody."""


def effects(old: Spec, new: Spec) -> Iterator[Effect]:
    """What is new and gone for the patients of each list."""
    before, after = lists(old), lists(new)
    for patient_list in dict.fromkeys((*after, *before)):
        if patient_list not in before:
            yield _new(new, patient_list)
        elif patient_list not in after:
            yield _gone(old, patient_list)
        else:
            yield from _renamed(old, new, patient_list)
            yield from _holders(old, new, patient_list)
            yield from _services(old, new, patient_list)
            yield from _types(old, new, patient_list)


def lists(spec: Spec) -> list[Reference]:
    """The patient lists of a clinic: those of its GPs, and the vacant ones."""
    vacant = spec.clinic.vacant_lists
    return [
        *(Reference("employee", each.id) for each in spec.employees.values() if _is_gp(each)),
        *(Reference("vacant_list", key) for key in (vacant.lists if vacant else ())),
    ]


def _is_gp(employee: object) -> bool:
    return getattr(employee, "profession", None) == "gp"


def about_list(spec: Spec, patient_list: Reference) -> About:
    """The entities that a list consists of: its GP and the GP's calendars, or the vacant list."""
    if patient_list.kind == "vacant_list":
        return frozenset(
            {("clinic.vacant_lists.lists", patient_list.id), ("clinic", "vacant_lists")}
        )
    gp = spec.employees.get(patient_list.id)
    calendars = spec.calendars_of(gp) if gp else []
    return frozenset({("employees", patient_list.id)} | {("calendars", it.id) for it in calendars})


def _offered(spec: Spec, patient_list: Reference) -> tuple[OfferedService, ...]:
    if patient_list.kind == "employee":
        return services_of_gp(spec, spec.employees[patient_list.id])
    vacant = spec.clinic.vacant_lists
    assert vacant is not None
    return services_of_vacant_list(vacant)


def _new(new: Spec, patient_list: Reference) -> Effect:
    offered = [CAN[each.service] for each in _offered(new, patient_list) if not each.why_not]
    return Effect(
        Audience.PATIENTS,
        Impact.NOTABLE,
        "list-added",
        new.name_of(patient_list),
        "patients of ",
        f" are new here: they can {listed(offered) if offered else 'do nothing at HelseNorge yet'}",
        (*OF_LISTS, *OF_HOLDERS, *OF_BOOKING),
        about_list(new, patient_list),
    )


def _gone(old: Spec, patient_list: Reference) -> Effect:
    return Effect(
        Audience.PATIENTS,
        Impact.BREAKING,
        "list-gone",
        old.name_of(patient_list),
        "patients of ",
        " have no list here any more, so they can neither book nor write",
        (*OF_LISTS, *OF_HOLDERS, *OF_BOOKING),
        about_list(old, patient_list),
    )


def _renamed(old: Spec, new: Spec, patient_list: Reference) -> Iterator[Effect]:
    if old.name_of(patient_list) != new.name_of(patient_list):
        yield Effect(
            Audience.PATIENTS,
            Impact.NOTABLE,
            "list-renamed",
            old.name_of(patient_list),
            "patients of ",
            f" now see the name {_bare_name(new, patient_list)}",
            ("employees.name", "clinic.vacant_lists.lists.name"),
            about_list(new, patient_list),
        )


def _bare_name(spec: Spec, patient_list: Reference) -> str:
    if patient_list.kind == "employee":
        return spec.employees[patient_list.id].name
    vacant = spec.clinic.vacant_lists
    assert vacant is not None
    return vacant.lists[patient_list.id].name


def _holders(old: Spec, new: Spec, patient_list: Reference) -> Iterator[Effect]:
    """Who has the list on which days, where that is somebody else now."""
    if patient_list.kind == "vacant_list":
        yield from _start(old, new, patient_list)
        return
    before, after = _turns(old, patient_list), _turns(new, patient_list)
    if before == after:
        return
    when, has_it = after[-1]
    ends = has_it is None and before[-1][1] is not None
    lost_before, lost = _lost(old, patient_list, before[-1]), _lost(new, patient_list, after[-1])
    is_less = any(each not in lost_before for each in lost)
    if has_it is None:
        tail = f" have no GP here from {when}"
    elif has_it != patient_list:
        no_longer = f", and can no longer {listed(lost)} at HelseNorge" if lost else ""
        tail = f" are patients of {new.name_of(has_it)} from {when}{no_longer}"
    elif when != date.min:
        tail = f" have their GP here from {when}"
    else:
        tail = " have their GP here with no end"
    named = {turn.id for _, turn in (*before, *after) if turn and turn.kind == "employee"}
    yield Effect(
        Audience.PATIENTS,
        Impact.BREAKING if ends or is_less else Impact.NOTABLE,
        "list-ends" if ends else "list-holder-changed",
        new.name_of(patient_list),
        "patients of ",
        tail,
        OF_HOLDERS,
        about_list(new, patient_list) | {("employees", key) for key in named},
    )


def _start(old: Spec, new: Spec, vacant_list: Reference) -> Iterator[Effect]:
    """From when on patients of a vacant list have its services, where that is another day."""
    before, after = old.clinic.vacant_lists, new.clinic.vacant_lists
    if before and after and before.start != after.start:
        when = f"from {after.start}" if after.start else "whatever the day"
        yield Effect(
            Audience.PATIENTS,
            Impact.NOTABLE,
            "service-moved",
            new.name_of(vacant_list),
            "patients of ",
            f" have the services of their list at HelseNorge {when}",
            ("clinic.vacant_lists.from",),
            about_list(new, vacant_list),
        )


def _lost(spec: Spec, patient_list: Reference, turn: _Turn) -> list[str]:
    """What patients of a list can no longer do once somebody else has it."""
    when, has_it = turn
    if has_it in (None, patient_list):
        return []
    left = view(spec, patient_list, when)
    return [
        CAN[each.service]
        for each in _offered(spec, patient_list)
        if not each.why_not and left.service(each.service).why_not
    ]


def _turns(spec: Spec, patient_list: Reference) -> list[_Turn]:
    """From which day on who has a list; the first day stands for all before."""
    days = {date.min}
    for employee in spec.employees.values():
        if employee.active.end is not None:
            days.add(employee.active.end + timedelta(days=1))
        if employee.id == patient_list.id and employee.active.start is not None:
            days.add(employee.active.start)
    found = []
    for day in sorted(days):
        has_it = holders(spec, patient_list, day)[-1]
        if has_it == patient_list and has_it.kind == "employee":
            gp = spec.employees[has_it.id]
            has_it = has_it if employed(gp, day) else None
        found.append((day, has_it))
    return [next(run) for _, run in groupby(found, key=lambda turn: turn[1])]


def _services(old: Spec, new: Spec, patient_list: Reference) -> Iterator[Effect]:
    about = about_list(old, patient_list) | about_list(new, patient_list)
    name = new.name_of(patient_list)
    for before, after in zip(_offered(old, patient_list), _offered(new, patient_list), strict=True):
        if bool(before.why_not) == bool(after.why_not):
            continue
        lost, booking = bool(after.why_not), after.service == "booking"
        can = "can no longer" if lost else "can now"
        lead, tail = "patients of ", f" {can} {CAN[after.service]} at HelseNorge"
        if booking:
            lead = "no longer bookable with " if lost else "now bookable with "
            tail = " at HelseNorge"
        yield Effect(
            Audience.PATIENTS,
            Impact.BREAKING if lost else Impact.NOTABLE,
            "service-lost" if lost else "service-added",
            name,
            lead,
            tail,
            OF_BOOKING if booking else OF_SERVICES,
            about,
            _templates(old, patient_list) | _templates(new, patient_list)
            if booking
            else frozenset(),
        )


def _templates(spec: Spec, patient_list: Reference) -> About:
    """The templates and types of a GP's calendars."""
    if patient_list.kind != "employee":
        return frozenset()
    named = {
        each.template
        for calendar in spec.calendars_of(spec.employees[patient_list.id])
        for each in calendar.schedule
    }
    types = {name for each in named for block in spec.week_templates[each] for name in block.types}
    return frozenset(
        {("week_templates", each) for each in named} | {("appointment_types", it) for it in types}
    )


def _types(old: Spec, new: Spec, patient_list: Reference) -> Iterator[Effect]:
    """The types that have come and gone where patients can book on both sides."""
    if patient_list.kind != "employee":
        return
    gp = patient_list.id
    offers = [gp_booking(spec, spec.employees[gp]) for spec in (old, new)]
    if any(each.calendar is None for each in offers):
        return
    before, after = ({each.id: each for each in offer.types} for offer in offers)
    for key in dict.fromkeys((*after, *before)):
        if key in before and key in after:
            continue
        lost = key in before
        spec, type_ = (old, before[key]) if lost else (new, after[key])
        verb = "no longer" if lost else "now"
        yield Effect(
            Audience.PATIENTS,
            Impact.BREAKING if lost else Impact.NOTABLE,
            "type-lost" if lost else "type-added",
            new.name_of(patient_list),
            f"“{spec.text_of(type_.name)}” is {verb} bookable with ",
            " at HelseNorge",
            OF_BOOKING,
            frozenset({("appointment_types", key)}),
            about_list(new, patient_list)
            | _templates(old, patient_list)
            | _templates(new, patient_list),
        )
