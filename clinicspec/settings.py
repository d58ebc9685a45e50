"""A project's settings: ``clinicspec.toml``, or ``[tool.clinicspec]`` in ``pyproject.toml``."""

import os
import re
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.finding import Place, Severity
from clinicspec.diagnostics.suggest import closest
from clinicspec.model.names import ID, cut, listed
from clinicspec.rules.catalogue import catalogue
from clinicspec.source.limits import MAX_BYTES, MAX_DEPTH
from clinicspec.source.text import SourceText
from clinicspec.suppressions import tables
from clinicspec.suppressions.tables import Table

OWN_FILE = "clinicspec.toml"
SHARED_FILE = "pyproject.toml"

NAME = "clinicspec"
"""Of the table in the shared file, below ``tool``."""

TOO_DEEP = re.compile(
    rf"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*"|'[^'\n]*')[ \t]*+\.[ \t]*+){{{MAX_DEPTH}}}""", re.ASCII
)
"""A key of so many parts: reading it takes time and memory by the square of their number."""

KEYS = (*("fail-on", tables.KEY, "output", "plan", "resource-categories", "severity", "templates"),)
PLAN_KEYS = ("max-parties", "max-share")
LEVELS = tuple(severity.value for severity in Severity)


@dataclass(frozen=True)
class Settings:
    """What a project has decided; without a file, the defaults."""

    folder: Path = Path()
    """Where the settings stand; what they name lies below it."""
    fail_on: Severity = Severity.ERROR
    output: str = "generated"
    output_place: Place | None = None
    """Where the file names it, if it does."""
    severities: Mapping[str, Severity] = field(default_factory=dict)
    """By code; a family's have been given to each of its codes."""
    resource_categories: frozenset[str] = frozenset()
    """Types of resource appointments that HelseNorge has beside those that clinicspec knows."""
    max_parties: int = 5
    """How many parties a plan may deactivate or take a service from before it needs approval."""
    max_share: float = 0.3
    """The share of a clinic's parties in the registry that it may do so with, from 0 to 1."""
    templates: str | None = None
    """The folder of the project's own templates for the booking pages."""
    source: SourceText | None = None
    """The file, where there is one."""
    ignored: tuple[Table, ...] = ()
    """What the project has decided to live with."""

    @property
    def output_folder(self) -> Path:
        """Where artefacts go."""
        return self.folder / self.output

    @property
    def templates_folder(self) -> Path | None:
        """Where own templates stand, if there are any."""
        return None if self.templates is None else self.folder / self.templates

    def with_fail_on(self, fail_on: Severity) -> "Settings":
        """The same, failing on another severity."""
        return replace(self, fail_on=fail_on)

    def severity(self, code: str, usual: Severity) -> Severity:
        """A finding's severity, as this project has it."""
        return self.severities.get(code, usual)


class NoToml(Exception):
    """A settings file that can't be read at all; the message says why."""


def places_of_settings() -> list[Path]:
    """Where settings may stand, the nearest first: in the working folder and those above it.

    They are named from the former.
    """
    here = Path.cwd()
    folders = [Path(os.path.relpath(above, here)) for above in (here, *here.parents)]
    return [folder / name for folder in folders for name in (OWN_FILE, SHARED_FILE)]


def find_settings() -> Path | None:
    """The nearest settings file in the working folder or above it, named from the former.

    Raises NoToml where a file that may be one can't be read.
    """
    for file in places_of_settings():
        if file.name == OWN_FILE and os.path.lexists(file):
            return file
        is_shared = file.name == SHARED_FILE and os.path.isfile(file)  # noqa: PTH113 (never raises)
        if is_shared and _read(file)[1] is not None:
            return file
    return None


def load_settings(file: Path | None) -> tuple[Settings, list[Draft]]:
    """The settings in a file, and what is wrong with them. Raises NoToml where it can't be read."""
    if file is None:
        return Settings(), []
    source, data = _read(file)
    table = f"tool.{NAME}" if file.name == SHARED_FILE else ""
    reader = _Reader(source, table)
    if data is None:
        reader.no_table()
        data = {}
    return reader.settings(file.parent, data), reader.drafts


def _read(file: Path) -> tuple[SourceText, object]:
    """The text of a settings file and the settings in it: None if it is a shared one without."""
    name = file.as_posix()
    try:
        content = _content(file)
        if file.name == SHARED_FILE and NAME.encode() not in content:  # be it TOML or not
            return SourceText(name, ""), None
        if len(content) > MAX_BYTES:
            raise NoToml(f"{file} is larger than {MAX_BYTES // 2**20} MiB, so it is not read")
        text = content.decode("utf-8-sig")
        if TOO_DEEP.search(text):
            raise RecursionError
        data = tomllib.loads(text)
    except OSError as error:
        raise NoToml(f"{file} can't be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise NoToml(f"{file} can't be read as TOML: it is not saved as UTF-8") from error
    except RecursionError as error:
        raise NoToml(f"{file} can't be read as TOML: it is nested too deep") from error
    except ValueError as error:
        raise NoToml(f"{file} can't be read as TOML: {error}") from error
    if file.name == SHARED_FILE:
        tool = data.get("tool")
        return SourceText(name, text), tool.get(NAME) if isinstance(tool, dict) else None
    return SourceText(name, text), data


def _content(file: Path) -> bytes:
    """At most MAX_BYTES and one byte more. Raises OSError, also for what is no ordinary file."""
    if not stat.S_ISREG(file.stat().st_mode):  # a FIFO would be waited for
        raise OSError("it is no ordinary file")
    with file.open("rb") as stream:
        return stream.read(MAX_BYTES + 1)


class _Reader:
    """One settings file."""

    def __init__(self, source: SourceText, table: str) -> None:
        self.source = source
        self.table = table
        self.drafts: list[Draft] = []

    def no_table(self) -> None:
        """Report that the file is a shared one without settings."""
        self._wrong(
            (),
            f"{SHARED_FILE} has no table [{self.table}], so no setting holds",
            f"write the settings below [{self.table}], or name the file in which they stand",
        )

    def settings(self, folder: Path, data: object) -> Settings:
        """The settings with defaults in place of what is wrong."""
        if not isinstance(data, dict):
            self._wrong((), "the settings are not a table", f"write them below [{self.table}]")
            data = {}
        for key in data:
            if key not in KEYS:
                guess = closest(key, KEYS)
                help = f"did you mean `{guess}`?" if guess else f"use one of {', '.join(KEYS)}"
                self._unknown((key,), f"there is no setting `{key}`", help)
        output = data.get("output", Settings.output)
        if not isinstance(output, str) or not output.strip() or "\0" in output:
            self._wrong(("output",), "`output` is not a folder's name", "write a folder's name")
            output = Settings.output
        fail_on = self._level(("fail-on",), data.get("fail-on", Severity.ERROR))
        return Settings(
            folder,
            fail_on or Severity.ERROR,
            output,
            self._place(("output",)) if "output" in data else None,
            self._severities(data.get("severity", {})),
            self._categories(data.get("resource-categories", [])),
            *self._plan(data.get("plan", {})),
            self._templates(folder, data.get("templates")),
            self.source,
            self._ignored(data.get(tables.KEY, [])),
        )

    def _templates(self, folder: Path, name: object) -> str | None:
        """The folder of own templates, if there is one."""
        if name is None:
            return None
        key, help = "templates", "name a folder that stands beside the settings"
        if not isinstance(name, str) or not name.strip():
            self._wrong((key,), f"`{key}` is not a folder's name", help)
        elif not os.path.isdir(folder / name):  # noqa: PTH112 (never raises)
            self._wrong((key,), f"`{key}` is “{cut(name)}”, and there is no such folder", help)
        else:
            return name
        return None

    def _ignored(self, data: object) -> tuple[Table, ...]:
        heading = ".".join(filter(None, [self.table, tables.KEY]))
        ignored, drafts = tables.read_tables(data, self.source, heading)
        self.drafts += drafts
        return tuple(ignored)

    def _plan(self, table: object) -> tuple[int, float]:
        """How many parties, and which share of them, a plan may harm without approval."""
        if not isinstance(table, dict):
            help = "write [plan], and below it lines such as max-parties = 5"
            self._wrong(("plan",), "`plan` is no table", help)
            table = {}
        for key in table:
            if key not in PLAN_KEYS:
                guess = closest(key, PLAN_KEYS)
                help = f"did you mean `{guess}`?" if guess else f"use {' or '.join(PLAN_KEYS)}"
                self._unknown(("plan", key), f"there is no setting `{key}` of plans", help)
        parties = table.get("max-parties", Settings.max_parties)
        if type(parties) is not int or parties < 0:  # to Python a truth value is a number, too
            message = "`max-parties` is no number of parties"
            self._wrong(("plan", "max-parties"), message, "write a whole number such as 5")
            parties = Settings.max_parties
        share = table.get("max-share", Settings.max_share)
        if type(share) not in (int, float) or not 0 <= share <= 1:
            help = "write a number from 0 to 1, such as 0.3 for 30 %"
            self._wrong(("plan", "max-share"), "`max-share` is no share of a whole", help)
            share = Settings.max_share
        return parties, share

    def _categories(self, listed: object) -> frozenset[str]:
        key, help = "resource-categories", 'write a list of words such as ["reisevaksine"]'
        if not isinstance(listed, list):
            self._wrong((key,), f"`{key}` is not a list", help)
            return frozenset()
        for each in listed:
            if not isinstance(each, str) or not ID.fullmatch(each):
                what = "a category that is no word of a-z, 0-9, _ and -"
                self._wrong((key,), f"`{key}` holds {what}", help)
                return frozenset()
        return frozenset(listed)

    def _severities(self, table: object) -> dict[str, Severity]:
        if not isinstance(table, dict):
            self._wrong(
                ("severity",),
                "`severity` is not a table of codes",
                'write [severity], and below it lines such as HN301 = "warning"',
            )
            return {}
        families: dict[str, Severity] = {}
        severities: dict[str, Severity] = {}
        for key, value in table.items():
            code = key.upper()
            known = [each for each in catalogue() if code in (each, f"{each[:3]}XX")]
            level = self._level(("severity", key), value)
            if not known:
                guess = closest(code, catalogue())
                help = f"did you mean `{guess}`?" if guess else "see `clinicspec rule` for the list"
                if code.endswith("X"):
                    help = "write HN5xx for all rules from HN501 to HN599, and so on"
                self._unknown(("severity", key), f"there is no rule `{key}`", help)
            elif level is None:
                continue
            elif code not in catalogue():  # a family: HN5xx is HN500 to HN599
                families |= self._of_family(key, known, level)
            elif _is_lowered(code, level):
                reason = (
                    "it protects patients"
                    if catalogue()[code].rule.protects_patients
                    else "what is built could not be relied on"
                )
                self._wrong(
                    ("severity", key),
                    f"{key} can't be lowered, since {reason}",
                    "remove the line, and put right what the rule finds",
                )
            else:
                severities[code] = level
        return families | severities

    def _of_family(self, key: str, codes: list[str], level: Severity) -> dict[str, Severity]:
        """The codes of a family that take a severity; a note names those that keep their own."""
        kept = [code for code in codes if _is_lowered(code, level)]
        if kept:
            them, s = ("they", "") if len(kept) > 1 else ("it", "s")
            self.drafts.append(
                Draft(
                    "CS051",
                    f"{listed(kept)} can't be lowered, so what {them} find{s} stays as grave as "
                    "it is",
                    "leave it so: the line holds for the family's other rules",
                    self._place(("severity", key)),
                    severity=Severity.NOTE,
                )
            )
        return {code: level for code in codes if code not in kept}

    def _level(self, path: tuple[str, ...], value: object) -> Severity | None:
        if isinstance(value, str) and value in LEVELS:
            return Severity(value)
        guess = closest(value, LEVELS) if isinstance(value, str) else None
        help = f"did you mean `{guess}`?" if guess else f"write one of {', '.join(LEVELS)}"
        if isinstance(value, str):
            said = f"“{cut(value)}”"
        elif isinstance(value, (dict, list)):
            said = "a table" if isinstance(value, dict) else "a list"
        else:
            said = cut(str(value).lower())  # TOML's true is Python's True
        self._wrong(path, f"`{path[-1]}` is {said}, which is not a severity", help)
        return None

    def _unknown(self, path: tuple[str, ...], message: str, help: str) -> None:
        self.drafts.append(Draft("CS050", message, help, self._place(path)))

    def _wrong(self, path: tuple[str, ...], message: str, help: str) -> None:
        self.drafts.append(Draft("CS051", message, help, self._place(path)))

    def _place(self, path: tuple[str, ...]) -> Place:
        """Where a key stands. TOML's reader keeps no places, so its line is looked for."""
        text, start = self.source.text, 0
        names = [".".join(filter(None, [self.table, *path[:-1]]))] if path else []
        for name in names:
            heading = re.search(rf"^[ \t]*\[[ \t]*{re.escape(name)}[ \t]*\]", text, re.MULTILINE)
            start = heading.end() if heading else 0
        key = re.escape(path[-1] if path else "tool")
        found = re.compile(rf"^[^#\n]*?(?<![\w-])(\"?{key}\"?)[ \t]*[=.\]]", re.MULTILINE).search(
            text, start
        )
        if found is None:
            return Place(self.source.name, path=path)
        return Place(self.source.name, self.source.span(found.start(1), found.end(1)), path)


def _is_lowered(code: str, level: Severity) -> bool:
    """Whether a rule would be made less grave that may not be."""
    rule = catalogue()[code].rule
    return not rule.can_be_lowered and level.rank > rule.severity.rank
