"""How messages say what a spec holds."""

from datetime import date

import pytest

from clinicspec.model.names import days_in_words

MONDAY, FRIDAY = date(2026, 12, 14), date(2026, 12, 18)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (MONDAY, FRIDAY, "from 2026-12-14 to 2026-12-18"),
        (MONDAY, MONDAY, "on 2026-12-14"),
        (MONDAY, None, "from 2026-12-14"),
        (None, FRIDAY, "until 2026-12-18"),
        (None, None, ""),
    ],
)
def test_a_span_of_days(start: date | None, end: date | None, words: str) -> None:
    """A span of days is said in one way, wherever it is said."""
    assert days_in_words(start, end) == words
