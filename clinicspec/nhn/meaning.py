"""What a request means for patients and for those who write to the clinic, in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from clinicspec.model.names import listed
from clinicspec.nhn.addresses import QUEUES
from clinicspec.nhn.difference import PERIOD, WORDS
from clinicspec.nhn.equality import OPEN, last_day

if TYPE_CHECKING:
    from clinicspec.nhn.request import Request

CAN = {
    "booking": "book appointments",
    "time_request": "ask for an appointment",
    "e_contact": "write to the clinic",
    "e_consultation": "have an e-consultation",
    "prescription_renewal": "renew prescriptions",
}
"""What patients can do at HelseNorge through each service."""

FOR_MESSAGES = frozenset(WORDS[type_] for type_ in (*QUEUES, "E_EDI"))
"""The differences that decide where messages arrive."""


def meaning(request: Request) -> str:
    """The sentence, without a full stop."""
    name = request.name
    match request.kind:
        case "create":
            return f"NHN gives {name} a HER-ID, without which no message can reach {name}"
        case "activate" if request.postponed_to is not None:
            return _postponed(name, request.postponed_to)
        case "activate":
            return f"messages can reach {name} {request.changes[0].after}"
        case "deactivate":
            before = f"before {request.postponed_to} and " if request.postponed_to else ""
            return f"messages to {name} reach nobody {before}after {_last_day(request)}"
        case "add_process" | "remove_process":
            return _of_process(request)
        case "update" if request.blocked_by is not None:
            return f"{_when(request)}messages reach {name} at queues of the new HER-ID"
        case "update" if request.needs_snapshot and not request.changes:
            return f"the snapshot does not hold {name}, so nobody knows what this would change"
        case "update":
            return ", and ".join(_of_differences(request))


def _of_process(request: Request) -> str:
    process = request.process
    assert process is not None
    can = "can" if request.kind == "add_process" else "can't" if request.begins else "can no longer"
    does = (
        f"HelseNorge {can} be asked whether patients of {request.name} use it"
        if process.service is None
        else f"patients of {request.name} {can} {CAN[process.service]} at HelseNorge"
    )
    if request.beside:
        does += f" by version {process.version}, and not only by {listed(request.beside)} as before"
    return _when(request) + does


def _of_differences(request: Request) -> Iterator[str]:
    name, changes = request.name, request.changes
    unknown = [each.what for each in changes if request.needs_snapshot and each.before is None]
    changes = tuple(each for each in changes if each.what not in unknown)
    old = [each.what for each in changes if each.what in FOR_MESSAGES and each.before is not None]
    new = [each.what for each in changes if each.what in FOR_MESSAGES and each.before is None]
    periods = [each.after for each in changes if each.what == PERIOD]
    others = [each.what for each in changes if each.what not in (*FOR_MESSAGES, PERIOD)]
    if request.begins is not None and old + new:
        yield f"{_when(request)}messages reach {name} at the new {listed(old + new)}"
    elif old:
        yield f"messages to {name} reach nobody at the old {listed(old)}"
    if new and request.begins is None:
        yield f"messages reach {name} at the {listed(new)}"
    if request.postponed_to is not None:
        yield _postponed(name, request.postponed_to)
    elif periods:
        yield f"messages can reach {name} {periods[0]}"
    if others:
        yield f"whoever looks {name} up finds the new {listed(others)}"
    if unknown:
        yield f"the snapshot does not say whether {name} has this {listed(unknown)} already"


def _when(request: Request) -> str:
    """What comes first in a sentence about a party that nothing reaches yet."""
    return f"from {request.begins} on " if request.begins is not None else ""


def _postponed(name: str, day: str) -> str:
    return f"messages to {name} reach nobody before {day}"


def _last_day(request: Request) -> str:
    """The day that a request of SetCommunicationPartyValid sets."""
    period = request.body.get("period") if request.body is not None else None
    return last_day(period) if isinstance(period, Mapping) else OPEN
