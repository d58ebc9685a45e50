"""Questions to the map of origins: where a line comes from, and where a value goes."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from clinicspec.origins.lines import Lines

BLOCKS = (".json", ".xml")
"""Files in which what stands further in belongs to what stands above it."""


class Said(NamedTuple):
    """What a line says of the spec."""

    line: int
    """Counted from 1."""
    paths: tuple[str, ...]
    """Where in the spec it stands, in the spec's order of paths."""
    near: bool = False
    """The line that was asked for says nothing itself, and this is the nearest one that does."""


def said_on(lines: Lines, file: str) -> dict[int, tuple[str, ...]]:
    """The lines of a file that say something of the spec, in order, with its paths."""
    found: dict[int, list[str]] = {}
    for path, by_file in lines.items():
        for number in by_file.get(file, ()):
            found.setdefault(number, []).append(path)
    return {number: tuple(found[number]) for number in sorted(found)}


def said_by(lines: Lines, file: str, text: Sequence[str], number: int) -> Said | None:
    """What a line says of the spec, or else the nearest in the same block; None if none does.

    ``text`` are the lines of the file.
    """
    said = said_on(lines, file)
    if number in said:
        return Said(number, said[number])
    for block in _around(file, text, number):
        if there := [each for each in block if each in said]:
            nearest = min(there, key=lambda each: abs(each - number))
            return Said(nearest, said[nearest], near=True)
    return None


def _around(file: str, text: Sequence[str], number: int) -> Iterator[range]:
    """The blocks that a line stands in, the innermost first, and last the whole file."""
    if file.endswith(BLOCKS):
        first, indentation = number, _indentation(text[number - 1])
        while indentation > 0:
            while first > 1 and _indentation(text[first - 1]) >= indentation:
                first -= 1
            last = number
            while last < len(text) and _indentation(text[last]) >= indentation:
                last += 1
            yield range(first, last + 1)
            indentation = _indentation(text[first - 1])
    yield range(1, len(text) + 1)


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


class Reached(NamedTuple):
    """Where what stands at a path of the spec comes out."""

    path: str
    """The path itself, or the part around it where nothing of the value itself comes out."""
    files: dict[str, list[int]]
    """Numbers of lines, by file."""


def reached_by(lines: Lines, path: str) -> Reached | None:
    """Where a value and all below it come out, or else the part around it; None if nowhere."""
    around: str | None = path
    while around is not None:
        files: dict[str, set[int]] = {}
        for other, by_file in lines.items():
            if other == around or other.startswith((f"{around}.", f"{around}[")):
                for file, numbers in by_file.items():
                    files.setdefault(file, set()).update(numbers)
        if files:
            return Reached(around, {file: sorted(files[file]) for file in sorted(files)})
        around = _outer(around)
    return None


def _outer(path: str) -> str | None:
    """The path of what a path stands in; None for a section."""
    outer = re.match(r"(.+)(?:\.[^.\[]+|\[[0-9]+\])", path)
    return outer[1] if outer else None
