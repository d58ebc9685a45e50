"""A comma that a person meant as text, in a place where YAML takes it for the end of a value."""

import pytest

from tests.clinics import checked
from tests.rules.mutated import edited
from tests.rules.pages import BASE


@pytest.mark.parametrize(
    ("old", "new", "alone"),
    [
        ("{name: Konsultasjon,", "{name: Konsultasjon, price: 125,50,", "50"),
        ("{name: Samtale,", "{name: Samtale, eller prat,", "eller prat"),
    ],
)
def test_what_a_comma_cuts_off(old: str, new: str, alone: str) -> None:
    """It is one finding, which says to put the text in quotes and not to remove half of it."""
    found = [each for each in checked(edited(BASE, (old, new))).findings if each.help]
    (said,) = (each for each in found if each.severity == "error")
    assert said.code == "CS030"
    assert f"`{alone}` of the appointment type" in said.message
    assert said.message.endswith("stands alone behind a comma")
    assert said.help.startswith("put the whole text in quotes")
