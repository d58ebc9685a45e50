"""The slots of a calendar on a day, straight from a spec's YAML and the `holidays` library.

Reads no model and shares no code with the schedule: days are walked one by one.
"""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import holidays
import yaml

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PUBLIC_HOLIDAYS = holidays.country_holidays("NO", years=range(2026, 2028), language="no")

Sections = dict[str, Any]
Slots = list[tuple[int, list[str]]]
"""When each begins, in minutes after midnight, and the types it is for."""


def sections_of(*files: Path) -> Sections:
    """A clinic's sections, as any reader of YAML sees them."""
    return {
        section: value
        for file in files
        for section, value in yaml.safe_load(file.read_text("utf-8")).items()
    }


def slots_on(spec: Sections, calendar: Sections, day: date) -> Slots:
    """The slots of a calendar on a day, in order."""
    closed = [*spec["clinic"].get("closed", []), *calendar.get("closed", [])]
    if day in PUBLIC_HOLIDAYS or any(_in_run(day, run) for run in closed):
        return []
    found: Slots = []
    for schedule in calendar.get("schedule", []):
        if not _scheduled(spec, schedule, day):
            continue
        for block in spec["week_templates"][schedule["template"]]:
            performer = block.get("staff", calendar["owner"].get("employee"))
            if DAYS[day.weekday()] in _days(block["days"]) and _works(spec, performer, day):
                found += _in_block(spec, block)
    return sorted(found)


def _in_block(spec: Sections, block: Sections) -> Slots:
    types = [spec["appointment_types"][name]["minutes"] for name in block["types"]]
    minutes = block.get("slot_minutes", max(types))
    found: Slots = []
    start = _minutes(block["from"])
    while start + minutes <= _minutes(block["to"]):
        found.append((start, block["types"]))
        start += minutes
    return found


def _scheduled(spec: Sections, schedule: Sections, day: date) -> bool:
    monday = day - timedelta(days=day.weekday())
    weeks = spec.get("periods", {}).get(schedule["weeks"], schedule["weeks"])
    first, _, last = weeks.partition("/")
    count = (monday - _monday(first)).days // 7
    return (
        count >= 0
        and monday <= _monday(last or first)
        and (count % schedule.get("every_weeks", 1) == 0)
    )


def _works(spec: Sections, name: str | None, day: date) -> bool:
    if name is None:
        return True
    employee = spec["employees"][name]
    active = employee.get("active", {})
    if not active.get("from", date.min) <= day <= active.get("to", date.max):
        return False
    return not any(
        absence["from"] <= day <= absence["to"]
        and "booking" in absence.get("services", ["booking"])
        for absence in employee.get("absences", [])
    )


def _days(days: str | list[str]) -> set[str]:
    found = set()
    for each in [days] if isinstance(days, str) else days:
        first, _, last = each.partition("-")
        found |= set(DAYS[DAYS.index(first) : DAYS.index(last or first) + 1])
    return found


def _in_run(day: date, run: date | str) -> bool:
    if isinstance(run, date):
        return day == run
    first, last = run.split("/")
    return first <= day.isoformat() <= last


def _monday(week: str) -> date:
    return datetime.strptime(f"{week}-1", "%G-W%V-%u").date()


def _minutes(clock: str) -> int:
    at = time.fromisoformat(clock)
    return 60 * at.hour + at.minute
