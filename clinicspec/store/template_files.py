"""Reading a folder of own templates for the booking pages."""

import os
from pathlib import Path

from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.finding import Place
from clinicspec.source.decode import decode
from clinicspec.source.limits import MAX_BYTES
from clinicspec.source.text import SourceText
from clinicspec.store.files import draft, files_below, read_file, real_path, reason, shown

MAX_FILES = 100
"""More than anybody writes; a folder that holds more was named by mistake."""


def read_templates(folder: Path) -> tuple[dict[str, SourceText], list[Draft]]:
    """The templates in a folder and those below it, by their path below it with ``/``.

    Whatever begins with a dot is no template. A link is followed where it leads to a file of the
    same folder. Where there is a draft, not all templates are there.
    """
    texts: dict[str, SourceText] = {}
    drafts: list[Draft] = []
    try:
        within = Path(os.path.realpath(folder, strict=True))
        for count, path in enumerate(files_below(folder)):
            if count == MAX_FILES:
                return {}, [_too_many(folder)]
            text, found = _read(path, within)
            drafts += found
            if text is not None:
                texts[shown(path.relative_to(folder))] = text
    except OSError as error:
        path = Path(error.filename or folder)
        drafts.append(_unreadable(path, reason(error), "give clinicspec the right to read it"))
    return texts, drafts


def _read(path: Path, within: Path) -> tuple[SourceText | None, list[Draft]]:
    """A template's text, or what keeps it from being read."""
    try:
        content = read_file(real_path(path, within, "the folder of templates"), MAX_BYTES + 1)
    except OSError as error:
        return None, [_unreadable(path, reason(error), "put an ordinary file in its place")]
    if len(content) > MAX_BYTES:
        why = f"it is larger than {MAX_BYTES // 2**20} MiB"
        return None, [_unreadable(path, why, "remove what is no template")]
    source, problems = decode(shown(path), content)
    if not problems:
        return source, []
    (problem,) = problems
    place = Place(source.name, source.span(problem.start, problem.end))
    if problem.code == "CS001":
        draft = _unreadable(path, "it is not saved as UTF-8", problem.help)
        return source, [draft._replace(place=place)]
    return source, [Draft("CS095", problem.message, problem.help, place)]


def _too_many(folder: Path) -> Draft:
    why = f"it holds more than {MAX_FILES} files"
    return _unreadable(folder, why, "name a folder that holds templates alone")


def _unreadable(path: Path, why: str, help: str) -> Draft:
    message = f"“{shown(path)}” is not read: {why}, so no page can be made with it"
    return draft("CS095", message, help, path, None).draft
