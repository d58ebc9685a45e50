"""The whole table of generated clinics against an oracle that goes day by day."""

from itertools import pairwise
from typing import Any

from hypothesis import given, settings

from clinicspec.routing.table import Row, table
from tests.routing.oracle import Answer, answer, is_offered, lists
from tests.routing.strategies import DAYS, EXAMPLES, MESSAGE_TYPES, clinics, model_of


def _said(row: Row) -> Answer:
    reception = row.reception
    inboxes = {
        inbox.employee: (inbox.her_id, frozenset(inbox.via), inbox.absent)
        for inbox in reception.inboxes
    }
    assert len(inboxes) == len(reception.inboxes)
    assert all(len(set(inbox.via)) == len(inbox.via) for inbox in reception.inboxes)
    return Answer(
        reception.state,
        inboxes,
        list(reception.shared_inboxes),
        reception.fallback_used,
        str(reception.continues_as) if reception.continues_as else None,
    )


def _holds_on(row: Row, day: str) -> bool:
    return (row.start is None or row.start.isoformat() <= day) and (
        row.end is None or day <= row.end.isoformat()
    )


@given(clinics())
@settings(max_examples=EXAMPLES)
def test_table_says_of_every_day_what_the_oracle_says(sections: dict[str, Any]) -> None:
    """Whoever looks up a message, a list and a day finds one row, with exactly who receives it."""
    rows = table(model_of(sections))
    for message_type in MESSAGE_TYPES:
        of_type = [row for row in rows if row.message_type == message_type]
        found = dict.fromkeys(row.patient_list for row in of_type)
        offered = [
            it
            for it in lists(sections)
            if any(is_offered(sections, message_type, *it, day) for day in DAYS)
        ]
        assert list(found) == offered
        for kind, key in offered:
            of_list = [row for row in of_type if row.patient_list == (kind, key)]
            for day in DAYS:
                expected = answer(sections, message_type, kind, key, day)
                rows_then = [_said(row) for row in of_list if _holds_on(row, day)]
                has_row = is_offered(sections, message_type, kind, key, day)
                assert rows_then == [expected] * has_row, day


@given(clinics())
@settings(max_examples=100)
def test_rows_of_a_list_are_as_few_as_can_be(sections: dict[str, Any]) -> None:
    """A list's rows come one after another, and two that meet differ."""
    for row, following in pairwise(table(model_of(sections))):
        if (row.message_type, row.patient_list) == (following.message_type, following.patient_list):
            assert row.end is not None
            assert following.start is not None
            days_between = following.start.toordinal() - row.end.toordinal()
            assert days_between >= 1
            assert days_between > 1 or row.reception != following.reception
