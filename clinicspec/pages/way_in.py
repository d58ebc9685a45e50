"""How patients book through a page: the button, and what there is to choose at PatientSky."""

from dataclasses import dataclass
from datetime import date

from clinicspec.model.booking import Season
from clinicspec.model.calendar_names import numbered
from clinicspec.model.origin import marked_like
from clinicspec.model.spec import Spec
from clinicspec.model.times import Dates
from clinicspec.pages.edition import Edition
from clinicspec.pages.frame import phone_link
from clinicspec.pages.languages import DASH
from clinicspec.pages.links import booking
from clinicspec.pages.places import Place, place_of
from clinicspec.pages.selection import Selection
from clinicspec.pages.text import Link, Part, Text, Writer


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do at PatientSky, what there is to choose from, and what helps to choose."""

    text: Text
    choices: tuple[Text, ...] = ()
    note: Text | None = None


ACTS = frozenset(("bestill", "bestille", "book", "booke", "reserver", "reserve", "ting", "tinge"))
"""Words for booking in any of the languages: a title that begins so says what its button does."""


@dataclass(frozen=True, slots=True)
class WayIn:
    """The button and what comes after it."""

    button: Link
    patientsky: Text
    """Whose booking it opens."""
    login: Text
    outside: Text | None
    """What to do outside the season, where the page can't know the day."""
    steps: tuple[Step, ...]


def way_in(edition: Edition, selected: Selection, writer: Writer) -> WayIn | None:
    """The button that opens PatientSky; None where the spec has no link for it."""
    spec, site = selected.spec, selected.site
    link = booking(spec, site)
    if link is None:
        return None
    title = writer.words(site.title)
    service = inside_sentence(title, _proper_names(spec))
    button = writer.message("book.button", service=service)
    names_the_act = str(title).split(maxsplit=1)[0].lower() in ACTS
    # The clinic-wide link opens all that the clinic offers online, a site's own only its service.
    steps = [_choose_service(selected, writer)] if site.link is None else []
    steps += [_choose_calendar(selected, writer), Step(writer.message("book.choose_time"))]
    return WayIn(
        Link(title if names_the_act else button or title, link),
        writer.message("book.patientsky"),
        writer.words(site.login_note) if site.login_note else writer.message("book.login"),
        _outside(spec, site.open, writer) if edition.as_of is None else None,
        tuple(step for step in steps if step.text or step.choices),
    )


def _outside(spec: Spec, season: Season | None, writer: Writer) -> Text | None:
    """That one calls outside the season."""
    if season is None or spec.clinic.phone is None:
        return None
    phone = phone_link(spec.clinic.phone)
    match season:
        case Season(start=date() as start, end=date() as end):
            return writer.message("outside.between", dates=Dates(start, end), phone=phone)
        case Season(start=date() as start):
            return writer.message("outside.before", start=start, phone=phone)
        case Season(end=date() as end):
            return writer.message("outside.after", end=end, phone=phone)
        case _:
            return None


def _choose_service(selected: Selection, writer: Writer) -> Step:
    names = tuple(writer.words(type_.name) for type_ in selected.types)
    if len(names) == 1:
        return Step(writer.message("book.choose_service", service=names[0]))
    return Step(writer.message("book.choose_services"), names)


def _choose_calendar(selected: Selection, writer: Writer) -> Step:
    """One calendar by its name; several with what tells them apart: services, or else places."""
    calendars = selected.calendars
    if len(calendars) == 1:
        name = writer.name(calendars[0].name)
        note = writer.message("book.number") if _has_twins(selected) else None
        return Step(writer.message("book.choose_calendar", calendar=name), note=note)
    if _are_named_as_their_services(selected, writer):
        return Step(writer.message("book.choose_same_name"))
    types = {type_.id: type_ for type_ in selected.types}
    places = {
        each.id: frozenset(
            place_of(selected.spec, each, types[name]) for name in selected.held[each.id]
        )
        for each in calendars
    }
    are_alike = len(set(selected.held.values())) == 1
    places_of_alike: dict[tuple[str, ...], set[frozenset[Place | None]]] = {}
    for calendar in calendars:
        places_of_alike.setdefault(selected.held[calendar.id], set()).add(places[calendar.id])
    need_a_place = any(len(found) > 1 for found in places_of_alike.values())
    choices = []
    for calendar in calendars:
        parts: list[Part] = [writer.name(calendar.name)]
        if not are_alike:
            held = (types[name] for name in selected.held[calendar.id])
            services = writer.listed(tuple(writer.words(service.name) for service in held))
            # A calendar may be named as its service, as the guide advises.
            parts += [": ", services] if str(services) != calendar.name else []
        if need_a_place and len(places[calendar.id]) == 1:
            (place,) = places[calendar.id]
            parts += [f" {DASH} ", writer.name(str(place))] if place else []
        choices.append(Text(tuple(parts), writer.language))
    message = "book.choose_any_calendar" if are_alike else "book.choose_calendars"
    note = writer.message("book.numbers") if are_alike and _has_twins(selected) else None
    return Step(writer.message(message), tuple(choices), note)


def _has_twins(selected: Selection) -> bool:
    """Whether some calendar of the page is told from another of the clinic by a number alone."""
    all_stems = [
        found.stem
        for calendar in selected.spec.calendars.values()
        if calendar.online and (found := numbered(calendar.name))
    ]
    stems = {found.stem for each in selected.calendars if (found := numbered(each.name))}
    return any(all_stems.count(stem) > 1 for stem in stems)


def _are_named_as_their_services(selected: Selection, writer: Writer) -> bool:
    """Whether each calendar has the name of the one service that it holds, and no other has it."""
    types = {type_.id: str(writer.words(type_.name)) for type_ in selected.types}
    held = [[types[name] for name in selected.held[each.id]] for each in selected.calendars]
    names = [[each.name] for each in selected.calendars]
    return held == names and len(types) == len(names)


def _proper_names(spec: Spec) -> frozenset[str]:
    """Words that keep their capital wherever they stand."""
    people = (employee.name for employee in spec.employees.values())
    addresses = (spec.clinic.addresses.visiting, spec.clinic.addresses.postal)
    cities = (address.city for address in addresses if address)
    return frozenset(" ".join((spec.clinic.name, *people, *cities)).split())


def inside_sentence(title: Text, proper_names: frozenset[str]) -> Text:
    """A title as it stands inside a sentence: influensavaksine, but MMR-vaksine, B12-injeksjon."""
    text = str(title)
    first = text.split(maxsplit=1)[0]
    is_word = first[1:2].isalpha() and first[1:] == first[1:].lower()
    if first in proper_names or not is_word:
        return title
    return Text((marked_like(title.parts, text[0].lower() + text[1:]),), title.language)
