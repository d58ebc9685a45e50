"""Texts without quotes that other readers of YAML take for something else (HN051).

Looked for in the files' text, since hardly any spec has one; only for what is found there is the
tree asked where it stands.
"""

import re
from collections.abc import Collection, Iterator

from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.fix import Fix
from clinicspec.model import edits
from clinicspec.model.spec_tree import SpecTree
from clinicspec.source.text import SourceText
from clinicspec.source.tree import Mapping, Node, Path, Scalar

_NOTHING = frozenset({"null", "~"})

NO_TEXT = frozenset(
    {
        *("administrator", "digital_dialog_ordered", "enabled", "hidden", "in_gp_register"),
        *("nhn_member", "notify", "online"),
        *("amount", "book_ahead_days", "book_before_hours", "bookings_per_patient"),
        *("cancel_before_hours", "capacity", "clinicspec", "every_weeks", "her_id", "minutes"),
        *("places", "price", "slot_minutes"),
        "holder",
    }
)
"""Keys of flags and numbers, and the one that may be null: there the others are right."""

_VALUE = re.compile(
    r":(?=\s++[-+.0-9~YyNnTtFfOo&])"  # most values are passed over at their first character
    r"(?!\s++(?:-\s|[A-Za-z_-]++:))"  # and on the next line stand mostly items and further keys
    + "".join(rf"(?<![\s{{\[]{key}:)(?<!\A{key}:)" for key in NO_TEXT)  # others at their own key
    + r"\s++(?:&\S++\s++)?+("
    r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:[0-9][0-9_]*|inf|Inf|INF)|\.(?:nan|NaN|NAN)|0[xob][0-9a-fA-F_]+"
    r"|(?i:y|yes|n|no|true|false|on|off|null)|~"
    r")(?=[ \t]*(?:[,}\]\r\n]|$)|[ \t]+#)"
)
"""What may stand behind a key for a number, a truth value or nothing (YAML 1.1 and 1.2).

Behind the keys where that is right it's passed over, in all but the rarest forms.
"""


def check_plain(tree: SpecTree, drafts: Collection[Draft]) -> Iterator[Draft]:
    """A draft for each such text. What ``drafts`` are about is left to them."""
    for source in (document.source for document in tree.documents):
        found = {match.start(1): match[1] for match in _VALUE.finditer(source.text)}
        if found:
            wrong = {draft.place.path for draft in drafts}
            spans = {draft.place.span for draft in drafts if draft.place.file == source.name}
            for path, scalar in _scalars_at(tree, source, found):
                if path[-1] in NO_TEXT:
                    continue
                below_wrong = any(path[:length] in wrong for length in range(1, len(path) + 1))
                if not below_wrong and source.span(scalar.start, scalar.end) not in spans:
                    yield _draft(tree, path, str(scalar.data))


def _scalars_at(
    tree: SpecTree, source: SourceText, found: dict[int, str]
) -> Iterator[tuple[Path, Scalar]]:
    """The scalars without quotes that are just what was found, with their paths."""
    ahead: list[tuple[Path, Node]] = [
        ((section,), entry.value)
        for section, entry in tree.root.entries.items()
        if tree.homes[section].source is source
    ]
    while ahead:
        path, node = ahead.pop()
        if isinstance(node, Scalar):
            if node.plain and found.get(node.start) == node.data:
                yield path, node
        elif isinstance(node, Mapping):
            ahead += [((*path, key), entry.value) for key, entry in node.entries.items()]
        else:
            ahead += [((*path, index), item) for index, item in enumerate(node.items)]


def _draft(tree: SpecTree, path: Path, text: str) -> Draft:
    other = "a number"
    if text.lower() in _NOTHING:
        other = "nothing at all"
    elif text[0].isalpha():
        other = "a truth value"
    edit = edits.quote(tree, path)
    return Draft(
        "HN051",
        f"`{path[-1]}` is {text} without quotes, which other readers of YAML may take for {other}",
        f'put it in quotes: `"{text}"`',
        tree.place(path),
        fix=Fix(f"put `{text}` in quotes", (edit,), safe=True) if edit else None,
    )
