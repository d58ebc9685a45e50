"""The whole catalogue: every code that is raised has a page, and every page has its code raised."""

import inspect
import re
from pathlib import Path

import clinicspec
from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.catalogue import catalogue, rule_modules

PACKAGE = Path(clinicspec.__file__).parent
CODE = re.compile(r'"((?:CS|HN)[0-9]{3})"')
RULES_OWN_CODE = re.compile(r'\bRULE = Rule\(\s*code="\w+"')

LEAVES_ALL_KNOWN = {"CS026", "CS027", "CS077", "CS078", "HN008", "HN051", "HN211"}
"""Found while files are read, although nothing is Unknown because of it; CS077 and CS078 are about
approvals that can be read, and hold for nothing."""


def _raised() -> set[str]:
    """The codes in the package's source, and those of rules that find something themselves."""
    sources = [module.read_text("utf-8") for module in PACKAGE.rglob("*.py")]
    raised = {code for source in sources for code in CODE.findall(RULES_OWN_CODE.sub("", source))}
    for module in rule_modules():
        if hasattr(module, "check") or "RULE.code" in inspect.getsource(module):
            raised.add(module.RULE.code)
    return raised


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    """No finding lacks its page, and no page tells of what is never found."""
    raised, paged = _raised(), set(catalogue())
    assert (raised - paged, paged - raised) == (set(), set())


def test_codes_and_names_are_unique() -> None:
    """A code and a name are one rule's, and the rule's file begins with its code."""
    rules = [module.RULE for module in rule_modules()]
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)
    files = [module.__name__.rpartition(".")[2] for module in rule_modules()]
    assert [file.partition("_")[0].upper() for file in files] == [rule.code for rule in rules]


def test_a_check_says_what_it_looks_at() -> None:
    """A rule is run over subjects of its own, or is found while files are read: never both."""
    for module in rule_modules():
        assert hasattr(module, "check") == (module.RULE.each is not None), module.RULE.code


def test_what_can_not_be_read_is_an_error() -> None:
    """What is Unknown in the model keeps the clinic from being compiled."""
    for code, entry in catalogue().items():
        if entry.rule.each is None and not code.startswith("CS06"):  # those are about the output
            assert entry.rule.severity is Severity.ERROR or code in LEAVES_ALL_KNOWN, code


def test_what_rules_yield_to() -> None:
    """What a rule yields to is a rule with a check, and what that one yields to as well.

    So none is dropped because of a remark that is itself dropped, and no two drop one another.
    """
    for code, entry in catalogue().items():
        for other in entry.rule.yields_to:
            assert catalogue()[other].check is not None, code
            assert set(catalogue()[other].rule.yields_to) <= set(entry.rule.yields_to), code
        assert code not in entry.rule.yields_to


def test_what_protects_patients_is_not_silenced_by_what_can_be_lowered() -> None:
    """A rule that protects patients yields only to rules that no setting can lower."""
    for code, entry in catalogue().items():
        if entry.rule.protects_patients:
            lower = [
                other for other in entry.rule.yields_to if catalogue()[other].rule.can_be_lowered
            ]
            assert lower == [], code
