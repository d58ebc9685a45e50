"""What NHN holds already, asked before something is made that must not be made twice.

NHN's contract does not say that an organisation's details list what stands below it in every case.
So a list that an answer lacks counts as not known, and so does an empty one in an answer that lists
none of those who are below the clinic for sure: answers of its test environment show organisations
with empty lists although somebody is registered below them.
"""

from collections.abc import Set
from typing import NamedTuple

from lxml import etree

from clinicspec.nhn.contract import COMMON, COMMUNICATION_PARTY, CPP_DATA, HPR
from clinicspec.nhn.equality import same_service

PARTY = f"{{{COMMUNICATION_PARTY}}}"
CODE = f"{{{COMMON}}}"
PROCESS = f"{{{CPP_DATA}}}"

PERSON_NUMBERS = [
    f"{PARTY}Person/{{{HPR}}}HPRInformation/{{{HPR}}}{name}" for name in ("HPRNumber", "HPRNo")
]
"""Where a person's HPR number stands: as a number, and as a text."""

LISTS = {
    "CreateOrganizationPerson": f"{PARTY}People",
    "CreateService": f"{PARTY}Services",
}
"""Where an organisation's details list what an operation creates."""


class Creation(NamedTuple):
    """What tells an entry that is created from all others."""

    parent_her_id: int
    key: str
    """The HPR number, or the service's code with its list, as in ``8666/KX17``."""


def creation_of(body: etree._Element) -> Creation:
    """What a request creates."""
    parent = int(body.findtext(f".//{PARTY}ParentHerId", "0"))
    key = _number(body.findtext(f".//{PARTY}HprNumber")) or _code(body, "ServiceCode")
    return Creation(parent, key or "")


def alike(parent: etree._Element, body: etree._Element, known: Set[int]) -> list[int] | None:
    """The HER-IDs of the entries below ``parent`` that are what ``body`` asks to create.

    ``parent`` is the answer to GetOrganizationDetails; the entries ``known`` are others for sure.
    None: the answer does not say it.
    """
    listed = parent.find(f".//{LISTS[etree.QName(body).localname]}")
    if listed is None:
        return None
    all_listed = {
        each.text
        for name in LISTS.values()
        for each in parent.iterfind(f".//{name}/*/{PARTY}HerId")
    }
    if len(listed) == 0 and all_listed.isdisjoint(map(str, known)):
        return None
    wanted = creation_of(body).key
    found, all_known = [], True
    for entry in listed:
        her_id = _number(entry.findtext(f"{PARTY}HerId"))
        numbers = (_number(entry.findtext(path)) for path in PERSON_NUMBERS)
        key = next(filter(None, numbers), None) or _code(entry, "Code")
        if her_id is not None and int(her_id) in known:
            continue
        if her_id is None or key is None:
            all_known = False
        elif same_service(key, wanted):
            found.append(int(her_id))
    return found if found or all_known else None


def her_id_in(answer: etree._Element) -> int | None:
    """The HER-ID that NHN has given to what was created."""
    her_id = _number(answer.findtext(f"*/{PARTY}HerId"))
    return None if her_id is None else int(her_id)


def process_of(element: etree._Element) -> tuple[str, str]:
    """The UUID, in lower case, and the version of the first process in an element."""
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
