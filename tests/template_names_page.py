"""``docs/template-names.md``: every name that a template gets, from the views themselves.

Run as a module (`make docs`), it writes the page.
"""

import ast
import dataclasses
import inspect
import re
import textwrap
import types
import typing
from collections.abc import Iterator
from typing import Any

from clinicspec.pages.colours import Palette
from clinicspec.pages.index import IndexPage
from clinicspec.pages.languages import COMPLETE, catalogue
from clinicspec.pages.view import BookingPage
from tests.clinics import ROOT

DOCUMENT = ROOT / "docs" / "template-names.md"
HEAD = """\
<!-- Written by `make docs` from the files in clinicspec/pages. Change those, not this file. -->

# Names in templates

What a template of the booking pages is given; [templates.md](templates.md) says how to write one.
`page` is a [BookingPage](#bookingpage) in booking.html, an [IndexPage](#indexpage) in index.html,
and one of the two in what these extend and call. In style.css and favicon.svg there is `colours`, a
[Palette](#palette).
"""
TEXTS = """
## Texts of the pages

What `{{ "page.skip" | message }}` and the like show, in bokmål. Where something stands in braces,
the text has a place for a value, so only clinicspec itself can fill it in: the page has the whole.

| id | text |
|---|---|
"""
GIVEN: tuple[type, ...] = (BookingPage, IndexPage, Palette)


def document() -> str:
    """The page: a table for each kind of thing, then the texts."""
    kinds = list(GIVEN)
    tables = []
    for kind in kinds:  # grows while it is gone through
        tables.append(_table(kind))
        for hint in typing.get_type_hints(kind).values():
            kinds += [inner for inner in _kinds(hint) if inner not in kinds]
    texts = (f"| `{name}` | {text} |\n" for name, text in sorted(catalogue(COMPLETE).items()))
    return HEAD + "".join(tables) + TEXTS + "".join(texts)


def _table(kind: type) -> str:
    told = dict(_attribute_docstrings(kind))
    hints = typing.get_type_hints(kind)
    rows = [
        f"| `{field.name}` | {_shown(hints[field.name])} | {told.get(field.name, '')} |\n"
        for field in dataclasses.fields(kind)
    ]
    about = " ".join((inspect.getdoc(kind) or "").split())
    return f"\n## {kind.__name__}\n\n{about}\n\n| name | is | |\n|---|---|---|\n" + "".join(rows)


def _kinds(hint: Any) -> Iterator[type]:
    """The views in a type."""
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        yield hint
    for inner in typing.get_args(hint):
        yield from _kinds(inner)


def _shown(hint: Any) -> str:
    """A type for people who write templates."""
    arguments = typing.get_args(hint)
    if isinstance(hint, typing.NewType):
        return "address"
    if typing.get_origin(hint) is typing.Literal:
        return " ".join(f"`{word}`" for word in arguments)
    if typing.get_origin(hint) is tuple and arguments[-1:] == (...,):
        return f"several: {_shown(arguments[0])}"
    if typing.get_origin(hint) is tuple:
        return f"a row of {', '.join(map(_shown, arguments))}"
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return " or ".join(dict.fromkeys(map(_shown, arguments)))
    if hint is types.NoneType:
        return "nothing"
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    return {str: "text", int: "number", bool: "yes or no"}[hint]


def _attribute_docstrings(kind: type) -> Iterator[tuple[str, str]]:
    """What the source says below each field."""
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    assert isinstance(tree, ast.ClassDef)
    for field, below in zip(tree.body, tree.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(below, ast.Expr):
            assert isinstance(field.target, ast.Name)
            assert isinstance(below.value, ast.Constant)
            text = re.sub(r"\s+", " ", str(below.value.value))
            yield field.target.id, text.replace("``", "`")


if __name__ == "__main__":
    DOCUMENT.write_text(document(), "utf-8")
