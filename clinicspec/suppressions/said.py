"""What a suppression says, wherever it is written: codes, a last day, a reason."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.finding import Place
from clinicspec.diagnostics.suggest import closest
from clinicspec.model.names import cut, listed
from clinicspec.rules.catalogue import catalogue

DAY_HELP = "write the last day on which it holds as in 2027-01-31"

_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Code(NamedTuple):
    """A rule's code as somebody has written it, and where."""

    text: str
    place: Place


def known_codes(written: Iterable[Code]) -> tuple[list[str], list[Draft]]:
    """The rules that can be suppressed, and what is wrong with the others."""
    codes, drafts = [], []
    for each in written:
        code = each.text.upper()
        if code not in catalogue():
            drafts.append(_unknown(each))
        elif not catalogue()[code].rule.can_be_lowered:
            drafts.append(_refused(code, each.place))
        else:
            codes.append(code)
    return codes, drafts


def _unknown(code: Code) -> Draft:
    text = code.text.upper()
    guess = closest(text, catalogue())
    help = f"did you mean `{guess}`?" if guess else "see `clinicspec rule` for the list"
    if text.endswith("X"):
        help = "name each rule: a family would hide what nobody has looked at"
    return Draft("CS024", f"there is no rule `{cut(code.text)}` to suppress", help, code.place)


def _refused(code: str, place: Place) -> Draft:
    rule = catalogue()[code].rule
    why = "it protects patients" if rule.protects_patients else "what is built would not be true"
    return Draft(
        "CS025",
        f"{code} can't be suppressed, since {why}",
        f"remove {code} here, and put right what the rule finds",
        place,
    )


def read_day(text: str) -> date | None:
    """A date as specs have it, or None."""
    try:
        return date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return None


def is_over(until: date | None, today: date | None) -> bool:
    """Whether the last day has passed; without a day to look from, nobody can tell."""
    return until is not None and today is not None and until < today


def without_reason(place: Place, how: str) -> Draft:
    """What is said of a suppression that does not say why; ``how`` shows the way to."""
    return Draft(
        "CS022",
        "nobody can tell why this is to be suppressed, so it is not",
        f"say the reason: {how}",
        place,
    )


def over(until: date, codes: list[str], place: Place) -> Draft:
    """What is said of a suppression whose last day is past."""
    return Draft(
        "CS027",
        f"since {until.isoformat()} has passed, {listed(codes)} {_is(codes)} no longer suppressed",
        "put right what was to be put right by then, or agree on another day",
        place,
    )


def unused(codes: list[str], where: str, place: Place) -> Draft:
    """What is said of codes that a suppression names, and that are not found there."""
    return Draft(
        "CS026",
        f"{listed(codes)} {_is(codes)} not found {where}, so there is nothing to suppress",
        f"remove {'it' if len(codes) == 1 else 'them'} here",
        place,
    )


def _is(codes: list[str]) -> str:
    return "is" if len(codes) == 1 else "are"


def unused_codes(
    named: Iterable[str], used: set[str], found: set[str], *, from_a_day: bool
) -> list[str]:
    """The codes that a suppression names in vain.

    Of those in ``used`` it has suppressed something. ``found`` are all codes that are found and not
    suppressed: some of them may keep a weaker rule silent.
    """
    rules = (catalogue()[code].rule for code in named if code not in used)
    return [
        rule.code
        for rule in rules
        if found.isdisjoint(rule.yields_to) and (from_a_day or not rule.looks_from_today)
    ]
