"""The first half of the pipeline: a specs folder in, models and findings out."""

import gc
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain
from typing import cast

from clinicspec.diagnostics.draft import Draft, of_problem
from clinicspec.diagnostics.finding import Finding, Severity
from clinicspec.model.build import build
from clinicspec.model.plain import check_plain
from clinicspec.model.spec import Spec
from clinicspec.model.spec_tree import SpecTree, join
from clinicspec.processes import Progress, results
from clinicspec.rules.catalogue import catalogue
from clinicspec.rules.identity.hn005_her_id_twice import Claim, check_all, claims
from clinicspec.rules.messages.hn205_attachment_too_large import check_files
from clinicspec.rules.messages.hn207_patient_identifier import check_source, check_values
from clinicspec.rules.rule import Given
from clinicspec.rules.run import Places, run
from clinicspec.settings import Settings
from clinicspec.source.decode import decode
from clinicspec.source.read import read
from clinicspec.source.text import SourceText
from clinicspec.store.specs_folder import ClinicFiles, SpecsFound, attachment_size


@dataclass(frozen=True)
class CheckedClinic:
    """A clinic and what was found in it."""

    files: ClinicFiles
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
    sources: Mapping[str, SourceText]
    """The texts of the files that findings stand in, by name."""

    def with_texts(self, more: Mapping[str, SourceText]) -> "Checked":
        """The same, with the texts of further files, by name."""
        sources = cast("MutableMapping[str, SourceText]", self.sources)  # it is only read
        return replace(self, sources=ChainMap(dict(more), sources))

    def with_findings(self, more: list[Finding]) -> "Checked":
        """The same, with further findings."""
        findings = sorted([*self.findings, *more], key=lambda each: each.sort_key)
        return replace(self, findings=findings)


def check(
    found: SpecsFound,
    settings: Settings,
    progress: Progress = lambda *_: None,
    today: date | None = None,
    jobs: int = 1,
) -> Checked:
    """Check every clinic that was found, and what must hold over all of them.

    ``today`` is the day that rules about it look from; without one they have nothing to say.
    ``jobs`` is how many processes may do it, which makes no difference to what is found.
    """
    work = partial(_check_clinic, given=Given(today, settings.resource_categories))
    by_clinic: dict[str | None, list[Draft]] = {}
    all_claims: list[Claim] = []
    collecting = gc.isenabled()
    gc.disable()  # a check makes thousands of objects, and no circles of them
    catalogue()  # read before any process is started, so that each has it at hand
    try:
        with results(work, found.clinics, jobs, progress) as of_clinics:
            for files, (drafts, its_claims) in zip(found.clinics, of_clinics, strict=True):
                by_clinic[files.id] = drafts
                all_claims += its_claims
    finally:
        if collecting:
            gc.enable()
    for clinic, draft in found.drafts:
        by_clinic.setdefault(clinic, []).append(draft)
    for clinic, draft in check_all(all_claims):
        by_clinic[clinic].append(draft)
    by_clinic_found = {
        clinic: [finding(draft, clinic, settings) for draft in drafts]
        for clinic, drafts in by_clinic.items()
    }
    findings = sorted(chain.from_iterable(by_clinic_found.values()), key=lambda it: it.sort_key)
    return Checked(
        [CheckedClinic(files, by_clinic_found[files.id]) for files in found.clinics],
        findings,
        _Sources(found.clinics, settings),
    )


class _Sources(Mapping[str, SourceText]):
    """The texts of files by name, each decoded when it is asked for: hardly any is."""

    def __init__(self, clinics: Iterable[ClinicFiles], settings: Settings) -> None:
        self._contents = {file.name: file.content for clinic in clinics for file in clinic.files}
        self._texts: dict[str, SourceText] = {}
        if settings.source is not None:
            self._texts[settings.source.name] = settings.source

    def __getitem__(self, name: str) -> SourceText:
        if name not in self._texts:
            self._texts[name] = decode(name, self._contents[name])[0]
        return self._texts[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts | self._contents)

    def __len__(self) -> int:
        return len(self._texts | self._contents)


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
        tuple(each for each in draft.related if each.place != draft.place),  # an alias's anchor
        draft.fix,
    )


def model_of(files: ClinicFiles) -> Spec:
    """The model of a clinic; whole only where it is sound."""
    return model_and_tree_of(files)[0]


def model_and_tree_of(files: ClinicFiles) -> tuple[Spec, SpecTree]:
    """The model of a clinic, whole only where it is sound, and where all of it stands."""
    tree, _, _ = _read_files(files)
    spec, _, _ = build(tree)
    return spec, tree


def model_and_places_of(files: ClinicFiles) -> tuple[Spec, Places]:
    """The model of a clinic, and where its parts stand; whole only where it is sound."""
    tree, _, _ = _read_files(files)
    spec, parts, _ = build(tree)
    return spec, Places(parts, tree)


def _check_clinic(files: ClinicFiles, given: Given) -> tuple[list[Draft], list[Claim]]:
    """What is found in one clinic by itself, and the HER-IDs that must be its own."""
    tree, sources, drafts = _read_files(files)
    spec, parts, about_shape = build(tree)
    places = Places(parts, tree)
    drafts += about_shape
    drafts += [draft for source in sources for draft in check_source(source)]
    drafts += check_values(tree)
    drafts += check_plain(tree, drafts)
    drafts += run(spec, places, given)
    drafts += check_files(spec, places, lambda name: attachment_size(files, name))
    return drafts, list(claims(spec, places))


def _read_files(files: ClinicFiles) -> tuple[SpecTree, list[SourceText], list[Draft]]:
    """The files of a clinic as one tree."""
    sources, parts, drafts = [], [], []
    for file in files.files:
        source, node, problems = read(file.name, file.content)
        sources.append(source)
        drafts += [of_problem(source, problem) for problem in problems]
        if node is not None:
            parts.append((source, node))
    incomplete = files.incomplete or len(parts) < len(sources)
    tree, about_sections = join(
        files.id, sources[0], parts, incomplete=incomplete, flawed=bool(drafts)
    )
    return tree, sources, drafts + about_sections
