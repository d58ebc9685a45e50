"""What pydantic finds wrong with a value, in words that a clinic understands."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from pydantic_core import ErrorDetails

from clinicspec.model.names import cut
from clinicspec.model.text import ONE_LINE
from clinicspec.model.unreadable import one_of, shown
from clinicspec.source.tree import Path

Suggest = Callable[[str, Iterable[str]], str | None]
"""The one of some words that a mistyped word was probably meant to be."""

BLANK = "blank"
"""What is said of a text of spaces alone."""

ID_HELP = "use a-z, 0-9, _ and -, beginning with a letter or a digit"


class Complaint(NamedTuple):
    """What is wrong with a value."""

    what: str
    """Goes on from "`field` of somebody is"."""
    help: str
    at: Path
    """From the value to the part of it that is wrong."""
    code: str | None = None
    """None if the field's own code holds, or ``usual`` where it has none."""
    usual: str = "CS034"
    at_key: bool = False
    """The key of that part is meant."""
    guess: str | None = None
    """The word that was probably meant."""

    @property
    def predicate(self) -> str:
        """What follows "`field` of somebody"."""
        if not self.at:
            return f"is {self.what}"
        return f"{'holds' if isinstance(self.at[-1], int) else 'names'} {self.what}"


def complaint(error: ErrorDetails, suggest: Suggest) -> Complaint:
    """One error of a value that stands in a field."""
    kind, value, at = error["type"], error["input"], error["loc"]
    context: dict[str, Any] = error.get("ctx", {})
    if kind == "unreadable":
        guess = suggest(*context["meant"]) if context["meant"] else None
        help = f"did you mean `{guess}`?" if guess else context["help"]
        at = (*at, *context["at"])
        return Complaint(
            context["what"], help, at, context["code"], at_key=context["at_key"], guess=guess
        )
    if kind == "literal_error":
        words = [word.strip("'") for word in context["expected"].replace(" or ", ", ").split(", ")]
        if words == ["1"]:
            return Complaint(
                f"{shown(value)}, and this clinicspec reads version 1 of the language",
                "write 1, or use the clinicspec that the spec was written for",
                at,
                usual="CS033",
            )
        guess = suggest(value, words) if isinstance(value, str) else None
        help = f"did you mean `{guess}`?" if guess else f"write {one_of(words)}"
        wrong = "which has no meaning here" if isinstance(value, str) else "where one word belongs"
        return Complaint(f"{shown(value)}, {wrong}", help, at, usual="CS033", guess=guess)
    if kind == "tuple_type":
        example = cut(value) if isinstance(value, str) else "one, two"
        help = f"write a list, as in [{example}]"
        return Complaint(f"{shown(value)}, not a list", help, at, "CS032")
    if kind == "too_short":
        return Complaint("empty", "name at least one", at, "CS036")
    if kind == "string_pattern_mismatch" and not value.strip():
        return Complaint("a blank text" if at else BLANK, "write a text", at)
    if kind == "string_pattern_mismatch" and context["pattern"] == ONE_LINE:
        return Complaint(
            f"{shown(value)} with a line break or a tab in it", "write it on one line", at
        )
    if kind == "string_too_long":
        most = context["max_length"]
        what = f"{shown(value)}, which has {len(value)} characters"
        return Complaint(what, f"write {most} characters at most", at)
    if kind == "string_pattern_mismatch":
        return Complaint(f"{shown(value)}, which is not an id", ID_HELP, at, "CS038")
    return Complaint(f"{shown(value)}, where one text belongs", _alone(value), at, "CS032")


def _alone(value: object) -> str:
    """What to write where one text stands in brackets or under a key."""
    inside = list(value.values()) if isinstance(value, dict) else value
    if isinstance(inside, list) and len(inside) == 1 and isinstance(inside[0], str):
        return f"write {cut(inside[0])} alone"
    return "write one text"
