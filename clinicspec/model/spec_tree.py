"""The files of one clinic as one tree, and the place of every path in it."""

from dataclasses import dataclass

from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.finding import FILE_START, Place, Related
from clinicspec.source.text import SourceText
from clinicspec.source.tree import Entry, Mapping, Node, Path, Sequence, descend


@dataclass(frozen=True)
class SpecTree:
    """The sections of one clinic's spec, wherever they stand.

    ``root`` is a mapping over all files; ``files`` says in which file each section stands.
    """

    clinic: str
    main: SourceText
    root: Mapping
    files: dict[str, SourceText]
    incomplete: bool = False
    """A file could not be read, so a section that is absent may stand in there."""
    flawed: bool = False
    """Something was left out of a file, such as the second of two equal keys."""

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
        return self.files.get(str(path[0]), self.main) if path else self.main

    def node(self, path: Path) -> Node | None:
        """The node that stands at ``path``."""
        node, _, taken = descend(self.root, path)
        return node if taken == len(path) else None


def join(
    clinic: str,
    main: SourceText,
    parts: list[tuple[SourceText, Node]],
    *,
    incomplete: bool,
    flawed: bool = False,
) -> tuple[SpecTree, list[Draft]]:
    """Put the files of a clinic together: the sections of each, none of them twice."""
    drafts = []
    entries: dict[str, Entry] = {}
    files: dict[str, SourceText] = {}
    repeated = False
    for source, node in parts:
        if not isinstance(node, Mapping):
            what = "a list" if isinstance(node, Sequence) else "a single value"
            drafts.append(
                Draft(
                    "CS032",
                    f"the file holds {what} where the sections of a spec belong",
                    "begin with `clinicspec: 1` and the sections, each on its line",
                    Place(source.name, source.span(node.start, node.end)),
                )
            )
            incomplete = True
            continue
        repeated = repeated or node.repeated
        for section, entry in node.entries.items():
            if section in entries:
                first, other = files[section], entries[section]
                drafts.append(
                    Draft(
                        "CS021",
                        f"the section `{section}` stands in two files of this clinic",
                        "put the two together in one of the files",
                        Place(source.name, source.span(entry.key_start, entry.key_end), (section,)),
                        (
                            Related(
                                "it stands here as well",
                                Place(
                                    first.name,
                                    first.span(other.key_start, other.key_end),
                                    (section,),
                                ),
                            ),
                        ),
                    )
                )
                repeated = True
            else:
                entries[section], files[section] = entry, source
    data = {section: entry.value.data for section, entry in entries.items()}
    root = Mapping(0, 0, entries, data, repeated)
    return SpecTree(clinic, main, root, files, incomplete, flawed or bool(drafts)), drafts
