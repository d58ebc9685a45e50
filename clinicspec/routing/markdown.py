"""The decision table for people: ``routing.md``.

Names come from a spec and may hold anything that a line can. They are escaped, and none stands
where a line begins, so the page's structure is the same whatever they hold.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from clinicspec.model.names import (
    MESSAGE_NAMES,
    MESSAGE_TYPES,
    MessageService,
    days_in_words,
    listed,
)
from clinicspec.model.origin import marked_like
from clinicspec.model.reference import Reference
from clinicspec.model.spec import Spec
from clinicspec.routing.facts import (
    AUTOMATICALLY_JOURNALLED,
    CONVERSIONS,
    PRESCRIPTION_REPLIES,
)
from clinicspec.routing.inbox import Inbox, is_read
from clinicspec.routing.standing import State
from clinicspec.routing.table import Row
from clinicspec.routing.words import MODES, her_id_in_words, way_in_words

HEAD = """\
Who receives what patients write to the clinic at HelseNorge. Every last day is included. Somebody
who is away keeps receiving, and is not counted as a reader.
"""

STATES: dict[State, str] = {
    "not_started": "the list has not started",
    "present": "the practitioner is there",
    "substituted": "a substitute stands in",
    "absent": "the practitioner is away, and nobody stands in",
    "left": "the practitioner has left",
    "vacant": "the list has no practitioner",
}

SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&$@]|(?<=[A-Za-z]):(?=/)|(?<=[Ww]{3})\.")
"""What CommonMark and GitHub take for a mark within a line, and the signs without which an address
is no link. Each is itself with a backslash before it."""


def page(spec: Spec, rows: Iterable[Row]) -> str:
    """The page of a clinic's rows, which come by message type and list."""
    by_type: dict[MessageService, dict[Reference, list[Row]]] = {key: {} for key in MESSAGE_TYPES}
    for (message_type, patient_list), of_list in groupby(
        rows, key=lambda row: (row.message_type, row.patient_list)
    ):
        by_type[message_type][patient_list] = list(of_list)
    lines = [f"# Message routing of {escaped(spec.clinic.name)}", "", HEAD]
    for message_type, lists in by_type.items():
        lines.append(f"- [{_title(message_type)}](#{message_type})")
        for patient_list in lists:
            name = escaped(spec.name_of(patient_list))
            lines.append(f"  - [Patients of {name}](#{_anchor(message_type, patient_list)})")
    for message_type, lists in by_type.items():
        lines += ["", *_of_type(spec, message_type, lists)]
    return "\n".join(lines) + "\n"


def escaped(name: str) -> str:
    """A name as Markdown of one line that shows it, and nothing else."""
    return marked_like([name], SPECIAL.sub(r"\\\g<0>", " ".join(name.split())))


def _title(message_type: MessageService) -> str:
    return _capitalised(MESSAGE_NAMES[message_type])


def _capitalised(text: str) -> str:
    return text[0].upper() + text[1:]


def _anchor(message_type: MessageService, patient_list: Reference) -> str:
    """A heading's own name, which stays when people's names change."""
    return f"{message_type}-{patient_list.kind}-{patient_list.id}"


def _of_type(
    spec: Spec, message_type: MessageService, lists: dict[Reference, list[Row]]
) -> Iterator[str]:
    route = getattr(spec.routing, message_type)
    yield f'<a id="{message_type}"></a>'
    yield ""
    yield f"## {_title(message_type)}"
    yield ""
    recipients = "" if route.mode == "practitioner" else _recipients(spec, route.recipients)
    yield f"- Go {MODES[route.mode]}{recipients}"
    if route.fallback:
        yield f"- Where nobody who is there would receive{_recipients(spec, route.fallback)}"
    else:
        yield "- Where nobody who is there would receive: no fallback"
    automatic = message_type in AUTOMATICALLY_JOURNALLED.value
    yield f"- Added to the patient's journal {'automatically' if automatic else 'by hand'}"
    if message_type == "prescription_renewal":
        yield f"- Answers to choose from: {_words(PRESCRIPTION_REPLIES.value)}"
    others = [MESSAGE_NAMES[other] for other in CONVERSIONS.value.get(message_type, ())]
    if others:
        yield f"- Can be turned into: {listed(others)}"
    if not lists:
        yield "- No patients are offered them"
    for patient_list, rows in lists.items():
        yield ""
        yield f'<a id="{_anchor(message_type, patient_list)}"></a>'
        yield ""
        yield f"### {_title(message_type)} from patients of {escaped(spec.name_of(patient_list))}"
        yield ""
        for row in rows:
            yield from _row(spec, row)


def _recipients(spec: Spec, recipients: Iterable[Reference]) -> str:
    """Recipients and the fallback's, which are shared inboxes, as a line goes on with them."""
    return ": " + (listed([escaped(spec.name_of(each)) for each in recipients] or ["nobody"]))


def _words(values: Iterable[str]) -> str:
    return listed([value.replace("_", " ") for value in values])


def _row(spec: Spec, row: Row) -> Iterator[str]:
    reception = row.reception
    state = STATES[reception.state]
    if reception.state == "left":
        heir = reception.continues_as
        goes_on = f"under {escaped(spec.name_of(heir))}" if heir is not None else "nowhere"
        state += f", and the list goes on {goes_on}"
    if reception.fallback_used:
        state += "; the fallback is used"
    when = days_in_words(row.start, row.end) or "always"
    yield f"- **{_capitalised(when)}**: {state}"
    for inbox in reception.inboxes:
        yield f"  - {_inbox(spec, inbox)}"
    if reception.state == "not_started":
        yield "  - the list has no patients yet who could write"
    elif not is_read(reception.inboxes):
        yield "  - **nobody who is there receives**"


def _inbox(spec: Spec, inbox: Inbox) -> str:
    """“**Kari Lunde** (HER-ID 8900101, away), as the practitioner”."""
    employee = spec.employees[inbox.employee]
    away = ", away" if inbox.absent else ""
    ways = listed([escaped(way_in_words(spec, via)) for via in inbox.via])
    return f"**{escaped(employee.name)}** ({her_id_in_words(employee)}{away}), {ways}"
