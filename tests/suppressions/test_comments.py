"""Suppressions in comments: which there are, what they hold for, what is wrong with them."""

import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clinicspec.diagnostics.finding import RULE_PAGES, Finding, Place, Severity
from clinicspec.rules.catalogue import catalogue
from clinicspec.source.read import read
from clinicspec.suppressions import said
from clinicspec.suppressions.comments import read_comments
from tests.clinics import ROOT, checked
from tests.rules.mutated import Edit, edited
from tests.rules.pages import BASE

LAB = "  lab:\n    name: Laboratorium\n    kind: resource\n"
"""A calendar, which is named after nothing it offers (HN518) once it is called Rom 2."""

OTHER = "  lab:\n    name: Rom 2\n    kind: resource\n"
WHY = "ignore[HN518] -- the door says so"


def _findings(*edits: Edit, today: date | None = None) -> list[Finding]:
    found = checked(edited(BASE, (LAB, OTHER), *edits), today=today).findings
    return [each for each in found if each.code[:2] == "CS" or each.code in ("HN518", "HN061")]


def _said(*edits: Edit, today: date | None = None) -> list[str]:
    """Codes with what they are about, those in brackets that are suppressed."""
    return [
        f"({each.code})" if each.suppression else each.code
        for each in _findings(*edits, today=today)
        if each.code != "HN061"
    ]


def test_without() -> None:
    """The mistake that the other tests suppress is found."""
    assert _said() == ["HN518"]


@pytest.mark.parametrize(
    "edit",
    [
        ("Rom 2\n", f"Rom 2  # clinicspec: {WHY}\n"),
        ("    name: Rom 2", f"    # clinicspec: {WHY}\n    name: Rom 2"),
        ("    name: Rom 2", f"# clinicspec: {WHY}\n    # a door\n    #\n    name: Rom 2"),
        ("    name: Rom 2", f"    # a door  # clinicspec: {WHY}\n    name: Rom 2"),
        ("Rom 2\n", f"Rom 2  # a door # clinicspec: {WHY}\n"),
        ("Rom 2\n", "Rom 2 #clinicspec:ignore[hn518]--x\n"),
        ("Rom 2\n", "Rom 2 #  Clinicspec :  Ignore [ HN518,HN061 ]  until=2026-12-31  --  x\n"),
        ("Rom 2\n", "Rom 2 # clinicspec: ignore[HN061 HN518] -- x -- y\n"),
    ],
)
def test_where_it_holds(edit: Edit) -> None:
    """A comment holds for its line, or alone on one or more lines for the line below them."""
    (found,) = (each for each in _findings(edit) if each.code == "HN518")
    assert found.suppression is not None
    assert found.suppression.in_spec


@pytest.mark.parametrize(
    "edit",
    [
        ("    name: Rom 2", f"    # clinicspec: {WHY}\n\n    name: Rom 2"),
        ("Rom 2\n", f"Rom 2\n    # clinicspec: {WHY}\n"),
        ("calendars:\n", f"calendars:  # clinicspec: {WHY}\n"),
        ("calendars:\n", f"# clinicspec: {WHY}\ncalendars:\n"),
    ],
)
def test_where_it_does_not_hold(edit: Edit) -> None:
    """A blank line ends what it holds for, and it holds for nothing else, above or below."""
    assert sorted(_said(edit)) == ["CS026", "HN518"]


def test_above_a_thing_is_above_its_key() -> None:
    """What is found of a whole section is suppressed above its name, where people write it."""
    edit = ("groups:\n", "# clinicspec: ignore[HN061] -- x\ngroups:\n")
    (found,) = (each for each in _findings(edit) if each.code == "HN061")
    assert found.suppression is not None
    assert found.place.span.start.line == found.suppression.place.span.start.line + 2


@pytest.mark.parametrize(
    "value",
    [
        f'"Rom 2 # clinicspec: {WHY}"',
        f"'Rom 2 # clinicspec: {WHY}'",
        f"|\n      Rom 2\n      # clinicspec: {WHY}\n",
        f">-\n      Rom 2\n\n      # clinicspec: {WHY}\n      # more",
        f'"Rom 2\n      # clinicspec: {WHY}"',
        f"Rom 2#clinicspec:{WHY}",
    ],
)
def test_what_is_no_comment(value: str) -> None:
    """A sign in a text, quoted or in a block, begins no comment."""
    text = edited(BASE, (LAB, LAB.replace("Laboratorium", value)))
    document, problems = read("a.yaml", text.encode())
    assert problems == []
    assert read_comments(document) == ([], [])


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (f"|  # clinicspec: {WHY}\n      Rom 2", 0),
        (f"|-\n      Rom 2\n    # clinicspec: {WHY}", 3),
        (f'{{nb: "a # b"}}  # clinicspec: {WHY}', 0),
        (f"[a,  # clinicspec: {WHY}\n      b]", 0),
        (f"&a  # clinicspec: {WHY}\n      Rom 2", 0),
        (f"'it''s'  # clinicspec: {WHY}", 0),
    ],
)
def test_what_is_a_comment(value: str, line: int) -> None:
    """A comment may stand behind the sign of a block, in brackets, and behind a block's end."""
    text = edited(BASE, (LAB, LAB.replace("Laboratorium", value)))
    document, _ = read("a.yaml", text.encode())
    ((comment,), drafts) = read_comments(document)
    first = text[: text.index(value)].count("\n") + 1
    assert (comment.line, drafts) == (first + line, [])


@pytest.mark.parametrize(
    ("comment", "code", "marked", "says"),
    [
        (
            "clinicspec: ignore[HN518]",
            "CS022",
            "# clinicspec: ignore[HN518]",
            "nobody can tell why",
        ),
        ("clinicspec: ignore[HN518] -- ", "CS022", "# clinicspec: ignore[HN518] --", "nobody"),
        ("clinicspec: ignore[HN518] until=2027-02-30 -- x", "CS023", "2027-02-30", "is no day"),
        ("clinicspec: ignore[HN518] until=20270228 -- x", "CS023", "20270228", "is no day"),
        ("clinicspec: ignore[HN518] because -- x", "CS023", " because -- x", "can't be read"),
        ("clinicspec: ignore[] -- x", "CS023", "# clinicspec: ignore[] -- x", "names no rule"),
        ("clinicspec: ignore HN518 -- x", "CS023", "# clinicspec: ignore HN518 -- x", "no rule"),
        ("clinicspec: ignor[HN518] -- x", "CS023", "# clinicspec: ignor[HN518] -- x", "“# clinic"),
        ("clinicspec ignore[HN518] -- x", "CS023", "# clinicspec ignore[HN518] -- x", "“# clinic"),
        ("clinicspec: ignore[HN581] -- x", "CS024", "HN581", "there is no rule `HN581`"),
        ("clinicspec: ignore[HN5xx] -- x", "CS024", "HN5xx", "there is no rule `HN5xx`"),
        ("clinicspec: ignore[HN207] -- x", "CS025", "HN207", "since it protects patients"),
        ("clinicspec: ignore[CS030] -- x", "CS025", "CS030", "what is built would not be true"),
        ("clinicspec: ignore[HN002] -- x", "CS025", "HN002", "what is built would not be true"),
        ("clinicspec: ignore[HN409, HN602] -- x", "CS025", "HN602", "what is built"),
    ],
)
def test_what_is_wrong(comment: str, code: str, marked: str, says: str) -> None:
    """A mistake in a suppression is one error at its place, and what it is about is still found."""
    text = edited(BASE, (LAB, OTHER), ("Rom 2\n", f"Rom 2  # {comment}\n"))
    found = checked(text)
    (about,) = (each for each in found.findings if each.code[:2] == "CS")
    start, end = map(found.sources["clinic.yaml"].offset, about.place.span)
    assert (about.code, about.severity, text[start:end]) == (code, Severity.ERROR, marked)
    assert says in about.message
    assert [each.suppression for each in found.findings if each.code == "HN518"] == [None]


@pytest.mark.parametrize(
    "comment",
    ["clinicspec: 1", "clinicspec: ignores this", "clinicspec reads this [1]", "ignore[a]"],
)
def test_sentences(comment: str) -> None:
    """A comment that says something to people is nobody's business."""
    assert _said(("Rom 2\n", f"Rom 2  # {comment}\n")) == ["HN518"]


def test_one_wrong_code_of_several() -> None:
    """The others hold."""
    edit = ("Rom 2\n", "Rom 2  # clinicspec: ignore[HN581, HN518] -- x\n")
    assert _said(edit) == ["(HN518)", "CS024"]


@pytest.mark.parametrize(
    ("today", "said"),
    [(None, ["(HN518)"]), ("2026-12-31", ["(HN518)"]), ("2027-01-01", ["HN518", "CS027"])],
)
def test_its_last_day(today: str | None, said: list[str]) -> None:
    """It holds until the end of its last day, and without a day to look from for ever."""
    edit = ("Rom 2\n", "Rom 2  # clinicspec: ignore[HN518] until=2026-12-31 -- x\n")
    day = date.fromisoformat(today) if today else None
    assert [each for each in _said(edit, today=day) if "702" not in each] == said


def test_one_past_its_day_is_not_idle_as_well() -> None:
    """One finding says what to do, whether the mistake is still there or not."""
    edit = ("Rom 2\n", "Laboratorium  # clinicspec: ignore[HN518] until=2026-12-31 -- x\n")
    assert _said(edit, today=date(2027, 1, 1)) == ["CS027"]


def test_idle_codes() -> None:
    """Each code has to find something; without an error that may keep it from doing so."""
    both = ("Rom 2\n", "Rom 2  # clinicspec: ignore[HN516, HN518, HN519] -- x\n")
    *_, idle = _findings(both)
    assert idle.message.startswith("HN516 and HN519 are not found on this line")
    assert _said(both, ("minutes: 10", "minuts: 10")) == ["CS030", "(HN518)"]
    assert _said(("Rom 2\n", "Laboratorium  # clinicspec: ignore[HN702, HN154] -- x\n")) == []


def test_two_for_one_finding() -> None:
    """Neither is idle: whoever takes one away leaves the other."""
    edit = ("    name: Rom 2\n", f"    # clinicspec: {WHY}\n    name: Rom 2  # clinicspec: {WHY}\n")
    assert _said(edit) == ["(HN518)"]


def test_any_number_of_comments() -> None:
    """A file full of them is read in a moment, be they all for one line."""
    many = "    # clinicspec: ignore[HN518] -- x\n" * 20_000
    found = _findings(("    name: Rom 2", f"{many}    name: Rom 2"))
    assert [each.code for each in found if each.suppression] == ["HN518"]


def test_what_can_be_suppressed_is_what_can_be_lowered() -> None:
    """What protects patients, or a build relies on, is refused, and the rule's page says so."""
    published = (ROOT / RULE_PAGES).read_text("utf-8")
    _, *parts = re.split(r'^<a id="(.*)"></a>$', published, flags=re.MULTILINE)
    pages = dict(zip(parts[::2], parts[1::2], strict=True))
    for code, entry in catalogue().items():
        known, drafts = said.known_codes([said.Code(code, Place("a.yaml"))])
        accepted = entry.rule.can_be_lowered
        assert (known == [code], [each.code for each in drafts] == ["CS025"]) == (
            accepted,
            not accepted,
        )
        assert ("no comment and no setting suppresses it" in pages[code]) is not accepted


PIECES = (
    *("# clinicspec:", "ignore", "[", "]", "HN518", "HN207", ",", "until=", "2027-01-31", "--"),
    *('"', "'", "|", "- ", "a: ", "{", "}", "&a ", "*a", "#", "ø", " ", "\t", "\n", "\r\n"),
)
SOUP = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


@given(SOUP)
@example("a: |+\n\n # clinicspec: ignore[HN518] -- x")
def test_any_text(text: str) -> None:
    """Whatever a file holds, its comments are read, and each one's fix leaves the same data."""
    document, _ = read("a.yaml", text.encode())
    comments, _ = read_comments(document)
    for comment in comments:
        for codes in ([*comment.codes], [*comment.codes][:1]):
            for edit in comment.without(codes).edits:
                change = edit.change
                without = text[: change.start] + change.text + text[change.end :]
                assert read("a.yaml", without.encode())[0].data == document.data
