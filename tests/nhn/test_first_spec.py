"""A spec that is begun from the registry says what the registry holds, and nothing else."""

import io
import re
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from clinicspec.diagnostics.draft import Draft
from clinicspec.model.build import build
from clinicspec.model.spec import Spec
from clinicspec.model.spec_tree import join
from clinicspec.nhn.addresses import QUEUES
from clinicspec.nhn.change_set import requests
from clinicspec.nhn.entry import HeldProcess, Snapshot
from clinicspec.nhn.first_spec.held import organizations
from clinicspec.nhn.first_spec.text import scalar, slug
from clinicspec.nhn.first_spec.write import first_spec
from clinicspec.nhn.parties import parties
from clinicspec.nhn.snapshot.read import read_snapshot
from clinicspec.source.problem import Problem
from clinicspec.source.read import read
from tests.clinics import reference_spec
from tests.nhn.any_clinic import SPECS, TEXTS
from tests.nhn.registry import Registry
from tests.nhn.snapshot.answers import ORGANIZATION, PERSON, Data, as_json, code

FILLED_IN = {
    "nhn_member": "true",
    "sector": "private",
    "lists": "{list-1: {name: Liste 1}}",
    "name": "Havna",
    "organization_number": '"999999018"',
}
"""What somebody writes in place of the TODOs without which a spec can't be built."""


def begun(*answers: Data) -> str:
    """The spec that some answers give."""
    snapshot, drafts = read_snapshot([(str(at), as_json(each)) for at, each in enumerate(answers)])
    assert drafts == []
    return of_snapshot(snapshot)


def of_snapshot(snapshot: Snapshot) -> str:
    """The spec of the only organisation."""
    (organization,) = organizations(snapshot)
    return first_spec(organization, snapshot)


def built(text: str) -> tuple[Spec, list[Problem | Draft]]:
    """The model of a spec, and what is wrong with its shape."""
    document, problems = read("clinic.yaml", text.encode())
    assert document.data is not None, problems
    tree, about_sections = join("clinic", [document], incomplete=False)
    spec, about_shape = build(tree)
    return spec, [*problems, *about_sections, *about_shape]


def filled_in(text: str) -> Spec:
    """The model of a spec whose TODOs have been done."""
    text = re.sub("([a-z_]+):  # TODO", lambda key: f"{key[1]}: {FILLED_IN[key[1]]}  #", text)
    spec, drafts = built(text)
    assert drafts == [], text
    return spec


def assert_is_what_is_held(text: str, snapshot: Snapshot, but_for: Collection[str] = ()) -> None:
    """Hold a spec against the promises that every one keeps, ``but_for`` some kinds of requests."""
    todos = re.findall("^ *([a-z_]+):  # TODO:", text, re.MULTILINE)
    assert [each.code for each in built(text)[1]] == ["CS036"] * len(todos)
    planned = requests(filled_in(text), snapshot)
    assert [each for each in planned if each.kind not in but_for] == []


@pytest.mark.parametrize(
    "name",
    [
        "Messaging__CommunicationDetails_91462.xml",
        "Registries__CommunicationDetails_93238.xml",
        "get-communication-party-details-no-parent-response.xml",
        "get-communication-party-details-person-response.xml",
        "get-communication-party-details-with-parent-response.xml",
    ],
)
def test_real_answers(shared: Path, name: str) -> None:
    """What is missing is all that `check` finds in the shape, and a plan changes nothing."""
    folder = shared / "nhn" / "address-registry" / "samples"
    snapshot, drafts = read_snapshot([(name, (folder / name).read_bytes())])
    assert drafts == []
    assert_is_what_is_held(of_snapshot(snapshot), snapshot)


def test_the_reference() -> None:
    """All that the registry holds of the reference clinic comes back into its spec."""
    reference = reference_spec()
    snapshot, _ = read_snapshot(Registry.of(reference).answers().items())
    text = of_snapshot(snapshot)
    assert_is_what_is_held(text, snapshot)
    spec = filled_in(text)
    assert spec.environment == "test"
    clinic, original = spec.clinic, reference.clinic
    for field in ("name", "organization_number", "her_id", "business_type", "addresses", "phone"):
        assert getattr(clinic, field) == getattr(original, field)
    assert (clinic.email, clinic.homepage, clinic.messaging) == (
        original.email,
        original.homepage,
        original.messaging,
    )
    persons = [
        (each.name, each.her_id, each.hpr_number, set(each.services), each.active.end)
        for each in reference.employees.values()
        if each.is_registered_person
    ]
    assert [
        (each.name, each.her_id, each.hpr_number, set(each.services), each.active.end)
        for each in spec.employees.values()
    ] == persons
    assert list(spec.employees) == ["kari-lunde", "omar-haddad", "lars-moen"]


def _her_ids_differ(spec: Spec) -> bool:
    her_ids = [party.her_id for party in parties(spec) if party.her_id is not None]
    return len(her_ids) == len(set(her_ids))


@settings(max_examples=60)
@given(spec=SPECS.filter(_her_ids_differ))
def test_any_clinic(spec: Spec) -> None:
    """Whatever the registry holds, the spec can be read, and a plan of it changes nothing."""
    snapshot, drafts = read_snapshot(Registry.of(spec).answers().items())
    assert drafts == []
    assert_is_what_is_held(of_snapshot(snapshot), snapshot)


PERIOD_ENDS = st.sampled_from(
    [
        "2010-01-01T00:00:00",
        "2043-09-08T12:00:00",
        "2117-01-01T00:00:00",
        "2500-01-01T00:00:00",
        "9999-12-31T23:59:59.997",
    ]
)
PROCESSES = st.builds(
    HeldProcess,
    st.sampled_from(["Dialog_Innbygger_Ekontakt", "Dialog_Innbygger_BehandlerOversikt"]),
    st.sampled_from(["1.0", "1.1", "1.2"]),
    st.just("B86B0D41-21FD-4AB7-86F3-AF633EA7B27A"),
)


@st.composite
def registries(draw: st.DrawFn) -> Registry:
    """Registries that hold what no spec would have put there."""
    registry = Registry.of(draw(SPECS.filter(_her_ids_differ)))
    for held in registry.entries.values():
        addresses = held.values.get("ElectronicAddresses", {}).get("ElectronicAddress", [])
        addresses += held.values.get("PhysicalAddresses", {}).get("PhysicalAddress", [])
        for address in addresses:
            change = draw(st.sampled_from(["none", "none", "own", "another", "no"]))
            if change == "own":
                address["Inherited"] = False
            if change == "another":
                own = draw(st.sampled_from(["", "12", "a@b.example", "x.no/y/1_async"]))
                address |= {"Inherited": False, "Address": own}
            if change == "no":
                address["Type"] = code(9044, "E_FAX")
        start, end = draw(st.sampled_from(["0001", "2001"])), draw(PERIOD_ENDS)
        if held.kind != "organization" and draw(st.booleans()):
            held.values["Valid"] = {"From": f"{start}-01-01T10:00:00", "To": end}
        held.values.pop(draw(st.sampled_from(["none", "Professions", "ServiceCode"])), None)
        registry.processes[held.her_id] += draw(st.lists(PROCESSES, max_size=2))
    return registry


@settings(max_examples=60)
@given(registry=registries())
def test_any_registry(registry: Registry) -> None:
    """What the registry holds in another way than a spec would is left as it is.

    Only where a service is offered by an old version of its process, what it lacks is added.
    """
    snapshot, drafts = read_snapshot(registry.answers().items())
    assert drafts == []
    assert_is_what_is_held(of_snapshot(snapshot), snapshot, {"add_process"})


def _address(type_: str, address: str, **values: Any) -> Data:
    return {"Address": address, "Inherited": False, "Type": code(9044, type_), **values}


def _place(type_: str, **values: Any) -> Data:
    return {"Inherited": False, "Type": code(3401, type_), **values}


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ({"DisplayName": "Nei: #1"}, '  name: "Nei: #1"'),
        ({"DisplayName": "No"}, '  name: "No"'),
        ({"DisplayName": " a \n b "}, "  name: a b"),
        ({"DisplayName": "a\u202eb"}, "  name:  # TODO: as patients know the clinic"),
        ({"DisplayName": "x" * 201}, "  name:  # TODO: as patients know the clinic"),
        ({"DisplayName": None}, "  name: FJORDBYEN LEGESENTER AS"),
        ({"OrganizationNumber": 99}, '  organization_number: "000000099"'),
        (
            {"OrganizationNumber": None},
            "  organization_number:  # TODO: nine digits, from Brønnøysund",
        ),
        ({"BusinessType": code(9040, "101")}, '  business_type: "101"'),
        (
            {"BusinessType": code(9040, "1-1")},
            '  # TODO business_type: the registry has "1-1"',
        ),
        ({"Municipality": code(3402, "301")}, '  municipality: "0301"'),
        ({"Municipality": None}, '  # TODO municipality: four digits, as in "0301"'),
        (
            {"Municipality": code(3402, "Oslo\n: x")},
            '  # TODO municipality: the registry has "Oslo : x"',
        ),
        (
            {"ElectronicAddresses": [_address("E_TLF", "21 00 00 00 / 22 00 00 00")]},
            '  # TODO phone: as patients dial it, as in "+47 21 00 00 00"; '
            'the registry has "21 00 00 00 / 22 00 00 00"',
        ),
        (
            {"ElectronicAddresses": [_address("E_URL", "https://havna.example")]},
            '  homepage: "https://havna.example"',
        ),
        (
            {"ElectronicAddresses": [_address("E_EDI", "a@b.example")]},
            "    edi: a@b.example",
        ),
        (
            {
                "PhysicalAddresses": [
                    _place("PST", Postbox="Postboks 1", PostalCode=110, City="Oslo")
                ]
            },
            '    postal: {postbox: Postboks 1, postal_code: "0110", city: Oslo}',
        ),
        (
            {"PhysicalAddresses": [_place("RES", StreetAddress="A 1, 2. etg", PostalCode=0)]},
            '  # TODO addresses.visiting: the registry has "A 1, 2. etg"',
        ),
        (
            {"ElectronicAddresses": [_address("E_SB_SYNC", "a.no/B/8900100_sync")]},
            '  # TODO messaging.amqp: a.no/B, if "Fjordbyen legesenter" may get it in place of '
            "what is registered",
        ),
        (
            {
                "ElectronicAddresses": [
                    _address(type_, f"amqps://a.no/B/8900100_{ending}")
                    for type_, ending in QUEUES.items()
                ]
            },
            "    amqp: a.no/B",
        ),
    ],
)
def test_a_line_of_the_clinic(values: Data, line: str) -> None:
    """What the registry holds becomes a line, and what a spec can't say so a TODO."""
    lines = begun({**ORGANIZATION, **values}).splitlines()
    assert line in lines


def test_an_organisation_that_has_ended() -> None:
    """A spec can't end its organisation, so what a plan would do is said first."""
    lines = begun({**ORGANIZATION, "Active": False}).splitlines()
    assert "# TODO: this entry is not active, and a plan would activate it" in lines


def test_what_somebody_has_for_herself() -> None:
    """An address that a GP has in place of the clinic's is not taken from her by the spec."""
    post = _address("E_EPO", "post@havna.example")
    organization = {**ORGANIZATION, "ElectronicAddresses": [post]}
    inherited = {**PERSON, "ElectronicAddresses": [{**post, "Inherited": True}]}
    assert "  email: post@havna.example" in begun(organization, inherited).splitlines()
    own = {**PERSON, "ElectronicAddresses": [{**post, "Address": "kari@havna.example"}]}
    assert (
        '  # TODO email: post@havna.example, if "Kari Lunde" may get it in place of what is '
        "registered" in begun(organization, own).splitlines()
    )


@pytest.mark.parametrize(
    ("values", "line"),
    [
        (
            {
                "Active": False,
                "Valid": {"From": "2020-09-22T00:00:00", "To": "2026-01-31T00:00:00"},
            },
            '# TODO nothing, if "Kari Lunde" (HER-ID 8900101), which is not active, has gone for '
            "good; what it is, if it has yet to begin",
        ),
        (
            {"Person": {"HPRInformation": {"Authorizations": []}}},
            '# TODO an employee, if "Kari Lunde" (HER-ID 8900101) is to stay registered',
        ),
        (
            {"Type": "Service", "Code": {**code(8666, "05"), "CodeText": "Allmennlege"}},
            '# TODO clinic.resource_booking or an employee\'s service, if "Kari Lunde" (HER-ID '
            '8900101) is one: {code_system: "8666", code: "05"}',
        ),
        ({"ParentHerId": 7}, "# TODO administrator: true at the employee who sets up PatientSky"),
    ],
)
def test_an_entry_without_a_place(values: Data, line: str) -> None:
    """What stands below the clinic and can't be in the spec is said, and sent nothing about."""
    text = begun(ORGANIZATION, {**PERSON, **values})
    assert line in text.splitlines()
    assert "her_id: 8900101" not in text


def test_who_has_yet_to_begin() -> None:
    """Somebody whose first day lies ahead is an employee like others, with that day."""
    ahead = {"From": "2026-10-01T00:00:00", "To": "9999-12-31T00:00:00"}
    organization = {**ORGANIZATION, "ElectronicAddresses": [], "PhysicalAddresses": []}
    kari = {**PERSON, "Active": False, "Valid": ahead}
    text = begun(organization, kari)
    assert "    active: {from: 2026-10-01}\n" in text
    files = [("a", as_json(organization)), ("b", as_json(kari))]
    assert_is_what_is_held(text, read_snapshot(files)[0])


def test_lists_without_a_gp() -> None:
    """The service for them is known by its code, in whatever list NHN has it."""
    service = {
        **{name: value for name, value in PERSON.items() if name != "Person"},
        "Type": "Service",
        "Code": code(8655, "KX17"),
    }
    lines = [
        "  vacant_lists:",
        "    her_id: 8900101",
        '    code_system: "8655"',
        "    from: 2020-09-22",
        "    lists:  # TODO: each under an id of its own, as in list-4: {name: Liste 4}",
        "    # TODO services: what patients of these lists are offered, as in [e_contact]",
    ]
    assert "\n".join(lines) in begun(ORGANIZATION, service)


def test_two_of_one_name() -> None:
    """Employees whose names are the same have ids of their own."""
    text = begun(ORGANIZATION, PERSON, {**PERSON, "HerId": 8900102})
    assert re.findall("^  ([a-z0-9-]+):$", text, re.MULTILINE) == [
        "kari-lunde",
        "kari-lunde-8900102",
    ]


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Tysnes Helsesenter", "tysnes-helsesenter"),
        ("Åsane  ØST & Sør, Legehuset AS", "asane-ost-sor-legehuset-as"),
        ("Ærfugl", "aerfugl"),
        ("Čáhput – Đđ", "cahput-dd"),
        ("null", ""),
        ("клиника", ""),
        ("a" * 50, "a" * 40),
    ],
)
def test_an_id_from_a_name(name: str, id_: str) -> None:
    """An id is what remains in a–z and 0–9, with æ, ø and å as people write them."""
    assert slug(name) == id_


WORDS = st.sampled_from(
    ["no", "Yes", "null", "~", "1e5", "0155", "12:30:45", "- a", "a: b", "a #b"]
)


@given(text=TEXTS | WORDS)
def test_scalars_are_texts_for_every_reader(text: str) -> None:
    """A value comes back as the text that it was, through readers of YAML 1.1 and 1.2."""
    for version in ("1.1", "1.2"):
        yaml = YAML(typ="safe", pure=True)
        yaml.version = version
        assert yaml.load(io.StringIO(f"a: {scalar(text)}\n")) == {"a": text}
