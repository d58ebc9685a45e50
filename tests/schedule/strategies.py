"""Week templates and schedules as hypothesis draws them: mornings, in the weeks around Easter."""

from hypothesis import strategies as st

from clinicspec.model.names import time_text
from clinicspec.model.times import DAYS
from clinicspec.model.weeks import parse_week
from tests.weeks import week_text

FIRST_WEEK = "2026-W13"
"""Before Easter, so that public holidays are among the days."""

days = st.lists(st.sampled_from(DAYS), min_size=1, max_size=3, unique=True)
clock = st.integers(6 * 12, 9 * 12).map(lambda fives: fives * 5)


@st.composite
def hours(draw: st.DrawFn) -> str:
    """Some weekdays, and times of the morning, all at five minutes."""
    start = draw(clock)
    end = start + draw(st.integers(1, 30)) * 5
    return f'days: [{", ".join(draw(days))}], from: "{time_text(start)}", to: "{time_text(end)}"'


@st.composite
def blocks(draw: st.DrawFn) -> str:
    """A block in the morning, perhaps too short for a slot, perhaps with somebody who does it."""
    staff = draw(st.sampled_from(["", ", staff: ali", ", staff: kari"]))
    minutes = draw(st.sampled_from([10, 15, 20, 35]))
    return f"{{{draw(hours())}, types: [blood_test], slot_minutes: {minutes}{staff}}}"


@st.composite
def weeks(draw: st.DrawFn) -> str:
    """A few weeks, one after the other."""
    first_week = parse_week(FIRST_WEEK)
    assert first_week is not None
    first = first_week + draw(st.integers(0, 3))
    return f"{week_text(first)}/{week_text(first + draw(st.integers(0, 3)))}"


@st.composite
def schedules(draw: st.DrawFn) -> str:
    """One of two templates in a few weeks."""
    template, every = draw(st.sampled_from(["one", "two"])), draw(st.integers(1, 2))
    return f"{{template: {template}, weeks: {draw(weeks())}, every_weeks: {every}}}"


@st.composite
def templates(draw: st.DrawFn) -> str:
    """The two templates."""
    one, two = (", ".join(draw(st.lists(blocks(), min_size=1, max_size=3))) for _ in range(2))
    return f"week_templates:\n  one: [{one}]\n  two: [{two}]\n"


@st.composite
def employees(draw: st.DrawFn) -> str:
    """Kari, who leaves, and Ali, who is away, during these weeks."""
    away = draw(st.integers(23, 31))
    return f"""
employees:
  kari: {{name: Kari, profession: nurse, her_id: none, active: {{to: 2026-04-10}}}}
  ali:
    name: Ali
    profession: health_secretary
    her_id: none
    absences: [{{from: 2026-03-{away}, to: 2026-04-08, services: [booking]}}]
  per: {{name: Per, profession: health_secretary, her_id: none}}
"""
