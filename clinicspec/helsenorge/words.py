"""What HelseNorge calls the services of a GP on its own pages.

Bokmål: helsenorge.no/fastlegen/om/kom-i-kontakt. English: “What are e-consultations and the other
services offered by GPs online?” at helsenorge.no/en/gp/about-gp. “Timeønske” is the name of NHN's
process; no page in English that has it is known.
"""

from collections.abc import Mapping

from clinicspec.model.people import Service

HEADINGS: Mapping[Service, Mapping[str, str]] = {
    "booking": {"nb": "Bestill time", "en": "Book an appointment"},
    "time_request": {"nb": "Timeønske"},
    "e_contact": {"nb": "Kontakt legekontoret", "en": "Contact your GP’s surgery"},
    "e_consultation": {"nb": "Start e-konsultasjon", "en": "Start e-consultation"},
    "prescription_renewal": {"nb": "Forny resept", "en": "Renew prescription"},
}
"""Service → language → heading. Video has none: it is chosen under the booking of appointments
(helsenorge.no/en/gp/about-gp)."""


def heading(service: Service, language: str) -> str:
    """The heading of a service that has one; in bokmål where no word in the language is known."""
    headings = HEADINGS[service]
    return headings.get(language, headings["nb"])
