"""Plain data to the values of NHN's types, each checked.

Plain data is what JSON holds: None, flags, numbers, texts, lists and mappings. From XML every value
is a text.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime

from clinicspec.diagnostics.finding import path_text
from clinicspec.model.names import cut
from clinicspec.nhn.contract import HPR, TYPES, ComplexType
from clinicspec.nhn.snapshot.file_findings import FileFindings
from clinicspec.nhn.soap import Value
from clinicspec.source.tree import Path

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""The characters that XML 1.0 can't hold (https://www.w3.org/TR/xml/#charsets)."""

_INT = re.compile(r"[+-]?[0-9]{1,10}")
_INTS = range(-(2**31), 2**31)

_FLAGS = {"true": True, "1": True, "false": False, "0": False}

_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?"
)

_TYPES = TYPES | {
    "ArrayOfAuthorization": ComplexType(HPR, {"Authorization": "Authorization"}),
    "Authorization": ComplexType(HPR, {"Profession": "Code", "Specialities": "ArrayOfSpeciality"}),
    "ArrayOfSpeciality": ComplexType(HPR, {"Speciality": "Speciality"}),
    "Speciality": ComplexType(HPR, {"Type": "Code"}),
}
"""The contract's types that are written, and what is only read, as far as it is."""


def read_value(plain: object, type_: str, path: Path, about: FileFindings) -> Value | None:
    """The value of a type of NHN's contract; None where there is none, or after a finding.

    Elements that the type does not have are passed over: an update has no place for them.
    """
    if plain is None or about.full:
        return None
    if type_ not in _TYPES:
        return _simple(plain, type_, path, about)
    if plain == "":  # in XML, a structure with nothing in it
        return None
    elements = _TYPES[type_].elements
    if type_.startswith("ArrayOf"):
        (item_type,) = elements.values()
        if isinstance(plain, list):
            items = [
                read_value(item, item_type, (*path, index), about)
                for index, item in enumerate(plain)
            ]
            return [item for item in items if item is not None]
        about.wrong(path, f"{path_text(path)} is {_shown(plain)}, where a list belongs")
        return None
    if isinstance(plain, Mapping):
        values = {
            name: read_value(plain.get(name), element_type, (*path, name), about)
            for name, element_type in elements.items()
        }
        return {name: value for name, value in values.items() if value is not None}
    about.wrong(path, f"{path_text(path)} is {_shown(plain)}, where a structure belongs")
    return None


def _simple(plain: object, type_: str, path: Path, about: FileFindings) -> Value | None:
    read, belongs = _SIMPLE.get(type_, _SIMPLE["string"])
    value = read(plain)
    if value is None:
        about.wrong(path, f"{path_text(path)} is {_shown(plain)}, where {belongs} belongs")
    elif isinstance(value, str) and _NOT_IN_XML.search(value):
        about.wrong(
            path, f"{path_text(path)} has a character that no message to the registry can hold"
        )
        return None
    return value


def _int(plain: object) -> int | None:
    if isinstance(plain, str) and _INT.fullmatch(plain):
        plain = int(plain)
    if isinstance(plain, int) and not isinstance(plain, bool) and plain in _INTS:
        return plain
    return None


def _flag(plain: object) -> bool | None:
    if isinstance(plain, str):
        return _FLAGS.get(plain)
    return plain if isinstance(plain, bool) else None


def _time(plain: object) -> str | None:
    if not isinstance(plain, str) or not _TIME.fullmatch(plain):
        return None
    try:
        datetime.fromisoformat(plain)
    except ValueError:
        return None
    return plain


def _string(plain: object) -> str | None:
    return plain if isinstance(plain, str) else None


_SIMPLE: dict[str, tuple[Callable[[object], str | int | None], str]] = {
    "int": (_int, "a whole number of 32 bits"),
    "boolean": (_flag, "true or false"),
    "dateTime": (_time, "a date and a time"),
    "string": (_string, "a text"),
}
"""How a simple type of the contract is read, and what it is called in messages."""


def _shown(plain: object) -> str:
    if isinstance(plain, list):
        return "a list"
    if isinstance(plain, Mapping):
        return "a structure"
    return f"“{cut(str(plain))}”"
