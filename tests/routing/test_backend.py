"""The routing files: what they look like, and that programs and spreadsheets read them rightly."""

import csv
import io
import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion

from clinicspec.routing.backend import CSV_HEADER, artefacts
from clinicspec.schemas import schema
from tests.clinics import reference_spec
from tests.routing.cases import VACANT
from tests.routing.strategies import CLINIC, clinics, model_of
from tests.routing.test_explain import clinic

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


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("Lab ;=1+1", "Lab ;'=1+1"),
        ("Lab; @SUM(A1)", "Lab; '@SUM(A1)"),
        ('Lab";+1', "Lab\";'+1"),
        ("  -1", "  '-1"),
        ("Anne-Kari Lunde", "Anne-Kari Lunde"),
    ],
)
def test_no_formula_begins_within_a_cell(name: str, cell: str) -> None:
    """A spreadsheet that splits at semicolons, as Norwegian ones do, computes nothing either."""
    employees = {
        "kari": {"name": name, "profession": "gp", "her_id": 1, "services": ["e_consultation"]}
    }
    (line,) = csv_lines(artefacts(model_of({"clinic": CLINIC, "employees": employees})))
    assert line["employee_name"] == cell


def routing_page(name: str) -> str:
    """``routing.md`` of a clinic in which everything bears a name."""
    people: dict[str, Any] = {
        "kari": {
            "profession": "gp",
            "her_id": 1,
            "services": ["e_contact"],
            "absences": [{"from": "2026-05-04", "to": "2026-05-08", "substitute": "lars"}],
            "active": {"to": "2026-12-31"},
            "patient_list": {"continues_as": {"vacant_list": "v"}},
        },
        "lars": {"profession": "gp_substitute", "her_id": 2, "in_gp_register": True},
        "ali": {"profession": "nurse", "her_id": "none"},
    }
    vacant = {"her_id": 9, "services": ["e_contact"], "lists": {"v": {"name": name}}}
    spec = model_of(
        {
            "clinic": CLINIC | {"name": name, "vacant_lists": vacant},
            "org_units": {"main": {"name": name}},
            "roles": {"nurse": {"name": name}},
            "employees": {key: each | {"name": name} for key, each in people.items()},
            "positions": {"lab": {"name": name, "role": "nurse", "holder": "ali"}},
            "groups": {"all": {"name": name, "members": [*people]}},
            "routing": {
                "e_contact": {
                    "mode": "both",
                    "recipients": [{"group": "all"}, {"role": "nurse"}, {"org_unit": "main"}],
                    "fallback": [{"position": "lab"}],
                }
            },
        }
    )
    return artefacts(spec)["routing/routing.md"].decode()


PUNCTUATION = r"[!-/:-@\[-`{-~]"
"""What CommonMark lets stand behind a backslash, and then takes for itself."""

HOSTILE_NAMES = [
    "Kari | Lunde",
    "`Kari` ``Lunde",
    "<script>alert(1)</script> &lt; <!-- ",
    "[Kari](https://example.org) ![x](https://example.org/x.png) [y]: https://example.org",
    "**Kari** __Lunde__ ~~x~~ $x$ @kari #12 \\",
    "https://example.org www.example.org",
    "# Kari #",
    "- [ ] 1. > Kari",
    " Kari\u00a0\u3000 Lunde ",
]


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_name_is_no_markdown(name: str) -> None:
    """Whatever a name holds, the page has the same lines, links and headings, and shows it."""
    plain, page = routing_page("Kari"), routing_page(name)
    shown = " ".join(name.split())
    assert re.sub(rf"\\({PUNCTUATION})", r"\1", page) == plain.replace("Kari", shown)
    unmarked = re.sub(r"[\\`*_\[\]<>#|~&$@]|(?<=https):|(?<=www)\.", "", shown)
    assert re.sub(rf"\\{PUNCTUATION}", "", page) == plain.replace("Kari", unmarked)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("patient_list: {continues_as: omar}", "and the list goes on under Omar"),
        (
            "patient_list: {continues_as: {vacant_list: v}}",
            "and the list goes on under the vacant list Liste 4",
        ),
        ("", "and the list goes on nowhere"),
    ],
)
def test_where_a_list_goes_on_is_said(change: str, said: str) -> None:
    """Whoever reads the page learns who has the patients after their GP, or that nobody has."""
    spec = clinic(VACANT + f"employees: {{kari: {{active: {{to: 2026-05-31}}, {change}}}}}")
    page = artefacts(spec)["routing/routing.md"].decode()
    assert f"- **From 2026-06-01**: the practitioner has left, {said}\n" in page


def test_every_heading_can_be_linked() -> None:
    """The contents of the page lead to each heading, by ids that no name changes."""
    page = routing_page("Kari Lunde")
    anchors = re.findall('<a id="(.+)"></a>\n\n##', page)
    assert anchors == re.findall(r"\]\(#(.+)\)", page)
    assert anchors == [
        "e_consultation",
        "e_contact",
        "e_contact-employee-kari",
        "e_contact-vacant_list-v",
        "prescription_renewal",
    ]
    assert len(anchors) == page.count("\n##")


@pytest.mark.parametrize(
    "change",
    [
        {"practitioner": None},
        {"vacant_list": "v"},
        {"practitioner": "Kari Lunde"},
        {"state": "not_started"},
        {"continues_as": "employee:omar"},
        {"from": "12 December"},
        {"inboxes": [{"employee": "kari", "her_id": 1, "via": [], "absent": False}]},
        {"inboxes": [{"employee": "kari", "her_id": 1, "via": ["employee:kari"], "absent": False}]},
    ],
)
def test_the_schema_refuses_what_no_table_has(change: dict[str, Any]) -> None:
    """A program that trusts the schema meets no row that contradicts itself."""
    data = json.loads(artefacts(reference_spec())["routing/routing.json"])
    assert VALIDATOR.is_valid(data)
    data["routes"][0] |= change
    assert not VALIDATOR.is_valid(data)


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
