"""From the bytes of a test file to its tests, and what is wrong with how they are written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from clinicspec.diagnostics.draft import Draft, of_problem
from clinicspec.diagnostics.finding import Place
from clinicspec.diagnostics.suggest import closest
from clinicspec.expectations.model import (
    BookingExpectation,
    Expectation,
    MessageExpectation,
    SlotsExpectation,
)
from clinicspec.model.names import cut
from clinicspec.model.spec_tree import SpecTree, join
from clinicspec.model.unreadable import MOST_GUESSES, one_of, shown
from clinicspec.model.wording import complaint
from clinicspec.source.read import read
from clinicspec.source.text import SourceText
from clinicspec.source.tree import EMPTY, Mapping, Node, Path, Sequence

TESTS = "tests"
"""The only key of a test file."""

_BEGIN = f"begin with `{TESTS}:`, and write each test behind a hyphen below it"

KINDS: dict[str, type[Expectation]] = {
    "message": MessageExpectation,
    "patient_of": BookingExpectation,
    "calendar": SlotsExpectation,
}
"""The key that tells what a test is about, and what the test then is."""


@dataclass(frozen=True)
class Asked:
    """One test of a file."""

    expectation: Expectation
    tree: SpecTree
    """The file that it stands in."""
    path: Path

    def place(self, *below: str | int) -> Place:
        """Where the test stands, or what stands ``below`` it; a key's place is its value's."""
        return self.tree.place((*self.path, *below))

    @property
    def called(self) -> str:
        """What a message calls it."""
        return _called(self.expectation.name)


class Guesses:
    """The word that was meant by a mistyped one, for the first mistakes: each takes a while."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, word: str, words: Iterable[str]) -> str | None:
        """The nearest of some words, or None."""
        self.count += 1
        return closest(word, words) if self.count <= MOST_GUESSES else None


def read_tests(
    clinic: str, file: str, content: bytes
) -> tuple[SourceText, list[Asked], list[Draft]]:
    """The text of a test file, the tests in it that can be read, and what is wrong with the rest.

    Whether what they name is there is not looked at. Never raises, whatever the bytes.
    """
    document, problems = read(file, content)
    source, root = document.source, document.root
    drafts = [of_problem(source, problem) for problem in problems]
    if root is None:
        empty = [each._replace(help=f"{_BEGIN}, or delete it") for each in drafts]
        return source, [], empty if problems[0].code == "CS016" else drafts
    tree, about_root = join(clinic, [document], incomplete=False)
    if about_root:  # no mapping: what is said of a spec's file is not true of this one
        place = Place(source.name, source.span(root.start, root.end))
        message = f"the file holds {shown(root.data)} where `{TESTS}` belongs"
        return source, [], [*drafts, Draft("CS091", message, _BEGIN, place)]
    reader = _Reader(tree)
    tests = list(reader.tests())
    return source, tests, drafts + reader.drafts


class _Reader:
    """One reading of one file."""

    def __init__(self, tree: SpecTree) -> None:
        self.tree = tree
        self.drafts: list[Draft] = []
        self.suggest = Guesses()

    def tests(self) -> Iterator[Asked]:
        """The tests that can be read whole."""
        root = self.tree.root
        for key in root.entries:
            if key != TESTS:
                guess = self.suggest(key, [TESTS] if TESTS not in root.entries else [])
                help = f"did you mean `{guess}`?" if guess else f"put it into a test of `{TESTS}`"
                message = f"`{cut(key)}` is an unknown key of a test file"
                self.report("CS090", message, help, (key,), key=True)
        entry = root.entries.get(TESTS)
        if entry is None:
            if not self.drafts and not root.repeated:
                self._no_tests("`tests` is missing, so nothing is tested", ())
        elif not isinstance(entry.value, Sequence):
            self._no_tests(f"`{TESTS}` is {shown(entry.value.data)}, not a list", (TESTS,))
        elif not entry.value.items:
            self._no_tests(f"`{TESTS}` is empty, so nothing is tested", (TESTS,))
        else:
            for index, node in enumerate(entry.value.items):
                expectation = self.test(node, (TESTS, index))
                if expectation is not None:
                    yield Asked(expectation, self.tree, (TESTS, index))

    def test(self, node: Node, path: Path) -> Expectation | None:
        """One test; None where it can't be read."""
        if not isinstance(node, Mapping):
            help = f"write `name` and {_kinds()} below it, and what is expected"
            self.report("CS091", f"a test is {shown(node.data)}, not keys with values", help, path)
            return None
        called = _called(node.data.get("name"))
        kind = _kind(node)
        if kind is None:
            help = f"add {_kinds()}, and what is expected"
            self.report("CS091", f"{called} does not say what it tests", help, path)
            return None
        try:
            expectation = kind.model_validate(node.data)
        except ValidationError as error:
            self._complain(kind, node, path, called, error.errors(include_url=False))
            return None
        return None if node.repeated else expectation

    def _complain(
        self,
        kind: type[Expectation],
        node: Mapping,
        path: Path,
        called: str,
        errors: list[ErrorDetails],
    ) -> None:
        """Report all that is wrong with one test."""
        keys = {field.alias or name: field for name, field in kind.model_fields.items()}
        absent = [key for key in keys if key not in node.entries]
        hidden = set(absent) if node.repeated else set()
        for each in errors:
            if each["type"] == "extra_forbidden":
                hidden |= self._unknown_key(kind, str(each["loc"][0]), absent, path, called)
        for each in errors:
            where: Path = (*path, *each["loc"])
            key = str(each["loc"][0])
            if each["type"] == "extra_forbidden" or key in hidden:
                continue
            if each["type"] == "too_short" and each["input"]:
                continue  # it is short of items that can be read, which others of the errors say
            if each["type"] == "missing":
                about = keys[key].description or ""
                help = f"add `{key}`: {about[:1].lower()}{about[1:].rstrip('.')}"
                self.report("CS091", f"`{key}` of {called} is missing", help, where)
            elif each["input"] is EMPTY:
                help = "give it a value, or remove the line"
                self.report("CS091", f"`{key}` of {called} is left empty", help, where)
            else:
                in_value: ErrorDetails = {**each, "loc": each["loc"][1:]}
                found = complaint(in_value, self.suggest)
                message = f"`{key}` of {called} {found.predicate}"
                self.report("CS091", message, found.help, (*path, key, *found.at), key=found.at_key)

    def _unknown_key(
        self, kind: type[Expectation], key: str, absent: list[str], path: Path, called: str
    ) -> set[str]:
        """Report a key that such a test doesn't have; returns the absent ones it may stand for."""
        guess = self.suggest(key, absent)
        others = f", or use {one_of([f'`{each}`' for each in absent])}" if absent else ""
        help = f"did you mean `{guess}`?" if guess else f"remove it{others}"
        message = f"`{cut(key)}` of {called} is no key of a {kind.noun}"
        self.report("CS090", message, help, (*path, key), key=True)
        return {guess} if guess else set(absent)

    def _no_tests(self, message: str, path: Path) -> None:
        help = f"write each test behind a hyphen below `{TESTS}`"
        self.report("CS091", message, help, path)

    def report(self, code: str, message: str, help: str, path: Path, *, key: bool = False) -> None:
        """File a draft."""
        self.drafts.append(Draft(code, message, help, self.tree.place(path, key=key)))


def _kind(test: Mapping) -> type[Expectation] | None:
    """What a test is about: of the kinds, the one that most of its keys belong to."""

    def own_keys(kind: type[Expectation]) -> int:
        return sum(
            (field.alias or name) in test.entries
            for name, field in kind.model_fields.items()
            if name not in ("name", "on")  # which all kinds have
        )

    kind = max(KINDS.values(), key=own_keys)
    return kind if own_keys(kind) else None


def _kinds() -> str:
    return one_of([f"`{key}`" for key in KINDS])


def _called(name: object) -> str:
    return f"the test “{cut(name)}”" if isinstance(name, str) and name.strip() else "a test"
