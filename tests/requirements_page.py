"""``docs/requirements.md``: every sentence of PatientSky's guide, and what holds a clinic to it.

Run as a module (`make docs`), it writes the page.
"""

from clinicspec.rules.catalogue import catalogue
from clinicspec.rules.guide import GUIDE
from clinicspec.rules.rule import Rule
from clinicspec.rules.sentence import Sentence
from tests.clinics import ROOT
from tests.rules.codes_without_rule import WITHOUT_RULE, WithoutRule

DOCUMENT = ROOT / "docs" / "requirements.md"
HEAD = """\
<!-- Written by `make docs` from the rules, clinicspec/rules/guide_*.py and
tests/rules/codes_without_rule.py. Change those, not this file. -->

# Requirements

Every sentence of [PatientSky's guide to HelseNorge][guide], and what holds a clinic to it:

- a rule, which `clinicspec check` holds a spec against
- a file that `clinicspec build` writes, and the field that carries what the sentence says
- *by construction*, where no spec can break it
- *nothing to hold*, and why

A sentence is named after its line of the guide's text, L84 for one, and L84b, L84c for the line's
further sentences. Lines without a sentence have no entry. What the guide says stands here in our
words.

[guide]: https://help.patientsky.com/v/english/integrations/helsenorge
"""
WITHOUT_RULE_HEAD = """
## Codes without a rule

Some requirements have a code and no rule: no spec can break them, or no spec can show whether they
are met.

| code | what it asks | what keeps it | tests |
|---|---|---|---|
"""


def document() -> str:
    """The page: a table for each heading of the guide, then the codes without a rule."""
    tables = "".join(_table(heading, sentences) for heading, sentences in GUIDE.items())
    return HEAD + tables + WITHOUT_RULE_HEAD + "".join(map(_without_rule, WITHOUT_RULE))


def rules_for(sentence: Sentence) -> list[Rule]:
    """The rules that hold a sentence, by their code."""
    return [entry.rule for entry in catalogue().values() if sentence.id in entry.rule.guide]


def _table(heading: str, sentences: tuple[Sentence, ...]) -> str:
    rows = "".join(
        f"| {each.id} | {each.gist} | {'<br>'.join(_held_by(each))} |\n" for each in sentences
    )
    return f"\n## {heading}\n\n| | the guide says | held by |\n|---|---|---|\n{rows}"


def _held_by(sentence: Sentence) -> list[str]:
    """What holds a sentence, each on a line of its own."""
    lines = [f"[{rule.code}](rules.md#{rule.code}) {rule.name}" for rule in rules_for(sentence)]
    for artefact in sentence.artefacts:
        file, _, field = artefact.partition(": ")
        lines.append(f"`{file}`: `{field}`" if field else f"`{file}`")
    if sentence.construction:
        lines.append(f"*by construction:* {sentence.construction}")
    if sentence.reason:
        lines.append(f"*nothing to hold:* {sentence.reason}")
    return lines


def _without_rule(each: WithoutRule) -> str:
    tests = [
        f"[{name}](../tests/{file})"
        for file, _, name in (test.partition("::") for test in each.tests)
    ]
    return f"| {each.code} | {each.asks} | {each.kept_by} | {'<br>'.join(tests)} |\n"


if __name__ == "__main__":
    DOCUMENT.write_text(document(), "utf-8")
