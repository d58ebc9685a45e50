"""Entries from the plain data of a communication party, in NHN's own names."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from enum import IntEnum
from typing import Any, NamedTuple

from clinicspec.diagnostics.finding import path_text
from clinicspec.nhn.contract import TYPES, UPDATE, written_by
from clinicspec.nhn.entry import Entry
from clinicspec.nhn.equality import day
from clinicspec.nhn.parties import PartyKind
from clinicspec.nhn.snapshot.file_findings import FileFindings
from clinicspec.nhn.snapshot.values import read_value
from clinicspec.nhn.soap import Value
from clinicspec.source.tree import Path

_KINDS: dict[str, PartyKind] = {
    "Organization": "organization",
    "Person": "person",
    "Service": "service",
}
"""By the word of the element ``Type``."""

_NESTED: dict[str, PartyKind] = {
    "Organizations": "organization",
    "People": "person",
    "Services": "service",
}
"""Where an answer about one party holds others, and of what kind they are."""

_ANSWERED_AS = {"ServiceCode": "Code"}
"""Elements of an update that have another name in an answer."""

_HPR = ("Person", "HPRInformation")
_AUTHORIZATIONS = (*_HPR, "Authorizations")
"""An answer has a person's professions and specialities in these, as the Health Personnel Register
knows them."""

_ALWAYS = ("ElectronicAddresses", "PhysicalAddresses", "Valid")
"""Elements that no answer about a party lacks, be they empty: else it has been cut down, or says
nothing of them. Of a person an answer always has the authorizations as well."""


class Extent(IntEnum):
    """How much of an entry an answer says, from little to all."""

    WITHIN = 0
    """The entry stands within the answer about another one."""
    SHORT = 1
    """The answer is of the REST API's newer form."""
    CUT = 2
    """Something has been left out of the answer."""
    WHOLE = 3


class Held(NamedTuple):
    """An entry, and when its answer was given and it was last changed, where the answer says."""

    entry: Entry
    extent: Extent
    server_time: datetime | None
    last_changed: datetime | None


def read_party(
    plain: object, path: Path, about: FileFindings, form: Extent = Extent.WHOLE
) -> Iterator[Held]:
    """The entries of a party and of those that its answer holds; none of a party with findings.

    ``form`` is how much an answer of this form says of the party, if nothing is left out of it.
    """
    pending: list[tuple[object, Path, PartyKind | None]] = [(plain, path, None)]
    for party, at, stated in pending:  # grows while it is gone through
        if about.full:
            return
        if not isinstance(party, Mapping):
            about.wrong(at, "an entry is no structure of values")
            continue
        kind = stated or _kind(party, at, about)
        if kind is not None:
            yield from _held(party, kind, at, about, form)
        form = Extent.WITHIN
        for name, nested_kind in _NESTED.items():
            nested = party.get(name)
            if isinstance(nested, list):
                pending += [
                    (each, (*at, name, index), nested_kind) for index, each in enumerate(nested)
                ]
            elif nested:
                about.wrong((*at, name), f"{path_text((*at, name))} is no list of entries")


def _kind(plain: Mapping[str, Any], path: Path, about: FileFindings) -> PartyKind | None:
    word = plain.get("Type")
    kind = _KINDS.get(word) if isinstance(word, str) else None
    if kind is None:
        about.wrong(
            (*path, "Type"),
            "an entry does not say whether it is an organisation, person or service",
        )
    return kind


def _held(
    plain: Mapping[str, Any], kind: PartyKind, path: Path, about: FileFindings, form: Extent
) -> Iterator[Held]:
    """The party's own entry, unless there is a finding in it."""
    before = len(about.drafts)

    def read(type_: str, *names: str) -> Any:
        return _read(plain, type_, names, path, about)

    her_id = read("int", "HerId")
    if len(about.drafts) == before and (her_id is None or her_id < 1):
        its = "no HER-ID" if her_id is None else f"the HER-ID {her_id}, which can be no party's"
        about.wrong((*path, "HerId"), f"an entry has {its}")
    parent = read("int", "ParentHerId")
    active = read("boolean", "Active")
    _, update = written_by(UPDATE[kind])
    values = {
        name: value
        for name, type_ in TYPES[update].elements.items()
        if (value := _value(name, type_, read)) is not None
    }
    uncut = all(plain.get(name) is not None for name in _ALWAYS)
    if kind == "person":
        uncut &= "Professions" in values
    extent = form if uncut else min(form, Extent.CUT)
    server_time, last_changed = read("dateTime", "ServerTime"), read("dateTime", "LastChanged")
    entry = Entry(
        her_id=her_id,
        kind=kind,
        name=_name(read) or f"HER-ID {her_id}",
        parent_her_id=parent if parent is not None and parent > 0 else None,
        key=_key(kind, read),
        active=active is not False,
        values=values,
        whole=extent is Extent.WHOLE,
        source=about.file,
        municipality=read("string", "Municipality", "CodeValue") or None,
        answered=day(server_time),
    )
    if len(about.drafts) == before and not about.full:
        yield Held(entry, extent, _moment(server_time), _moment(last_changed))


def _value(name: str, type_: str, read: Callable[..., Any]) -> Value | None:
    """What an update's element ``name`` holds now."""
    if name not in ("Professions", "Specialities"):
        value: Value | None = read(type_, _ANSWERED_AS.get(name, name))
        return value
    authorizations = read("ArrayOfAuthorization", *_AUTHORIZATIONS)
    if authorizations is None:
        return None
    if name == "Professions":
        codes = [each.get("Profession", {}) for each in authorizations]
    else:
        specialities = [each.get("Specialities", ()) for each in authorizations]
        codes = [each.get("Type", {}) for of_one in specialities for each in of_one]
    return list(dict.fromkeys(code["CodeValue"] for code in codes if code.get("CodeValue")))


def _name(read: Callable[..., Any]) -> str | None:
    """What the registry shows: the name of its own, that of the other registers, or a code's."""
    for names in (("DisplayName",), ("Name",), ("Code", "CodeText")):
        name: str | None = read("string", *names)
        if name:
            return name
    return None


def _key(kind: PartyKind, read: Callable[..., Any]) -> str | None:
    if kind == "organization":
        number = read("int", "OrganizationNumber")
        return f"{number:09}" if number is not None and number > 0 else None
    if kind == "person":  # its number is there as a number and as a text
        number = read("int", *_HPR, "HPRNumber") or 0
        if number > 0:
            return str(number)
        text = (read("string", *_HPR, "HPRNo") or "").strip().lstrip("0")
        return text if text.isascii() and text.isdecimal() else None
    code = read("Code", _ANSWERED_AS["ServiceCode"]) or {}
    known = code.get("OID") and code.get("CodeValue")
    return f"{code['OID']}/{code['CodeValue']}" if known else None


def _read(
    plain: object, type_: str, names: tuple[str, ...], path: Path, about: FileFindings
) -> Value | None:
    """The value of a type that stands below some names."""
    for name in names:
        if plain is None or plain == "":
            return None
        if not isinstance(plain, Mapping):
            about.wrong(path, f"{path_text(path)} is no structure of values")
            return None
        plain, path = plain.get(name), (*path, name)
    return read_value(plain, type_, path, about)


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
