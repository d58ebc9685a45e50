"""What a request replaces, as digests: of what it was made from, and of what it makes of that.

Before a request is sent, NHN is asked what it holds by now. If that is neither of the two, somebody
has changed it after the snapshot was taken, and the request would undo that.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from clinicspec.artefact import text_bytes
from clinicspec.nhn.equality import day, last_day

if TYPE_CHECKING:
    from clinicspec.nhn.request import Request
    from clinicspec.nhn.soap import Values

State = Mapping[str, str]
"""SHA-256 by part of an entry: ``period``, and of an update also ``values``, which are the rest."""

UNTOLD = ("Active", "CodeText", "LastChanged", "LongDescription", "SimpleType", "TypeCodeValue")
"""What NHN itself fills in: when something was changed, and what says a code a second time."""


def state(values: Values) -> State:
    """The state of a whole entry.

    An inherited address is its parent's, so it counts for nothing here; nor does the order of
    addresses, the case of texts, or at what time of a day a period begins.
    """
    rest = {name: value for name, value in values.items() if name != "Valid"}
    return {"period": _of_period(values.get("Valid")), "values": _digest(_told(rest))}


def replaced(request: Request, held: Values) -> tuple[State, State] | None:
    """What a request replaces of the values ``held``, before and after it.

    None of a request that replaces nothing of an entry that is known.
    """
    if request.body is None:
        return None
    before = state(held)
    if request.kind == "update":
        (values,) = request.body.values()
        assert isinstance(values, Mapping)
        return before, state(values)
    if request.kind in ("activate", "deactivate"):
        return {"period": before["period"]}, {"period": _of_period(request.body["period"])}
    return None


def _of_period(period: object) -> str:
    """Its days, since NHN writes the end of a period in several ways."""
    if not isinstance(period, Mapping):
        return _digest(None)
    return _digest([day(period.get("From")), last_day(period)])


def _told(value: Any) -> Any:
    """What is left of a value without what NHN fills in, in the one form that all have."""
    if isinstance(value, Mapping):
        parts = {name: _told(part) for name, part in value.items() if name not in UNTOLD}
        return {name: part for name, part in parts.items() if part not in (None, "", [], {})}
    if isinstance(value, list | tuple):
        own = [_told(each) for each in value if not _inherited(each)]
        return sorted(own, key=lambda each: json.dumps(each, sort_keys=True))
    return " ".join(value.casefold().split()) if isinstance(value, str) else value


def _inherited(value: object) -> bool:
    return isinstance(value, Mapping) and value.get("Inherited") is True


def _digest(content: object) -> str:
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return sha256(text_bytes(canonical)).hexdigest()
