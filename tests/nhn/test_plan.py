"""The plan as a document, its checksum, its thresholds, and what people read of it."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion

from clinicspec.artefact import json_bytes
from clinicspec.model.spec import Spec
from clinicspec.nhn.change_set import requests
from clinicspec.nhn.entry import Snapshot
from clinicspec.nhn.meaning import CAN
from clinicspec.nhn.plan import ClinicPlan, Plan, Thresholds, checksum, document
from clinicspec.nhn.plan_text import as_markdown, as_text
from clinicspec.nhn.processes import known_processes
from clinicspec.nhn.unlisted import LeftAlone, deactivations, left_alone, unlisted_entries
from clinicspec.schemas import schema
from tests.nhn.any_clinic import Data, spec_from
from tests.nhn.fjordbyen import BASES, CLINIC, EMPLOYEES, PENDING, changed
from tests.nhn.registry import Registry

LOOSE = Thresholds(100, 1.0)


def clinic_plan(spec: Spec, snapshot: Snapshot, end: date | None = None) -> ClinicPlan:
    """The plan of one clinic."""
    unlisted = unlisted_entries(spec, snapshot)
    made = requests(spec, snapshot, [] if end is None else deactivations(unlisted, end))
    stay = left_alone(spec, snapshot, unlisted, deactivated=end is not None)
    files = {"clinic.yaml": "0" * 64}
    return ClinicPlan(
        spec.id, spec.clinic.name, "specs", files, "test", (*made,), (*stay,), len(snapshot.entries)
    )


def plan_of(
    spec: Spec, snapshot: Snapshot, thresholds: Thresholds = LOOSE, end: date | None = None
) -> Plan:
    """The plan of one clinic alone."""
    return Plan((clinic_plan(spec, snapshot, end),), thresholds)


def everything() -> Plan:
    """A plan with every kind of request, with previews, and with things that are left alone."""
    registry = Registry.of(spec_from(CLINIC, EMPLOYEES))
    registry.register(8900199, "service", "Gammel | <b>tjeneste</b>", 8900100, None)
    clinic, employees = changed("clinic.phone", "21 00 00 01")
    employees["kari"]["services"] = ["e_contact", "e_consultation"]
    employees["kari"]["active"] = {"to": "2026-12-31"}
    del employees["lars"]["active"]["to"]
    employees["lars"]["her_id"] = 8900103
    employees["omar"] = PENDING
    employees["nina"] = {"name": "Nina Berg", "profession": "gp", "her_id": 8900107}
    return plan_of(spec_from(clinic, employees), registry.snapshot())


@given(BASES)
def test_plans_follow_their_schema(base: tuple[Data, dict[str, Data]]) -> None:
    """Whatever clinic is planned for, its plan is what `clinicspec schema plan` describes."""
    spec = spec_from(*base)
    for snapshot in (Snapshot(), Registry.of(spec).snapshot()):
        said = document(plan_of(spec, snapshot))
        Draft202012Validator(schema("plan")).validate(json.loads(json_bytes(said)))


def test_a_plan_of_everything(snapshot: SnapshotAssertion) -> None:
    """What people read changes only where somebody has meant it to."""
    plan = everything()
    its = checksum(document(plan))
    assert {
        "text": as_text(plan, its, None).replace(its, "CHECKSUM"),
        "markdown": as_markdown(plan, its, None).replace(its, "CHECKSUM"),
    } == snapshot


def test_lists_within_a_list() -> None:
    """What belongs to a request stands below it in Markdown, also from the tenth on."""
    plan = everything()
    lines = as_markdown(plan, "x", None).splitlines()
    requests_lines = lines[4 : lines.index("Left alone:") - 1]
    assert {len(line) - len(line.lstrip()) for line in requests_lines[-2:]} == {4}
    marker = 0
    for line in requests_lines:
        number = re.match(r"[0-9]+\. ", line)
        marker = number.end() if number is not None else marker
        assert number is not None or line.startswith(" " * marker + "- ")


def test_the_checksum_is_of_all_that_is_asked_for() -> None:
    """Whatever is changed in a plan, it is another one; only its approval makes no difference."""
    said = document(everything())
    assert said["checksum"] == checksum(said)
    assert checksum({**said, "approved": True}) == said["checksum"]
    request = said["clinics"][0]["requests"][0]
    for key in request:
        kept, request[key] = request[key], "changed"
        assert checksum(said) != said["checksum"]
        request[key] = kept
    assert checksum(json.loads(json_bytes(said))) == said["checksum"]


@given(st.text(max_size=20).filter(lambda text: text.isprintable()))
def test_the_checksum_outlives_the_file(name: str) -> None:
    """A name in any Unicode form has the checksum that it has when the file is read again."""
    stay = LeftAlone(1, "person", name, "the spec does not know it")
    plan = plan_of(spec_from({}), Snapshot())
    plan = replace(plan, clinics=(replace(plan.clinics[0], left_alone=(stay,)),))
    said = document(plan)
    assert checksum(json.loads(json_bytes(said))) == said["checksum"]


def test_only_its_own_checksum_approves_a_plan() -> None:
    """What somebody has looked at is what is approved."""
    plan = everything()
    its = document(plan)["checksum"]
    assert document(plan, its)["approved"]
    assert not document(plan, f"{its[:-1]}x")["approved"]


@pytest.mark.parametrize(
    ("thresholds", "reasons"),
    [
        (Thresholds(2, 0.5), 0),
        (Thresholds(1, 0.5), 1),
        (Thresholds(2, 0.4), 0),
        (Thresholds(2, 0.39), 1),
        (Thresholds(1, 0.39), 2),
        (Thresholds(0, 0), 2),
    ],
)
def test_thresholds(thresholds: Thresholds, reasons: int) -> None:
    """Two of five parties lose something here: one ends, and one loses two services."""
    registry = Registry.of(spec_from(CLINIC, EMPLOYEES))
    clinic, employees = changed("clinic.vacant_lists.services", [])
    employees["kari"]["active"] = {"to": "2026-12-31"}
    employees["kari"]["services"] = []
    plan = plan_of(spec_from(clinic, employees), registry.snapshot(), thresholds)
    assert plan.clinics[0].harmed == 2
    assert len(plan.approval) == reasons
    assert document(plan)["needs_approval"] == bool(reasons)


def test_what_harms_nobody_needs_no_approval() -> None:
    """What is created, updated, activated or offered beside is no reason to stop."""
    clinic, employees = changed("clinic.phone", "21 00 00 01")
    employees["omar"] = PENDING
    del employees["lars"]["active"]["to"]
    snapshot = Registry.of(spec_from(CLINIC, EMPLOYEES)).snapshot()
    plan = plan_of(spec_from(clinic, employees), snapshot, Thresholds(0, 0))
    assert len(plan.requests) > 3
    assert plan.approval == []


def test_a_later_start_counts() -> None:
    """Who is active, and would be so only from a later day, counts like who is deactivated."""
    snapshot = Registry.of(spec_from(CLINIC, EMPLOYEES)).snapshot()
    spec = spec_from(*changed("employees.kari.active", {"from": "2027-08-01"}))
    assert plan_of(spec, snapshot, Thresholds(0, 1)).approval
    assert not plan_of(spec, snapshot, Thresholds(1, 1)).approval


def test_unknown_entries_count() -> None:
    """Who is ended because the spec does not know them counts like everybody else."""
    snapshot = Registry.of(spec_from(CLINIC, EMPLOYEES)).snapshot()
    spec = spec_from(*changed("employees.kari", None))
    assert plan_of(spec, snapshot, Thresholds(0, 1), date(2026, 8, 31)).approval
    assert not plan_of(spec, snapshot, Thresholds(0, 1)).approval


def test_every_service_has_words() -> None:
    """What a process means for patients can be said of each of them."""
    assert {each.service for each in known_processes()} - {None} == {*CAN}


def test_what_a_partial_answer_does_not_say() -> None:
    """What an answer leaves out may be there, so it is not called nothing."""
    snapshot = Registry.of(spec_from(*changed("clinic.email", None))).snapshot()
    snapshot.entries[8900100] = replace(snapshot.entries[8900100], whole=False)
    text = as_text(plan_of(spec_from(CLINIC, EMPLOYEES), snapshot), "x", None)
    assert "e-mail address: not known → post@fjordbyen.example" in text
    said = "the snapshot does not say whether Fjordbyen legesenter has this e-mail address already"
    assert said in text


def test_what_services_are_called() -> None:
    """The name of a service, which may have commas, is told from the words around it."""
    registry = Registry.of(spec_from(*changed("clinic.vacant_lists.services", [])))
    registry.register(8900199, "service", "Gammel, men god", 8900100, None)
    plan = plan_of(spec_from(CLINIC, EMPLOYEES), registry.snapshot(), end=date(2026, 8, 31))
    text = as_text(plan, "x", None)
    vacant_lists = "the service “Fastlege, liste uten fast lege”"
    assert f"patients of {vacant_lists} can write to the clinic at HelseNorge" in text
    assert "messages to the service “Gammel, men god” reach nobody after 2026-08-31" in text


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://evil.example/a", "https:<!-- -->//evil.example/a"),
        ("Ftp://evil.example", "Ftp:<!-- -->//evil.example"),
        ("WWW.evil.example", "WWW<!-- -->.evil.example"),
        ("post@evil.example", "post@<!-- -->evil.example"),
        ("tb.nhn.no/Bus: a", "tb.nhn.no/Bus: a"),
    ],
)
def test_no_name_is_a_link(address: str, shown: str) -> None:
    """GitHub makes links of addresses that have no mark; in a plan they are text."""
    stay = LeftAlone(1, "service", address, "it is unknown")
    plan = plan_of(spec_from({}), Snapshot())
    plan = replace(plan, clinics=(replace(plan.clinics[0], left_alone=(stay,)),))
    assert f"- {shown} (HER-ID 1)" in as_markdown(plan, "x", None)
    assert address in as_text(plan, "x", None)


def test_no_name_steers_a_terminal_or_a_page() -> None:
    """Control characters of a snapshot are shown, and Markdown takes nothing in it for a mark."""
    stay = LeftAlone(1, "service", "\x1b[2J\n# Title <script> [a](b) `c`", "it is unknown")
    plan = plan_of(spec_from({}), Snapshot())
    plan = replace(plan, clinics=(replace(plan.clinics[0], left_alone=(stay,)),))
    text, markdown = as_text(plan, "x", None), as_markdown(plan, "x", None)
    assert "\x1b" not in text + markdown
    assert "\n# Title" not in text + markdown
    assert r"\# Title \<script\> \[a\](b) \`c\`" in markdown
