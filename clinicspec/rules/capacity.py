"""How the rules about people and calendars at one time say who, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clinicspec.model.names import WEEKDAY_NAMES, time_text
from clinicspec.schedule.day_set import DaySet, first_day

if TYPE_CHECKING:
    from clinicspec.schedule.at_once import Situation

MOST_SAID = 5
"""Situations of one kind in one clinic that a rule speaks of; the others wait."""


def on_days(days: DaySet) -> str:
    """On how many days, and which is the first."""
    day, count = first_day(days), days.bit_count()
    first = f"on {WEEKDAY_NAMES[day.weekday()]} {day.isoformat()}"
    return first if count == 1 else f"on {count} days, first {first}"


def hours(situation: Situation[Any, Any]) -> str:
    """From when to when something is so on its first day, as in 08:00–10:00."""
    start, end = situation.hours
    return f"{time_text(start)}–{time_text(end)}"


def when(situation: Situation[Any, Any]) -> str:
    """On how many days something is so, and when first."""
    return f"{on_days(situation.days)} at {hours(situation)}"
