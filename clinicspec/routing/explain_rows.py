"""Why the rows of a list are as they are, or why it has none."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from clinicspec.model.names import MESSAGE_NAMES
from clinicspec.model.reference import Reference
from clinicspec.routing.explain import Step, explain
from clinicspec.routing.standing import holders
from clinicspec.routing.table import Delivery, Row
from clinicspec.source.tree import Path

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why the same people receive a message on days in a row: the same steps on each of them."""

    start: date | None
    """First day; None if it has always been so."""
    end: date | None
    """Last day, included; None if it stays so."""
    steps: list[Step]


def explain_row(delivery: Delivery, row: Row, days: list[date]) -> list[Explanation]:
    """Why a row is as it is: other reasons may come to the same, so there may be several.

    ``days`` are the turning days of the message type.
    """
    first, last = row.start or date.min, row.end or date.max
    whys = ((day, explain(delivery, row.patient_list, day)) for day in days if first <= day <= last)
    runs = [(next(run)[0], steps) for steps, run in groupby(whys, key=lambda it: it[1])]
    ends = [start - _ONE_DAY for start, _ in runs[1:]]
    return [
        Explanation(None if start == date.min else start, end, steps)
        for (start, steps), end in zip(runs, [*ends, row.end], strict=True)
    ]


def not_offered(delivery: Delivery, patient_list: Reference, day: date | None) -> Step:
    """Why a list has no row, on a day if one is given: its patients are not offered the messages.

    Whoever has the list then doesn't offer them, or had it last.
    """
    spec = delivery.spec
    turns = holders(spec, patient_list, day or date.min)
    has_it = next(each for each in reversed(turns) if each is not None)
    path: Path = ("clinic", "vacant_lists", "services")
    if has_it.kind == "employee":
        path = ("employees", has_it.id, "services")
    messages = MESSAGE_NAMES[delivery.message_type]
    since = ""
    if has_it != patient_list:
        has = "had the list last" if None in turns else "has the list then"
        since = f" by {spec.name_of(has_it)}, who {has}"
    return Step(
        "list",
        f"patients of {spec.name_of(patient_list)} are not offered {messages}{since}",
        (path,),
    )
