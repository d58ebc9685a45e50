"""What an entry of the registry becomes where a spec says something else of it.

What the spec is silent about is carried over: an update replaces the whole entry. What is the same
for the registry keeps the registry's own way of writing it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from clinicspec.nhn.contract import TYPES
from clinicspec.nhn.equality import PLACE, same_address, same_code, same_text

if TYPE_CHECKING:
    from clinicspec.nhn.soap import Value, Values

WORDS = {
    "E_SB_ASYNC": "async queue",
    "E_SB_SYNC": "sync queue",
    "E_SB_ERROR": "error queue",
    "E_SB_SYNCREPLY": "syncreply queue",
    "E_EDI": "EDI address",
    "E_TLF": "telephone number",
    "E_EPO": "e-mail address",
    "E_URL": "homepage",
    "RES": "visiting address",
    "PST": "postal address",
    "DisplayName": "name",
    "BusinessType": "business type",
    "ServiceCode": "service code",
    "Professions": "profession",
}
"""What people call the addresses, by their codes in NHN's lists, and the other elements."""

PERIOD = "period"
"""When an entry holds."""

OF_CLINIC = "the clinic's"
"""What is inherited."""


class Difference(NamedTuple):
    """One thing that differs, in words for people."""

    what: str
    before: str | None
    """What the registry holds; None for nothing."""
    after: str | None


class Overlaid(NamedTuple):
    """What is held with what the spec says laid over it."""

    values: Values
    differences: tuple[Difference, ...]


def overlaid(type_: str, held: Values, said: Values, of_clinic: Values) -> Overlaid:
    """The values of an update of this type in NHN's contract, but for the period.

    ``of_clinic`` is what the spec says of the organisation, from which addresses are inherited.
    """
    values: dict[str, Value | None] = {name: held.get(name) for name in TYPES[type_].elements}
    differences: list[Difference] = []
    wanted_name = said.get("DisplayName")
    if "DisplayName" in values and not same_text(held.get("DisplayName"), wanted_name):
        values["DisplayName"] = wanted_name
        differences.append(
            Difference(WORDS["DisplayName"], _text(held.get("DisplayName")), _text(wanted_name))
        )
    for name in ("BusinessType", "ServiceCode"):
        known, wanted = _part(held, name), _part(said, name)
        if name == "ServiceCode" and known:
            continue  # with another code it would be another service: see ``conflicts``
        if name in values and wanted and not same_code(known, wanted):
            values[name] = wanted
            differences.append(Difference(WORDS[name], code_in_words(known), code_in_words(wanted)))
    professions = _items(held, "Professions")
    for profession in _items(said, "Professions"):
        if "Professions" in values and profession not in professions:
            values["Professions"] = [*professions, profession]
            differences.append(Difference(WORDS["Professions"], None, str(profession)))
    for name in ("ElectronicAddresses", "PhysicalAddresses"):
        values[name], its = _addresses(
            _addresses_in(held, name), _addresses_in(said, name), _addresses_in(of_clinic, name)
        )
        differences += its
    return Overlaid(values, (*differences,))


def _addresses(
    held: list[Values], said: list[Values], of_clinic: list[Values]
) -> tuple[list[Values], list[Difference]]:
    """The addresses of an entry, electronic or physical; of several of a type, one is enough."""
    values, differences = [*held], []
    for wanted in said:
        type_ = _type(wanted)
        above = next((each for each in of_clinic if _type(each) == type_), {})
        alike = [each for each in held if _type(each) == type_]
        if any(_same_address(each, wanted, above) for each in alike):
            continue
        if alike:
            after = _laid_over(alike[0], wanted)
            values[values.index(alike[0])] = after
        else:
            after = wanted
            values.append(after)
        before = _address(alike[0]) if alike else None
        differences.append(Difference(WORDS[type_], before, _address(after)))
    return values, differences


def _same_address(held: Values, wanted: Values, above: Values) -> bool:
    """Whether an address reaches the same place, be it inherited or its own.

    What is inherited is what the spec says of the organisation, since it changes with that.
    """
    if held.get("Inherited") and wanted.get("Inherited"):
        return True
    one, other = (above if each.get("Inherited") and above else each for each in (held, wanted))
    return same_address(_type(held), one, other)


def _laid_over(held: Values, wanted: Values) -> Values:
    """An address as the spec has it, with what only the registry knows of it, such as the country.

    When it was changed last is for the registry to say.
    """
    if held.get("Inherited") or wanted.get("Inherited"):
        return wanted
    kept = {name: value for name, value in held.items() if name != "LastChanged"}
    changed = {
        name: value
        for name, value in wanted.items()
        if name != "Type" and not (name in PLACE and same_text(held.get(name), value))
    }
    return {**kept, **changed}


def _address(address: Values) -> str | None:
    """An address in one line; None where its text is not known."""
    if address.get("Inherited"):
        return OF_CLINIC
    postal_code = _text(address.get("PostalCode"))
    town = [postal_code.zfill(4) if postal_code else None, _text(address.get("City"))]
    parts = [
        _text(address.get("Address")),
        _text(address.get("StreetAddress")),
        _text(address.get("Postbox")),
        " ".join(filter(None, town)),
    ]
    return ", ".join(filter(None, parts)) or None


def code_in_words(code: Values) -> str | None:
    """A code of one of NHN's lists; None for none."""
    value = _text(code.get("CodeValue"))
    return f"{value} of list {code.get('OID')}" if value else None


def _type(address: Values) -> str:
    return _text(_part(address, "Type").get("CodeValue")) or ""


def _text(value: Value | None) -> str | None:
    return str(value).strip() if isinstance(value, (str, int)) else None


def _part(values: Values, name: str) -> Values:
    """The elements in an element; none where it is not there."""
    value = values.get(name)
    return value if isinstance(value, Mapping) else {}


def _items(values: Values, name: str) -> list[Value]:
    """The items of an array; none where it is not there."""
    value = values.get(name)
    return [*value] if isinstance(value, Sequence) and not isinstance(value, str) else []


def _addresses_in(values: Values, name: str) -> list[Values]:
    return [each for each in _items(values, name) if isinstance(each, Mapping)]
