"""What a YAML reader's error means, in words for the person who wrote the file.

libyaml and PyYAML's Python reader word the same error differently; the patterns here know both. An
error has a problem with its place and, mostly, a context with its place: where the list, the quoted
text or whatever the reader was in begins.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from yaml.error import MarkedYAMLError

from clinicspec.source.characters import refused_character
from clinicspec.source.events import INVALID_ESCAPE
from clinicspec.source.problem import Problem
from clinicspec.source.refusals import directive

_LINE = re.compile(r"[^\r\n]*")
_LINE_BREAK = re.compile(r"[\r\n]")
_DOUBLE_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|.)", re.DOTALL)
_CLOSING = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class _Error:
    """An error of either reader, its places as offsets.

    ``context`` is the problem's own place where the reader names no other. ``collection`` is where
    the innermost list or mapping starts that was open, ``last_scalar`` the stretch of the key or
    value that was read last.
    """

    text: str
    at: int
    context: int
    collection: int
    last_scalar: tuple[int, int]

    @property
    def line_so_far(self) -> str:
        """What stands before the problem on its line."""
        start = max(self.text.rfind("\n", 0, self.at), self.text.rfind("\r", 0, self.at)) + 1
        return self.text[start : self.at]


@dataclass(frozen=True, slots=True)
class _Explanation:
    """The parts of a problem."""

    message: str
    help: str
    start: int
    end: int
    related: tuple[tuple[str, int, int], ...] = ()


def syntax_problem(
    text: str, error: MarkedYAMLError, collection: int, last_scalar: tuple[int, int]
) -> Problem:
    """The one problem of a text that is no YAML.

    ``collection`` is where the innermost list or mapping starts that was open at the error, and
    ``last_scalar`` where the key or value that was read last starts and ends.
    """
    at = error.problem_mark.index if error.problem_mark else 0
    context = error.context_mark.index if error.context_mark else at
    found = _Error(text, at, context, collection, last_scalar)
    if "directive" in (error.context or ""):
        return directive(text, context)
    if text.startswith("%", at) and not found.line_so_far:
        return directive(text, at)
    if error.problem == INVALID_ESCAPE:
        return _no_character(found)
    words = f"{error.context}: {error.problem}"
    explain = next((explain for pattern, explain in _EXPLAINED if pattern.search(words)), _unknown)
    explanation = explain(found)
    return Problem(
        "CS003",
        explanation.message,
        explanation.help,
        explanation.start,
        explanation.end,
        explanation.related,
    )


def _line_end(text: str, offset: int) -> int:
    """Where the line of an offset ends, without the blanks at its end."""
    match = _LINE.match(text, offset)
    return offset + len(match.group().rstrip()) if match else offset


def _after(text: str, offset: int) -> int:
    """The offset behind the character at an offset."""
    return min(offset + 1, len(text))


def _no_character(error: _Error) -> Problem:
    """An escape that names a surrogate, or a number beyond Unicode."""
    quoted = _DOUBLE_QUOTED.match(error.text, error.context)
    end = quoted.end() if quoted else _after(error.text, error.context)
    escapes = _ESCAPE.finditer(error.text, error.context, end)
    codes = (int(match[1] or match[2], 16) for match in escapes if match[1] or match[2])
    wrong = next((code for code in codes if 0xD800 <= code < 0xE000 or code > 0x10FFFF), 0)
    return refused_character(wrong, error.context, end, escaped=True)


def _tab(error: _Error) -> _Explanation:
    return _Explanation(
        "a tab stands where YAML allows only spaces",
        "indent with spaces",
        error.at,
        _after(error.text, error.at),
    )


def _cannot_start(error: _Error) -> _Explanation:
    character = error.text[error.context : error.context + 1]
    if character == "\t":
        return _tab(error)
    return _Explanation(
        f"a value can't start with {character} unless it stands in quotes",
        "put the whole value in quotes",
        error.context,
        _after(error.text, error.context),
    )


def _unknown_tag(error: _Error) -> _Explanation:
    return _cannot_start(replace(error, context=error.at))


def _second_colon(error: _Error) -> _Explanation:
    if re.search(r":\s", error.line_so_far):
        return _Explanation(
            "a colon followed by a space stands inside a value, where it would start another key",
            "put the whole value in quotes",
            error.at,
            _after(error.text, error.at),
        )
    return _Explanation(
        "this key is indented deeper than the one above it, or the line above lacks its colon",
        "indent the key like the keys beside it, or put the missing colon on the line above",
        error.at - len(error.line_so_far.lstrip()),
        _after(error.text, error.at),
    )


def _no_colon(error: _Error) -> _Explanation:
    return _Explanation(
        "this line lacks the colon between a key and its value",
        "write it as `key: value`, with a space behind the colon",
        error.context,
        _line_end(error.text, error.context),
    )


def _colon_without_space(error: _Error) -> _Explanation:
    return _Explanation(
        "this colon has no space behind it",
        "put a space behind the colon, or the whole value in quotes",
        error.at,
        _after(error.text, error.at),
    )


def _open_quote(error: _Error) -> _Explanation:
    quote = error.text[error.context]
    return _Explanation(
        "a text in quotes starts here and is never closed",
        f"put the closing {quote} where the text ends",
        error.context,
        error.context + 1,
        (("everything up to here was taken for the text", error.at, error.at),),
    )


def _unknown_escape(error: _Error) -> _Explanation:
    start = error.at if error.text.startswith("\\", error.at) else error.at - 1
    escape = error.text[start : start + 2]
    if len(escape) < 2:
        return _open_quote(replace(error, at=len(error.text)))
    return _Explanation(
        f"{escape.strip()} stands for no character between double quotes",
        "write the backslash twice, or put the text in single quotes",
        start,
        start + 2,
    )


def _short_escape(error: _Error) -> _Explanation:
    return _Explanation(
        r"behind \x stand two hexadecimal digits, behind \u four and behind \U eight",
        "write all the digits, or the backslash twice if it belongs to the text",
        error.at - 2,
        error.at,
    )


def _open_bracket(error: _Error) -> _Explanation:
    bracket = error.text[error.context]
    closing = _CLOSING.get(bracket, "bracket")
    return _Explanation(
        f"the {bracket} that stands here is not closed, or a comma is missing behind it",
        f"put the missing comma or {closing} where it belongs",
        error.context,
        error.context + 1,
        ((f"a comma or {closing} was expected here", error.at, _after(error.text, error.at)),),
    )


def _no_value(error: _Error) -> _Explanation:
    character = error.text[error.at : error.at + 1]
    if not character and error.text[error.collection : error.collection + 1] in _CLOSING:
        return _open_bracket(replace(error, context=error.collection))
    if not character:
        return _unknown(error)
    return _Explanation(
        f"{character} stands where a value is expected",
        f"fill in the value, or put it in quotes if it starts with {character}",
        error.at,
        error.at + 1,
    )


def _item_beside_key(error: _Error) -> _Explanation:
    return _Explanation(
        "a list item (-) can't start in the middle of a line",
        "start the list on the line below its key, or put the value in quotes if it starts with -",
        error.at,
        _after(error.text, error.at),
    )


def _block_header(error: _Error) -> _Explanation:
    sign = error.text[error.context]
    return _Explanation(
        f"behind {sign} the line must end, since it says that a text starts on the line below",
        f"move the text to the line below, or put the value in quotes if it starts with {sign}",
        error.context,
        _line_end(error.text, error.context),
    )


def _out_of_line(error: _Error) -> _Explanation:
    end = _line_end(error.text, error.at)
    opening, closing = error.last_scalar
    if (
        error.text[opening : opening + 1] in ('"', "'")
        and _LINE_BREAK.search(error.text, opening, closing)
        and not _LINE_BREAK.search(error.text, closing, error.at)
    ):
        return _Explanation(
            "a text in quotes starts here and ends only on a later line, with more text behind it",
            "close the quotes where the text ends",
            opening,
            opening + 1,
            (("it ends here", closing - 1, closing),),
        )
    if error.line_so_far.strip():
        return _Explanation(
            "this stands behind a value that has already ended",
            "put the whole value in one pair of quotes, or remove what is left over",
            error.at,
            end,
        )
    if re.match(r"-\s", error.text[error.at : error.at + 2]):
        return _Explanation(
            "a list item (-) stands where a key is expected",
            "indent the item like the other items of its list, below the list's key",
            error.at,
            end,
        )
    if error.text.startswith(":", error.at):
        return _Explanation(
            "nothing stands in front of this colon",
            "write the key there, or put the value in quotes if it starts with :",
            error.at,
            error.at + 1,
        )
    return _Explanation(
        "this line is not indented like the lines that it belongs to",
        "indent it like them, and check that the quotes above it are closed",
        error.at,
        end,
    )


def _unknown(error: _Error) -> _Explanation:
    return _Explanation(
        "from here on the file is no valid YAML, so it can't be read",
        "check the quotes, brackets, colons and indentation around this place",
        error.at,
        _after(error.text, error.at),
    )


_EXPLAINED: tuple[tuple[re.Pattern[str], Callable[[_Error], _Explanation]], ...] = (
    (re.compile("tab character"), _tab),
    (re.compile("cannot start any token|mapping keys are not allowed"), _cannot_start),
    (re.compile("mapping values are not allowed"), _second_colon),
    (re.compile("could not find expected ':'"), _no_colon),
    (re.compile("unexpected ':'"), _colon_without_space),
    (re.compile("unexpected end of stream|unexpected document"), _open_quote),
    (re.compile("unknown escape"), _unknown_escape),
    (re.compile("hexdecimal|hexadecimal numbers"), _short_escape),  # sic: libyaml's spelling
    (re.compile("expected ',' or"), _open_bracket),
    (re.compile("node content"), _no_value),
    (re.compile("sequence entries are not allowed"), _item_beside_key),
    (re.compile("undefined tag handle"), _unknown_tag),
    (re.compile("while (scanning|parsing) an? (alias|anchor|tag)"), _cannot_start),
    (re.compile("scanning a block scalar"), _block_header),
    (re.compile("expected key|block end|'-' indicator|document start"), _out_of_line),
)
"""From a reader's words (``context: problem``) to what they mean; the first that fits holds."""
