"""No sentence of PatientSky's guide is forgotten, and the page that says so is true."""

import json
import re
from collections import Counter
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from string import ascii_lowercase

import pytest

from clinicspec.compile import compile_clinic
from clinicspec.rules.catalogue import Entry, catalogue
from clinicspec.rules.guide import GUIDE
from clinicspec.rules.sentence import Sentence
from tests.clinics import REFERENCE, found, reference_spec
from tests.requirements_page import DOCUMENT, document, rules_for
from tests.rules.codes_without_rule import WITHOUT_RULE, WithoutRule

TESTS = Path(__file__).parent.parent
SENTENCES = [sentence for sentences in GUIDE.values() for sentence in sentences]
EACH_SENTENCE = pytest.mark.parametrize("sentence", SENTENCES, ids=lambda each: each.id)
EACH_RULE = pytest.mark.parametrize(
    "entry", [pytest.param(entry, id=code) for code, entry in catalogue().items()]
)
EACH_CODE_WITHOUT_RULE = pytest.mark.parametrize("each", WITHOUT_RULE, ids=lambda each: each.code)

ARTEFACTS = [(each.id, artefact) for each in SENTENCES for artefact in each.artefacts]

ID = re.compile(r"L([1-9][0-9]*)([b-z]?)")
SENTENCE_END = re.compile(r"(?<=[.?!])(?<![Ee]\.g\.)\s+(?=[A-Z])")
"""A sentence ends before a capital letter, but not after “e.g.”."""
LIST_NUMBER = re.compile(r"[0-9. ]+")
FROM_THE_GUIDE = re.compile(r"^\| (HN[0-9][0-4][0-9]) \|", re.MULTILINE)
"""A row of the collection of rules whose code is one of those from the guide, x01 to x49."""


def place(sentence: Sentence) -> tuple[int, int]:
    """The line that a sentence stands on, and which of its sentences it is, from 1."""
    match = ID.fullmatch(sentence.id)
    assert match, sentence.id
    line, letter = match.groups()
    return int(line), 1 + ascii_lowercase.index(letter or "a")


def sentences_of(line: str) -> list[str]:
    """The sentences of a line; a bullet is none, nor is the number of a list's item."""
    text = line.strip().removeprefix("•").strip()
    return [] if LIST_NUMBER.fullmatch(text) or not text else SENTENCE_END.split(text)


def values_at(document: object, fields: list[str]) -> list[object]:
    """What stands at a way through a JSON document; of a list, what stands there in each item."""
    if isinstance(document, list):
        return [value for item in document for value in values_at(item, fields)]
    if not fields:
        return [document]
    assert isinstance(document, dict)
    return values_at(document[fields[0]], fields[1:])


@cache
def compiled() -> dict[str, bytes]:
    """What the reference spec compiles to."""
    (files,) = found(REFERENCE.read_bytes()).clinics
    return compile_clinic(reference_spec(), files)


def test_no_sentence_is_left_out(shared: Path) -> None:
    """Each line of the guide has as many entries as sentences, and no entry is left over."""
    (guide,) = (shared / "seed").glob("*.txt")
    headings = {heading.casefold() for heading in GUIDE}
    lines = enumerate(guide.read_text("utf-8").split("\n"), 1)
    expected = {
        number: len(sentences)
        for number, line in lines
        if line.casefold() not in headings and (sentences := sentences_of(line))
    }
    assert Counter(line for line, _ in map(place, SENTENCES)) == expected


def test_headings_are_the_guides(shared: Path) -> None:
    """Every sentence stands under its heading; the guide's first has no line of its own."""
    (guide,) = (shared / "seed").glob("*.txt")
    lines = [line.casefold() for line in guide.read_text("utf-8").split("\n")]
    first, *headings = GUIDE
    assert place(GUIDE[first][0]) == (1, 1)
    starts = [lines.index(heading.casefold()) + 1 for heading in headings]
    ends = [*starts[1:], len(lines) + 1]
    for heading, start, end in zip(headings, starts, ends, strict=True):
        assert all(start < place(sentence)[0] < end for sentence in GUIDE[heading]), heading


def test_sentences_stand_in_the_guides_order() -> None:
    """A reader who goes through the guide meets the entries one after another, each once."""
    places = [place(sentence) for sentence in SENTENCES]
    assert places == sorted(set(places))


@EACH_SENTENCE
def test_every_sentence_is_held(sentence: Sentence) -> None:
    """A rule, an artefact or the construction holds a sentence, or nothing does, for a reason."""
    holds = bool(rules_for(sentence) or sentence.artefacts or sentence.construction)
    assert holds != bool(sentence.reason)


@EACH_RULE
def test_rules_name_sentences_there_are(entry: Entry) -> None:
    """A rule's sentences are the guide's, each named once and in the guide's order."""
    order = [sentence.id for sentence in SENTENCES]
    assert [id_ for id_ in order if id_ in entry.rule.guide] == list(entry.rule.guide)


@EACH_RULE
def test_rules_of_the_guide_name_their_sentences(entry: Entry) -> None:
    """A rule whose source is the guide says which of its sentences it holds a spec against."""
    assert entry.rule.guide or not entry.rule.source.startswith("guide")


@pytest.mark.parametrize(("id_", "artefact"), ARTEFACTS)
def test_artefacts_are_written(id_: str, artefact: str) -> None:
    """What is said to carry a sentence stands in what the reference spec compiles to."""
    pattern, _, field = artefact.partition(": ")
    contents = [content for path, content in compiled().items() if fnmatchcase(path, pattern)]
    assert contents, id_
    if field:
        assert all(values_at(json.loads(content), field.split(".")) for content in contents)


@EACH_CODE_WITHOUT_RULE
def test_a_code_without_rule_has_none(each: WithoutRule) -> None:
    """What is said to have no rule is no rule, and the tests that hold it exist."""
    assert each.code not in catalogue()
    for test in each.tests:
        file, _, name = test.partition("::")
        assert f"\ndef {name}(" in (TESTS / file).read_text("utf-8")


def test_every_code_of_the_guide_is_accounted_for(shared: Path) -> None:
    """Each requirement drawn from the guide is a rule, or is said to be none."""
    collection = (shared / "domain" / "rules.md").read_text("utf-8")
    codes = set(FROM_THE_GUIDE.findall(collection))
    assert len(codes) > 100
    assert codes - set(catalogue()) - {each.code for each in WITHOUT_RULE} == set()


def test_codes_without_rule_are_in_order() -> None:
    """Each code stands once, where a reader looks for it."""
    codes = [each.code for each in WITHOUT_RULE]
    assert codes == sorted(set(codes))


def test_the_page_is_up_to_date() -> None:
    """``docs/requirements.md`` is what rules and sentences say; after a change, `make docs`."""
    assert DOCUMENT.read_text("utf-8") == document()
