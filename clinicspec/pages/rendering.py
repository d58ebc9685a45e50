"""Making a file of a template, and what is said of one that can't be made."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from jinja2 import TemplateNotFound, TemplateSyntaxError

from clinicspec.artefact import text_bytes
from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.finding import Place
from clinicspec.diagnostics.suggest import closest
from clinicspec.model.names import cut
from clinicspec.pages.environment import NEVER, MissingName, environment
from clinicspec.pages.own import OwnTemplates
from clinicspec.source.text import Position, SourceText, Span

LONGEST = 200
"""Code points of what jinja or Python says of an error that a message repeats."""

QUOTED = re.compile(r"'(\w+)'")
"""A word that such a message is about, as in: no filter named 'htlm'."""

HELP = "put it right as docs/templates.md says, or remove the file to have clinicspec's own"


class Page(NamedTuple):
    """What a file is made of: a template and what that is given."""

    template: str
    given: dict[str, object]


class TemplateFails(Exception):
    """Own templates from which some files can't be made."""

    def __init__(self, drafts: list[Draft]) -> None:
        super().__init__(drafts)
        self.drafts = drafts


def rendered(pages: dict[str, Page], own: OwnTemplates) -> dict[str, bytes]:
    """The files made of templates, by path.

    Raises TemplateFails with each mistake once, where own templates keep files from being made.
    """
    files, drafts = {}, []
    for path, page in pages.items():
        try:
            text = environment(own).get_template(page.template).render(page.given)
            files[path] = text_bytes(text)
        except Exception as error:
            # What clinicspec's own templates raise as well is a bug, and not in anybody's template.
            environment().get_template(page.template).render(page.given)
            drafts.append(mistake(error, page.template, own))
    if drafts:
        raise TemplateFails(list(dict.fromkeys(drafts)))
    return files


def mistake(error: Exception, template: str, own: OwnTemplates) -> Draft:
    """What is said of an error that own templates have led to, while ``template`` was used or read.

    It is in the innermost of the own templates that were at work; where only clinicspec's were, in
    the own one that stands in for ``template``, or else in the first.
    """
    lines = list(_lines(error, own))
    if lines:
        source, line = lines[-1]
        place = place_in(source, line, _word(error))
    else:
        place = Place((own.get(template) or own.texts[0][1]).name)
    message, help = _said(error, own)
    code = "CS097" if isinstance(error, TemplateSyntaxError) else "CS098"
    return Draft(code, message, help, place)


def _word(error: Exception) -> str | None:
    """The word of a template that an error is about, where it is one."""
    if isinstance(error, MissingName):
        return error.name
    quoted = QUOTED.search(str(error)) if isinstance(error, TemplateSyntaxError) else None
    return quoted[1] if quoted else None


def _lines(error: Exception, own: OwnTemplates) -> Iterator[tuple[SourceText, int]]:
    """The lines of own templates that an error went through, the innermost last."""
    sources = {source.name: source for _, source in own.texts}
    trace = error.__traceback__
    while trace is not None:  # jinja puts a template's name and line in the place of its own
        source = sources.get(trace.tb_frame.f_code.co_filename)
        if source is not None:
            yield source, trace.tb_lineno
        trace = trace.tb_next
    if isinstance(error, TemplateSyntaxError) and error.filename in sources:
        yield sources[error.filename], error.lineno


def place_in(source: SourceText, line: int, word: str | None = None) -> Place:
    """A word of a line (counted from 1), or all of the line but its indentation.

    Where the line is empty, or past the end, it is the last one before it that says something.
    """
    while line > 1 and not source.line(line).strip():
        line -= 1
    text = source.line(line)
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) if word else None
    found = found or re.search(r"\S.*\S|\S", text)
    start, end = found.span() if found else (0, 0)
    return Place(source.name, Span(Position(line, start + 1), Position(line, end + 1)))


def _said(error: Exception, own: OwnTemplates) -> tuple[str, str]:
    """The message and the help."""
    text = " ".join(str(error).split())[:LONGEST].rstrip(".")
    text = text[:1].lower() + text[1:]
    match error:
        case MissingName():
            guess = f"did you mean `{error.guess}`?" if error.guess else None
            return f"{error}, so no page can be made", guess or (
                "use a name that docs/template-names.md lists"
            )
        case TemplateNotFound():
            names = [*environment(own).list_templates()]
            guess = closest(str(error.name), names)
            return f"there is no template `{cut(str(error.name))}`, so no page can be made", (
                f"did you mean `{guess}`?" if guess else f"name one of {', '.join(names)}"
            )
        case RecursionError():
            return "the template calls or includes itself without an end", HELP
        case TemplateSyntaxError():
            never = next((name for name in NEVER if f"'{name}'" in text), None)
            if never:
                return (
                    f"`{never}` would let the text of a spec be HTML, so no template has it",
                    f"leave `{never}` out: HTML that you write in the template itself is HTML",
                )
            return f"the template can't be read here: {text}", HELP
        case _:
            return f"the template fails here: {text or type(error).__name__}", HELP
