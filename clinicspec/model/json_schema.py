"""The JSON Schema of the spec language, for editors and for tools that know nothing of clinics.

It says what a schema can say: keys, types, patterns, values. References and rules are for `check`.
"""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from clinicspec.model.part import Part
from clinicspec.model.spec import Spec

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def spec_schema() -> dict[str, Any]:
    """The schema of a whole spec, as one document."""
    return {**schema_of(Spec, "spec"), "title": "clinicspec"}


def part_schema() -> dict[str, Any]:
    """The schema of one file of a clinic that is a folder: any of a spec's sections."""
    schema = {**schema_of(Spec, "spec-part"), "title": "clinicspec, one file of several"}
    del schema["required"]
    return schema


def schema_of(part: type[Part], name: str) -> dict[str, Any]:
    """The schema of a file that holds a part, as one document."""
    schema = part.model_json_schema(by_alias=True, schema_generator=_Generator)
    return {"$schema": DIALECT, "$id": f"clinicspec:{name}:1", **schema}


class _Generator(GenerateJsonSchema):
    """As a person reads it: no title that repeats a key, no null where a key is left out."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        inner = self.generate_inner(schema["schema"])
        default = schema.get("default")
        return {**inner, "default": default} if isinstance(default, bool | str | int) else inner

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        return {**super().dict_schema(schema), "additionalProperties": False}
