"""The table against each sentence of “Meaning” in the spec language's page."""

from typing import Any

import pytest
import yaml

from clinicspec.routing.table import Row, table
from tests.routing.cases import BASE, CASES, Case
from tests.routing.strategies import CLINIC, model_of


def merged(base: Any, change: Any) -> Any:
    """The base with what the change says otherwise; a route is changed whole."""
    if not isinstance(base, dict) or not isinstance(change, dict) or "mode" in change:
        return change
    return base | {key: merged(base.get(key), value) for key, value in change.items()}


def written(row: Row) -> str:
    """A row as the cases write it."""
    reception = row.reception
    heir = f", as {reception.continues_as}" if reception.continues_as else ""
    inboxes = [
        f"{inbox.employee}{'*' if inbox.absent else ''} ({', '.join(inbox.via)})"
        for inbox in reception.inboxes
    ]
    return (
        f"{row.start or '…'}/{row.end or '…'} {reception.state}{heir}: "
        + (", ".join(inboxes) or "nobody")
        + (" to " + ", ".join(reception.shared_inboxes) if reception.shared_inboxes else "")
        + (" by fallback" if reception.fallback_used else "")
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.sentence)
def test_rows_are_what_the_sentence_means(case: Case) -> None:
    """The table follows the spec language's page, sentence by sentence."""
    change = yaml.load(case.clinic, yaml.BaseLoader) or {}  # noqa: S506  (it makes texts only)
    spec = model_of(merged({"clinic": CLINIC, **yaml.load(BASE, yaml.BaseLoader)}, change))  # noqa: S506
    rows = [
        written(row)
        for row in table(spec)
        if f"{row.message_type} {row.patient_list.id}" == case.asked
    ]
    assert rows == [line.strip() for line in case.rows.strip().splitlines()]
