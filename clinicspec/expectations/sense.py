"""Whether a test can fail, and whether it can pass."""

from collections.abc import Iterable, Iterator

from clinicspec.diagnostics.draft import Draft
from clinicspec.expectations.model import (
    BookingExpectation,
    MessageExpectation,
    SlotsExpectation,
)
from clinicspec.expectations.read import Asked
from clinicspec.model.names import cut, time_text
from clinicspec.model.unreadable import one_of


def senseless(asked: Asked) -> Iterator[Draft]:
    """What keeps a test from telling anything: it expects nothing, or what can't be at once."""
    match asked.expectation:
        case MessageExpectation() as expectation:
            yield from _of_message(asked, expectation)
        case BookingExpectation(can_book=can, cannot_book=cannot):
            yield from _expects_nothing(asked, ("can_book", "cannot_book"))
            yield from _both(asked, "cannot_book", cannot, "can_book", can)
        case SlotsExpectation() as expectation:
            yield from _of_slots(asked, expectation)


def _of_message(asked: Asked, expectation: MessageExpectation) -> Iterator[Draft]:
    lists = (expectation.practitioner, expectation.vacant_list)
    if None not in lists:
        yield Draft(
            "CS093",
            f"{asked.called} names a practitioner and a vacant list, and a patient is on one list",
            "keep one of the two, and write another test for the other",
            asked.place("vacant_list"),
        )
    if lists == (None, None):
        yield Draft(
            "CS093",
            f"{asked.called} does not say whose patient sends the message",
            "add `practitioner` or `vacant_list`",
            asked.place("message"),
        )
    yield from _expects_nothing(asked, ("reaches", "only", "not", "absent", "fallback"))
    received = {"reaches": expectation.reaches, "absent": expectation.absent}
    for key, ids in received.items():
        yield from _both(asked, "not", expectation.reaches_not, key, ids)
        if expectation.only is not None:
            only = frozenset(expectation.only)
            for index, id_ in enumerate(ids):
                if id_ not in only:
                    yield Draft(
                        "CS093",
                        f"{asked.called} can't pass: `{cut(id_)}` stands in `{key}`, not in `only`",
                        f"add `{cut(id_)}` to `only`, or remove it here",
                        asked.place(key, index),
                    )
    yield from _both(asked, "not", expectation.reaches_not, "only", expectation.only or ())


def _of_slots(asked: Asked, expectation: SlotsExpectation) -> Iterator[Draft]:
    first, last = expectation.first, expectation.last
    yield from _expects_nothing(asked, ("first", "last", "count"))
    if expectation.count == 0 and not (first is None and last is None):
        yield Draft(
            "CS093",
            f"{asked.called} can't pass: it expects no slot, and says when one begins",
            "remove `count`, or `first` and `last`",
            asked.place("count"),
        )
    if first is not None and last is not None and last < first:
        yield Draft(
            "CS093",
            f"{asked.called} can't pass: the last slot begins at {time_text(last)}, before the "
            f"first at {time_text(first)}",
            "swap the two times",
            asked.place("last"),
        )


def _expects_nothing(asked: Asked, keys: tuple[str, ...]) -> Iterator[Draft]:
    """A draft where a test has none of the keys that say what is expected."""
    if all(asked.tree.node((*asked.path, key)) is None for key in keys):
        yield Draft(
            "CS093",
            f"{asked.called} expects nothing, so it can't fail",
            f"add {one_of([f'`{key}`' for key in keys])}",
            asked.place(),
        )


def _both(
    asked: Asked, key: str, ids: Iterable[str], other: str, others: Iterable[str]
) -> Iterator[Draft]:
    """A draft for each id that stands under two keys that exclude each other."""
    excluded = frozenset(others)
    for index, id_ in enumerate(ids):
        if id_ in excluded:
            yield Draft(
                "CS093",
                f"{asked.called} can't pass: `{cut(id_)}` stands in `{other}` and in `{key}`",
                "remove it from one of the two",
                asked.place(key, index),
            )
