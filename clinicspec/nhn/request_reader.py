"""A request's body, read by NHN's contract: the elements' order and name spaces, and their texts.

Nothing here is shared with what writes bodies but the contract's tables. It is at least as strict
as NHN's schema: it also refuses what no request of clinicspec's has, and a reader at NHN might take
in another way than one here, such as a DOCTYPE, a comment, or spaces around a number.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from lxml import etree

from clinicspec.nhn.contract import OPERATIONS, TYPES, ComplexType
from clinicspec.source.guarded_xml import guarded_parser, has_doctype
from clinicspec.source.text import Position

LARGEST = 2**20
"""Bytes of a body that are read. A request is a few thousand bytes long."""

LONGEST_QUOTE = 60
"""Characters of a name or a text that a mistake shows."""

INTEGER = re.compile(r"[+-]?[0-9]{1,10}")
SMALLEST_INTEGER, LARGEST_INTEGER = -(2**31), 2**31 - 1
BOOLEANS = ("true", "false", "1", "0")
DATE_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?"
    r"(?:Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?"
)
GUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


class Mistake(NamedTuple):
    """What is wrong in a body, and where it stands."""

    what: str
    """Goes on after the file's name: “has …”."""
    position: Position


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """A body that follows the contract."""

    operation: str
    her_id: int | None
    """Of the party that it is about; None where it creates one, or does not say."""
    parent_her_id: int | None
    """Of the party below which one is created."""
    root: etree._Element

    @property
    def namespace(self) -> str:
        """The name space of the operation, which says the schema that NHN has for it."""
        return OPERATIONS[self.operation].namespace


def read_request(content: bytes) -> ReadRequest | Mistake:
    """The body in a file, or the first mistake in it."""
    if len(content) > LARGEST:
        return Mistake(f"is longer than {LARGEST // 2**20} MiB, as no request is", Position(1, 1))
    try:
        root = etree.fromstring(content, guarded_parser())
    except etree.XMLSyntaxError as error:
        line, column = error.position
        return Mistake("is no XML that can be read", Position(max(line, 1), max(column, 1)))
    if has_doctype(root):
        return Mistake("has a DOCTYPE, which a request to NHN must not have", Position(1, 1))
    mistake = next(_in_body(root), None)
    if mistake is not None:
        return mistake
    operation = etree.QName(root).localname
    about = "{*}herId" if "herId" in OPERATIONS[operation].parameters else "*//{*}HerId"
    return ReadRequest(operation, _number(root, about), _number(root, "*/{*}ParentHerId"), root)


def _number(root: etree._Element, path: str) -> int | None:
    text = root.findtext(path)
    return None if text is None else int(text)


def _in_body(root: etree._Element) -> Iterator[Mistake]:
    name = etree.QName(root)
    operation = OPERATIONS.get(name.localname)
    if operation is None:
        yield _at(root, f"asks for {_quoted(name.localname)}, which is no operation that is known")
    elif name.namespace != operation.namespace:
        yield _wrong_namespace(root, operation.namespace)
    else:
        yield from _attributes(root)
        sequence = ComplexType(operation.namespace, operation.parameters)
        yield from _in_sequence(root, sequence, repeated=False)


def _in_element(element: etree._Element, type_: str) -> Iterator[Mistake]:
    yield from _attributes(element)
    if type_ in TYPES:
        yield from _in_sequence(element, TYPES[type_], repeated=type_.startswith("ArrayOf"))
    elif len(element):
        yield _at(element, f"has more than a text in {_name(element)}")
    elif not _TEXTS[type_].accepts(element.text or ""):
        text = _quoted(element.text or "")
        yield _at(element, f"has {text} in {_name(element)}, which is not {_TEXTS[type_].what}")


def _in_sequence(
    element: etree._Element, type_: ComplexType, *, repeated: bool
) -> Iterator[Mistake]:
    """``repeated``: the type is an array, whose one element may stand any number of times."""
    inside = _name(element)
    for text in (element.text, *(child.tail for child in element)):
        if text and text.strip(" \t\r\n"):
            yield _at(element, f"has the text {_quoted(text.strip())} among elements in {inside}")
    order = list(type_.elements)
    last = -1
    for child in element:
        if isinstance(child, etree._Comment | etree._ProcessingInstruction):
            yield _at(
                child, f"has a comment or an instruction in {inside}, which NHN has no use for"
            )
            continue
        name = etree.QName(child)
        if name.localname not in order:
            yield _at(
                child, f"has {_name(child)} in {inside}, where NHN's contract has no such one"
            )
            continue
        place = order.index(name.localname)
        if name.namespace != type_.namespace:
            yield _wrong_namespace(child, type_.namespace)
        elif place < last:
            yield _at(
                child,
                f"has {_name(child)} after `{order[last]}` in {inside}, so NHN would refuse it or "
                "pass it over",
            )
        elif place == last and not repeated:
            yield _at(child, f"has {_name(child)} twice in {inside}")
        else:
            last = place
            yield from _in_element(child, type_.elements[name.localname])


def _attributes(element: etree._Element) -> Iterator[Mistake]:
    for name in element.attrib:
        shown = _quoted(str(name))
        yield _at(element, f"has the attribute {shown} at {_name(element)}, where none belongs")


def _wrong_namespace(element: etree._Element, expected: str) -> Mistake:
    actual = etree.QName(element).namespace
    said = f"in the name space {_quoted(actual)}" if actual else "in no name space"
    return _at(element, f"has {_name(element)} {said}, where NHN's contract has {expected}")


def _at(element: etree._Element, what: str) -> Mistake:
    return Mistake(what, Position(element.sourceline, 1))  # type: ignore[arg-type]  # stubs: ...


def _name(element: etree._Element) -> str:
    return f"`{etree.QName(element).localname[:LONGEST_QUOTE]}`"


def _quoted(text: str) -> str:
    return f"“{text[:LONGEST_QUOTE]}{'…' if len(text) > LONGEST_QUOTE else ''}”"


class _Text(NamedTuple):
    """A type of texts: what it is called, and whether a text is of it."""

    what: str
    accepts: Callable[[str], bool]


def _is_integer(text: str) -> bool:
    return bool(INTEGER.fullmatch(text)) and SMALLEST_INTEGER <= int(text) <= LARGEST_INTEGER


def _is_date_time(text: str) -> bool:
    if not DATE_TIME.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


_TEXTS = {
    "string": _Text("a text", lambda _: True),
    "int": _Text("a whole number of at most 32 bits", _is_integer),
    "boolean": _Text("true or false", BOOLEANS.__contains__),
    "dateTime": _Text("a date with a time of day", _is_date_time),
    "guid": _Text("a UUID", lambda text: bool(GUID.fullmatch(text))),
}
