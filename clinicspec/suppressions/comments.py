"""Suppressions in comments of specs: ``# clinicspec: ignore[HN516] until=2027-01-31 -- why``.

One holds for its own line, or where it stands alone, for the line below it and the comments there.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.finding import Place, Suppression
from clinicspec.diagnostics.fix import Edit, Fix
from clinicspec.model.names import cut
from clinicspec.source.comments import in_comments
from clinicspec.source.edits import Change
from clinicspec.source.read import Document
from clinicspec.source.text import SourceText
from clinicspec.suppressions import said

FORM = "# clinicspec: ignore[HN516] until=2027-01-31 -- the reason"

_WORD = "ignore"

_DIRECTIVE = re.compile(
    r"#[ \t]*+clinicspec[ \t]*+(?P<colon>:?)[ \t]*+(?P<word>[\w-]++)[ \t]*+(?P<rest>[^\r\n]*+)",
    re.IGNORECASE,
)
"""What may be one. ``# clinicspec: 1`` is none, nor is a sentence that begins so."""

_REST_OF_LINE = re.compile(r"[ \t]*+(?:\r\n|\r|\n|\Z)")
_CODES = re.compile(r"\[([^\]\[]*+)\]")
_CODE = re.compile(r"[^\s,]++")
_AFTER = re.compile(r"\s*+(?:until=(?P<until>[^\s]*+)\s*+)?(?:--(?P<reason>.*))?")


@dataclass(frozen=True, eq=False)
class Comment:
    """A suppression in a comment."""

    codes: tuple[str, ...]
    suppression: Suppression
    line: int | None
    """The line for which it holds; None where nothing stands below it."""
    source: SourceText
    written: tuple[str, ...]
    """The codes as they stand between its brackets, also those that can't be suppressed."""
    brackets: tuple[int, int]
    """Offsets of what stands between them."""
    whole: tuple[int, int]
    """Offsets of the comment, with its line if nothing else stands there."""

    def without(self, codes: list[str]) -> Fix:
        """What takes codes out of it."""
        kept = [each for each in self.written if each.upper() not in codes]
        start, end = self.brackets if kept else self.whole
        edit = Edit(
            self.source.name, self.source.span(start, end), Change(start, end, ", ".join(kept))
        )
        what = "take out what suppresses nothing" if kept else "remove the comment"
        return Fix(what, (edit,), safe=True)


def read_comments(document: Document) -> tuple[list[Comment], list[Draft]]:
    """The suppressions in a file, and what is wrong with them. Most files have none."""
    text = document.source.text
    if _DIRECTIVE.search(text) is None or document.root is None:
        return [], []
    comments, drafts = [], []
    below = _lines_below(document.source)
    for found in in_comments(text, document.root, _DIRECTIVE):
        is_word = found["word"].lower() == _WORD
        if found["rest"].startswith("[") or (found["colon"] and is_word):
            comment, wrong = _read(found, document.source, below)
            comments += [comment] if comment else []
            drafts += wrong
    return comments, drafts


def _read(
    found: re.Match[str], source: SourceText, below: Mapping[int, int | None]
) -> tuple[Comment | None, list[Draft]]:
    """The suppression in a comment; ``below`` has the lines below those that are comments."""

    def place(start: int, end: int) -> Place:
        return Place(source.name, source.span(start, end))

    end = found.start() + len(found.group().rstrip())
    whole = place(found.start(), end)
    if not found["colon"] or found["word"].lower() != _WORD:
        message = (
            f"“{cut(found.group())}” is nothing that clinicspec knows, so it suppresses nothing"
        )
        return None, [Draft("CS023", message, f"write it as in `{FORM}`", whole)]
    codes = _CODES.match(found["rest"])
    inside = codes.start(1) + found.start("rest") if codes else 0
    written = [
        said.Code(code.group(), place(inside + code.start(), inside + code.end()))
        for code in (_CODE.finditer(codes[1]) if codes else ())
    ]
    if codes is None or not written:
        message = "this comment names no rule, so it suppresses nothing"
        return None, [Draft("CS023", message, f"write it as in `{FORM}`", whole)]
    after = _AFTER.fullmatch(found["rest"].rstrip(), codes.end())
    if after is None:
        start = found.start("rest") + codes.end()
        words = cut(found["rest"][codes.end() :])
        message = f"“{words}” behind the codes can't be read, so nothing is suppressed"
        return None, [Draft("CS023", message, f"write it as in `{FORM}`", place(start, end))]
    until = None
    if after["until"] is not None:
        until = said.read_day(after["until"])
        if until is None:
            start = found.start("rest") + after.start("until")
            day = place(start, start + len(after["until"])) if after["until"] else whole
            message = f"“{cut(after['until'])}” is no day, so nothing is suppressed"
            return None, [Draft("CS023", message, said.DAY_HELP, day)]
    reason = (after["reason"] or "").strip()
    if not reason:
        return None, [said.without_reason(whole, f"`{FORM}`")]
    known, drafts = said.known_codes(written)
    line, column = whole.span.start
    alone = not source.line(line)[: column - 1].strip()
    comment = Comment(
        tuple(dict.fromkeys(known)),
        Suppression(reason, whole, until),
        below.get(line, line),
        source,
        tuple(code.text for code in written),
        (inside, inside + len(codes[1])),
        _stretch(source.text, found.start(), end, alone=alone),
    )
    return comment, drafts


def _lines_below(source: SourceText) -> dict[int, int | None]:
    """The line below each that is a comment and below the comments there; None if it is blank."""
    below: dict[int, int | None] = {}
    last = source.position(len(source.text)).line
    following: int | None = None
    for line in range(last, 0, -1):
        text = source.line(line).strip()
        if text.startswith("#"):
            below[line] = following
        else:
            following = line if text else None
    return below


def _stretch(text: str, start: int, end: int, *, alone: bool) -> tuple[int, int]:
    """What goes with a comment: the blanks before it, or its whole line."""
    while start and text[start - 1] in " \t":
        start -= 1
    found = _REST_OF_LINE.match(text, end)
    return start, found.end() if alone and found else end
