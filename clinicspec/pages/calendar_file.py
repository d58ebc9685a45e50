"""A booking site's planned hours as a calendar file (iCalendar, RFC 5545)."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, timedelta
from itertools import pairwise
from math import gcd

from clinicspec.model.origin import marked_like
from clinicspec.model.times import Dates
from clinicspec.model.weeks import week_of
from clinicspec.pages.hours import Days, Offer, Times, WeekPlan
from clinicspec.pages.links import Href
from clinicspec.pages.text import Text
from clinicspec.schedule.oslo import moment
from clinicspec.schedule.plan import days_of

ZONE = "Europe/Oslo"

OSLO = f"""\
BEGIN:VTIMEZONE
TZID:{ZONE}
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19970330T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE"""
"""Summer time as ``schedule/oslo.py`` has it: Directive 2000/84/EC."""

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MOST_OCTETS = 75
"""Of a line, before it is folded (RFC 5545, 3.1)."""


def calendar_file(
    name: str,
    season: Dates,
    offers: Sequence[Offer],
    titles: Sequence[Text],
    note: Text,
    page: Href | None,
) -> str:
    """The file; ``name`` makes the events' ids unique, ``titles`` are those of the offers.

    Each run of hours that are alike is an event that comes back, without the days on which nothing
    is offered. ``note`` says of each that it is planned and may be full; ``page`` is where to book.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//clinicspec//booking pages//EN"]
    lines += OSLO.splitlines()
    number = 0
    for offer, title in zip(offers, titles, strict=True):
        for days, times, dates in _runs(season, offer):
            number += 1
            lines += [
                "BEGIN:VEVENT",
                f"UID:{number}.{name}",
                f"DTSTAMP:{dates[0]:%Y%m%d}T000000Z",  # of the plan: no clock is asked
                *_when(days, times, dates),
                _said("SUMMARY", title),
                *([f"LOCATION:{_escaped(str(offer.place))}"] if offer.place else []),
                *([_said("DESCRIPTION", note)] if note else []),
                *([f"URL:{page}"] if page else []),
                "TRANSP:TRANSPARENT",
                "END:VEVENT",
            ]
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _runs(season: Dates, offer: Offer) -> Iterator[tuple[Days, Times, list[date]]]:
    """Hours of an offer, each with its weekdays and the dates on which they hold."""
    for plan in offer.plans:
        for days in plan.week:
            dates = _dates(season, offer, plan, days)
            if dates:
                for times in days.times:
                    yield days, times, dates


def _dates(season: Dates, offer: Offer, plan: WeekPlan, days: Days) -> list[date]:
    return [
        day
        for day in days_of(plan.weeks, days.days)
        if season.first <= day <= season.last
        and not any(off.first <= day <= off.last for off in offer.days_off)
    ]


def _when(days: Days, times: Times, dates: list[date]) -> Iterator[str]:
    """The first run of hours, and how it comes back."""
    yield f"DTSTART;TZID={ZONE}:{_clock(dates[0], times.start)}"
    yield f"DTEND;TZID={ZONE}:{_clock(dates[0], times.end)}"
    if len(dates) == 1:
        return
    weeks = sorted({week_of(day) for day in dates})
    step = gcd(*(later - earlier for earlier, later in pairwise(weeks))) or 1
    until = moment(dates[-1], times.start).astimezone(UTC)
    by_day = ",".join(WEEKDAYS[day] for day in days.days)
    yield (f"RRULE:FREQ=WEEKLY;INTERVAL={step};BYDAY={by_day};WKST=MO;UNTIL={until:%Y%m%dT%H%M%SZ}")
    held = set(dates)
    would_be = days_of(frozenset(range(weeks[0], weeks[-1] + 1, step)), days.days)
    but = [day for day in would_be if dates[0] <= day <= dates[-1] and day not in held]
    if but:
        yield f"EXDATE;TZID={ZONE}:" + ",".join(_clock(day, times.start) for day in but)


def _clock(day: date, minute: int) -> str:
    """A time of day; 24.00 is that of the next day's beginning."""
    day += timedelta(days=minute // 1440)
    return f"{day:%Y%m%d}T{minute // 60 % 24:02}{minute % 60:02}00"


def _said(name: str, text: Text) -> str:
    return f"{name};LANGUAGE={text.language}:{_escaped(text.written())}"


def _escaped(text: str) -> str:
    escaped = text
    for character in "\\;,":
        escaped = escaped.replace(character, f"\\{character}")
    return marked_like([text], "\\n".join(escaped.splitlines()))


def _folded(line: str) -> str:
    """A line as lines of at most ``MOST_OCTETS``, none of which breaks a character."""
    if len(line.encode()) <= MOST_OCTETS:
        return line
    parts, octets = [""], 0
    for character in line:
        octets += len(character.encode())
        if octets > MOST_OCTETS:
            parts.append(" ")
            octets = 1 + len(character.encode())
        parts[-1] += character
    return "\r\n".join(parts)
