"""A view as people read it: HelseNorge's headings, the clinic's texts, and why it is so.

Headings and the clinic's texts are in the patient's language; what clinicspec says is in English.
"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby, pairwise

from clinicspec.diagnostics.render.text import printable
from clinicspec.helsenorge.fixed import FIXED
from clinicspec.helsenorge.offer import limited_by, limits
from clinicspec.helsenorge.reach import MOST_SLOTS
from clinicspec.helsenorge.services import MESSAGE_SERVICES, OfferedService
from clinicspec.helsenorge.view import Away, Bookable, Place, View
from clinicspec.helsenorge.why_not import why_not_activated, why_not_offered
from clinicspec.helsenorge.words import heading
from clinicspec.model.booking import AppointmentType, Calendar
from clinicspec.model.names import LANGUAGE_NAMES, WEEKDAY_NAMES, days_in_words, listed
from clinicspec.model.reference import Reference
from clinicspec.model.spec import Spec
from clinicspec.model.words import Texts, in_language
from clinicspec.routing.standing import holders

_APP_HEADING = "PatientSky’s app and portal"

_CLOSURES = {
    "public_holiday": "a public holiday",
    "clinic_closed": "a day on which the clinic is closed",
}


def lines(spec: Spec, view: View, language: str) -> Iterator[str]:
    """The lines of a view. Headings, and they alone, are not indented."""
    yield from _head(spec, view, language)
    yield ""
    yield from _booking(spec, view, language)
    for service in MESSAGE_SERVICES:
        yield ""
        yield heading(service, language)
        offered = view.service(service)
        yield f"  {_whether(spec, view, offered)}"
        yield from _absences(view, offered)
    if view.app_calendars:
        yield ""
        yield from _app(spec, view, language)


def _head(spec: Spec, view: View, language: str) -> Iterator[str]:
    name = printable(spec.name_of(view.patient_list))
    clinic = printable(spec.clinic.name)
    when = f" on {view.day} ({WEEKDAY_NAMES[view.day.weekday()]})" if view.day else ""
    yield f"HelseNorge for patients of {name}, {clinic}{when}"
    yield f"  the clinic’s texts in {LANGUAGE_NAMES[language]}"
    if view.closed:
        yield f"  {view.day} is {_CLOSURES[view.closed]}"
    if view.patient_list.kind == "employee":
        gp = spec.employees[view.patient_list.id]
        start = gp.active.start
        if start and (view.day is None or view.day < start):
            yield f"  {name} starts on {start}, and has no patients before"
    for had_it, heir in pairwise(holders(spec, view.patient_list, view.day or date.max)):
        if had_it is not None:  # only the last may be nobody
            gp = spec.employees[had_it.id]
            after = f"goes on with {printable(spec.name_of(heir))}" if heir else "goes on nowhere"
            yield f"  {printable(gp.name)}’s last day is {gp.active.end}; then the list {after}"
    if view.substitute:
        yield f"  {printable(view.substitute.name)} stands in on the list"
    elif view.day and view.has_it and view.has_it.kind == "vacant_list":
        yield "  nobody, or more than one, stands in on the list, so it has no practitioner"
    if view.day:
        yield "  times are as planned; which of them are taken only PatientSky knows"


def _booking(spec: Spec, view: View, language: str) -> Iterator[str]:
    yield heading("booking", language)
    booking, video = view.service("booking"), view.service("video")
    has_gp = view.has_it is not None and view.has_it.kind == "employee"
    yield f"  with {_holder(spec, view) if has_gp else 'a GP'}: {_whether(spec, view, booking)}"
    yield from _absences(view, booking)
    for each in view.with_gp:
        yield from _bookable(spec, view, each, language)
    for type_ in view.not_shown:
        why = "a hidden appointment" if type_.hidden else "not online"
        yield f"    not shown: {_words(spec, type_.name, language)}, {why}"
    yield f"  video appointments: {_whether(spec, view, video)}"
    yield from _absences(view, video)
    if view.shared:
        yield f"  shared services: {_whether_shared(view)}"
    for each in view.shared:
        yield from _bookable(spec, view, each, language)
    if view.with_gp or view.shared:
        yield f"  a comment on what it is about: {FIXED['booking_comment'].value}"


def _whether(spec: Spec, view: View, service: OfferedService) -> str:
    if not service.why_not:
        return "offered"
    if service.why_not == ("not_offered",):
        return "not offered"
    return f"not offered: {printable(why_not_offered(spec, view.has_it, service.why_not))}"


def _whether_shared(view: View) -> str:
    if view.shared_why_not:
        return f"not activated: {why_not_activated(view.shared_why_not)}"
    audiences = {place.calendar.patients for each in view.shared for place in each.places}
    without_gp = view.has_it is not None and view.has_it.kind == "vacant_list"
    if without_gp and Reference("clinic_gp_patients", "") in audiences:
        return "offered, if patients of a list without a GP count as the GPs’ patients"
    return "offered"


def _holder(spec: Spec, view: View) -> str:
    return printable(spec.name_of(view.has_it or view.patient_list))


def _absences(view: View, service: OfferedService) -> Iterator[str]:
    of_service = [away for away in view.away if away.service == service.service]
    # Of absences that overlap, one may bring in a substitute and another nobody.
    without = all(away.substitute is None for away in of_service)
    for away in of_service:
        when = days_in_words(away.absence.start, away.absence.end)
        what = f"    {printable(away.who.name)} is away {when}"
        if service.service == "booking":
            yield f"{what}, and has no appointments then"
        elif service.service in MESSAGE_SERVICES and (without or away.substitute):
            yield f"{what}; {_stands_in(away)}"
        else:
            yield what


def _stands_in(away: Away) -> str:
    if away.substitute is None:
        return "nobody stands in"
    as_well = ", but is away as well" if away.substitute_is_away else ""
    return f"{printable(away.substitute.name)} stands in{as_well}"


def _bookable(spec: Spec, view: View, bookable: Bookable, language: str) -> Iterator[str]:
    """A type with what holds for it; of several calendars only what differs is said for each."""
    type_ = bookable.type
    category = f", category {printable(type_.resource.category)}" if type_.resource else ""
    places = f", {type_.places} places" if type_.places else ""
    minutes = _count(type_.minutes, "minute")
    yield f"    {_words(spec, type_.name, language)}, {minutes}{places}{category}"
    if type_.information is not None and type_.resource:
        yield f"      “{_words(spec, type_.information, language)}”"
    by_rules: dict[str, list[Place]] = {}
    for place in bookable.places:
        by_rules.setdefault(_rules(spec, place.calendar, type_), []).append(place)
    for rules, of_these in by_rules.items():
        names = listed([printable(each.calendar.name) for each in of_these])
        yield f"      {rules}" if len(by_rules) == 1 else f"      {rules} (in {names})"
    if view.day:
        yield f"      {_planned(bookable)}"
        if not view.closed:
            for place in bookable.places:
                if place.closed:
                    yield f"      {printable(place.calendar.name)} is closed on {view.day}"


def _rules(spec: Spec, calendar: Calendar, type_: AppointmentType) -> str:
    """Who can book a type in a calendar, and within which limits."""
    holds = limits(calendar, type_)
    rules = []
    if calendar.patients is not None and calendar.patients.kind == "patient_list":
        rules.append(f"only for patients on {printable(spec.name_of(calendar.patients))}")
    if calendar.shown == "first_free":
        rules.append("only the first free time is shown")
    if holds.book_ahead_days is not None:
        rules.append(f"book {_count(holds.book_ahead_days, 'day')} ahead at most")
    if holds.book_before_hours is not None:
        rules.append(f"book {_count(holds.book_before_hours, 'hour')} before at the latest")
    if holds.cancel_before_hours is not None:
        rules.append(f"cancel {_deadline(calendar, type_, holds.cancel_before_hours)}")
    if holds.bookings_per_patient is not None:
        rules.append(f"{_count(holds.bookings_per_patient, 'appointment')} a patient at most")
    return "; ".join(rules) or "no limits"


def _deadline(calendar: Calendar, type_: AppointmentType, hours: int) -> str:
    """The deadline for cancelling, and where calendar and type differ, whose it is."""
    who = limited_by(calendar, type_)["cancel_before_hours"]
    of_type, of_calendar = type_.cancel_before_hours, calendar.limits.cancel_before_hours
    if of_type is None or of_calendar is None or of_type == of_calendar:
        return f"{_count(hours, 'hour')} before at the latest"
    looser = f"the calendar’s {of_calendar}" if who == "type" else f"the type’s {of_type}"
    return f"{_count(hours, 'hour')} before at the latest (the {who}’s, stricter than {looser})"


def _count(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"


def _planned(bookable: Bookable) -> str:
    """The first times in reach, in whichever calendar: at HelseNorge these look alike."""
    reaches = [each.reach for each in bookable.places if each.reach]
    times = sorted({slot.start for each in reaches for slot in each.first_slots})[:MOST_SLOTS]
    if times:
        days = groupby(times, key=lambda each: each.date())
        return "planned first: " + "; ".join(
            f"{WEEKDAY_NAMES[day.weekday()]} {day} {listed([f'{each:%H:%M}' for each in of_day])}"
            for day, of_day in days
        )
    last_days = [each.last_day for each in reaches if each.last_day]
    within = f", which ends on {max(last_days)}" if last_days else ""
    return f"nothing in reach{within}, so patients find no appointment"


def _app(spec: Spec, view: View, language: str) -> Iterator[str]:
    yield _APP_HEADING
    yield "  calendars are shown, by these names:"
    at_helsenorge = {
        place.calendar.id for each in (*view.with_gp, *view.shared) for place in each.places
    }
    types: dict[str, AppointmentType] = {}
    for each in view.app_calendars:
        names = listed([_words(spec, type_.name, language) for type_ in each.types])
        remarks = [] if each.calendar.id in at_helsenorge else ["not at HelseNorge"]
        if each.owner_is:
            remarks.append(f"its owner has {each.owner_is.replace('_', ' ')}")
        remark = f" ({', '.join(remarks)})" if remarks else ""
        yield f"    {printable(each.calendar.name)}: {names}{remark}"
        types |= {type_.id: type_ for type_ in each.types}
    details = [line for type_ in types.values() for line in _details(spec, type_, language)]
    if details:
        yield "  shown before booking:"
        for line in details:
            yield f"    {line}"
    yield "  e-dialogues from the clinic are received here, not at HelseNorge"


def _details(spec: Spec, type_: AppointmentType, language: str) -> Iterator[str]:
    """Price, address and information of a type; HelseNorge's page has the last for shared ones."""
    name = _words(spec, type_.name, language)
    if type_.price is not None:
        yield f"{name}: {type_.price.amount} {type_.price.currency}"
    if type_.address is not None:
        address = type_.address
        street = [each for each in (address.street, address.postbox) if each]
        where = ", ".join([*street, f"{address.postal_code} {address.city}"])
        yield f"{name}: {printable(where)}"
    if type_.information is not None and not type_.resource:
        yield f"{name}: “{_words(spec, type_.information, language)}”"


def _words(spec: Spec, words: str | Texts, language: str) -> str:
    """A text for patients, marked where it is in another language than theirs.

    One text for all languages is meant for them all.
    """
    text, has = in_language(words, language, spec.clinic.languages[0])
    marked = "" if has == language or isinstance(words, str) else f" [{has}]"
    return printable(text) + marked
