"""The whole table of generated clinics against an oracle that goes day by day."""

from typing import Any

from hypothesis import given, settings

from clinicspec.routing.table import Row, table
from tests.routing.oracle import Answer, answer, offered
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
        lists = offered(sections, message_type)
        assert list(dict.fromkeys(row.patient_list for row in of_type)) == lists
        for kind, key in lists:
            of_list = [row for row in of_type if row.patient_list == (kind, key)]
            for day in DAYS:
                expected = answer(sections, message_type, kind, key, day)
                assert [_said(row) for row in of_list if _holds_on(row, day)] == [expected], day


@given(clinics())
@settings(max_examples=100)
def test_rows_of_a_list_cover_all_time_and_neighbours_differ(sections: dict[str, Any]) -> None:
    """A list's rows begin and end open, meet without a gap, and are as few as can be."""
    rows = table(model_of(sections))
    for row, following in zip([None, *rows], [*rows, None], strict=True):
        same_list = (
            row is not None
            and following is not None
            and (row.message_type, row.patient_list)
            == (following.message_type, following.patient_list)
        )
        if row is not None and following is not None and same_list:
            assert row.end is not None
            assert following.start is not None
            assert row.end.toordinal() + 1 == following.start.toordinal()
            assert row.reception != following.reception
        else:
            assert row is None or row.end is None
            assert following is None or following.start is None
