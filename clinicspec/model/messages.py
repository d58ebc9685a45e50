"""Message routing and the texts that the clinic sends."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from clinicspec.model.part import Entity, Part
from clinicspec.model.reference import Recipient
from clinicspec.model.text import FileName, Name
from clinicspec.model.unreadable import Code, Once

Mode = Literal["practitioner", "selected", "both"]


class Route(Entity):
    """Who receives one type of message from HelseNorge; its id is the type."""

    noun: ClassVar[str] = "route"

    mode: Annotated[Mode, Code("HN301")] = Field(
        description="practitioner (the patient's GP), selected (the recipients), or both."
    )
    recipients: Annotated[tuple[Recipient, ...], Once] = Field(
        (), description="Positions, groups, roles, units or whole_clinic."
    )
    fallback: Annotated[tuple[Recipient, ...], Once] = Field(
        (), description="Added only where nobody present would receive."
    )


def _to_whole_clinic() -> Route:
    return Route.model_validate({"mode": "selected", "recipients": ["whole_clinic"]})


class Routing(Part):
    """Who receives which message. What is left out is as PatientSky has it by default."""

    noun: ClassVar[str] = "routing"

    e_consultation: Route = Field(
        default_factory=lambda: Route(mode="practitioner"),
        description="Left out: the patient's practitioner.",
    )
    e_contact: Route = Field(
        default_factory=_to_whole_clinic, description="Left out: the whole clinic."
    )
    prescription_renewal: Route = Field(
        default_factory=_to_whole_clinic, description="Left out: the whole clinic."
    )


class MessageTemplate(Entity):
    """A text that is sent to patients or colleagues."""

    noun: ClassVar[str] = "message template"

    type: Annotated[Literal["e_contact", "e_consultation", "e_dialogue"], Code("HN201")] = Field(
        description="e_contact (general), e_consultation (medical), e_dialogue (PatientSky only)."
    )
    subject: Name = Field(description="Subject line.")
    audience: Literal["patients", "colleagues"] = Field("patients", description="Who receives it.")
    attachments: Annotated[tuple[FileName, ...], Once] = Field(
        (), description="Files beside the spec."
    )
