"""Fixes mend their finding and nothing else, whatever the file they are applied to looks like."""

import codecs
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicspec.check import Checked, check
from clinicspec.diagnostics.finding import Finding, Severity
from clinicspec.fixes import mend
from clinicspec.rules.catalogue import Entry, catalogue
from clinicspec.settings import Settings
from clinicspec.source.text import SourceText
from clinicspec.store.specs_folder import SpecsFound
from tests.clinics import found
from tests.rules.mutated import Edit, edited
from tests.rules.pages import BASE, completed, example

FIXABLE = [
    pytest.param(entry, id=code) for code, entry in catalogue().items() if entry.rule.fixable
]

NEAR_MISSES: dict[str, Edit] = {
    "CS034": ("patients: own_list", "patients: own_lst"),
    "HN006": ("her_id: none", "her_id: nnoe"),
    "HN201": ("roles:", "message_templates: {m: {type: e_contcat, subject: Hei}}\nroles:"),
    "HN301": ("roles:", "routing: {e_contact: {mode: slected, recipients: [{role: gp}]}}\nroles:"),
    "HN304": ("roles:", "routing: {e_contact: {mode: both, recipients: [{rol: gp}]}}\nroles:"),
    "HN309": ("roles:", "routing: {e_contcat: {mode: both, recipients: [{role: gp}]}}\nroles:"),
    "HN315": ("roles:", "routing: {e_contact: {mode: both, recipients: [whole_clinc]}}\nroles:"),
    "HN502": ("owner: {group: lab}", "owner: {gruop: lab}"),
    "HN903": (
        "  resource_booking",
        "  notifications: {channels: [sms, emial]}\n  resource_booking",
    ),
}
"""Edits of the rules' base that a fix undoes, of rules whose pages show what none can guess."""


def _check(specs: SpecsFound) -> Checked:
    return check(specs, Settings())


def _mended(content: bytes, *, unsafe: bool = True) -> tuple[bytes, Checked, Checked]:
    """A clinic's file after all fixes, with what was found before and after."""
    specs = found(content)
    before = _check(specs)
    mended = mend(specs, before, _check, unsafe=unsafe)
    ((file,),) = (clinic.files for clinic in mended.found.clinics)
    return file.content, before, mended.checked


def _said(result: Checked, *but: str) -> list[tuple[str, str]]:
    """Errors and warnings; a note may appear once what it is about can be read."""
    return sorted(
        (each.code, each.message)
        for each in result.findings
        if each.code not in but and each.severity is not Severity.NOTE
    )


def _comments(text: str) -> list[str]:
    return re.findall(r"#~\d+", text)


def _commented(text: str) -> str:
    """A comment behind every line, but for those that are one whose text it would become."""
    lines = text.splitlines()
    return "".join(
        f"{line}\n" if line.startswith("#") else f"{line}  #~{number}\n"
        for number, line in enumerate(lines)
    )


def _broken(entry: Entry) -> str:
    """A spec in which a rule finds something and can mend it."""
    if near_miss := NEAR_MISSES.get(entry.rule.code):
        return edited(BASE, near_miss)
    shown = example(entry.page)
    assert shown is not None, "a fixable rule has an example"
    return completed(shown.broken)


@pytest.mark.parametrize("entry", FIXABLE)
@pytest.mark.parametrize("form", ["as it is", "with comments", "from Windows"])
def test_a_fixable_rule(entry: Entry, form: str) -> None:
    """What it finds is mended: the finding is gone, no other comes, and comments stay."""
    text = _broken(entry)
    if form != "as it is":
        text = _commented(text)
    content = text.encode()
    if form == "from Windows":
        content = codecs.BOM_UTF8 + text.replace("\n", "\r\n").encode()
    after, before, now = _mended(content)
    fixes = [each.fix for each in before.findings if each.code == entry.rule.code]
    if None in fixes:
        pytest.fail(f"the example of {entry.rule.code} offers no fix")
    assert _said(now) == _said(before, entry.rule.code)
    assert entry.rule.code not in {each.code for each in now.findings}
    assert after.startswith(codecs.BOM_UTF8) == content.startswith(codecs.BOM_UTF8)
    assert after.count(b"\r\n") == after.count(b"\n") * (form == "from Windows")
    assert _comments(after.decode()) == _comments(text)


@pytest.mark.parametrize("entry", FIXABLE)
def test_only_the_fix_is_written(entry: Entry) -> None:
    """Between the edits of a fix every byte is as it was."""
    after, before, _ = _mended(_broken(entry).encode())
    (source,) = before.sources.values()
    kept = _around(source, before)
    position = 0
    for piece in kept:
        position = after.decode().index(piece, position) + len(piece)


def _around(source: SourceText, result: Checked) -> list[str]:
    """The text between the edits of all fixes."""
    edits = sorted(
        (edit.change for each in result.findings if each.fix for edit in each.fix.edits),
        key=lambda change: change.start,
    )
    starts = [0, *(change.end for change in edits)]
    ends = [*(change.start for change in edits), len(source.text)]
    return [source.text[start:end] for start, end in zip(starts, ends, strict=True)]


EXAMPLES = (example(entry.page) for entry in catalogue().values())
WITH_MISTAKES = [
    *(completed(shown.broken) for shown in EXAMPLES if shown),
    *(edited(BASE, near_miss) for near_miss in NEAR_MISSES.values()),
    *(
        BASE[: word.start() + 1] + BASE[word.start() + 2 :]
        for word in re.finditer("[a-z_]{4,}", BASE)
    ),
]
"""The pages' examples, near misses, and the rules' base with one word misspelt after another."""


def test_whoever_offers_a_fix_says_so() -> None:
    """No rule whose finding has a fix is listed as one that can't mend anything."""
    findings = [each for text in WITH_MISTAKES for each in _check(found(text)).findings]
    offering = {each.code for each in findings if each.fix is not None}
    fixable = {code for code, entry in catalogue().items() if entry.rule.fixable}
    assert offering == fixable


WORDS = ["online", "patients", "schedule", "minutes", "profession", "her_id", "owner", "template"]


@given(st.sampled_from(WORDS), st.data())
def test_did_you_mean(word: str, data: st.DataObject) -> None:
    """A key with two letters swapped is put right wherever it stands; unsafe, so only if asked."""
    places = [match.start() for match in re.finditer(rf"\b{word}:", BASE)]
    place = data.draw(st.sampled_from(places))
    at = data.draw(st.integers(0, len(word) - 2))
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    text = BASE[:place] + swapped + BASE[place + len(word) :]
    assert _mended(text.encode())[0].decode() == BASE
    assert _mended(text.encode(), unsafe=False)[0].decode() == text


TWO_TYPOS = ("minutes: 20, online: true", "minutes: 20, onlin: true, onlien: false")


def test_two_keys_that_mean_one() -> None:
    """Of two misspelt keys one is put right; the other stays, and is still a finding."""
    after, before, now = _mended(edited(BASE, TWO_TYPOS).encode())
    assert "minutes: 20, online: true, onlien: false" in after.decode()
    assert [each.help for each in before.findings if each.code == "CS030"] == [
        "did you mean `online`?",
        "did you mean `online`?",
    ]
    assert len(_said(now)) == 1


def test_a_file_that_fixes_would_break() -> None:
    """It is left as it was, and the other files are mended all the same."""

    def check_badly(specs: SpecsFound) -> Checked:
        """What check says, with fixes of the first file that write no YAML."""
        result = _check(specs)
        return replace(result, findings=[_with_bad_fix(each) for each in result.findings])

    misspelt = edited(BASE, ("kind: gp", "kidn: gp"))
    specs = found(misspelt, misspelt)
    mended = mend(specs, check_badly(specs), check_badly, unsafe=True)
    texts = [file.content.decode() for clinic in mended.found.clinics for file in clinic.files]
    assert texts == [misspelt, BASE]
    assert [edit.file for fix in mended.done for edit in fix.edits] == ["clinic-2.yaml"]


def _with_bad_fix(finding: Finding) -> Finding:
    if finding.fix is None or finding.place.file != "clinic.yaml":
        return finding
    (edit,) = finding.fix.edits
    bad = replace(edit, change=edit.change._replace(text="}"))
    return replace(finding, fix=replace(finding.fix, edits=(bad,)))


def test_an_id_that_is_named_twice() -> None:
    """A mistyped id is put right in every place that names it, at once."""
    text = edited(BASE, ("holder: ali", "holder: alli"), ("[ali]", "[alli]"))
    after, before, now = _mended(text.encode())
    assert after.decode() == BASE
    assert len(_said(before)) == len(_said(now)) + 1


def test_a_file_with_aliases() -> None:
    """A value that may stand in several places is left to the user."""
    text = (
        edited(BASE, ("name: Laboratorium\n    kind", "nmae: &lab Laboratorium\n    kind"))
        + "message_templates: {m: {type: e_contact, subject: *lab}}\n"
    )
    assert _mended(text.encode())[0].decode() == text
