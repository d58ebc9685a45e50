"""What each language writes for dates, times, prices and lists, and the texts of the pages.

The texts stand in gettext catalogues, ``locale/<language>.po``, under ids that name their place.
Bokmål, nynorsk and English are complete. Northern Sámi has what is certain: the rest is marked
fuzzy in its catalogue, and keeps to names, times and numbers, or to nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.units import format_unit

from clinicspec.model.numbers import Price
from clinicspec.model.origin import marked_like, without_marks
from clinicspec.model.times import Dates
from clinicspec.model.words import Language


@dataclass(frozen=True, slots=True)
class Usage:
    """How a language writes dates and times: a locale of CLDR, and patterns of its field symbols.

    The patterns differ from CLDR's where Norwegians write otherwise: Språkrådet's rules for dates
    and times of day (24. desember 2026, 08.00), and 24-hour times in English.
    """

    locale: Locale
    date: str = "d.\N{NO-BREAK SPACE}MMMM y"
    day: str = "d.\N{NO-BREAK SPACE}MMMM"
    """A date in the year that is named next."""
    number: str = "d."
    """A date in the month that is named next."""
    time: str = "HH.mm"
    at: str = ""
    """What stands before a time of day."""
    price: str = "{amount} {currency}"
    kroner: str = "kr"
    units: Literal["long", "short"] = "long"


USAGES: Mapping[str, Usage] = {
    "nb": Usage(Locale("nb"), at="kl. "),
    "nn": Usage(Locale("nn"), at="kl. "),
    "en": Usage(
        Locale("en", "GB"),
        date="d\N{NO-BREAK SPACE}MMMM y",
        day="d\N{NO-BREAK SPACE}MMMM",
        number="d",
        time="HH:mm",
        price="{currency} {amount}",
        kroner="NOK",
    ),
    # Numbers alone: CLDR's long forms put the year first, and its long units are not inflected.
    "se": Usage(Locale("se"), date="d.M.y", day="d.M.", units="short"),
}

_cached = lru_cache(maxsize=2048)
"""For what clinics have in common: a build of many writes the same dates and lengths again."""

COMPLETE: Language = "nb"
"""A language that has words for everything."""

NO_BREAK = "\N{NO-BREAK SPACE}"
DASH = "\N{EN DASH}"


@_cached
def date_text(day: date, language: Language) -> str:
    """A date, as in 24. desember 2026."""
    usage = USAGES[language]
    return format_date(day, usage.date, usage.locale)


@_cached
def weekday_date_text(day: date, language: Language) -> str:
    """A date with its weekday, as in torsdag 24. desember 2026."""
    usage = USAGES[language]
    return format_date(day, f"EEEE {usage.date}", usage.locale)


@_cached
def dates_text(dates: Dates, language: Language) -> str:
    """A run of dates, as in 1. oktober–18. desember 2026; a single one has its weekday."""
    first, last = dates
    if first == last:
        return weekday_date_text(first, language)
    usage = USAGES[language]
    pattern = usage.date if first.year != last.year else usage.day
    if (first.year, first.month) == (last.year, last.month):
        pattern = usage.number
    return f"{format_date(first, pattern, usage.locale)}{DASH}{date_text(last, language)}"


def times_text(runs: Sequence[tuple[int, int]], language: Language) -> str:
    """Runs of minutes after midnight, as in kl. 08.00–10.00 og 12.00–14.00."""
    at = USAGES[language].at.replace(" ", NO_BREAK)
    texts = [str(marked_like(run, _run_text(*run, language))) for run in runs]
    return at + list_text(texts, language)


@_cached
def _run_text(start: int, end: int, language: Language) -> str:
    usage = USAGES[language]
    ends = (
        format_time(time(*divmod(minute, 60)), usage.time, locale=usage.locale)
        for minute in (start, end)
    )
    return DASH.join(ends)


@_cached
def weekday_text(day: int, language: Language) -> str:
    """The name of a weekday, 0 for Monday."""
    return str(USAGES[language].locale.days["format"]["wide"][day])


@_cached
def short_weekday_text(day: int, language: Language) -> str:
    """A weekday in two or three letters."""
    return str(USAGES[language].locale.days["format"]["abbreviated"][day]).rstrip(".")


@_cached
def length_text(length: timedelta, language: Language) -> str:
    """A length of time in whole days (from three on), hours or minutes: 3 døgn, 24 timer."""
    usage = USAGES[language]
    minutes = length // timedelta(minutes=1)
    unit, size = "minute", 1
    if minutes >= 60 and minutes % 60 == 0:
        unit, size = "hour", 60
    if minutes >= 3 * 1440 and minutes % 1440 == 0:
        unit, size = "day", 1440
    return format_unit(minutes // size, unit, usage.units, locale=usage.locale)


@_cached
def price_text(price: Price, language: Language) -> str:
    """What something costs, as in 1 100 kr, without a break inside."""
    usage = USAGES[language]
    whole = price.amount == price.amount.to_integral_value()
    amount = format_decimal(price.amount, "#,##0" if whole else "#,##0.00", usage.locale)
    currency = usage.kroner if price.currency == "NOK" else without_marks(price.currency)
    return usage.price.format(amount=amount, currency=currency).replace(" ", NO_BREAK)


def list_text(items: Sequence[str], language: Language) -> str:
    """Words in a row, as in a, b og c."""
    return format_list(items, locale=USAGES[language].locale)


@cache
def catalogue(language: Language) -> Mapping[str, str]:
    """The texts of the pages in a language, by id; those without any words are absent."""
    name = without_marks(f"{language}.po")
    with (files("clinicspec.pages") / "locale" / name).open("rb") as file:
        messages = read_po(file, abort_invalid=True)
    return {
        str(message.id): str(message.string)
        for message in messages
        if message.id and message.string
    }


def find(message: str, language: Language) -> str:
    """A text of the pages; empty where its language has no words for it yet."""
    assert message in catalogue(COMPLETE), f"no page says {message!r}"
    return catalogue(language).get(message, "")
