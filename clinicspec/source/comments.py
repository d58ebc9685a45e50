"""Where a file's comments are: a ``#`` may as well stand in a text."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from clinicspec.source.text import LINE_BREAK
from clinicspec.source.tree import Mapping, Node, Scalar

_BLANK = " \t\r\n"


def in_comments(text: str, root: Node, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begins with ``#`` that stand in comments.

    ``root`` is the tree of the text.
    """
    texts = sorted(_texts(text, root))
    starts = [start for start, _ in texts]
    for found in pattern.finditer(text):
        start = found.start()
        before = bisect_right(starts, start) - 1
        is_text = before >= 0 and start < texts[before][1]
        if not is_text and (start == 0 or text[start - 1] in _BLANK):
            yield found


def _texts(text: str, root: Node) -> Iterator[tuple[int, int]]:
    """The stretches of quoted texts, texts in blocks, and keys; no comment begins in them.

    Behind a blank, a ``#`` ends whatever is written without quotes.
    """
    ahead, seen = [root], set()
    while ahead:
        node = ahead.pop()
        if id(node) in seen:  # an alias
            continue
        seen.add(id(node))
        if isinstance(node, Mapping):
            for entry in node.entries.values():
                yield entry.key_start, entry.key_end
                ahead.append(entry.value)
        elif not isinstance(node, Scalar):
            ahead += node.items
        elif not node.plain and text[node.start] in "|>":
            first_line = LINE_BREAK.search(text, node.start, node.end)
            if first_line:  # what stands behind the sign is a comment
                yield first_line.end(), node.end
        elif not node.plain:
            yield node.start, node.end
