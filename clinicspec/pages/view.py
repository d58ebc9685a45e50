"""What the page of a booking site shows, as plain data: the model in a patient's words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from clinicspec.model.booking import AppointmentType, Season
from clinicspec.model.origin import marked_like
from clinicspec.model.times import Dates
from clinicspec.model.weeks import monday
from clinicspec.model.words import Language
from clinicspec.pages.edition import Edition
from clinicspec.pages.frame import (
    Fact,
    Frame,
    contact,
    frame,
    helsenorge_link,
    phone_link,
    registration,
    week_lines,
)
from clinicspec.pages.hours import Offer, WeekPlan, runs, weeks_of_season
from clinicspec.pages.languages import DASH, dates_text, length_text, price_text
from clinicspec.pages.links import Href, calendar_path, relative, site_path
from clinicspec.pages.selection import Selection
from clinicspec.pages.state import State, instead_of_booking, state_of
from clinicspec.pages.text import Text, Writer
from clinicspec.pages.way_in import WayIn, way_in
from clinicspec.pages.week_picture import WeekPicture, week_picture


@dataclass(frozen=True, slots=True)
class Service:
    """One of several appointment types of a page."""

    name: Text
    information: Text | None
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Planned hours of some weeks; a label where they don't hold all season."""

    label: Text | None
    lines: tuple[tuple[Text, Text], ...]
    picture: WeekPicture | None


@dataclass(frozen=True, slots=True)
class Hours:
    """Planned hours; of which services, and where, as far as there are others on the page."""

    services: Text | None
    place: Text | None
    plans: tuple[Plan, ...]
    days_off: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class BookingPage:
    """The page of a booking site."""

    frame: Frame
    heading: Text
    lead: Text | None
    introduction: Text | None
    facts: tuple[Fact, ...]
    services: tuple[Service, ...]
    """Empty where there is only one, whose facts are the page's."""
    state: State
    way_in: WayIn | None
    """Where the page books."""
    instead: tuple[Text, ...]
    """What stands in the button's place where it doesn't."""
    hours: tuple[Hours, ...]
    calendar_file: Href | None
    """The same hours for a calendar, if there are any."""
    cancelling: tuple[Text, ...]
    other_ways: tuple[Text, ...]


def booking_page(
    edition: Edition, selected: Selection, offers: Sequence[Offer], language: Language
) -> BookingPage:
    """The page of a booking site in a language; ``offers`` are what its calendars plan."""
    spec, site = selected.spec, selected.site
    writer = Writer(language, spec.clinic.languages[0])
    heading = writer.words(site.title)
    lead, introduction = lead_and_introduction(selected, writer)
    facts, services = facts_of_types(selected, writer)
    season = season_text(site.open, writer)
    state = state_of(selected, offers, edition.as_of)
    hours = _hours(edition, selected, offers, writer) if state != "over" else ()
    path = site_path(spec, site, language)
    return BookingPage(
        frame=frame(
            edition,
            writer,
            lambda of_page: site_path(spec, site, of_page),
            title=heading,
            description=lead or heading,
            facts=contact(spec, writer) + registration(spec, writer),
        ),
        heading=heading,
        lead=lead,
        introduction=introduction,
        facts=facts + ((Fact(writer.message("facts.season"), (season,)),) if season else ()),
        services=services,
        state=state,
        way_in=way_in(edition, selected, writer) if state == "open" else None,
        instead=instead_of_booking(edition, selected, state, writer),
        hours=hours,
        calendar_file=relative(path, calendar_path(spec, site, language)) if hours else None,
        cancelling=_cancelling(selected, writer),
        other_ways=_other_ways(selected, offers, state, writer),
    )


def lead_and_introduction(selected: Selection, writer: Writer) -> tuple[Text | None, Text | None]:
    """For whom a site is, and what else it says of itself.

    The first is the information of its appointment types, where they all have the same.
    """
    introduction = writer.words(selected.site.introduction)
    information = common_information(selected, writer)
    return (information, introduction) if information else (introduction, None)


def common_information(selected: Selection, writer: Writer) -> Text | None:
    """What all appointment types of a site say of themselves."""
    said = {writer.words(type_.information) for type_ in selected.types}
    return said.pop() if len(said) == 1 else None


def facts_of_types(
    selected: Selection, writer: Writer
) -> tuple[tuple[Fact, ...], tuple[Service, ...]]:
    """What holds for all services of a site, and for each where it has several."""
    of_types = [
        length_and_price(type_, writer) + _place(selected, type_, writer)
        for type_ in selected.types
    ]
    first = of_types[0] if of_types else ()
    common = tuple(fact for fact in first if all(fact in facts for facts in of_types))
    if len(of_types) < 2:
        return common, ()
    information = common_information(selected, writer)
    services = tuple(
        Service(
            writer.words(type_.name),
            None if information else writer.words(type_.information),
            tuple(fact for fact in facts if fact not in common),
        )
        for type_, facts in zip(selected.types, of_types, strict=True)
    )
    return common, services


def length_and_price(type_: AppointmentType, writer: Writer) -> tuple[Fact, ...]:
    """How long an appointment takes and what it costs; nothing of a price that is not given."""
    length = _length(type_.minutes, timedelta(minutes=type_.minutes), writer)
    facts = (Fact(writer.message("facts.length"), (length,)),)
    if type_.price is None:
        return facts
    text = price_text(type_.price, writer.language)
    price = writer.plain(marked_like([type_.price.currency], text))
    return (*facts, Fact(writer.message("facts.price"), (price,)))


def _length(written: int, length: timedelta, writer: Writer) -> Text:
    """A length of time that the spec has as a number."""
    return writer.plain(marked_like([written], length_text(length, writer.language)))


def _place(selected: Selection, type_: AppointmentType, writer: Writer) -> tuple[Fact, ...]:
    places = tuple(writer.name(str(place)) for place in selected.places_of(type_))
    return (Fact(writer.message("facts.place"), places),) if places else ()


def season_text(season: Season | None, writer: Writer) -> Text | None:
    """When a page books; None if always."""
    match season:
        case Season(start=date() as start, end=date() as end):
            text = dates_text(Dates(start, end), writer.language)
            return writer.plain(marked_like([start, end], text))
        case Season(start=date() as start):
            return writer.message("season.from", start=start)
        case Season(end=date() as end):
            return writer.message("season.to", end=end)
        case _:
            return None


def _hours(
    edition: Edition, selected: Selection, offers: Sequence[Offer], writer: Writer
) -> tuple[Hours, ...]:
    has_several_offers = len(offers) > 1
    has_several_services = has_several_offers and len(selected.types) > 1
    has_several_places = len({offer.place for offer in offers}) > 1
    weeks = weeks_of_season(selected.site.open, edition.as_of)
    return tuple(
        Hours(
            writer.listed(tuple(writer.words(type_.name) for type_ in offer.types))
            if has_several_services
            else None,
            writer.name(str(offer.place)) if has_several_places and offer.place else None,
            tuple(_plan(plan, offer, weeks, writer) for plan in offer.plans),
            tuple(writer.plain(dates_text(dates, writer.language)) for dates in offer.days_off),
        )
        for offer in offers
    )


def _plan(plan: WeekPlan, offer: Offer, season: frozenset[int] | None, writer: Writer) -> Plan:
    holds_all_season = len(offer.plans) == 1 and plan.weeks == season
    lines = (
        (writer.plain(days), writer.plain(times)) for days, times in week_lines(plan.week, writer)
    )
    return Plan(
        None if holds_all_season else _weeks_text(plan.weeks, writer),
        tuple(lines),
        week_picture(plan.week, writer.language),
    )


def _weeks_text(weeks: frozenset[int], writer: Writer) -> Text:
    """Weeks by their numbers, as in Uke 34–53 (2026) og 1–9 (2027)."""
    by_year: dict[int, list[int]] = {}
    for week in weeks:
        year, number, _ = monday(week).isocalendar()
        by_year.setdefault(year, []).append(number)
    years = []
    for year, numbers in sorted(by_year.items()):
        parts = [
            str(run[0]) if len(run) == 1 else f"{run[0]}{DASH}{run[-1]}" for run in runs(numbers)
        ]
        years.append(f"{', '.join(parts)} ({year})")
    return writer.message("hours.weeks", weeks=tuple(years))


def _cancelling(selected: Selection, writer: Writer) -> tuple[Text, ...]:
    """Until when one cancels, what happens to those who stay away, and how else to cancel."""
    clinic = selected.spec.clinic
    before = [(type_, _cancel_before(selected, type_)) for type_ in selected.types]
    deadlines = {hours for _, hours in before}
    if len(deadlines) > 1:
        texts = [
            writer.message(
                "cancel.service_before",
                service=writer.words(type_.name),
                length=_length(hours, timedelta(hours=hours), writer),
            )
            for type_, hours in before
            if hours
        ]
    else:
        (hours,) = deadlines or {0}
        length = _length(hours, timedelta(hours=hours), writer)
        texts = [
            writer.message("cancel.before", length=length)
            if hours
            else writer.message("cancel.soon")
        ]
    phone = clinic.phone
    return writer.said(
        *texts,
        writer.words(clinic.site.no_show),
        writer.message("cancel.call", phone=phone_link(phone)) if phone is not None else None,
    )


def _cancel_before(selected: Selection, type_: AppointmentType) -> int:
    """The strictest deadline for cancelling, of the type and its calendars; zero for none.

    In hours.
    """
    limits = (calendar.limits.cancel_before_hours for calendar in selected.calendars_of(type_))
    return max(hours or 0 for hours in (type_.cancel_before_hours, *limits))


def _other_ways(
    selected: Selection, offers: Sequence[Offer], state: State, writer: Writer
) -> tuple[Text, ...]:
    """Helsenorge, where the clinic's patients find the same there now, and the telephone."""
    phone = selected.spec.clinic.phone
    offered = [type_ for offer in offers if offer.next_day for type_ in offer.types]
    has_gp = any(calendar.kind == "gp" for calendar in selected.calendars)
    is_at_helsenorge = any(type_.resource or has_gp for type_ in offered)
    ways = []
    if is_at_helsenorge and state in ("open", "no_link"):
        ways.append(writer.message("ways.helsenorge", helsenorge=helsenorge_link()))
    if state == "open" and phone is not None:
        ways.append(writer.message("ways.call", phone=phone_link(phone)))
    return tuple(ways)
