"""The templates and what they can call."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    pass_context,
)
from jinja2.environment import TemplateModule
from jinja2.exceptions import FilterArgumentError, UndefinedError
from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import Markup, escape

from clinicspec.diagnostics.suggest import closest
from clinicspec.model.names import cut
from clinicspec.model.words import Language
from clinicspec.pages.languages import COMPLETE, catalogue, find
from clinicspec.pages.links import SCHEMES, href
from clinicspec.pages.own import NO_OWN_TEMPLATES, OwnLoader, OwnTemplates
from clinicspec.pages.text import Link, Text, Writer

PACKAGE = Path(__file__).parent.parent

SHIPPED = "clinicspec"
"""Below this name own templates can extend the very template that they stand in for."""

NEVER = ("safe",)
"""Filters of jinja that would show the text of a spec as if it were HTML."""


class MissingName(UndefinedError):
    """A template asks for what is not there; ``name`` is what it asks for."""

    def __init__(self, message: str, name: str, guess: str | None) -> None:
        super().__init__(message)
        self.name = name
        self.guess = guess


class _Missing(StrictUndefined):
    """What stands for a name that is not there, and says so as soon as anything is done with it."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        name, of = str(self._undefined_name), self._undefined_obj
        if self._undefined_hint:
            return self._undefined_hint
        if of is missing:
            raise MissingName(f"there is no `{name}` here", name, closest(name, GIVEN))
        fields = getattr(of, "__dataclass_fields__", ())
        what = f"the pages' {type(of).__name__}" if fields else "what it is asked of"
        raise MissingName(f"{what} has no `{name}`", name, closest(name, fields))


class _FreshTemplate(Template):
    """A template that is made anew wherever it is imported.

    Jinja would keep what it has set at the first time, and what pages have put into that, for the
    pages of all clinics that come after.
    """

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        self._module = None
        return super()._get_default_module(ctx)


GIVEN = ("page", "colours")
"""The names of what templates are given: a page, or to the stylesheet and the icon, its colours."""


@lru_cache(maxsize=2)
def environment(own: OwnTemplates = NO_OWN_TEMPLATES) -> Environment:
    """An environment of the process. Whatever a template shows is escaped."""
    shipped = FileSystemLoader(templates())
    built = Environment(
        loader=ChoiceLoader([OwnLoader(own), shipped, PrefixLoader({SHIPPED: shipped})]),
        autoescape=True,
        undefined=_Missing,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    built.template_class = _FreshTemplate
    for name in NEVER:
        del built.filters[name]
    built.filters["address"] = _address_filter
    built.filters["html"] = _html_filter
    built.filters["lang"] = _lang_filter
    built.filters["message"] = _message_filter
    built.filters["said"] = _said_filter
    return built


def templates() -> Path:
    """Where the templates lie: inside an installed package, and beside it in a checkout."""
    inside = PACKAGE / "templates"
    return inside if inside.is_dir() else PACKAGE.parent / "templates"


_IN_LANGUAGE = Markup('<span lang="%s">%s</span>')


def html(text: Text | Link, around: Language) -> Markup:
    """Words as HTML, for a place where the language is ``around``."""
    if isinstance(text, Link):
        words = text.text if isinstance(text.text, str) else html(text.text, around)
        return Markup('<a href="%s">%s</a>') % (text.href, words)
    parts = [
        escape(part) if isinstance(part, str) else html(part, text.language) for part in text.parts
    ]
    inside = parts[0] if len(parts) == 1 else Markup("").join(parts)
    return inside if text.language == around else _IN_LANGUAGE % (text.language, inside)


def _language_of_page(context: Context) -> Language:
    if "page" not in context:
        raise FilterArgumentError(
            "this needs the page, which a macro has only where it is imported `with context`"
        )
    language: Language = context["page"].frame.language
    return language


@pass_context
def _html_filter(context: Context, text: Text | Link) -> Markup:
    language = _language_of_page(context)
    try:
        return html(text, language)
    except AttributeError as error:
        raise FilterArgumentError("`html` shows a Text or a Link, and this is neither") from error


@pass_context
def _lang_filter(context: Context, text: Text) -> Markup:
    """The attribute of an element that can hold words alone, if they are not in the page's."""
    around = _language_of_page(context)
    try:
        language = text.language
    except AttributeError as error:
        raise FilterArgumentError("`lang` is for a Text, and this is none") from error
    if language == around:
        return Markup("")
    return Markup(' lang="{}"').format(language)


@pass_context
def _message_filter(context: Context, message: str) -> Markup:
    """A text of the pages without values, by its id in the catalogue."""
    language = _language_of_page(context)
    _known_message(message)
    try:
        return html(Writer(language, language).message(message), language)
    except KeyError as error:
        raise FilterArgumentError(
            f"the text `{message}` has a place for a value, so a template can't show it"
        ) from error


@pass_context
def _said_filter(context: Context, message: str) -> bool:
    """Whether the language of the page has words for it."""
    _known_message(message)
    return bool(find(message, _language_of_page(context)))


def _known_message(message: str) -> None:
    texts = catalogue(COMPLETE)
    if message not in texts:
        guess = closest(str(message), texts)
        hint = f"; did you mean `{guess}`?" if guess else ""
        raise FilterArgumentError(f"there is no text `{cut(str(message))}`{hint}")


def _address_filter(value: Any) -> Any:
    """The same, if a page may link to it."""
    text = value.unescape() if isinstance(value, Markup) else str(value)
    try:
        href(text)
    except ValueError as error:
        raise FilterArgumentError(
            f"a page may not link to “{cut(text)}”: only to its own files, and by "
            f"{', '.join(SCHEMES)}"
        ) from error
    return value
