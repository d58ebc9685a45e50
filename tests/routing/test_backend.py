"""The routing files: what they look like, and that programs and spreadsheets read them rightly."""

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion

from clinicspec.routing.backend import CSV_HEADER, artefacts
from clinicspec.schemas import schema
from tests.clinics import reference_spec
from tests.routing.strategies import CLINIC, clinics, model_of

SCHEMA = schema("routing")
VALIDATOR = Draft202012Validator(SCHEMA)


def csv_lines(files: dict[str, bytes]) -> list[dict[str, str]]:
    """The lines of ``routing.csv``, by the header's names."""
    text = files["routing/routing.csv"].decode()
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_reference_spec_has_the_reviewed_table(snapshot: SnapshotAssertion) -> None:
    """What the reference clinic's messages do changes only when somebody has looked at it."""
    files = artefacts(reference_spec())
    assert {path: content.decode() for path, content in files.items()} == snapshot


@given(clinics())
@settings(max_examples=50)
def test_files_follow_the_schema_and_say_the_same(sections: dict[str, Any]) -> None:
    """Whatever the clinic, the JSON is as published, and the CSV has each of its inboxes."""
    files = artefacts(model_of(sections))
    data = json.loads(files["routing/routing.json"])
    VALIDATOR.validate(data)
    employees = sections["employees"]
    no_inbox: dict[str, Any] = {"employee": "", "her_id": None, "via": [], "absent": None}
    yes_no = {True: "yes", False: "no", None: ""}
    expected = [
        {
            "message_type": row["message_type"],
            "mode": row["mode"],
            "practitioner": row["practitioner"] or "",
            "practitioner_name": employees.get(row["practitioner"], {"name": ""})["name"],
            "vacant_list": row["vacant_list"] or "",
            "vacant_list_name": f"List {row['vacant_list']}" if row["vacant_list"] else "",
            "state": row["state"],
            "from": row["from"] or "",
            "to": row["to"] or "",
            "continues_as": row.get("continues_as", ""),
            "employee": inbox["employee"],
            "employee_name": employees.get(inbox["employee"], {"name": ""})["name"],
            "her_id": str(inbox["her_id"] or ""),
            "via": "; ".join(inbox["via"]),
            "absent": yes_no[inbox["absent"]],
            "shared_inboxes": "; ".join(row["shared_inboxes"]),
            "journal": row["journal"],
            "fallback_used": yes_no[row["fallback_used"]],
        }
        for row in data["routes"]
        for inbox in row["inboxes"] or [no_inbox]
    ]
    assert csv_lines(files) == expected


def test_what_the_guide_fixes_stands_in_every_row() -> None:
    """Journal, answers and conversions are those of the guide, and follow from the message type."""
    data = json.loads(artefacts(reference_spec())["routing/routing.json"])
    fixed = {
        row["message_type"]: (row["journal"], row["replies"], row["converts_to"])
        for row in data["routes"]
    }
    assert fixed == {
        "e_consultation": ("automatic", [], []),
        "e_contact": ("manual", [], ["e_consultation"]),
        "prescription_renewal": (
            "manual",
            ["rejected", "renewed", "cannot_be_renewed", "partly_renewed"],
            ["e_contact", "e_consultation"],
        ),
    }


def test_every_property_of_the_schema_is_described() -> None:
    """A reader of the schema learns what each value means."""
    objects = [SCHEMA, *SCHEMA["$defs"].values()]
    properties = [item for each in objects for item in each.get("properties", {}).items()]
    assert len(properties) > 15
    assert [name for name, value in properties if not value.get("description")] == []


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\uff1d"])
def test_a_name_is_no_formula(start: str) -> None:
    """A spreadsheet that opens the CSV computes nothing that somebody wrote into a name."""
    name = f'{start}HYPERLINK("https://fjordbyen.example","Kari, Lunde")'
    employees = {
        "kari": {"name": name, "profession": "gp", "her_id": 1, "services": ["e_consultation"]}
    }
    (line,) = csv_lines(artefacts(model_of({"clinic": CLINIC, "employees": employees})))
    assert line["employee_name"] == f"'{name}"
    assert line["practitioner_name"] == f"'{name}"


def test_csv_has_the_bytes_that_all_artefacts_have() -> None:
    """The CSV is UTF-8 without a byte-order mark, in NFC, with LF, like every other artefact."""
    employees = {
        "kari": {
            "name": "Ka\u030are",
            "profession": "gp",
            "her_id": 1,
            "services": ["e_consultation"],
        }
    }
    files = artefacts(model_of({"clinic": CLINIC, "employees": employees}))
    header, line, rest = files["routing/routing.csv"].split(b"\n")
    assert header == ",".join(f'"{name}"' for name in CSV_HEADER).encode()
    assert '"K\u00e5re"'.encode() in line
    assert rest == b""
