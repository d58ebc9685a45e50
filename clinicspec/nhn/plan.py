"""The plan: what must change in the Address Registry for some clinics, as a reviewed document.

Its checksum is what a reviewer approves and what `registry send` looks at: two plans with the same
one ask for the same.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from clinicspec.artefact import text_bytes
from clinicspec.nhn.meaning import meaning
from clinicspec.nhn.request import Request
from clinicspec.nhn.soap import soap_body
from clinicspec.nhn.states import replaced
from clinicspec.nhn.unlisted import LeftAlone

if TYPE_CHECKING:
    from clinicspec.nhn.entry import Entry

VERSION = 1
"""Of the plan's format."""


@dataclass(frozen=True)
class ClinicPlan:
    """What must change for one clinic."""

    id: str
    name: str
    folder: str
    """The specs folder, as the user named it."""
    files: Mapping[str, str]
    """The SHA-256 of the spec's files, by path below that folder."""
    environment: str
    requests: tuple[Request, ...]
    left_alone: tuple[LeftAlone, ...]
    registered: int
    """How many parties the registry holds of the clinic, the organisation included."""
    entries: Mapping[int, Entry] = field(default_factory=dict)
    """What the registry holds, by HER-ID."""

    @property
    def harmed(self) -> int:
        """How many parties are deactivated, begin later, or lose a service."""
        return len({each.party for each in self.requests if each.harms})


@dataclass(frozen=True)
class Thresholds:
    """How much may be taken from patients before somebody has to approve it."""

    max_parties: int
    """Parties that are deactivated, begin later or lose a service, over all clinics."""
    max_share: float
    """The share of them among the parties that the registry holds of a clinic."""


@dataclass(frozen=True)
class Plan:
    """What must change for some clinics."""

    clinics: tuple[ClinicPlan, ...]
    thresholds: Thresholds

    @property
    def requests(self) -> list[Request]:
        """All requests, clinic by clinic."""
        return [request for clinic in self.clinics for request in clinic.requests]

    @property
    def counts(self) -> Counter[str]:
        """How many requests there are of each kind."""
        return Counter(request.kind for request in self.requests)

    @property
    def approval(self) -> list[str]:
        """Why the plan needs somebody's approval; nothing where it needs none."""
        harmed = sum(clinic.harmed for clinic in self.clinics)
        most, share = self.thresholds.max_parties, self.thresholds.max_share
        what = "deactivated, begin later or lose a service, more than"
        in_all = [f"{harmed} parties are {what} {most}"] if harmed > most else []
        return in_all + [
            f"{clinic.harmed} of the {clinic.registered} parties of {clinic.name} are {what} "
            f"{share:.0%}"
            for clinic in self.clinics
            if clinic.harmed > share * clinic.registered
        ]


def document(plan: Plan, approved_checksum: str | None = None) -> dict[str, Any]:
    """The plan as JSON, as ``plan.schema.json`` describes it."""
    content = {
        "version": VERSION,
        "needs_approval": bool(plan.approval),
        "clinics": [_clinic(clinic) for clinic in plan.clinics],
    }
    its = checksum(content)
    return {**content, "checksum": its, "approved": its == approved_checksum}


def checksum(document: Mapping[str, Any]) -> str:
    """The checksum of a plan's document: of all that it says beside the checksum and approval."""
    content = {key: value for key, value in document.items() if key not in ("checksum", "approved")}
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(text_bytes(canonical)).hexdigest()}"


def _clinic(clinic: ClinicPlan) -> dict[str, Any]:
    return {
        "clinic": clinic.id,
        "folder": clinic.folder,
        "files": dict(clinic.files),
        "environment": clinic.environment,
        "requests": [_request(request, clinic.entries) for request in clinic.requests],
        "left_alone": [each._asdict() for each in clinic.left_alone],
    }


def _request(request: Request, entries: Mapping[int, Entry]) -> dict[str, Any]:
    body, process = request.body, request.process
    entry = entries.get(request.her_id or 0)
    states = replaced(request, entry.values) if entry is not None else None
    made_from, makes = states or (None, None)
    return {
        "order": request.order,
        "kind": request.kind,
        "operation": request.operation,
        "party": request.party,
        "name": request.name,
        "her_id": request.her_id,
        "process": None
        if process is None
        else {"name": process.name, "version": process.version, "uuid": process.uuid},
        "needs_snapshot": request.needs_snapshot,
        "blocked_by": request.blocked_by,
        "changes": [
            {"what": each.what, "from": each.before, "to": each.after} for each in request.changes
        ],
        "meaning": meaning(request),
        "made_from": made_from,
        "makes": makes,
        "body": soap_body(request.operation, body).decode() if body is not None else None,
    }
