"""What the booking pages show, and did not, or no longer do."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from itertools import chain
from typing import Any

from clinicspec.diff.entry import Audience, Effect, Impact, Kind
from clinicspec.diff.lists import About
from clinicspec.model.booking import BookingSite
from clinicspec.model.names import LANGUAGE_NAMES, listed
from clinicspec.model.spec import Spec
from clinicspec.model.words import Language
from clinicspec.pages.colours import palette
from clinicspec.pages.edition import Edition
from clinicspec.pages.hours import offers
from clinicspec.pages.index import IndexPage, index_page
from clinicspec.pages.links import site_path
from clinicspec.pages.selection import selection
from clinicspec.pages.view import BookingPage, booking_page

OF_LEAD = (
    "booking_sites.introduction",
    "booking_sites.appointment_types",
    "appointment_types.information",
)
OF_PLACES = (
    "appointment_types.address",
    "calendars.online",
    "calendars.owner",
    "clinic.addresses",
    "groups.org_unit",
    "positions.holder",
    "positions.org_unit",
    "org_units.addresses",
    "org_units.parent",
    "org_units.name",
    "booking_sites.calendars",
    "booking_sites.appointment_types",
)
OF_HOURS = (
    *OF_PLACES,
    "week_templates",
    "periods",
    "calendars.schedule",
    "calendars.closed",
    "clinic.closed",
    "employees.absences",
    "employees.active",
    "appointment_types.name",
    "appointment_types.minutes",
    "booking_sites.open",
)
OF_FACTS = (
    *OF_PLACES,
    "appointment_types.minutes",
    "appointment_types.price",
    "appointment_types.name",
    "appointment_types.information",
    "booking_sites.open",
)
OF_WAY_IN = (
    *OF_PLACES,
    "booking_sites.link",
    "booking_sites.login_note",
    "booking_sites.title",
    "clinic.patientsky.booking_url",
    "clinic.patientsky.service_provider_id",
    "clinic.name",
    "clinic.phone",
    "clinic.email",
    "calendars.name",
    "appointment_types.name",
    "employees.name",
)
OF_STATE = (
    *OF_HOURS,
    "booking_sites.link",
    "clinic.patientsky.booking_url",
    "clinic.patientsky.service_provider_id",
)
SITES = ("booking_sites.appointment_types", "booking_sites.calendars", "clinic.languages")

PARTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "frame.title": ("head and foot", ("booking_sites.title", "clinic.name")),
    "frame.description": ("head and foot", (*OF_LEAD, "booking_sites.title", "clinic.name")),
    "frame.clinic": ("head and foot", ("clinic.name",)),
    "frame.emergency": ("head and foot", ("clinic.emergency_notice",)),
    "frame.facts": (
        "head and foot",
        (
            "clinic.phone",
            "clinic.email",
            "clinic.addresses",
            "clinic.opening_hours",
            "clinic.organization_number",
        ),
    ),
    "frame.links": (
        "head and foot",
        ("clinic.homepage", "clinic.privacy_notice", "clinic.accessibility_statement"),
    ),
    "frame.languages": ("head and foot", ("clinic.languages", "booking_sites.slug")),
    "heading": ("heading", ("booking_sites.title", "clinic.name")),
    "lead": ("first sentence", OF_LEAD),
    "introduction": ("introduction", ("booking_sites.introduction", *SITES)),
    "facts": ("facts", OF_FACTS),
    "services": ("facts", OF_FACTS),
    "way_in": ("way to book", OF_WAY_IN),
    "state": ("way to book", OF_STATE),
    "instead": ("way to book", ("clinic.phone", "clinic.email")),
    "hours": ("hours", OF_HOURS),
    "cancelling": (
        "words on cancelling",
        (
            "appointment_types.cancel_before_hours",
            "appointment_types.name",
            "calendars.limits",
            "calendars.online",
            "clinic.site.no_show",
            "clinic.phone",
            *SITES,
        ),
    ),
    "other_ways": (
        "other ways to book",
        (
            "appointment_types.resource",
            "calendars.kind",
            "clinic.phone",
            "booking_sites.link",
            *SITES,
        ),
    ),
    "card.link": ("list of services", ("booking_sites.title", "booking_sites.slug")),
    "card.lead": ("list of services", OF_LEAD),
    "card.facts": ("list of services", (*OF_FACTS, *OF_STATE)),
    "cards": ("list of services", OF_STATE),
    "gp_booking": ("words on booking with the GP", ("employees.services",)),
    "reach": ("ways to reach the clinic", ("clinic.phone", "clinic.addresses")),
    "offices": ("offices", ("org_units",)),
}
"""What people call the parts of a page, by the fields of its view, and which fields of the spec
each is made from. Fields of the view that go together have one name; those of its frame, and of a
site's card in the index, stand by themselves, since each is made from something else."""

OF_HOURS_ALONE = "calendar_file"
"""The field of the view that follows from the hours, and from the page's own address."""

OF_THE_FRAME_ALONE = frozenset(
    (
        *("published", "index", "style", "icon"),
        *("language", "locale", "skip", "stores_nothing"),
        *("heading", "logo"),
    )
)
"""Fields of the frame that follow from the page's own address, from its language, and from its
title; the logo is told by its field of the spec."""

OF_CARDS_FACTS = frozenset(("facts", "services", "hours", "state"))
"""Fields of a page's view that hold what the facts on its card are made from."""

OF_ONE_STATE = frozenset(("way_in", "instead", "other_ways"))
"""Fields of the view that say nothing more where its state is another."""

OF_PAGES = tuple(dict.fromkeys(field for _, its in PARTS.values() for field in its))

LANGUAGES: About = frozenset({("clinic", "languages")})
"""Told by themselves: what else changes on a page may come of something else."""

CLINIC: About = (
    frozenset(("clinic", each.split(".")[1]) for each in OF_PAGES if each.startswith("clinic."))
    - LANGUAGES
)


def effects(old: Spec, new: Spec) -> Iterator[Effect]:
    """What changes on all pages, on those of each booking site, and on the clinic's index."""
    yield from _in_languages(old, new)
    before, after = old.booking_sites, new.booking_sites
    for key in dict.fromkeys((*after, *before)):
        if key not in before:
            yield _effect(new, key, Impact.NOTABLE, "site-added", " is new")
        elif key not in after:
            tail = " is gone, and links to it lead nowhere"
            yield _effect(old, key, Impact.BREAKING, "site-gone", tail)
        else:
            yield from _moved(old, new, key)
            yield from _changed(old, new, key)
    yield from _everywhere(old, new)


def _effect(
    spec: Spec,
    key: str,
    impact: Impact,
    kind: Kind,
    tail: str,
    fields_: tuple[str, ...] = ("booking_sites.slug",),
    about: About = frozenset(),
    part: str = "",
) -> Effect:
    site = spec.booking_sites[key]
    return Effect(
        Audience.SITE,
        impact,
        kind,
        f"the page “{spec.text_of(site.title)}”",
        " changed on " if part else "",
        tail,
        fields_,
        _about(spec, site) | about | CLINIC,
        LANGUAGES,
        what=part,
    )


def _about(spec: Spec, site: BookingSite) -> About:
    """All that decides on a site's page, but for what the clinic says of itself."""
    found = {("booking_sites", site.id)}
    found |= {("appointment_types", each) for each in site.appointment_types}
    for key in site.calendars:
        calendar = spec.calendars[key]
        found.add(("calendars", key))
        owner = calendar.owner
        if owner.id:
            found.add((f"{owner.kind}s", owner.id))
        for schedule in calendar.schedule:
            found.add(("week_templates", schedule.template))
            found |= {("periods", each) for each in schedule.weeks if isinstance(each, str)}
            blocks = spec.week_templates[schedule.template]
            found |= {("employees", each.staff) for each in blocks if each.staff}
    return frozenset(found)


def _languages(old: Spec, new: Spec) -> list[Any]:
    return [each for each in new.clinic.languages if each in old.clinic.languages]


def _moved(old: Spec, new: Spec, key: str) -> Iterator[Effect]:
    one, other = old.booking_sites[key], new.booking_sites[key]
    if (one.slug or one.id) != (other.slug or other.id):
        path = site_path(new, other, new.clinic.languages[0])
        where = path.removeprefix("site/").removesuffix("index.html")
        tail = f" moves to {where}, and links to where it was lead nowhere"
        yield _effect(new, key, Impact.BREAKING, "site-moved", tail, ("booking_sites.slug",))


def _changed(old: Spec, new: Spec, key: str) -> Iterator[Effect]:
    """What changes on a site's page, and on its card in the index."""
    changed: dict[str, None] = {}
    on_card: dict[str, None] = {}
    lost_way_in = False
    for language in _languages(old, new):
        one, other = (_page(spec, spec.booking_sites[key], language) for spec in (old, new))
        changed |= dict.fromkeys(_parts(one, other))
        lost_way_in |= one.way_in is not None and other.way_in is None
        cards = (_index(spec, (key,), language) for spec in (old, new))
        on_card |= dict.fromkeys(_card(*cards))
    about = _about(old, old.booking_sites[key])
    if lost_way_in:
        tail = " has no button to book by any more"
        without: Kind = "site-without-booking"
        yield _effect(new, key, Impact.BREAKING, without, tail, OF_STATE, about)
    for part in changed:
        name, its = PARTS[part]
        yield _effect(new, key, Impact.NOTABLE, "site-changed", "", its, about, name)
    for part in on_card:
        name, its = PARTS[part]
        if part == "card.facts":  # they are some of the page's
            of_page = [PARTS[each][1] for each in changed if each in OF_CARDS_FACTS]
            its = tuple(chain.from_iterable(of_page)) or its
        yield _of_index(name, its, about | _about(new, new.booking_sites[key]) | CLINIC)


def _page(spec: Spec, site: BookingSite, language: Language) -> BookingPage:
    """A site's page as it is on any day."""
    selected = selection(spec, site)
    return booking_page(Edition(spec), selected, offers(selected), language)


def _index(spec: Spec, sites: Iterable[str], language: Language) -> IndexPage:
    """The index with some sites, as it is on any day."""
    selections = [selection(spec, spec.booking_sites[key]) for key in sites]
    return index_page(Edition(spec), [(each, offers(each)) for each in selections], language)


def _parts(one: Any, other: Any) -> list[str]:
    """The parts in which two views of a page differ, but for what follows from its address."""
    of_frame = _differing(one.frame, other.frame)
    found = [f"frame.{each}" for each in of_frame if each not in OF_THE_FRAME_ALONE]
    found += [each for each in _differing(one, other) if each not in (OF_HOURS_ALONE, "frame")]
    return [each for each in found if "state" not in found or each not in OF_ONE_STATE]


def _differing(one: Any, other: Any) -> list[str]:
    """The fields in which two views of the same kind differ."""
    return [
        each.name for each in fields(one) if getattr(one, each.name) != getattr(other, each.name)
    ]


def _in_languages(old: Spec, new: Spec) -> Iterator[Effect]:
    gone = [each for each in old.clinic.languages if each not in new.clinic.languages]
    come = [each for each in new.clinic.languages if each not in old.clinic.languages]
    if gone:
        names = listed([LANGUAGE_NAMES[each] for each in gone])
        tail = f" are gone in {names}, and links to them lead nowhere"
        yield _of_all(Impact.BREAKING, "language-gone", tail)
    if come:
        names = listed([LANGUAGE_NAMES[each] for each in come])
        yield _of_all(Impact.NOTABLE, "language-added", f" are new in {names}")
    if not gone and old.clinic.languages[0] != new.clinic.languages[0]:
        tail = f" are in {LANGUAGE_NAMES[new.clinic.languages[0]]} first, at other addresses"
        yield _of_all(Impact.BREAKING, "site-moved", tail)


def _everywhere(old: Spec, new: Spec) -> Iterator[Effect]:
    """The index and the colours."""
    sites = dict.fromkeys((*new.booking_sites, *old.booking_sites))
    others = frozenset(
        ("booking_sites", key)
        for key in sites
        if key not in old.booking_sites or key not in new.booking_sites
    )
    if others:
        yield _of_index("list of services", ("booking_sites",), others)
    of_clinic: list[str] = []
    for language in _languages(old, new):
        of_clinic += _parts(*(_index(spec, (), language) for spec in (old, new)))
    for part in dict.fromkeys(of_clinic):
        about = CLINIC
        if part == "offices":
            about |= {("org_units", key) for key in (*old.org_units, *new.org_units)}
        if part == "gp_booking":
            about |= {("employees", key) for key in (*old.employees, *new.employees)}
        yield _of_index(*PARTS[part], about)
    if palette(old.clinic.site.colour) != palette(new.clinic.site.colour):
        its, about = ("clinic.site.colour",), frozenset({("clinic", "site")})
        yield _of_all(Impact.NOTABLE, "colour-changed", " have other colours", its, about)


def _card(one: IndexPage, other: IndexPage) -> list[str]:
    """The parts in which the card of the only site differs, or where it stands."""
    cards = [(*page.cards, *page.other_cards) for page in (one, other)]
    found = ["cards"] if len(one.cards) != len(other.cards) else []
    return found + [f"card.{each}" for each in _differing(*chain.from_iterable(cards))]


def _of_index(part: str, its: tuple[str, ...], about: About) -> Effect:
    return Effect(
        Audience.SITE,
        Impact.NOTABLE,
        "index-changed",
        "the index page",
        " changed on ",
        "",
        its,
        about,
        LANGUAGES,
        what=part,
    )


def _of_all(
    impact: Impact,
    kind: Kind,
    tail: str,
    its: tuple[str, ...] = ("clinic.languages",),
    about: About = LANGUAGES,
) -> Effect:
    return Effect(Audience.SITE, impact, kind, "the pages", "", tail, its, about)
