"""On which lines of the artefacts stands what comes from where in the spec."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from clinicspec.model.origin import has_marks, marks_in, without_marks

Lines: TypeAlias = dict[str, dict[str, list[int]]]
"""By the path in the spec and the file: numbers of lines, from 1 on."""

FOLD = "\0"
"""Stands where a line of a calendar file goes on on the next one (RFC 5545, 3.1)."""


def lines_of(
    artefacts: Mapping[str, bytes], marked: Mapping[str, bytes], paths: Sequence[str]
) -> Lines:
    """The lines of the artefacts that say what the spec says.

    ``marked`` are the same artefacts, made of a spec with marks, whose paths ``paths`` are. A line
    of which they make another one is left out, as when a project's own template counts characters.
    AssertionError if a mark stands in ``artefacts``: somebody keeps what was made with marks.
    """
    found: Lines = defaultdict(lambda: defaultdict(list))
    marked = {without_marks(file): content for file, content in marked.items()}
    for file, content in artefacts.items():
        try:
            text, with_marks = content.decode(), marked[file].decode()
        except UnicodeDecodeError:  # the clinic's logo
            continue
        if has_marks(text):
            raise AssertionError(f"{file} would be published with marks in it")
        for number, line in _lines(file, text, with_marks):
            for mark in marks_in(line):
                numbers = found[paths[mark]][file]
                if number not in numbers[-1:]:
                    numbers.append(number)
    return {path: dict(by_file) for path, by_file in found.items()}


def _lines(file: str, text: str, with_marks: str) -> Iterator[tuple[int, str]]:
    """The lines with marks that are the same without: the number of each, and the line.

    None of a file that marks make longer or shorter: a line may be the same as another one.
    """
    lines, marked_lines = _unfolded(file, text), _unfolded(file, with_marks)
    if len(lines) != len(marked_lines):
        return
    number = 1
    for line, marked in zip(lines, marked_lines, strict=True):
        rows = 1 + line.count(FOLD)
        if has_marks(marked) and _whole(line) == without_marks(_whole(marked)):
            yield from ((number + row, marked) for row in range(rows))
        number += rows


def _unfolded(file: str, text: str) -> list[str]:
    return (text.replace("\r\n ", FOLD) if file.endswith(".ics") else text).split("\n")


def _whole(line: str) -> str:
    """A line, wherever it goes on on the next one: with marks that is elsewhere."""
    return line.replace(FOLD, "")
