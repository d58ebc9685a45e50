"""The templates and what they can call."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from clinicspec.model.words import Language
from clinicspec.pages.languages import find
from clinicspec.pages.text import Link, Text, Writer

PACKAGE = Path(__file__).parent.parent


@cache
def environment() -> Environment:
    """The one environment of the process. Whatever a template shows is escaped."""
    built = Environment(
        loader=FileSystemLoader(templates()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    built.filters["html"] = _html_filter
    built.filters["lang"] = _lang_filter
    built.filters["message"] = _message_filter
    built.filters["said"] = _said_filter
    return built


def templates() -> Path:
    """Where the templates lie: inside an installed package, and beside it in a checkout."""
    inside = PACKAGE / "templates"
    return inside if inside.is_dir() else PACKAGE.parent / "templates"


def html(text: Text | Link, around: Language) -> Markup:
    """Words as HTML, for a place where the language is ``around``."""
    if isinstance(text, Link):
        words = text.text if isinstance(text.text, str) else html(text.text, around)
        return Markup('<a href="{}">{}</a>').format(text.href, words)
    inside = Markup("").join(
        part if isinstance(part, str) else html(part, text.language) for part in text.parts
    )
    if text.language == around:
        return inside
    return Markup('<span lang="{}">{}</span>').format(text.language, inside)


@pass_context
def _html_filter(context: Context, text: Text | Link) -> Markup:
    return html(text, context["page"].frame.language)


@pass_context
def _lang_filter(context: Context, text: Text) -> Markup:
    """The attribute of an element that can hold words alone, if they are not in the page's."""
    if text.language == context["page"].frame.language:
        return Markup("")
    return Markup(' lang="{}"').format(text.language)


@pass_context
def _message_filter(context: Context, message: str) -> Markup:
    """A text of the pages without values, by its id in the catalogue."""
    language = context["page"].frame.language
    return html(Writer(language, language).message(message), language)


@pass_context
def _said_filter(context: Context, message: str) -> bool:
    """Whether the language of the page has words for it."""
    return bool(find(message, context["page"].frame.language))
