"""A clinic's first spec, line by line."""

from collections.abc import Iterator
from typing import Any

from stdnum.no import orgnr

from clinicspec.model.names import listed
from clinicspec.model.organisation import VacantLists
from clinicspec.model.text import (
    CodeSystem,
    CodeValue,
    Email,
    HprNumber,
    Municipality,
    Name,
    OrganizationNumber,
    Phone,
    PostalCode,
    Url,
)
from clinicspec.nhn.entry import Entry, Snapshot
from clinicspec.nhn.first_spec.held import (
    HeldClinic,
    code,
    dates,
    held_clinic,
    queues_prefix,
    services,
    shared_address,
    without_all_queues,
)
from clinicspec.nhn.first_spec.text import accepted, flow, quoted, scalar, slug
from clinicspec.nhn.soap import Values

TODO = "# TODO"

_ELECTRONIC = (
    ("phone", "E_TLF", Phone, 'as patients dial it, as in "+47 21 00 00 00"'),
    ("email", "E_EPO", Email, "the clinic's e-mail address"),
    ("homepage", "E_URL", Url, "the clinic's own pages, with https://"),
)
"""Keys of the clinic, their codes in NHN's list 9044, their types, and what to write."""

_PHYSICAL = (("visiting", "RES"), ("postal", "PST"))
"""Keys of the clinic's addresses, and their codes in NHN's list 3401."""

_PLACE = (("street", "StreetAddress"), ("postbox", "Postbox"))
"""Keys of an address that may be left out, and their names in NHN's contract."""

_NOT_IN_THE_REGISTRY = (
    "employees: also those whom NHN does not register as persons, such as health secretaries",
    "administrator: true at the employee who sets up PatientSky",
    "org_units, roles, positions and groups: who works where, and receives messages together",
    "appointment_types, week_templates and calendars: what patients can book, and when",
    "routing: who receives e-consultations, e-contacts and prescription renewals",
)


def first_spec(organization: Entry, snapshot: Snapshot) -> str:
    """A spec, as YAML, of the clinic that an organisation's entry is of."""
    clinic = held_clinic(organization, snapshot)
    amqp = queues_prefix(clinic)
    lines = [
        f"# Begun by `clinicspec init` with what NHN's Address Registry held of HER-ID "
        f"{organization.her_id} ({quoted(organization.source.rpartition('/')[2])}).",
        "# A TODO is what the registry does not say, or what a spec would change there.",
        "# `clinicspec check` names those without which nothing can be built.",
    ]
    if not organization.active:
        lines.append(f"{TODO}: this entry is not active, and a plan would activate it")
    lines.append("clinicspec: 1")
    if _is_test(organization, amqp):
        lines.append("environment: test  # by its organisation number or its queues")
    lines += ["", "clinic:", *(f"  {line}" for line in _clinic(clinic, amqp)), ""]
    if clinic.persons:
        lines += ["employees:", *(f"  {line}" for line in _employees(clinic)), ""]
    lines += [_without_place(entry) for entry in clinic.others]
    lines += [f"{TODO} {what}" for what in _NOT_IN_THE_REGISTRY]
    return "\n".join([*lines, ""])


def _is_test(organization: Entry, amqp: str | None) -> bool:
    """NHN's own test organisations break the check digit, and test queues are on a test host."""
    number = organization.key
    return (number is not None and not orgnr.is_valid(number)) or ".test." in (amqp or "")


def _clinic(clinic: HeldClinic, amqp: str | None) -> Iterator[str]:
    entry = clinic.organization
    yield _required("name", accepted(Name, entry.name), "as patients know the clinic")
    number = accepted(OrganizationNumber, entry.key)
    yield _required("organization_number", number, "nine digits, from Brønnøysund")
    yield f"her_id: {entry.her_id}"
    yield _required("nhn_member", None, "true if the clinic is a member of Norsk Helsenett")
    yield f"{TODO} digital_dialog_ordered: true once “Digital dialog fastlege” has been ordered"
    yield _required("sector", None, "private or municipal")
    business_type = code(entry, "BusinessType").value
    if business_type is not None:
        yield _optional("business_type", CodeValue, business_type)
    if entry.municipality is not None:
        yield _optional("municipality", Municipality, entry.municipality.zfill(4))
    else:
        yield f'{TODO} municipality: four digits, as in "0301"'
    yield from _section("addresses", [_physical(clinic, *each) for each in _PHYSICAL], "{}")
    for each in _ELECTRONIC:
        yield _electronic(clinic, *each)
    edi = _electronic(clinic, "edi", "E_EDI", Email, "where standard messages reach the clinic")
    yield from _section("messaging", [_amqp(clinic, amqp), edi], None)
    if clinic.vacant_lists is not None:
        yield "vacant_lists:"
        yield from (f"  {line}" for line in _vacant_lists(clinic.vacant_lists, clinic))


def _section(key: str, lines: list[str], empty: str | None) -> Iterator[str]:
    """A mapping of the lines that say something, and the others after it as TODOs."""
    said = [line for line in lines if not line.startswith(TODO)]
    if said:
        yield f"{key}:"
        yield from (f"  {line}" for line in said)
    elif empty is not None:
        yield f"{key}: {empty}"
    for line in lines:
        if line not in said:
            yield f"{TODO} {key}.{line.removeprefix(TODO).lstrip()}"


def _physical(clinic: HeldClinic, key: str, type_: str) -> str:
    shared = shared_address(clinic, "PhysicalAddresses", type_)
    if shared is None:
        return f'{TODO} {key}: as in {{street: Fjordgata 1, postal_code: "0155", city: Oslo}}'
    address, unlike = shared
    said = _address(address)
    if said is None:
        held = [address.get(part) for part in ("StreetAddress", "Postbox", "PostalCode", "City")]
        text = " ".join(str(part) for part in held if part)
        return f"{TODO} {key}: the registry has {quoted(text)}"
    return _unless_unlike(key, said, unlike)


def _address(address: Values) -> str | None:
    """An address as a spec writes it; None where the registry's can't be written so."""
    said = {key: accepted(Name, address.get(name)) for key, name in _PLACE if address.get(name)}
    said["postal_code"] = accepted(PostalCode, str(address.get("PostalCode", "")).zfill(4))
    said["city"] = accepted(Name, address.get("City"))
    texts = {key: scalar(text) for key, text in said.items() if text is not None}
    return flow(texts) if texts.keys() == said.keys() else None


def _electronic(clinic: HeldClinic, key: str, type_: str, language_type: Any, what: str) -> str:
    shared = shared_address(clinic, "ElectronicAddresses", type_)
    if shared is None:
        return f"{TODO} {key}: {what}"
    address, unlike = shared
    held = str(address.get("Address"))
    said = accepted(language_type, held)
    if said is None:
        return f"{TODO} {key}: {what}; the registry has {quoted(held)}"
    return _unless_unlike(key, scalar(said), unlike)


def _unless_unlike(key: str, said: str, unlike: list[str]) -> str:
    """The line, or a TODO where it would change what others have."""
    if not unlike:
        return f"{key}: {said}"
    return f"{TODO} {key}: {said}, if {_names(unlike)} may get it in place of what is registered"


def _amqp(clinic: HeldClinic, amqp: str | None) -> str:
    if amqp is None:
        return f"{TODO} amqp: host and name space of the queues, before /<HER-ID>_async"
    unlike = without_all_queues(clinic, amqp)
    return _unless_unlike("amqp", scalar(amqp), unlike)


def _vacant_lists(entry: Entry, clinic: HeldClinic) -> Iterator[str]:
    yield f"her_id: {entry.her_id}"
    system = code(entry, "ServiceCode").system
    if system not in (None, VacantLists.model_fields["code_system"].default):
        yield _optional("code_system", CodeSystem, system)
    if "from" in dates(entry):
        yield f"from: {dates(entry)['from']}"
    yield f"lists:  {TODO}: each under an id of its own, as in list-4: {{name: Liste 4}}"
    offered = services(entry, clinic)
    if offered is None:
        yield f"{TODO} services: what patients of these lists are offered, as in [e_contact]"
    elif set(offered) - {"booking"}:
        yield f"services: [{', '.join(each for each in offered if each != 'booking')}]"


def _employees(clinic: HeldClinic) -> Iterator[str]:
    ids: set[str] = set()
    for entry in clinic.persons:
        id_ = slug(entry.name) or "employee"
        if id_ in ids:
            id_ = f"{id_}-{entry.her_id}"
        ids.add(id_)
        yield f"{scalar(id_)}:"
        yield from (f"  {line}" for line in _employee(entry, clinic))


def _employee(entry: Entry, clinic: HeldClinic) -> Iterator[str]:
    yield _required("name", accepted(Name, entry.name), "first and last name")
    yield f"profession: gp  {TODO}: gp_substitute, with in_gp_register: true, for who stands in"
    yield f"her_id: {entry.her_id}"
    if entry.key is not None:
        yield _optional("hpr_number", HprNumber, entry.key)
    if dates(entry):
        yield f"active: {flow(dates(entry))}"
    offered = services(entry, clinic)
    if offered is None:
        yield f"{TODO} services: what patients are offered, as in [booking, e_consultation]"
    elif offered:
        yield f"services: [{', '.join(offered)}]"
    yield f"{TODO} patient_list: {{capacity: 1100}}"


def _without_place(entry: Entry) -> str:
    """What the registry has below the clinic, and only somebody else can say what it is for."""
    name = f"{quoted(entry.name)} (HER-ID {entry.her_id})"
    if not entry.active and not entry.yet_to_begin:
        return (
            f"{TODO} nothing, if {name}, which is not active, has gone for good; what it is, if it "
            "has yet to begin"
        )
    if entry.kind == "person":
        return f"{TODO} an employee, if {name} is to stay registered"
    its = {
        "code_system": code(entry, "ServiceCode").system,
        "code": code(entry, "ServiceCode").value,
    }
    said = flow({key: quoted(text) for key, text in its.items() if text is not None})
    return f"{TODO} clinic.resource_booking or an employee's service, if {name} is one: {said}"


def _names(names: list[str]) -> str:
    return listed(quoted(name) for name in names[:3]) + (" and others" if len(names) > 3 else "")


def _required(key: str, text: str | None, what: str) -> str:
    """The line of a key that a spec must have; without a value, `check` asks for it."""
    return f"{key}:  {TODO}: {what}" if text is None else f"{key}: {scalar(text)}"


def _optional(key: str, language_type: Any, held: str | None) -> str:
    """The line of a key, or a TODO where a spec can't say what the registry has."""
    said = accepted(language_type, held)
    if said is None:
        return f"{TODO} {key}: the registry has {quoted(held or '')}"
    return f"{key}: {scalar(said)}"
