"""Every field of the spec language: a change of it is told, or here stands why it means nothing.

The models are walked, so that a new field that nobody has thought of fails here.
"""

import types
from collections.abc import Iterator
from dataclasses import fields
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest

from clinicspec.diff.pages import OF_HOURS_ALONE, OF_THE_FRAME_ALONE, PARTS
from clinicspec.model.part import KEYS, Part
from clinicspec.model.spec import Spec
from clinicspec.pages.frame import Frame
from clinicspec.pages.index import Card, IndexPage
from clinicspec.pages.view import BookingPage
from tests.diff.sides import WHOLE, Data, data_of, dumped, put, side, told

ANY, FIRST = "*", 0

Pattern = tuple[str | int, ...]


def _bare(annotation: Any) -> Any:
    """What a field holds: of several kinds the one that has fields."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, types.UnionType):
        kinds = [_bare(each) for each in get_args(annotation) if each is not type(None)]
        return next((each for each in kinds if _is_part(each)), kinds[0])
    return annotation


def _is_part(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Part)


def _fields(kind: type[Part], path: Pattern = ()) -> Iterator[tuple[Pattern, Any]]:
    """The paths of all fields, with what each holds; ``*`` is any id, 0 any item."""
    for name, field in kind.model_fields.items():
        where = (*path, KEYS.get(name, name))
        held = _bare(field.annotation)
        yield where, held
        if get_origin(held) is dict:
            held, where = _bare(get_args(held)[1]), (*where, ANY)
            if get_origin(held) is not tuple:
                yield where, held
        if get_origin(held) is tuple:
            held, where = _bare(get_args(held)[0]), (*where, FIRST)
        if _is_part(held):
            yield from _fields(held, where)


FIELDS = dict(_fields(Spec))
WRITTEN = data_of(WHOLE)
BEFORE = WHOLE.read_text("utf-8")


def _places(data: Data, pattern: Pattern, path: Pattern = ()) -> Iterator[Pattern]:
    """The paths in data that a pattern stands for."""
    if not pattern:
        yield path
    elif pattern[0] == ANY:
        for key in data if isinstance(data, dict) else ():
            yield from _places(data[key], pattern[1:], (*path, key))
    elif isinstance(data, dict) and pattern[0] in data:
        yield from _places(data[pattern[0]], pattern[1:], (*path, pattern[0]))
    elif isinstance(data, list) and pattern[0] == FIRST:
        yield from _places(data[0], pattern[1:], (*path, 0))


OTHERS: dict[str, Data] = {
    "accessibility_statement": "https://uustatus.example/ny",
    "appointment_types": ["consultation"],
    "amqp": "tb.test.nhn.no/Annet",
    "attachments": ["files/logo.svg"],
    "base_url": "https://bestill.fjordbyen.example",
    "book_ahead_days": "61",
    "book_before_hours": "3",
    "booking_url": "annen.patientsky.example/embedded",
    "bookings_per_patient": "3",
    "business_type": "104",
    "calendars": ["omar"],
    "cancel_before_hours": "72",
    "capacity": "1200",
    "category": "annen",
    "channels": ["push"],
    "city": "Bergen",
    "closed": ["2026-10-08"],
    "code": "154",
    "code_system": "8662",
    "colour": "#5d1c1c",
    "common": "Annen liste",
    "continues_as": {"vacant_list": "list-4"},
    "days": ["wed"],
    "edi": "andre@edi.fjordbyen.example",
    "employee": "ali",
    "email": "annen@fjordbyen.example",
    "every_weeks": "3",
    "fallback": [{"position": "gp-kari"}],
    "her_id": "8900999",
    "holder": "mia",
    "homepage": "https://ny.fjordbyen.example",
    "hpr_number": "9900999",
    "internal_name": "Annet navn",
    "link": "https://booking.patientsky.example/embedded?serviceProviderId="
    "3f0c8c1e-6b0f-4c55-9a51-0c9a3f4f7d11&timeslotType=5",
    "logo": "files/annen.svg",
    "members": ["ali"],
    "minutes": "15",
    "municipality": "4601",
    "name": "Annet navn",
    "organization_number": "999999042",
    "owner": {"group": "reception"},
    "parent": ...,
    "patients": "everyone",
    "phone": "+47 21 00 00 99",
    "places": "6",
    "postal_code": "0199",
    "postbox": "Postboks 99",
    "price": "300",
    "privacy_notice": "https://fjordbyen.example/nytt",
    "recipients": [{"position": "gp-kari"}],
    "role": "gp",
    "service_provider_id": "3f0c8c1e-6b0f-4c55-9a51-0c9a3f4f7d12",
    "slot_minutes": "40",
    "slug": "vaksine",
    "staff": "ali",
    "street": "Nygata 9",
    "subject": "Annet emne",
    "substitute": "omar",
    "substitute_for": "omar",
    "template": "vaccines",
    "types": ["confidential"],
    "weeks": "2026-W40",
    "org_unit": "top",
}
"""Another value for a field, by its key."""

OTHER_DATES = {"from": "2026-12-01", "to": "2026-12-17"}
OTHER_TIMES = {"from": "09:10", "to": "12:10"}

NOTHING_ELSE = {
    ("clinicspec",): "there is no other version of the language",
}
"""Fields that can hold one thing only."""


def _other(pattern: Pattern, held: Any, now: Data, path: Pattern) -> Data:
    """Another value for a field."""
    key = str(pattern[-1])
    if isinstance(now, dict) and (key not in OTHERS or len(pattern) == 1):
        return None  # it is changed by its own fields
    if get_origin(held) is Literal:
        return next(each for each in get_args(held) if each != now)
    if key in ("from", "to"):
        return (OTHER_TIMES if ":" in now else OTHER_DATES)[key]
    if key in ("nb", "nn", "en", "se"):
        return "Noe annet"
    if now in ("true", "false"):
        return "false" if now == "true" else "true"
    if key == "services":
        return ["e_consultation"] if now != ["e_consultation"] else ["e_contact"]
    if key == "languages":
        return ["nb", "nn", "en"]
    if path[:1] == ("periods",) and len(path) == 2:
        return ["2026-W35/2026-W51"]
    if isinstance(now, list) and now and isinstance(now[0], dict) and key not in OTHERS:
        return None
    if key in ("title", "information", "introduction", "login_note", "no_show", "emergency_notice"):
        return "Noe annet"
    return OTHERS[key]


def _changes() -> Iterator[Any]:
    for pattern, held in FIELDS.items():
        if pattern in NOTHING_ELSE:
            continue
        name = ".".join(map(str, pattern))
        for path in _places(WRITTEN, pattern):
            now = WRITTEN
            for step in path:
                now = now[step]
            value = _other(pattern, held, now, path)
            if value is not None and value != now:
                yield pytest.param(path, value, id=f"{name}-{path[1] if ANY in pattern else ''}")
            break


def test_every_part_of_a_page_has_a_name() -> None:
    """Whatever part of a page or of the index changes, it can be told."""
    parts = {each.name for page in (BookingPage, IndexPage) for each in fields(page)}
    of_frame = {each.name for each in fields(Frame)} - OF_THE_FRAME_ALONE
    shown = parts - {OF_HOURS_ALONE, "frame", "other_cards"}
    shown |= {f"frame.{name}" for name in of_frame} | {f"card.{each.name}" for each in fields(Card)}
    assert shown == set(PARTS)


def test_every_field_is_written() -> None:
    """The clinic of these tests has every field of the language."""
    lacking = [pattern for pattern in FIELDS if not list(_places(WRITTEN, pattern))]
    assert lacking == []


@pytest.mark.parametrize(("path", "value"), [*_changes()])
def test_another_value_is_told(path: Pattern, value: Data) -> None:
    """Whatever field says something else, somebody is told, and where it stands on both sides."""
    found = told(BEFORE, dumped(put(WRITTEN, path, value)))
    assert found != []
    steps = [str(step) for step in path if not isinstance(step, int)]
    assert any(each.path.split(".") == steps[: len(each.path.split("."))] for each in found)
    assert all(each.before and each.after for each in found)


def _optional() -> Iterator[Any]:
    for pattern in FIELDS:
        kind: Any = Spec
        for path in _places(WRITTEN, pattern):
            if not isinstance(path[-1], str) or pattern[-1] == ANY:
                break
            if _may_be_left_out(kind, pattern):
                yield pytest.param(path, id=".".join(map(str, pattern)))
            break


def _may_be_left_out(kind: Any, pattern: Pattern) -> bool:
    """Whether the last step of a path is a field that has a default."""
    for count, step in enumerate(pattern):
        if step in (ANY, FIRST):
            continue
        name = next(
            (name for name, key in KEYS.items() if key == step and name in kind.model_fields), step
        )
        field = kind.model_fields[name]
        if count == len(pattern) - 1:
            return not field.is_required()
        kind = _bare(field.annotation)
        while get_origin(kind) in (dict, tuple):
            kind = _bare(get_args(kind)[1 if get_origin(kind) is dict else 0])
    return False


@pytest.mark.parametrize("path", [*_optional()])
def test_a_field_that_goes_is_told(path: Pattern) -> None:
    """A field that is left out now, and was not, is told, or an error says that it is missing."""
    after = dumped(put(WRITTEN, path, ...))
    if told(BEFORE, after) == []:
        errors = [each for each in side({"clinic": after}).findings if each.severity == "error"]
        assert any(each.place.path == path[: len(each.place.path)] for each in errors)


def test_every_thing_that_goes_is_told() -> None:
    """What stands under an id is told when it goes, though what names it leads nowhere then."""
    for section, held in WRITTEN.items():
        for key in held if isinstance(held, dict) and section not in ("clinic", "routing") else ():
            found = told(BEFORE, dumped(put(WRITTEN, (section, key), ...)))
            assert any(each.path.split(".")[:2] == [section, key] for each in found), (section, key)
