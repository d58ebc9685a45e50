"""Byte-exact edits of a YAML text: what is not changed keeps its comments, order and quotes.

Each function gives the change that is needed, or None where the text is written in a way that no
small change can do it: then nothing is proposed.
"""

import json
import re
from collections.abc import Iterable
from typing import NamedTuple

from clinicspec.source.text import LINE_BREAK
from clinicspec.source.tree import Entry, Mapping, Scalar, Sequence

_PLAIN = re.compile(r"[^\W\d_](?:[\w/()&+.–-]|[ ](?=[\w/()&+–-]))*")
"""Texts that need no quotes: a letter first, and nothing that means something in YAML."""

_OTHER_TYPE = re.compile(r"(?:true|false|yes|no|on|off|y|n|null|nan|inf)", re.IGNORECASE)
"""Words that a reader of YAML may take for something else than text."""

_ALIAS = re.compile(r"(?:^|[\s\[{,:-])\*[^\s\[\]{},*]", re.MULTILINE)


class Change(NamedTuple):
    """``text`` in place of what stands between two offsets; an empty stretch is an insertion."""

    start: int
    end: int
    text: str


def changed(text: str, changes: Iterable[Change]) -> str:
    """A text after some changes that don't overlap."""
    pieces, done = [], 0
    for change in sorted(changes):
        pieces += [text[done : change.start], change.text]
        done = change.end
    return "".join([*pieces, text[done:]])


def may_hold_aliases(text: str) -> bool:
    """Whether a value may stand in several places at once, so that a change reaches further."""
    return "*" in text and _ALIAS.search(text) is not None


def other_text(text: str, scalar: Scalar, value: str) -> Change | None:
    """Another text in a scalar's place, in quotes of the same kind."""
    if scalar.start == scalar.end or text[scalar.start] in "|>":
        return None
    mark = text[scalar.start]
    if mark == "'" and "\n" not in value:
        written = "'" + value.replace("'", "''") + "'"
    elif mark != '"' and _PLAIN.fullmatch(value) and not _OTHER_TYPE.fullmatch(value):
        written = value
    else:
        written = json.dumps(value, ensure_ascii=False)
    return Change(scalar.start, scalar.end, written)


def in_quotes(scalar: Scalar) -> Change | None:
    """The text of a scalar that stands on one line without quotes, in quotes."""
    if not scalar.plain or not isinstance(scalar.data, str) or scalar.start == scalar.end:
        return None
    return Change(scalar.start, scalar.end, json.dumps(scalar.data, ensure_ascii=False))


def other_key(entry: Entry, key: str) -> Change:
    """Another key, which is a word of the language or an id and needs no quotes."""
    return Change(entry.key_start, entry.key_end, key)


def other_yaml(text: str, scalar: Scalar, yaml: str) -> Change | None:
    """YAML of one line in a scalar's place."""
    if scalar.start == scalar.end or text[scalar.start] in "|>":
        return None
    return Change(scalar.start, scalar.end, yaml)


def another_entry(text: str, mapping: Mapping, key: str, yaml: str) -> Change | None:
    """One more key behind the others of a mapping, with a value of one line."""
    if text[mapping.start : mapping.start + 1] == "{":
        if not mapping.entries:
            return Change(mapping.start, mapping.end, f"{{{key}: {yaml}}}")
        end = max(map(_end, mapping.entries.values()))
        return Change(end, end, f", {key}: {yaml}")
    if not mapping.entries:
        return None
    last = max(mapping.entries.values(), key=lambda each: each.key_start)
    line_break = LINE_BREAK.search(text, 0, mapping.end)
    own_break = line_break.group() if line_break else "\n"
    indent = " " * (mapping.start - _line_start(text, mapping.start))
    value_end = last.key_end + len(text[last.key_end : _end(last)].rstrip())
    found = LINE_BREAK.search(text, value_end)
    end = found.start() if found else len(text)
    return Change(end, end, f"{own_break}{indent}{key}: {yaml}")


def without_entry(text: str, mapping: Mapping, key: str) -> Change | None:
    """A mapping without one of its keys. A comment behind the value stays on its line.

    Its last key can't be taken away.
    """
    entries = sorted(mapping.entries.values(), key=lambda each: each.key_start)
    if len(entries) < 2:
        return None
    entry = mapping.entries[key]
    place = entries.index(entry)
    if text[mapping.start] == "{":
        if place + 1 < len(entries):
            change = Change(entry.key_start, entries[place + 1].key_start, "")
        else:
            change = Change(_end(entries[place - 1]), _end(entry), "")
        return None if "#" in text[change.start : change.end] else change
    if "#" in text[entry.key_start : _end(entry)]:
        return None
    start = _line_start(text, entry.key_start)
    if text[start : entry.key_start].strip():  # the first key behind a list's hyphen
        change = Change(entry.key_start, entries[1].key_start, "")
        return None if "#" in text[change.start : change.end] else change
    found = LINE_BREAK.search(text, _end(entry))
    end = found.start() if found else len(text)
    comment = text[_end(entry) : end].lstrip()
    if comment:
        return Change(entry.key_start, end - len(comment), "")
    return Change(start, found.end() if found else len(text), "")


def without_item(text: str, sequence: Sequence, index: int) -> Change | None:
    """A list in brackets without one of its items, of which the last one can't be taken away."""
    items = sequence.items
    if len(items) < 2 or text[sequence.start] != "[":
        return None
    if index + 1 < len(items):
        change = Change(items[index].start, items[index + 1].start, "")
    else:
        change = Change(items[index - 1].end, items[index].end, "")
    return None if "#" in text[change.start : change.end] else change


def _end(entry: Entry) -> int:
    """Where an entry has ended: its value, or its key's colon if nothing stands there."""
    return max(entry.value.end, entry.key_end)


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
