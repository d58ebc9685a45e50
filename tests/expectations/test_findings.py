"""What is wrong with tests: each mistake is one finding, at the place where it stands."""

import pytest

from clinicspec.diagnostics.draft import Draft
from tests.expectations.clinic import TESTS, tried

MESSAGE = "name: it, message: e_contact, practitioner: kari, on: 2026-12-15"
BOOKING = "name: it, patient_of: kari"
SLOTS = "name: it, calendar: lab-1, on: 2026-09-07"


def _one(test: str) -> str:
    """A file with one test."""
    return f"tests: [{{{test}}}]"


CASES: dict[str, tuple[str, list[str]]] = {
    "an empty file": (
        "",
        [
            "CS016 [] the file is empty, or holds only comments = begin with `tests:`, and write "
            "each test behind a hyphen below it, or delete it"
        ],
    ),
    "a list": (
        "- {name: it}",
        [
            "CS091 [- {name: it}] the file holds a list where `tests` belongs = begin with "
            "`tests:`, and write each test behind a hyphen below it"
        ],
    ),
    "no tests": (
        "tests: []",
        [
            "CS091 [[]] `tests` is empty, so nothing is tested = write each test behind a hyphen "
            "below `tests`"
        ],
    ),
    "nothing behind the colon": (
        "tests:",
        [
            "CS091 [tests] `tests` is an empty value, not a list = write each test behind a hyphen "
            "below `tests`"
        ],
    ),
    "a mistyped `tests`": (
        "test: []",
        ["CS090 [test] `test` is an unknown key of a test file = did you mean `tests`?"],
    ),
    "a section of a spec": (
        f"tests: [{{{BOOKING}, can_book: [phone]}}]\ngroups: {{}}",
        [
            "CS090 [groups] `groups` is an unknown key of a test file = put it into a test of "
            "`tests`"
        ],
    ),
    "a test that is a word": (
        "tests: [kari]",
        [
            "CS091 [kari] a test is “kari”, not keys with values = write `name` and `message`, "
            "`patient_of` or `calendar` below it, and what is expected"
        ],
    ),
    "a test of nothing": (
        _one("name: it, on: 2026-12-15"),
        [
            "CS091 [{name: it, on: 2026-12-15}] the test “it” does not say what it tests = add "
            "`message`, `patient_of` or `calendar`, and what is expected"
        ],
    ),
    "a mistyped key": (
        _one(f"{MESSAGE}, reachs: [ali]"),
        [
            "CS090 [reachs] `reachs` of the test “it” is no key of a test of a message = did you "
            "mean `reaches`?"
        ],
    ),
    "a mistyped key is not missing": (
        _one("name: it, mesage: e_contact, practitioner: kari, on: 2026-12-15, reaches: [ali]"),
        [
            "CS090 [mesage] `mesage` of the test “it” is no key of a test of a message = did you "
            "mean `message`?"
        ],
    ),
    "a key of another kind": (
        _one(f"{SLOTS}, count: 12, can_book: [phone]"),
        [
            "CS090 [can_book] `can_book` of the test “it” is no key of a test of slots = remove "
            "it, or use `type`, `first` or `last`"
        ],
    ),
    "keys that are missing": (
        _one("calendar: lab-1, count: 12"),
        [
            "CS091 [{calendar: lab-1, count: 12}] `name` of a test is missing = add `name`: what "
            "the test promises, shown where it fails",
            "CS091 [{calendar: lab-1, count: 12}] `on` of a test is missing = add `on`: the day",
        ],
    ),
    "an empty value": (
        _one(f"{MESSAGE}, reaches: "),
        [
            "CS091 [reaches] `reaches` of the test “it” is left empty = give it a value, or remove "
            "the line"
        ],
    ),
    "values of other kinds": (
        _one(
            "name: it, message: e_contct, practitioner: [kari], on: 2026-02-30, reaches: ali, "
            "not: [], only: [[ali]], fallback: maybe"
        ),
        [
            "CS091 [e_contct] `message` of the test “it” is “e_contct”, which has no meaning here "
            "= did you mean `e_contact`?",
            "CS091 [[kari]] `practitioner` of the test “it” is a list, where one text belongs = "
            "write kari alone",
            "CS091 [2026-02-30] `on` of the test “it” is “2026-02-30”, which is not a date = write "
            "year, month and day, as in 2026-12-24, of a day that the calendar has from 1900 to "
            "2199",
            "CS091 [ali] `reaches` of the test “it” is “ali”, not a list = write a list, as in "
            "[ali]",
            "CS091 [[ali]] `only` of the test “it” holds a list, where one text belongs = write "
            "ali alone",
            "CS091 [[]] `not` of the test “it” is empty = name at least one",
            "CS091 [maybe] `fallback` of the test “it” is “maybe”, which is not true or false = "
            "write true or false",
        ],
    ),
    "times and numbers": (
        _one(f"{SLOTS}, first: 8, last: 24:00, count: -1"),
        [
            "CS091 [8] `first` of the test “it” is “8”, which is not a time of day = write hours "
            'and minutes of the 24-hour clock, as in "08:00"',
            "CS091 [24:00] `last` of the test “it” is “24:00”, which is not a time of day = write "
            'hours and minutes of the 24-hour clock, as in "08:00"',
            "CS091 [-1] `count` of the test “it” is -1, which is not between 0 and 1440 slots = "
            "write a whole number of slots from 0 to 1440",
        ],
    ),
    "an id twice": (
        _one(f"{BOOKING}, can_book: [phone, phone]"),
        ["CS091 [phone] `can_book` of the test “it” holds “phone” twice = name each once"],
    ),
    "a key twice": (
        _one(f"{BOOKING}, can_book: [phone], can_book: [blood_test]"),
        [
            "CS010 [can_book] the key can_book stands here a second time, so one of the two would "
            "be lost = remove one of the two, or give it another name"
        ],
    ),
    "broken YAML": (
        "tests: [",
        [
            "CS003 [[] the [ that stands here is not closed, or a comma is missing behind it = "
            "put the missing comma or ] where it belongs"
        ],
    ),
    "ids that are not there": (
        _one(
            "name: it, message: e_contact, practitioner: kary, on: 2026-12-15, reaches: [alli], "
            "not: [nobody]"
        ),
        [
            "CS092 [kary] there is no GP `kary`, which the test “it” names = did you mean `kari`?",
            "CS092 [alli] there is no employee `alli`, which the test “it” names = did you mean "
            "`ali`?",
            "CS092 [nobody] there is no employee `nobody`, which the test “it” names = name one "
            "of `employees`",
        ],
    ),
    "a list that is not there": (
        _one("name: it, message: e_contact, vacant_list: list-4, on: 2026-12-15, only: []"),
        [
            "CS092 [list-4] there is no vacant list `list-4`, which the test “it” names = name one "
            "of `clinic.vacant_lists.lists`"
        ],
    ),
    "a GP as a vacant list": (
        _one("name: it, message: e_contact, vacant_list: kari, on: 2026-12-15, only: []"),
        [
            "CS092 [kari] there is no vacant list `kari`, which the test “it” names = Kari Lunde "
            "is a GP: write `practitioner` instead of `vacant_list`"
        ],
    ),
    "an employee who is no GP": (
        _one("name: it, patient_of: ali, can_book: [phone]"),
        [
            "CS092 [ali] there is no GP `ali`, which the test “it” names = name a GP: Ali Demir is "
            "none, and so has no patients"
        ],
    ),
    "a reference for an id": (
        _one(f"{MESSAGE}, reaches: [{{employee: ali}}]"),
        [
            "CS091 [{employee: ali}] `reaches` of the test “it” holds a mapping, where one text "
            "belongs = write ali alone"
        ],
    ),
    "a group for its members": (
        _one(f"{MESSAGE}, reaches: [reception]"),
        [
            "CS092 [reception] there is no employee `reception`, which the test “it” names = name "
            "the members of the group one by one: ali and per"
        ],
    ),
    "calendars and types that are not there": (
        _one("name: it, calendar: lab1, on: 2026-09-07, type: blod_test, count: 1"),
        [
            "CS092 [lab1] there is no calendar `lab1`, which the test “it” names = did you mean "
            "`lab-1`?",
            "CS092 [blod_test] there is no appointment type `blod_test`, which the test “it” names "
            "= did you mean `blood_test`?",
        ],
    ),
    "nothing expected of a message": (
        _one(MESSAGE),
        [
            f"CS093 [{{{MESSAGE}}}] the test “it” expects nothing, so it can't fail = add "
            "`reaches`, `only`, `not`, `absent` or `fallback`"
        ],
    ),
    "nothing expected of booking": (
        _one(BOOKING),
        [
            f"CS093 [{{{BOOKING}}}] the test “it” expects nothing, so it can't fail = add "
            "`can_book` or `cannot_book`"
        ],
    ),
    "nothing expected of slots": (
        _one(SLOTS),
        [
            f"CS093 [{{{SLOTS}}}] the test “it” expects nothing, so it can't fail = add `first`, "
            "`last` or `count`"
        ],
    ),
    "nobody's patient": (
        _one("name: it, message: e_contact, on: 2026-12-15, reaches: [ali]"),
        [
            "CS093 [e_contact] the test “it” does not say whose patient sends the message = add "
            "`practitioner` or `vacant_list`"
        ],
    ),
    "somebody who receives and does not": (
        _one(f"{MESSAGE}, reaches: [ali, per], not: [per], absent: [ali]"),
        [
            "CS093 [per] the test “it” can't pass: `per` stands in `reaches` and in `not` = "
            "remove it from one of the two"
        ],
    ),
    "somebody beside all others": (
        _one(f"{MESSAGE}, only: [ali], absent: [per]"),
        [
            "CS093 [per] the test “it” can't pass: `per` stands in `absent`, not in `only` = add "
            "`per` to `only`, or remove it here"
        ],
    ),
    "a type that can be booked and can't": (
        _one(f"{BOOKING}, can_book: [phone], cannot_book: [phone]"),
        [
            "CS093 [phone] the test “it” can't pass: `phone` stands in `can_book` and in "
            "`cannot_book` = remove it from one of the two"
        ],
    ),
    "no slot that begins": (
        _one(f'{SLOTS}, count: 0, first: "08:00"'),
        [
            "CS093 [0] the test “it” can't pass: it expects no slot, and says when one begins = "
            "remove `count`, or `first` and `last`"
        ],
    ),
    "the last before the first": (
        _one(f'{SLOTS}, first: "10:00", last: "08:00"'),
        [
            'CS093 ["08:00"] the test “it” can\'t pass: the last slot begins at 08:00, before the '
            "first at 10:00 = swap the two times"
        ],
    ),
}


def _said(draft: Draft, text: str) -> str:
    """Code, what is underlined, message and help."""
    start, end = draft.place.span
    line = text.splitlines()[start.line - 1] if text else ""
    assert draft.place.file == TESTS
    assert start.line == end.line
    underlined = line[start.column - 1 : end.column - 1]
    return f"{draft.code} [{underlined}] {draft.message} = {draft.help}"


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_mistakes(text: str, expected: list[str]) -> None:
    """A mistake is found where it stands, once, with what to do."""
    result = tried(text)
    assert [_said(draft, text) for draft in result.drafts] == expected


@pytest.mark.parametrize(
    ("test", "help_"),
    [
        (
            "message: e_contact, practitioner: list-4, on: 2026-12-15, only: []",
            "`list-4` is a vacant list: write `vacant_list` instead of `practitioner`",
        ),
        (
            "patient_of: list-4, can_book: [phone]",
            "name a GP: `list-4` is a vacant list, whose patients have none to book with",
        ),
    ],
)
def test_a_vacant_list_as_a_gp(test: str, help_: str) -> None:
    """Whoever takes a vacant list for a GP is told the key for it, or that there is none."""
    vacant = "  vacant_lists: {her_id: 8900120, lists: {list-4: {name: Liste 4}}}\n"
    result = tried(_one(f"name: it, {test}"), ("org_units:\n", f"{vacant}org_units:\n"))
    assert [(draft.code, draft.help) for draft in result.drafts] == [("CS092", help_)]


def test_the_other_tests_are_run() -> None:
    """A test with a mistake keeps no other from being run."""
    result = tried(
        f"tests:\n- {{{BOOKING}, can_book: [phon]}}\n- {{name: sound, calendar: kari, "
        "on: 2026-12-15, count: 0}\n"
    )
    assert [draft.code for draft in result.drafts] == ["CS092"]
    assert [(each.name, each.place.span.start.line) for each in result.outcomes] == [("sound", 3)]


def test_a_patients_number_in_a_test() -> None:
    """It is an error, and no test of that file is run, since a failure would show its name."""
    result = tried(
        _one(f"{BOOKING.replace('it', 'as 01819000200 says')}, can_book: [confidential]")
    )
    assert ([draft.code for draft in result.drafts], result.outcomes) == (["HN207"], ())


def test_guesses_are_counted() -> None:
    """Of a thousand mistyped ids the first hundred get a guess; the others are found as well."""
    test = f"{{{MESSAGE}, not: [omer]}}"
    tests = [test.replace("it,", f"it {number},") for number in range(1000)]
    result = tried(f"tests: [{', '.join(tests)}]")
    helps = [draft.help for draft in result.drafts]
    assert helps == ["did you mean `omar`?"] * 100 + ["name one of `employees`"] * 900
