"""Every form of the registry's answers is recognised, and says the same."""

from collections.abc import Callable
from pathlib import Path

import pytest

from clinicspec.nhn.entry import Entry, HeldProcess, Snapshot
from clinicspec.nhn.snapshot.read import read_snapshot
from tests.nhn.snapshot.answers import (
    HER_ID,
    ORGANIZATION,
    PERSON,
    REST,
    TIMERESERVASJON,
    Data,
    as_json,
    as_soap,
    as_xml,
    fault,
    processes_answer,
)

KARI = Entry(
    her_id=HER_ID,
    kind="person",
    name="Kari Lunde",
    parent_her_id=8900100,
    key="9900101",
    active=True,
    values={
        "ElectronicAddresses": PERSON["ElectronicAddresses"],
        "FutureElectronicAddresses": [],
        "HerId": HER_ID,
        "PhysicalAddresses": [
            {name: value for name, value in address.items() if value is not None}
            for address in PERSON["PhysicalAddresses"]
        ],
        "Professions": ["LE"],
        "Properties": [],
        "Specialities": ["1", "2"],
        "Title": "Lege",
        "Valid": PERSON["Valid"],
    },
    whole=True,
    source="kari",
    municipality="0301",
)


def snapshot_of(*files: tuple[str, bytes]) -> Snapshot:
    """The snapshot of files in which nothing is wrong."""
    snapshot, drafts = read_snapshot(files)
    assert drafts == []
    return snapshot


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(as_soap(PERSON), id="SOAP"),
        pytest.param(as_xml(PERSON), id="XML"),
        pytest.param(as_xml(PERSON, "OrganizationPerson"), id="XML by its type"),
        pytest.param(as_xml(PERSON).decode().replace("UTF-8", "UTF-16").encode("utf-16"), id="16"),
        pytest.param(b"\xef\xbb\xbf" + as_xml(PERSON), id="XML with a mark"),
        pytest.param(
            as_xml(PERSON).replace(b"Kari Lunde", b"Kari <!-- x -->L<?x y?>unde<!-- -->"),
            id="noted",
        ),
        pytest.param(as_json(PERSON), id="JSON"),
        pytest.param(b"\xef\xbb\xbf\r\n" + as_json(PERSON), id="JSON with a mark"),
        pytest.param(as_json(PERSON).decode().encode("utf-16"), id="JSON in UTF-16"),
        pytest.param(as_json({"herId": HER_ID, "communicationParty": PERSON}), id="wrapped"),
        pytest.param(as_json({"communicationParties": [PERSON]}), id="found"),
        pytest.param(b"[" + as_json(PERSON) + b"]", id="a list"),
    ],
)
def test_a_person_in_every_form(content: bytes) -> None:
    """What stands in the entry does not depend on the form, nor does the entry that it holds."""
    entries = snapshot_of(("kari", content)).entries
    assert entries[HER_ID] == KARI
    assert list(entries) == [8900100, HER_ID]
    organization = entries[8900100]
    assert (organization.kind, organization.name, organization.key, organization.whole) == (
        "organization",
        "Fjordbyen legesenter",
        "999999018",
        False,
    )
    assert organization.parent_her_id is None


def test_the_newer_rest_form() -> None:
    """It says too little to replace an entry, and what it says is read."""
    entry = snapshot_of(("rest.json", as_json(REST))).entries[8900100]
    assert entry == Entry(
        her_id=8900100,
        kind="organization",
        name="Fjordbyen legesenter",
        parent_her_id=None,
        key="999999018",
        active=True,
        values={
            "BusinessType": {"CodeValue": "103", "OID": 9040},
            "DisplayName": "Fjordbyen legesenter",
            "ElectronicAddresses": [
                {
                    "Address": "post@fjordbyen.example",
                    "Type": {"CodeValue": "E_EPO", "OID": 9044},
                },
                {
                    "Address": "tb.test.nhn.no/NHNTESTServiceBus/8900100_async",
                    "Inherited": False,
                    "Type": {"CodeValue": "E_SB_ASYNC", "OID": 9044},
                },
            ],
            "HerId": 8900100,
            "PhysicalAddresses": [
                {
                    "City": "OSLO",
                    "PostalCode": 155,
                    "StreetAddress": "Fjordgata 1",
                    "Type": {"CodeValue": "PST", "OID": 3401},
                }
            ],
            "Valid": {"From": "1990-01-01T00:00:00Z"},
        },
        whole=False,
        source="rest.json",
    )


def test_persons_and_services_of_the_newer_rest_form() -> None:
    """Their keys, their parents and what they inherit are read, wherever the form has them."""
    parent = {"herId": 8900100, "name": "Fjordbyen legesenter"}
    inherited = {
        "amqpAddress": {"amqpSyncQueue": "a.no/b/8900100_sync"},
        "amqpTransportStatus": "Inherited",
    }
    person = {
        **inherited,
        "herId": HER_ID,
        "type": "Person",
        "personDetails": {"hprNumber": 9900101, "parentOrganization": parent},
    }
    service = {
        "herId": 7,
        "type": "Service",
        "serviceDetails": {
            "serviceType": {"codeListId": "8666", "value": "KX17", "name": "Liste uten lege"},
            "serviceSpecification": "2. etasje",
            "parentOrganization": parent,
        },
    }
    entries = snapshot_of(("a", as_json({"communicationParties": [person, service]}))).entries
    assert [(each.kind, each.key, each.parent_her_id, each.name) for each in entries.values()] == [
        ("service", "8666/KX17", 8900100, "Liste uten lege"),
        ("person", "9900101", 8900100, f"HER-ID {HER_ID}"),
    ]
    assert entries[HER_ID].values["ElectronicAddresses"] == [
        {
            "Address": "a.no/b/8900100_sync",
            "Inherited": True,
            "Type": {"CodeValue": "E_SB_SYNC", "OID": 9044},
        }
    ]
    assert entries[7].values["LocationDescription"] == "2. etasje"


@pytest.mark.parametrize("name", ["ElectronicAddresses", "PhysicalAddresses", "Valid"])
@pytest.mark.parametrize("write", [as_json, as_soap])
def test_an_answer_that_was_cut_down(name: str, write: Callable[[Data], bytes]) -> None:
    """An entry whose addresses or period are left out, or null, may have some: it is not whole."""
    left_out = {key: value for key, value in PERSON.items() if key != name}
    for party in (left_out, {**PERSON, name: None}):
        assert not snapshot_of(("a", write(party))).entries[HER_ID].whole


def test_an_answer_with_empty_lists() -> None:
    """Lists that are there with nothing in them say that there is nothing."""
    party = {**PERSON, "ElectronicAddresses": [], "PhysicalAddresses": []}
    assert snapshot_of(("a", as_soap(party))).entries[HER_ID].whole


def test_a_person_without_authorizations() -> None:
    """Professions that an answer leaves out are not known, so the entry is not whole."""
    party = {**PERSON, "Person": {"HPRInformation": {"HPRNumber": 9900101}}}
    entry = snapshot_of(("a", as_json(party))).entries[HER_ID]
    assert (entry.whole, "Professions" in entry.values) == (False, False)


@pytest.mark.parametrize(
    ("information", "key"),
    [
        ({"HPRNumber": 9900101}, "9900101"),
        ({"HPRNo": "9900101"}, "9900101"),
        ({"HPRNo": "009900101", "HPRNumber": 0}, "9900101"),
        ({"HPRNo": "9900102", "HPRNumber": 9900101}, "9900101"),
        ({"HPRNo": "", "HPRNumber": None}, None),
        ({"HPRNo": "ukjent"}, None),
    ],
)
@pytest.mark.parametrize("write", [as_json, as_soap])
def test_persons_are_known_by_their_hpr_number(
    information: Data, key: str | None, write: Callable[[Data], bytes]
) -> None:
    """The number is read as a number or as a text, whichever the answer has."""
    party = {**PERSON, "Person": {"HPRInformation": information}}
    assert snapshot_of(("a", write(party))).entries[HER_ID].key == key


def test_an_own_answer_goes_before_one_within_another() -> None:
    """The organisation's own answer is its entry, wherever it stands among the files."""
    older = {**ORGANIZATION, "ServerTime": "2020-01-01T00:00:00+02:00", "DisplayName": "Før"}
    files = [("a", as_json(PERSON)), ("b", as_json(older))]
    for each in (files, files[::-1]):
        entry = snapshot_of(*each).entries[8900100]
        assert (entry.name, entry.whole, entry.source) == ("Før", True, "b")


def test_of_partial_answers_the_one_that_says_more_holds() -> None:
    """Answers of different forms say differently much of an entry, which contradicts nothing."""
    within = ("a", as_json(PERSON))
    short = ("b", as_json(REST))
    cut = ("c", as_json({key: value for key, value in ORGANIZATION.items() if key != "Valid"}))
    for less, more in ((within, short), (within, cut), (short, cut)):
        for files in ((less, more), (more, less)):
            entry = snapshot_of(*files).entries[8900100]
            assert (entry.source, entry.whole) == (more[0], False)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ({"ServerTime": "2026-08-01T08:00:00+02:00"}, {"ServerTime": "2026-08-01T07:30:00+01:00"}),
        (
            {"ServerTime": None, "LastChanged": "2026-01-01T00:00:00"},
            {"ServerTime": None, "LastChanged": "2026-01-01T00:00:00.5"},
        ),
        (
            {"ServerTime": "2026-08-01T08:00:00+02:00", "LastChanged": "2026-01-02T00:00:00"},
            {"ServerTime": None, "LastChanged": "2026-01-03T00:00:00"},
        ),
    ],
)
def test_the_later_of_two_answers_holds(
    earlier: dict[str, str | None], later: dict[str, str | None]
) -> None:
    """Of two answers about one party the later one is the entry, whatever their order."""
    files = [
        ("a", as_json({**PERSON, **earlier, "Title": "Lege"})),
        ("b", as_json({**PERSON, **later, "Title": "Overlege"})),
    ]
    for each in (files, files[::-1]):
        assert snapshot_of(*each).entries[HER_ID].values["Title"] == "Overlege"


def test_the_same_answer_twice() -> None:
    """Two files that say the same are no contradiction, whenever they were fetched."""
    again = {**PERSON, "ServerTime": None}
    assert snapshot_of(("kari", as_soap(PERSON)), ("b", as_json(again))).entries[HER_ID] == KARI


def test_services_are_known_by_their_code() -> None:
    """A service's key is its code with the list, and without a name it has the code's text."""
    service = {
        **{name: ORGANIZATION[name] for name in ("HerId", "Active")},
        "Type": "Service",
        "ParentHerId": 8900100,
        "Code": {**code_of_vacant_lists(), "CodeText": "Fastlege, liste uten fast lege"},
    }
    entry = snapshot_of(("a", as_json(service))).entries[8900100]
    assert (entry.key, entry.name) == ("8666/KX17", "Fastlege, liste uten fast lege")
    assert entry.values["ServiceCode"] == service["Code"]


def code_of_vacant_lists() -> dict[str, object]:
    """NHN's code of the service for lists without a GP."""
    return {"Active": True, "CodeValue": "KX17", "OID": 8666}


def test_processes_of_an_answer() -> None:
    """Processes are known by UUID, in upper case, and belong to the party that they name."""
    answer = processes_answer((HER_ID, TIMERESERVASJON.lower(), "1.2"), (7, TIMERESERVASJON, "1.1"))
    assert snapshot_of(("a", answer)).processes == {
        7: (HeldProcess(None, "1.1", TIMERESERVASJON),),
        HER_ID: (HeldProcess(None, "1.2", TIMERESERVASJON),),
    }


def test_an_answer_without_processes() -> None:
    """That nothing is active is known of the party that the file is named after."""
    assert snapshot_of((f"a 1/processes-{HER_ID}.xml", processes_answer())).processes == {
        HER_ID: ()
    }


def test_a_party_without_a_cpp() -> None:
    """NHN's word that there is no CPP says that nothing is active, if the file names the party."""
    refusal = fault("Fant ingen CPP.").replace(b"InvalidHerIdSupplied", b"NotFound")
    assert snapshot_of((f"processes-{HER_ID}.xml", refusal)).processes == {HER_ID: ()}
    _, (draft,) = read_snapshot([("a.xml", refusal)])
    assert (draft.code, draft.help) == (
        "CS083",
        "name the file after the party's HER-ID, as in processes-8900101.xml",
    )


def test_real_answers(shared: Path) -> None:
    """Answers of NHN's test environment are read, each with the parties that it holds."""
    folder = shared / "nhn" / "address-registry" / "samples"
    rest = shared / "nhn" / "rest" / "Registries__CommunicationDetailsRest_8141705.json"
    found = {}
    for path in (*sorted(folder.iterdir()), rest):
        if "not-found" not in path.name:
            entries = snapshot_of((path.name, path.read_bytes())).entries.values()
            found[path.name] = [(each.her_id, each.kind, each.key, each.whole) for each in entries]
    assert found == {
        "Messaging__CommunicationDetails_91462.xml": [
            (91462, "person", "1010037", True),
            (93237, "organization", "999944999", False),
        ],
        "Messaging__CommunicationDetails_94867.xml": [(94867, "service", "8658/4", True)],
        "Registries__CommunicationDetailsRest_8141705.json": [
            (8141705, "service", "8666/05", True)
        ],
        "Registries__CommunicationDetails_93238.xml": [
            (93237, "organization", "999944999", False),
            (93238, "person", "1010037", True),
        ],
        "get-communication-party-details-no-parent-response.xml": [
            (12345, "organization", "123456789", True)
        ],
        "get-communication-party-details-person-response.xml": [
            (84556, "organization", "973942425", False),
            (115522, "person", "9999999", True),
        ],
        "get-communication-party-details-service-response.xml": [
            (8094866, "service", "8658/6", True)
        ],
        "get-communication-party-details-with-parent-response.xml": [
            (55555, "organization", "888333444", True)
        ],
    }


def test_a_real_profile(shared: Path) -> None:
    """The processes of a real CPP are read with name, version and UUID."""
    path = shared / "nhn" / "cppa" / "samples" / "CPP_93238.xml"
    processes = snapshot_of((path.name, path.read_bytes())).processes
    assert list(processes) == [93238]
    assert len(processes[93238]) == 8
    uuid = "2075C7E3-A2E1-40F7-9CC1-52E2AADF4E93"
    assert HeldProcess("Dialog_Innbygger_Digitalbruker", "1.1", uuid) in processes[93238]
    roles = {each.name: each.roles for each in processes[93238]}
    assert roles["Dialog_Innbygger_BehandlerOversikt"] == ("Innbygger",)
    assert roles["Dialog_Innbygger_Digitalbruker"] == (
        "DIALOG_INNBYGGER_DIGITALBRUKERreceiver",
        "DIALOG_INNBYGGER_DIGITALBRUKERsender",
    )
    queues = {each.name: each.channels for each in processes[93238]}
    assert queues["Dialog_Innbygger_Digitalbruker"] == ("sb.test.nhn.no/DigitalDialog/93238_async",)
    assert queues["Dialog_Innbygger_BehandlerOversikt"] == (
        "sb.test.nhn.no/DigitalDialog/93238_sync",
    )


@pytest.mark.parametrize("first", [True, False])
def test_names_of_processes(first: bool) -> None:
    """They are kept, whichever of two lists of the same processes has them."""
    process = (HER_ID, TIMERESERVASJON, "1.2")
    answers = [processes_answer(process), processes_answer(process, name="Timereservasjon")]
    files = [(str(at), each) for at, each in enumerate(answers if first else answers[::-1])]
    (held,) = snapshot_of(*files, *files).processes[HER_ID]
    assert held.name == "Timereservasjon"


@pytest.mark.parametrize("first", [True, False])
def test_queues_and_roles_of_a_process(first: bool) -> None:
    """They are kept, whichever of two lists of the same processes has them."""
    process = (HER_ID, TIMERESERVASJON, "1.2")
    with_queues = processes_answer(process, queues=["tb.nhn.no/Bus/8900101_async"])
    answers = [with_queues, processes_answer(process, roles=["Innbygger", "Helsepersonell"])]
    files = [(str(at), each) for at, each in enumerate(answers if first else answers[::-1])]
    (held,) = snapshot_of(*files).processes[HER_ID]
    assert held.channels == ("tb.nhn.no/Bus/8900101_async",)
    assert held.roles == ("Innbygger", "Helsepersonell")
