"""What a text in the forms says that nearly all specs are written in, without its places.

These are lists and mappings in blocks, with plain keys; lists and mappings in brackets on one line;
and texts on one line, without quotes or in double quotes without a backslash. Whatever else a text
holds, a mistake included, is uncommon here: it is left to the YAML parser, which takes some three
times as long. Nothing is said of it, and no text means one thing here and another there: the tests
hold the two against each other.
"""

import re
from collections.abc import Iterator
from json import JSONDecodeError
from json.decoder import JSONDecoder

from clinicspec.source.limits import MAX_NODES
from clinicspec.source.tree import EMPTY, Data

# All repetitions are possessive, so that no text takes more than linear time.
_KEY = "[A-Za-z0-9_][A-Za-z0-9_-]{0,99}+"
_FIRST = r"""[^ \t\n\-?:,\[\]{}#&*!|>'"%@`\\<=]"""
_WORD = r"[^ \t\n:]*+(?::(?=[^ \t\n:])[^ \t\n:]*+)*+"
_PLAIN = rf"{_FIRST}{_WORD}(?: ++(?=[^ \t\n:#]){_WORD})*+"
_QUOTED = r'"[^"\\\n]*+"'
_WORD_IN_BRACKETS = r"""[^ \t\n:,\[\]{}?"\\]*+(?::(?=[A-Za-z0-9/])[^ \t\n:,\[\]{}?"\\]*+)*+"""
_PLAIN_IN_BRACKETS = (
    rf"{_FIRST}{_WORD_IN_BRACKETS}(?: ++(?=[^ \t\n:,\[\]{{}}?\"\\#]){_WORD_IN_BRACKETS})*+"
)
_BRACKETS = (
    rf"[\[{{](?:[^ \t\n\"\\:]++|:(?= )|(?<![ \"]):(?=[A-Za-z0-9/])|{_QUOTED}| ++(?=[^ \t\n#]))*+"
)
_REST = r"(?: ++#[^\n]*+| *+)(?:\n|\Z)"

_LINE = re.compile(
    r"(?: *+(?:#[^\n]*+)?\n)*+"  # blank lines and comments before it
    rf"(?:( *+)(- ++)?(?:({_KEY}):(?: ++|(?=\n|\Z)))?"
    rf"(?:({_PLAIN}){_REST}|({_QUOTED}){_REST}|({_BRACKETS}){_REST}|(?:#[^\n]*+)?(?:\n|\Z))"
    r"|([^\n]++))"  # so that wherever the search begins, it ends on that line
)
"""A line: indentation, dash, key, and its value in one of three forms; or anything else."""

_TEXT_IN_BRACKETS = re.compile(f"({_QUOTED}|{_PLAIN_IN_BRACKETS})")

_LONGEST_BRACKETS = 1000
"""Signs on one line; what is a key in them is shorter than YAML lets it be."""

_DEEPEST = 24
"""Lists and mappings that are open at a time, in blocks and in the brackets of a line."""

_TOP = ""
"""The key under which the text's own mapping stands, which no other can have."""


class _Uncommon(Exception):
    """A form that is not read here. Known to this module alone."""


def data_of_common_forms(text: str) -> dict[str, Data] | None:
    """The data of a text that ``decode`` found nothing wrong with; None where it has other forms.

    Where there is any, nothing is wrong with the text.
    """
    if len(text) > MAX_NODES or "\r" in text:  # a node takes a character at least
        return None
    try:
        return _read(_LINE.findall(text))
    except (_Uncommon, JSONDecodeError, RecursionError):
        return None


def _read(lines: list[tuple[str, ...]]) -> dict[str, Data]:
    """What lines hold, each split into the groups of ``_LINE``."""
    in_brackets = _read_brackets([brackets for *_, brackets, _ in lines if brackets])
    top: dict[str, Data] = {}
    mapping = top
    items: list[Data] | None = None
    """The innermost list that is open; None where that is ``mapping``."""
    column = -1
    """Where its dashes or keys stand in their lines."""
    around: list[tuple[dict[str, Data], list[Data] | None, int]] = []
    """What is open around it."""
    ahead: str | None = _TOP
    """A key, if its value begins on the next line or is left out."""
    value: Data
    for indentation, dash, key, plain, quoted, brackets, other in lines:
        if not key and not dash:
            if other or plain or quoted or brackets:
                raise _Uncommon
            continue  # the text's end
        begin = len(indentation)
        if ahead is not None:
            if begin > column or (dash and begin == column):
                around.append((mapping, items, column))
                column = begin
                if dash:
                    mapping[ahead] = items = []
                else:
                    below: dict[str, Data] = {}
                    mapping[ahead] = below
                    mapping = below
            else:
                mapping[ahead] = EMPTY
            ahead = None
        elif begin > column:
            raise _Uncommon
        while begin < column or (begin == column and not dash and items is not None):
            mapping, items, column = around.pop()
        if begin != column or (items is None) is bool(dash) or len(around) > _DEEPEST:
            raise _Uncommon
        if key:
            if items is not None:
                around.append((mapping, items, column))
                mapping, column = {}, begin + len(dash)
                items.append(mapping)
                items = None
            elif key in mapping:
                raise _Uncommon

        if plain:
            value = plain
        elif quoted:
            value = quoted[1:-1]
        elif brackets:
            value = next(in_brackets)
        elif key:
            ahead = key
            continue
        else:
            raise _Uncommon
        if items is None:
            mapping[key] = value
        else:
            items.append(value)
    if ahead is not None:
        mapping[ahead] = EMPTY
    root = top[_TOP]
    if not isinstance(root, dict):
        raise _Uncommon
    return root


def _read_brackets(lines: list[str]) -> Iterator[Data]:
    """What the brackets of each line hold: as in JSON, once every text in them is in quotes.

    All lines are read as one list, with a bare 0 between every two: no text can look like that. If
    each of those stands in the list itself, no line has a bracket too many or too few.
    """
    for line in lines:
        if len(line) > _LONGEST_BRACKETS or line.count("[") + line.count("{") > _DEEPEST:
            raise _Uncommon
    between_and_texts = _TEXT_IN_BRACKETS.split("\n".join(lines))
    in_json = '"'.join(between_and_texts).replace('""', '"')  # what had quotes has them twice now
    in_json = f"[{in_json}]".replace("\n", ",0,")
    read, end = _JSON.raw_decode(in_json)
    values, between = read[::2], read[1::2]
    if end != len(in_json) or len(values) != len(lines) or between != [0] * (len(lines) - 1):
        raise _Uncommon
    return iter(values)


def _mapping(pairs: list[tuple[str, Data]]) -> dict[str, Data]:
    mapping = dict(pairs)
    if len(mapping) != len(pairs) or "" in mapping:
        raise _Uncommon
    return mapping


_JSON = JSONDecoder(object_pairs_hook=_mapping)
