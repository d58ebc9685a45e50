"""From bytes to a tree, all the way."""

from clinicspec.source.build import parse
from clinicspec.source.decode import decode
from clinicspec.source.problem import Problem
from clinicspec.source.text import SourceText
from clinicspec.source.tree import Node


def read(file: str, content: bytes) -> tuple[SourceText, Node | None, list[Problem]]:
    """The text of a file, its tree (None where the file can't be read), and what is wrong with it.

    The text is always there to show the problems' places in. Never raises, whatever the bytes.
    """
    source, problems = decode(file, content)
    if problems:
        return source, None, problems
    tree, problems = parse(source)
    return source, tree, problems
