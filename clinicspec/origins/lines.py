"""On which lines of the artefacts stands what comes from where in the spec."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from clinicspec.model.origin import marks_in, without_marks

Lines: TypeAlias = dict[str, dict[str, list[int]]]
"""By the path in the spec and the file: numbers of lines, from 1 on."""


def lines_of(
    artefacts: Mapping[str, bytes], marked: Mapping[str, bytes], paths: Sequence[str]
) -> Lines:
    """The lines of the artefacts that say what the spec says.

    ``marked`` are the same artefacts, made of a spec with marks, whose paths ``paths`` are. A line
    of which they make another one is left out, as when a project's own template counts characters.
    """
    found: Lines = defaultdict(lambda: defaultdict(list))
    marked = {without_marks(file): content for file, content in marked.items()}
    for file, content in artefacts.items():
        try:
            text, with_marks = content.decode(), marked[file].decode()
        except UnicodeDecodeError:  # the clinic's logo
            continue
        for number, line in _lines(file, text, with_marks):
            for mark in marks_in(line):
                numbers = found[paths[mark]][file]
                if number not in numbers[-1:]:
                    numbers.append(number)
    return {path: dict(by_file) for path, by_file in found.items()}


def _lines(file: str, text: str, with_marks: str) -> Iterator[tuple[int, str]]:
    """The lines that are the same but for marks: the number of each, and the line with marks.

    None of a file that marks make longer or shorter: a line may be the same as another one.
    """
    lines, marked_lines = _unfolded(file, text), _unfolded(file, with_marks)
    if len(lines) != len(marked_lines):
        return
    number = 1
    for line, marked in zip(lines, marked_lines, strict=True):
        if "".join(line) == without_marks("".join(marked)):
            for _ in line:
                yield number, "".join(marked)
                number += 1
        else:
            number += len(line)


def _unfolded(file: str, text: str) -> list[list[str]]:
    """The lines of a text; in a calendar file one may go on on others (RFC 5545, 3.1)."""
    if not file.endswith(".ics"):
        return [[line] for line in text.split("\n")]
    lines: list[list[str]] = []
    for line in text.split("\r\n"):
        if line.startswith(" ") and lines:
            lines[-1].append(line.removeprefix(" "))
        else:
            lines.append([line])
    return lines
