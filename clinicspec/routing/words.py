"""How people are told by which ways messages go."""

from clinicspec.model.messages import Mode
from clinicspec.model.origin import without_marks
from clinicspec.model.people import Employee
from clinicspec.model.reference import Reference
from clinicspec.model.spec import Spec

MODES: dict[Mode, str] = {
    "practitioner": "to the practitioner",
    "selected": "to the selected recipients",
    "both": "to the practitioner and the selected recipients",
}


def her_id_in_words(employee: Employee) -> str:
    """“HER-ID 8900101”, “HER-ID pending” or “no HER-ID”."""
    her_id = employee.her_id
    return "no HER-ID" if her_id in (None, "none") else f"HER-ID {her_id}"


def way_in_words(spec: Spec, via: str) -> str:
    """A way by which an inbox is reached, as its ``via`` has it: “by the group Laboratorium”."""
    way = without_marks(via)
    kind, _, rest = way.partition(":")
    match kind:
        case "practitioner":
            return "as the practitioner"
        case "substitute":
            return f"as the substitute of {spec.employees[rest].name}"
        case "fallback":
            return f"by the fallback to {spec.name_of(_reference(rest))}"
        case _:
            return f"by {spec.name_of(_reference(way))}"


def _reference(text: str) -> Reference:
    """The recipient that a reference's text says."""
    kind, _, key = text.partition(":")
    return Reference(kind, key)  # type: ignore[arg-type]  # it was made from one
