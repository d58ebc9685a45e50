"""NHN's Address Registry in memory: takes the requests of both services, and answers them.

It is written from NHN's contract and the answers of its test environment, not from the code that it
tests, so that a mistake there is not made again here: an update replaces all that an entry has, an
inherited address is the parent's, and HER-IDs are given in answer to what creates an entry.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from clinicspec.model.spec import Spec
from clinicspec.nhn.change_set import requests
from clinicspec.nhn.entry import Entry, HeldProcess, Snapshot
from clinicspec.nhn.parties import PartyKind, parties
from clinicspec.nhn.soap import soap_body

CP = "http://register.nhn.no/CommunicationParty"
COMMON = "http://register.nhn.no/Common"
HPR = "http://register.nhn.no/HPR"
ARRAYS = "http://schemas.microsoft.com/2003/10/Serialization/Arrays"
CPP = "http://schemas.nhn.no/reg/CollaborationProtocolProfile"
CPP_DATA = "http://schemas.datacontract.org/2004/07/NHN.Palantir.WebServices.Contracts.CPPA.Data"
ENVELOPE = "http://www.w3.org/2003/05/soap-envelope"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"

OPEN_END = "9999-12-31T23:59:59.997"
TODAY = "2026-08-01"
"""The day on which the registry says what is active."""

TYPES = {"organization": "Organization", "person": "OrganizationPerson", "service": "Service"}
"""How an answer says what an entry is."""

WRITES = {
    "UpdateOrganizationDetails",
    "UpdateOrganizationPersonDetails",
    "UpdateServiceDetails",
}
CREATES: dict[str, PartyKind] = {"CreateOrganizationPerson": "person", "CreateService": "service"}

Data = dict[str, Any]


class Fault(Exception):
    """What NHN answers in place of a result."""

    def __init__(self, kind: str, code: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        """``GenericFault`` or ``ValidationFault``."""
        self.code = code
        """The ErrorCode, or of a ValidationFault the property's name."""
        self.message = message


@dataclass
class Held:
    """What the registry keeps of a communication party."""

    her_id: int
    kind: PartyKind
    name: str
    parent: int | None
    key: str | None
    """Organisation number or HPR number."""
    values: Data = field(default_factory=dict)
    """As its type of update has it."""
    switched_off: bool = False
    """Somebody has made it inactive, whatever its period."""

    @property
    def period(self) -> Data:
        """From and to; what nobody has said is open."""
        said: Data = self.values.get("Valid", {})
        return {"From": "2000-01-01T00:00:00", "To": OPEN_END} | said

    @property
    def active(self) -> bool:
        """Whether its period has begun and not ended, and nobody has switched it off."""
        first, last = (str(self.period[name])[:10] for name in ("From", "To"))
        return first <= TODAY <= last and not self.switched_off


@cache
def _schemas(shared: Path) -> tuple[etree.XMLSchema, etree.XMLSchema]:
    """NHN's schemas of both services."""
    folder = shared / "nhn"
    first = folder / "address-registry" / "xsd" / "00_http_register_nhn_no_CommunicationParty.xsd"
    return etree.XMLSchema(file=str(first)), etree.XMLSchema(
        file=str(folder / "cppa" / "xsd" / "CPPA2.xsd")
    )


def assert_valid(shared: Path, body: etree._Element) -> None:
    """Hold the content of a SOAP body against NHN's schema of its service."""
    communication_party, cpp = _schemas(shared)
    (cpp if etree.QName(body).namespace == CPP else communication_party).assertValid(body)


class Registry:
    """The registry, empty at first. With ``shared``, requests are held against NHN's schemas."""

    def __init__(self, shared: Path | None = None) -> None:
        self.shared = shared
        self.entries: dict[int, Held] = {}
        self.processes: dict[int, list[HeldProcess]] = {}
        self.names: dict[str, str] = {}
        """Of people by HPR number; the Health Personnel Register has them, not a request."""
        self.next_her_id = 9_000_001

    @classmethod
    def of(cls, spec: Spec, shared: Path | None = None) -> Registry:
        """The registry that holds a clinic's parties as its spec has them, but the pending ones."""
        registry = cls(shared)
        clinic = spec.clinic
        for party in parties(spec):
            if party.hpr_number is not None and party.name is not None:
                registry.names[party.hpr_number] = party.name
            if party.her_id is None:
                continue
            top = party.kind == "organization"
            registry.register(
                party.her_id,
                party.kind,
                party.name or party.id,
                None if top else clinic.her_id,
                clinic.organization_number if top else party.hpr_number,
            )
        for request in requests(spec):
            if request.her_id is not None and request.body is not None:
                registry.take(soap_body(request.operation, request.body))
        return registry

    def register(
        self, her_id: int, kind: PartyKind, name: str, parent: int | None, key: str | None
    ) -> Held:
        """Put an entry there that no request has made."""
        self.entries[her_id] = Held(her_id, kind, name, parent, key)
        self.processes[her_id] = []
        return self.entries[her_id]

    def take(self, body: bytes) -> bytes:
        """Do what the content of a SOAP body asks for; the content of the answer. Raises Fault."""
        request = etree.fromstring(body)
        if self.shared is not None:
            assert_valid(self.shared, request)
        name = etree.QName(request).localname
        values = _read(request)
        answer = etree.fromstring(f"<{name}Response xmlns='{etree.QName(request).namespace}'/>")
        result = f"{name}Result"
        if name in WRITES:
            ((_, written),) = values.items()
            self._update(written)
        elif name in CREATES:
            ((_, written),) = values.items()
            self._entry(answer, result, self._create(CREATES[name], written))
        elif name == "SetCommunicationPartyValid":
            held = self._held(values["herId"])
            held.values["Valid"], held.switched_off = values["period"], False
        elif name in ("AddProcessToCpp", "RemoveProcessFromCpp"):
            self._process(values["processParameter"], added=name == "AddProcessToCpp")
        elif name in ("GetCommunicationPartyDetails", "GetOrganizationDetails"):
            self._entry(answer, result, self._held(values["herId"]))
        elif name == "GetProcessesInCpp":
            self._processes(answer, result, values["herId"])
        else:
            raise Fault("GenericFault", "UnknownOperation", name)
        return etree.tostring(answer)

    def answer(self, her_id: int) -> bytes:
        """The SOAP answer to GetCommunicationPartyDetails."""
        return self._answer("GetCommunicationPartyDetails", CP, her_id)

    def processes_answer(self, her_id: int) -> bytes:
        """The SOAP answer to GetProcessesInCpp."""
        return self._answer("GetProcessesInCpp", CPP, her_id)

    def answers(self) -> dict[str, bytes]:
        """All answers, by the names of files of a snapshot."""
        return {
            f"{name}-{her_id}.xml": content
            for her_id in sorted(self.entries)
            for name, content in (
                ("party", self.answer(her_id)),
                ("processes", self.processes_answer(her_id)),
            )
        }

    def snapshot(self) -> Snapshot:
        """What the answers say, without going through the reader of snapshots."""
        entries = {
            her_id: Entry(
                her_id,
                held.kind,
                held.name,
                held.parent,
                _key(held),
                held.active,
                self._resolved(held),
                True,
                f"party-{her_id}.xml",
                answered=TODAY,
            )
            for her_id, held in self.entries.items()
        }
        return Snapshot(
            entries, {her_id: (*processes,) for her_id, processes in self.processes.items()}
        )

    def _answer(self, operation: str, namespace: str, her_id: int) -> bytes:
        request = etree.Element(f"{{{namespace}}}{operation}")
        etree.SubElement(request, f"{{{namespace}}}herId").text = str(her_id)
        return envelope(self.take(etree.tostring(request)))

    def _held(self, her_id: int) -> Held:
        if her_id not in self.entries:
            raise Fault(
                "GenericFault",
                "InvalidHerIdSupplied",
                "Kommunikasjonspart med oppgitt HER-id eksisterer ikke.",
            )
        return self.entries[her_id]

    def _update(self, written: Data) -> None:
        """An update replaces the whole entry."""
        held = self._held(written["HerId"])
        held.values = written
        held.name = written.get("DisplayName", held.name)

    def _create(self, kind: PartyKind, written: Data) -> Held:
        self._held(written["ParentHerId"])
        required = ("ServiceCode",) if kind == "service" else ("HprNumber",)
        for name in (*required, "ParentHerId", "Valid"):
            if name not in written:
                raise Fault("ValidationFault", name, f"{name} må fylles ut")
        hpr_number = written.pop("HprNumber", None)
        parent = written.pop("ParentHerId")
        if kind == "person":
            name = self.names.get(hpr_number, f"HPR {hpr_number}")
        else:
            name = written["ServiceCode"].get("CodeText", "Tjeneste")
        held = self.register(self.next_her_id, kind, name, parent, hpr_number)
        self.next_her_id += 1
        held.values = {**written, "HerId": held.her_id}
        return held

    def _process(self, written: Data, *, added: bool) -> None:
        held = self._held(written["HerId"])
        process = written["Process"]
        roles = tuple(role["Name"] for role in process["Roles"]["Role"])
        one = HeldProcess(written["Name"], process["VersionNumber"], process["Guid"].upper(), roles)
        there = self.processes[held.her_id]
        if added == (one in there):
            state = "already there" if added else "not there"
            raise Fault("GenericFault", "InvalidProcess", f"{one.name} {one.version} is {state}")
        if added:
            there.append(one)
        else:
            there.remove(one)

    def _addresses(self, held: Held, array: str) -> list[Data]:
        """The addresses of an entry; an inherited one is the parent's of its type, or nothing."""
        item = array.removesuffix("es")
        parent = self.entries.get(held.parent or 0)
        of_parent = self._addresses(parent, array) if parent is not None else []
        found = []
        for address in held.values.get(array, {}).get(item, []):
            if not address["Inherited"]:
                found.append(address)
                continue
            found += [
                above | {"Inherited": True}
                for above in of_parent
                if above["Type"]["CodeValue"] == address["Type"]["CodeValue"]
            ]
        return found

    def _resolved(self, held: Held) -> Data:
        """An entry's values as a snapshot shows them: arrays are lists of their items."""
        values: Data = {}
        for name, value in (held.values | {"Valid": held.period}).items():
            if name in ("ElectronicAddresses", "PhysicalAddresses"):
                values[name] = self._addresses(held, name)
            else:
                is_array = name in ARRAY_NAMES
                values[name] = next(iter(value.values()), []) if is_array else value
        return values

    def _entry(self, answer: etree._Element, name: str, held: Held) -> None:
        """An entry as the answers of NHN's test environment have it."""
        result = etree.SubElement(answer, f"{{{CP}}}{name}")
        result.set(f"{{{INSTANCE}}}type", TYPES[held.kind])
        self._fill(result, held)
        if held.kind == "organization":
            below = [each for each in self.entries.values() if each.parent == held.her_id]
            for array, kind in (("People", "person"), ("Services", "service")):
                items = etree.SubElement(result, f"{{{CP}}}{array}")
                for each in below:
                    if each.kind == kind:
                        self._fill(etree.SubElement(items, f"{{{CP}}}{TYPES[each.kind]}"), each)
            result[:] = sorted(result, key=_place)

    def _fill(self, result: etree._Element, held: Held) -> None:
        parent = self.entries.get(held.parent or 0)
        electronic = self._addresses(held, "ElectronicAddresses")
        physical = self._addresses(held, "PhysicalAddresses")
        base: Data = {
            "Active": held.active,
            "DisplayName": held.name,
            "ElectronicAddresses": {"ElectronicAddress": electronic},
            "HerId": held.her_id,
            "IsValidCommunicationParty": held.kind != "organization",
            "LastChanged": "2026-07-01T12:00:00",
            "Name": held.name,
            "ParentHerId": held.parent or -1,
            "ParentName": parent.name if parent else None,
            "ParentOrganizationNumber": parent.key if parent else -1,
            "PhysicalAddresses": {"PhysicalAddress": physical},
            "ServerTime": "2026-08-01T08:00:00+02:00",
            "Type": "Person" if held.kind == "person" else TYPES[held.kind],
            "Valid": held.period,
        }
        own = {
            "organization": ("BusinessType",),
            "person": ("Properties", "Title"),
            "service": ("Description", "LocationDescription", "Properties"),
        }[held.kind]
        for part, value in base.items():
            _write(result, CP, part, value)
        if held.kind == "service":
            _write(result, CP, "Code", held.values.get("ServiceCode"))
        if held.kind == "person":
            self._person(result, held)
        for part in own:
            _write(result, CP, part, held.values.get(part))
        if held.kind == "organization":
            _write(result, CP, "OrganizationNumber", held.key)

    def _person(self, result: etree._Element, held: Held) -> None:
        """What the Health Personnel Register says of a person."""
        person = etree.SubElement(result, f"{{{CP}}}Person")
        first, _, last = held.name.rpartition(" ")
        _write(person, HPR, "FirstName", first)
        information = etree.SubElement(person, f"{{{HPR}}}HPRInformation")
        authorizations = etree.SubElement(information, f"{{{HPR}}}Authorizations")
        for profession in held.values.get("Professions", {}).get("string", []):
            authorization = etree.SubElement(authorizations, f"{{{HPR}}}Authorization")
            code = {"CodeValue": profession, "OID": 9060, "SimpleType": "kategori_helsepersonell"}
            _write(authorization, HPR, "Profession", code)
        if held.key is not None:
            _write(information, HPR, "HPRNo", held.key)
            _write(information, HPR, "HPRNumber", held.key)
        _write(person, HPR, "LastName", last)

    def _processes(self, answer: etree._Element, name: str, her_id: int) -> None:
        self._held(her_id)
        result = etree.SubElement(answer, f"{{{CPP}}}{name}")
        for each in self.processes[her_id]:
            parameter = etree.SubElement(result, f"{{{CPP_DATA}}}ProcessParameter")
            _write(parameter, CPP_DATA, "HerId", her_id)
            _write(parameter, CPP_DATA, "Name", each.name)
            process = etree.SubElement(parameter, f"{{{CPP_DATA}}}Process")
            _write(process, CPP_DATA, "Guid", each.uuid.lower())
            roles = etree.SubElement(process, f"{{{CPP_DATA}}}Roles")
            for role in each.roles:
                _write(etree.SubElement(roles, f"{{{CPP_DATA}}}Role"), CPP_DATA, "Name", role)
            _write(process, CPP_DATA, "VersionNumber", each.version)


def envelope(content: bytes) -> bytes:
    """A SOAP envelope around the content of its body."""
    root = etree.Element(f"{{{ENVELOPE}}}Envelope", nsmap={"s": ENVELOPE})
    etree.SubElement(root, f"{{{ENVELOPE}}}Body").append(etree.fromstring(content))
    return etree.tostring(root)


def _key(held: Held) -> str | None:
    if held.kind != "service":
        return held.key
    code = held.values.get("ServiceCode")
    return f"{code['OID']}/{code['CodeValue']}" if code else None


def _place(element: etree._Element) -> tuple[bool, str]:
    """Where an element of an Organization stands: those of every party first, then its own."""
    name = etree.QName(element).localname
    own = ("BusinessType", "OrganizationNumber", "People", "Properties", "Services")
    return name in own, name


def _read(element: etree._Element) -> Any:
    """What an element holds: numbers and flags by their names, arrays as lists below their item."""
    name, text = etree.QName(element).localname, element.text or ""
    if len(element) == 0 and name not in ARRAY_NAMES:
        if name.lower() in ("herid", "parentherid", "oid", "postalcode"):
            return int(text)
        return text == "true" if name in ("Active", "Inherited") else text
    values: Data = {}
    for child in element:
        assert isinstance(child.tag, str)
        inner = etree.QName(child).localname
        if name in ARRAY_NAMES:
            values.setdefault(inner, []).append(_read(child))
        else:
            assert inner not in values, inner
            values[inner] = _read(child)
    return values


ARRAY_NAMES = (
    "ElectronicAddresses",
    "FutureElectronicAddresses",
    "PhysicalAddresses",
    "Professions",
    "Properties",
    "Specialities",
    "Channels",
    "Roles",
)


def _write(parent: etree._Element, namespace: str, name: str, value: Any) -> None:
    """An element; what stands in it is of the name space of NHN's common types."""
    if value is None:
        return
    element = etree.SubElement(parent, f"{{{namespace}}}{name}")
    if isinstance(value, Mapping):
        for inner, item in _items(value):
            _write(element, COMMON, inner, item)
    elif isinstance(value, bool):
        element.text = "true" if value else "false"
    else:
        element.text = str(value)


def _items(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in sorted(values.items()):
        for item in value if isinstance(value, list) else [value]:
            yield name, item
