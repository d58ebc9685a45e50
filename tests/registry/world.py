"""A clinic with a spec, a registry that is not yet as the spec says, and the plan between them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from clinicspec.check import model_of
from clinicspec.nhn.change_set import requests
from clinicspec.nhn.plan import ClinicPlan, Plan, Thresholds, document
from clinicspec.store.specs_folder import ClinicFiles, find_specs
from tests.clinics import REFERENCE, spec_of
from tests.nhn.registry import Registry

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
        spec = model_of(clinic)
        files = {file.path: sha256(file.content).hexdigest() for file in clinic.files}
        planned = ClinicPlan(
            clinic.id,
            spec.clinic.name,
            str(self.folder / "specs"),
            files,
            spec.environment,
            tuple(requests(spec, registry.snapshot())),
            (),
            len(registry.entries),
        )
        made = document(Plan((planned,), SETTINGS)) | changes
        self.plan.write_text(json.dumps(made))
        return made

    def pending(self) -> int:
        """How many HER-IDs are pending in the spec."""
        return len(re.findall(r"her_id: '?pending", self.spec.read_text()))


def state(registry: Registry) -> Any:
    """All that a registry holds."""
    return (
        {
            her_id: (held.kind, held.parent, held.key, held.values)
            for her_id, held in registry.entries.items()
        },
        {her_id: sorted(map(str, held)) for her_id, held in registry.processes.items()},
    )
