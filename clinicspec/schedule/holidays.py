"""The public holidays of Norway."""

from datetime import date, timedelta
from functools import cache

FIXED_DAYS = ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26))
"""Month and day. 1 and 17 May: LOV-1947-04-26-1; the others: LOV-1995-02-24-12 § 2."""

DAYS_FROM_EASTER = (-3, -2, 0, 1, 39, 49, 50)
"""Maundy Thursday, Good Friday, Easter Sunday and Monday, Ascension Day, Whit Sunday and Monday,
counted from Easter Sunday (LOV-1995-02-24-12 § 2)."""


def easter_sunday(year: int) -> date:
    """Easter in the Gregorian calendar.

    The rule is J.-M. Oudin's (1940), as in the Explanatory Supplement to the Astronomical Almanac:
    ``moon`` is the number of days from 21 March to the Paschal full moon (``mean_moon`` before the
    calendar's two exceptions), and ``weekday`` that moon's day of the week (0 for Sunday); Easter
    is the Sunday after it.
    """
    century = year // 100
    golden = year % 19
    mean_moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = mean_moon - (mean_moon // 28) * (1 - (29 // (mean_moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    return date(year, 3, 28) + timedelta(days=moon - weekday)


@cache
def public_holidays(year: int) -> frozenset[date]:
    """A year's public holidays, those that fall on a Sunday included.

    Other Sundays are not in it, Palm Sunday neither: a clinic that plans one of them means it.
    Two holidays may fall on one day, as 17 May and Whit Monday do in 2027.
    """
    easter = easter_sunday(year)
    fixed = {date(year, month, day) for month, day in FIXED_DAYS}
    return frozenset(fixed | {easter + timedelta(days=days) for days in DAYS_FROM_EASTER})
