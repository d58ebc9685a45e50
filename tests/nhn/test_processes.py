"""HelseNorge's processes, held against real answers of its test environment."""

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from lxml import etree

from clinicspec.model.people import Service
from clinicspec.model.spec import Spec
from clinicspec.nhn.backend import parties_document
from clinicspec.nhn.parties import parties
from clinicspec.nhn.processes import known_processes, processes_of, role
from tests.clinics import reference_spec
from tests.nhn.any_clinic import SPECS, spec_from

CPA = "CPA_v2_51795e2c-9d39-44e0-9168-5bee38f20819.xml"
TNS = "{http://www.oasis-open.org/committees/ebxml-cppa/schema/cpp-cpa-2_0.xsd}"
GP = {"name": "Kari Lunde", "profession": "gp", "her_id": 8900101}
QUEUES = {"messaging": {"amqp": "tb.test.nhn.no/Bus"}}
DIGITAL_USER = "Dialog_Innbygger_Digitalbruker"

NEEDED = {
    "booking": "Dialog_Innbygger_Timereservasjon",
    "time_request": "Dialog_Innbygger_Timeonske",
    "e_contact": "Dialog_Innbygger_Ekontakt",
    "e_consultation": "Dialog_Innbygger_Ekonsultasjon",
    "prescription_renewal": "Dialog_Innbygger_Reseptfornyelse",
}
"""HelseNorge's pages on each service."""


def in_agreement(shared: Path) -> set[tuple[str, str, str, str]]:
    """Name, version, UUID and role of each process that a party of a real agreement has."""
    agreement = etree.parse(shared / "nhn" / "cppa" / "samples" / CPA)
    found = set()
    for collaboration in agreement.iter(f"{TNS}CollaborationRole"):
        process = collaboration.find(f"{TNS}ProcessSpecification")
        of_party = collaboration.find(f"{TNS}Role")
        assert process is not None
        assert of_party is not None
        found.add(
            (
                process.get(f"{TNS}name", ""),
                process.get(f"{TNS}version", ""),
                process.get(f"{TNS}uuid", "").upper(),
                of_party.get(f"{TNS}name", ""),
            )
        )
    return found


def of_person(services: list[str], clinic: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    """The processes of a GP in parties.json."""
    spec = spec_from(QUEUES if clinic is None else clinic, {"kari": {**GP, "services": services}})
    found: list[dict[str, Any]] = parties_document(spec)["parties"][1]["processes"]
    return found


def test_processes_stand_in_a_real_agreement(shared: Path) -> None:
    """Name, version, UUID and role of every process are those that HelseNorge itself has."""
    ours = {(each.name, each.version, each.uuid, role()) for each in known_processes()}
    assert ours <= in_agreement(shared)


def test_channels_are_those_of_the_agreement(shared: Path) -> None:
    """A process takes those of the party's queues by which it receives messages there."""
    listed = json.loads((shared / "nhn" / "codes" / "processes.json").read_text("utf-8"))
    theirs = {
        each["process"]: {action["channel"] for action in each["canReceive"]}
        for each in listed["processes"]
        if each["source"] == CPA and each["role"] == role()
    }
    for each in known_processes():
        assert set(each.channels) == theirs[each.name]


def test_every_service_has_its_process_but_video() -> None:
    """Whatever a GP can offer is either a process or video, which HelseNorge has none for."""
    with_process = {each.service for each in known_processes()}
    assert with_process == {*get_args(Service), None} - {"video"}


@pytest.mark.parametrize("service", NEEDED)
def test_a_service_needs_its_process_and_that_of_the_digital_user(service: str) -> None:
    """One service alone brings HelseNorge's question whether a patient can be reached."""
    assert [each["name"] for each in of_person([service])] == [NEEDED[service], DIGITAL_USER]


def test_the_digital_user_is_asked_for_once() -> None:
    """With all services each process stands there once."""
    names = [each["name"] for each in of_person([*NEEDED, "video"])]
    assert sorted(names) == sorted([*NEEDED.values(), DIGITAL_USER])


@pytest.mark.parametrize("services", [[], ["video"]])
def test_without_a_service_there_is_no_process(services: list[str]) -> None:
    """Whoever offers nothing, or video alone, has no process."""
    assert of_person(services) == []


def test_queues() -> None:
    """Booking takes both of the party's queues, since HelseNorge waits for the free slots."""
    channels = {each["name"]: each["channels"] for each in of_person([*NEEDED])}
    own = "tb.test.nhn.no/Bus/8900101"
    assert channels.pop(NEEDED["booking"]) == [f"{own}_async", f"{own}_sync"]
    assert set(map(tuple, channels.values())) == {(f"{own}_async",)}


def test_without_queues_there_is_no_process() -> None:
    """A clinic whose queues the spec doesn't name has nowhere to send messages to."""
    assert of_person([*NEEDED], {}) == of_person([*NEEDED], {"messaging": {"edi": "m@e.no"}}) == []


def test_vacant_lists_have_processes_at_the_organisations_queues() -> None:
    """The service for lists without a GP has its own processes, and the organisation's queues."""
    lists = {"her_id": 8900120, "lists": {"l": {"name": "L"}}, "services": ["e_contact"]}
    spec = spec_from({**QUEUES, "vacant_lists": lists})
    _, service = parties_document(spec)["parties"]
    assert [each["name"] for each in service["processes"]] == [NEEDED["e_contact"], DIGITAL_USER]
    assert service["processes"][0]["channels"] == ["tb.test.nhn.no/Bus/8900100_async"]


def test_no_citizens_role_is_ever_taken(shared: Path) -> None:
    """What the sources don't settle is left out: BehandlerOversikt has the citizen's role there."""
    profile = (shared / "nhn" / "codes" / "processes.json").read_text("utf-8")
    listed = json.loads(profile)["processes"]
    (oversight,) = [each for each in listed if "BehandlerOversikt" in each["process"]]
    assert oversight["role"] == "Innbygger" != role()
    assert oversight["process"] not in [each.name for each in known_processes()]


@given(SPECS)
def test_processes_follow_from_the_services(spec: Spec) -> None:
    """Of any clinic: each party has the processes of what it offers, at queues that are its own."""
    for party in parties(spec):
        active = processes_of(party, spec.clinic)
        needed = {NEEDED[each] for each in party.services if each in NEEDED}
        if spec.clinic.messaging is None or spec.clinic.messaging.amqp is None:
            needed = set()
        assert {each.process.name for each in active} == (
            needed | {DIGITAL_USER} if needed else set()
        )
        for each in active:
            her_id = spec.clinic.her_id if party.kind == "service" else party.her_id
            expected = [
                f"tb.test.nhn.no/NHNTESTServiceBus/{her_id}_{c}" for c in each.process.channels
            ]
            assert list(each.channels) == (expected if her_id is not None else [])


def test_the_reference() -> None:
    """Kari Lunde's bookings come by both queues of her own."""
    kari = parties_document(reference_spec())["parties"][1]
    assert kari["processes"][0] == {
        "name": "Dialog_Innbygger_Timereservasjon",
        "version": "1.2",
        "uuid": "7B68B3C8-ADCF-495D-98E1-F2BB1151516E",
        "role": "Helsepersonell",
        "channels": [
            "tb.test.nhn.no/NHNTESTServiceBus/8900101_async",
            "tb.test.nhn.no/NHNTESTServiceBus/8900101_sync",
        ],
    }
