"""Own templates: what they change, what is said of their mistakes, and what they can't do."""

import ast
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import UndefinedError, nodes

from clinicspec.compile import own_templates
from clinicspec.diagnostics.draft import Draft
from clinicspec.model.spec import Spec
from clinicspec.origins.trace import trace
from clinicspec.pages import environment
from clinicspec.pages.backend import artefacts
from clinicspec.pages.own import OwnTemplates
from clinicspec.pages.own_check import shipped_names
from clinicspec.pages.rendering import Page, TemplateFails, rendered
from clinicspec.source.limits import MAX_BYTES
from clinicspec.source.text import SourceText
from clinicspec.store.template_files import MAX_FILES
from tests.clinics import ROOT
from tests.pages.clinics import changed, fjordbyen, reworded
from tests.source.marked import unmark

INDEX = "site/index.html"
BOOKING = "site/influensavaksine/index.html"
SHIPPED = environment.templates()


def files_with(
    folder: Path, templates: Mapping[str, str | bytes], spec: Spec | None = None
) -> tuple[dict[str, bytes], list[Draft]]:
    """The pages made with own templates, which are written into a folder, or what is wrong."""
    for name, content in templates.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    own, _, drafts = own_templates(folder)
    if drafts:
        return {}, drafts
    try:
        return artefacts(spec or fjordbyen(), own=own), []
    except TemplateFails as error:
        return {}, error.drafts


def shipped(name: str, *changes: tuple[str, str]) -> str:
    """A template of clinicspec's own, with some changes."""
    text = (SHIPPED / name).read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize("name", shipped_names())
def test_a_copy_changes_nothing(tmp_path: Path, name: str) -> None:
    """A template that is clinicspec's own, word for word, makes the same pages."""
    files, drafts = files_with(tmp_path, {name: shipped(name)})
    assert (files, drafts) == (artefacts(fjordbyen()), [])


def test_one_template_changes_what_it_makes(tmp_path: Path) -> None:
    """Templates are replaced file by file; the others stay clinicspec's."""
    heading = ("<h1>", '<h1 class="own">')
    files, _ = files_with(tmp_path, {"booking.html": shipped("booking.html", heading)})
    usual = artefacts(fjordbyen())
    assert {path for path in files if files[path] != usual[path]} == {
        path for path in usual if path.endswith("influensavaksine/index.html")
    }
    assert b'<h1 class="own">' in files[BOOKING]


def test_a_template_that_others_call(tmp_path: Path) -> None:
    """An own template may have parts in files of their own, in folders too."""
    index = (
        '{% extends "page.html" %}{% from "parts/own.html" import title with context %}'
        "{% block content %}{{ title(page.heading) }}{% endblock %}"
    )
    title = "{% macro title(text) %}<h1>{{ text | html }}</h1>{% endmacro %}"
    files, drafts = files_with(tmp_path, {"index.html": index, "parts/own.html": title})
    assert drafts == []
    heading = ElementTree.fromstring(files[INDEX]).findtext(".//h1")
    assert heading == ElementTree.fromstring(artefacts(fjordbyen())[INDEX]).findtext(".//h1")


@pytest.mark.parametrize(
    "import_",
    [
        '{% import "parts/own.html" as own %}{% set seen = own.seen %}',
        '{% from "parts/own.html" import seen %}',
        '{% from "parts/own.html" import seen with context %}',
    ],
)
def test_a_page_knows_nothing_of_others(tmp_path: Path, import_: str) -> None:
    """What a template gathers in one page is in no other, be it the same clinic's or another's."""
    page = (
        '{% extends "page.html" %}{% block content %}'
        + import_
        + '<h1>{{ seen.append(page.frame.clinic.parts[0]) or "" }}{{ seen | join(", ") }}</h1>'
        "{% endblock %}"
    )
    templates = {"index.html": page, "booking.html": page, "parts/own.html": "{% set seen = [] %}"}
    files, drafts = files_with(tmp_path, templates)
    assert drafts == []
    other = changed(fjordbyen(), "clinic.name", "Another clinic")
    files_with(tmp_path, templates, trace(other)[0])
    assert files_with(tmp_path, templates) == (files, [])
    for path in (INDEX, BOOKING):
        heading = ElementTree.fromstring(files[path]).findtext(".//h1")
        assert heading == fjordbyen().clinic.name


class Mistake(NamedTuple):
    """Templates with a mistake between ⟦ and ⟧, and what is said of it."""

    templates: dict[str, str]
    code: str
    message: str
    help: str


PAGE = '{% extends "page.html" %}\n{% block content %}\n'
END = "\n{% endblock %}\n"
MISTAKES = {
    "syntax": Mistake(
        {"index.html": PAGE + "{% for card in page.cards %}\n{% ⟦endblock⟧ %}"},
        "CS097",
        "the template can't be read here: ",
        "put it right as docs/templates.md says",
    ),
    "not closed": Mistake(
        {"index.html": PAGE + "⟦<p>{{ page.heading | html</p>⟧\n"},
        "CS097",
        "the template can't be read here: unexpected '/'",
        "put it right",
    ),
    "unknown filter": Mistake(
        {"index.html": PAGE + "<p>{{ page.heading | ⟦htlm⟧ }}</p>" + END},
        "CS097",
        "the template can't be read here: no filter named 'htlm'",
        "put it right",
    ),
    "unknown tag": Mistake(
        {"style.css": "p {\n  {% ⟦colour⟧ %}\n}"},
        "CS097",
        "the template can't be read here: encountered unknown tag 'colour'",
        "put it right",
    ),
    "safe": Mistake(
        {"index.html": PAGE + "<p>{{ page.heading | ⟦safe⟧ }}</p>" + END},
        "CS097",
        "`safe` would let the text of a spec be HTML, so no template has it",
        "leave `safe` out: HTML that you write in the template itself is HTML",
    ),
    "autoescape": Mistake(
        {
            "index.html": PAGE
            + "{% ⟦autoescape⟧ false %}{{ page.heading }}{% endautoescape %}"
            + END
        },
        "CS097",
        "`autoescape` could let the text of a spec be HTML, so no template has it",
        "leave it out",
    ),
    "too many blocks for Python": Mistake(
        {"index.html": "⟦⟧" + "{% for a in [1] %}" * 30 + "{% endfor %}" * 30},
        "CS098",
        "the template fails here: too many statically nested blocks",
        "put it right",
    ),
    "a block that is lost": Mistake(
        {"index.html": '{% extends "page.html" %}\n{% block ⟦contnet⟧ %}Hei{% endblock %}'},
        "CS097",
        "there is no block `contnet` in the template that this one extends, so what stands in it "
        "would not be shown",
        "did you mean `content`?",
    ),
    "a place for content that is lost": Mistake(
        {"page.html": "⟦⟧<html></html>"},
        "CS097",
        "the template has no block `content`, so what other pages have in it would not be shown",
        "write {% block content %}{% endblock %} where the page's content belongs",
    ),
    "a macro that is lost": Mistake(
        {"parts.html": "⟦⟧" + shipped("parts.html", ("macro facts(", "macro fact("))},
        "CS097",
        "parts.html has no macro `facts`, which other templates call",
        "did you mean `fact`?",
    ),
    "a macro that is mistyped": Mistake(
        {
            "index.html": '{% from "own.html" import ⟦titel⟧ %}',
            "own.html": "{% macro title() %}{% endmacro %}",
        },
        "CS097",
        "own.html has no macro `titel`, which other templates call",
        "did you mean `title`?",
    ),
    "unknown name": Mistake(
        {"index.html": PAGE + "<h1>{{ ⟦pgae⟧.heading | html }}</h1>" + END},
        "CS098",
        "there is no `pgae` here, so no page can be made",
        "did you mean `page`?",
    ),
    "unknown field": Mistake(
        {"index.html": PAGE + "<h1>\n{{ page.frame.⟦langauge⟧ }}</h1>" + END},
        "CS098",
        "the pages' Frame has no `langauge`, so no page can be made",
        "did you mean `language`?",
    ),
    "unknown field in a filter": Mistake(
        {"index.html": PAGE + "<h1>{{ page.⟦hedding⟧ | html }}</h1>" + END},
        "CS098",
        "the pages' IndexPage has no `hedding`, so no page can be made",
        "did you mean `heading`?",
    ),
    "an operation that is not possible": Mistake(
        {"index.html": PAGE + "  ⟦{{ page.cards + 1 }}⟧" + END},
        "CS098",
        "the template fails here: can only concatenate tuple",
        "put it right",
    ),
    "html of something else": Mistake(
        {"index.html": PAGE + "⟦{{ page.cards | html }}⟧" + END},
        "CS098",
        "the template fails here: `html` shows a Text or a Link, and this is neither",
        "put it right",
    ),
    "lang of something else": Mistake(
        {"index.html": PAGE + "⟦{{ page.cards | lang }}⟧" + END},
        "CS098",
        "the template fails here: `lang` is for a Text, and this is none",
        "put it right",
    ),
    "a macro without context": Mistake(
        {
            "index.html": PAGE
            + '{% from "own.html" import title %}{{ title(page.heading) }}'
            + END,
            "own.html": "{% macro title(text) %}\n⟦<h1>{{ text | html }}</h1>⟧\n{% endmacro %}",
        },
        "CS098",
        "the template fails here: this needs the page, which a macro has only where it is imported "
        "`with context`",
        "put it right",
    ),
    "unknown message": Mistake(
        {"index.html": PAGE + '⟦{{ "page.skp" | message }}⟧' + END},
        "CS098",
        "the template fails here: there is no text `page.skp`; did you mean `page.skip`?",
        "put it right",
    ),
    "a message with a place": Mistake(
        {"index.html": PAGE + '⟦{{ "book.call" | message }}⟧' + END},
        "CS098",
        "the template fails here: the text `book.call` has a place for a value, so a template "
        "can't show it",
        "put it right",
    ),
    "unknown template": Mistake(
        {"index.html": "\n⟦{% extends 'pgae.html' %}⟧\n"},
        "CS098",
        "there is no template `pgae.html`, so no page can be made",
        "did you mean `page.html`?",
    ),
    "a template without an end": Mistake(
        {"index.html": "⟦{% include 'index.html' %}⟧"},
        "CS098",
        "the template calls or includes itself without an end",
        "put it right",
    ),
    "half a character": Mistake(
        {"index.html": r'⟦⟧{{ "\ud800" }}'},
        "CS098",
        "the template fails here: 'utf-8' codec can't encode character",
        "put it right",
    ),
    "an address": Mistake(
        {"index.html": PAGE + '⟦<a href="{{ "javascript:alert(1)" }}">Hei</a>⟧' + END},
        "CS098",
        "the template fails here: a page may not link to “javascript:alert(1)”: only to its own "
        "files, and by https, tel, mailto",
        "put it right",
    ),
    "a name that stands in for nothing": Mistake(
        {"boking.html": "⟦⟧<p>Hei</p>"},
        "CS096",
        "stands in for none of clinicspec's templates, and no other calls it, so no page would be "
        "made with it",
        "did you mean booking.html?",
    ),
    "another language's letter": Mistake(
        {"index.html": "<p>Hei\N{LEFT-TO-RIGHT OVERRIDE}</p>".replace("\u202d", "⟦\u202d⟧")},
        "CS095",
        "the character U+202D LEFT-TO-RIGHT OVERRIDE changes the order in which text is shown",
        "delete the character",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_a_finding_in_the_template(tmp_path: Path, mistake: Mistake) -> None:
    """One mistake is one finding, with its line underlined, whatever the pages it spoils."""
    unmarked = {name: unmark(text, "⟦⟧") for name, text in mistake.templates.items()}
    _, drafts = files_with(tmp_path, {name: text for name, (text, _) in unmarked.items()})
    (draft,) = drafts
    assert draft.code == mistake.code
    assert mistake.message in draft.message
    assert draft.help.startswith(mistake.help)
    ((name, text, place),) = [
        (name, text, place) for name, (text, (places,)) in unmarked.items() for place in places
    ]
    assert draft.place.file == (tmp_path / name).as_posix()
    assert draft.place.span == SourceText(name, text).span(*place)


def test_every_mistake_is_found_in_one_run(tmp_path: Path) -> None:
    """The index's mistake does not hide that of the other pages."""
    wrong = {
        "index.html": PAGE + "{{ page.one }}" + END,
        "booking.html": PAGE + "{{ page.two }}" + END,
    }
    _, drafts = files_with(tmp_path, wrong)
    assert [(Path(draft.place.file).name, draft.code) for draft in drafts] == [
        ("index.html", "CS098"),
        ("booking.html", "CS098"),
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (
            b"<p>K\xe5re</p>",
            "is not read: it is not saved as UTF-8, so no page can be made with it",
        ),
        (b"x" * (MAX_BYTES + 1), "is not read: it is larger than 1 MiB"),
    ],
)
def test_content_that_is_no_text(tmp_path: Path, content: bytes, says: str) -> None:
    """A template is text, saved as UTF-8, and no larger than any other file."""
    _, (draft,) = files_with(tmp_path, {"index.html": content})
    assert draft.code == "CS095"
    assert says in draft.message


def test_links_lead_nowhere_else(tmp_path: Path) -> None:
    """A link to a file of the folder is followed, and none that leads out of it."""
    outside, folder = tmp_path / "secret.html", tmp_path / "own"
    outside.write_text("secret")
    folder.mkdir()
    (folder / "index.html").symlink_to(outside)
    _, (draft,) = files_with(folder, {})
    assert draft.code == "CS095"
    assert "it is a link that leads out of the folder of templates" in draft.message
    (folder / "index.html").unlink()
    (folder / "index.html").symlink_to("nowhere")
    _, (draft,) = files_with(folder, {})
    assert draft.code == "CS095"
    (folder / "index.html").unlink()
    (folder / "index.html").symlink_to(".own.html")
    files, drafts = files_with(folder, {".own.html": "<p>own</p>"})
    assert (drafts, files[INDEX]) == ([], b"<p>own</p>")


def test_a_folder_of_something_else(tmp_path: Path) -> None:
    """A folder that holds no template, or far too many files, was named by mistake."""
    _, (draft,) = files_with(tmp_path, {})
    assert (draft.code, draft.place.file) == ("CS096", tmp_path.as_posix())
    for number in range(MAX_FILES + 1):
        (tmp_path / f"{number}.html").touch()
    _, (draft,) = files_with(tmp_path, {})
    assert draft.code == "CS095"
    assert f"it holds more than {MAX_FILES} files" in draft.message
    _, (draft,) = files_with(tmp_path / "nowhere", {})
    assert draft.code == "CS095"


ANYTHING = [
    "{{ page.frame.title }}",
    "{% block content %}",
    "{% endblock %}",
    "{{",
    "}}",
    "{%",
    "%}",
]
ANYTHING += [
    '{% extends "page.html" %}',
    "{% for x in page.cards %}",
    "{% endfor %}",
    "{#",
    "| html",
]
ANYTHING += [
    "{% if colours %}",
    "{% endif %}",
    "\n",
    "<p>",
    "{{ x",
    "page",
    '{% include "x" %}',
    "\0",
]


@given(text=st.lists(st.sampled_from(ANYTHING) | st.text(max_size=5), max_size=12).map("".join))
@example(text="{{ " + "(" * 3000 + " }}")
@example(text="{{ " + "9" * 5000 + " }}")
@example(text="{% if x %}" * 300)
def test_any_template(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Whatever stands in a template, it makes pages or gets findings, and never a traceback."""
    folder = tmp_path_factory.mktemp("own")
    files, drafts = files_with(folder, {"index.html": text.encode("utf-8", "replace")})
    assert bool(files) != bool(drafts)
    for draft in drafts:
        assert draft.place.file.endswith("index.html")


SPEC_TEXT = "</p><script>\"'&"


@pytest.mark.parametrize("name", ["part.html", "part.txt", "part.css", "part", "part.svg", "x.md"])
def test_spec_text_is_escaped_in_any_file(tmp_path: Path, name: str) -> None:
    """Whatever a template's ending, a text of the spec is text in HTML and attributes."""
    clinic = "{{ page.frame.clinic }}"
    part = f'<p title="{clinic}">{clinic} {{{{ page.frame.clinic | html }}}}</p>'
    files, drafts = files_with(
        tmp_path,
        {"index.html": f'{{% include "{name}" %}}', name: part},
        reworded(fjordbyen(), lambda _: SPEC_TEXT),
    )
    assert drafts == []
    paragraph = ElementTree.fromstring(files[INDEX])
    assert (paragraph.tag, [*paragraph], paragraph.get("title")) == ("p", [], SPEC_TEXT)
    assert paragraph.text == f"{SPEC_TEXT} {SPEC_TEXT}"


ADDRESSES = ["javascript:alert(1)", " JavaScript:alert(1)", "java\tscript:x", "data:text/html,x"]
ADDRESSES += ["vbscript:x", "http://example.com", "//example.com/x", "blob:x"]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    "html",
    [
        '<a href="{{ page.frame.clinic }}">x</a>',
        "<img src={{ page.frame.clinic }}>",
        "<form action='{% if page %}{{ page.frame.clinic }}{% endif %}'>",
        '<a href="{% if not page %}/{% else %}{{ page.frame.clinic }}{% endif %}">',
        '{% macro go(to) %}<a HREF = "{{ to }}">{% endmacro %}{{ go(page.frame.clinic) }}',
        '<a href="{{ page.frame.clinic | html }}">x</a>',
        """<a href='{{ "" }}{{ page.frame.clinic }}'>x</a>""",
    ],
)  # fmt: skip
def test_spec_text_is_no_address(tmp_path: Path, html: str, address: str) -> None:
    """Where a template puts a spec's text in an address, only a way that pages may go is one."""
    spec = changed(fjordbyen(), "clinic.name", address)
    _, drafts = files_with(tmp_path, {"index.html": html}, spec)
    assert {draft.code for draft in drafts} == {"CS098"}
    assert all("a page may not link to" in draft.message for draft in drafts)
    spec = changed(fjordbyen(), "clinic.name", "https://example.com/?a=b&c=<")
    files, drafts = files_with(tmp_path, {"index.html": html}, spec)
    assert drafts == []
    assert b"https://example.com/?a=b&amp;c=&lt;" in files[INDEX]


def test_an_address_that_a_template_writes_itself(tmp_path: Path) -> None:
    """Templates are trusted: what stands in one is as its writer wants it."""
    index = '<a href="http://example.com/{{ page.frame.clinic }}">x</a>'
    _, drafts = files_with(tmp_path, {"index.html": index})
    assert drafts == []


@pytest.mark.parametrize("name", shipped_names())
def test_templates_show_nothing_unescaped(name: str) -> None:
    """No template of clinicspec's takes anything for HTML that it has not written itself."""
    tree = environment.environment().parse((SHIPPED / name).read_text("utf-8"))
    filters = {node.name for node in tree.find_all(nodes.Filter)}
    assert not filters & {"safe", "tojson", "xmlattr", "urlize"}
    assert list(tree.find_all((nodes.EvalContextModifier, nodes.ScopedEvalContextModifier))) == []
    assert "Markup" not in {node.name for node in tree.find_all(nodes.Name)}


def test_markup_is_made_of_literals_alone() -> None:
    """What the code takes for HTML is written in the code itself; values are formatted into it."""
    for module in (ROOT / "clinicspec").rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Markup":
                (argument,) = node.args
                assert isinstance(argument, ast.Constant), f"{module.name}:{node.lineno}"


def test_a_bug_is_nobodys_template(tmp_path: Path) -> None:
    """What fails without own templates as well is not said of one."""
    (tmp_path / "favicon.svg").write_text("<svg/>")
    own, _, _ = own_templates(tmp_path)
    with pytest.raises(UndefinedError):
        rendered({"index.html": Page("index.html", {})}, own)


def test_no_own_templates() -> None:
    """Without a folder nothing changes."""
    assert own_templates(None) == (OwnTemplates(), {}, [])
