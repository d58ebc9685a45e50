"""Clinics for tests of the routing: generated ones, and models of any, sound or not."""

import json
import os
from collections.abc import Mapping
from functools import cache
from typing import Any

from hypothesis import strategies as st

from clinicspec.model.build import build
from clinicspec.model.spec import Spec
from clinicspec.model.spec_tree import join
from clinicspec.source.read import read

MESSAGE_TYPES = ("e_consultation", "e_contact", "prescription_renewal")

CLINIC = {
    "name": "Fjordbyen legesenter",
    "organization_number": "999999018",
    "her_id": 8900100,
    "nhn_member": True,
    "sector": "private",
    "addresses": {"postal": {"street": "Fjordgata 1", "postal_code": "0155", "city": "Oslo"}},
}

EXAMPLES = int(os.environ.get("CLINICSPEC_EXAMPLES", "300"))
"""Generated clinics for each comparison with the oracle; `make prove` asks for thousands."""

DAYS = [f"2026-01-{day:02}" for day in range(1, 15)]
"""Every generated date is one of these but the first and the last two."""

EMPLOYEES = ("e0", "e1", "e2", "e3", "e4", "e5")
VACANT_LISTS = ("v0", "v1")


def model_of(sections: Mapping[str, Any]) -> Spec:
    """The model of a clinic whose shape is right, whatever the rules would say of it."""
    text = json.dumps({"clinicspec": 1, **sections})
    document, problems = read("clinic.yaml", text.encode())
    assert document.data is not None, problems
    tree, about_sections = join("clinic", [document], incomplete=False)
    spec, about_shape = build(tree)
    assert not [*problems, *about_sections, *about_shape]
    return spec


@cache
def _one_of(*values: Any) -> st.SearchStrategy[Any]:
    """One of some values. Strategies are made once, since making them takes longer than drawing."""
    return st.sampled_from(values)


@cache
def _subset(values: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), unique=True)


@cache
def _run_of_days(needed: bool) -> st.SearchStrategy[dict[str, str]]:
    """``from`` and ``to``, either of which may be left out unless ``needed``."""
    two = st.lists(st.sampled_from(DAYS[1:-2]), min_size=2, max_size=2).map(sorted)
    ends = two.map(lambda pair: {"from": pair[0], "to": pair[1]})
    if needed:
        return ends
    some = st.sampled_from([(), ("from",), ("to",), ("from", "to")])
    return st.tuples(ends, some).map(lambda drawn: {key: drawn[0][key] for key in drawn[1]})


@st.composite
def _absence(draw: st.DrawFn) -> dict[str, Any]:
    absence: dict[str, Any] = dict(draw(_run_of_days(needed=True)))
    substitute = draw(_one_of(*EMPLOYEES, None))
    if substitute:
        absence["substitute"] = substitute
    if draw(st.booleans()):
        absence["services"] = draw(_subset(("booking", *MESSAGE_TYPES)))
    return absence


ABSENCES = st.lists(_absence(), max_size=3)


@st.composite
def _employee(draw: st.DrawFn, number: int, vacant_lists: tuple[str, ...]) -> dict[str, Any]:
    employee: dict[str, Any] = {
        "name": f"Employee {number}",
        "profession": draw(_one_of("gp", "gp", "gp_substitute", "health_secretary")),
        "licence": draw(_one_of("active", "active", "active", "inactive")),
        "active": draw(_run_of_days(needed=False)),
        "services": draw(_subset(MESSAGE_TYPES)),
        "absences": draw(ABSENCES),
    }
    her_id = draw(_one_of(*[8900101 + number] * 4, "pending", "none", None))
    if her_id is not None:
        employee["her_id"] = her_id
    in_register = draw(_one_of(True, True, True, False, None))
    if in_register is not None:
        employee["in_gp_register"] = in_register
    vacant = [("vacant_list", key) for key in vacant_lists]
    later = [("employee", key) for key in EMPLOYEES[number + 1 :]]  # so that there are no circles
    heir = draw(_one_of(*vacant, *later, None))
    if heir:
        employee["patient_list"] = {"continues_as": dict([heir])}
    list_stood_in_for = draw(_one_of(*vacant, None))
    if list_stood_in_for:
        employee["substitute_for"] = dict([list_stood_in_for])
    return employee


@st.composite
def clinics(draw: st.DrawFn) -> dict[str, Any]:
    """The sections of a clinic in which anybody may be anything, as the reader gets them."""
    vacant_lists = VACANT_LISTS[: draw(st.integers(0, 2))]
    clinic: dict[str, Any] = dict(CLINIC)
    if vacant_lists:
        clinic["vacant_lists"] = {
            "her_id": 8900120,
            "lists": {key: {"name": f"List {key}"} for key in vacant_lists},
            "services": draw(_subset(MESSAGE_TYPES)),
        }
        start = draw(_one_of(*DAYS[1:-2], None))
        if start is not None:
            clinic["vacant_lists"]["from"] = start
    units = [f"u{number}" for number in range(draw(st.integers(0, 3)))]
    org_units = {
        key: {"name": key, "parent": draw(_one_of(*units[:number]))}
        if number and draw(st.booleans())
        else {"name": key}
        for number, key in enumerate(units)
    }
    roles = ("r0", "r1")
    positions = {}
    for number in range(draw(st.integers(0, 4))):
        position: dict[str, Any] = {
            "role": draw(_one_of(*roles)),
            "holder": draw(_one_of(*EMPLOYEES, None)),
        }
        if len(units) > 1 or (units and draw(st.booleans())):
            position["org_unit"] = draw(_one_of(*units))
        positions[f"p{number}"] = position
    groups = {
        f"g{number}": {"name": f"Group {number}", "members": draw(_subset(EMPLOYEES))}
        for number in range(draw(st.integers(0, 2)))
    }
    kinds = {"org_unit": units, "role": roles, "position": [*positions], "group": [*groups]}
    recipients = st.lists(
        st.sampled_from(
            ["whole_clinic", *({kind: key} for kind, keys in kinds.items() for key in keys)]
        ),
        max_size=2,
        unique_by=str,
    )
    routing: dict[str, Any] = {}
    for message_type in draw(_subset(MESSAGE_TYPES)):
        routing[message_type] = {
            "mode": draw(_one_of("practitioner", "selected", "both")),
            "recipients": draw(recipients),
            "fallback": draw(recipients),
        }
    return {
        "clinic": clinic,
        "org_units": org_units,
        "roles": {key: {"name": key} for key in roles},
        "employees": {
            key: draw(_employee(number, vacant_lists)) for number, key in enumerate(EMPLOYEES)
        },
        "positions": positions,
        "groups": groups,
        "routing": routing,
    }
