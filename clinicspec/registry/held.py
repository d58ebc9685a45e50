"""What NHN holds already, asked before something is made that must not be made twice.

NHN's contract does not say that an organisation's details list what stands below it in every case.
So a list that an answer lacks counts as not known, and never as empty.
"""

from collections.abc import Set

from lxml import etree

from clinicspec.nhn.contract import COMMON, COMMUNICATION_PARTY, CPP_DATA

HPR = "http://register.nhn.no/HPR"
"""The name space of what the Health Personnel Register says of a person."""

PARTY = f"{{{COMMUNICATION_PARTY}}}"
CODE = f"{{{COMMON}}}"
PROCESS = f"{{{CPP_DATA}}}"

PERSON_NUMBER = f"{PARTY}Person/{{{HPR}}}HPRInformation/{{{HPR}}}HPRNumber"

LISTS = {
    "CreateOrganizationPerson": f"{PARTY}People",
    "CreateService": f"{PARTY}Services",
}
"""Where an organisation's details list what an operation creates."""


def parent_of(body: etree._Element) -> int:
    """The HER-ID below which a request creates an entry."""
    return int(body.findtext(f".//{PARTY}ParentHerId", "0"))


def alike(parent: etree._Element, body: etree._Element, known: Set[int]) -> list[int] | None:
    """The HER-IDs of the entries below ``parent`` that are what ``body`` asks to create.

    ``parent`` is the answer to GetOrganizationDetails; the entries ``known`` are others for sure.
    None: the answer does not say it.
    """
    listed = parent.find(f".//{LISTS[etree.QName(body).localname]}")
    if listed is None or listed.get("{http://www.w3.org/2001/XMLSchema-instance}nil") == "true":
        return None
    wanted = _number(body.findtext(f".//{PARTY}HprNumber")) or _code(body, "ServiceCode")
    found = []
    for entry in listed:
        her_id = _number(entry.findtext(f"{PARTY}HerId"))
        key = _number(entry.findtext(PERSON_NUMBER)) or _code(entry, "Code")
        if her_id is not None and int(her_id) in known:
            continue
        if her_id is None or key is None:
            return None
        if key == wanted:
            found.append(int(her_id))
    return found


def has_process(processes: etree._Element, body: etree._Element) -> bool:
    """Whether the process that ``body`` adds or removes is active.

    ``processes`` is the answer to GetProcessesInCpp.
    """
    return _process(body) in map(_process, processes.iter(f"{PROCESS}ProcessParameter"))


def her_id_in(answer: etree._Element) -> int | None:
    """The HER-ID that NHN has given to what was created."""
    her_id = _number(answer.findtext(f"*/{PARTY}HerId"))
    return None if her_id is None else int(her_id)


def _process(element: etree._Element) -> tuple[str, str]:
    """The UUID and the version of the first process in an element."""
    uuid = element.findtext(f".//{PROCESS}Guid", "")
    return uuid.strip().lower(), element.findtext(f".//{PROCESS}VersionNumber", "").strip()


def _code(element: etree._Element, name: str) -> str | None:
    """A service's code with its list, as in ``8666/KX17``."""
    code = element.find(f".//{PARTY}{name}")
    if code is None:
        return None
    number, value = _number(code.findtext(f"{CODE}OID")), code.findtext(f"{CODE}CodeValue")
    return f"{number}/{value}" if number and value else None


def _number(text: str | None) -> str | None:
    """A whole number above zero, as it is written without zeros in front."""
    digits = (text or "").strip().lstrip("0")
    return digits if digits.isascii() and digits.isdigit() else None
