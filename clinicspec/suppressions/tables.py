"""Suppressions in the settings: ``[[ignore]]``, for a file, a clinic or a part of one."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from fnmatch import translate
from functools import cached_property
from pathlib import Path

from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.finding import Place, Suppression, path_text
from clinicspec.diagnostics.suggest import closest
from clinicspec.model.names import cut
from clinicspec.source.text import SourceText
from clinicspec.suppressions import said

KEY = "ignore"
KEYS = ("codes", "file", "clinic", "path", "until", "reason")

_EXAMPLE = '`codes = ["HN516"]`, `clinic = "fjordbyen"` and `reason = "…"` below `[[ignore]]`'


@dataclass(frozen=True)
class Table:
    """One ``[[ignore]]``."""

    codes: tuple[str, ...]
    suppression: Suppression
    file: str | None
    """A pattern for files' names as they are seen from the settings' folder."""
    clinic: str | None
    path: str | None
    """A path in the spec; what stands below it is meant, too."""

    def holds_for(self, place: Place, folder: Path) -> bool:
        """Whether it holds for a place in such a clinic; ``folder`` is that of the settings."""
        if self.path is not None:
            path = path_text(place.path)
            if path != self.path and not path.startswith((f"{self.path}.", f"{self.path}[")):
                return False
        if self.file is None:
            return True
        name = os.path.relpath(place.file, folder).replace(os.sep, "/")
        return self._pattern.match(name) is not None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(translate(self.file or ""))


def read_tables(data: object, source: SourceText, heading: str) -> tuple[list[Table], list[Draft]]:
    """The tables of a settings file, and what is wrong with the others.

    ``heading`` is how one begins, without its brackets: ``ignore``, ``tool.clinicspec.ignore``.
    """
    if not isinstance(data, list) or not all(isinstance(each, dict) for each in data):
        reader = _Reader(source, heading, None)
        return [], [reader.wrong("CS051", KEY, "`ignore` is no list of tables", _EXAMPLE)]
    tables, drafts = [], []
    for index, values in enumerate(data):
        reader = _Reader(source, heading, index)
        found = [*reader.check(values)]
        if not found:
            codes = [said.Code(code, reader.place("codes", code)) for code in values["codes"]]
            known, found = said.known_codes(codes)
            tables.append(
                Table(
                    tuple(dict.fromkeys(known)),
                    Suppression(
                        values["reason"].strip(), reader.place(), reader.day(values), False
                    ),
                    values.get("file"),
                    values.get("clinic"),
                    values.get("path"),
                )
            )
        drafts += found
    return tables, drafts


class _Reader:
    """One table. TOML's reader keeps no places, so its lines are looked for."""

    def __init__(self, source: SourceText, heading: str, index: int | None) -> None:
        self._source = source
        text = source.text
        dots = r"[ \t]*\.[ \t]*".join(map(re.escape, heading.split(".")))
        pattern = rf"^[ \t]*(\[\[[ \t]*{dots}[ \t]*\]\])"
        found = [*re.finditer(pattern, text, re.MULTILINE)]
        if index is None or index >= len(found):
            self._heading = re.search(rf"^[ \t]*({re.escape(KEY)})\b", text, re.MULTILINE)
            self._end = len(text) if index is None else 0
        else:
            self._heading = found[index]
            following = re.compile(r"^[ \t]*\[", re.MULTILINE).search(text, found[index].end())
            self._end = following.start() if following else len(text)

    def place(self, key: str | None = None, value: str | None = None) -> Place:
        """Where a key stands, or a text in its value; else the table's heading."""
        if self._heading is None:
            return Place(self._source.name)
        start, end = self._heading.span(1)
        for wanted in (key and rf"^[ \t]*({re.escape(key)})[ \t]*=", value and re.escape(value)):
            pattern = re.compile(wanted or "(?!)", re.MULTILINE)
            if found := pattern.search(self._source.text, end, self._end):
                start, end = found.span(pattern.groups and 1)
        return Place(self._source.name, self._source.span(start, end))

    def wrong(self, code: str, key: str, message: str, help: str) -> Draft:
        """What is said of a key."""
        return Draft(code, message, help, self.place(key))

    def check(self, values: dict[str, object]) -> Iterator[Draft]:
        """What keeps a table from being understood."""
        for key in values:
            if key not in KEYS:
                guess = closest(key, KEYS)
                help = f"did you mean `{guess}`?" if guess else f"use one of {', '.join(KEYS)}"
                yield self.wrong("CS050", key, f"there is no setting `{cut(key)}` of ignore", help)
        codes = values.get("codes")
        is_list = isinstance(codes, list) and all(isinstance(each, str) for each in codes)
        if not codes or not is_list:
            message = "no rules are named, so nothing is suppressed"
            yield self.wrong("CS023", "codes", message, 'write them as in `codes = ["HN516"]`')
        where = [key for key in ("file", "clinic", "path") if key in values]
        for key in where:
            if not isinstance(values[key], str) or not values[key]:
                yield self.wrong("CS023", key, f"`{key}` is no text", "write it in quotes")
        if "file" not in where and "clinic" not in where:
            message = "neither a file nor a clinic is named, so nothing is suppressed"
            help = 'write `file = "specs/fjordbyen.yaml"` or `clinic = "fjordbyen"`'
            yield self.wrong("CS023", "path", message, help)
        if "until" in values and self.day(values) is None:
            yield self.wrong("CS023", "until", "`until` is no day", said.DAY_HELP)
        reason = values.get("reason", "")
        if not isinstance(reason, str) or not reason.strip():
            yield said.without_reason(self.place("reason"), '`reason = "…"`')

    def day(self, values: dict[str, object]) -> date | None:
        """The last day, which TOML has as a date."""
        value = values.get("until")
        if isinstance(value, str):
            return said.read_day(value)
        return value if isinstance(value, date) and not isinstance(value, datetime) else None
