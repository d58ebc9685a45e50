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


FIRST = {"street": "Fjordgata 1", "postal_code": "0155", "city": "Oslo"}
SECOND = {"street": "Elvevegen 11", "postal_code": "6829", "city": "Hyen"}
BOX = {"postbox": "Postboks 34", "postal_code": "6821", "city": "Sandane"}
UNITS = {
    "main": {"name": "Sandane", "addresses": {"visiting": FIRST}},
    "hyen": {"name": "Hyen", "addresses": {"visiting": SECOND}},
    "school": {"name": "Skulen", "parent": "hyen"},
    "box": {"name": "Postmottak", "parent": "hyen", "addresses": {"postal": BOX}},
    "home": {"name": "Heimekontor"},
}
AS_CLINIC = [("RES", "Fjordgata 1", True), ("PST", "Postgata 2", True)]
AT_HYEN = [("RES", "Elvevegen 11", False), ("PST", "Postgata 2", True)]


@pytest.mark.parametrize("profession", ["gp", "midwife"])
@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ([], AS_CLINIC),
        (["home"], AS_CLINIC),
        (["main"], AS_CLINIC),
        (["hyen"], AT_HYEN),
        (["hyen", "hyen"], AT_HYEN),
        (["school"], AT_HYEN),
        (["box"], [("RES", "Elvevegen 11", False), ("PST", "Postboks 34", False)]),
        (["main", "hyen"], AS_CLINIC),
        (["hyen", "school"], AS_CLINIC),
    ],
)
def test_whoever_works_at_another_office_has_its_address(
    profession: str, held: list[str], expected: list[tuple[str, str, bool]]
) -> None:
    """Nobody at a second office inherits the first one's visiting address."""
    anna = {"name": "Anna Li", "profession": profession, "her_id": 8900101}
    spec = spec_from(
        {"addresses": {"visiting": FIRST, "postal": {**FIRST, "street": "Postgata 2"}}},
        {"anna": {**anna, "service": {"code_system": "8663", "code": "KF01"}}},
        org_units=UNITS,
        roles={"any": {"name": "Rolle"}},
        positions={
            f"p{number}": {"role": "any", "org_unit": unit, "holder": "anna"}
            for number, unit in enumerate(held)
        },
    )
    _, party = parties_document(spec)["parties"]
    assert [
        (each["type"], each["street"] or each["postbox"], each["inherited"])
        for each in party["physical_addresses"]
    ] == expected


def test_the_only_unit_is_everybodys() -> None:
    """A position that names no unit is in the only one, as everywhere in the language."""
    spec = spec_from(
        {"addresses": {"visiting": FIRST}},
        {"anna": {"name": "Anna Li", "profession": "gp", "her_id": 8900101}},
        org_units={"hyen": UNITS["hyen"]},
        roles={"any": {"name": "Rolle"}},
        positions={"gp": {"role": "any", "holder": "anna"}},
    )
    _, anna = parties(spec)
    (address,) = physical_addresses(anna, spec.clinic)
    assert (address.address.street, address.inherited) == ("Elvevegen 11", False)


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
