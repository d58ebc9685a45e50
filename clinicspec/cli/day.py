"""A date on the command line."""

from datetime import date

import click


class Day(click.ParamType[date]):
    """A date as a spec writes it."""

    name = "DATE"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date, or a usage error."""
        from clinicspec.model.times import read_date
        from clinicspec.model.weeks import YEARS

        day = read_date(value)
        if day is None:
            self.fail(
                f"{value!r} is no date: write it as in 2026-12-24, of a day from {YEARS.start} to "
                f"{YEARS.stop - 1}.",
                param,
                ctx,
            )
        return day
