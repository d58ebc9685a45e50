import hashlib
import json
import os
import posixpath
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import lxml.html
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from clinicspec.check import model_of
from clinicspec.model.calendar_names import numbered
from clinicspec.model.spec import Spec
from clinicspec.model.words import Language
from clinicspec.pages import environment, languages
from clinicspec.pages.backend import artefacts
from clinicspec.pages.links import HELSENORGE, ICON, STYLE
from clinicspec.pages.logo import MAX_BYTES
from clinicspec.source.characters import REFUSED
from tests.clinics import REFERENCE, checked
from tests.pages.clinics import BOTH, CLINICS, changed, fjordbyen, reworded, two_offices
from tests.rules.mutated import edited

TYPES = "    appointment_types: [influenza_vaccine]"
ROOT = Path(__file__).parent.parent.parent
LARGEST = 30_000
"""Bytes of a page, so that it comes at once also where the net is slow."""

ELEMENTS = {
    *("html", "head", "meta", "title", "link", "body", "header", "nav", "main", "footer"),
    *("h1", "h2", "h3", "p", "ul", "ol", "li", "dl", "dt", "dd", "a", "span", "div", "section"),
    *("br", "img", "svg", "path", "rect", "text"),
}
ATTRIBUTES = {"lang", "href", "hreflang", "class", "id", "tabindex", "rel", "type"}
ATTRIBUTES_OF = {
    "meta": {"charset", "http-equiv", "name", "property", "content", "lang"},
    "img": {"src", "width", "height", "alt"},
    "svg": {"class", "viewBox", "aria-hidden"},
    "path": {"d"},
    "text": {"class", "x", "y"},
    "rect": {"x", "y", "width", "height", "rx"},
}

HOSTILE = (
    "</title><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onclick='alert(1)",
    "{{ 7 * 7 }}{% raw %}{0}{service}",
    "<!-- ]]> -->",
    "&lt;b&gt; &amp;amp; &#39;",
)


LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>'


def with_logo(spec: Spec) -> Spec:
    """A clinic that has a logo."""
    named: Spec = changed(spec, "clinic.site.logo", "logo.svg")
    return named


def html_of(spec: Spec, logo: bytes | None = None) -> dict[str, bytes]:
    """The pages of a clinic."""
    files = artefacts(spec, logo=logo)
    return {path: of for path, of in files.items() if path.endswith(".html")}


def pages(spec: Spec, logo: bytes | None = None) -> dict[str, Element]:
    """The pages of a clinic, read by an XML parser: every tag closed, every attribute quoted."""
    return {path: ElementTree.fromstring(of) for path, of in html_of(spec, logo).items()}


def skeleton(page: Element) -> list[tuple[str, list[str]]]:
    """The elements of a page in order, each with the names of its attributes."""
    return [(element.tag, sorted(element.attrib)) for element in page.iter()]


def words_of(element: Element | None) -> str:
    """The text inside an element."""
    assert element is not None
    return "".join(element.itertext())


def links_of(element: Element | None) -> list[str]:
    """The addresses that links inside an element lead to, in order."""
    assert element is not None
    return [link.attrib["href"] for link in element.iter("a")]


def description_of(page: Element) -> Element:
    """The element that says to search engines what a page is."""
    (found,) = (meta for meta in page.iter("meta") if meta.get("name") == "description")
    return found


def words_with_language(element: Element, around: str = "") -> Iterator[tuple[str, str]]:
    """All that people read inside an element, and the language that it is marked as."""
    own = element.get("lang", around)
    yield element.text or "", own
    for inside in element:
        yield from words_with_language(inside, own)
        yield inside.tail or "", own


@BOTH
def test_files(spec: Spec, snapshot: SnapshotAssertion) -> None:
    """The files are what was looked at and found good."""
    assert {path: content.decode() for path, content in artefacts(spec).items()} == snapshot


@BOTH
def test_every_page_in_every_language(spec: Spec) -> None:
    """An index and each booking site, in each of the clinic's languages."""
    default, *others = spec.clinic.languages
    folders = ["site/", *(f"site/{language}/" for language in others)]
    slugs = [site.slug or site.id for site in spec.booking_sites.values()]
    names = ["index.html", *(f"{slug}/index.html" for slug in slugs)]
    found = pages(spec)
    assert set(found) == {folder + name for folder in folders for name in names}
    for path, page in found.items():
        folder = path.split("/")[1]
        assert page.get("lang") == (folder if folder in others else default)


@BOTH
def test_elements_stand_where_they_may(spec: Spec) -> None:
    """An HTML parser, which mends what stands in a wrong place, finds nothing to mend."""
    for content in html_of(spec).values():
        mended = [str(element.tag) for element in lxml.html.document_fromstring(content).iter()]
        assert mended == [element.tag for element in ElementTree.fromstring(content).iter()]


@BOTH
def test_links_lead_somewhere(spec: Spec) -> None:
    """Every relative link is a file that was written, and every other https, tel or mailto."""
    written = artefacts(spec)
    for path, page in pages(spec).items():
        ids = {element.get("id") for element in page.iter()}
        for target in (
            element.attrib["href"] for element in page.iter() if "href" in element.attrib
        ):
            if target.startswith("#"):
                assert target[1:] in ids
            elif target.startswith(f"{spec.clinic.site.base_url}/"):
                name = target.removeprefix(f"{spec.clinic.site.base_url}/")
                assert f"site/{name}index.html" in written
            elif urlsplit(target).scheme:
                assert urlsplit(target).scheme in ("https", "tel", "mailto")
            else:
                file = posixpath.join(posixpath.dirname(path), target)
                assert posixpath.normpath(file) in written


@BOTH
def test_pages_fetch_nothing_from_elsewhere(spec: Spec) -> None:
    """No script, frame or form: a page loads its stylesheet, icon and logo (HN854–HN856)."""
    for page in pages(with_logo(spec), LOGO).values():
        links = [link for link in page.iter("link") if link.get("rel") in ("stylesheet", "icon")]
        loaded = [posixpath.basename(link.attrib["href"]) for link in links]
        assert loaded == ["style.css", "favicon.svg"]
        assert {link.get("rel") for link in page.iter("link") if link not in links} <= {
            "canonical",
            "alternate",
        }
        assert [image.get("src", "").rpartition("/")[2] for image in page.iter("img")] == [
            "logo.svg"
        ]
        for element in page.iter():
            assert element.tag in ELEMENTS
            assert set(element.attrib) <= ATTRIBUTES_OF.get(element.tag, ATTRIBUTES)
    for name in (STYLE, ICON):
        assert not re.search(r"url\(|@import|xlink|<image", artefacts(spec)[name].decode())


@BOTH
def test_pages_say_what_they_are(spec: Spec) -> None:
    """One main heading, landmarks, a title with the clinic's name, a skip link (HN860)."""
    for page in pages(spec).values():
        for once in ("h1", "header", "nav", "main", "footer"):
            assert len(list(page.iter(once))) == 1
        heading, name = words_of(page.find(".//h1")), spec.clinic.name
        title = name if heading == name else f"{heading} – {name}"
        assert words_of(page.find("head/title")) == title
        assert links_of(page.find("body"))[0] == "#content"
        assert description_of(page).get("content")


def test_one_service_at_two_places_has_hours_under_each() -> None:
    """Who jumps from heading to heading hears where, not the page's only service over again."""
    spec = changed(two_offices(), "booking_sites.lab.appointment_types", ("b12_injection",))
    page = pages(spec)["site/lab/index.html"]
    assert [heading.text for heading in page.iter("h3")] == [
        "Skolevegen 12, 9046\N{NO-BREAK SPACE}Oteren",
        "Legekontoret på Skibotn, Strandvegen 3, 9143\N{NO-BREAK SPACE}Skibotn",
    ]


@BOTH
def test_headings_skip_no_degree(spec: Spec) -> None:
    """Who moves from heading to heading meets no gap (WCAG 1.3.1)."""
    for page in pages(spec).values():
        tags = [element.tag for element in page.iter() if element.tag in ("h1", "h2", "h3")]
        assert all(int(next_[1]) - int(this[1]) <= 1 for this, next_ in pairwise(tags))


@BOTH
def test_emergency_numbers_stand_before_the_button(spec: Spec) -> None:
    """Whoever is in danger reads where to call before anything can be pressed (HN866)."""
    every = pages(spec).values()
    with_button = [page for page in every if page.find(".//a[@class='button']") is not None]
    assert len(with_button) == len(spec.booking_sites) * len(spec.clinic.languages)
    for page in with_button:
        first, second, third = links_of(page.find(".//main"))[:3]
        assert (first, second) == ("tel:113", "tel:116117")
        assert "/embedded/planner/booking?serviceProviderId=" in third


@BOTH
def test_pages_are_small(spec: Spec) -> None:
    """No page is larger than 30 KB with all that it loads, and with the largest logo."""
    files = artefacts(spec)
    loaded = len(files[STYLE]) + len(files[ICON]) + MAX_BYTES
    pages = [content for path, content in files.items() if path.endswith(".html")]
    assert all(len(content) + loaded < LARGEST for content in pages)
    assert all(len(content) < LARGEST for content in files.values())


def test_output_follows_from_the_spec_alone() -> None:
    """Another process, with another order of sets, writes the same bytes (HN870)."""
    program = (
        "import hashlib\n"
        "from datetime import date\n"
        "from clinicspec.pages.backend import artefacts\n"
        "from tests.pages.clinics import fjordbyen, two_offices\n"
        "files = artefacts(two_offices()), artefacts(fjordbyen(), date(2026, 11, 1))\n"
        "print(hashlib.sha256(repr(files).encode()).hexdigest())\n"
    )
    elsewhere = subprocess.check_output(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "1"},
        text=True,
    )
    files = artefacts(two_offices()), artefacts(fjordbyen(), date(2026, 11, 1))
    here = hashlib.sha256(repr(files).encode()).hexdigest()
    assert elsewhere.strip() == here


@cache
def harmless_skeletons(name: str, word: str) -> dict[str, list[tuple[str, list[str]]]]:
    """The skeletons of a clinic's pages whose every text is one harmless word."""
    spec = reworded(CLINICS[name], lambda _: word)
    return {path: skeleton(page) for path, page in pages(spec).items()}


texts = (
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=40)
    | st.sampled_from(HOSTILE)
    | st.sampled_from(
        [
            "to\nlinjer",
            "e\N{COMBINING ACUTE ACCENT}",
            "Å" * 200,
            "\N{HEBREW LETTER ALEF}\N{ARABIC LETTER ALEF}",
        ]
    )
).filter(lambda text: text.strip() and not REFUSED.search(text))


@pytest.mark.parametrize("name", CLINICS)
@given(text=texts)
@example(text=HOSTILE[0])
@settings(max_examples=25)
def test_text_of_a_spec_is_only_text(name: str, text: str) -> None:
    """Whatever somebody writes in a spec, pages keep their elements and attributes (HN859)."""
    found = pages(reworded(CLINICS[name], lambda _: text))
    # A name that ends in a number is explained.
    harmless = harmless_skeletons(name, "Ord 1" if numbered(text.strip()) else "Ord")
    assert {path: skeleton(page) for path, page in found.items()} == harmless
    expected = unicodedata.normalize("NFC", text.strip())
    for page in found.values():
        assert words_of(page.find(".//header//a[@class='clinic']/span")) == expected


any_text = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


@given(text=any_text | st.sampled_from(HOSTILE))
@example(text="\x00")
@example(text="a\u202eb")
@example(text="\x85")
@example(text="Sju sjuke sjømenn")
@settings(max_examples=25, deadline=None)
def test_any_text_is_refused_or_only_text(text: str) -> None:
    """From the spec's bytes on: `check` refuses a text, or pages keep their skeleton (HN859)."""
    quoted = json.dumps(text, ensure_ascii=False)
    spec = edited(
        REFERENCE.read_text("utf-8"),
        ("title: {nb: Influensavaksine, en: Influenza vaccination}", f"title: {quoted}"),
        (TYPES, f"    login_note: {quoted}\n{TYPES}"),
    )
    (clinic,) = checked(spec).clinics
    assert clinic.sound or text != "Sju sjuke sjømenn"
    if clinic.sound:
        found = pages(model_of(clinic.files))
        ours = changed(fjordbyen(), "booking_sites.influenza.title", "Ord")
        harmless = pages(changed(ours, "booking_sites.influenza.login_note", "Ord"))
        assert {path: skeleton(page) for path, page in found.items()} == {
            path: skeleton(page) for path, page in harmless.items()
        }


MARK = re.compile(r"⟨(\w\w)⟩")


@BOTH
def test_words_in_another_language_are_marked(spec: Spec, monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen reader reads every word in the language it is in (WCAG 3.1.2).

    All words carry their real language here. Title and description hold text alone, and at their
    end the clinic's name, which as a proper name may be in another.
    """
    default = spec.clinic.languages[0]
    real = languages.catalogue

    def marked_catalogue(language: Language) -> dict[str, str]:
        return {name: f"⟨{language}⟩ {text}" for name, text in real(language).items()}

    def marked(field: str) -> str:
        return f"⟨{field if field in ('nb', 'nn', 'en', 'se') else default}⟩ Ord"

    monkeypatch.setattr(languages, "catalogue", marked_catalogue)
    met = set()
    for page in pages(reworded(spec, marked)).values():
        of_page = page.attrib["lang"]
        title, description = page.find("head/title"), description_of(page)
        assert title is not None
        assert MARK.findall(words_of(title))[0] == title.get("lang", of_page)
        first = MARK.findall(description.attrib["content"])[0]
        assert first == description.get("lang", of_page)
        body = page.find("body")
        assert body is not None
        for words, language in words_with_language(body, of_page):
            assert set(MARK.findall(words)) <= {language}, words
        for part in (body.find("main"), body.find("footer")):
            assert part is not None
            met |= {(of_page, language) for _, language in words_with_language(part, of_page)}
    assert {(language, default) for language in spec.clinic.languages} <= met
    # No page fills a gap with words of a third language.
    assert all(language in (of_page, default) for of_page, language in met)


def test_templates_hold_no_words_of_their_own() -> None:
    """All that people read comes from the spec or the catalogue, never from a template."""
    for template in environment.templates().glob("*.html"):
        text = template.read_text("utf-8")
        text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.DOTALL)
        assert re.sub(r"<[^>]*>", "", text).split() == []


def test_clinic_without_booking_sites_has_an_index() -> None:
    """Who looks for a page that is gone finds how to reach the clinic."""
    index = pages(changed(fjordbyen(), "booking_sites", {}))["site/index.html"]
    found = links_of(index.find(".//main"))
    assert found == ["tel:+4721000000", "tel:113", "tel:116117", HELSENORGE]


def test_templates_inside_the_package_go_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An installed clinicspec has its templates inside, a checkout beside the package."""
    package = tmp_path / "clinicspec"
    monkeypatch.setattr(environment, "PACKAGE", package)
    assert environment.templates() == tmp_path / "templates"
    (package / "templates").mkdir(parents=True)
    assert environment.templates() == package / "templates"
