"""The files of one clinic as one tree, and the place of every path in it."""

from dataclasses import dataclass
from functools import cached_property
from typing import cast

from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.finding import FILE_START, Place, Related
from clinicspec.source.read import Document
from clinicspec.source.text import SourceText
from clinicspec.source.tree import Data, Mapping, Node, Path, Sequence, descend

_SECTION_TWICE = "CS021"


@dataclass(frozen=True)
class SpecTree:
    """The sections of one clinic's spec, wherever they stand."""

    clinic: str
    main: SourceText
    """The file that a section which is absent would stand in."""
    data: dict[str, Data]
    documents: tuple[Document, ...]
    """The files that hold sections."""
    homes: dict[str, Document]
    """The file of each section."""
    incomplete: bool = False
    """A file could not be read, so a section that is absent may stand in there."""
    flawed: bool = False
    """Something was left out of a file, such as the second of two equal keys."""
    repeated: bool = False
    """A section stands in two files, of which the first is taken."""

    @cached_property
    def root(self) -> Mapping:
        """All sections with their places, as if they stood in one file."""
        roots = {id(each): cast("Mapping", each.root) for each in self.documents}
        entries = {key: roots[id(home)].entries[key] for key, home in self.homes.items()}
        repeated = self.repeated or any(root.repeated for root in roots.values())
        return Mapping(0, 0, entries, self.data, repeated)

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Where ``path`` stands: its value, or its key if ``key`` says so or the value is empty.

        If it is missing, the place is the key of the part that lacks it.
        """
        node, entry, taken = descend(self.root, path)
        source = self.source(path)
        if taken < len(path) and (entry is not None or taken == 0):
            key = True
        if taken == 0:
            entry = next(iter(self.root.entries.values()), None)
            if entry is None:
                return Place(source.name, FILE_START, path)
        if entry is not None and (key or node.start == node.end):
            return Place(source.name, source.span(entry.key_start, entry.key_end), path)
        return Place(source.name, source.span(node.start, node.end), path)

    def source(self, path: Path) -> SourceText:
        """The file that ``path`` stands in, or would stand in."""
        home = self.homes.get(str(path[0])) if path else None
        return home.source if home else self.main

    def node(self, path: Path) -> Node | None:
        """The node that stands at ``path``."""
        node, _, taken = descend(self.root, path)
        return node if taken == len(path) else None


def join(
    clinic: str, documents: list[Document], *, incomplete: bool, flawed: bool = False
) -> tuple[SpecTree, list[Draft]]:
    """Put the files of a clinic together: the sections of each, none of them twice."""
    drafts = []
    data: dict[str, Data] = {}
    homes: dict[str, Document] = {}
    with_sections = []
    for document in documents:
        if not isinstance(document.data, dict):
            incomplete = True
            if document.root is not None:
                drafts.append(_no_sections(document.source, document.root))
            continue
        with_sections.append(document)
        for section, value in document.data.items():
            if section in homes:
                drafts.append(_section_twice(section, homes[section], document))
            else:
                data[section], homes[section] = value, document
    repeated = any(draft.code == _SECTION_TWICE for draft in drafts)
    tree = SpecTree(
        clinic,
        documents[0].source,
        data,
        tuple(with_sections),
        homes,
        incomplete,
        flawed or bool(drafts),
        repeated,
    )
    return tree, drafts


def _no_sections(source: SourceText, root: Node) -> Draft:
    what = "a list" if isinstance(root, Sequence) else "a single value"
    return Draft(
        "CS032",
        f"the file holds {what} where the sections of a spec belong",
        "begin with `clinicspec: 1` and the sections, each on its line",
        Place(source.name, source.span(root.start, root.end)),
    )


def _section_twice(section: str, first: Document, second: Document) -> Draft:
    def place(document: Document) -> Place:
        entry = cast("Mapping", document.root).entries[section]
        span = document.source.span(entry.key_start, entry.key_end)
        return Place(document.source.name, span, (section,))

    return Draft(
        _SECTION_TWICE,
        f"the section `{section}` stands in two files of this clinic",
        "put the two together in one of the files",
        place(second),
        (Related("it stands here as well", place(first)),),
    )
