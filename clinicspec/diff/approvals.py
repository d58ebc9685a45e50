"""Breaking changes that somebody has approved: ``approvals.yaml``, and what is wrong in it.

An approval names a change by clinic, path and kind, as the diff prints them, and says why it is
meant, who says so, and until when that holds.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from clinicspec.diagnostics.draft import Draft, of_problem
from clinicspec.diagnostics.finding import Place, Related
from clinicspec.diagnostics.suggest import closest
from clinicspec.diff.entry import Entry, Impact, Key
from clinicspec.model.names import cut, listed
from clinicspec.model.times import read_date
from clinicspec.model.unreadable import shown
from clinicspec.source.read import Document, read
from clinicspec.source.tree import Mapping, Node, Path, Scalar, Sequence, descend

NAME = "approvals.yaml"
LIST = "approvals"
WHICH = ("clinic", "path", "change")
WHY = ("reason", "approver", "until")
KEYS = (*WHICH, *WHY)


class Approval(NamedTuple):
    """One approval."""

    key: Key
    reason: str
    approver: str
    until: date
    """The last day on which it holds."""
    place: Place
    until_place: Place


def read_approvals(name: str, content: bytes) -> tuple[list[Approval], list[Draft]]:
    """The approvals in a file that can be relied on, and what is wrong with the others."""
    document, problems = read(name, content)
    drafts = [of_problem(document.source, each) for each in problems]
    reader = _Reader(document)
    approvals = reader.approvals() if document.root is not None else []
    return approvals, drafts + reader.drafts


def matched(
    approvals: Iterable[Approval],
    entries: Iterable[Entry],
    judged: Collection[str] | None,
    today: date | None,
) -> tuple[dict[Key, Approval], list[Draft]]:
    """The approvals that hold by what they approve, and what is said of those that do not.

    ``judged`` are the clinics that were compared whole, None for all that there are: of others
    nobody knows whether an approval of theirs matches anything. ``today`` is the day that approvals
    have to hold on, if one is named.
    """
    breaking = {each.key for each in entries if each.impact is Impact.BREAKING}
    held: dict[Key, Approval] = {}
    drafts = []
    for each in sorted(approvals, key=lambda each: each.until, reverse=True):  # the longest first
        if each.key not in breaking:
            if judged is None or each.key[0] in judged:
                drafts.append(_of_nothing(each, breaking))
        elif each.key in held:
            drafts.append(_doubled(each, held[each.key]))
        elif today is not None and each.until < today:
            drafts.append(_expired(each))
        else:
            held[each.key] = each
    return held, sorted(drafts, key=lambda each: each.place.span.start.line)


def _doubled(approval: Approval, other: Approval) -> Draft:
    return Draft(
        "CS078",
        f"the approval by {cut(other.approver)} until {other.until} is for the same change, so this"
        " approves nothing",
        "remove one of the two",
        approval.place,
        (Related("the other one is here", other.place),),
    )


def _of_nothing(approval: Approval, breaking: Collection[Key]) -> Draft:
    clinic, path, kind = approval.key
    near = [each for each in breaking if each[0] == clinic]
    like = sorted(each for each in near if path == each[1] or kind == each[2])
    others = [each[0] for each in breaking if each[1:] == (path, kind)]
    help = "remove it, if the change that it was for is merged"
    if like:
        _, path_, kind_ = like[0]
        help = f"if it is for the change at `{path_}`, write that and `change: {kind_}`"
    elif guess := closest(clinic, others):
        help = f"if it is for the change of `{guess}`, write `clinic: {guess}`"
    return Draft(
        "CS078",
        f"no breaking change of `{cut(clinic)}` is `{cut(kind)}` at `{cut(path)}`, so this approves"
        " nothing",
        help,
        approval.place,
    )


def _expired(approval: Approval) -> Draft:
    return Draft(
        "CS077",
        f"the approval by {cut(approval.approver)} held until {approval.until}, so the change needs"
        " a new one",
        "ask again whether it is meant, and write a later day",
        approval.until_place,
    )


class _Reader:
    """One file of approvals."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.drafts: list[Draft] = []

    def approvals(self) -> list[Approval]:
        """Those that can be relied on."""
        root = self.document.root
        if not isinstance(root, Mapping):
            self._wrong("the file holds no approvals", f"begin with `{LIST}:` and a list", ())
            return []
        for key in root.entries:
            if key != LIST:
                message = f"`{cut(key)}` is no key of a file of approvals"
                self._wrong(message, f"write the approvals below `{LIST}`", (key,), key=True)
        entry = root.entries.get(LIST)
        if entry is None:
            if not self.drafts:
                self._wrong(f"`{LIST}` is missing", f"begin with `{LIST}:` and a list", ())
            return []
        if not isinstance(entry.value, Sequence):
            help = "write a list, each approval behind a hyphen"
            self._wrong(f"`{LIST}` is {shown(entry.value.data)}, not a list", help, (LIST,))
            return []
        read_ = [self._approval(node, (LIST, at)) for at, node in enumerate(entry.value.items)]
        return [each for each in read_ if each is not None]

    def _approval(self, node: Node, path: Path) -> Approval | None:
        if not isinstance(node, Mapping):
            self._wrong("an approval is no list of keys", f"write {_keys(KEYS)}", path)
            return None
        before = len(self.drafts)
        for key in node.entries:
            if key not in KEYS:
                guess = closest(key, KEYS)
                help = f"did you mean `{guess}`?" if guess else f"write {_keys(KEYS)}"
                message = f"`{cut(key)}` is no key of an approval"
                self._wrong(message, help, (*path, key), key=True)
        for keys, code in ((WHICH, "CS075"), (WHY, "CS076")):
            absent = [key for key in keys if key not in node.entries]
            if absent and not node.repeated:
                what = "it approves nothing" if code == "CS075" else "it does not hold"
                message = f"an approval lacks {_keys(absent)}, so {what}"
                help = "copy clinic, path and change from what `diff` prints"
                if code == "CS076":
                    help = "say why the change is meant, who says so, and until which day"
                self._wrong(message, help, path, code=code)
        texts = {key: self._text(node, key, path) for key in KEYS if key in node.entries}
        until = read_date(texts.get("until") or "")
        if texts.get("until") and until is None:
            message = f"`until` is “{cut(texts['until'] or '')}”, which is no date"
            self._wrong(message, "write it as in 2026-12-24", (*path, "until"))
        if len(self.drafts) > before or node.repeated or until is None:
            return None
        said = {key: text for key, text in texts.items() if text is not None}
        if len(said) < len(KEYS):
            return None
        return Approval(
            (said["clinic"], said["path"], said["change"]),
            said["reason"],
            said["approver"],
            until,
            self._place(path),
            self._place((*path, "until")),
        )

    def _text(self, node: Mapping, key: str, path: Path) -> str | None:
        value = node.entries[key].value
        empty = key == "path"  # of a clinic that is gone
        if isinstance(value, Scalar) and isinstance(value.data, str):
            if value.data.strip() or empty:
                return value.data.strip()
            code = "CS076" if key in WHY else "CS075"
            self._wrong(f"`{key}` of an approval is blank", "write a text", (*path, key), code=code)
            return None
        code = "CS076" if key in WHY else "CS075"
        message = f"`{key}` of an approval is {shown(value.data)}, where a text belongs"
        self._wrong(message, "write one text", (*path, key), code=code)
        return None

    def _wrong(
        self, message: str, help: str, path: Path, *, key: bool = False, code: str = "CS075"
    ) -> None:
        self.drafts.append(Draft(code, message, help, self._place(path, key=key)))

    def _place(self, path: Path, *, key: bool = False) -> Place:
        source, root = self.document.source, self.document.root
        if root is None:
            return Place(source.name, path=path)
        node, entry, _ = descend(root, path)
        if entry is not None and (key or node.start == node.end):
            return Place(source.name, source.span(entry.key_start, entry.key_end), path)
        return Place(source.name, source.span(node.start, node.end), path)


def _keys(keys: Iterable[str]) -> str:
    return listed([f"`{key}`" for key in keys])
