"""The bytes of one file of a snapshot, as XML or JSON; what is made to hurt is refused."""

import codecs
import json
import re
from typing import Any

from lxml import etree

from clinicspec.model.names import cut
from clinicspec.nhn.snapshot.file_findings import FileFindings
from clinicspec.source.guarded_xml import guarded_parser, has_doctype

_LONGEST_NUMBER = 20
"""Digits. What is longer takes time to read, and is no number of the registry's."""

_PLACE = re.compile(", line [0-9]+, column [0-9]+$")
"""What libxml2 says of the place, which the finding has already."""

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def parse(content: bytes, about: FileFindings) -> Any:
    """The XML document's root, or the JSON document's value; None where there is neither.

    What a file is is told by its first character, whatever its name.
    """
    encoding = "utf-16" if content.startswith(_UTF_16) else "utf-8-sig"
    first = content.decode(encoding, "replace").lstrip()[:1]
    if not first:
        about.damaged("the file is empty")
    elif first == "<":
        return _xml(content, about)
    elif first in "{[":
        return _json(content, about)
    else:
        about.unknown_form("neither XML nor JSON")
    return None


def _xml(content: bytes, about: FileFindings) -> etree._Element | None:
    """The root, with neither comments nor processing instructions below it."""
    try:
        root = etree.fromstring(content, guarded_parser())
    except etree.XMLSyntaxError as error:
        line, column = error.position
        about.damaged(f"the file is no XML that can be read: {_reason(error.msg)}", line, column)
        return None
    if has_doctype(root):
        about.damaged("the file has a DOCTYPE, which no answer of the registry's has")
        return None
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    return root


def _json(content: bytes, about: FileFindings) -> object:
    """``None`` for the document ``null`` too, which is reported as any other that is no answer."""
    try:
        return json.loads(
            content.decode(json.detect_encoding(content)),
            object_pairs_hook=_no_duplicates,
            parse_constant=_no_constant,
            parse_int=_whole_number,
        )
    except json.JSONDecodeError as error:
        why = f"the file is no JSON that can be read: {_reason(error.msg)}"
        about.damaged(why, error.lineno, error.colno)
    except UnicodeDecodeError as error:
        about.damaged(f"the file is no JSON that can be read: it is no {error.encoding}")
    except RecursionError:
        about.damaged("the file nests its values deeper than any answer of the registry's")
    except ValueError as error:  # of the three functions below
        about.damaged(f"the file is no JSON that can be read: {error}")
    return None


def _no_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values: dict[str, object] = {}
    for key, value in pairs:
        if key in values:
            raise ValueError(f"the key “{cut(key)}” stands twice in one object")
        values[key] = value
    return values


def _no_constant(word: str) -> None:
    raise ValueError(f"{word} is no number")


def _whole_number(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER:
        raise ValueError(f"a number has {len(digits)} digits")
    return int(digits)


def _reason(text: str | None) -> str:
    """What a parser says, as a part of a sentence."""
    text = _PLACE.sub("", text or "it has no content")
    return text[:1].lower() + text[1:].removesuffix(".")
