"""What the Address Registry should hold of a clinic, and should not have before."""

from collections.abc import Iterator, Mapping
from datetime import date

from clinicspec.diff.entry import Audience, Effect, Impact
from clinicspec.diff.lists import About
from clinicspec.model.names import listed
from clinicspec.model.spec import Spec
from clinicspec.nhn.addresses import QUEUES
from clinicspec.nhn.bodies import values_of
from clinicspec.nhn.contract import UPDATE, written_by
from clinicspec.nhn.difference import PERIOD, WORDS, Difference, code_in_words, overlaid
from clinicspec.nhn.meaning import FOR_MESSAGES
from clinicspec.nhn.parties import RESOURCE_BOOKING, Party, organization, parties
from clinicspec.nhn.processes import processes_of
from clinicspec.nhn.request import name_of
from clinicspec.routing.expand import unit_of

HER_ID = "HER-ID"
HPR_NUMBER = "HPR number"
ORGANIZATION_NUMBER = "organisation number"
MUNICIPALITY = "municipality"
PROCESSES = "processes"

HER_IDS = (
    "clinic.her_id",
    "clinic.vacant_lists.her_id",
    "clinic.resource_booking.her_id",
    "employees.her_id",
)
OF_QUEUES = (*HER_IDS, "clinic.messaging")
OF_ADDRESSES = ("clinic.addresses", "positions", "org_units.addresses", "org_units.parent")

FIELDS: Mapping[str, tuple[str, ...]] = {
    HER_ID: HER_IDS,
    ORGANIZATION_NUMBER: ("clinic.organization_number",),
    HPR_NUMBER: ("employees.hpr_number",),
    WORDS["DisplayName"]: ("clinic.name", "employees.name"),
    WORDS["E_TLF"]: ("clinic.phone",),
    WORDS["E_EPO"]: ("clinic.email",),
    WORDS["E_URL"]: ("clinic.homepage",),
    WORDS["E_EDI"]: ("clinic.messaging",),
    WORDS["RES"]: OF_ADDRESSES,
    WORDS["PST"]: OF_ADDRESSES,
    WORDS["BusinessType"]: ("clinic.business_type",),
    MUNICIPALITY: ("clinic.municipality",),
    WORDS["ServiceCode"]: (
        "clinic.vacant_lists.code",
        "clinic.vacant_lists.code_system",
        "clinic.resource_booking",
        "employees.service",
    ),
    WORDS["Professions"]: ("employees.profession",),
    PROCESSES: ("employees.services", "clinic.vacant_lists.services", "clinic.messaging"),
    PERIOD: ("employees.active", "clinic.vacant_lists.from", "clinic.resource_booking.from"),
}
"""What differs in an entry, and the fields that it comes from; of all else those of queues."""

OF_PARTIES = (
    "clinic.vacant_lists",
    "clinic.resource_booking",
    "employees.profession",
    "employees.in_gp_register",
    "employees.her_id",
    "employees.service",
)
"""What decides on whether there is an entry."""

CLINIC: About = frozenset(
    ("clinic", field.split(".")[1])
    for its in (*FIELDS.values(), OF_QUEUES, OF_PARTIES)
    for field in its
    if field.startswith("clinic.")
)

ASTRAY = frozenset((*FOR_MESSAGES, HER_ID, ORGANIZATION_NUMBER))
"""What others find a party by: whoever has the old one finds nobody."""

QUEUE_WORDS = frozenset(WORDS[type_] for type_ in QUEUES)

NOUNS = {"organization": "organisation", "person": "person", "service": "service"}


def effects(old: Spec, new: Spec) -> Iterator[Effect]:
    """The entries that are new, gone or changed."""
    before = {each.id: each for each in parties(old)}
    after = {each.id: each for each in parties(new)}
    for key in dict.fromkeys((*after, *before)):
        if key not in before:
            party = after[key]
            lead = f"a new {NOUNS[party.kind]} in the Address Registry: "
            yield Effect(
                Audience.REGISTRY,
                Impact.NOTABLE,
                "party-added",
                _name(party),
                lead,
                "",
                OF_PARTIES,
                _about(new, party),
            )
        elif key not in after:
            party = before[key]
            yield Effect(
                Audience.REGISTRY,
                Impact.BREAKING,
                "party-gone",
                _name(party),
                "",
                " is no longer to be in the Address Registry, where the entry stays until somebody "
                "ends it",
                OF_PARTIES,
                _about(old, party),
            )
        else:
            yield from _changed(old, new, before[key], after[key])


def _name(party: Party) -> str:
    """What people call a party; a service without a code has no name yet."""
    no_name = party.id == RESOURCE_BOOKING and not party.codes
    return "the service for resource bookings" if no_name else name_of(party)


def _about(spec: Spec, party: Party) -> About:
    if party.kind == "organization":
        return frozenset()
    if party.employee is None:
        return frozenset({("clinic", party.id.removeprefix("service-").replace("-", "_"))})
    held = {key: each for key, each in spec.positions.items() if each.holder == party.employee}
    units: set[str] = set()
    for position in held.values():
        unit = unit_of(spec, position)
        while unit is not None and unit not in units:
            units.add(unit)
            unit = spec.org_units[unit].parent
    return frozenset(
        {("employees", party.employee)}
        | {("positions", key) for key in held}
        | {("org_units", unit) for unit in units}
    )


def _changed(old: Spec, new: Spec, before: Party, after: Party) -> Iterator[Effect]:
    about = _about(old, before) | _about(new, after)
    for each in _differences(old, new, before, after):
        astray = each.what in ASTRAY and each.before not in (None, "pending")
        yield Effect(
            Audience.REGISTRY,
            Impact.BREAKING if astray else Impact.NOTABLE,
            "party-moved" if astray else "party-changed",
            _name(after),
            " changed in the Address Registry for ",
            "",
            FIELDS.get(each.what, OF_QUEUES),
            about | (CLINIC if after.kind == "organization" else frozenset()),
            CLINIC,
            what="queues" if each.what in QUEUE_WORDS else each.what,
            details=(
                f"{_name(after)}: {each.what}: {each.before or 'nothing'} → "
                f"{each.after or 'nothing'}",
            ),
        )


def _differences(old: Spec, new: Spec, before: Party, after: Party) -> Iterator[Difference]:
    one, other = values_of(before, old.clinic), values_of(after, new.clinic)
    if (before.her_id, before.pending) != (after.her_id, after.pending):
        yield Difference(HER_ID, _her_id(before), _her_id(after))
    numbers = [spec.clinic.organization_number for spec in (old, new)]
    if after.kind == "organization" and numbers[0] != numbers[1]:
        yield Difference(ORGANIZATION_NUMBER, *numbers)
    if before.hpr_number != after.hpr_number:
        yield Difference(HPR_NUMBER, before.hpr_number, after.hpr_number)
    of_clinic = values_of(organization(new.clinic), new.clinic)
    yield from overlaid(written_by(UPDATE[after.kind])[1], one, other, of_clinic).differences
    if before.codes.get("service") != after.codes.get("service"):
        held_codes = [values.get("ServiceCode") for values in (one, other)]
        words = [code_in_words(each) if isinstance(each, Mapping) else None for each in held_codes]
        yield Difference(WORDS["ServiceCode"], *words)
    if before.codes.get("municipality") != after.codes.get("municipality"):
        codes = [each.codes.get("municipality") for each in (before, after)]
        yield Difference(MUNICIPALITY, *(each.value if each else None for each in codes))
    if (before.start, before.end) != (after.start, after.end):
        yield Difference(PERIOD, _days(before.start, before.end), _days(after.start, after.end))
    held = [
        {each.process.name for each in processes_of(party, spec.clinic)}
        for party, spec in ((before, old), (after, new))
    ]
    if held[0] != held[1]:
        yield Difference(PROCESSES, _names(held[0] - held[1]), _names(held[1] - held[0]))


def _her_id(party: Party) -> str | None:
    return "pending" if party.pending else None if party.her_id is None else str(party.her_id)


def _days(start: date | None, end: date | None) -> str | None:
    parts = [f"from {start}" if start else "", f"to {end}" if end else ""]
    return " ".join(filter(None, parts)) or None


def _names(names: set[str]) -> str | None:
    return listed(sorted(names)) if names else None
