"""The examples on the rules' pages, and what ``check`` says of them.

Run as a script (`make docs`), it writes what ``check`` says into the pages, and with ``--docs`` all
pages into ``docs/rules.md``: look at the difference.
"""

import inspect
import re
import sys
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from clinicspec.diagnostics.finding import RULE_PAGES, Finding, Severity
from clinicspec.diagnostics.render import text
from clinicspec.rules.catalogue import Entry, catalogue, rule_modules
from tests.clinics import ROOT, checked

BASE = (Path(__file__).parent / "base.yaml").read_text()
SECTION = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)
DOCUMENT = ROOT / RULE_PAGES
HEAD = """\
<!-- Written by `make docs` from the files below clinicspec/rules. Change those, not this file. -->

# Rules

What `clinicspec check`, `build` and `verify` find, a page for each code. `clinicspec rule CODE`
shows a page on the command line.

An example gives the sections of a spec that matter to it; the others are those of
[tests/rules/base.yaml](../tests/rules/base.yaml). Below it stands what `check --notes` says of it,
and then the sections put right.
"""

FENCE = re.compile(r"```(yaml|text)\n(.*?)```", re.DOTALL)


class Example(NamedTuple):
    """What a page shows: a spec with the mistake, what is said of it, and the spec put right."""

    broken: str
    said: str
    right: str


def example(page: str) -> Example | None:
    """The example on a page, if it has one."""
    blocks = FENCE.findall(page)
    if [kind for kind, _ in blocks] != ["yaml", "text", "yaml"]:
        assert not blocks, "a page has no example, or yaml, text and yaml"
        return None
    return Example(*(block for _, block in blocks))


def completed(fragment: str) -> str:
    """A whole spec: the fragment's sections, then the base's others."""
    own = set(re.findall(r"^([a-z_]+):", fragment, re.MULTILINE))
    rest = [part for part in SECTION.split(BASE)[1:] if part.partition(":")[0] not in own]
    return fragment + "".join(rest)


def said_of(fragment: str, code: str) -> tuple[list[Finding], str]:
    """What ``check --notes`` says of a fragment, completed: findings, and text.

    Notes of other rules than ``code`` are left out, since the base itself deserves some.
    """
    result = checked(completed(fragment))
    findings = [
        each for each in result.findings if each.code == code or each.severity != Severity.NOTE
    ]
    return findings, text.render(findings, result.sources, colour=False, notes=True)


def fill_in() -> None:
    """Write what is said into every page's example."""
    for module in rule_modules():
        shown = example(module.__doc__ or "")
        if shown is not None:
            file = Path(inspect.getfile(module))
            said = said_of(shown.broken, module.RULE.code)[1].rstrip("\n") + "\n"
            content = file.read_text("utf-8")
            filled_in = content.replace(f"```text\n{shown.said}```", f"```text\n{said}```")
            file.write_text(filled_in, "utf-8")


def document() -> str:
    """All pages as one document: its contents by family, then page after page."""
    family_of = {
        module.RULE.code: (import_module(module.__package__ or "").__doc__ or "").rstrip(".")
        for module in rule_modules()
    }
    families: dict[str, list[Entry]] = {}
    for code, entry in catalogue().items():
        families.setdefault(family_of[code], []).append(entry)
    contents = [
        f"\n## {family}\n\n"
        + "".join(
            f"- [{entry.rule.code}](#{entry.rule.code}) {entry.summary}\n" for entry in entries
        )
        for family, entries in families.items()
    ]
    pages = [_page(entry) for entries in families.values() for entry in entries]
    return HEAD + "".join(contents) + "".join(pages)


def _page(entry: Entry) -> str:
    rule = entry.rule
    title, _, text = entry.page.partition("\n")
    text = re.sub("^## ", "#### ", text, flags=re.MULTILINE)
    return (
        f'\n---\n\n<a id="{rule.code}"></a>\n\n### {rule.code} {rule.name}\n\n{title}\n\n'
        f"*{rule.severity.capitalize()} · {rule.source}*\n{text}"
        + "".join(f"\n{line}\n" for line in entry.notices)
    )


if __name__ == "__main__":
    if sys.argv[1:] == ["--docs"]:
        DOCUMENT.parent.mkdir(exist_ok=True)
        DOCUMENT.write_text(document(), "utf-8")
    else:
        fill_in()
