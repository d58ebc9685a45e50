"""parties.json and change-set.json, held against their published schemas."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from lxml import etree

import clinicspec.nhn
from clinicspec.check import model_of
from clinicspec.model.spec import Spec
from clinicspec.nhn.backend import artefacts
from tests.clinics import REFERENCE, checked, reference_spec
from tests.nhn.any_clinic import SPECS

DOCUMENTS = ["parties", "change-set"]
SCHEMAS: dict[str, dict[str, Any]] = {
    name: json.loads(
        (Path(clinicspec.nhn.__file__).parent / f"{name}.schema.json").read_text("utf-8")
    )
    for name in DOCUMENTS
}


def document(spec: Spec, name: str) -> Any:
    """One of the two files, parsed."""
    return json.loads(artefacts(spec)[f"nhn/{name}.json"])


def objects(schema: object) -> Iterator[dict[str, Any]]:
    """Every schema of an object with properties, at any depth."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield schema
        for inner in schema.values():
            yield from objects(inner)


@given(SPECS)
def test_documents_are_as_their_schemas_say(spec: Spec) -> None:
    """Scripts that rely on the published schemas can read what any spec compiles to."""
    files = artefacts(spec)
    for name, schema in SCHEMAS.items():
        Draft202012Validator(schema).validate(json.loads(files[f"nhn/{name}.json"]))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_schemas_describe_every_property_and_allow_no_other(name: str) -> None:
    """The schemas document the formats whole: what they don't tell of is not written."""
    schema = SCHEMAS[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"clinicspec:{name}:1"
    for each in objects(schema):
        assert each["additionalProperties"] is False
        assert all(value.get("description") for value in each["properties"].values())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_schemas_refuse_what_is_not_theirs(name: str) -> None:
    """A format that lost a key or gained one would not go unnoticed."""
    validator = Draft202012Validator(SCHEMAS[name])
    right = document(reference_spec(), name)
    assert validator.is_valid(right)
    for key in right:
        assert not validator.is_valid({other: right[other] for other in right if other != key})
    assert not validator.is_valid(right | {"more": 1})


HELD = [0x20, 0xA0, 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x1FFFE, 0x10FFFF]
REFUSED = [0x00, 0x08, 0x0B, 0x0C, 0x0E, 0x1B, 0x1F, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF]
"""Characters that XML 1.0 has, and all edges of what it hasn't: https://www.w3.org/TR/xml/#charsets."""


def spec_with(character: str) -> bytes:
    """The reference spec with a character, or an escape, in the clinic's name."""
    named = REFERENCE.read_text("utf-8").replace(
        "name: Fjordbyen legesenter\n  org", f'name: "Fjord{character}byen"\n  org'
    )
    return named.encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("code", HELD, ids=hex)
def test_text_stands_in_the_request_as_in_the_spec(code: int) -> None:
    """What XML can hold reaches NHN unchanged, written as it is or as an escape."""
    for character in (chr(code), f"\\U{code:08X}"):
        (clinic,) = checked(spec_with(character)).clinics
        files = artefacts(model_of(clinic.files))
        body = etree.fromstring(
            files["nhn/requests/001-UpdateOrganizationDetails-organization.xml"]
        )
        assert body.findtext(".//{*}DisplayName") == f"Fjord{chr(code)}byen"


@pytest.mark.parametrize("code", REFUSED, ids=hex)
def test_text_that_xml_cannot_hold_is_a_finding_on_the_spec(code: int) -> None:
    """What would break a request, written as it is or as an escape, never gets that far."""
    for character in (chr(code), f"\\U{code:08X}"):
        (clinic,) = checked(spec_with(character)).clinics
        assert not clinic.sound
        assert {each.code for each in clinic.findings} <= {"CS001", "CS002"}


@given(SPECS)
def test_every_request_has_its_file_and_its_party(spec: Spec) -> None:
    """The change set names all bodies there are, and parties that parties.json has."""
    files = artefacts(spec)
    requests = document(spec, "change-set")["requests"]
    bodies = {name for name in files if name.startswith("nhn/requests/")}
    assert {request["file"] for request in requests if not request["blocked_by"]} == bodies
    parties = {party["id"]: party for party in document(spec, "parties")["parties"]}
    for request in requests:
        assert parties[request["party"]]["her_id"] == request["her_id"]
