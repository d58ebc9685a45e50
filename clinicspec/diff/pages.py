"""What the booking pages show, and did not, or no longer do."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
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

OF_FRAME = (
    "clinic.name",
    "clinic.organization_number",
    "clinic.languages",
    "clinic.addresses",
    "clinic.phone",
    "clinic.email",
    "clinic.homepage",
    "clinic.privacy_notice",
    "clinic.accessibility_statement",
    "clinic.emergency_notice",
    "clinic.opening_hours",
    "booking_sites.title",
    "booking_sites.introduction",
    "booking_sites.slug",
    "booking_sites.appointment_types",
    "appointment_types.information",
)
OF_PLACES = (
    "appointment_types.address",
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
    "calendars.online",
    "clinic.patientsky.booking_url",
    "clinic.patientsky.service_provider_id",
)
OF_CARDS = (*OF_FACTS, *OF_STATE, "booking_sites", "clinic.languages")
SITES = ("booking_sites.appointment_types", "booking_sites.calendars", "clinic.languages")

PARTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "heading": ("heading", ("booking_sites.title",)),
    "lead": (
        "first sentence",
        (
            "booking_sites.introduction",
            "booking_sites.appointment_types",
            "appointment_types.information",
        ),
    ),
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
    "frame": ("head and foot", OF_FRAME),
    "cards": ("list of services", OF_CARDS),
    "other_cards": ("list of services", OF_CARDS),
    "gp_booking": ("words on booking with the GP", ("employees.services",)),
    "reach": ("ways to reach the clinic", ("clinic.phone", "clinic.addresses")),
    "offices": ("offices", ("org_units",)),
}
"""What people call the parts of a page, by the fields of its view, and which fields of the spec
each is made from. Fields of the view that go together have one name."""

OF_HOURS_ALONE = "calendar_file"
"""The field of the view that follows from the hours, and from the page's own address."""

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
    changed: list[str] = []
    lost_way_in = False
    for language in _languages(old, new):
        one, other = (_page(spec, spec.booking_sites[key], language) for spec in (old, new))
        changed += _parts(one, other)
        lost_way_in |= one.way_in is not None and other.way_in is None
    about = _about(old, old.booking_sites[key])
    if lost_way_in:
        tail = " has no button to book by any more"
        without: Kind = "site-without-booking"
        yield _effect(new, key, Impact.BREAKING, without, tail, OF_STATE, about)
    for part in dict.fromkeys(changed):
        name, its = PARTS[part]
        yield _effect(new, key, Impact.NOTABLE, "site-changed", "", its, about, name)


def _page(spec: Spec, site: BookingSite, language: Language) -> BookingPage:
    """A site's page as it is on any day."""
    selected = selection(spec, site)
    return booking_page(Edition(spec), selected, offers(selected), language)


def _index(spec: Spec, language: Language) -> IndexPage:
    """The index as it is on any day."""
    selections = [selection(spec, each) for each in spec.booking_sites.values()]
    return index_page(Edition(spec), [(each, offers(each)) for each in selections], language)


def _parts(one: Any, other: Any) -> list[str]:
    """The parts in which two views of a page differ, but for the page's own address."""
    one, other = (replace(each, frame=replace(each.frame, published=None)) for each in (one, other))
    found = [
        each.name
        for each in fields(one)
        if each.name != OF_HOURS_ALONE and getattr(one, each.name) != getattr(other, each.name)
    ]
    return [each for each in found if "state" not in found or each not in OF_ONE_STATE]


def _in_languages(old: Spec, new: Spec) -> Iterator[Effect]:
    gone = [each for each in old.clinic.languages if each not in new.clinic.languages]
    come = [each for each in new.clinic.languages if each not in old.clinic.languages]
    if gone:
        names = listed([LANGUAGE_NAMES[each] for each in gone])
        tail = f" are gone in {names}, and links to them lead nowhere"
        yield _of_clinic(Impact.BREAKING, "language-gone", "the pages", "", tail)
    if come:
        names = listed([LANGUAGE_NAMES[each] for each in come])
        yield _of_clinic(Impact.NOTABLE, "language-added", "the pages", "", f" are new in {names}")
    if not gone and old.clinic.languages[0] != new.clinic.languages[0]:
        tail = f" are in {LANGUAGE_NAMES[new.clinic.languages[0]]} first, at other addresses"
        yield _of_clinic(Impact.BREAKING, "site-moved", "the pages", "", tail)


def _everywhere(old: Spec, new: Spec) -> Iterator[Effect]:
    """The index and the colours."""
    changed: list[str] = []
    for language in _languages(old, new):
        changed += _parts(*(_index(spec, language) for spec in (old, new)))
    for part in dict.fromkeys(changed):
        yield _of_index(old, new, part)
    if palette(old.clinic.site.colour) != palette(new.clinic.site.colour):
        tail = " have other colours"
        yield _of_clinic(Impact.NOTABLE, "colour-changed", "the pages", "", tail)


def _of_index(old: Spec, new: Spec, part: str) -> Effect:
    name, its = PARTS[part]
    about = CLINIC | {("booking_sites", key) for key in (*old.booking_sites, *new.booking_sites)}
    if part == "offices":
        about |= {("org_units", key) for key in (*old.org_units, *new.org_units)}
    if part == "gp_booking":
        about |= {("employees", key) for key in (*old.employees, *new.employees)}
    if part in ("cards", "other_cards"):
        for spec in (old, new):
            about = about.union(*(_about(spec, site) for site in spec.booking_sites.values()))
    index = "the index page"
    return _effect_of(Impact.NOTABLE, "index-changed", index, " changed on ", "", its, about, name)


def _of_clinic(impact: Impact, kind: Kind, name: str, lead: str, tail: str) -> Effect:
    if kind == "colour-changed":
        its, about = ("clinic.site.colour",), frozenset({("clinic", "site")})
    else:
        its, about = ("clinic.languages",), LANGUAGES
    return _effect_of(impact, kind, name, lead, tail, its, about, "")


def _effect_of(
    impact: Impact,
    kind: Kind,
    name: str,
    lead: str,
    tail: str,
    its: tuple[str, ...],
    about: About,
    part: str,
) -> Effect:
    return Effect(Audience.SITE, impact, kind, name, lead, tail, its, about, LANGUAGES, what=part)
