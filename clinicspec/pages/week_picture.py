"""A small picture of a planned week, beside the same in words."""

from dataclasses import dataclass

from clinicspec.model.words import Language
from clinicspec.pages.hours import Week
from clinicspec.pages.languages import short_weekday_text

LEFT, TOP = 30, 24
"""Room for the hours and for the weekdays, in units of the picture."""
COLUMN, HOUR = 54, 18
GAP = 3
BOTTOM = 8
"""Room for half of the last hour's label."""


@dataclass(frozen=True, slots=True)
class Label:
    """A word at a point."""

    x: int
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Box:
    """Some hours of a day."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class WeekPicture:
    """A week: columns are days, and the hours go down."""

    width: int
    height: int
    days: tuple[Label, ...]
    hours: tuple[Label, ...]
    boxes: tuple[Box, ...]


def week_picture(week: Week, language: Language) -> WeekPicture | None:
    """The picture; None for a week with one run of hours, which words say better."""
    runs = [(day, each) for days in week for day in days.days for each in days.times]
    if len(runs) < 2:
        return None
    first = min(each.start for _, each in runs) // 60
    last = -(-max(each.end for _, each in runs) // 60)
    columns = range(max(5, 1 + max(day for day, _ in runs)))
    return WeekPicture(
        LEFT + COLUMN * len(columns),
        TOP + HOUR * (last - first) + BOTTOM,
        tuple(
            Label(LEFT + COLUMN * day + COLUMN // 2, TOP - 9, short_weekday_text(day, language))
            for day in columns
        ),
        tuple(
            Label(LEFT - 6, TOP + HOUR * (hour - first), f"{hour:02}")
            for hour in range(first, last + 1)
            if (hour - first) % 2 == 0
        ),
        tuple(
            Box(
                LEFT + COLUMN * day + GAP,
                TOP + round(HOUR * (each.start / 60 - first)),
                COLUMN - 2 * GAP,
                max(2, round(HOUR * (each.end - each.start) / 60)),
            )
            for day, each in runs
        ),
    )
