"""Planned hours as a calendar file, read by a library that knows nothing of clinicspec."""

from datetime import date, datetime, time
from typing import Any

import icalendar
import pytest
from dateutil.rrule import FR, MO, SA, SU, TH, TU, WE, WEEKLY, rrule, rruleset
from hypothesis import given, settings
from hypothesis import strategies as st

from clinicspec.model.spec import Spec
from clinicspec.pages.backend import artefacts
from clinicspec.pages.links import calendar_path
from tests.pages.clinics import BOTH, changed, fjordbyen, reworded, two_offices
from tests.pages.test_hours import minutes_of_slots

WEEKDAYS = {"MO": MO, "TU": TU, "WE": WE, "TH": TH, "FR": FR, "SA": SA, "SU": SU}


def read(content: bytes) -> list[Any]:
    """The events of a calendar file."""
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def starts(event: Any) -> list[datetime]:
    """When an event begins, each time, on Norwegian clocks."""
    first = event.decoded("dtstart").replace(tzinfo=None)
    if "rrule" not in event:
        return [first]
    times = rruleset()
    rule = dict(event["rrule"])
    until = rule["UNTIL"][0].astimezone(event.decoded("dtstart").tzinfo)
    times.rrule(
        rrule(
            WEEKLY,
            first,
            interval=rule["INTERVAL"][0],
            wkst=MO,
            until=until.replace(tzinfo=None),
            byweekday=[WEEKDAYS[day] for day in rule["BYDAY"]],
        )
    )
    for but in event.get("exdate").dts if "exdate" in event else ():
        times.exdate(but.dt.replace(tzinfo=None))
    return list(times)


def minutes_of_file(spec: Spec, site: str, language: str) -> dict[date, set[int]]:
    """By day, the minutes that a file gives as planned."""
    path = calendar_path(spec, spec.booking_sites[site], language)
    found: dict[date, set[int]] = {}
    for event in read(artefacts(spec)[path]):
        length = event.decoded("dtend") - event.decoded("dtstart")
        for start in starts(event):
            first = start.hour * 60 + start.minute
            minutes = range(first, first + length.seconds // 60)
            found.setdefault(start.date(), set()).update(minutes)
    return found


@BOTH
def test_hours_are_those_of_the_dated_slots(spec: Spec) -> None:
    """What a calendar shows of a day is what the clinic's own calendars have on it."""
    for site in spec.booking_sites:
        expected: dict[date, set[int]] = {}
        for (_, day), minutes in minutes_of_slots(spec, site).items():
            expected.setdefault(day, set()).update(minutes)
        for language in spec.clinic.languages:
            assert minutes_of_file(spec, site, language) == expected


def test_clocks_are_norwegian() -> None:
    """Hours stay the same when clocks change, and the file brings the rule along."""
    (event,) = read(artefacts(fjordbyen())["site/influensavaksine/influensavaksine.ics"])
    found = starts(event)
    assert {start.time() for start in found} == {time(12, 30)}
    assert (found[0].date(), found[-1].date()) == (date(2026, 10, 6), date(2026, 12, 15))
    zone = event.decoded("dtstart").tzinfo
    assert [zone.utcoffset(start).seconds // 3600 for start in (found[0], found[-1])] == [2, 1]


def test_what_an_event_says() -> None:
    """An event says what it is and where, that it may be full, and where to book."""
    (event,) = read(artefacts(fjordbyen())["site/en/influensavaksine/influensavaksine.ics"])
    assert str(event["summary"]) == "Influenza vaccination"
    assert event["summary"].params["LANGUAGE"] == "en"
    assert str(event["location"]) == "Fjordgata 1, 0155\N{NO-BREAK SPACE}Oslo"
    assert "They may be full" in str(event["description"])
    assert str(event["url"]) == "https://time.fjordbyen.example/en/influensavaksine/"
    assert str(event["transp"]) == "TRANSPARENT"


def test_events_are_told_apart() -> None:
    """A calendar that reads the file again finds the same events, each under its own id."""
    events = read(artefacts(two_offices())["site/lab/lab.ics"])
    ids = [str(event["uid"]) for event in events]
    assert len(set(ids)) == len(ids) > 1


texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"])).filter(
    lambda text: text.strip()
)


@given(texts)
@settings(max_examples=25)
def test_text_of_a_spec_is_only_text(text: str) -> None:
    """Whatever a title holds, the file keeps its events, and lines of at most 75 bytes."""
    content = artefacts(reworded(changed(fjordbyen(), "clinic.languages", ("nb",)), lambda _: text))
    (file,) = (of for path, of in content.items() if path.endswith(".ics"))
    (event,) = read(file)
    assert len(starts(event)) == 11
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))


@pytest.mark.parametrize(("languages", "count"), [(("nb",), 1), (("nb", "en"), 2)])
def test_a_file_in_each_language(languages: tuple[str, ...], count: int) -> None:
    """Who reads a page in a language gets the file in it."""
    spec = changed(fjordbyen(), "clinic.languages", languages)
    assert len([path for path in artefacts(spec) if path.endswith(".ics")]) == count
