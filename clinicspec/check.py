"""The first half of the pipeline: a specs folder in, models and findings out."""

import gc
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.finding import Finding, Place, Related, Severity
from clinicspec.model.build import build
from clinicspec.model.spec import Spec
from clinicspec.model.spec_tree import SpecTree, join
from clinicspec.rules.catalogue import catalogue
from clinicspec.rules.identity.hn005_her_id_twice import Claim, check_all, claims
from clinicspec.rules.messages.hn205_attachment_too_large import check_files
from clinicspec.rules.rule import Given
from clinicspec.rules.run import Places, run
from clinicspec.settings import Settings
from clinicspec.source.problem import Problem
from clinicspec.source.read import read
from clinicspec.source.text import SourceText
from clinicspec.store.specs_folder import ClinicFiles, SpecsFound, attachment_size

Progress = Callable[[int, int], None]
"""Told how many clinics of how many are done."""


@dataclass(frozen=True)
class CheckedClinic:
    """A clinic and what was found in it. Its model is whole only where it is sound."""

    files: ClinicFiles
    spec: Spec
    findings: list[Finding]

    @property
    def sound(self) -> bool:
        """Whether there is no error in it, so that it can be compiled."""
        return all(each.severity is not Severity.ERROR for each in self.findings)


@dataclass(frozen=True)
class Checked:
    """All that a run has read and found."""

    clinics: list[CheckedClinic]
    findings: list[Finding]
    """Of all clinics, of the folder and of the settings, in the order in which they are shown."""
    sources: dict[str, SourceText]
    """The texts of the files, by name."""

    def with_findings(self, more: list[Finding]) -> "Checked":
        """The same, with further findings."""
        findings = sorted([*self.findings, *more], key=lambda each: each.sort_key)
        return replace(self, findings=findings)


def check(
    found: SpecsFound,
    settings: Settings,
    progress: Progress = lambda *_: None,
    today: date | None = None,
) -> Checked:
    """Check every clinic that was found, and what must hold over all of them.

    ``today`` is the day that rules about it look from; without one they have nothing to say.
    """
    given = Given(today, settings.resource_categories)
    clinics: list[_Reading] = []
    collecting = gc.isenabled()
    gc.disable()  # a reading makes thousands of objects that live on and no circles
    try:
        for count, files in enumerate(found.clinics):
            progress(count, len(found.clinics))
            clinics.append(_check_clinic(files, given))
    finally:
        if collecting:
            gc.enable()
    by_clinic: dict[str | None, list[Draft]] = {each.files.id: each.drafts for each in clinics}
    for clinic, draft in found.drafts:
        by_clinic.setdefault(clinic, []).append(draft)
    for clinic, draft in check_all([claim for each in clinics for claim in each.claims]):
        by_clinic[clinic].append(draft)
    findings = {
        clinic: [finding(draft, clinic, settings) for draft in drafts]
        for clinic, drafts in by_clinic.items()
    }
    sources = {source.name: source for each in clinics for source in each.sources}
    if settings.source is not None:
        sources[settings.source.name] = settings.source
    return Checked(
        [CheckedClinic(each.files, each.spec, findings[each.files.id]) for each in clinics],
        sorted((each for some in findings.values() for each in some), key=lambda it: it.sort_key),
        sources,
    )


def finding(draft: Draft, clinic: str | None, settings: Settings) -> Finding:
    """A finding, with its rule's name and the severity that the settings give it."""
    rule = catalogue()[draft.code].rule
    return Finding(
        draft.code,
        rule.name,
        settings.severity(draft.code, draft.severity or rule.severity),
        draft.message,
        draft.help,
        draft.place,
        clinic,
        draft.related,
        draft.fix,
    )


@dataclass(frozen=True)
class _Reading:
    """One clinic, read and checked by itself."""

    files: ClinicFiles
    spec: Spec
    drafts: list[Draft]
    claims: list[Claim]
    sources: list[SourceText]


def _check_clinic(files: ClinicFiles, given: Given) -> _Reading:
    tree, sources, drafts = _read_files(files)
    spec, about_shape = build(tree)
    places = Places(spec, tree)
    drafts += about_shape
    drafts += run(spec, places, given)
    drafts += check_files(spec, places, lambda name: attachment_size(files, name))
    return _Reading(files, spec, drafts, list(claims(spec, places)), sources)


def _read_files(files: ClinicFiles) -> tuple[SpecTree, list[SourceText], list[Draft]]:
    """The files of a clinic as one tree."""
    sources, parts, drafts = [], [], []
    for file in files.files:
        source, node, problems = read(file.name, file.content)
        sources.append(source)
        drafts += [_draft(source, problem) for problem in problems]
        if node is not None:
            parts.append((source, node))
    incomplete = files.incomplete or len(parts) < len(sources)
    tree, about_sections = join(
        files.id, sources[0], parts, incomplete=incomplete, flawed=bool(drafts)
    )
    return tree, sources, drafts + about_sections


def _draft(source: SourceText, problem: Problem) -> Draft:
    def place(start: int, end: int) -> Place:
        return Place(source.name, source.span(start, end))

    return Draft(
        problem.code,
        problem.message,
        problem.help,
        place(problem.start, problem.end),
        tuple(Related(message, place(start, end)) for message, start, end in problem.related),
    )
