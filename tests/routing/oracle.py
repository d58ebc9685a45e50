"""Who receives a message on a day, worked out person by person from what a spec says.

It follows the sentences of “Meaning” in the spec language's page, reads the plain sections instead
of the model, compares dates as the texts they are, and knows nothing of rows and intervals.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

Sections = Mapping[str, Any]

DEFAULTS: Mapping[str, Any] = {
    "e_consultation": {"mode": "practitioner"},
    "e_contact": {"mode": "selected", "recipients": ["whole_clinic"]},
    "prescription_renewal": {"mode": "selected", "recipients": ["whole_clinic"]},
}


class Answer(NamedTuple):
    """Who receives, as a row of the table says it, the inboxes by employee and in no order."""

    state: str
    inboxes: dict[str, tuple[int | None, frozenset[str], bool]]
    """HER-ID, paths, absent."""
    shared_inboxes: list[str]
    fallback_used: bool
    continues_as: str | None


def lists(sections: Sections) -> list[tuple[str, str]]:
    """The patient lists of a clinic: kind and id."""
    gps = [
        ("employee", key)
        for key, employee in sections["employees"].items()
        if employee["profession"] == "gp"
    ]
    return gps + [("vacant_list", key) for key in _vacant_lists(sections)["lists"]]


def is_offered(sections: Sections, message_type: str, kind: str, key: str, day: str) -> bool:
    """Whether the patients of a list are offered a type by who has it that day, or had it last."""
    if kind == "vacant_list":
        return message_type in _vacant_lists(sections)["services"]
    gp = sections["employees"][key]
    heir = gp.get("patient_list", {}).get("continues_as")
    if day > gp["active"].get("to", "9999") and heir is not None:
        ((heir_kind, heir_key),) = heir.items()
        return is_offered(sections, message_type, heir_kind, heir_key, day)
    return message_type in gp["services"]


def _vacant_lists(sections: Sections) -> Mapping[str, Any]:
    found: Mapping[str, Any] = sections["clinic"].get("vacant_lists", {"services": [], "lists": {}})
    return found


def answer(sections: Sections, message_type: str, kind: str, key: str, day: str) -> Answer:
    """Who receives a message of a type from a patient of a list on a day."""
    if kind == "employee" and day > sections["employees"][key]["active"].get("to", "9999"):
        heir = sections["employees"][key].get("patient_list", {}).get("continues_as")
        if heir is None:
            return _received(sections, message_type, "left", {}, day)
        ((heir_kind, heir_key),) = heir.items()
        there = answer(sections, message_type, heir_kind, heir_key, day)
        name = there.continues_as if there.state == "left" else f"{heir_kind}:{heir_key}"
        if there.state == "not_started":
            there = _received(sections, message_type, "left", {}, day)
        return there._replace(state="left", continues_as=name)
    if kind == "vacant_list":
        standing_in = [
            person
            for person, employee in sections["employees"].items()
            if employee.get("substitute_for") == {"vacant_list": key}
            and _may_stand_in(employee, employee, day)
        ]
        if not standing_in and day < _vacant_lists(sections).get("from", "0000"):
            return Answer("not_started", {}, [], False, None)
        if len(standing_in) != 1:
            return _received(sections, message_type, "vacant", {}, day)
        away = _absences(sections["employees"][standing_in[0]], message_type, day)
        state = "absent" if away else "substituted"
        return _received(sections, message_type, state, {standing_in[0]: "practitioner"}, day)
    gp = sections["employees"][key]
    if day < gp["active"].get("from", "0000"):
        return Answer("not_started", {}, [], False, None)
    away = _absences(gp, message_type, day)
    named = {absence["substitute"] for absence in away if "substitute" in absence}
    substitutes = {
        person: f"substitute:{key}"
        for person in named
        if person != key and _may_stand_in(sections["employees"][person], gp, day)
    }
    state = "substituted" if substitutes else "absent" if away else "present"
    if gp.get("her_id", "none") == "none":
        return _received(sections, message_type, state, {}, day)
    return _received(sections, message_type, state, {**substitutes, key: "practitioner"}, day)


def _received(
    sections: Sections, message_type: str, state: str, practitioners: dict[str, str], day: str
) -> Answer:
    """Add the recipients, and the fallback where nobody is there to read."""
    route = sections["routing"].get(message_type, DEFAULTS[message_type])
    recipients = route["recipients"] if route["mode"] != "practitioner" else []
    inboxes = {}
    for person, employee in sections["employees"].items():
        if not _employed(employee, day):
            continue
        via = {_name(each) for each in recipients if _stands_for(sections, each, person)}
        if route["mode"] != "selected" and person in practitioners:
            via.add(practitioners[person])
        if via:
            inboxes[person] = _inbox(employee, via, message_type, day)
    fallback_used = False
    if all(absent for _, _, absent in inboxes.values()):
        for person, employee in sections["employees"].items():
            for each in route.get("fallback", []):
                if _employed(employee, day) and _stands_for(sections, each, person):
                    via = set(inboxes[person][1]) if person in inboxes else set()
                    via.add(f"fallback:{_name(each)}")
                    inboxes[person] = _inbox(employee, via, message_type, day)
                    fallback_used = True
    shared = list(dict.fromkeys(map(_name, recipients)))
    return Answer(state, inboxes, shared, fallback_used, None)


def _inbox(
    employee: Mapping[str, Any], via: set[str], message_type: str, day: str
) -> tuple[int | None, frozenset[str], bool]:
    her_id = employee.get("her_id")
    number = her_id if isinstance(her_id, int) else None
    return number, frozenset(via), bool(_absences(employee, message_type, day))


def _employed(employee: Mapping[str, Any], day: str) -> bool:
    active = employee["active"]
    return bool(active.get("from", "0000") <= day <= active.get("to", "9999"))


def _absences(employee: Mapping[str, Any], message_type: str, day: str) -> list[Mapping[str, Any]]:
    return [
        absence
        for absence in employee["absences"]
        if absence["from"] <= day <= absence["to"]
        and (not absence.get("services") or message_type in absence["services"])
    ]


def _may_stand_in(employee: Mapping[str, Any], practitioner: Mapping[str, Any], day: str) -> bool:
    return (
        _employed(employee, day)
        and employee.get("in_gp_register", employee["profession"] == "gp") is True
        and isinstance(employee.get("her_id"), int)
        and practitioner["licence"] == "active"
    )


def _name(recipient: str | Mapping[str, str]) -> str:
    if isinstance(recipient, str):
        return recipient
    ((kind, key),) = recipient.items()
    return f"{kind}:{key}"


def _stands_for(sections: Sections, recipient: str | Mapping[str, str], person: str) -> bool:
    """Whether a recipient stands for a person."""
    if isinstance(recipient, str):
        return True  # the whole clinic
    ((kind, key),) = recipient.items()
    if kind == "group":
        return person in sections["groups"][key]["members"]
    held = {
        name: position
        for name, position in sections["positions"].items()
        if position["holder"] == person
    }
    if kind == "position":
        return key in held
    if kind == "role":
        return key in {position["role"] for position in held.values()}
    return any(_lies_in(sections, position, key) for position in held.values())


def _lies_in(sections: Sections, position: Mapping[str, Any], wanted: str) -> bool:
    """Whether a position belongs to a unit or to one below it."""
    units = sections["org_units"]
    unit: str | None = position.get("org_unit", next(iter(units), None))
    while unit is not None and unit != wanted:
        unit = units[unit].get("parent")
    return unit == wanted
