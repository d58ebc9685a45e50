"""Building the pages of one clinic from whatever stands there now."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from clinicspec.check import check, finding, model_of
from clinicspec.compile import logo_of, own_templates
from clinicspec.diagnostics.finding import Finding, Severity
from clinicspec.diagnostics.render.text import printable
from clinicspec.model.files import named_files
from clinicspec.model.names import first_of
from clinicspec.pages.backend import artefacts
from clinicspec.pages.environment import environment, templates
from clinicspec.pages.own import OwnTemplates
from clinicspec.pages.rendering import TemplateFails
from clinicspec.settings import NoToml, find_settings, load_settings, places_of_settings
from clinicspec.source.text import SourceText
from clinicspec.store.specs_folder import ClinicFiles, find_specs
from clinicspec.store.watched import with_all_below

MOST_NAMED = 20
"""Clinics that a message lists; of the others it says how many they are."""

SITE = "site/"
"""What the pages' paths begin with among a clinic's artefacts."""


@dataclass(frozen=True)
class Wanted:
    """What is to be shown."""

    spec: str
    settings_file: Path | None = None
    """The nearest one, if None."""
    templates_folder: Path | None = None
    """That of the settings, if None."""
    as_of: date | None = None
    """The day whose pages are shown; without one they name their dates."""


@dataclass(frozen=True)
class Built:
    """What came of it."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    """The site by its paths, such as ``assets/style.css``; empty where an error keeps it away."""
    findings: tuple[Finding, ...] = ()
    sources: Mapping[str, SourceText] = field(default_factory=dict)
    problem: str = ""
    """Why there was nothing to build, as a sentence; "" where there was a clinic, or findings."""
    watched: frozenset[Path] = frozenset()
    """The files and folders that it hangs on."""

    @cached_property
    def version(self) -> str:
        """The same for what looks the same."""
        content = repr((sorted(self.files.items()), self.findings, self.problem))
        return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def build(wanted: Wanted) -> Built:
    """Read, check and render the clinic that is wanted; nothing is written."""
    watched = {Path(wanted.spec), *with_all_below(templates())}
    watched |= {wanted.settings_file} if wanted.settings_file else {*places_of_settings()}
    try:
        settings, about_settings = load_settings(wanted.settings_file or find_settings())
    except NoToml as error:
        return Built(problem=str(error), watched=frozenset(watched))
    folder = wanted.templates_folder or settings.templates_folder
    watched |= {*with_all_below(folder)} if folder is not None else set()
    found = find_specs([wanted.spec])
    watched |= {path for clinic in found.clinics for path in _files_of(clinic)}
    if len(found.clinics) != 1 and not found.drafts:
        problem = _no_clinic(wanted.spec, [clinic.id for clinic in found.clinics])
        return Built(problem=problem, watched=frozenset(watched))
    own, texts, about_templates = own_templates(folder)
    checked = check(found, settings).with_texts(texts)
    drafts = [*about_settings, *about_templates]
    findings = [*checked.findings, *(finding(draft, None, settings) for draft in drafts)]
    files: dict[str, bytes] = {}
    if all(each.severity is not Severity.ERROR for each in findings):
        environment.cache_clear()  # clinicspec's own templates may have changed as well
        try:
            files = _site(found.clinics[0], wanted.as_of, own)
        except TemplateFails as error:
            findings += [finding(draft, None, settings) for draft in error.drafts]
    return Built(
        {path.removeprefix(SITE): content for path, content in files.items()},
        tuple(findings),
        checked.sources,
        watched=frozenset(watched),
    )


def _site(files: ClinicFiles, as_of: date | None, own: OwnTemplates) -> dict[str, bytes]:
    spec = model_of(files)
    logo = logo_of(spec, files)
    return artefacts(spec, as_of, logo.content if logo is not None else None, own)


def _files_of(clinic: ClinicFiles) -> Iterator[Path]:
    """What a clinic is read from: its files, what they name, and its folder if it has one."""
    for file in clinic.files:
        yield Path(file.name)
        if "/" in file.path:
            yield clinic.folder
    for _, _, name in named_files(model_of(clinic)):
        yield clinic.folder / name


def _no_clinic(path: str, ids: list[str]) -> str:
    named = printable(path)
    if ids:
        return f"{named} holds {len(ids)} clinics, name one: {first_of(ids, MOST_NAMED)}"
    return f"there is no clinic at {named}: it is a file <id>.yaml, or a folder with clinic.yaml"
