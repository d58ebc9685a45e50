"""What the index of a clinic's booking pages shows, as plain data."""

from collections.abc import Sequence
from dataclasses import dataclass

from clinicspec.model.people import OrgUnit
from clinicspec.model.spec import Spec
from clinicspec.model.words import Language
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
)
from clinicspec.pages.links import index_path, relative, site_path
from clinicspec.pages.selection import Selection
from clinicspec.pages.text import Link, Text, Writer
from clinicspec.pages.view import lead_and_introduction, length_and_price, season_text


@dataclass(frozen=True, slots=True)
class Card:
    """A booking site in the index."""

    link: Link
    lead: Text | None
    facts: tuple[Text | Link, ...]
    """Length, price and season, as far as there is one answer."""


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
    gp_booking: Text | None
    """Where to book with one's GP; None where no GP has online booking."""
    reach: tuple[Fact, ...]
    """The telephone and where to go."""
    offices: tuple[Office, ...]


def index_page(spec: Spec, selections: Sequence[Selection], language: Language) -> IndexPage:
    """The index in a language; ``selections`` are the clinic's booking sites."""
    writer = Writer(language, spec.clinic.languages[0])
    heading = writer.message("index.heading")
    gps_book = any("booking" in employee.services for employee in spec.employees.values())
    return IndexPage(
        frame=frame(
            spec,
            writer,
            lambda of_page: index_path(spec, of_page),
            title=heading,
            description=writer.message("index.description", clinic=writer.name(spec.clinic.name)),
            facts=contact(spec, writer) + registration(spec, writer),
        ),
        heading=heading,
        cards=tuple(_card(each, writer) for each in selections),
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


def _card(selected: Selection, writer: Writer) -> Card:
    spec, site, types = selected.spec, selected.site, selected.types
    lead, _ = lead_and_introduction(selected, writer)
    path = relative(index_path(spec, writer.language), site_path(spec, site, writer.language))
    facts = [value for fact in length_and_price(types[0], writer) for value in fact.values]
    season = season_text(site.open, writer)
    return Card(
        Link(writer.words(site.title), path),
        lead,
        tuple((facts if len(types) == 1 else []) + ([season] if season else [])),
    )


def _office(unit: OrgUnit, writer: Writer) -> tuple[Fact, ...]:
    return visiting(unit.addresses, writer) + opening_hours(unit.opening_hours, writer)
