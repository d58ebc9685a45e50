"""A clinic's own templates, each in the place of one of clinicspec's.

They are trusted code. The text of a spec never is: whatever a template shows is escaped, and an
address that begins with what a page says is one that a page may link to.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeAlias

from jinja2 import BaseLoader, Environment, Template, TemplateNotFound, nodes

from clinicspec.source.text import SourceText

Ends: TypeAlias = frozenset[str]
"""What the HTML before a place may end in, whichever way a template has gone."""

LONGEST_BEFORE = 100
"""Code points of it that are looked at."""

ADDRESS = re.compile(
    r"""(?<![\w-])(?:(?:xlink:)?href|src|srcset|action|formaction|poster|cite|data|ping)"""
    r"""\s*=\s*["']?\s*\Z""",
    re.IGNORECASE,
)
"""The end of HTML after which an address begins."""


@dataclass(frozen=True)
class OwnTemplates:
    """Templates by the name of what they stand in for; none by default."""

    texts: tuple[tuple[str, SourceText], ...] = ()
    """By name."""

    def get(self, name: str) -> SourceText | None:
        """The text of a template, if there is an own one of this name."""
        return dict(self.texts).get(name)


NO_OWN_TEMPLATES = OwnTemplates()


class OwnLoader(BaseLoader):
    """Loads own templates, with a guard over the addresses in them."""

    def __init__(self, own: OwnTemplates) -> None:
        self._texts = dict(own.texts)

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002  (jinja's signature)
        template: str,
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The text of a template; jinja calls it by the file as its user knows it."""
        if template not in self._texts:
            raise TemplateNotFound(template)
        source = self._texts[template]
        return source.text, source.name, None

    def list_templates(self) -> list[str]:
        """Their names."""
        return [*self._texts]

    def load(self, environment: Environment, name: str, globals: Any | None = None) -> Template:
        """Compile a template whose addresses go through the filter ``address``."""
        text, filename, _ = self.get_source(environment, name)
        tree = environment.parse(text, name, filename)
        guard_addresses(tree)
        code = environment.compile(tree, name, filename)
        return environment.template_class.from_code(environment, code, globals or {})


def guard_addresses(tree: nodes.Template) -> None:
    """Put the filter ``address`` on all that a template writes where an address may begin."""
    _guard(tree, frozenset([""]))


def _guard(node: nodes.Node, before: Ends) -> Ends:
    """Guard what is below a node, which may stand after any of some ends of HTML."""
    if isinstance(node, nodes.TemplateData):
        return frozenset((end + node.data)[-LONGEST_BEFORE:] for end in before)
    if isinstance(node, nodes.Output):
        for index, child in enumerate(node.nodes):
            if isinstance(child, nodes.TemplateData):
                before = _guard(child, before)
            elif any(map(ADDRESS.search, before)):  # what shows nothing lets the next one begin it
                node.nodes[index] = nodes.Filter(
                    *(child, "address", [], [], None, None),
                    lineno=child.lineno,
                    environment=child.environment,
                )
            else:
                before = frozenset([""])
        return before
    if isinstance(node, nodes.If):
        ways: list[Sequence[nodes.Node]] = [node.body, *[[each] for each in node.elif_], node.else_]
    elif isinstance(node, nodes.For):
        ways = [node.body, node.else_]
    else:
        ways = [list(node.iter_child_nodes())]
    return frozenset(chain.from_iterable(_guard_row(way, before) for way in ways))


def _guard_row(row: Sequence[nodes.Node], before: Ends) -> Ends:
    for node in row:
        before = _guard(node, before)
    return before
