"""One mistake, one finding: each rule's smallest violation, in the clinics where it fits."""

import pytest

from clinicspec.rules.catalogue import catalogue
from tests.violations import fjordbyen, heggvika, sagbakken
from tests.violations.clinic import Violation, found_after

CLINICS = {"fjordbyen": fjordbyen, "sagbakken": sagbakken, "heggvika": heggvika}

CASES = [
    pytest.param(name, code, violation, id=f"{name}-{code}")
    for name, clinic in CLINICS.items()
    for code, violation in clinic.VIOLATIONS.items()
]


@pytest.mark.parametrize(("clinic", "code", "violation"), CASES)
def test_one_mistake(clinic: str, code: str, violation: Violation) -> None:
    """The rule's code stands at the text that must change, says who and when, and stands alone."""
    found, messages = found_after(clinic, code, violation)
    assert found == sorted(violation.found)
    assert any(each.startswith(f"{code} ") for each in found)
    assert any(violation.says in message for message in messages), messages
    assert violation.says


@pytest.mark.parametrize("clinic", CLINICS)
def test_every_rule_has_its_turn(clinic: str) -> None:
    """Each rule of the domain is broken in this clinic, or it is said why it can't be."""
    tried, unfit = CLINICS[clinic].VIOLATIONS, CLINICS[clinic].DOES_NOT_FIT
    rules = {code for code in catalogue() if code.startswith("HN")}
    assert tried.keys() | unfit.keys() == rules
    assert not tried.keys() & unfit.keys()
    assert all(unfit.values())


def test_every_rule_can_be_broken_somewhere() -> None:
    """No rule is left out in all three clinics."""
    everywhere = set.intersection(*(set(clinic.DOES_NOT_FIT) for clinic in CLINICS.values()))
    elsewhere = {"HN005", "HN205", "HN170", "HN171", "HN172"}  # clinics, a file's size, a snapshot
    assert everywhere <= elsewhere
