"""What the index of a clinic's booking pages shows, as plain data."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from clinicspec.model.people import OrgUnit
from clinicspec.model.words import Language
from clinicspec.pages.edition import Edition
from clinicspec.pages.frame import (
    Fact,
    Frame,
    contact,
    frame,
    helsenorge_link,
    opening_hours,
    phone,
    registration,
    visiting,
    week_lines,
)
from clinicspec.pages.hours import Offer
from clinicspec.pages.languages import weekday_date_text
from clinicspec.pages.links import index_path, relative, site_path
from clinicspec.pages.selection import Selection
from clinicspec.pages.state import State, state_of
from clinicspec.pages.text import Link, Text, Writer
from clinicspec.pages.view import facts_of_types, lead_and_introduction, season_text

BOOKS: tuple[State, ...] = ("open", "no_link")
"""Where patients can book now, be it by telephone."""


@dataclass(frozen=True, slots=True)
class Card:
    """A booking site in the index."""

    link: Link
    lead: Text | None
    facts: tuple[Text | Link, ...]
    """Length, price, season and hours, as far as there is one answer."""


@dataclass(frozen=True, slots=True)
class Office:
    """A unit with an address or opening hours of its own."""

    name: Text
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The clinic's booking sites, and how to reach it."""

    frame: Frame
    heading: Text
    cards: tuple[Card, ...]
    """The sites that book."""
    other_cards: tuple[Card, ...]
    """Those that don't book yet, or no longer."""
    gp_booking: Text | None
    """Where to book with one's GP; None where no GP has online booking."""
    reach: tuple[Fact, ...]
    """The telephone and where to go."""
    offices: tuple[Office, ...]


def index_page(
    edition: Edition,
    sites: Sequence[tuple[Selection, Sequence[Offer]]],
    language: Language,
) -> IndexPage:
    """The index in a language, of the clinic's booking sites and what their calendars plan."""
    spec = edition.spec
    writer = Writer(language, spec.clinic.languages[0])
    heading = writer.message("index.heading") or writer.name(spec.clinic.name)
    gps_book = any("booking" in employee.services for employee in spec.employees.values())
    states = [state_of(selected, planned, edition.as_of) for selected, planned in sites]
    cards = [
        (state, _card(edition, selected, planned, state, writer))
        for (selected, planned), state in zip(sites, states, strict=True)
    ]
    return IndexPage(
        frame=frame(
            edition,
            writer,
            lambda of_page: index_path(spec, of_page),
            title=heading,
            description=writer.message("index.description", clinic=writer.name(spec.clinic.name)),
            facts=contact(spec, writer) + registration(spec, writer),
        ),
        heading=heading,
        cards=tuple(card for state, card in cards if state in BOOKS),
        other_cards=tuple(card for state, card in cards if state not in BOOKS),
        gp_booking=writer.message("index.gp_booking", helsenorge=helsenorge_link())
        if gps_book
        else None,
        reach=(*phone(spec, writer), *visiting(spec.clinic.addresses, writer)),
        offices=tuple(
            Office(writer.name(unit.name), facts)
            for unit in spec.org_units.values()
            if (facts := _office(unit, writer))
        ),
    )


def _card(
    edition: Edition,
    selected: Selection,
    offers: Sequence[Offer],
    state: State,
    writer: Writer,
) -> Card:
    spec, site = selected.spec, selected.site
    path = relative(index_path(spec, writer.language), site_path(spec, site, writer.language))
    common, _ = facts_of_types(selected, writer)
    values = chain.from_iterable(fact.values for fact in common)
    lead, _ = lead_and_introduction(selected, writer)
    when = _when(edition, selected, offers, state, writer)
    return Card(Link(writer.words(site.title), path), lead, (*values, *when))


def _when(
    edition: Edition,
    selected: Selection,
    offers: Sequence[Offer],
    state: State,
    writer: Writer,
) -> tuple[Text, ...]:
    """When a site books, and when there are appointments."""
    season = selected.site.open
    if state == "early" and season is not None and season.start is not None:
        return writer.said(writer.message("card.opens", start=season.start))
    if state == "over" and season is not None and season.end is not None:
        return writer.said(writer.message("card.closed", end=season.end))
    if state == "nothing":
        return writer.said(writer.message("card.nothing"))
    days = [offer.next_day for offer in offers if offer.next_day is not None]
    if edition.as_of is not None and days:
        day = writer.plain(weekday_date_text(min(days), writer.language))
        return writer.said(season_text(season, writer), writer.message("card.next", day=day))
    weeks = {plan.week for offer in offers for plan in offer.plans}
    lines = week_lines(weeks.pop(), writer) if len(weeks) == 1 else []
    planned = writer.plain(" ".join(lines[0])) if len(lines) == 1 else None
    return writer.said(season_text(season, writer), planned)


def _office(unit: OrgUnit, writer: Writer) -> tuple[Fact, ...]:
    return visiting(unit.addresses, writer) + opening_hours(unit.opening_hours, writer)
