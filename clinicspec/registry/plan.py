"""A plan's file, as ``clinicspec plan --format json`` prints it, and why it can't be sent."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, cast

from jsonschema import Draft202012Validator
from lxml import etree

from clinicspec.nhn.contract import CPP, CPP_DATA, OPERATIONS
from clinicspec.nhn.plan import checksum
from clinicspec.nhn.reading import Mistake, read_request
from clinicspec.nhn.request import Kind
from clinicspec.schemas import schema

LARGEST = 256 * 1024 * 1024
"""Bytes of a plan that are read. A request has some three kilobytes, and a clinic a few of them."""


DOING: Mapping[Kind, str] = {
    "create": "register",
    "update": "update",
    "activate": "activate",
    "deactivate": "deactivate",
    "add_process": "add a process",
    "remove_process": "remove a process",
}
"""What requests do, for people."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A request of a plan."""

    party: str
    name: str
    """What people call the party."""
    kind: Kind
    operation: str
    her_id: int | None
    """None of a party that the plan creates."""
    needs_snapshot: bool
    body: bytes | None
    """The content of its SOAP body; None while it waits for the HER-ID."""

    @property
    def to_cppa(self) -> bool:
        """Whether it goes to the CPPA service, and not to the Address Registry."""
        return OPERATIONS[self.operation].namespace == CPP

    @property
    def doing(self) -> str:
        """What it does, for people: with the process's name, where it is known."""
        if self.body is None or not self.to_cppa:
            return DOING[self.kind]
        name = etree.fromstring(self.body).findtext(f".//{{{CPP_DATA}}}Name")
        return DOING[self.kind].replace("a process", name or "a process")


@dataclass(frozen=True, slots=True)
class ClinicPlan:
    """What is planned for a clinic."""

    clinic: str
    folder: str
    """The specs folder, as it was named."""
    files: Mapping[str, str]
    """The SHA-256 of the spec's files, by their paths below the specs folder."""
    requests: tuple[Planned, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is planned for some clinics."""

    checksum: str
    clinics: tuple[ClinicPlan, ...]

    @property
    def to_cppa(self) -> bool:
        """Whether anything goes to the CPPA service."""
        return any(request.to_cppa for clinic in self.clinics for request in clinic.requests)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a plan is not sent."""

    why: str
    needs_approval: bool = False


def read_plan(content: bytes) -> Plan | Refusal:
    """The plan in a file, whole and approved, or why it can't be sent."""
    if len(content) > LARGEST:
        return Refusal("it is larger than any plan")
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        return Refusal("it is no JSON: write it with `clinicspec plan … --format json`")
    error = next(Draft202012Validator(schema("plan")).iter_errors(document), None)
    if error is not None:
        where = f" at {error.json_path[2:]}" if error.path else ""
        return Refusal(f"it is no plan{where}: write it with `clinicspec plan … --format json`")
    try:
        whole = checksum(document) == document["checksum"]
    except UnicodeEncodeError:  # half a character, which JSON can write and UTF-8 can't
        whole = False
    if not whole:
        return Refusal("it has been changed since it was made: plan again")
    if document["needs_approval"] and not document["approved"]:
        why = f"it needs approval: plan again with --approve {document['checksum']}"
        return Refusal(why, needs_approval=True)
    clinics = tuple(
        ClinicPlan(
            each["clinic"], each["folder"], each["files"], tuple(map(_planned, each["requests"]))
        )
        for each in document["clinics"]
    )
    for why in _reasons(clinics):
        return Refusal(why)
    return Plan(document["checksum"], clinics)


def changed_files(
    plan: ClinicPlan, now: Mapping[str, bytes], written: Mapping[str, set[str]]
) -> list[str]:
    """The spec's files that are not what was planned from, nor what ``registry send`` made of them.

    ``now`` is what they hold, and ``written`` the SHA-256 of what they have been given since.
    """
    return sorted(
        name
        for name in {*plan.files, *now}
        if name not in now
        or sha256(now[name]).hexdigest() not in {plan.files.get(name), *written.get(name, ())}
    )


def _planned(request: Mapping[str, Any]) -> Planned:
    body = request["body"]
    return Planned(
        request["party"],
        request["name"],
        cast(Kind, request["kind"]),
        request["operation"],
        request["her_id"],
        request["needs_snapshot"],
        None if body is None else body.encode(),
    )


def _reasons(clinics: tuple[ClinicPlan, ...]) -> Iterator[str]:
    """Why a plan can't be sent, though nobody has changed it."""
    if len({clinic.clinic for clinic in clinics}) < len(clinics):
        yield "it has two clinics of one id: plan for one specs folder at a time"
    for clinic in clinics:
        for request in clinic.requests:
            about = f"the request “{request.doing}” for {request.name} at {clinic.clinic}"
            if request.needs_snapshot:
                yield (
                    f"{about} is a preview, since the snapshot does not say what NHN holds: fetch"
                    " that, and plan again"
                )
            elif request.body is not None:
                read = read_request(request.body)
                if isinstance(read, Mistake):
                    yield f"{about} {read.what}: plan again"
                elif (read.operation, read.her_id) != (request.operation, request.her_id):
                    yield f"{about} holds something else: plan again"
