"""The forms of a diff: text, JSON that its schema describes, Markdown that nothing gets out of."""

import json
import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from clinicspec.diagnostics.finding import Place
from clinicspec.diff import as_json, as_markdown, as_text
from clinicspec.diff.approvals import Approval
from clinicspec.diff.as_markdown import escaped
from clinicspec.diff.entry import Audience, Entry, Impact
from clinicspec.diff.report import Report
from clinicspec.schemas import schema

LOST = Entry(
    "fjordbyen",
    Audience.PATIENTS,
    Impact.BREAKING,
    "service-lost",
    "employees.omar.services",
    "no longer bookable with Omar Haddad at HelseNorge",
    ("patients of Omar Haddad can no longer renew prescriptions at HelseNorge",),
    (Place("main:specs/fjordbyen.yaml"),),
    (Place("specs/fjordbyen.yaml"), Place("specs/fjordbyen.yaml")),
)
RENAMED = Entry("fjordbyen", Audience.CLINIC, Impact.HARMLESS, "renamed", "roles.gp", "`gp` is new")
APPROVAL = Approval(LOST.key, "meant", "Berit Aas", date(2027, 3, 31), Place("a"), Place("a"))


def report(*entries: Entry, approved: bool = False) -> Report:
    """A report on one clinic."""
    return Report("main", entries, 1, approved={LOST.key: APPROVAL} if approved else {})


def test_text() -> None:
    """Who notices, how much it is to them, what it means, where; then the totals."""
    assert as_text.render(report(LOST, RENAMED)).splitlines() == [
        "patients:",
        "  breaking  no longer bookable with Omar Haddad at HelseNorge",
        "              patients of Omar Haddad can no longer renew prescriptions at HelseNorge",
        "            --> specs/fjordbyen.yaml:1:1 and 1 more, was main:specs/fjordbyen.yaml:1:1",
        "",
        "the clinic:",
        "  harmless  `gp` is new",
        "",
        "1 breaking, 1 harmless in 1 clinic, compared with main",
    ]


def test_what_could_approve_it() -> None:
    """What lacks an approval is there to be copied; what has one says so."""
    text = as_text.to_approve(report(LOST, RENAMED), "approvals.yaml")
    assert '    path: "employees.omar.services"\n    change: "service-lost"' in text
    assert as_text.to_approve(report(LOST, approved=True), "approvals.yaml") == ""
    assert "approved by Berit Aas until 2027-03-31: meant" in as_text.render(
        report(LOST, approved=True)
    )
    assert "1 breaking (1 of them approved) in" in as_text.render(report(LOST, approved=True))


@pytest.mark.parametrize("approved", [True, False])
def test_json(approved: bool) -> None:
    """The JSON is as its schema says, and counts what needs an approval."""
    document = as_json.document(report(LOST, RENAMED, approved=approved), [])
    Draft202012Validator(schema("diff")).validate(document)
    assert document["summary"]["unapproved"] == (0 if approved else 1)
    assert (document["changes"][0]["approved"] is not None) == approved
    surrogate = replace(LOST, message="\udcff")
    text = json.dumps(as_json.document(report(surrogate), []))
    assert json.loads(text)["changes"][0]["message"] == "\ufffd"


def test_markdown() -> None:
    """Totals first, then groups with what can be opened, then what could approve it."""
    text = as_markdown.render(report(LOST, RENAMED), "approvals.yaml")
    assert text.startswith("## What this change means\n\n1 breaking, 1 harmless in 1 clinic")
    assert "### Patients\n\n- **breaking**: no longer bookable with Omar Haddad" in text
    assert text.count("<details>") == text.count("</details>") == 2
    assert text.rstrip().endswith("```")
    assert "```" not in as_markdown.render(report(LOST, approved=True), "approvals.yaml")
    assert "**breaking, approved**" in as_markdown.render(report(LOST, approved=True), "a")


HOSTILE = (
    "</details><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[a](https://evil.example)",
    "![a](https://evil.example/x.png)",
    "https://evil.example www.evil.example post@evil.example",
    "@everyone @team/all #123 !45 GH-12 gh-12 owner/repo#1 &3 %milestone ~label $1 ^x",
    "0123456789abcdef0123456789abcdef01234567",
    "```\n# heading\n- list\n| a | b |",
    "**bold** _em_ ~~del~~ `code` \\* &lt; &#64;everyone",
    "\u202edlrow\u2066 \x1b[31m \x07",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_spec_says_is_text(text: str) -> None:
    """Neither markup nor a mention, a reference or an address comes of what stands in a spec."""
    shown = escaped(text)
    assert not re.search(r"<(?!!-- -->)", shown)
    assert not re.search(r"[\[\]`*_\\|]", shown)
    assert "\n" not in shown
    seen = unescape(shown).split("<!-- -->")
    for part in seen:
        assert not re.search(r"[@#!$~%&^]\w|://|\bwww\.|GH-\d|\b[0-9a-f]{7}", part, re.IGNORECASE)
    assert "".join(seen) == " ".join(text.split())
    entry = replace(LOST, message=text, details=(text,), path=text, clinic=text)
    comment = as_markdown.render(report(entry), "approvals.yaml")
    outside, _, fenced = comment.partition("```yaml\n")
    assert outside.count("<details>") == outside.count("</details>") == 1
    assert re.findall("^ {0,3}(?:`{3}|~{3}).*", fenced, re.MULTILINE) == ["```"]
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e\u2066]", comment)


@given(st.text(max_size=200))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    """What a reader sees of the comment is the text itself."""
    text = text.replace("\0", "")
    assert unescape(escaped(text)).replace("<!-- -->", "") == " ".join(text.split()).replace(
        "<!-- -->", ""
    )


def test_a_comment_is_not_too_long() -> None:
    """A comment fits what GitHub takes, and says how much is left out."""
    many = [
        replace(LOST, path=f"employees.e{number}", details=("x" * 100,) * 20)
        for number in range(500)
    ]
    text = as_markdown.render(report(*many), "approvals.yaml")
    assert len(text) < 65_536
    assert "more are left out here" in text
