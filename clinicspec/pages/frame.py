"""What every page has around its content: the clinic, the languages, and how to reach it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from clinicspec.model.organisation import Addresses, OpeningHours
from clinicspec.model.origin import marked_like, without_marks
from clinicspec.model.spec import Spec
from clinicspec.model.words import Language
from clinicspec.pages.edition import Edition
from clinicspec.pages.hours import Times, Week, runs, week_of_times
from clinicspec.pages.languages import (
    DASH,
    NO_BREAK,
    list_text,
    times_text,
    weekday_text,
)
from clinicspec.pages.links import (
    HELSENORGE,
    ICON,
    STYLE,
    Href,
    href,
    index_path,
    mail,
    public,
    relative,
    telephone,
)
from clinicspec.pages.places import address_text
from clinicspec.pages.qr import QrCode, qr_code
from clinicspec.pages.text import Link, Text, Writer

EMERGENCY_NUMBER = "113"
URGENT_NUMBER = "116 117"
"""Where a life is at risk, and where it is urgent: the national numbers (Helsedirektoratet)."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what it says."""

    label: Text
    values: tuple[Text | Link, ...]


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in another language, or this one."""

    name: Text
    href: Href
    is_this: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a page loads."""

    href: Href
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Published:
    """What only a page knows that has an address on the web."""

    href: Href
    alternates: tuple[tuple[str, Href], ...]
    """The same page by language; the default one once more as ``x-default``."""
    code: QrCode


@dataclass(frozen=True, slots=True)
class Frame:
    """All that stands around a page's content."""

    language: Language
    locale: str
    """As in nb_NO."""
    title: Text
    heading: Text
    description: Text
    clinic: Text
    skip: Text
    index: Href
    style: Href
    icon: Href
    logo: Picture | None
    published: Published | None
    languages: tuple[LanguageLink, ...]
    """Empty where there is one language only."""
    emergency: Text
    facts: tuple[Fact, ...]
    links: tuple[Link, ...]
    stores_nothing: Text


LOCALES: dict[Language, str] = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB", "se": "se_NO"}
"""The languages of the pages, as link previews name them."""


def frame(
    edition: Edition,
    writer: Writer,
    path_in: Callable[[Language], str],
    title: Text,
    description: Text,
    facts: tuple[Fact, ...],
) -> Frame:
    """The frame of a page; ``path_in`` says where the page lies in a language."""
    spec, logo = edition.spec, edition.logo
    clinic = spec.clinic
    path, name = path_in(writer.language), writer.name(clinic.name)
    languages = tuple(
        LanguageLink(
            Writer(language, writer.default).message("language.name"),
            relative(path, path_in(language)),
            language == writer.language,
        )
        for language in clinic.languages
    )
    pages_of_clinic = (
        ("footer.homepage", clinic.homepage),
        ("footer.privacy", clinic.privacy_notice),
        ("footer.accessibility", clinic.accessibility_statement),
    )
    return Frame(
        language=writer.language,
        locale=LOCALES[writer.language],
        title=title
        if str(title) == str(name)
        else Text((title, f" {DASH} ", name), title.language),
        heading=title,
        description=description or title,
        clinic=name,
        skip=writer.message("page.skip") or title,
        index=relative(path, index_path(spec, writer.language)),
        style=relative(path, STYLE),
        icon=relative(path, ICON),
        logo=Picture(relative(path, logo.path), logo.width, logo.height) if logo else None,
        published=_published(spec, writer.language, path_in),
        languages=languages if len(languages) > 1 else (),
        emergency=_emergency(spec, writer),
        facts=facts,
        links=tuple(
            Link(writer.message(label) or _shown(url), href(url))
            for label, url in pages_of_clinic
            if url
        ),
        stores_nothing=writer.message("footer.stores_nothing"),
    )


def _shown(url: str) -> str:
    """A web address as people write it."""
    return urlsplit(url).netloc + urlsplit(url).path.rstrip("/")


def _published(
    spec: Spec, language: Language, path_in: Callable[[Language], str]
) -> Published | None:
    address = public(spec, path_in(language))
    if address is None:
        return None
    languages = spec.clinic.languages
    named = [(str(each), path_in(each)) for each in languages]
    named.append(("x-default", path_in(languages[0])))
    alternates = ((name, public(spec, path)) for name, path in named)
    return Published(
        address,
        tuple((name, each) for name, each in alternates if each) if len(languages) > 1 else (),
        qr_code(without_marks(address)),
    )


def _emergency(spec: Spec, writer: Writer) -> Text:
    if spec.clinic.emergency_notice is not None:
        return writer.words(spec.clinic.emergency_notice)
    return writer.message(
        "page.emergency",
        emergency=phone_link(EMERGENCY_NUMBER),
        urgent=phone_link(URGENT_NUMBER),
    )


def phone_link(number: str) -> Link:
    """A number to call, which stays on one line."""
    return Link(marked_like([number], number.replace(" ", NO_BREAK)), telephone(number))


def mail_link(address: str) -> Link:
    """An address to write to."""
    return Link(address, mail(address))


def helsenorge_link() -> Link:
    """Where patients log in to the national services."""
    return Link("Helsenorge", href(HELSENORGE))


def contact(spec: Spec, writer: Writer) -> tuple[Fact, ...]:
    """How to reach the clinic."""
    clinic = spec.clinic
    email = mail_link(clinic.email) if clinic.email is not None else None
    return (
        phone(spec, writer)
        + _fact("footer.email", email, writer)
        + visiting(clinic.addresses, writer)
        + opening_hours(clinic.opening_hours, writer)
    )


def registration(spec: Spec, writer: Writer) -> tuple[Fact, ...]:
    """Where letters go, and what the clinic is in the public registers."""
    postal = spec.clinic.addresses.postal
    number = spec.clinic.organization_number
    digits = marked_like([number], NO_BREAK.join((number[:3], number[3:6], number[6:])))
    return _fact(
        "footer.postal", writer.name(address_text(postal)) if postal is not None else None, writer
    ) + _fact("footer.organization_number", writer.plain(digits), writer)


def phone(spec: Spec, writer: Writer) -> tuple[Fact, ...]:
    """The number to call, if there is one."""
    number = spec.clinic.phone
    return _fact("footer.phone", phone_link(number) if number is not None else None, writer)


def visiting(addresses: Addresses | None, writer: Writer) -> tuple[Fact, ...]:
    """Where a clinic or a unit is, if the spec says so."""
    address = addresses.visiting if addresses is not None else None
    text = writer.name(address_text(address)) if address is not None else None
    return _fact("footer.visiting", text, writer)


def opening_hours(hours: Iterable[OpeningHours], writer: Writer) -> tuple[Fact, ...]:
    """When a clinic or unit is open, if the spec says so."""
    times = ((day, Times(each.start, each.end)) for each in hours for day in each.days)
    lines = tuple(
        writer.plain(f"{days} {times}") for days, times in week_lines(week_of_times(times), writer)
    )
    return (Fact(writer.message("footer.opening_hours"), lines),) if lines else ()


def _fact(label: str, value: Text | Link | None, writer: Writer) -> tuple[Fact, ...]:
    return (Fact(writer.message(label), (value,)),) if value is not None else ()


def week_lines(week: Week, writer: Writer) -> list[tuple[str, str]]:
    """A week's days and their times, as in Mandag og onsdag, kl. 10.00–12.00."""
    return [
        (_days_text(days, writer.language), times_text(times, writer.language))
        for days, times in week
    ]


def _days_text(days: tuple[int, ...], language: Language) -> str:
    """Weekdays, as in Mandag–onsdag og fredag; two that follow each other are named both."""
    names: list[str] = []
    for run in runs(days):
        ends = [weekday_text(day, language) for day in run]
        names += [f"{ends[0]}{DASH}{ends[-1]}"] if len(ends) > 2 else ends
    text = list_text(names, language)
    return text[0].upper() + text[1:]
