import re
from datetime import date, timedelta
from decimal import Decimal
from string import Formatter
from typing import get_args

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from clinicspec.model.numbers import Price
from clinicspec.model.times import Dates
from clinicspec.model.words import Language
from clinicspec.pages import environment, languages

LANGUAGES: tuple[Language, ...] = get_args(Language)
WRITTEN: tuple[Language, ...] = ("nb", "nn", "en")

NAMES = ("PatientSky", "iCalendar (.ics)", "Org.nr.")
"""What stands in the Sámi catalogue without being Sámi: the same in all languages."""

ID = re.compile(
    r'"((?:page|facts|season|services|book|outside|state|hours|cancel|ways|index|card|footer|print|language)\.\w+)"'
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


def spaced(text: str) -> str:
    """A text with plain spaces, where some keep a line from ending."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("language", WRITTEN)
def test_catalogue_is_what_the_pages_use(language: Language) -> None:
    """Every text that a page asks for is there, and no other."""
    assert set(languages.catalogue(language)) == ids_in_use()


def sami() -> dict[str, Message]:
    """All entries of the Sámi catalogue, by id."""
    path = environment.PACKAGE / "pages" / "locale" / "se.po"
    with path.open("rb") as file:
        return {str(message.id): message for message in read_po(file) if message.id}


def test_what_sami_is_not_certain_of_has_no_words() -> None:
    """What nobody has vouched for is marked, and keeps to names and numbers."""
    assert set(sami()) == set(languages.catalogue("nb"))
    for name, message in sami().items():
        text = re.sub(r"\{\w+\}", "", str(message.string))
        for known in NAMES:
            text = text.replace(known, "")
        has_words = bool(re.search(r"\w", text))
        assert message.fuzzy != has_words, name


@pytest.mark.parametrize("language", ["nn", "en", "se"])
def test_texts_have_the_same_places(language: Language) -> None:
    """No language leaves out what is filled in, nor asks for something else.

    Where Sámi has no words, it may leave out what would say nothing without them.
    """
    bokmal = languages.catalogue("nb")
    expected = {name: places(bokmal[name]) for name in languages.catalogue(language)}
    found = {name: places(text) for name, text in languages.catalogue(language).items()}
    assert found == expected


def test_a_missing_text_is_empty() -> None:
    """No page fills a gap of its language with the words of another."""
    assert languages.find("footer.phone", "se") == "Telefovdna"
    assert languages.find("book.steps", "se") == ""


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
    assert spaced(languages.date_text(date(2026, 12, 24), language)) == expected


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
    assert spaced(languages.dates_text(run, language)) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nb", "kl. 08.00–13.05 og 14.00–15.00"),
        ("nn", "kl. 08.00–13.05 og 14.00–15.00"),
        ("en", "08:00–13:05 and 14:00–15:00"),
        ("se", "08.00–13.05 ja 14.00–15.00"),
    ],
)
def test_times(language: Language, expected: str) -> None:
    """The 24-hour clock, with a full stop but in English, and after "kl." in Norwegian."""
    assert spaced(languages.times_text([(480, 785), (840, 900)], language)) == expected


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
