"""The published JSON Schemas, and which artefact each describes."""

import json
from importlib.resources import files
from typing import Any

SCHEMA_FILES = {
    "baseline": ("clinicspec.diagnostics", "baseline.schema.json"),
    "blame": ("clinicspec.origins", "blame.schema.json"),
    "change-set": ("clinicspec.nhn", "change-set.schema.json"),
    "diagnostics": ("clinicspec.diagnostics", "diagnostics.schema.json"),
    "diff": ("clinicspec.diff", "diff.schema.json"),
    "manifest": ("clinicspec.store", "manifest.schema.json"),
    "origins": ("clinicspec.origins", "origins.schema.json"),
    "parties": ("clinicspec.nhn", "parties.schema.json"),
    "plan": ("clinicspec.nhn", "plan.schema.json"),
    "routing": ("clinicspec.routing", "routing.schema.json"),
    "services": ("clinicspec.helsenorge", "services.schema.json"),
    "test-results": ("clinicspec.expectations", "results.schema.json"),
}
"""Name, package and file of the schemas, each beside the code that makes what it describes."""

SPEC = "spec"
"""The schema of the spec language, which follows from its models."""

SPEC_PART = "spec-part"
"""That of one file of a clinic that is a folder."""

TEST = "test"
"""The schema of the users' own tests, which follows from their models."""

NAMES = (*sorted([*SCHEMA_FILES, SPEC, SPEC_PART, TEST]),)

ARTEFACTS = {
    "manifest.json": "manifest",
    "origins.json": "origins",
    "nhn/parties.json": "parties",
    "nhn/change-set.json": "change-set",
    "helsenorge/services.json": "services",
    "routing/routing.json": "routing",
}
"""Paths below a clinic's folder, and their schemas."""


def schema(name: str) -> dict[str, Any]:
    """A schema by its name, one of ``NAMES``."""
    if name == SPEC:
        from clinicspec.model.json_schema import spec_schema  # noqa: PLC0415  (imports pydantic)

        return spec_schema()
    if name == SPEC_PART:
        from clinicspec.model.json_schema import part_schema  # noqa: PLC0415

        return part_schema()
    if name == TEST:
        from clinicspec.expectations.model import Expectations  # noqa: PLC0415
        from clinicspec.model.json_schema import schema_of  # noqa: PLC0415

        return schema_of(Expectations, TEST)
    package, file = SCHEMA_FILES[name]
    loaded: dict[str, Any] = json.loads((files(package) / file).read_text("utf-8"))
    return loaded
