"""From the tree of a spec to its model."""

from pydantic import ValidationError

from clinicspec.diagnostics.draft import Draft
from clinicspec.model.consistency import check_consistency
from clinicspec.model.references import check_references
from clinicspec.model.shape import read_spec
from clinicspec.model.spec import Spec
from clinicspec.model.spec_tree import SpecTree
from clinicspec.source.tree import Mapping, Path


def build(tree: SpecTree) -> tuple[Spec, list[Draft]]:
    """The model of a spec, and what is wrong with its shape and its references.

    What is wrong is Unknown in the model. Without drafts, nothing is.
    """
    drafts: list[Draft] = []
    if tree.incomplete or tree.flawed:
        spec, drafts = read_spec(tree, frozenset())
    else:
        try:
            spec = Spec.model_validate(tree.data)
        except ValidationError:
            spec, drafts = read_spec(tree, frozenset())
    broken, about_references = check_references(spec, tree)
    discordant, about_consistency = check_consistency(spec, tree)
    unknown = broken | discordant
    if tree.flawed:
        unknown |= _with_an_id_twice(spec, tree)
    if unknown:
        spec, _ = read_spec(tree, unknown)
    spec.name_entities(tree.clinic)
    return spec, [*drafts, *about_references, *about_consistency]


def _with_an_id_twice(spec: Spec, tree: SpecTree) -> frozenset[Path]:
    """The sections of which one entry was lost, so that nobody can say what they don't hold."""
    sections = [(name,) for name, value in spec.__dict__.items() if isinstance(value, dict)]
    nodes = [(section, tree.node(section)) for section in sections]
    return frozenset(
        section for section, node in nodes if isinstance(node, Mapping) and node.repeated
    )
