"""Words of the spec language, and what they and its numbers are called in messages.

Needs no pydantic, so rules can name things although they are listed without any models.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, get_args

MessageService = Literal["e_consultation", "e_contact", "prescription_renewal"]
"""The services of HelseNorge by which a patient writes to the clinic, and that are routed."""

MESSAGE_TYPES: tuple[MessageService, ...] = get_args(MessageService)

LANGUAGE_NAMES = {"nb": "bokmål", "nn": "nynorsk", "en": "English", "se": "Northern Sámi"}

MESSAGE_NAMES = {
    "e_consultation": "e-consultations",
    "e_contact": "e-contacts",
    "prescription_renewal": "prescription renewals",
}
"""The message types that are routed, as patients send them."""

PROFESSION_NAMES = {
    "gp": "GP",
    "gp_substitute": "substitute GP",
    "lis1": "LIS1 doctor",
    "doctor": "doctor",
    "nurse": "nurse",
    "health_secretary": "health secretary",
    "bioengineer": "bioengineer",
    "midwife": "midwife",
    "physiotherapist": "physiotherapist",
    "psychologist": "psychologist",
    "administrator": "administrator",
}

WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

PROVIDER_PARAMETER = "serviceProviderId"
"""The parameter of a booking link that says whose booking it is (public code of websites that link
to PatientSky's booking)."""

PROVIDER_ID = re.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
"""The form of that parameter's value, a UUID."""

ID = re.compile("[a-z0-9][a-z0-9_-]{0,63}")
"""An id's form. It becomes part of file names, which cannot be of any length."""

LONGEST = 40
"""Characters of a value that a message repeats."""


def cut(text: str) -> str:
    """A text as a message repeats it: on one line, and not at any length."""
    text = " ".join(text[: 2 * LONGEST].split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def listed(names: Iterable[str]) -> str:
    """One or more names as a sentence has them: “Ali, Per and Kari”."""
    *first, last = map(str, names)
    return f"{', '.join(first)} and {last}" if first else last


def first_of(names: Sequence[str], most: int) -> str:
    """One or more names as a sentence has them, but only ``most``, and how many others."""
    others = len(names) - most
    more = [f"{others} other{'s' if others > 1 else ''}"] if others > 0 else []
    return listed([*names[:most], *more])


def several(names: Sequence[str], word: str = "and") -> str:
    """Some names as a message repeats them: one, two, or the first and how many others."""
    if len(names) > 2:
        return f"{names[0]} {word} {len(names) - 1} others"
    return f" {word} ".join(names)


def days_in_words(start: date | None, end: date | None) -> str:
    """From when to when something lasts, both days included; "" if always."""
    if start is None:
        return f"until {end.isoformat()}" if end else ""
    if start == end:
        return f"on {start.isoformat()}"
    return f"from {start.isoformat()}" + (f" to {end.isoformat()}" if end else "")


def time_text(minutes: int) -> str:
    """Minutes after midnight as HH:MM."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


VACANT_LIST_CODE = "KX17"
"""NHN's code of the service “Fastlege, liste uten fast lege” (Kjernejournal's list of service
types). In which code list it stands, sources disagree: that one has it in 8666, and an example of
NHN's trust framework in 8655."""

RESOURCE_CATEGORIES = ("lab", "vaksine", "koronavaksine", "koronatest", "annen", "blodbank")
"""Types of resource appointments: NHN's guide to resource calendars has the first four, and
HelseNorge's draft FHIR code system 1.3.1 the others as well."""
