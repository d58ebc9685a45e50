"""What patients read of an appointment type, and who sees it, beyond the rules' own pages."""

import unicodedata

import pytest

from tests.rules.mutated import said_of_base

INFORMATION = "information: Bare for pasienter som har fått beskjed av legen."
PATH = "appointment_types.blood_test.information"


def _too_long(path: str, characters: int, language: str = "") -> str:
    return (
        f"error HN607 {path}: the information on Blodprøve has {characters} characters{language}, "
        "and HelseNorge shows 200 at most"
    )


@pytest.mark.parametrize(
    ("text", "characters"),
    [
        pytest.param("a" * 200, None, id="as long as it may be"),
        pytest.param("a" * 201, 201, id="one more"),
        pytest.param(unicodedata.normalize("NFD", "å" * 200), None, id="letters in two parts"),
        pytest.param(unicodedata.normalize("NFD", "å" * 201), 201, id="one more of these"),
        pytest.param("\N{SYRINGE}" * 200, None, id="two UTF-16 units each"),
        pytest.param("e\N{COMBINING DOT BELOW}\N{COMBINING MACRON}" * 101, 202, id="no one letter"),
    ],
)
def test_length_of_information(text: str, characters: int | None) -> None:
    """Characters are code points in normal form C, and 200 of them are allowed."""
    expected = [] if characters is None else [_too_long(PATH, characters)]
    assert said_of_base((INFORMATION, f'information: "{text}"')) == expected


def test_each_language_counts_by_itself() -> None:
    """Every text that is too long is found where it stands, and no other."""
    long, short = "a" * 250, "a" * 150
    texts = f'information: {{nb: "{short}", en: "{long}", se: "{long}", nn: "{short}"}}'
    assert said_of_base((INFORMATION, texts)) == [
        _too_long(f"{PATH}.en", 250, " in English"),
        _too_long(f"{PATH}.se", 250, " in Northern Sámi"),
    ]


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ("hidden: true", []),
        ("hidden: true, online: false", []),
        ("hidden: false, online: true", []),
        (
            "hidden: true, online: true",
            [
                "error HN609 appointment_types.confidential.online: the appointment type Samtale "
                "is hidden and online, so what parents are not to see would be shown at HelseNorge"
            ],
        ),
        ("hidden: yes, online: true", ["CS034"]),
    ],
)
def test_hidden_types(flags: str, expected: list[str]) -> None:
    """What is hidden is not online."""
    found = said_of_base(
        ("minutes: 20, hidden: true", f"minutes: 20, {flags}"),
    )
    assert [said if "HN609" in said else said.split()[1] for said in found] == expected
