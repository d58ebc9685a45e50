"""Approvals: what they say, what is wrong with them, and what they approve."""

from datetime import date

import pytest

from clinicspec.diff.approvals import matched, read_approvals
from clinicspec.diff.entry import Audience, Entry, Impact

GOOD = """\
approvals:
  - clinic: fjordbyen
    path: employees.omar.services
    change: service-lost
    reason: Omar takes bookings by telephone
    approver: Berit Aas
    until: 2027-03-31
"""

LOST = Entry(
    "fjordbyen",
    Audience.PATIENTS,
    Impact.BREAKING,
    "service-lost",
    "employees.omar.services",
    "no longer bookable with Omar Haddad at HelseNorge",
)


def test_an_approval() -> None:
    """It approves the breaking change with its clinic, path and kind, until its day."""
    approvals, drafts = read_approvals("approvals.yaml", GOOD.encode())
    assert drafts == []
    for today in (None, date(2027, 3, 31)):
        held, about = matched(approvals, [LOST], None, today)
        assert (held[LOST.key].approver, about) == ("Berit Aas", [])


@pytest.mark.parametrize(
    ("old", "new", "code", "message", "line"),
    [
        ("    path: employees.omar.services\n", "", "CS075", "lacks `path`", 2),
        ("    clinic", "    clinics", "CS075", "lacks `clinic`", 2),
        ("    reason: Omar takes bookings by telephone\n", "", "CS076", "lacks `reason`", 2),
        (
            "    approver: Berit Aas\n    until: 2027-03-31\n",
            "",
            "CS076",
            "`approver` and `until`",
            2,
        ),
        ("Berit Aas", '" "', "CS076", "`approver` of an approval is blank", 6),
        ("reason: Omar takes bookings by telephone", "reason:", "CS076", "where a text belongs", 5),
        ("2027-03-31", "next year", "CS075", "`until` is “next year”, which is no date", 7),
        ("2027-03-31", "2027-02-30", "CS075", "which is no date", 7),
        ("change: service-lost", "change: [service-lost]", "CS075", "where a text belongs", 4),
        (
            "    reason",
            "    ticket: 5\n    reason",
            "CS075",
            "`ticket` is no key of an approval",
            5,
        ),
        ("approvals:", "approval:", "CS075", "`approval` is no key of a file", 1),
        (GOOD, "", "CS016", "", 1),
        (GOOD, "approvals: all\n", "CS075", "not a list", 1),
        (GOOD, "approvals: [all]\n", "CS075", "an approval is no list of keys", 1),
        (GOOD, "- all\n", "CS075", "the file holds no approvals", 1),
        (GOOD, "other: 1\napprovals: []\n", "CS075", "`other` is no key", 1),
        (GOOD, "approvals: [\n", "CS003", "", 1),
        ("    change", "    path: roles\n    change", "CS010", "", 4),
        ("fjordbyen", "&a fjordbyen", "", "", 0),
    ],
)
def test_what_is_wrong(old: str, new: str, code: str, message: str, line: int) -> None:
    """A mistake is a finding at its place, and the approval does not hold."""
    old = old.replace("    clinic", "- clinic") if old == "    clinic" else old
    new = new.replace("    clinics", "- clinics")
    text = GOOD.replace(old, new, 1)
    assert text != GOOD
    approvals, drafts = read_approvals("approvals.yaml", text.encode())
    if not code:
        assert (len(approvals), drafts) == (1, [])
        return
    assert approvals == []
    assert code in {each.code for each in drafts}
    of_code = next(each for each in drafts if each.code == code and message in each.message)
    assert of_code.place.span.start.line == line
    assert of_code.help


def test_one_mistake_does_not_take_the_others() -> None:
    """The approvals beside a wrong one hold."""
    text = GOOD + "  - clinic: fjordbyen\n"
    approvals, drafts = read_approvals("approvals.yaml", text.encode())
    assert len(approvals) == 1
    assert [each.code for each in drafts] == ["CS075", "CS076"]


def test_expired() -> None:
    """After its day an approval does not hold, which only a named day can tell."""
    approvals, _ = read_approvals("approvals.yaml", GOOD.encode())
    held, (draft,) = matched(approvals, [LOST], None, date(2027, 4, 1))
    assert (held, draft.code) == ({}, "CS077")
    assert draft.place.span.start.line == 7
    assert "held until 2027-03-31" in draft.message


@pytest.mark.parametrize(
    ("old", "new", "help"),
    [
        (
            "path: employees.omar.services",
            "path: employees.kari.services",
            "employees.omar.services",
        ),
        ("change: service-lost", "change: service-gone", "`change: service-lost`"),
        ("clinic: fjordbyen", "clinic: heggvika", "remove it"),
    ],
)
def test_an_approval_of_nothing(old: str, new: str, help: str) -> None:
    """What matches no breaking change approves nothing, and one that is near is named."""
    approvals, _ = read_approvals("approvals.yaml", GOOD.replace(old, new).encode())
    held, (draft,) = matched(approvals, [LOST], None, None)
    assert (held, draft.code) == ({}, "CS078")
    assert help in draft.help
    harmless = Entry("fjordbyen", Audience.CLINIC, Impact.HARMLESS, "renamed", "roles.gp", "…")
    assert matched(approvals, [harmless], None, None)[0] == {}


def test_an_approval_of_a_clinic_that_is_not_compared() -> None:
    """Nobody can say that it approves nothing."""
    approvals, _ = read_approvals("approvals.yaml", GOOD.encode())
    assert matched(approvals, [], {"heggvika"}, None) == ({}, [])
    assert len(matched(approvals, [], {"fjordbyen"}, None)[1]) == 1


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe", b"a: *b", b"x" * 3_000_000, b"[" * 100_000, b"approvals: {a: b}", b"? - a\n: b"],
)
def test_hostile_files(content: bytes) -> None:
    """Whatever the bytes, there is a finding and no approval."""
    approvals, drafts = read_approvals("approvals.yaml", content)
    assert approvals == []
    assert drafts != []


def test_two_approvals_of_one_change() -> None:
    """The one that holds longest approves it, and the other nothing, be it over or not."""
    second = GOOD.split("\n", 1)[1].replace("Berit Aas", "Ola Vik")
    longer, over = (second.replace("2027-03-31", day) for day in ("2027-05-31", "2027-01-31"))
    for text, lines, approver in ((GOOD + longer, [2], "Ola Vik"), (GOOD + over, [8], "Berit Aas")):
        approvals, _ = read_approvals("approvals.yaml", text.encode())
        for today in (None, date(2027, 2, 28)):
            held, drafts = matched(approvals, [LOST], None, today)
            assert held[LOST.key].approver == approver
            assert [each.code for each in drafts] == ["CS078"]
            assert [each.place.span.start.line for each in drafts] == lines
            assert f"the approval by {approver} until" in drafts[0].message


def test_a_clinic_that_is_misspelt() -> None:
    """An approval of a clinic with almost that name is for that one."""
    approvals, _ = read_approvals("approvals.yaml", GOOD.replace("fjordbyen", "fjordbyn").encode())
    _, (draft,) = matched(approvals, [LOST], None, None)
    assert "write `clinic: fjordbyen`" in draft.help
