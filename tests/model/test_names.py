"""Every word of the language that messages name has a name."""

from typing import get_args

import pytest

from clinicspec.model.names import (
    LANGUAGE_NAMES,
    MESSAGE_NAMES,
    PROFESSION_NAMES,
    WEEKDAY_NAMES,
    MessageService,
)
from clinicspec.model.people import Profession
from clinicspec.model.times import DAYS
from clinicspec.model.words import Language


@pytest.mark.parametrize(
    ("names", "words"),
    [
        pytest.param(LANGUAGE_NAMES, Language, id="languages"),
        pytest.param(MESSAGE_NAMES, MessageService, id="messages"),
        pytest.param(PROFESSION_NAMES, Profession, id="professions"),
    ],
)
def test_every_word_has_a_name(names: dict[str, str], words: object) -> None:
    """No message fails on a word that was added to the language."""
    assert set(names) == set(get_args(words))


def test_weekdays_are_in_order() -> None:
    """Weekdays count from Monday, as in the spec language."""
    assert [name[:3].lower() for name in WEEKDAY_NAMES] == list(DAYS)
