"""From bytes to a document: what a file says, and where."""

from dataclasses import dataclass
from functools import cached_property

from clinicspec.source.build import parse
from clinicspec.source.common_forms import data_of_common_forms
from clinicspec.source.decode import decode
from clinicspec.source.problem import Problem
from clinicspec.source.text import SourceText
from clinicspec.source.tree import Data, Node


@dataclass(frozen=True)
class Document:
    """One file. Both ``data`` and ``root`` are None where the file can't be read."""

    source: SourceText
    """Its text, which is always there to show places in."""
    data: "Data | None" = None

    @cached_property
    def root(self) -> Node | None:
        """The tree, with the place of everything: it is made when the first place is asked for."""
        return None if self.data is None else parse(self.source)[0]


def read(file: str, content: bytes) -> tuple[Document, list[Problem]]:
    """What a file says, and what is wrong with it. Never raises, whatever the bytes."""
    source, problems = decode(file, content)
    if problems:
        return Document(source), problems
    data = data_of_common_forms(source.text)
    if data is not None:
        return Document(source, data), []
    root, problems = parse(source)
    document = Document(source, None if root is None else root.data)
    vars(document)["root"] = root  # so that it is not made again
    return document, problems
