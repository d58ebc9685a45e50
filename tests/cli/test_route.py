"""``clinicspec route`` as a user and a script see it."""

import json
import re
from pathlib import Path
from typing import Any, get_args

import click
import pytest
from jsonschema import Draft202012Validator

from clinicspec.cli import session
from clinicspec.routing.explain import StepKind
from clinicspec.schemas import schema
from tests.cli.command import Run, clinicspec
from tests.cli.conftest import edit
from tests.clinics import REFERENCE, ROOT

SCHEMA = schema("routing")
ANSWER = Draft202012Validator({"$ref": "#/$defs/answer", "$defs": SCHEMA["$defs"]})

KARI = ("--practitioner", "kari")
ON = ("--on", "2026-12-15")


def route(spec: str | Path, message: str, *arguments: str) -> Run:
    """Ask for one message type of a clinic."""
    return clinicspec("route", spec, "--message", message, *arguments)


def answer(run: Run) -> dict[str, Any]:
    """The JSON that was printed, held against its schema."""
    document: dict[str, Any] = json.loads(run.out)
    ANSWER.validate(document)
    return document


@pytest.mark.usefixtures("specs")
def test_the_answer_for_people() -> None:
    """Inboxes and reasons, each with its line of the spec, are what the command's page shows."""
    run = route("specs/fjordbyen.yaml", "e_consultation", *KARI, *ON)
    assert (run.code, run.err) == (0, "")
    asked = "--message e_consultation --practitioner kari --on 2026-12-15"
    page = (ROOT / "docs" / "route.md").read_text("utf-8")
    assert f"$ clinicspec route specs/fjordbyen.yaml {asked}\n{run.out}```" in page


def test_the_page_lists_every_kind_of_step() -> None:
    """Page and schema know the steps that there are."""
    page = (ROOT / "docs" / "route.md").read_text("utf-8")
    kinds = set(get_args(StepKind))
    assert set(re.findall(r"^\| `([a-z_]+)` \|", page, re.MULTILINE)) == kinds
    assert set(SCHEMA["$defs"]["step"]["properties"]["kind"]["enum"]) == kinds


@pytest.mark.usefixtures("specs")
def test_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal shows colours, and the text is the same without them."""
    plain = route("specs/fjordbyen.yaml", "e_consultation", *KARI).out
    monkeypatch.setattr(session, "coloured", lambda _: True)
    coloured = route("specs/fjordbyen.yaml", "e_consultation", *KARI).out
    assert "\x1b" not in plain
    assert "\x1b[1m" in coloured
    assert click.unstyle(coloured) == plain


@pytest.mark.usefixtures("specs")
def test_all_days() -> None:
    """Without a day there is a paragraph for each row, in their order."""
    run = route("specs/fjordbyen.yaml", "e_consultation", *KARI)
    heads = [line for line in run.out.splitlines() if line.startswith("e-consultations")]
    assert (run.code, heads) == (
        0,
        [
            "e-consultations from patients of Kari Lunde until 2026-12-13 (present)",
            "e-consultations from patients of Kari Lunde from 2026-12-14 to 2026-12-18 "
            "(substituted)",
            "e-consultations from patients of Kari Lunde from 2026-12-19 (present)",
        ],
    )


def test_reasons_that_change_within_a_row(specs: Path) -> None:
    """Without a day, text and JSON give each reason with its days, where a row has several."""
    edit(
        specs / "fjordbyen.yaml",
        "{from: 2026-12-14, to: 2026-12-18, substitute: lars, services: [booking, e_consultation]}",
        "{from: 2026-12-14, to: 2026-12-15, services: [e_consultation]}\n"
        "      - {from: 2026-12-16, to: 2026-12-18, services: [e_consultation]}",
    )
    run = route("specs/fjordbyen.yaml", "e_consultation", *KARI)
    whys = [line.strip() for line in run.out.splitlines() if line.startswith("  why")]
    assert whys == [
        "why:",
        "why from 2026-12-14 to 2026-12-15:",
        "why from 2026-12-16 to 2026-12-18:",
        "why:",
    ]
    document = answer(route("specs/fjordbyen.yaml", "e_consultation", *KARI, "--format", "json"))
    absences = [step for step in document["steps"] if step["kind"] == "absence"]
    assert [(step["route"], step["from"], step["to"]) for step in absences] == [
        (1, "2026-12-14", "2026-12-15"),
        (1, "2026-12-16", "2026-12-18"),
    ]


@pytest.mark.parametrize("message", ["e_consultation", "e_contact", "prescription_renewal"])
@pytest.mark.parametrize(
    ("spec", "patients"),
    [
        ("fjordbyen.yaml", ("practitioner", "kari")),
        ("heggvika", ("practitioner", "marit")),
        ("heggvika", ("vacant_list", "list-4")),
    ],
)
def test_rows_are_those_of_the_table(spec: str, patients: tuple[str, str], message: str) -> None:
    """A script gets the rows that stand in ``routing.json``: all of a list, or that of a day."""
    column, key = patients
    option = f"--{column.replace('_', '-')}"
    clinic = ROOT / "generated" / spec.removesuffix(".yaml")
    table = json.loads((clinic / "routing" / "routing.json").read_text())["routes"]
    rows = [row for row in table if row["message_type"] == message and row[column] == key]
    run = route(ROOT / "specs" / spec, message, option, key, "--format", "json")
    assert run.code == (0 if rows else 3)
    assert answer(run)["routes"] == rows
    for row in rows:
        day = row["from"] or row["to"] or "2026-12-15"
        one = route(ROOT / "specs" / spec, message, option, key, "--on", day, "--format", "json")
        assert answer(one)["routes"] == [row]


def test_steps_name_their_places() -> None:
    """Each step of the JSON says what in the spec it follows from, as findings do."""
    document = answer(route(REFERENCE, "e_consultation", *KARI, *ON, "--format", "json"))
    steps = [(step["kind"], [place["path"] for place in step["places"]], step["via"])
             for step in document["steps"]]  # fmt: skip
    assert steps == [
        ("mode", ["routing.e_consultation.mode"], None),
        ("practitioner", ["employees.kari.her_id"], "practitioner"),
        ("absence", ["employees.kari.absences[0]"], None),
        ("substitute", ["employees.kari.absences[0].substitute"], "substitute:kari"),
    ]
    lines = REFERENCE.read_text().splitlines()
    for step in document["steps"]:
        for place in step["places"]:
            start, end = place["span"]["start"], place["span"]["end"]
            text = lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1]
            assert text in ("practitioner", "8900101", "lars") or text.startswith("{from: 2026")


@pytest.mark.usefixtures("specs")
@pytest.mark.parametrize("name", ["kari", "Kari Lunde", "  kari  LUNDE "])
def test_a_list_by_id_or_name(name: str) -> None:
    """A GP is found by the id or the name."""
    run = route("specs/fjordbyen.yaml", "e_contact", "--practitioner", name, *ON)
    assert (run.code, run.out.splitlines()[0]) == (
        0,
        "e-contacts from patients of Kari Lunde on 2026-12-15 (present)",
    )


@pytest.mark.usefixtures("specs")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "name one patient list, by --practitioner or by --vacant-list"),
        ((*KARI, "--vacant-list", "v"), "name one patient list, by --practitioner or by"),
        (("--practitioner", "karo"), "there is no employee karo; did you mean kari?"),
        (("--practitioner", "Kari Lude"), "no employee Kari Lude; did you mean Kari Lunde?"),
        (("--practitioner", "xyzzy"), "no employee xyzzy; the GPs are kari and omar"),
        (
            ("--practitioner", "lars"),
            "Lars Moen has no patient list, being a substitute GP; the GPs are kari and omar",
        ),
        (("--vacant-list", "v"), "there is no vacant list v; the clinic has none"),
        ((*KARI, "--on", "15.12.2026"), "'15.12.2026' is no date: write it as in 2026-12-24"),
        (("--vacant-list", "kari"), "kari is a GP: use --practitioner"),
        (("--vacant-list", "ali"), "there is no vacant list ali; the clinic has none"),
        (("--practitioner", "\x1b[31mkari"), r"there is no employee \x1b[31mkari"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], said: str) -> None:
    """What can't be answered is wrong usage, and the nearest that can is proposed."""
    run = route("specs/fjordbyen.yaml", "e_contact", *arguments)
    assert (run.code, run.out) == (2, "")
    assert said in run.err


def test_a_name_that_several_bear(specs: Path) -> None:
    """Then the ids are asked for."""
    edit(
        specs / "fjordbyen.yaml",
        "    name: Omar Haddad\n    prof",
        "    name: Kari Lunde\n    prof",
    )
    run = route("specs/fjordbyen.yaml", "e_contact", "--practitioner", "Kari Lunde")
    assert (run.code, run.out) == (2, "")
    assert "several are called Kari Lunde; name one by id: kari and omar" in run.err


@pytest.mark.parametrize("name", ["list-4", "Liste 4 (ledig)"])
def test_a_vacant_list_named_as_a_gp(name: str) -> None:
    """Whoever takes a vacant list for a GP is told which option is for it."""
    run = route(ROOT / "specs" / "heggvika", "e_contact", "--practitioner", name)
    assert (run.code, run.out) == (2, "")
    assert f"{name} is a vacant list: use --vacant-list" in run.err


def test_several_clinics() -> None:
    """A route belongs to one clinic, and those to choose from are listed."""
    run = route(ROOT / "specs", "e_contact", *KARI)
    assert (run.code, run.out) == (2, "")
    assert "holds 3 clinics, name one: " in run.err
    assert "specs/heggvika/clinic.yaml and " in run.err


def test_nothing_there(tmp_path: Path) -> None:
    """No clinic is no answer, and no path is wrong usage."""
    assert route(tmp_path, "e_contact", *KARI).code == 3
    run = route(tmp_path / "fjordbyen.yaml", "e_contact", *KARI)
    assert (run.code, "there is no " in run.err) == (2, True)


def test_a_message_that_is_not_offered() -> None:
    """There is nothing to route, which is said with the line that says what is offered."""
    heggvika = ROOT / "specs" / "heggvika"
    run = route(heggvika, "e_consultation", "--vacant-list", "list-4")
    assert run.code == 3
    assert run.out.startswith(
        "patients of the vacant list Liste 4 (ledig) are not offered e-consultations\n"
    )
    assert "clinic.yaml:37 |     services: [e_contact, prescription_renewal]" in run.out
    data = answer(route(heggvika, "e_consultation", "--vacant-list", "list-4", "--format", "json"))
    assert (data["routes"], data["steps"][0]["route"]) == ([], None)


def test_a_spec_with_errors(specs: Path) -> None:
    """Who receives is not said of a spec that can't be relied on."""
    edit(specs / "fjordbyen.yaml", "nhn_member: true", "nhn_member: perhaps")
    run = route("specs/fjordbyen.yaml", "e_contact", *KARI)
    assert run.code == 1
    assert "error[CS034]" in run.out
    assert "why:" not in run.out
    assert "no answer: " in run.err
    data = json.loads(route("specs/fjordbyen.yaml", "e_contact", *KARI, "--format", "json").out)
    assert data["summary"]["errors"] == 1


def test_a_route_that_cannot_be_read(specs: Path) -> None:
    """An error of the routing on which the answer hangs keeps it from being given."""
    edit(specs / "fjordbyen.yaml", "e_contact: {mode: selected", "e_contact: {mode: select")
    run = route("specs/fjordbyen.yaml", "e_contact", *KARI)
    assert run.code == 1
    assert "error[HN301]" in run.out
    assert "why:" not in run.out
    assert "why:" in route("specs/fjordbyen.yaml", "e_consultation", *KARI).out


def test_errors_about_something_else(specs: Path) -> None:
    """Errors about the clinic withhold no answer; those about something else are counted."""
    edit(specs / "fjordbyen.yaml", "nhn_member: true", "nhn_member: false")
    run = route("specs/fjordbyen.yaml", "e_contact", *KARI)
    assert run.code == 1
    assert "HN001" not in run.out
    assert "why:" in run.out
    assert run.err == "1 more finding: clinicspec check specs/fjordbyen.yaml\n"


def test_errors_of_the_settings(specs: Path) -> None:
    """What is wrong with the settings fails the run, and withholds no answer about a clinic."""
    (specs.parent / "clinicspec.toml").write_text('fail-on = "never"')
    run = route("specs/fjordbyen.yaml", "e_contact", *KARI)
    assert (run.code, "why:" in run.out) == (1, True)
    assert run.err == "1 more finding: clinicspec check specs/fjordbyen.yaml\n"
    data = answer(route("specs/fjordbyen.yaml", "e_contact", *KARI, "--format", "json"))
    assert [each["file"] for each in data["diagnostics"]] == ["clinicspec.toml"]


def test_a_message_that_reaches_nobody(specs: Path) -> None:
    """The answer comes first, with the reasons, and below it what is an error of the routing."""
    edit(specs / "fjordbyen.yaml", "Resepsjon, org_unit: main, members: [ali, per]",
         "Resepsjon, org_unit: main, members: [lars]")  # fmt: skip
    edit(specs / "fjordbyen.yaml", "[{role: health_secretary}]",
         "[{role: health_secretary}, {group: reception}]")  # fmt: skip
    run = route("specs/fjordbyen.yaml", "e_contact", *KARI, "--on", "2027-01-01")
    assert run.code == 1
    assert run.out.startswith("e-contacts from patients of Kari Lunde on 2027-01-01 (present)\n")
    assert "\n\nerror[HN306]" in run.out
    assert "warning[" not in run.out
    assert run.err == (
        "1 error in 1 clinic\n1 more finding: clinicspec check specs/fjordbyen.yaml\n"
    )
    assert "nobody receives them" in run.out
    assert "Lars Moen left after 2026-12-31, and is dropped" in run.out
    data = answer(
        route("specs/fjordbyen.yaml", "e_contact", *KARI, "--on", "2027-01-01", "--format", "json")
    )
    assert data["routes"][0]["inboxes"] == []
    assert "HN306" in {each["code"] for each in data["diagnostics"]}
