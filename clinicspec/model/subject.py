"""Who or what a message is about: people, calendars and all the rest by their names."""

from typing import Any

from clinicspec.model.names import MESSAGE_NAMES, cut
from clinicspec.model.part import KEYS, Entity, Part
from clinicspec.source.tree import Path

_ATTRIBUTES = {key: attribute for attribute, key in KEYS.items()}


def subject_of(part: type[Part], path: Path, name: object, outer: str) -> str:
    """What a part is called in "`from` of …": "Kari Lunde", "an absence of Kari Lunde".

    ``path`` is the part's own, ``name`` what it calls itself (text, texts by language, or nothing),
    ``outer`` the subject of what it stands in: "" for a section.
    """
    key, noun = path[-1], part.noun
    if noun == "route":
        return f"the route for {MESSAGE_NAMES[str(key)]}"
    if issubclass(part, Entity):
        return part.call(str(key), name)
    if noun == "address" and key != "address":
        return f"the {key} address of {outer.removeprefix('the addresses of ')}"
    if noun == "text":
        return f"`{key}` of {outer}"
    if noun == "block":
        outer = f"the week template `{cut(str(path[1]))}`"
    article = "the"
    if isinstance(key, int):
        article = "an" if noun[0] in "aeiou" else "a"
    return f"{article} {noun} of {outer}" if outer else f"{article} {noun}"


def subject_at(spec: Part, path: Path) -> str:
    """What the innermost part of a model is called that ``path`` goes through, or "" for none."""
    subject = ""
    value: Any = spec
    for count, step in enumerate(path, 1):
        if isinstance(value, Part):
            value = value.__dict__[_ATTRIBUTES.get(str(step), str(step))]
        else:
            value = value[step]
        if isinstance(value, Part):
            name = value.__dict__.get("name", value.__dict__.get("title"))
            words = name.__dict__ if isinstance(name, Part) else name
            subject = subject_of(type(value), path[:count], words, subject)
    return subject
