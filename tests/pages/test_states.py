"""What a booking site says before its season, in it, after it, and where nothing is online."""

from datetime import date

import pytest

from clinicspec.model.spec import Spec
from tests.pages.clinics import changed, fjordbyen, two_offices
from tests.pages.test_view import facts, index_of, page_of, words

CALL = "Lurer du på noe, ring oss på +47 21 00 00 00."
BOOK_BY_PHONE = "Ring oss på +47 21 00 00 00 for å bestille."
NOT_NOW = "Du kan ikke bestille denne timen på nett nå."


@pytest.mark.parametrize(
    ("as_of", "state", "instead"),
    [
        (date(2026, 9, 30), "early", ["Du kan bestille fra 1. oktober 2026.", CALL]),
        (date(2026, 10, 1), "open", [BOOK_BY_PHONE]),
        (date(2026, 12, 15), "open", [BOOK_BY_PHONE]),
        # The last planned day is a Tuesday, and the season ends on the Friday after it.
        (date(2026, 12, 16), "nothing", [NOT_NOW, BOOK_BY_PHONE]),
        (date(2026, 12, 18), "nothing", [NOT_NOW, BOOK_BY_PHONE]),
        (date(2026, 12, 19), "over", ["Bestillingen stengte 18. desember 2026.", CALL]),
    ],
)
def test_state_on_a_day(as_of: date, state: str, instead: list[str]) -> None:
    """A page has a button on just those days on which it books, and says why on others."""
    page = page_of(fjordbyen(), "influenza", "nb", as_of)
    assert page.state == state
    assert (page.way_in is not None) == (state == "open")
    if state != "open":
        assert words(page.instead) == instead


def test_no_calendar_online() -> None:
    """Where no calendar of a page is online, it has no button that leads to an empty one."""
    page = page_of(changed(fjordbyen(), "calendars.lab-2.online", False), "influenza", "nb")
    assert (page.state, page.way_in) == ("nothing", None)
    assert words(page.instead) == [NOT_NOW, BOOK_BY_PHONE]
    assert page.other_ways == ()


@pytest.mark.parametrize(
    ("as_of", "is_known"),
    [
        (None, True),
        (date(2026, 9, 30), False),
        (date(2026, 10, 1), True),
        (date(2026, 12, 16), False),
        (date(2026, 12, 19), False),
    ],
)
@pytest.mark.parametrize("has_link", [True, False])
def test_helsenorge_only_while_something_is_on_offer(
    as_of: date | None, is_known: bool, has_link: bool
) -> None:
    """Nobody logs in at Helsenorge to book what the same page says can't be booked now."""
    spec = fjordbyen()
    if not has_link:
        spec = changed(spec, "clinic.patientsky.service_provider_id", None)
    ways = page_of(spec, "influenza", "nb", as_of).other_ways
    assert any("Helsenorge" in way for way in words(ways)) == is_known


def test_calendars_offline_are_not_the_pages() -> None:
    """Among several calendars, only those that are online are chosen from and have hours."""
    page = page_of(changed(two_offices(), "calendars.south.online", False), "lab", "nb")
    assert page.way_in is not None
    assert words(step.text for step in page.way_in.steps)[1] == (
        "Velg timeboken «Laboratoriet på Oteren»."
    )
    assert facts(page)["Sted"] == ["Skolevegen 12, 9046 Oteren"]
    assert {hours.place for hours in page.hours} == {None}


def test_page_of_nothing() -> None:
    """Settings may let a page pass that names nothing; it still says whom to call."""
    spec = changed(fjordbyen(), "booking_sites.influenza.appointment_types", ())
    spec = changed(spec, "booking_sites.influenza.calendars", ())
    page = page_of(spec, "influenza", "nb")
    assert (page.state, page.services, page.hours) == ("nothing", (), ())
    assert words(page.instead) == [NOT_NOW, BOOK_BY_PHONE]
    assert sections(spec, None) == ([], ["Ingen timer på nett nå"])


def test_no_link() -> None:
    """Without a link there is no button, and the season still says when it is too early."""
    spec = changed(fjordbyen(), "clinic.patientsky.service_provider_id", None)
    assert page_of(spec, "influenza", "nb").state == "no_link"
    assert page_of(spec, "influenza", "nb", date(2026, 9, 1)).state == "early"


def test_closed_page_without_a_telephone() -> None:
    """A page that is over says so also where nobody can be called."""
    spec = changed(fjordbyen(), "clinic.phone", None)
    page = page_of(spec, "influenza", "nb", date(2027, 1, 1))
    assert words(page.instead) == ["Bestillingen stengte 18. desember 2026."]


@pytest.mark.parametrize(
    ("open_from", "open_to", "expected"),
    [
        (
            date(2026, 10, 1),
            date(2026, 12, 18),
            "Utenom 1. oktober–18. desember 2026 ringer du oss på +47 21 00 00 00.",
        ),
        (date(2026, 10, 1), None, "Før 1. oktober 2026 ringer du oss på +47 21 00 00 00."),
        (None, date(2026, 12, 18), "Etter 18. desember 2026 ringer du oss på +47 21 00 00 00."),
        (None, None, "None"),
    ],
)
def test_page_without_a_day_names_its_dates(
    open_from: date | None, open_to: date | None, expected: str
) -> None:
    """A page that is made for every day says what to do on those on which it doesn't book."""
    spec = changed(fjordbyen(), "booking_sites.influenza.open.start", open_from)
    spec = changed(spec, "booking_sites.influenza.open.end", open_to)
    way = page_of(spec, "influenza", "nb").way_in
    assert way is not None
    assert words([way.outside]) == [expected]
    on_a_day = page_of(spec, "influenza", "nb", date(2026, 11, 1)).way_in
    assert on_a_day is not None
    assert on_a_day.outside is None


def test_only_what_is_to_come_is_planned() -> None:
    """A page of a day names no closed days before it, and no weeks that are over."""
    spec = two_offices()
    (hours, *_) = page_of(spec, "covid", "nb", date(2026, 10, 6)).hours
    assert words(hours.days_off) == ["tirsdag 6. oktober 2026"]
    (hours, *_) = page_of(spec, "covid", "nb", date(2026, 10, 7)).hours
    assert hours.days_off == ()
    lab = page_of(spec, "lab", "nb", date(2026, 12, 22)).hours
    assert words(plan.label for each in lab for plan in each.plans) == [
        "Uke 52 (2026) og 1, 3, 5, 7 (2027)",
        "Uke 52 (2026) og 1, 3, 5, 7 (2027)",
    ]


def test_closed_page_announces_no_hours() -> None:
    """Nobody reads of hours that are over, and everybody how to cancel."""
    page = page_of(fjordbyen(), "influenza", "nb", date(2027, 1, 1))
    assert (page.hours, page.calendar_file) == ((), None)
    assert words(page.cancelling)[0] == "Avbestill senest 24 timer før timen."


def sections(spec: Spec, as_of: date | None) -> tuple[list[str], list[str]]:
    """The last fact of each card, of those that book and of the others."""
    index = index_of(spec, "nb", as_of)
    return tuple(  # type: ignore[return-value]
        [words(card.facts)[-1] for card in cards] for cards in (index.cards, index.other_cards)
    )


@pytest.mark.parametrize(
    ("as_of", "open_", "others"),
    [
        (None, ["Tirsdag kl. 12.30–15.00"], []),
        (date(2026, 9, 1), [], ["Åpner 1. oktober 2026"]),
        (date(2026, 11, 20), ["Neste dag: tirsdag 24. november 2026"], []),
        (date(2026, 12, 17), [], ["Ingen timer på nett nå"]),
        (date(2027, 1, 1), [], ["Stengte 18. desember 2026"]),
    ],
)
def test_index_on_a_day(as_of: date | None, open_: list[str], others: list[str]) -> None:
    """The index puts what can be booked first, and says of the rest from or until when."""
    assert sections(fjordbyen(), as_of) == (open_, others)
