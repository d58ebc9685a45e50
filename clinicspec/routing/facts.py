"""What is fixed about the messages of HelseNorge, so that no clinic's routing can change it.

The source of each fact is a sentence of PatientSky's guide to HelseNorge, quoted beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from clinicspec.model.names import MessageService

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Fact(Generic[T_co]):
    """A value, and the guide's words for it."""

    value: T_co
    source: str


AUTOMATICALLY_JOURNALLED: Fact[tuple[MessageService, ...]] = Fact(
    ("e_consultation",), "Only e-consultations are automatically added to the journal."
)

PRESCRIPTION_REPLIES = Fact(
    ("rejected", "renewed", "cannot_be_renewed", "partly_renewed"),
    "Choose the relevant option for this request: Request rejected; Prescription renewed; "
    "The prescription cannot be renewed; Prescriptions partly renewed.",
)

CONVERSIONS: Fact[Mapping[MessageService, tuple[MessageService, ...]]] = Fact(
    {
        "e_contact": ("e_consultation",),
        "prescription_renewal": ("e_contact", "e_consultation"),
    },
    "If you e.g. receive a general enquiry (e-contact) that contains clinical questions or "
    "information, the dialogue can be converted to an e-consultation. If necessary, the answer to "
    "the prescription request can be turned into an e-contact or e-consultation.",
)

ATTACHMENT_MEGABYTES = Fact(12, "The files cannot be larger than 12 MB.")
