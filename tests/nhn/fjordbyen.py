"""A clinic, what the registry holds of it, and what a change of it is."""

import copy
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from clinicspec.model.spec import Spec
from clinicspec.nhn.change_set import requests
from clinicspec.nhn.entry import HeldProcess, Snapshot
from clinicspec.nhn.parties import parties, recorded
from clinicspec.nhn.request import Request
from clinicspec.nhn.unlisted import (
    LeftAlone,
    deactivations,
    left_alone,
    unlisted_entries,
)
from tests.nhn.any_clinic import CLINICS, STAFF, Data, spec_from
from tests.nhn.registry import Registry

KX17 = {"code_system": "8666", "code": "KX17"}


CLINIC: Data = {
    "addresses": {
        "visiting": {"street": "Fjordgata 1", "postal_code": "0155", "city": "Oslo"},
        "postal": {"postbox": "Postboks 18", "postal_code": "0101", "city": "Oslo"},
    },
    "phone": "+47 21 00 00 00",
    "email": "post@fjordbyen.example",
    "homepage": "https://fjordbyen.example",
    "messaging": {"amqp": "tb.nhn.no/Bus", "edi": "m@edi.fjordbyen.example"},
    "vacant_lists": {
        "her_id": 8900108,
        "from": "2026-01-01",
        "lists": {"list-4": {"name": "Liste 4"}},
        "services": ["e_contact"],
    },
}


EMPLOYEES: dict[str, Data] = {
    "kari": {
        "name": "Kari Lunde",
        "profession": "gp",
        "her_id": 8900101,
        "hpr_number": "9900101",
        "services": ["booking", "e_contact"],
    },
    "lars": {
        "name": "Lars Moen",
        "profession": "gp_substitute",
        "her_id": 8900103,
        "hpr_number": "9900103",
        "in_gp_register": True,
        "active": {"from": "2026-12-01", "to": "2026-12-31"},
    },
    "anna": {
        "name": "Anna Li",
        "profession": "midwife",
        "her_id": 8900105,
        "service": {"code_system": "8663", "code": "KF01"},
    },
}


PENDING: Data = {
    "name": "Omar Haddad",
    "profession": "gp",
    "her_id": "pending",
    "hpr_number": "9900102",
    "active": {"from": "2026-08-01"},
    "services": ["e_contact"],
}


def summary(made: list[Request]) -> list[tuple[str, str, str | tuple[str, ...]]]:
    """What requests do, to whom, and which process or which things they change."""
    return [
        (
            each.kind,
            each.party,
            each.process.name.removeprefix("Dialog_Innbygger_")
            if each.process is not None
            else tuple(change.what for change in each.changes),
        )
        for each in made
    ]


def changed(path: str, value: object) -> tuple[Data, dict[str, Data]]:
    """The clinic and its employees after one change; None takes a value away."""
    data = copy.deepcopy({"clinic": CLINIC, "employees": EMPLOYEES})
    *above, last = path.split(".")
    part: Data = data
    for key in above:
        part = part.setdefault(key, {})
    if value is None:
        del part[last]
    else:
        part[last] = value
    return data["clinic"], data["employees"]


def ending(spec: Spec, snapshot: Snapshot, last_day: date) -> list[Request]:
    """The requests of a plan that also ends what the spec does not know."""
    return requests(spec, snapshot, deactivations(unlisted_entries(spec, snapshot), last_day))


def staying(spec: Spec, snapshot: Snapshot, *, deactivated: bool = False) -> list[LeftAlone]:
    """What is left alone."""
    unlisted = unlisted_entries(spec, snapshot)
    return left_alone(spec, snapshot, unlisted, deactivated=deactivated)


def her_ids(spec: Spec) -> list[int]:
    """All HER-IDs that a spec has."""
    of_parties = [party.her_id for party in parties(spec) if party.her_id is not None]
    return of_parties + [each.her_id for each in recorded(spec) if isinstance(each.her_id, int)]


def _own_her_ids(data: tuple[Data, dict[str, Data]]) -> bool:
    """A HER-ID belongs to one party; others are refused by a rule that can't be lowered."""
    numbers = her_ids(spec_from(*data))
    return len(numbers) == len(set(numbers))


BASES = st.tuples(CLINICS, STAFF).filter(_own_her_ids)
"""A clinic and its employees, as data."""


def snapshot_of(*, processes: dict[int, tuple[HeldProcess, ...]] | None = None) -> Snapshot:
    """What the registry holds of the clinic above, with other processes."""
    snapshot = Registry.of(spec_from(CLINIC, EMPLOYEES)).snapshot()
    return replace(snapshot, processes={**snapshot.processes, **(processes or {})})


TIMERESERVASJON = "7B68B3C8-ADCF-495D-98E1-F2BB1151516E"


NAME = "Dialog_Innbygger_Timereservasjon"


EKONTAKT = "819B8F8F-54C0-4A67-929D-9EFD0FA32EEA"


DIGITALBRUKER = "2075C7E3-A2E1-40F7-9CC1-52E2AADF4E93"


OTHERS = (
    HeldProcess("Dialog_Innbygger_Ekontakt", "1.2", EKONTAKT),
    HeldProcess("Dialog_Innbygger_Digitalbruker", "1.1", DIGITALBRUKER),
)


def period_of(request: Request) -> tuple[object, object]:
    """The first and last moment in the request of SetCommunicationPartyValid."""
    body: Any = request.body
    return body["period"]["From"], body["period"]["To"]
