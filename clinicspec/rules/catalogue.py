"""All rules by their code: each file in a family's folder is one."""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType, ModuleType
from typing import NamedTuple

from clinicspec import rules
from clinicspec.rules.rule import Check, Rule

NO_WAY_ROUND = (
    "settings can't lower its severity, no comment and no setting suppresses it, and no baseline "
    "takes it"
)


class Entry(NamedTuple):
    """A rule, its page in Markdown, and its check where it has one."""

    rule: Rule
    page: str
    check: Check | None
    topic: str
    """The name of the folder that it stands in, with hyphens: ``gp-calendar``."""

    @property
    def summary(self) -> str:
        """The page's first line."""
        return self.page.split("\n", 1)[0].rstrip(".")

    @property
    def family(self) -> str:
        """What stands for all codes of the same hundred: HN4xx."""
        return f"{self.rule.code[:3]}xx"

    @property
    def notices(self) -> list[str]:
        """What holds for it beside its page, a sentence each."""
        lines = []
        if self.rule.protects_patients:
            lines.append(f"It protects patients, so {NO_WAY_ROUND}.")
        elif not self.rule.can_be_lowered:
            lines.append(f"{NO_WAY_ROUND[0].upper()}{NO_WAY_ROUND[1:]}.")
        if self.rule.fixable:
            lines.append("`check --fix` may mend it, with `--unsafe-fixes` where it has to guess.")
        return lines


@cache
def catalogue() -> Mapping[str, Entry]:
    """Every rule, in the order of the codes."""
    entries = []
    for module in rule_modules():
        page = (module.__doc__ or "").strip() + "\n"
        topic = (module.__package__ or "").rpartition(".")[2].replace("_", "-")
        entries.append(Entry(module.RULE, page, getattr(module, "check", None), topic))
    entries.sort(key=lambda entry: entry.rule.code)
    return MappingProxyType({entry.rule.code: entry for entry in entries})


def rule_modules() -> list[ModuleType]:
    """The files that hold a rule each: those in the families' folders."""
    modules = []
    for family in pkgutil.iter_modules(rules.__path__, f"{rules.__name__}."):
        if family.ispkg:
            package = importlib.import_module(family.name)
            found = pkgutil.iter_modules(package.__path__, f"{family.name}.")
            modules += [importlib.import_module(each.name) for each in found]
    return modules
