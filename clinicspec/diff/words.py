"""Changes of fields in words, for what no backend shows."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import takewhile
from typing import Any

from clinicspec.diff.changes import Change, only_in
from clinicspec.diff.renames import IDS, section_of
from clinicspec.model.booking import Block, Schedule, Shift
from clinicspec.model.names import (
    LANGUAGE_NAMES,
    WEEKDAY_NAMES,
    cut,
    first_of,
    listed,
    time_text,
)
from clinicspec.model.numbers import Price
from clinicspec.model.organisation import Address, OpeningHours
from clinicspec.model.part import KEYS, Entity, Part
from clinicspec.model.people import Absence
from clinicspec.model.reference import Reference
from clinicspec.model.spec import Spec
from clinicspec.model.subject import subject_at
from clinicspec.model.times import Dates
from clinicspec.model.unknown import UnknownValue
from clinicspec.model.weeks import monday
from clinicspec.model.words import Texts, Words, in_language
from clinicspec.source.tree import Path

CONTEXT = 20
"""Characters before those in which two long texts differ."""

MOST = 3
"""Items of a list that a sentence names."""


def said(change: Change, old: Spec, new: Spec) -> str:
    """What a change is, in one sentence without a full stop."""
    match change.how:
        case "added":
            return f"{called(new, change.path)} is new"
        case "removed":
            return f"{called(old, change.path)} is gone"
        case "replaced":
            return f"the file {cut(change.after)} in {_field_of(change, new)} has other content"
        case "renamed":
            name, now, was = called(new, change.path), f"`{change.after}`", f"`{change.before}`"
            if now in name:
                return f"{name} was called {was}"
            return f"{name} is {now} in the spec, was {was}"
    try:
        if type(change.before) is tuple and type(change.after) is tuple:
            return _of_list(change, old, new)
        return _of_field(change, old, new)
    except UnknownValue:  # of which a finding says what is wrong
        return f"{_field_of(change, new)} is written anew"


def _of_field(change: Change, old: Spec, new: Spec) -> str:
    before, after = change.before, change.after
    if change.path[-1] in ("name", "title") and None not in (before, after):
        return f"{_subject(change, old)} is now called {_value(new, change, after)}"
    what = _field_of(change, new)
    if before is None or before == ():
        return f"{what} is now {_value(new, change, after)}, and was left out"
    if after is None or after == ():
        return f"{what} is now left out, was {_value(old, change, before)}"
    if isinstance(before, Texts) or isinstance(after, Texts):
        one, other = texts_in_words(old, new, before, after)
    elif isinstance(before, str) and isinstance(after, str) and not _section(change):
        one, other = (f"“{text}”" for text in _apart(after, before))
    else:
        one, other = _value(new, change, after), _value(old, change, before)
    if one == other:
        return f"{what} is written anew"
    return f"{what} is now {one}, was {other}"


def texts_in_words(old: Spec, new: Spec, before: Words, after: Words) -> tuple[str, str]:
    """What patients read now and did before, in the first language in which they differ."""
    first, *_ = new.clinic.languages
    for language in new.clinic.languages:
        if language in old.clinic.languages:
            was = in_language(before, language, old.clinic.languages[0])[0]
            now = in_language(after, language, first)[0]
            if now != was:
                where = "" if language == first else f" in {LANGUAGE_NAMES[language]}"
                now, was = _apart(now, was)
                return f"“{now}”{where}", f"“{was}”"
    return f"“{cut(new.text_of(after))}”", f"“{cut(old.text_of(before))}”"


def _apart(one: str, other: str) -> tuple[str, str]:
    """Two texts cut so that they differ: at a word a little before they do."""
    if cut(one) != cut(other):
        return cut(one), cut(other)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    before = max(same - CONTEXT, 0)
    start = one.find(" ", before, same) + 1 or before
    return f"…{cut(one[start:])}", f"…{cut(other[start:])}"


def called(spec: Spec, path: Path) -> str:
    """What stands under an id: “Kari Lunde”, “the calendar Lab”."""
    if not path:
        return "the clinic"
    section, id_ = ".".join(map(str, path[:-1])), str(path[-1])
    there = section_of(spec, section).get(id_)
    if isinstance(there, Entity):
        return there.called
    noun = {"week_templates": "week template", "periods": "period"}.get(section, section)
    return f"the {noun} `{cut(id_)}`"


def _field_of(change: Change, new: Spec) -> str:
    if change.field in ("periods", "week_templates"):
        return called(new, change.path)
    subject = _subject(change, new)
    return f"`{change.path[-1]}`" + (f" of {subject}" if subject else "")


def _subject(change: Change, spec: Spec) -> str:
    try:
        return subject_at(spec, change.path[:-1])
    except (KeyError, UnknownValue):
        return ""


def _of_list(change: Change, old: Spec, new: Spec) -> str:
    what = _field_of(change, new)
    gone, come = only_in(old, new, change.before, change.after)
    if not gone and not come:
        return f"{what} has another order"
    parts = []
    if come:
        parts.append(f"now has {_several(new, change, come)}")
    if gone:
        parts.append(f"no longer has {_several(old, change, gone)}")
    return f"{what} {' and '.join(parts)}"


def _several(spec: Spec, change: Change, items: Iterable[Any]) -> str:
    texts = list(dict.fromkeys(_value(spec, change, item) for item in items))
    return first_of(texts, MOST)


SECTIONS_OF_FIELDS = {(KEYS.get(name, name)): section for (_, name), section in IDS.items()}
"""By key: no key of the language names two kinds of things."""


def _section(change: Change) -> str | None:
    return SECTIONS_OF_FIELDS.get(str(change.path[-1]))


def _value(spec: Spec, change: Change, value: Any) -> str:
    return value_text(spec, value, _section(change))


def value_text(spec: Spec, value: Any, section: str | None = None) -> str:
    """A value in words; ``section`` is where the ids stand that it holds, if it holds any."""
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case str() if section:
            return _named(spec, section, value)
        case str():
            return f"“{cut(value)}”"
        case Decimal() | int():
            return str(value)
        case date():
            return value.isoformat()
        case Reference():
            return _reference(spec, value)
        case Price():
            return f"{value.amount} {value.currency}"
        case Dates():
            return span_text(value.first, value.last)
        case range():
            return weeks_text(value)
        case Texts():
            return f"“{cut(spec.text_of(value))}”"
        case Part():
            return _part(spec, value)
        case tuple():
            return listed([value_text(spec, each, section) for each in value] or ["nothing"])
        case _:
            return cut(str(value))


def span_text(first: date, last: date) -> str:
    """A run of days: “2026-12-24”, “2026-12-24 to 2026-12-31”."""
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def weeks_text(weeks: range) -> str:
    """A run of weeks as a spec writes it."""
    first, last = (_week(each) for each in (weeks.start, weeks.stop - 1))
    return first if first == last else f"{first}/{last}"


def _week(week: int) -> str:
    year, number, _ = monday(week).isocalendar()
    return f"{year}-W{number:02}"


def _named(spec: Spec, section: str, id_: str) -> str:
    there = section_of(spec, section).get(id_)
    try:
        return there.called if isinstance(there, Entity) else f"`{cut(id_)}`"
    except UnknownValue:
        return f"`{cut(id_)}`"


def _reference(spec: Spec, reference: Reference) -> str:
    try:
        if reference.kind in ("own_list", "clinic_gp_patients", "everyone"):
            return f"`{reference.kind}`"
        return spec.name_of(reference)
    except (KeyError, UnknownValue):
        return f"`{reference}`"


def _part(spec: Spec, part: Part) -> str:
    match part:
        case Absence():
            who = f" with {_named(spec, 'employees', part.substitute)}" if part.substitute else ""
            what = f" for {_words(part.services)}" if part.services else ""
            return f"{span_text(part.start, part.end)}{what}{who}"
        case Block():
            types = listed([_named(spec, "appointment_types", each) for each in part.types])
            who = f" by {_named(spec, 'employees', part.staff)}" if part.staff else ""
            length = f", {part.slot_minutes} minutes each" if part.slot_minutes else ""
            return f"{_days(part.days)} {part.hours} for {types}{who}{length}"
        case OpeningHours():
            return f"{_days(part.days)} {time_text(part.start)}–{time_text(part.end)}"
        case Schedule():
            weeks = listed([value_text(spec, each, "periods") for each in part.weeks])
            every = f", every {part.every_weeks} weeks" if part.every_weeks > 1 else ""
            return f"`{cut(part.template)}` in {weeks}{every}"
        case Shift():
            hours = f"{time_text(part.start)}–{time_text(part.end)}"
            return f"{_named(spec, 'employees', part.employee)} {_days(part.days)} {hours}"
        case Address():
            town = f"{part.postal_code} {part.city}"
            return ", ".join(each for each in (part.street, part.postbox, town) if each)
        case _:
            fields = [
                f"{KEYS.get(name, name)} {value_text(spec, value)}"
                for name, value in part.__dict__.items()
                if value is not None and name in type(part).model_fields
            ]
            return listed(fields or ["empty"])


def _days(days: tuple[int, ...]) -> str:
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{WEEKDAY_NAMES[days[0]]}–{WEEKDAY_NAMES[days[-1]]}"
    return listed([WEEKDAY_NAMES[day] for day in days])


def _words(words: Iterable[str]) -> str:
    return listed([word.replace("_", " ") for word in words])
