"""What is wrong with own templates before any page is made of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from jinja2 import nodes
from jinja2.meta import find_referenced_templates

from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.finding import Place
from clinicspec.diagnostics.suggest import closest
from clinicspec.pages.environment import SHIPPED, environment, templates
from clinicspec.pages.own import OwnTemplates
from clinicspec.pages.rendering import mistake, place_in
from clinicspec.source.text import SourceText


def check_own_templates(
    texts: Mapping[str, SourceText], folder: str
) -> tuple[OwnTemplates, list[Draft]]:
    """The templates of a folder by their names, and what is wrong with them.

    ``folder`` is what its user calls it.
    """
    own = OwnTemplates(tuple(sorted(texts.items())))
    if not texts:
        message = f"“{folder}” holds no template, so the pages would be clinicspec's own"
        help = f"name a folder that holds {', '.join(shipped_names())}"
        return own, [Draft("CS096", message, help, Place(folder))]
    built = environment(own)
    read: dict[str, _Template] = {}
    drafts: list[Draft] = []
    for name, source in own.texts:
        try:
            built.get_template(name)  # what it calls is looked at as well
            read[name] = _Template(source, built.parse(source.text, name, source.name))
        except Exception as error:
            drafts.append(mistake(error, name, own))
    for name in shipped_names():
        shipped = _Template(None, built.parse((templates() / name).read_text("utf-8"), name))
        read[f"{SHIPPED}/{name}"] = shipped
        if own.get(name) is None:
            read[name] = shipped
    drafts += _unused(own, read, every=not drafts)
    for template in read.values():
        drafts += _without_escaping(template)
        drafts += _lost_blocks(template, read)
        drafts += _missing_macros(template, read)
    return own, list(dict.fromkeys(drafts))


def shipped_names() -> list[str]:
    """The names of clinicspec's own templates."""
    return sorted(path.name for path in templates().iterdir())


@dataclass(frozen=True)
class _Template:
    """A template that could be read; ``source`` is None for one of clinicspec's own."""

    source: SourceText | None
    tree: nodes.Template

    @cached_property
    def parent(self) -> str | None:
        """The name of the template that it extends; "" for one that is known only in use."""
        for node in self.tree.find_all(nodes.Extends):
            name = node.template
            return name.value if isinstance(name, nodes.Const) else ""
        return None

    @cached_property
    def blocks(self) -> Mapping[str, int]:
        """All its blocks, and the lines they begin in."""
        return {node.name: node.lineno for node in self.tree.find_all(nodes.Block)}

    @cached_property
    def outer_blocks(self) -> Mapping[str, int]:
        """Those that stand in no other."""
        inner = {
            block.name
            for outer in self.tree.find_all(nodes.Block)
            for block in outer.find_all(nodes.Block)
        }
        return {name: line for name, line in self.blocks.items() if name not in inner}

    @cached_property
    def names(self) -> frozenset[str]:
        """What others can import from it: macros, and names that are set."""
        macros = {node.name for node in self.tree.find_all(nodes.Macro)}
        return frozenset(macros | {name.name for name in self.tree.find_all(nodes.Name)})


def _unused(own: OwnTemplates, read: Mapping[str, _Template], *, every: bool) -> Iterator[Draft]:
    """Own templates that stand in for none, and that none of them calls.

    ``every`` says whether all of them could be read; where not, they may be called all the same.
    """
    called = {
        name
        for template in read.values()
        if template.source is not None
        for name in find_referenced_templates(template.tree)
    }
    if not every or None in called:  # None: one that is known only in use
        return
    for name, source in own.texts:
        if name in shipped_names() or name in called:
            continue
        guess = closest(name, shipped_names())
        yield Draft(
            "CS096",
            f"“{source.name}” stands in for none of clinicspec's templates, and no other calls it, "
            "so no page would be made with it",
            f"did you mean {guess}?"
            if guess
            else f"name it as one of {', '.join(shipped_names())}, or remove it",
            Place(source.name),
        )


def _without_escaping(template: _Template) -> Iterator[Draft]:
    if template.source is None:
        return
    for node in template.tree.find_all(
        (nodes.EvalContextModifier, nodes.ScopedEvalContextModifier)
    ):
        yield Draft(
            "CS097",
            "`autoescape` could let the text of a spec be HTML, so no template has it",
            "leave it out: HTML that you write in the template itself is HTML",
            place_in(template.source, node.lineno, "autoescape"),
        )


def _lost_blocks(template: _Template, read: Mapping[str, _Template]) -> Iterator[Draft]:
    """Blocks that stand nowhere in what the template extends, so that nobody sees them."""
    ancestors: list[str] = []
    parent = template.parent
    while parent is not None:
        if parent not in read or parent in ancestors:  # known only in use, or found to be no use
            return
        ancestors.append(parent)
        parent = read[parent].parent
    if not ancestors:
        return
    above = {name for ancestor in ancestors for name in read[ancestor].blocks}
    for name, line in template.outer_blocks.items():
        if name in above:
            continue
        if template.source is not None:
            guess = closest(name, above)
            yield Draft(
                "CS097",
                f"there is no block `{name}` in the template that this one extends, so what stands "
                "in it would not be shown",
                f"did you mean `{guess}`?" if guess else "name one of its blocks",
                place_in(template.source, line, name),
            )
            continue
        for source in filter(None, (read[ancestor].source for ancestor in ancestors)):
            yield Draft(
                "CS097",
                f"the template has no block `{name}`, so what other pages have in it would not "
                "be shown",
                f"write {{% block {name} %}}{{% endblock %}} where the page's content belongs",
                Place(source.name),
            )


def _missing_macros(template: _Template, read: Mapping[str, _Template]) -> Iterator[Draft]:
    """Names that are imported from an own template that doesn't have them."""
    for node in template.tree.find_all(nodes.FromImport):
        called = node.template.value if isinstance(node.template, nodes.Const) else ""
        target = read.get(called)
        if target is None or target.source is None:
            continue
        for each in node.names:
            name = each[0] if isinstance(each, tuple) else each
            if name in target.names:
                continue
            guess = closest(name, target.names)
            place = Place(target.source.name)
            if template.source is not None:
                place = place_in(template.source, node.lineno, name)
            yield Draft(
                "CS097",
                f"{called} has no macro `{name}`, which other templates call",
                f"did you mean `{guess}`?" if guess else f"add {{% macro {name}(…) %}} to it",
                place,
            )
