"""Whether a booking site books, and what patients read where it doesn't."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, TypeAlias

from clinicspec.pages.edition import Edition
from clinicspec.pages.frame import mail_link, phone_link
from clinicspec.pages.hours import Offer
from clinicspec.pages.links import booking
from clinicspec.pages.selection import Selection
from clinicspec.pages.text import Text, Writer

State: TypeAlias = Literal["open", "early", "over", "nothing", "no_link"]
"""Before the season and after it, as far as the pages are made for a day; ``nothing`` where no
calendar is online, or none has a day left on which something is on offer; ``no_link`` where the
spec has no link to book by."""


def state_of(selected: Selection, offers: Sequence[Offer], as_of: date | None) -> State:
    """Whether a site books, on a day or on any; ``offers`` are what is planned from then on."""
    season = selected.site.open
    if as_of is not None and season is not None:
        if season.start is not None and as_of < season.start:
            return "early"
        if season.end is not None and as_of > season.end:
            return "over"
    if booking(selected.spec, selected.site) is None:
        return "no_link"
    return "open" if any(offer.next_day for offer in offers) else "nothing"


def instead_of_booking(
    edition: Edition, selected: Selection, state: State, writer: Writer
) -> tuple[Text, ...]:
    """What stands in the button's place: how it is, and what to do."""
    season = selected.site.open
    match state:
        case "early" if season is not None and season.start is not None:
            return writer.said(
                writer.message("state.early", start=season.start), _question(edition, writer)
            )
        case "over" if season is not None and season.end is not None:
            return writer.said(
                writer.message("state.over", end=season.end), _question(edition, writer)
            )
        case "nothing":
            return writer.said(writer.message("state.nothing"), _by_other_means(edition, writer))
        case _:
            return writer.said(_by_other_means(edition, writer))


def _question(edition: Edition, writer: Writer) -> Text | None:
    phone = edition.spec.clinic.phone
    return writer.message("state.call", phone=phone_link(phone)) if phone is not None else None


def _by_other_means(edition: Edition, writer: Writer) -> Text:
    clinic = edition.spec.clinic
    if clinic.phone is not None:
        return writer.message("book.call", phone=phone_link(clinic.phone))
    if clinic.email is not None:
        return writer.message("book.write", email=mail_link(clinic.email))
    return writer.message("book.contact")
