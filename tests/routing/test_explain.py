"""The explanation of the decision table: it says all that the table says, and why."""

from datetime import date
from typing import Any, NamedTuple

import pytest
import yaml
from hypothesis import given, settings

from clinicspec.model.names import MESSAGE_TYPES
from clinicspec.model.reference import Reference
from clinicspec.model.spec import Spec
from clinicspec.routing.explain import Step, explain
from clinicspec.routing.explain_rows import explain_row, not_offered
from clinicspec.routing.table import Delivery, rows_of, turning_days
from clinicspec.routing.words import way_in_words
from tests.routing.cases import AWAY, AWAY_WITH_LARS, BASE, LEFT, VACANT, routing, selected
from tests.routing.strategies import CLINIC, DAYS, clinics, model_of
from tests.routing.test_meaning import merged

KARI = Reference("employee", "kari")
VACANT_LIST = Reference("vacant_list", "v")
ON = date(2026, 5, 6)


def clinic(change: str) -> Spec:
    """The clinic of the cases with a change."""
    sections = yaml.load(change, yaml.BaseLoader) or {}  # noqa: S506  (it makes texts only)
    return model_of(merged({"clinic": CLINIC, **yaml.load(BASE, yaml.BaseLoader)}, sections))  # noqa: S506


class Case(NamedTuple):
    """What a clinic's explanation of Kari's e-contacts on 6 May says after its first line."""

    about: str
    clinic: str
    steps: str
    asked: Reference = KARI


def away(text: str) -> str:
    """A clinic in which Kari is away and Lars stands in, with another change to employees."""
    return f"employees: {{kari: {{absences: [{AWAY_WITH_LARS}]}}, {text}}}"


KARI_RECEIVES = "Kari has the list, and receives as its practitioner"
KARI_IS_AWAY = f"""{KARI_RECEIVES}
    Kari is away from 2026-05-04 to 2026-05-08, but keeps receiving"""
UNREAD = "all who receive the message are away, so nobody reads it, and there is no fallback"

CASES = [
    Case("the practitioner alone", "", KARI_RECEIVES),
    Case(
        "a substitute who receives",
        away(""),
        f"""{KARI_IS_AWAY}
        Lars stands in for Kari, and receives as well""",
    ),
    Case(
        "a substitute who has left",
        away("lars: {active: {to: 2026-05-05}}"),
        f"""{KARI_IS_AWAY}
        Lars is to stand in for Kari, but can't: Lars left after 2026-05-05
        {UNREAD}""",
    ),
    Case(
        "a substitute who has not started",
        away("lars: {active: {from: 2026-05-07}}"),
        f"""{KARI_IS_AWAY}
        Lars is to stand in for Kari, but can't: Lars starts on 2026-05-07
        {UNREAD}""",
    ),
    Case(
        "a substitute outside the register",
        away("lars: {in_gp_register: false}"),
        f"""{KARI_IS_AWAY}
        Lars is to stand in for Kari, but can't: Lars is not in the GP register
        {UNREAD}""",
    ),
    Case(
        "a substitute without a HER-ID",
        away("lars: {her_id: pending}"),
        f"""{KARI_IS_AWAY}
        Lars is to stand in for Kari, but can't: Lars has no HER-ID yet
        {UNREAD}""",
    ),
    Case(
        "a practitioner without an active licence",
        f"employees: {{kari: {{licence: inactive, absences: [{AWAY_WITH_LARS}]}}}}",
        f"""{KARI_IS_AWAY}
        Lars is to stand in for Kari, but can't: Kari has no active licence at PatientSky
        {UNREAD}""",
    ),
    Case(
        "nobody is their own substitute",
        "employees: {kari: {absences: [{from: 2026-05-06, to: 2026-05-06, substitute: kari}]}}",
        f"""{KARI_RECEIVES}
        Kari is away on 2026-05-06, but keeps receiving
        Kari is named as their own substitute, which brings in nobody
        {UNREAD}""",
    ),
    Case(
        "a substitute who is away as well",
        away(f"lars: {{absences: [{AWAY}]}}"),
        f"""{KARI_IS_AWAY}
        Lars stands in for Kari, and receives as well
        Lars is away from 2026-05-04 to 2026-05-08, but keeps receiving
        {UNREAD}""",
    ),
    Case(
        "a substitute's substitute",
        away(f"lars: {{absences: [{AWAY[:-1]}, substitute: omar}}]}}"),
        f"""{KARI_IS_AWAY}
        Lars stands in for Kari, and receives as well
        Lars is away from 2026-05-04 to 2026-05-08, but keeps receiving; \
Omar, who is named as substitute, is not brought in
        {UNREAD}""",
    ),
    Case(
        "a substitute whom the mode leaves out",
        away("") + "\n" + selected("{position: lab-ali}"),
        """Kari is away from 2026-05-04 to 2026-05-08
        Lars stands in for Kari, which makes no difference here
        the position Sekretær leads to Ali""",
    ),
    Case(
        "a practitioner without a HER-ID",
        "employees: {kari: {her_id: none}}",
        """Kari has no HER-ID, so nothing reaches the practitioner or a substitute
        nobody receives the message, and there is no fallback""",
    ),
    Case(
        "a list that nobody is on yet",
        "employees: {kari: {active: {from: 2026-06-01}}}",
        "Kari starts on 2026-06-01, so there are no patients yet who write",
    ),
    Case(
        "a list that goes on, and on under a vacant one",
        VACANT + f"employees: {{{LEFT.replace('05-31', '04-30')}, omar: {{active: "
        "{to: 2026-05-05}, patient_list: {continues_as: {vacant_list: v}}}, "
        "lars: {substitute_for: {vacant_list: v}}}",
        """Kari left after 2026-04-30, and the list goes on under Omar
        Omar left after 2026-05-05, and the list goes on under the vacant list Liste 4
        Lars alone stands in for the vacant list Liste 4, and so is its practitioner""",
    ),
    Case(
        "a list that goes on nowhere",
        "employees: {kari: {active: {to: 2026-05-05}}}",
        """Kari left after 2026-05-05, and the list goes on nowhere
        nobody receives the message, and there is no fallback""",
    ),
    Case(
        "an heir who has not started",
        f"employees: {{{LEFT.replace('05-31', '04-30')}, omar: {{active: {{from: 2026-06-01}}}}}}",
        """Kari left after 2026-04-30, and the list goes on under Omar
        Omar starts on 2026-06-01, so the list has no practitioner yet
        nobody receives the message, and there is no fallback""",
    ),
    Case(
        "a vacant list for which nobody stands in",
        VACANT,
        """nobody stands in for the vacant list Liste 4, so it has no practitioner
        nobody receives the message, and there is no fallback""",
        asked=VACANT_LIST,
    ),
    Case(
        "a vacant list that is not registered yet",
        VACANT.replace("her_id: 9", "her_id: 9, from: 2026-06-01"),
        "the vacant list Liste 4 starts on 2026-06-01, so there are no patients yet who write",
        asked=VACANT_LIST,
    ),
    Case(
        "a vacant list for which several stand in",
        VACANT + "employees: {lars: {substitute_for: {vacant_list: v}}, "
        "omar: {substitute_for: {vacant_list: v}}}",
        "Omar and Lars stand in for the vacant list Liste 4, and with several it has no "
        "practitioner\nnobody receives the message, and there is no fallback",
        asked=VACANT_LIST,
    ),
    Case(
        "a vacant list with one who can stand in, who is away, and one who can't",
        VACANT + f"employees: {{lars: {{substitute_for: {{vacant_list: v}}, absences: [{AWAY}]}}, "
        "omar: {substitute_for: {vacant_list: v}, active: {to: 2026-05-05}}}",
        f"""Omar is to stand in for the vacant list Liste 4, but can't: Omar left after 2026-05-05
        Lars alone stands in for the vacant list Liste 4, and so is its practitioner
        Lars is away from 2026-05-04 to 2026-05-08, but keeps receiving
        {UNREAD}""",
        asked=VACANT_LIST,
    ),
    Case(
        "a recipient with a position that is empty, and a holder who has left",
        selected("{role: secretary}") + "\nemployees: {per: {active: {to: 2026-05-05}}}",
        """the role Sekretær leads to Ali
        nobody holds the position Sekretær
        Per left after 2026-05-05, and is dropped""",
    ),
    Case(
        "somebody who is reached in two ways",
        routing("{mode: both, recipients: [{group: doctors}]}"),
        f"""{KARI_RECEIVES}
        the group Leger leads to Kari and Omar
        Kari is reached as the practitioner and by the group Leger, and receives the message """
        "once",
    ),
    Case(
        "a fallback that is not used",
        routing("{mode: practitioner, fallback: [{group: reception}]}"),
        f"""{KARI_RECEIVES}
        somebody who is there receives, so the fallback is not used""",
    ),
    Case(
        "a fallback that is used",
        f"employees: {{kari: {{absences: [{AWAY}]}}}}\n"
        + routing("{mode: practitioner, fallback: [{group: reception}]}"),
        f"""{KARI_IS_AWAY}
        this absence names nobody to stand in for Kari
        nobody who is there would receive, so the fallback is added
        the fallback to the group Resepsjon leads to Ali and Per""",
    ),
    Case(
        "a fallback that leads to nobody",
        f"employees: {{kari: {{absences: [{AWAY}]}}}}\n"
        + routing("{mode: practitioner, fallback: [{position: empty}]}"),
        f"""{KARI_IS_AWAY}
        this absence names nobody to stand in for Kari
        nobody who is there would receive, and the fallback leads to nobody
        the fallback to the position Sekretær leads to nobody
        nobody holds the position Sekretær
        all who receive the message are away, so nobody reads it""",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.about)
def test_what_is_said(case: Case) -> None:
    """Whoever asks why a message reaches somebody, or does not, is told the reason."""
    first, *steps = explain(Delivery(clinic(case.clinic), "e_contact"), case.asked, ON)
    assert first.message.startswith("e-contacts go to the ")
    assert [step.message for step in steps] == [line.strip() for line in case.steps.splitlines()]


def test_reasons_that_change_within_a_row() -> None:
    """A row whose inboxes stay while the reasons change is explained for each stretch of days."""
    spec = clinic(
        "employees: {kari: {absences: [{from: 2026-05-04, to: 2026-05-05}, "
        "{from: 2026-05-06, to: 2026-05-06, substitute: kari}, "
        "{from: 2026-05-07, to: 2026-05-08}]}}"
    )
    delivery = Delivery(spec, "e_contact")
    days = turning_days(spec, "e_contact")
    before, row, after = rows_of(delivery, KARI, days)
    explained = explain_row(delivery, row, days)
    assert [(each.start, each.end) for each in explained] == [
        (date(2026, 5, 4), date(2026, 5, 5)),
        (date(2026, 5, 6), date(2026, 5, 6)),
        (date(2026, 5, 7), date(2026, 5, 8)),
    ]
    (always,) = explain_row(delivery, before, days)
    assert (always.start, always.end) == (None, date(2026, 5, 3))
    (later,) = explain_row(delivery, after, days)
    assert (later.start, later.end) == (date(2026, 5, 9), None)


@given(clinics())
@settings(max_examples=50)
def test_every_day_of_a_row_is_explained(sections: dict[str, Any]) -> None:
    """The explanations of a row cover its days, and each holds on all of its own."""
    spec = model_of(sections)
    for message_type in MESSAGE_TYPES:
        delivery, turns = Delivery(spec, message_type), turning_days(spec, message_type)
        for patient_list in delivery.lists():
            for row in rows_of(delivery, patient_list, turns):
                explained = explain_row(delivery, row, turns)
                assert (explained[0].start, explained[-1].end) == (row.start, row.end)
                for day in map(date.fromisoformat, DAYS):
                    if (row.start or date.min) <= day <= (row.end or date.max):
                        (steps,) = [
                            each.steps
                            for each in explained
                            if (each.start or date.min) <= day <= (each.end or date.max)
                        ]
                        assert steps == explain(delivery, patient_list, day)


def test_a_route_that_the_spec_leaves_out() -> None:
    """What PatientSky does by itself is no line of the spec, and the explanation says so."""
    spec = clinic("employees: {kari: {services: [e_consultation]}}")
    mode, _ = explain(Delivery(spec, "e_consultation"), KARI, ON)
    assert mode.message.endswith("PatientSky's own setting, as the spec has no route")
    assert mode.paths == ()


def test_a_message_that_is_not_offered() -> None:
    """A list without a row has its reason too, and the place that says which it is offered."""
    spec = clinic(VACANT)
    step = not_offered(Delivery(spec, "e_consultation"), KARI, None)
    assert step.message == "patients of Kari are not offered e-consultations"
    assert step.paths == (("employees", "kari", "services"),)
    step = not_offered(Delivery(spec, "e_consultation"), VACANT_LIST, ON)
    assert step.paths == (("clinic", "vacant_lists", "services"),)


def test_a_sentence_names_ten_people_at_most() -> None:
    """In a large clinic the step stays readable; its employees are all there."""
    people = ", ".join(
        f"e{number}: {{name: E{number}, profession: nurse, her_id: none}}" for number in range(20)
    )
    spec = clinic(f"employees: {{{people}}}\n" + selected("whole_clinic"))
    (step,) = [
        step for step in explain(Delivery(spec, "e_contact"), KARI, ON) if step.kind == "recipient"
    ]
    assert step.message.endswith("E3, E4 and 15 others")
    assert len(step.employees) == 25


def ways(steps: list[Step]) -> dict[str, set[str]]:
    """Who receives by which ways, as the steps alone say it."""
    found: dict[str, set[str]] = {}
    for step in steps:
        if step.via is not None:
            for key in step.employees:
                found.setdefault(key, set()).add(step.via)
    return found


@given(clinics())
@settings(max_examples=100)
def test_steps_and_table_agree(sections: dict[str, Any]) -> None:
    """The steps lead to the inboxes of the table by the same ways, and leave out nothing of it."""
    spec = model_of(sections)
    for message_type in MESSAGE_TYPES:
        delivery = Delivery(spec, message_type)
        for patient_list in delivery.lists():
            for day in map(date.fromisoformat, DAYS[::3]):
                steps = explain(delivery, patient_list, day)
                reception = delivery.reception(patient_list, day)
                assert ways(steps) == {each.employee: {*each.via} for each in reception.inboxes}
                _tells_of_everybody(steps, sections, message_type, day)
                absent = {each.employee for each in reception.inboxes if each.absent}
                assert absent <= {key for each in _of(steps, "absence") for key in each.employees}
                once = {each.employee for each in reception.inboxes if len(each.via) > 1}
                assert once == {key for each in _of(steps, "once") for key in each.employees}
                is_read = any(not each.absent for each in reception.inboxes)
                unread = not is_read and reception.state != "not_started"
                assert len(_of(steps, "unread")) == unread
                assert all(
                    way_in_words(spec, via) for each in reception.inboxes for via in each.via
                )


def _of(steps: list[Step], kind: str) -> list[Step]:
    return [step for step in steps if step.kind == kind]


def _tells_of_everybody(
    steps: list[Step], sections: dict[str, Any], message_type: str, day: date
) -> None:
    """Each member of a group that was looked at receives or was dropped; each path is there."""
    for step in steps:
        if step.kind in ("recipient", "fallback") and step.paths[1:2]:
            section, key, *_ = step.paths[1]
            if section == "groups":
                told = {*step.employees} | {
                    each for dropped in _of(steps, "dropped") for each in dropped.employees
                }
                assert {*sections["groups"][key]["members"]} <= told, (message_type, day)
        for path in step.paths:
            value: Any = sections
            for key in path[:-1]:
                value = value[key] if isinstance(key, int) else value.get(key, {})
            assert isinstance(value, dict | list)
            assert value, path
