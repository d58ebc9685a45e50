"""The SOAP bodies as zeep reads them: a SOAP client that takes NHN's types from NHN's own WSDLs."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import zeep
from lxml import etree
from zeep.helpers import serialize_object
from zeep.transports import Transport

from clinicspec.check import model_of
from clinicspec.nhn.change_set import requests
from clinicspec.nhn.contract import CPP, OPERATIONS
from clinicspec.nhn.processes import known_processes
from clinicspec.nhn.request import Request
from clinicspec.nhn.soap import soap_body
from clinicspec.store.specs_folder import find_specs
from tests.clinics import ROOT
from tests.nhn.any_clinic import spec_from
from tests.nhn.registry import Registry, assert_valid

AMQP = {"messaging": {"amqp": "tb.nhn.no/Bus"}}
GP = {"name": "Kari Lunde", "profession": "gp"}
CPA = "http://www.oasis-open.org/committees/ebxml-cppa/schema/cpp-cpa-2_0.xsd"


class _Local(Transport):
    """NHN's WSDLs and what they import, out of a folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.folder = folder

    def load(self, url: str) -> bytes:
        """The CPPA service's parts are named by their addresses at NHN."""
        parts = urlsplit(str(url))
        if not parts.scheme:
            return Path(url).read_bytes()
        assert parts.hostname == "ws-web.test.nhn.no"
        cppa = self.folder / "cppa"
        if parts.query == "wsdl=wsdl0":
            return (cppa / "CPPA.wsdl").read_bytes()
        if parts.query == "wsdl":
            return (cppa / "CPPAService.wsdl").read_bytes()
        if not parts.query:
            return (cppa / "xsd" / Path(parts.path).name).read_bytes()
        (namespace,) = {
            each.get("namespace")
            for each in etree.parse(cppa / "CPPAService.wsdl").iter("{*}import")
            if each.get("schemaLocation") == url
        }
        (schema,) = [
            path.read_bytes()
            for path in (cppa / "xsd").glob("*.xsd")
            if etree.parse(path).getroot().get("targetNamespace") == namespace
        ]
        return schema


@cache
def types(shared: Path, *, of_cpp: bool) -> Any:
    """The types of one of NHN's services, as zeep reads them from its WSDL."""
    folder = shared / "nhn"
    wsdl = folder / "address-registry" / "address-registry.wsdl"
    address = "https://ws-web.test.nhn.no/v1/CPPA?wsdl" if of_cpp else str(wsdl)
    client = zeep.Client(address, transport=_Local(folder))  # type: ignore[no-untyped-call]
    return client.wsdl.types


def said(value: Any) -> Any:
    """What a value says: elements that are there, arrays as lists, moments as moments."""
    if isinstance(value, Mapping):
        inner = {name: said(each) for name, each in value.items() if each is not None}
        lists = [each for each in inner.values() if isinstance(each, list)]
        return lists[0] if len(inner) == 1 and lists else inner
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [said(each) for each in value]
    if isinstance(value, str) and value[10:11] == "T":
        return datetime.fromisoformat(value)
    return value


def changed_clinics() -> Iterator[Request]:
    """Requests of every operation: the examples' previews, and changes to what a registry holds."""
    for files in find_specs([str(ROOT / "specs")]).clinics:
        yield from requests(model_of(files))
    before = spec_from(
        AMQP, {"kari": {**GP, "her_id": 7, "services": ["booking", "e_contact", "time_request"]}}
    )
    after = spec_from(
        {
            **AMQP,
            "phone": "21 00 00 00",
            "vacant_lists": {
                "her_id": "pending",
                "from": "2026-08-01",
                "lists": {"list-4": {"name": "Liste 4"}},
            },
        },
        {
            "kari": {**GP, "her_id": 7, "active": {"to": "2026-12-31"}},
            "omar": {
                **GP,
                "her_id": "pending",
                "hpr_number": "9",
                "active": {"from": "2026-08-01"},
                "services": ["e_consultation", "prescription_renewal"],
            },
        },
    )
    yield from requests(after, Registry.of(before).snapshot())


def test_zeep_reads_the_same_values(shared: Path) -> None:
    """Every request says to NHN's own types what it was made of, and no more; its schema agrees."""
    operations = set()
    for request in changed_clinics():
        if request.body is None:
            continue
        operations.add(request.operation)
        body = etree.fromstring(soap_body(request.operation, request.body))
        assert_valid(shared, body)
        of_cpp = OPERATIONS[request.operation].namespace == CPP
        read = types(shared, of_cpp=of_cpp).deserialize(body)
        values = serialize_object(read, dict)  # type: ignore[no-untyped-call]
        assert said(values) == said(request.body)
    assert operations == {*OPERATIONS}


def test_processes_are_helsenorges(shared: Path) -> None:
    """Name, version, UUID and role of every process stand in a real agreement of HelseNorge's."""
    (path,) = (shared / "nhn" / "cppa" / "samples").glob("CPA_v2_*.xml")
    active = set()
    for role in etree.parse(path).iter(f"{{{CPA}}}CollaborationRole"):
        process = role.find(f"{{{CPA}}}ProcessSpecification")
        name = role.find(f"{{{CPA}}}Role")
        assert process is not None
        assert name is not None
        said_there = [process.get(f"{{{CPA}}}{key}", "") for key in ("name", "version", "uuid")]
        active.add((*said_there, name.get(f"{{{CPA}}}name")))
    seen, kinds = set(), set()
    for request in changed_clinics():
        if request.process is None or request.body is None:
            continue
        parameter: Any = request.body["processParameter"]
        process = parameter["Process"]
        (role,) = process["Roles"]
        one = (parameter["Name"], process["VersionNumber"], process["Guid"], role["Name"])
        assert one in active
        seen.add(one)
        kinds.add(request.kind)
    assert len(seen) == len(known_processes())
    assert kinds == {"add_process", "remove_process"}
