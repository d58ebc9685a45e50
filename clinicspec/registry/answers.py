"""What NHN's services answer: the content of a SOAP body, or a fault in NHN's own words."""

from dataclasses import dataclass

from lxml import etree

from clinicspec.nhn.contract import COMMON, NO_CPP, SOAP_ENVELOPES
from clinicspec.source.guarded_xml import guarded_parser, has_doctype

BEFORE_THE_DEED = frozenset({"InvalidHerIdSupplied"})
"""The error codes of NHN's that say for sure that nothing has been done. What else a GenericFault
may say is not published. Source: NHN's answer about a HER-ID that does not exist."""

LONGEST_WORDS = 500
"""Characters of NHN's words that are shown."""


@dataclass(frozen=True, slots=True)
class Answer:
    """NHN has done what was asked."""

    content: bytes
    """The whole SOAP envelope."""
    body: etree._Element
    """What stands in its body."""


@dataclass(frozen=True, slots=True)
class Fault:
    """NHN has not done what was asked, and says why."""

    words: tuple[str, ...]
    """A line each: NHN's message, the property that it is about and its value."""
    refused: bool
    """Whether it is sure that nothing has been done: NHN has found mistakes in the values, or says
    one of the codes that are known for it. Any other fault may come after the deed."""
    no_cpp: bool = False
    """Whether it says that the party has no CPP yet."""


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """There is no way to NHN for now, or none that anything came back by."""

    why: str
    refused: bool = False
    """Whether it is sure that nothing has been done; else it may have been, and is not known."""


def read_answer(content: bytes, response: str) -> Answer | Fault | NoAnswer:
    """Read what came back from a service.

    ``response`` is the element that answers, as in ``{name space}CreateServiceResponse``.
    """
    try:
        root = etree.fromstring(content, guarded_parser())
    except (etree.XMLSyntaxError, ValueError):
        return NoAnswer("what came back is no SOAP")
    if has_doctype(root):
        return NoAnswer("what came back has a DOCTYPE, which SOAP does not allow")
    for envelope in SOAP_ENVELOPES:
        body = root.find(f"{{{envelope}}}Body")
        fault = root.find(f"{{{envelope}}}Body/{{{envelope}}}Fault")
        if fault is not None:
            return _fault(fault)
        if body is not None and [child.tag for child in body] == [response]:
            return Answer(content, body[0])
        if body is not None:
            return NoAnswer("what came back answers something else")
    return NoAnswer("what came back is no SOAP")


def _fault(fault: etree._Element) -> Fault:
    """A GenericFault says a code and a message, a ValidationFault all that is wrong with values."""
    validation = fault.find(f".//{{{COMMON}}}ValidationFault")
    generic = fault.find(f".//{{{COMMON}}}GenericFault")
    words = []
    code = ""
    if validation is not None:
        words = [_of_value(each) for each in validation.iter(f"{{{COMMON}}}ValidationError")]
    elif generic is not None:
        code, message = (_text(generic, f"{{{COMMON}}}{name}") for name in ("ErrorCode", "Message"))
        words = [f"{message} ({code})" if message and code else message or code]
    # SOAP 1.2 says the reason in a Text, SOAP 1.1 in a faultstring.
    reason = _text(fault, ".//{*}Reason/{*}Text") or _text(fault, "faultstring")
    said = tuple(each for each in words if each) or (reason or "no reason is given",)
    refused = validation is not None or code in BEFORE_THE_DEED
    return Fault(said, refused, no_cpp=code == NO_CPP)


def _of_value(error: etree._Element) -> str:
    """One thing that is wrong: the message, then the property with the value that it has."""
    message, name, display_name, value = (
        _text(error, f"{{{COMMON}}}{part}")
        for part in ("Message", "PropertyName", "DisplayName", "Value")
    )
    about = f"{name or display_name}: “{value}”" if value else name or display_name
    return f"{message} ({about})" if message and about else message or about


def _text(element: etree._Element, path: str) -> str:
    """The text at a path on one line, "" where there is none."""
    text = " ".join((element.findtext(path) or "").split())
    return text if len(text) <= LONGEST_WORDS else f"{text[:LONGEST_WORDS]}…"
