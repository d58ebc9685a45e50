"""A clinic with a spec, a registry that is not yet as the spec says, and the plan between them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from clinicspec.check import model_of
from clinicspec.model.spec import Spec
from clinicspec.nhn.change_set import requests
from clinicspec.nhn.plan import ClinicPlan, Plan, Thresholds, checksum, document
from clinicspec.nhn.request import Request
from clinicspec.store.specs_folder import ClinicFiles, find_specs
from tests.cli.command import Run, clinicspec
from tests.clinics import REFERENCE, spec_of
from tests.nhn.registry import Registry
from tests.registry.server import USER, Server

CHANGES = {
    "    her_id: 8900101  ": "    active: {from: 2026-08-01}\n    her_id: pending  ",
    "{her_id: 8900110}": "{her_id: 'pending', from: 2026-08-01, code_system: 8666, code: FR}",
    "  site: {": """  vacant_lists:
    her_id: pending  # applied for in June
    from: 2026-08-01
    lists: {list-4: {name: Liste 4}}
    services: [e_contact]
  site: {""",
}
"""What the reference is changed by: a GP, the vacant lists and resource booking are pending."""

OLD = {
    'phone: "+47 21 00 00 00"': 'phone: "+47 21 00 00 99"',
    """    patient_list: {capacity: 950}
    services: [booking, e_consultation, e_contact""": """    patient_list: {capacity: 950}
    services: [booking, e_contact""",
}
"""What the registry still holds of before: a telephone number, a GP without e-consultations."""

WRITTEN = {
    "her_id: pending                 # number": "her_id: 9000001                 # number",
    "her_id: 'pending'": "her_id: 9000003",
    "her_id: pending  # applied for in June": "her_id: 9000002  # applied for in June",
}
"""What is written into the spec."""

SETTINGS = Thresholds(max_parties=100, max_share=1.0)


def changed_text(text: str, changes: dict[str, str]) -> str:
    """A text with some places changed, each of which stands there once."""
    for old, new in changes.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


TEXT = changed_text(REFERENCE.read_text(), CHANGES)


def plan_of(
    registry: Registry, spec: Spec, folder: str, files: Mapping[str, str]
) -> dict[str, Any]:
    """The document of the plan that leads from a registry to a spec in some files."""
    snapshot = registry.snapshot()
    planned = ClinicPlan(
        spec.id,
        spec.clinic.name,
        folder,
        files,
        spec.environment,
        tuple(requests(spec, snapshot)),
        (),
        len(registry.entries),
        snapshot.entries,
    )
    return document(Plan((planned,), SETTINGS))


@dataclass(frozen=True)
class World:
    """A user's folder."""

    folder: Path
    shared: Path

    def registry(self) -> Registry:
        """The registry as it is at first."""
        return Registry.of(spec_of(changed_text(TEXT, OLD)), self.shared)

    @property
    def spec(self) -> Path:
        """The clinic's spec."""
        return self.folder / "specs" / "fjordbyen.yaml"

    @property
    def plan(self) -> Path:
        """The plan's file."""
        return self.folder / "plan.json"

    def clinic(self) -> ClinicFiles:
        """The clinic's files."""
        (clinic,) = find_specs([str(self.spec)]).clinics
        return clinic

    def write_plan(self, registry: Registry, **changes: Any) -> dict[str, Any]:
        """Plan what leads from a registry to the spec, and return the document."""
        clinic = self.clinic()
        files = {file.path: sha256(file.content).hexdigest() for file in clinic.files}
        made = plan_of(registry, model_of(clinic), str(self.folder / "specs"), files) | changes
        self.plan.write_text(json.dumps(made))
        return made

    def pending(self) -> int:
        """How many HER-IDs are pending in the spec."""
        return len(re.findall(r"her_id: '?pending", self.spec.read_text()))


def send(world: World, server: Server, *options: str) -> Run:
    """Send the plan."""
    to = ("--endpoint", server.url, "--user", USER)
    return clinicspec("registry", "send", world.plan, *to, *options)


def left_to_do(world: World, server: Server) -> list[Request]:
    """The requests that the registry still lacks."""
    return requests(model_of(world.clinic()), server.registry.snapshot())


def edit_plan(world: World, document: dict[str, Any]) -> None:
    """Put a document in the plan's place, with the checksum that is right for it."""
    world.plan.write_text(json.dumps(document | {"checksum": checksum(document)}))


def state(registry: Registry) -> Any:
    """All that a registry holds."""
    return (
        {
            her_id: (held.kind, held.parent, held.key, held.values)
            for her_id, held in registry.entries.items()
        },
        {her_id: sorted(map(str, held)) for her_id, held in registry.processes.items()},
    )
