"""NHN's codes that a clinic's entries use; the lists stand in ``codes.json``, with their sources.

The Address Registry names a list by its number, the last part of its OID, and by a name of its own,
the ``SimpleType``. 9040 stands there whole; of the service types (8663, 8666)
NHN has more, and of the other lists only what clinicspec writes.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from clinicspec.model.origin import without_marks

LISTS = "2.16.578.1.12.4.1.1"
"""The OID below which all of these lists stand, each with its number."""

MUNICIPALITIES = 3402
ADDRESS_TYPES = 3401
BUSINESS_TYPES = 9040
ADDRESS_COMPONENTS = 9044
PROFESSIONS = 9060


@dataclass(frozen=True, slots=True)
class Code:
    """A code of one of NHN's lists; of a code that isn't known here, text and state are None."""

    list_number: int
    simple_type: str | None
    value: str
    text: str | None
    active: bool | None
    """False for a code that NHN has retired."""

    @property
    def oid(self) -> str:
        """The list's OID."""
        return f"{LISTS}.{self.list_number}"


def code(list_number: int, value: str) -> Code:
    """The code of this value in a list, be it known or not."""
    known = _lists().get(without_marks(str(list_number)), {})
    simple_type = known.get("simple_type")
    for state, active in (("codes", True), ("retired", False)):
        text = known.get(state, {}).get(value)
        if text is not None:
            return Code(list_number, simple_type, value, text, active)
    return Code(list_number, simple_type, value, None, None)


@cache
def _lists() -> Mapping[str, Any]:
    """The lists by their numbers."""
    lists: Mapping[str, Any] = json.loads(Path(__file__).with_name("codes.json").read_text("utf-8"))
    return lists
