"""Where a block scalar (``|`` or ``>``) ends."""

import re

_HEADER = re.compile(r"[|>][-+0-9]*")
_DIGIT = re.compile("[1-9]")


def block_scalar_end(text: str, start: int, end_mark: int, parent_column: int) -> int:
    """The offset behind a block scalar's last line, without that line's break.

    A YAML reader's end mark runs over the blank lines behind the scalar, which belong to it only if
    its header says so (``+``). ``parent_column``, counted from 0, is where the list or mapping
    around it starts: an indentation in the header counts from there.
    """
    match = _HEADER.match(text, start)
    header = match.group() if match else ""
    lines = text[start:end_mark].splitlines(keepends=True)
    if "+" not in header:
        indentation = _indentation(header, lines, parent_column)
        while len(lines) > 1 and _is_blank(lines[-1], indentation):
            end_mark -= len(lines.pop())
    if len(lines) == 1:
        return start + len(header)
    return end_mark - len(lines[-1]) + len(lines[-1].rstrip("\r\n"))


def _indentation(header: str, lines: list[str], parent_column: int) -> int:
    """How many blanks in front of a line are no part of the scalar."""
    digit = _DIGIT.search(header)
    if digit:
        return parent_column + int(digit.group())
    filled = (line for line in lines[1:] if line.strip(" \r\n"))
    return next((len(line) - len(line.lstrip(" ")) for line in filled), max(map(len, lines)))


def _is_blank(line: str, indentation: int) -> bool:
    """Blanks beyond the indentation are text."""
    content = line.rstrip("\r\n")
    return len(content) <= indentation and not content.strip(" ")
