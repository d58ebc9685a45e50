"""Values that know where they stand are the values that they are, until they are written out."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from clinicspec.model.origin import MOST, mark, marked, marked_like, marks_in, without_marks
from clinicspec.source.limits import MAX_NODES

MARK = mark(7)
VALUES = ("Kari <Lunde>", 8900101, date(2026, 12, 24))


def test_there_are_enough() -> None:
    """A file of a spec has fewer values than there are marks."""
    assert MOST > MAX_NODES


@given(st.integers(0, MOST - 1))
def test_marks(number: int) -> None:
    """A mark tells its number, and is gone without a trace."""
    assert list(marks_in(f"a{mark(number)}b")) == [number]
    assert without_marks(f"a{mark(number)}b") == "ab"


@pytest.mark.parametrize("value", VALUES)
def test_a_value_is_what_it_is(value: object) -> None:
    """Whoever compares values, or looks one up, sees no mark."""
    with_mark = marked(value, MARK)
    assert with_mark == value
    assert {value: 1}[with_mark] == 1
    assert type(with_mark) is not type(value)


@pytest.mark.parametrize("value", VALUES)
def test_it_is_written_with_its_mark(value: object) -> None:
    """Once, before it, whichever way it is written out."""
    with_mark = marked(value, MARK)
    assert str(with_mark) == f"{with_mark}" == "%s" % with_mark == MARK + str(value)  # noqa: UP031
    assert Markup("<b>%s</b>") % with_mark == f"<b>{MARK}{escape(value)}</b>"


def test_it_is_on_each_of_its_lines() -> None:
    """A text that goes on has its mark before all its lines, but for blank ones."""
    text = marked("a <b>\n\n c\n", MARK)
    assert str(text) == f"{text}" == f"{MARK}a <b>\n\n{MARK} c\n"
    assert Markup("<b>%s</b>") % text == f"<b>{MARK}a &lt;b&gt;\n\n{MARK} c\n</b>"


def test_what_is_made_of_it() -> None:
    """What is made of a value says where it is from, as far as the value itself can tell."""
    name, minutes = marked(" Kari ", MARK), marked(510, MARK)
    day = marked(date(2026, 12, 31), MARK)
    assert f"{minutes // 60:02}.{minutes % 60:02}" == f"{MARK}08.{MARK}30"
    assert str(day + timedelta(days=1)) == f"{MARK}2027-01-01"
    assert str(day - timedelta(days=1)) == f"{MARK}2026-12-30"
    assert day - date(2026, 12, 24) == timedelta(days=7)
    assert f"{day:%d.%m}" == f"{MARK}31.12"
    assert str(day.isoformat()) == f"{MARK}2026-12-31"
    assert (str(name.strip()), name + "!", "!" + name) == (
        f"{MARK}Kari",
        f"{MARK} Kari !",
        f"!{MARK} Kari ",
    )


def test_handing_marks_on() -> None:
    """What is made of several values has the marks of all, and of none without any."""
    street, city = marked("Gata 1", mark(1)), marked("Oslo", mark(2))
    assert list(marks_in(str(marked_like([street, None, "x", city], "Gata 1, Oslo")))) == [1, 2]
    assert type(marked_like(["Gata 1"], "Gata 1, Oslo")) is str


@pytest.mark.parametrize("value", [True, None, 1.5, ("a",)])
def test_what_takes_no_mark(value: object) -> None:
    """A flag and whatever else has no text of its own stays as it is."""
    assert marked(value, MARK) is value
