"""Findings as JSON, held against the published schema."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

import clinicspec.diagnostics
from clinicspec.diagnostics.finding import Finding, Place, Related, Severity
from clinicspec.diagnostics.render.as_json import render
from clinicspec.source.text import Position, Span
from tests.diagnostics.any_finding import FINDINGS, finding

SCHEMA = json.loads(
    (Path(clinicspec.diagnostics.__file__).parent / "diagnostics.schema.json").read_text("utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA)

FOUND = Finding(
    "HN401",
    "gp-owns-several-calendars",
    Severity.ERROR,
    "Kari Lunde owns 2 calendars, so no patient can book with her at HelseNorge",
    "keep one calendar for Kari Lunde, and give the other another owner",
    Place(
        "specs/fjordbyen.yaml",
        Span(Position(151, 12), Position(151, 28)),
        ("calendars", "kari-video", "owner"),
    ),
    "fjordbyen",
    (
        Related(
            "the first one is here",
            Place(
                "specs/fjordbyen.yaml",
                Span(Position(140, 12), Position(140, 28)),
                ("week_templates", "gp-week", 0, "days"),
            ),
        ),
    ),
)

DOCUMENT: dict[str, Any] = {
    "version": 1,
    "summary": {"errors": 1, "warnings": 0, "notes": 0, "suppressed": 0, "known": 0, "clinics": 1},
    "diagnostics": [
        {
            "code": "HN401",
            "name": "gp-owns-several-calendars",
            "severity": "error",
            "message": "Kari Lunde owns 2 calendars, so no patient can book with her at HelseNorge",
            "help": "keep one calendar for Kari Lunde, and give the other another owner",
            "path": "calendars.kari-video.owner",
            "clinic": "fjordbyen",
            "file": "specs/fjordbyen.yaml",
            "span": {"start": {"line": 151, "column": 12}, "end": {"line": 151, "column": 28}},
            "related": [
                {
                    "message": "the first one is here",
                    "file": "specs/fjordbyen.yaml",
                    "path": "week_templates.gp-week[0].days",
                    "span": {
                        "start": {"line": 140, "column": 12},
                        "end": {"line": 140, "column": 28},
                    },
                }
            ],
            "fix": None,
            "suppression": None,
            "url": "docs/rules.md#HN401",
        }
    ],
    "suppressed": [],
    "known": [],
}


def test_a_finding_as_scripts_read_it() -> None:
    """The shape that is promised, key by key."""
    assert json.loads(render([FOUND], 1)) == DOCUMENT


def test_findings_are_counted_and_stand_in_order() -> None:
    """By file, then place; notes are always there."""
    findings = [
        finding(Place("b.yaml"), severity=Severity.ERROR),
        finding(Place("a.yaml", Span(Position(10, 1), Position(10, 2))), severity=Severity.NOTE),
        finding(Place("a.yaml", Span(Position(9, 1), Position(9, 2))), severity=Severity.WARNING),
        finding(Place("a.yaml"), severity=Severity.WARNING),
    ]
    document = json.loads(render(findings, 2))
    summary = {"errors": 1, "warnings": 2, "notes": 1, "suppressed": 0, "known": 0, "clinics": 2}
    assert document["summary"] == summary
    order = [(item["file"], item["span"]["start"]["line"]) for item in document["diagnostics"]]
    assert order == [("a.yaml", 1), ("a.yaml", 9), ("a.yaml", 10), ("b.yaml", 1)]
    assert render(findings[::-1], 2) == render(findings, 2)


@given(FINDINGS)
def test_any_finding_is_as_the_schema_says(findings: list[Finding]) -> None:
    """Whatever a file or its name holds, the output is valid JSON that any encoding can carry."""
    output = render(findings, 3)
    assert output.isascii()
    document = json.loads(output)
    VALIDATOR.validate(document)
    json.dumps(document, ensure_ascii=False).encode("utf-8")
    assert output.endswith("}\n")


def test_a_broken_file_name_can_be_read() -> None:
    """A name that is no UTF-8 has U+FFFD where its broken bytes are, and keeps all else."""
    name = b"specs/\xc3\xb8\xff\xf0\x9f\xa9\xba.yaml".decode("utf-8", "surrogateescape")
    document = json.loads(render([finding(Place(name))], 1))
    assert document["diagnostics"][0]["file"] == "specs/ø\ufffd🩺.yaml"


def objects(schema: Any) -> list[dict[str, Any]]:
    """Every part of a schema that describes an object."""
    if isinstance(schema, list):
        return [part for item in schema for part in objects(item)]
    if not isinstance(schema, dict):
        return []
    inner = [part for item in schema.values() for part in objects(item)]
    return [schema, *inner] if "properties" in schema else inner


def test_schema_is_closed_and_complete() -> None:
    """The schema is itself valid, refuses what it doesn't name, asks for all, describes all."""
    Draft202012Validator.check_schema(SCHEMA)
    assert len(objects(SCHEMA)) == 9
    for part in objects(SCHEMA):
        assert part["additionalProperties"] is False
        assert set(part["required"]) == set(part["properties"])
        for inner in part["properties"].values():
            named = SCHEMA["$defs"][inner["$ref"].split("/")[-1]] if "$ref" in inner else {}
            assert {**named, **inner}["description"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"severity": "fatal"},
        {"code": "HN4011"},
        {"name": "Some Rule"},
        {"span": {"start": {"line": 0, "column": 1}, "end": {"line": 1, "column": 1}}},
        {"fixable": True},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_schema_refuses(wrong: dict[str, Any]) -> None:
    """A change of the output's shape would be noticed."""
    (diagnostic,) = DOCUMENT["diagnostics"]
    assert VALIDATOR.is_valid(DOCUMENT)
    assert not VALIDATOR.is_valid({**DOCUMENT, "diagnostics": [{**diagnostic, **wrong}]})
