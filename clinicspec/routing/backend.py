"""The decision table as files: JSON for programs, CSV for spreadsheets, Markdown for people."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date

from clinicspec.artefact import json_bytes, text_bytes
from clinicspec.model.origin import marked_like
from clinicspec.model.reference import Reference
from clinicspec.model.spec import Spec
from clinicspec.routing import markdown
from clinicspec.routing.facts import (
    AUTOMATICALLY_JOURNALLED,
    CONVERSIONS,
    PRESCRIPTION_REPLIES,
)
from clinicspec.routing.inbox import Inbox
from clinicspec.routing.table import Row, table

CSV_HEADER = (
    "message_type",
    "mode",
    "practitioner",
    "practitioner_name",
    "vacant_list",
    "vacant_list_name",
    "state",
    "from",
    "to",
    "continues_as",
    "employee",
    "employee_name",
    "her_id",
    "via",
    "absent",
    "shared_inboxes",
    "journal",
    "fallback_used",
)

FORMULA_START = re.compile(r"""(?:^|(?<=[;,"]))\s*(?=[=+\-@＝＋－＠])""")  # noqa: RUF001
"""Where a spreadsheet may see the beginning of a formula: at a cell's, and behind what it may take
for the end of a cell, a semicolon in Norwegian ones (OWASP, CSV injection). Tabs and line breaks
stand in no name."""


def artefacts(spec: Spec) -> dict[str, bytes]:
    """The routing files of a clinic, by path."""
    rows = table(spec)
    return {
        "routing/routing.csv": _csv(spec, rows),
        "routing/routing.json": json_bytes(
            {"version": 1, "clinic": spec.id, "routes": [route(row) for row in rows]}
        ),
        "routing/routing.md": text_bytes(markdown.page(spec, rows)),
    }


def route(row: Row) -> dict[str, object]:
    """A row as ``routing.json`` has it."""
    reception = row.reception
    data: dict[str, object] = {
        "message_type": row.message_type,
        "mode": row.mode,
        **_list_ids(row.patient_list),
        "state": reception.state,
        "from": _iso(row.start),
        "to": _iso(row.end),
        "inboxes": [
            {
                "employee": inbox.employee,
                "her_id": inbox.her_id,
                "via": list(inbox.via),
                "absent": inbox.absent,
            }
            for inbox in reception.inboxes
        ],
        "shared_inboxes": list(reception.shared_inboxes),
        "journal": _journal(row),
        "replies": (
            list(PRESCRIPTION_REPLIES.value) if row.message_type == "prescription_renewal" else []
        ),
        "converts_to": list(CONVERSIONS.value.get(row.message_type, ())),
        "fallback_used": reception.fallback_used,
    }
    if reception.continues_as is not None:
        data["continues_as"] = str(reception.continues_as)
    return data


def _list_ids(patient_list: Reference) -> dict[str, str | None]:
    """The list's id under its kind, null under the other."""
    is_gp = patient_list.kind == "employee"
    return {
        "practitioner": patient_list.id if is_gp else None,
        "vacant_list": None if is_gp else patient_list.id,
    }


def _journal(row: Row) -> str:
    return "automatic" if row.message_type in AUTOMATICALLY_JOURNALLED.value else "manual"


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _csv(spec: Spec, rows: list[Row]) -> bytes:
    """The table with a line for each row and inbox; a row without an inbox has a line as well.

    RFC 4180 with every cell in quotes, but LF, and UTF-8 without a byte-order mark, as all
    artefacts are. So Excel has to import it (Data, From Text/CSV): on a double click it would
    expect the local code page and, in Norwegian, semicolons.
    """
    text = io.StringIO(newline="")
    # All cells quoted: which ones a lone CR makes Python quote differs between its versions.
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(CSV_HEADER)
    for row in rows:
        for line in _lines(spec, row):
            writer.writerow(map(str, line))
    return text_bytes(text.getvalue())


def _lines(spec: Spec, row: Row) -> Iterator[tuple[str, ...]]:
    """The CSV lines of a row, in the columns of the header."""
    reception = row.reception
    inboxes: tuple[Inbox | None, ...] = reception.inboxes or (None,)
    for inbox in inboxes:
        yield (
            row.message_type,
            row.mode,
            *_list_cells(spec, row.patient_list),
            reception.state,
            _iso(row.start) or "",
            _iso(row.end) or "",
            str(reception.continues_as or ""),
            *(_inbox_cells(spec, inbox) if inbox else ("",) * 5),
            "; ".join(reception.shared_inboxes),
            _journal(row),
            _yes_no(reception.fallback_used),
        )


def _list_cells(spec: Spec, patient_list: Reference) -> tuple[str, str, str, str]:
    if patient_list.kind == "employee":
        return patient_list.id, _safe(spec.employees[patient_list.id].name), "", ""
    vacant = spec.clinic.vacant_lists
    assert vacant is not None
    return "", "", patient_list.id, _safe(vacant.lists[patient_list.id].name)


def _inbox_cells(spec: Spec, inbox: Inbox) -> tuple[str, ...]:
    return (
        inbox.employee,
        _safe(spec.employees[inbox.employee].name),
        "" if inbox.her_id is None else str(inbox.her_id),
        "; ".join(inbox.via),
        _yes_no(inbox.absent),
    )


def _yes_no(value: bool) -> str:
    return "yes" if value else "no"


def _safe(name: str) -> str:
    """A name in which no spreadsheet sees a formula: an apostrophe goes before what may be one.

    Names are the only text of a spec's author in the table; ids begin with a letter or a digit.
    """
    return marked_like([name], FORMULA_START.sub(r"\g<0>'", name))
