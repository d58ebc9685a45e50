"""Changes of a spec by the paths of its values, as edits of its files.

Each gives None where the spec is written in a way that no small edit can change: above all where
a file uses aliases, since a value may then stand in several places at once.
"""

from clinicspec.diagnostics.fix import Edit
from clinicspec.model.spec_tree import SpecTree
from clinicspec.source import edits
from clinicspec.source.edits import Change
from clinicspec.source.tree import Mapping, Path, Scalar, Sequence


def say(tree: SpecTree, path: Path, text: str) -> Edit | None:
    """Another text in the place of the scalar at ``path``, quoted as the old one was."""
    node = tree.node(path)
    source = tree.source(path)
    return _edit(
        tree,
        path,
        edits.other_text(source.text, node, text) if isinstance(node, Scalar) else None,
    )


def quote(tree: SpecTree, path: Path) -> Edit | None:
    """The scalar at ``path`` in quotes."""
    node = tree.node(path)
    return _edit(tree, path, edits.in_quotes(node) if isinstance(node, Scalar) else None)


def put(tree: SpecTree, path: Path, yaml: str) -> Edit | None:
    """YAML of one line as the value at ``path``, whose key is added where it is missing."""
    text = tree.source(path).text
    node = tree.node(path)
    if isinstance(node, Scalar):
        return _edit(tree, path, edits.other_yaml(text, node, yaml))
    parent = tree.node(path[:-1])
    if node is None and isinstance(parent, Mapping) and len(path) > 1:
        return _edit(tree, path, edits.another_entry(text, parent, str(path[-1]), yaml))
    return None


def drop(tree: SpecTree, path: Path) -> Edit | None:
    """The spec without the key or the item at ``path``."""
    text = tree.source(path).text
    parent, step = tree.node(path[:-1]), path[-1]
    if isinstance(parent, Mapping) and step in parent.entries and len(path) > 1:
        return _edit(tree, path, edits.without_entry(text, parent, str(step)))
    if isinstance(parent, Sequence) and isinstance(step, int) and step < len(parent.items):
        return _edit(tree, path, edits.without_item(text, parent, step))
    return None


def rename(tree: SpecTree, path: Path, key: str) -> Edit | None:
    """Another key in the place of the last one of ``path``."""
    parent = tree.node(path[:-1])
    if isinstance(parent, Mapping) and path[-1] in parent.entries:
        return _edit(tree, path, edits.other_key(parent.entries[str(path[-1])], key))
    return None


def _edit(tree: SpecTree, path: Path, change: Change | None) -> Edit | None:
    source = tree.source(path)
    if change is None or edits.may_hold_aliases(source.text):
        return None
    return Edit(source.name, source.span(change.start, change.end), change)
