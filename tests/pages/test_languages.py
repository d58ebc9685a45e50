import re
from datetime import date, timedelta
from decimal import Decimal
from string import Formatter
from typing import get_args

import pytest

from clinicspec.model.numbers import Price
from clinicspec.model.times import Dates
from clinicspec.model.words import Language
from clinicspec.pages import environment, languages

LANGUAGES: tuple[Language, ...] = get_args(Language)
WRITTEN: tuple[Language, ...] = ("nb", "nn", "en")

NOT_YET_IN_SAMI = {
    *("page.skip", "page.emergency", "facts.length", "facts.season", "season.from", "season.to"),
    *("services.heading", "book.button", "book.patientsky", "book.login", "book.steps"),
    *("book.choose_service", "book.choose_services", "book.choose_calendar"),
    *("book.choose_calendars", "book.choose_any_calendar", "book.choose_time", "book.call"),
    *("book.write", "book.contact", "hours.heading", "hours.planned", "hours.weeks"),
    *("hours.days_off", "cancel.heading", "cancel.before", "cancel.service_before", "cancel.soon"),
    *("cancel.call", "ways.heading", "ways.helsenorge", "ways.call", "index.heading"),
    *("index.description", "index.gp_heading", "index.gp_booking", "footer.visiting"),
    *("footer.opening_hours", "footer.organization_number", "footer.stores_nothing"),
    *("footer.homepage", "footer.privacy", "footer.accessibility"),
}
"""What a speaker of Northern Sámi is asked to write; bokmål stands there until then."""

ID = re.compile(
    r'"((?:page|facts|season|services|book|hours|cancel|ways|index|footer|language)\.\w+)"'
)


def ids_in_use() -> set[str]:
    """The ids of texts that the code and the templates name."""
    files = [
        *environment.templates().glob("*.html"),
        *(environment.PACKAGE / "pages").glob("*.py"),
    ]
    found = {name for file in files for name in ID.findall(file.read_text("utf-8"))}
    return found - {"page.html", "index.html"}


def places(text: str) -> set[str]:
    """The names in braces."""
    return {place for _, place, _, _ in Formatter().parse(text) if place is not None}


@pytest.mark.parametrize("language", WRITTEN)
def test_catalogue_is_what_the_pages_use(language: Language) -> None:
    """Every text that a page asks for is there, and no other."""
    assert set(languages.catalogue(language)) == ids_in_use()


def test_what_sami_lacks_is_known() -> None:
    """Nobody leaves out a Sámi text by oversight."""
    complete = set(languages.catalogue("nb"))
    assert complete - set(languages.catalogue("se")) == NOT_YET_IN_SAMI
    assert set(languages.catalogue("se")) <= complete


@pytest.mark.parametrize("language", ["nn", "en", "se"])
def test_texts_have_the_same_places(language: Language) -> None:
    """No language leaves out what is filled in, nor asks for something else."""
    bokmal = languages.catalogue("nb")
    expected = {name: places(bokmal[name]) for name in languages.catalogue(language)}
    found = {name: places(text) for name, text in languages.catalogue(language).items()}
    assert found == expected


def test_missing_text_is_found_in_bokmal() -> None:
    """A text that a catalogue lacks comes with the language it is really in."""
    assert languages.find("footer.phone", "se") == ("Telefovdna", "se")
    assert languages.find("footer.opening_hours", "se") == ("Åpningstider", "nb")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nb", "24. desember 2026"),
        ("nn", "24. desember 2026"),
        ("en", "24 December 2026"),
        ("se", "24.12.2026"),
    ],
)
def test_date(language: Language, expected: str) -> None:
    """Dates as Norwegian writes them, and numbers alone in Sámi."""
    assert languages.date_text(date(2026, 12, 24), language) == expected


@pytest.mark.parametrize(
    ("language", "first", "last", "expected"),
    [
        ("nb", "2026-10-01", "2026-12-18", "1. oktober–18. desember 2026"),
        ("nb", "2026-12-24", "2027-01-02", "24. desember 2026–2. januar 2027"),
        ("nb", "2026-10-05", "2026-10-09", "5.–9. oktober 2026"),
        ("nb", "2026-12-24", "2026-12-24", "torsdag 24. desember 2026"),
        ("nn", "2026-12-26", "2026-12-26", "laurdag 26. desember 2026"),
        ("en", "2026-10-01", "2026-12-18", "1 October–18 December 2026"),
        ("en", "2026-10-05", "2026-10-09", "5–9 October 2026"),
        ("en", "2026-12-24", "2026-12-24", "Thursday 24 December 2026"),
        ("se", "2026-10-01", "2026-12-18", "1.10.–18.12.2026"),
        ("se", "2026-12-24", "2026-12-24", "duorasdat 24.12.2026"),
    ],
)
def test_dates(language: Language, first: str, last: str, expected: str) -> None:
    """A run of dates names month and year once where they are the same."""
    run = Dates(date.fromisoformat(first), date.fromisoformat(last))
    assert languages.dates_text(run, language) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [("nb", "08.00–13.05"), ("nn", "08.00–13.05"), ("en", "08:00–13:05"), ("se", "08.00–13.05")],
)
def test_times(language: Language, expected: str) -> None:
    """The 24-hour clock, with a full stop but in English."""
    assert languages.times_text(480, 785, language) == expected


@pytest.mark.parametrize(
    ("language", "day", "expected"),
    [("nb", 0, "mandag"), ("nn", 1, "tysdag"), ("en", 2, "Wednesday"), ("se", 6, "sotnabeaivi")],
)
def test_weekday(language: Language, day: int, expected: str) -> None:
    """Weekdays count from Monday."""
    assert languages.weekday_text(day, language) == expected


@pytest.mark.parametrize(
    ("language", "minutes", "expected"),
    [
        ("nb", 0, "0 minutter"),
        ("nb", 1, "1 minutt"),
        ("nb", 10, "10 minutter"),
        ("nn", 10, "10 minutt"),
        ("en", 10, "10 minutes"),
        ("se", 10, "10 min"),
        ("nb", 60, "1 time"),
        ("nb", 90, "90 minutter"),
        ("nb", 24 * 60, "24 timer"),
        ("nn", 48 * 60, "48 timar"),
        ("nb", 72 * 60, "3 døgn"),
        ("nb", 73 * 60, "73 timer"),
        ("en", 168 * 60, "7 days"),
    ],
)
def test_length(language: Language, minutes: int, expected: str) -> None:
    """Lengths of time stand in the largest unit that people would say them in."""
    assert languages.length_text(timedelta(minutes=minutes), language) == expected


@pytest.mark.parametrize(
    ("language", "amount", "currency", "expected"),
    [
        ("nb", "250", "NOK", "250 kr"),
        ("nn", "1100", "NOK", "1 100 kr"),
        ("nb", "99.50", "NOK", "99,50 kr"),
        ("nb", "0", "NOK", "0 kr"),
        ("nb", "20", "EUR", "20 EUR"),
        ("en", "1100", "NOK", "NOK 1,100"),
        ("se", "1100", "NOK", "1 100 kr"),
    ],
)
def test_price(language: Language, amount: str, currency: str, expected: str) -> None:
    """Prices as people write them, and never over a line's end."""
    found = languages.price_text(Price(Decimal(amount), currency), language)
    assert found == expected.replace(" ", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    ("language", "expected"),
    [("nb", "a, b og c"), ("nn", "a, b og c"), ("en", "a, b and c"), ("se", "a, b ja c")],
)
def test_list(language: Language, expected: str) -> None:
    """Lists end with the language's and."""
    assert languages.list_text(["a", "b", "c"], language) == expected
