"""Well-formed YAML that has no place in a spec: tags, merge keys, a second document, too much.

Each function makes the problem of one such thing; ``start`` and ``end`` say where it stands.
"""

import re

from clinicspec.source.limits import MAX_ALIASES, MAX_DEPTH, MAX_EXPANSION, MAX_NODES
from clinicspec.source.problem import Problem

_LINE = re.compile(r"[^\r\n]*")
TAG = re.compile(r"!(?:<[^\s>]*>|[^\s,\[\]{}]*)")

_SHOWN = 60
"""How many characters of a key, tag or anchor a message repeats."""


def too_deep(start: int) -> Problem:
    """More than ``MAX_DEPTH`` levels of lists and mappings."""
    return Problem(
        "CS005",
        f"lists and mappings are nested more than {MAX_DEPTH} deep, so the file was not read",
        "take out the nesting that a spec does not need",
        start,
        start + 1,
    )


def too_many_nodes(start: int, end: int) -> Problem:
    """More than ``MAX_NODES`` keys, values and items."""
    return Problem(
        "CS006",
        f"the file holds more than {MAX_NODES} keys and values, so it was not read",
        "remove what does not belong in a spec, or split the clinic into a folder of files",
        start,
        end,
    )


def too_many_aliases(start: int, end: int) -> Problem:
    """More than ``MAX_ALIASES`` aliases."""
    return Problem(
        "CS007",
        f"the file holds more than {MAX_ALIASES} aliases, so it was not read",
        "write out the values that are repeated",
        start,
        end,
    )


def too_large_expansion(repeated: int, start: int, end: int) -> Problem:
    """More than ``MAX_EXPANSION`` times the file's nodes; this alias repeats the most of them."""
    return Problem(
        "CS008",
        f"written out, the aliases make the file more than {MAX_EXPANSION} times as large, "
        f"and this one repeats {repeated} keys and values",
        "write out what is needed instead of repeating so much",
        start,
        end,
    )


def useless_alias(name: str, start: int, end: int, around: tuple[int, int] | None) -> Problem:
    """An alias whose anchor does not stand above it, or is that of a value ``around`` it."""
    name = _shown(name)
    if around:
        message = f"the alias *{name} stands inside the value that it repeats, which has no end"
    else:
        message = f"the alias *{name} repeats a value marked &{name}, and none stands above it"
    related = ((f"the value marked &{name} starts here", *around),) if around else ()
    return Problem("CS009", message, "write the value out here", start, end, related)


def duplicate_key(key: str, start: int, end: int, first: tuple[int, int]) -> Problem:
    """A key that stands in its mapping a second time."""
    return Problem(
        "CS010",
        f"the key {_shown(key)} stands here a second time, so one of the two would be lost",
        "remove one of the two, or give it another name",
        start,
        end,
        (("the first one is here", *first),),
    )


def tag(text: str, start: int) -> Problem:
    """The first tag of ``text`` from ``start`` on."""
    found = TAG.search(text, start)
    written, start, end = (found.group(), *found.span()) if found else ("!", start, start)
    return Problem(
        "CS011",
        f"{_shown(written)} is a tag, and tags mean nothing in a spec",
        "remove the tag, or put the value in quotes if it starts with !",
        start,
        end,
    )


def merge_key(start: int, end: int) -> Problem:
    """A key ``<<``, by which YAML 1.1 took another mapping's keys over."""
    return Problem(
        "CS012",
        "the merge key << belongs to an older YAML, so nothing is taken over here",
        "write the keys out",
        start,
        end,
    )


def second_document(start: int) -> Problem:
    """What follows the document's end."""
    return Problem(
        "CS013",
        "a second document starts here, and a file holds only one",
        "move it to a file of its own, or remove the line that divides the two (--- or ...)",
        start,
        start + 1,
    )


def directive(text: str, start: int) -> Problem:
    """A line like ``%YAML 1.1``."""
    line = _LINE.match(text, start)
    return Problem(
        "CS014",
        "a line that starts with % is an instruction to YAML readers, which has no place in a spec",
        "remove the line; a spec is always YAML 1.2",
        start,
        line.end() if line else start,
    )


def no_key(what: str, start: int, end: int) -> Problem:
    """Something that is no text stands where a key should."""
    return Problem(
        "CS015",
        f"{what} stands where a key should, so what follows belongs to nothing",
        "write a word as the key, or put the text in quotes",
        start,
        end,
    )


def empty_file() -> Problem:
    """Nothing, or only comments."""
    return Problem(
        "CS016",
        "the file is empty, or holds only comments",
        "write a spec into it, or delete it",
        0,
        0,
    )


def _shown(name: str) -> str:
    """A name from the file as a message repeats it: on one line, and not too long."""
    name = " ".join(name.split())
    return name if len(name) <= _SHOWN else name[: _SHOWN - 1] + "…"
