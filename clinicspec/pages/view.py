"""What the page of a booking site shows, as plain data: the model in a patient's words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from clinicspec.model.booking import AppointmentType, Season
from clinicspec.model.times import Dates
from clinicspec.model.weeks import monday
from clinicspec.model.words import Language
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
from clinicspec.pages.links import site_path
from clinicspec.pages.selection import Selection
from clinicspec.pages.text import Text, Writer
from clinicspec.pages.way_in import WayIn, way_in, way_without_link


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
    way_in: WayIn | None
    without_link: Text
    """How to book where there is no way in."""
    hours: tuple[Hours, ...]
    cancelling: tuple[Text, ...]
    other_ways: tuple[Text, ...]


def booking_page(selected: Selection, offers: Sequence[Offer], language: Language) -> BookingPage:
    """The page of a booking site in a language; ``offers`` are what its calendars plan."""
    spec, site = selected.spec, selected.site
    writer = Writer(language, spec.clinic.languages[0])
    heading = writer.words(site.title)
    lead, introduction = lead_and_introduction(selected, writer)
    facts, services = _facts_and_services(selected, writer)
    button = way_in(selected, writer)
    return BookingPage(
        frame=frame(
            spec,
            writer,
            lambda of_page: site_path(spec, site, of_page),
            title=heading,
            description=lead or heading,
            facts=contact(spec, writer) + registration(spec, writer),
        ),
        heading=heading,
        lead=lead,
        introduction=introduction,
        facts=facts,
        services=services,
        way_in=button,
        without_link=way_without_link(spec, writer),
        hours=_hours(selected, offers, writer),
        cancelling=_cancelling(selected, writer),
        other_ways=_other_ways(selected, writer, has_button=button is not None),
    )


def lead_and_introduction(selected: Selection, writer: Writer) -> tuple[Text | None, Text | None]:
    """For whom a site is, and what else it says of itself.

    The first is the information of its only appointment type, where it has one.
    """
    introduction = writer.words(selected.site.introduction)
    if len(selected.types) == 1 and selected.types[0].information is not None:
        return writer.words(selected.types[0].information), introduction
    return introduction, None


def _facts_and_services(
    selected: Selection, writer: Writer
) -> tuple[tuple[Fact, ...], tuple[Service, ...]]:
    """What holds for the whole page, and for each of its services where it has several."""
    types = selected.types
    season = season_text(selected.site.open, writer)
    facts = (Fact(writer.message("facts.season"), (season,)),) if season else ()
    if len(types) == 1:
        return length_and_price(types[0], writer) + _place(selected, types[0], writer) + facts, ()
    places = {_place(selected, type_, writer) for type_ in types}
    have_one_place = len(places) == 1
    services = tuple(
        Service(
            writer.words(type_.name),
            writer.words(type_.information),
            length_and_price(type_, writer)
            + (() if have_one_place else _place(selected, type_, writer)),
        )
        for type_ in types
    )
    return (places.pop() if have_one_place else ()) + facts, services


def length_and_price(type_: AppointmentType, writer: Writer) -> tuple[Fact, ...]:
    """How long an appointment takes and what it costs; nothing of a price that is not given."""
    length = writer.plain(length_text(timedelta(minutes=type_.minutes), writer.language))
    facts = (Fact(writer.message("facts.length"), (length,)),)
    if type_.price is None:
        return facts
    price = writer.plain(price_text(type_.price, writer.language))
    return (*facts, Fact(writer.message("facts.price"), (price,)))


def _place(selected: Selection, type_: AppointmentType, writer: Writer) -> tuple[Fact, ...]:
    places = tuple(writer.name(str(place)) for place in selected.places_of(type_))
    return (Fact(writer.message("facts.place"), places),) if places else ()


def season_text(season: Season | None, writer: Writer) -> Text | None:
    """When a page books; None if always."""
    match season:
        case Season(start=date() as start, end=date() as end):
            return writer.plain(dates_text(Dates(start, end), writer.language))
        case Season(start=date() as start):
            return writer.message("season.from", start=start)
        case Season(end=date() as end):
            return writer.message("season.to", end=end)
        case _:
            return None


def _hours(selected: Selection, offers: Sequence[Offer], writer: Writer) -> tuple[Hours, ...]:
    has_several_offers = len(offers) > 1
    has_several_services = has_several_offers and len(selected.types) > 1
    season = selected.site.open
    return tuple(
        Hours(
            writer.listed(tuple(writer.words(type_.name) for type_ in offer.types))
            if has_several_services
            else None,
            writer.name(str(offer.place)) if has_several_offers and offer.place else None,
            tuple(_plan(plan, offer, season, writer) for plan in offer.plans),
            tuple(writer.plain(dates_text(dates, writer.language)) for dates in offer.days_off),
        )
        for offer in offers
    )


def _plan(plan: WeekPlan, offer: Offer, season: Season | None, writer: Writer) -> Plan:
    holds_all_season = len(offer.plans) == 1 and plan.weeks == weeks_of_season(season)
    lines = (
        (writer.plain(days), writer.plain(times)) for days, times in week_lines(plan.week, writer)
    )
    return Plan(None if holds_all_season else _weeks_text(plan.weeks, writer), tuple(lines))


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
    deadlines = {length for _, length in before}
    if len(deadlines) > 1:
        texts = [
            writer.message("cancel.service_before", service=writer.words(type_.name), length=length)
            for type_, length in before
            if length
        ]
    else:
        (length,) = deadlines
        texts = [
            writer.message("cancel.before", length=length)
            if length
            else writer.message("cancel.soon")
        ]
    if clinic.site.no_show is not None:
        texts.append(writer.words(clinic.site.no_show))
    if clinic.phone is not None:
        texts.append(writer.message("cancel.call", phone=phone_link(clinic.phone)))
    return tuple(texts)


def _cancel_before(selected: Selection, type_: AppointmentType) -> timedelta:
    """The strictest deadline for cancelling, of the type and its calendars; zero for none."""
    limits = (calendar.limits.cancel_before_hours for calendar in selected.calendars_of(type_))
    return timedelta(hours=max(hours or 0 for hours in (type_.cancel_before_hours, *limits)))


def _other_ways(selected: Selection, writer: Writer, *, has_button: bool) -> tuple[Text, ...]:
    """Helsenorge, where the clinic's patients find the same there, and the telephone."""
    phone = selected.spec.clinic.phone
    has_resource = any(type_.resource for type_ in selected.types)
    has_gp = any(calendar.kind == "gp" for calendar in selected.calendars)
    ways = []
    if has_resource or has_gp:
        ways.append(writer.message("ways.helsenorge", helsenorge=helsenorge_link()))
    if has_button and phone is not None:
        ways.append(writer.message("ways.call", phone=phone_link(phone)))
    return tuple(ways)
