"""Every rule's page, and every example on it."""

import pytest

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.catalogue import Entry, catalogue
from tests.clinics import checked
from tests.rules.pages import DOCUMENT, completed, document, example, said_of

ENTRIES = [pytest.param(entry, id=code) for code, entry in catalogue().items()]


def test_the_base_is_sound() -> None:
    """An example's other sections deserve notes at most."""
    findings = checked(completed("")).findings
    assert [finding for finding in findings if finding.severity != Severity.NOTE] == []


@pytest.mark.parametrize("entry", ENTRIES)
def test_page(entry: Entry) -> None:
    """A page says what the rule does and why it matters, and has an example or says why not."""
    title, _, text = entry.page.partition("\n")
    assert title.endswith(".")
    assert "## What it does" in text
    assert "## Why it matters" in text
    assert (example(entry.page) is None) == bool(entry.rule.no_example)


@pytest.mark.parametrize("entry", ENTRIES)
def test_example(entry: Entry) -> None:
    """An example gives just the finding that its page shows, and put right it gives none."""
    shown = example(entry.page)
    if shown is None:
        assert entry.rule.no_example
        return
    findings, said = said_of(shown.broken, entry.rule.code)
    assert said.strip() == shown.said.strip()
    assert [finding.code for finding in findings] == [entry.rule.code]
    assert said_of(shown.right, entry.rule.code)[1] == ""


def test_the_document_is_up_to_date() -> None:
    """What is published of the rules is what their files say; after a change, `make docs`."""
    assert DOCUMENT.read_text("utf-8") == document()
