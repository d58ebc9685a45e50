"""An artefact's lines and a spec's on both sides: what comes from where, and goes where."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import Any, NamedTuple

from clinicspec.diagnostics.finding import Place, path_text
from clinicspec.model.spec_tree import SpecTree
from clinicspec.origins.document import NAME, parse
from clinicspec.origins.lines import Lines
from clinicspec.origins.look_up import Reached, reached_by, said_by, said_on
from clinicspec.source.text import Position, Span
from clinicspec.source.tree import Mapping, Node, Path, Scalar, Sequence
from clinicspec.store.built import BuiltClinic
from clinicspec.store.manifest import digest
from clinicspec.store.specs_folder import ENDING, SpecFile


class Where(NamedTuple):
    """What stands in a spec."""

    path: str
    place: Place | None
    """None where the spec has no such path any more."""
    text: str
    """The line of the place, without what stands around it."""


class Blamed(NamedTuple):
    """A line of an artefact, and where it comes from."""

    line: int
    """Counted from 1."""
    text: str
    near: int | None
    """The line that ``origins`` are those of, where this one says nothing of the spec itself."""
    origins: tuple[Where, ...]


class Value(NamedTuple):
    """What stands in a spec, and where it comes out."""

    origin: Where
    reached: Reached | None


def map_of(built: BuiltClinic) -> Lines | None:
    """The map of a clinic's artefacts; None if what stands there is no map of them."""
    origins = parse(built.files[NAME])
    counts = {file: len(_text(content)) for file, content in built.files.items()}
    for by_file in (origins or {}).values():
        if any(max(numbers) > counts.get(file, 0) for file, numbers in by_file.items()):
            return None
    return origins


def _text(content: bytes) -> list[str]:
    try:
        lines = content.decode().split("\n")
    except UnicodeDecodeError:
        return []
    return [line.rstrip("\r") for line in (lines if lines[-1] else lines[:-1])]


@dataclass(frozen=True)
class Clinic:
    """A clinic's artefacts beside its spec."""

    built: BuiltClinic
    origins: Lines
    """The map, as ``map_of`` has it."""
    files: tuple[SpecFile, ...]
    spec: SpecTree

    @property
    def is_fresh(self) -> bool:
        """Whether the spec is what the artefacts were built from, but for its logo."""
        written = self.built.manifest.specs.items()
        now = {file.path: digest(file.content) for file in self.files}
        return now == {path: of for path, of in written if path.endswith(ENDING)}

    @property
    def sections(self) -> list[str]:
        """The paths of the spec's sections."""
        return [*self.spec.root.entries]

    @property
    def paths(self) -> Iterable[str]:
        """All paths of the spec."""
        return self._paths

    @cached_property
    def _paths(self) -> dict[str, Path]:
        """The paths of the spec, by how they are written."""
        return {path_text(path): path for path, _, _, _ in self._nodes()}

    def _nodes(self) -> Iterator[tuple[Path, Node, int, int]]:
        """Everything that the spec holds: path, value, and from where to where its key stands."""
        ahead: list[tuple[Path, Node, int, int]] = [
            ((section,), entry.value, entry.key_start, entry.key_end)
            for section, entry in self.spec.root.entries.items()
        ]
        while ahead:
            path, node, start, end = ahead.pop()
            yield path, node, start, end
            if isinstance(node, Mapping):
                ahead += [
                    ((*path, key), entry.value, entry.key_start, entry.key_end)
                    for key, entry in node.entries.items()
                ]
            elif isinstance(node, Sequence):
                ahead += [
                    ((*path, index), item, item.start, item.start)
                    for index, item in enumerate(node.items)
                ]

    def text(self, file: str) -> list[str]:
        """The lines of an artefact; none of one that is no text."""
        return _text(self.built.files[file])

    def line(self, file: str, number: int) -> Blamed:
        """Where a line of an artefact comes from, or else the nearest in the same block."""
        text = self.text(file)
        said = said_by(self.origins, file, text, number)
        origins = self._places(said.paths, text[said.line - 1]) if said else ()
        near = said.line if said and said.near else None
        return Blamed(number, text[number - 1], near, origins)

    def lines(self, file: str) -> list[Blamed]:
        """Where all lines of an artefact come from that say something of the spec."""
        text = self.text(file)
        return [
            Blamed(number, text[number - 1], None, self._places(paths, text[number - 1]))
            for number, paths in said_on(self.origins, file).items()
        ]

    def _places(self, paths: Iterable[str], line: str) -> tuple[Where, ...]:
        """Where a line's paths stand, in the order of the spec; those that are gone go last."""
        found = (each for path in paths for each in self._held(path, line))
        return tuple(sorted(found, key=_in_order))

    def _held(self, path: str, line: str) -> list[Where]:
        """Where a path stands; of a text on several lines, where those stand that a line holds."""
        where = self.where(path)
        if where.place is None or where.place.span.start.line == where.place.span.end.line:
            return [where]
        source = self.spec.source(where.place.path)
        (first, column), (last, end) = where.place.span
        held = []
        for number in range(first, last + 1):
            text = source.line(number)
            start = column if number == first else len(text) - len(text.lstrip()) + 1
            stop = end if number == last else len(text) + 1
            if _holds(line, text[start - 1 : stop - 1]):
                span = Span(Position(number, start), Position(number, stop))
                held.append(Where(path, where.place._replace(span=span), text.strip()))
        return held or [where]

    def where(self, path: str) -> Where:
        """Where a path of the map stands in the spec as it is now."""
        if path not in self._paths:
            return Where(path, None, "")
        found = self._paths[path]
        is_part = not isinstance(self.spec.node(found), Scalar)
        place = self.spec.place(found, key=is_part and isinstance(found[-1], str))
        text = self.spec.source(found).line(place.span.start.line)
        return Where(path, place, text.strip())

    def reached(self, paths: Iterable[str]) -> list[Value]:
        """Where what stands at paths of the spec comes out."""
        return [Value(self.where(path), reached_by(self.origins, path)) for path in paths]

    def on_line(self, file: str, number: int) -> list[str]:
        """The paths of what stands on a line of the spec: its values, or else its keys.

        ``file`` is as places name it.
        """
        values, keys = [], []
        for path, node, start, end in self._nodes():
            source = self.spec.source(path)
            if source.name != file:
                continue
            is_key = start < end and source.position(start).line == number
            if not isinstance(node, Scalar):
                keys += [path] if is_key else []
            elif is_key or number in _lines_of(source.span(node.start, node.end)):
                values.append(path)
        return [path_text(path) for path in sorted(values or keys, key=path_text)]


def _lines_of(span: Span) -> range:
    """The lines on which something stands; a block ends where the line behind it begins."""
    (first, _), (last, end) = span
    return range(first, max(first, last if end > 1 else last - 1) + 1)


def _holds(line: str, words: str) -> bool:
    """Whether a line of an artefact says some words of a spec, in whichever format it is."""
    words = _plain(words).strip("\"' ")
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", _plain(line))
    return found is not None and any(map(str.isalnum, words))


def _plain(text: str) -> str:
    """A text without what HTML, XML, JSON, YAML and calendar files make of its characters."""
    return " ".join(unescape(text).replace("\\n", " ").replace("\\", "").split())


def _in_order(origin: Where) -> tuple[bool, Any, str]:
    place = origin.place
    return place is None, place and (place.file, place.span), origin.path


VERSION = 1
"""Of the format: a change that a script could stumble over counts it up."""


def document(
    clinic: Clinic, folder: str, lines: list[Blamed], values: list[Value]
) -> dict[str, Any]:
    """An answer for scripts, as ``blame.schema.json`` describes it; ``folder`` is the clinic's."""
    return {
        "version": VERSION,
        "clinic": clinic.built.manifest.clinic,
        "folder": folder,
        "fresh": clinic.is_fresh,
        "lines": [
            {
                "line": each.line,
                "text": each.text,
                "near": each.near,
                "origins": [_where(origin) for origin in each.origins],
            }
            for each in lines
        ],
        "values": [
            {
                "origin": _where(each.origin),
                "around": each.reached.path if each.reached else None,
                "files": each.reached.files if each.reached else {},
            }
            for each in values
        ],
    }


def _where(origin: Where) -> dict[str, Any]:
    start = origin.place.span.start if origin.place else None
    return {
        "path": origin.path,
        "file": origin.place.file if origin.place else None,
        "line": start.line if start else None,
        "column": start.column if start else None,
        "text": origin.text,
    }
