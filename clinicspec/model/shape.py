"""A spec with mistakes of shape: a finding for each, and a model of all the rest.

A spec without a mistake never comes here: pydantic reads it in one go. Otherwise this walks the
tree beside the models, field by field, and leaves Unknown what can't be read.
"""

import types
from collections.abc import Iterable
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.fix import Fix
from clinicspec.diagnostics.suggest import closest
from clinicspec.model import edits
from clinicspec.model.fixed_keys import FIXED_KEYS, FixedKey
from clinicspec.model.messages import Routing
from clinicspec.model.names import cut
from clinicspec.model.part import Part, with_only
from clinicspec.model.spec import Spec
from clinicspec.model.spec_tree import SpecTree
from clinicspec.model.subject import subject_of
from clinicspec.model.unreadable import MOST_GUESSES, Code, one_of, shown
from clinicspec.model.wording import BLANK, complaint
from clinicspec.source.tree import EMPTY, Entry, Mapping, Node, Path, Scalar, Sequence

UNKNOWN = object()
"""What reading a broken value gives."""


def read_spec(tree: SpecTree, unknown: frozenset[Path]) -> tuple[Spec, list[Draft]]:
    """The model of ``tree``, whose broken values and those at ``unknown`` are left Unknown."""
    reader = _Reader(tree, unknown)
    spec = reader.part(Spec, tree.root, (), "")
    assert isinstance(spec, Spec)
    return spec, reader.drafts


def key_of(name: str, field: FieldInfo) -> str:
    """The key that a field has in a spec."""
    return field.alias or name


@cache
def _adapter(part: type[Part], name: str) -> TypeAdapter[Any]:
    field = part.model_fields[name]
    annotation: Any = field.annotation
    for marker in field.metadata:
        annotation = Annotated[annotation, marker]
    return TypeAdapter(annotation)


@cache
def _entry_adapters(part: type[Part], name: str) -> tuple[TypeAdapter[Any], TypeAdapter[Any]]:
    """For the ids of a section, and for its values."""
    id_, value = get_args(_bare(part.model_fields[name].annotation))
    return TypeAdapter(id_), TypeAdapter(value)


def _bare(annotation: Any) -> Any:
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return annotation


def _part_in(annotation: Any) -> type[Part] | None:
    """The part that an annotation allows, alone or beside None or a text."""
    bare = _bare(annotation)
    options = get_args(bare) if get_origin(bare) in (Union, types.UnionType) else (bare,)
    for option in options:
        inner = _bare(option)
        if get_origin(inner) in (Union, types.UnionType):
            return _part_in(inner)
        if isinstance(inner, type) and issubclass(inner, Part):
            return inner
    return None


def _may_be_text(annotation: Any) -> bool:
    bare = _bare(annotation)
    if get_origin(bare) in (Union, types.UnionType):
        return any(_may_be_text(option) for option in get_args(bare))
    return bare is str


@cache
def _names(cls: type[Part]) -> dict[str, str]:
    """The keys of a part, each with its field's name."""
    return {key_of(name, field): name for name, field in cls.model_fields.items()}


def _one_of_keys(keys: Iterable[str]) -> str:
    return one_of([f"`{key}`" for key in keys])


def _called(path: Path, subject: str) -> str:
    """What a value is called: "`limits` of the calendar Lab", or "`calendars`" for a section."""
    return f"`{path[-1]}` of {subject}" if subject else f"`{path[-1]}`"


class _Reader:
    """One reading of one spec."""

    def __init__(self, tree: SpecTree, unknown: frozenset[Path]) -> None:
        self.tree = tree
        self.unknown = unknown
        self.drafts: list[Draft] = []
        self.guesses = 0
        self.renamed_to: set[Path] = set()
        """The paths that unknown keys have once they are fixed."""

    def report(
        self,
        code: str,
        message: str,
        help: str,
        path: Path,
        *,
        key: bool = False,
        guess: str | None = None,
    ) -> object:
        """File a draft, with a fix if there is a guess; what was read is Unknown."""
        fix = None
        if guess:
            edit = (edits.rename if key else edits.say)(self.tree, path, guess)
            fix = Fix(f"write `{guess}`", (edit,), safe=False) if edit else None
        self.drafts.append(Draft(code, message, help, self.tree.place(path, key=key), fix=fix))
        return UNKNOWN

    def suggest(self, word: str, words: Iterable[str]) -> str | None:
        """The word that was meant, for the first mistakes: each takes a while.

        Of two letters one is half a word, as in nb for nn: these are told only if swapped.
        """
        self.guesses += 1
        guess = closest(word, words) if self.guesses <= MOST_GUESSES else None
        if guess and len(word) == len(guess) == 2 and sorted(word.lower()) != sorted(guess):
            return None
        return guess

    def part(self, cls: type[Part], node: Node, path: Path, subject: str, called: str = "") -> Part:
        """A part, with every field that can be read.

        ``subject`` is what its fields are said to be of, ``called`` what all of it is called.
        """
        names = _names(cls)
        if not isinstance(node, Mapping):
            required = [key for key in names if cls.model_fields[names[key]].is_required()]
            help = f"write keys with values below it, such as {_one_of_keys(required or names)}"
            self._no_mapping(node, called, "keys with values", help, path)
            return with_only(cls, {}, set())
        absent = [key for key in names if key not in node.entries]
        hidden = set(absent) if node.repeated or (not path and self.tree.incomplete) else set()
        fixed = FIXED_KEYS.get(cls, {})
        for key, entry in node.entries.items():
            if key not in names and _stands_alone(entry):
                self._without_value(key, path, subject)
                hidden |= set(absent)
            elif key in fixed:
                self._fixed_key(fixed[key], key, path, subject)
            elif key not in names:
                hidden |= self._unknown_key(cls, key, absent, path, subject)
        values: dict[str, Any] = {}
        for key, name in names.items():
            field = cls.model_fields[name]
            if key in node.entries:
                value = self._field(cls, name, node.entries[key].value, (*path, key), subject)
                if value is not UNKNOWN and (*path, key) not in self.unknown:
                    values[name] = value
            elif key in hidden:
                continue
            elif field.is_required():
                self._missing(field, (*path, key), subject)
            else:
                values[name] = field.get_default(call_default_factory=True)
        return with_only(cls, values, {names[key] for key in names if key in node.entries})

    def _no_mapping(self, node: Node, called: str, expected: str, help: str, path: Path) -> object:
        verb = "holds" if isinstance(path[-1], int) else "is"
        if node.data is EMPTY and verb == "is":
            return self.report("CS036", f"{called} is left empty", help, path)
        message = f"{called} {verb} {shown(node.data)}, not {expected}"
        return self.report("CS032", message, help, path)

    def _unknown_key(
        self, cls: type[Part], key: str, absent: list[str], path: Path, subject: str
    ) -> set[str]:
        """Report a key that the language doesn't have; returns the absent keys it may stand for."""
        guess = self.suggest(key, absent)
        others = f", or use {_one_of_keys(absent)}" if absent else ""
        help = f"did you mean `{guess}`?" if guess else f"remove it{others}"
        code, message = "CS030", f"`{cut(key)}` of {subject} is an unknown key"
        if cls is Spec:
            message = f"`{cut(key)}` is no section of a spec"
        elif cls is Routing:
            code, message = "HN309", f"`{cut(key)}` is no message that patients send to a clinic"
        if guess is None:
            self.report(code, message, help, (*path, key), key=True)
            return set(absent)
        meant = (*path, guess)
        fix = None if meant in self.renamed_to else guess  # of two misspelt keys one can be it
        self.report(code, message, help, (*path, key), key=True, guess=fix)
        self.renamed_to.add(meant)
        return {guess}

    def _fixed_key(self, fixed: FixedKey, key: str, path: Path, subject: str) -> None:
        """Report a key that would change what no clinic can change."""
        edit = edits.drop(self.tree, (*path, key))
        self.drafts.append(
            Draft(
                fixed.code,
                f"`{key}` of {subject} changes nothing, since {fixed.since}",
                f"remove `{key}`",
                self.tree.place((*path, key), key=True),
                fix=Fix(f"remove `{key}`", (edit,), safe=True) if edit else None,
            )
        )

    def _without_value(self, key: str, path: Path, subject: str) -> None:
        """Report what a comma has cut off: of ``{a: b, c}`` the ``c``."""
        self.report(
            "CS030",
            f"`{cut(key)}` of {subject} stands alone behind a comma",
            "put the whole text in quotes if the comma belongs to it; a number has a full stop",
            (*path, key),
            key=True,
        )

    def _missing(self, field: FieldInfo, path: Path, subject: str) -> None:
        mark = next((mark for mark in field.metadata if isinstance(mark, Code)), Code("CS031"))
        about = (field.description or "").rstrip(".")
        if get_origin(field.annotation) is Literal:
            about = one_of(get_args(field.annotation))
        elif not about[1:2].isupper():  # as in NHN's
            about = about[:1].lower() + about[1:]
        message = f"{_called(path, subject)} is missing{mark.so}"
        self.report(mark.missing, message, f"add `{path[-1]}`: {about}", path)

    def _field(self, cls: type[Part], name: str, node: Node, path: Path, subject: str) -> object:
        field = cls.model_fields[name]
        called = _called(path, subject)
        annotation = _bare(field.annotation)
        part = _part_in(annotation)
        if part is not None and _may_be_text(annotation) and not isinstance(node, Mapping):
            # Only a mapping can be meant for texts by language.
            return self._value(_adapter(part, "nb"), field, node, path, called)
        if part is not None:
            inner = subject_of(part, path, None, subject)
            return self.part(part, node, path, inner, called)
        if get_origin(annotation) is dict:
            return self._section(cls, name, node, path, called)
        if get_origin(annotation) is tuple:
            part = _part_in(get_args(annotation)[0])
            if part is not None:
                return self._parts(part, node, path, subject, called)
        return self._value(_adapter(cls, name), field, node, path, called)

    def _parts(self, part: type[Part], node: Node, path: Path, subject: str, called: str) -> object:
        if not isinstance(node, Sequence):
            help = "write a list, each item behind a hyphen"
            return self._no_mapping(node, called, "a list", help, path)
        items = [((*path, index), item) for index, item in enumerate(node.items)]
        return tuple(
            self.part(part, item, where, subject_of(part, where, None, subject), called)
            for where, item in items
        )

    def _section(self, cls: type[Part], name: str, node: Node, path: Path, called: str) -> object:
        """A mapping from ids to parts, to lists of parts, or to values."""
        field = cls.model_fields[name]
        help = "write each under an id of its own"
        if not isinstance(node, Mapping):
            return self._no_mapping(node, called, "ids with what stands under them", help, path)
        if field.is_required() and not node.entries:
            return self.report("CS036", f"{called} is empty", help, path)
        ids, values = _entry_adapters(cls, name)
        item = _bare(get_args(_bare(field.annotation))[1])
        part = _part_in(item)
        block = _part_in(get_args(item)[0]) if get_origin(item) is tuple else None
        entries: dict[str, object] = {}
        for key, entry in node.entries.items():
            where = (*path, key)
            self._id(ids, key, where, called)
            if part is not None:
                entries[key] = self._entity(part, entry.value, where)
            elif block is not None:
                template = f"the week template `{cut(key)}`"
                entries[key] = self._parts(block, entry.value, where, "", template)
            else:
                period = f"the period `{cut(key)}`"
                entries[key] = self._value(values, field, entry.value, where, period)
        return UNKNOWN if any(value is UNKNOWN for value in entries.values()) else entries

    def _id(self, ids: TypeAdapter[Any], key: str, path: Path, called: str) -> None:
        try:
            ids.validate_python(key)
        except ValidationError as error:
            found = complaint(error.errors(include_url=False)[0], self.suggest)
            message = f"{called} holds {found.what}"
            self.report("CS038", message, found.help, path, key=True)

    def _entity(self, part: type[Part], node: Node, path: Path) -> Part:
        name = node.data.get("name", node.data.get("title")) if isinstance(node, Mapping) else None
        subject = subject_of(part, path, name, "")
        return self.part(part, node, path, subject, subject)

    def _value(
        self, adapter: TypeAdapter[Any], field: FieldInfo, node: Node, path: Path, called: str
    ) -> object:
        try:
            return adapter.validate_python(node.data)
        except ValidationError as error:
            errors = error.errors(include_url=False)
        mark = next((mark for mark in field.metadata if isinstance(mark, Code)), None)
        own = mark.broken if mark else None
        if isinstance(node, Scalar) and node.data is EMPTY:
            help = "give it a value, in quotes if it begins with #"
            if not field.is_required():
                help += ", or remove the line"
            return self.report(own or "CS036", f"{called} is left empty", help, path)
        if len(errors) > 1:  # a list whose items are all broken also counts as too short
            errors = [each for each in errors if each["type"] != "too_short"]
        for each in errors:
            found = complaint(each, self.suggest)
            so = ""
            if found.what == BLANK:
                so = mark.so if mark else ", so nothing is shown in its place"
            self.report(
                found.code or own or found.usual,
                f"{called} {found.predicate}{so}",
                found.help,
                (*path, *found.at),
                key=found.at_key,
                guess=found.guess,
            )
        return UNKNOWN


def _stands_alone(entry: Entry) -> bool:
    """Whether a key of a flow mapping has not even a colon."""
    return entry.value.data is EMPTY and entry.value.start == entry.key_end
