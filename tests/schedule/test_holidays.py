"""Public holidays, held against the ``holidays`` library and against printed calendars."""

from datetime import MAXYEAR, MINYEAR, date

import holidays
import pytest

from clinicspec.schedule.holidays import easter_sunday, public_holidays


@pytest.mark.parametrize("year", range(1970, 2101))
def test_holidays_are_those_of_the_library(year: int) -> None:
    """No slot is offered on a public holiday, and none is lost on any other day."""
    library = holidays.country_holidays("NO", years=year, language="no")
    assert public_holidays(year) == library.keys()


@pytest.mark.parametrize(
    "easter",
    [
        date(1818, 3, 22),
        date(1943, 4, 25),
        date(1954, 4, 18),
        date(1981, 4, 19),
        date(2038, 4, 25),
        date(2049, 4, 18),
        date(2076, 4, 19),
        date(2285, 3, 22),
        date(2326, 4, 25),
    ],
)
def test_easter_in_the_years_that_rules_get_wrong(easter: date) -> None:
    """Both ends of Easter's range, and the years in which the calendar's exceptions apply."""
    assert easter_sunday(easter.year) == easter


def test_two_holidays_on_one_day() -> None:
    """In 2027, 17 May is Whit Monday: one day fewer, not one day moved."""
    assert date(2027, 5, 17) in public_holidays(2027)
    assert len(public_holidays(2027)) == len(public_holidays(2026)) - 1


def test_every_year_has_its_holidays() -> None:
    """No date that a spec can hold is too far off."""
    for year in range(MINYEAR, MAXYEAR + 1):
        easter = easter_sunday(year)
        assert easter.isoweekday() == 7
        assert date(year, 3, 22) <= easter <= date(year, 4, 25)
        assert {day.year for day in public_holidays(year)} == {year}
