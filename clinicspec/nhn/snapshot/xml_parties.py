"""Communication parties in XML, as the SOAP service answers and as such answers are kept.

An answer becomes plain data in NHN's own names, which is just what the REST API's older form has.
"""

from typing import Any

from lxml import etree

from clinicspec.nhn.contract import COMMON, COMMUNICATION_PARTY, SOAP_ENVELOPES
from clinicspec.nhn.snapshot.file_findings import FileFindings

_LONGEST_WORDS = 200
"""Characters of a fault that are repeated."""

_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"

_DETAILS = (
    "GetCommunicationPartyDetails",
    "GetOrganizationDetails",
    "GetOrganizationPersonDetails",
    "GetServiceDetails",
)
"""The operations that answer with one whole party."""

_PARTY = ("CommunicationParty", "Organization", "OrganizationPerson", "Service")

_LISTS = {
    *("Authorizations", "ElectronicAddresses", "FutureElectronicAddresses", "Organizations"),
    *("People", "PhysicalAddresses", "Properties", "Services", "Specialities"),
}
"""The elements whose content is a list, be it of one item or of none."""


def unwrapped(root: etree._Element, about: FileFindings) -> etree._Element | None:
    """What a SOAP envelope holds, or the root itself; None after a finding."""
    name = etree.QName(root)
    if name.namespace not in SOAP_ENVELOPES or name.localname != "Envelope":
        return root
    content = root.find(f"{{{name.namespace}}}Body/*")
    if content is None:
        about.damaged("the SOAP envelope has nothing in it")
    return content


def words_of_fault(content: etree._Element) -> str | None:
    """What a fault says: NHN's message and its code, or else SOAP's reason; None for no fault."""
    name = etree.QName(content)
    if name.namespace not in SOAP_ENVELOPES or name.localname != "Fault":
        return None
    of_nhn = [_text(content.find(f".//{{{COMMON}}}{part}")) for part in ("Message", "ErrorCode")]
    words = of_nhn if any(of_nhn) else [_text(content.find(f".//{{{name.namespace}}}Text"))]
    return "".join(f" “{word[:_LONGEST_WORDS]}”" for word in words if word)


def party_elements(root: etree._Element) -> list[etree._Element] | None:
    """The parties of an answer or of a bare party; None for anything else."""
    name = etree.QName(root)
    if name.namespace != COMMUNICATION_PARTY:
        return None
    if name.localname in _PARTY:
        return [root]
    operation = name.localname.removesuffix("Response")
    if operation in _DETAILS:
        return root.findall(f"{{{COMMUNICATION_PARTY}}}{operation}Result")
    return None


def plain(element: etree._Element) -> Any:
    """The content of an element: None, a text, a list, or a mapping from NHN's names.

    An element that stands several times where NHN has it once is a list, and so of a wrong type for
    whoever reads it.
    """
    if element.get(_NIL) in ("true", "1"):
        return None
    name = etree.QName(element).localname
    if name in _LISTS:
        return [plain(child) for child in element]
    if not len(element):
        return _text(element)
    values: dict[str, list[object]] = {}
    for child in element:
        values.setdefault(etree.QName(child).localname, []).append(plain(child))
    return {name: each if len(each) > 1 else each[0] for name, each in values.items()}


def _text(element: etree._Element | None) -> str:
    return "" if element is None else (element.text or "").strip()
