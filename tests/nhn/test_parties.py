"""Which communication parties a clinic has, and what they inherit."""

from typing import Any

import pytest
from hypothesis import given

from clinicspec.model.spec import Spec
from clinicspec.nhn.addresses import electronic_addresses, physical_addresses
from clinicspec.nhn.backend import parties_document
from clinicspec.nhn.parties import parties, recorded
from tests.clinics import reference_spec
from tests.nhn.any_clinic import CLINICS, SPECS, STAFF, spec_from

MESSAGING = {"messaging": {"amqp": "tb.test.nhn.no/Bus", "edi": "m@edi.example"}}


def registered(employee: dict[str, Any]) -> bool:
    """Whether NHN registers somebody as a person: "GPs, and substitutes in the GP register"."""
    return employee["profession"] == "gp" or (
        employee["profession"] == "gp_substitute" and employee.get("in_gp_register") is True
    )


def ids(spec: Spec) -> list[str]:
    """The ids of a clinic's parties."""
    return [party.id for party in parties(spec)]


def test_reference_parties() -> None:
    """The reference clinic is its organisation, three doctors and the resource booking."""
    assert ids(reference_spec()) == [
        "organization",
        "person-kari",
        "person-omar",
        "person-lars",
        "service-resource-booking",
    ]


@given(CLINICS, STAFF)
def test_persons_are_exactly_those_whom_nhn_registers(
    clinic: dict[str, Any], employees: dict[str, dict[str, Any]]
) -> None:
    """No secretary gets an entry, and no GP is forgotten; they come in the spec's order."""
    spec = spec_from(clinic, employees)
    persons = [party.employee for party in parties(spec) if party.kind == "person"]
    assert persons == [key for key, employee in employees.items() if registered(employee)]


@given(SPECS)
def test_parties_have_ids_of_their_own(spec: Spec) -> None:
    """Two parties never share a file, whatever the employees' ids, and whatever the case."""
    found = ids(spec)
    assert len({each.lower() for each in found}) == len(found)
    assert found[0] == "organization"


@given(SPECS)
def test_inherited_addresses_are_the_organisations(spec: Spec) -> None:
    """What is said to be inherited is what the organisation has, in each of its types."""
    organization, *below = parties(spec)
    own = {each.type: each.value for each in electronic_addresses(organization, spec.clinic)}
    places = {each.type: each.address for each in physical_addresses(organization, spec.clinic)}
    for party in below:
        for address in electronic_addresses(party, spec.clinic):
            assert not address.inherited or address.value == own[address.type]
        assert {
            each.type: each.address
            for each in physical_addresses(party, spec.clinic)
            if each.inherited
        } == places


@pytest.mark.parametrize(
    ("employee", "numbers"),
    [
        ({"her_id": 8900101}, ["8900101"] * 4),
        ({"her_id": "pending"}, []),
    ],
)
def test_a_persons_queues_are_named_after_its_her_id(
    employee: dict[str, Any], numbers: list[str]
) -> None:
    """A GP's messages never go to the organisation's queues, nor to ones without a number."""
    gp = {"name": "Kari Lunde", "profession": "gp", **employee}
    spec = spec_from(MESSAGING, {"kari": gp})
    _, person = parties(spec)
    queues = [each for each in electronic_addresses(person, spec.clinic) if "_SB_" in each.type]
    assert [each.value.split("/")[-1].split("_")[0] for each in queues] == numbers
    assert not any(each.inherited for each in queues)


def test_services_inherit_the_organisations_queues() -> None:
    """A service has no queues of its own, be its HER-ID known or pending."""
    spec = spec_from({**MESSAGING, "resource_booking": {"her_id": "pending"}})
    organization, service = parties(spec)
    own = electronic_addresses(organization, spec.clinic)
    inherited = electronic_addresses(service, spec.clinic)
    assert inherited == [address._replace(inherited=True) for address in own]


@pytest.mark.parametrize(
    ("employee", "party", "is_recorded"),
    [
        ({"profession": "nurse"}, None, False),
        ({"profession": "nurse", "her_id": "none"}, None, False),
        ({"profession": "nurse", "her_id": "pending"}, None, False),
        ({"profession": "nurse", "her_id": 8900104}, None, True),
        ({"profession": "lis1", "her_id": 8900104, "in_gp_register": True}, None, True),
        ({"profession": "gp_substitute", "her_id": 8900104}, None, True),
        (
            {"profession": "gp_substitute", "her_id": 8900104, "in_gp_register": True},
            "person-anna",
            False,
        ),
        ({"profession": "midwife", "her_id": 8900104, "service": True}, "service-of-anna", False),
        ({"profession": "midwife", "her_id": "pending", "service": True}, "service-of-anna", False),
        ({"profession": "midwife", "her_id": "none", "service": True}, None, False),
        ({"profession": "midwife", "service": True}, None, False),
        ({"profession": "gp", "service": True}, "person-anna", False),
    ],
)
def test_who_is_a_party(employee: dict[str, Any], party: str | None, is_recorded: bool) -> None:
    """A HER-ID of somebody whom NHN doesn't register is written down, and nothing is sent of it."""
    if "service" in employee:
        employee = {**employee, "service": {"code_system": "8663", "code": "KF01"}}
    spec = spec_from({}, {"anna": {"name": "Anna Li", **employee}})
    assert ids(spec)[1:] == ([party] if party else [])
    assert [each.id for each in recorded(spec)] == (["anna"] if is_recorded else [])


@given(SPECS)
def test_names_and_postal_codes_stand_as_they_are_written(spec: Spec) -> None:
    """Nobody's name is rewritten, and a postal code keeps its four digits."""
    organization, *below = parties_document(spec)["parties"]
    assert organization["name"] == spec.clinic.name
    for party in below:
        if party["employee"]:
            assert party["name"] == spec.employees[party["employee"]].name
    of_clinic = {"RES": spec.clinic.addresses.visiting, "PST": spec.clinic.addresses.postal}
    for address in organization["physical_addresses"]:
        written = of_clinic[address["type"]]
        assert written is not None
        assert (address["postal_code"], address["city"]) == (written.postal_code, written.city)
