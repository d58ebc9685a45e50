"""How patients book through a page: the button, and what there is to choose at PatientSky."""

from dataclasses import dataclass

from clinicspec.model.spec import Spec
from clinicspec.pages.frame import mail_link, phone_link
from clinicspec.pages.languages import DASH
from clinicspec.pages.links import booking
from clinicspec.pages.places import place_of
from clinicspec.pages.selection import Selection
from clinicspec.pages.text import Link, Part, Text, Writer


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do at PatientSky, and what there is to choose from."""

    text: Text
    choices: tuple[Text, ...] = ()


ACTS = frozenset(("bestill", "bestille", "book", "booke", "reserver", "reserve", "ting", "tinge"))
"""Words for booking in any of the languages: a title that begins so says what its button does."""


@dataclass(frozen=True, slots=True)
class WayIn:
    """The button and what comes after it."""

    button: Link
    login: Text
    steps: tuple[Step, ...]


def way_in(selected: Selection, writer: Writer) -> WayIn | None:
    """The button that opens PatientSky; None where the spec has no link for it."""
    spec, site = selected.spec, selected.site
    link = booking(spec, site)
    if link is None:
        return None
    title = writer.words(site.title)
    service = inside_sentence(title, _proper_names(spec))
    names_the_act = str(title).split(maxsplit=1)[0].lower() in ACTS
    # The clinic-wide link opens all that the clinic offers online, a site's own only its service.
    steps = [_choose_service(selected, writer)] if site.link is None else []
    steps += [_choose_calendar(selected, writer), Step(writer.message("book.choose_time"))]
    return WayIn(
        Link(title if names_the_act else writer.message("book.button", service=service), link),
        writer.words(site.login_note) if site.login_note else writer.message("book.login"),
        tuple(steps),
    )


def way_without_link(spec: Spec, writer: Writer) -> Text:
    """How to book where there is no link to book by."""
    clinic = spec.clinic
    if clinic.phone is not None:
        return writer.message("book.call", phone=phone_link(clinic.phone))
    if clinic.email is not None:
        return writer.message("book.write", email=mail_link(clinic.email))
    return writer.message("book.contact")


def _choose_service(selected: Selection, writer: Writer) -> Step:
    names = tuple(writer.words(type_.name) for type_ in selected.types)
    if len(names) == 1:
        return Step(writer.message("book.choose_service", service=names[0]))
    return Step(writer.message("book.choose_services"), names)


def _choose_calendar(selected: Selection, writer: Writer) -> Step:
    """One calendar by its name; several with what tells them apart: services, places."""
    calendars = selected.calendars
    if len(calendars) == 1:
        name = writer.name(calendars[0].name)
        return Step(writer.message("book.choose_calendar", calendar=name))
    types = {type_.id: type_ for type_ in selected.types}
    places = {
        each.id: frozenset(
            place_of(selected.spec, each, types[name]) for name in selected.held[each.id]
        )
        for each in calendars
    }
    are_alike = len(set(selected.held.values())) == 1
    are_at_one_place = len(set(places.values())) == 1
    choices = []
    for calendar in calendars:
        parts: list[Part] = [writer.name(calendar.name)]
        if not are_alike:
            held = (types[name] for name in selected.held[calendar.id])
            services = writer.listed(tuple(writer.words(service.name) for service in held))
            # A calendar may be named as its service, as the guide advises.
            parts += [": ", services] if str(services) != calendar.name else []
        if not are_at_one_place and len(places[calendar.id]) == 1:
            (place,) = places[calendar.id]
            parts += [f" {DASH} ", writer.name(str(place))] if place else []
        choices.append(Text(tuple(parts), writer.language))
    message = "book.choose_any_calendar" if are_alike else "book.choose_calendars"
    return Step(writer.message(message), tuple(choices))


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
    return Text((text[0].lower() + text[1:],), title.language)
