"""A plan's file, as ``clinicspec plan --format json`` prints it, and why it can't be sent."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, cast

from jsonschema import Draft202012Validator

from clinicspec.nhn.contract import CPP, OPERATIONS
from clinicspec.nhn.plan import checksum
from clinicspec.nhn.plan_text import DOES
from clinicspec.nhn.request import RequestKind
from clinicspec.nhn.request_reader import Mistake, read_request
from clinicspec.nhn.states import State
from clinicspec.registry.held import process_of
from clinicspec.schemas import schema

LARGEST = 256 * 1024 * 1024
"""Bytes of a plan that are read. A request has some three kilobytes, and a clinic a few of them."""

REPLACING: tuple[RequestKind, ...] = ("update", "activate", "deactivate")
"""The kinds of requests that replace what an entry has."""


class ApprovedProcess(NamedTuple):
    """The process that a request adds or removes."""

    name: str
    version: str
    uuid: str


@dataclass(frozen=True, slots=True)
class ApprovedRequest:
    """A request of a plan."""

    party: str
    name: str
    """What people call the party."""
    kind: RequestKind
    operation: str
    her_id: int | None
    """None of a party that the plan creates."""
    process: ApprovedProcess | None
    needs_snapshot: bool
    made_from: State | None
    """What it replaces, as the plan's snapshot has it; None where it replaces nothing."""
    makes: State | None
    """What it puts in the place of that."""
    body: bytes | None
    """The content of its SOAP body; None while it waits for the HER-ID."""

    @property
    def to_cppa(self) -> bool:
        """Whether it goes to the CPPA service, and not to the Address Registry."""
        return OPERATIONS[self.operation].namespace == CPP

    @property
    def process_key(self) -> tuple[str, str] | None:
        """The UUID, in lower case, and the version of its process."""
        return None if self.process is None else (self.process.uuid.lower(), self.process.version)

    @property
    def title(self) -> str:
        """What it does, for people, as in ``update Fjordbyen legesenter``."""
        process = self.process
        what = f" {process.name} {process.version}" if process is not None else " a process"
        return f"{DOES[self.kind].replace(' a process', what)} {self.name}"


@dataclass(frozen=True, slots=True)
class ApprovedClinic:
    """What is planned for a clinic."""

    clinic: str
    folder: str
    """The specs folder, as it was named."""
    files: Mapping[str, str]
    """The SHA-256 of the spec's files, by their paths below the specs folder."""
    requests: tuple[ApprovedRequest, ...]


@dataclass(frozen=True, slots=True)
class ApprovedPlan:
    """What is planned for some clinics."""

    checksum: str
    clinics: tuple[ApprovedClinic, ...]

    @property
    def to_cppa(self) -> bool:
        """Whether anything goes to the CPPA service."""
        return any(request.to_cppa for clinic in self.clinics for request in clinic.requests)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a plan is not sent."""

    why: str
    needs_approval: bool = False


def read_plan(content: bytes) -> ApprovedPlan | Refusal:
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
        ApprovedClinic(
            each["clinic"], each["folder"], each["files"], tuple(map(_planned, each["requests"]))
        )
        for each in document["clinics"]
    )
    for why in _reasons(clinics):
        return Refusal(why)
    return ApprovedPlan(document["checksum"], clinics)


def _planned(request: Mapping[str, Any]) -> ApprovedRequest:
    body, process = request["body"], request["process"]
    return ApprovedRequest(
        request["party"],
        request["name"],
        cast(RequestKind, request["kind"]),
        request["operation"],
        request["her_id"],
        None if process is None else ApprovedProcess(**process),
        request["needs_snapshot"],
        request["made_from"],
        request["makes"],
        None if body is None else body.encode(),
    )


def _reasons(clinics: tuple[ApprovedClinic, ...]) -> Iterator[str]:
    """Why a plan can't be sent, though nobody has changed it."""
    if len({clinic.clinic for clinic in clinics}) < len(clinics):
        yield "it has two clinics of one id: plan for one specs folder at a time"
    for clinic in clinics:
        for request in clinic.requests:
            about = f"the request to {request.title} at {clinic.clinic}"
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
                elif request.to_cppa and process_of(read.root) != request.process_key:
                    yield f"{about} holds another process: plan again"
                elif request.kind in REPLACING and not _says_states(request):
                    yield f"{about} does not say what it was made from: plan again"


def _says_states(request: ApprovedRequest) -> bool:
    """Whether a request that replaces something says what, and all of it."""
    made_from, makes = request.made_from, request.makes
    if made_from is None or makes is None or set(made_from) != set(makes):
        return False
    return request.kind != "update" or "values" in made_from
