"""The first half of the pipeline: a specs folder in, models and findings out."""

import gc
from collections import ChainMap, defaultdict
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain
from typing import NamedTuple, cast

from clinicspec.diagnostics.draft import Draft, of_problem
from clinicspec.diagnostics.finding import Finding, Place, Severity
from clinicspec.model.build import build
from clinicspec.model.plain import check_plain
from clinicspec.model.spec import Spec
from clinicspec.model.spec_tree import SpecTree, join
from clinicspec.processes import Progress, results
from clinicspec.rules.catalogue import catalogue
from clinicspec.rules.identity.hn005_her_id_twice import Claim, check_all, claims
from clinicspec.rules.messages.hn205_attachment_too_large import check_files
from clinicspec.rules.messages.hn207_patient_identifier import check_source, check_values
from clinicspec.rules.reading.cs045_unusable_logo import check_logo
from clinicspec.rules.rule import Given
from clinicspec.rules.run import Places, draft_of, run
from clinicspec.settings import Settings
from clinicspec.source.decode import decode
from clinicspec.source.read import Document, read
from clinicspec.source.text import SourceText
from clinicspec.source.tree import Path
from clinicspec.store.attachments import attachment, attachment_size
from clinicspec.store.specs_folder import ClinicFiles, SpecsFound
from clinicspec.suppressions.apply import Decisions, about_tables
from clinicspec.suppressions.comments import Comment, read_comments
from clinicspec.suppressions.tables import Table


@dataclass(frozen=True)
class CheckedClinic:
    """A clinic and what was found in it."""

    files: ClinicFiles
    findings: list[Finding]

    @property
    def sound(self) -> bool:
        """Whether there is no error in it, so that it can be compiled."""
        return not any(each.is_error for each in self.findings)


@dataclass(frozen=True)
class Checked:
    """All that a run has read and found."""

    clinics: list[CheckedClinic]
    findings: list[Finding]
    """Of all clinics, of the folder and of the settings, in the order in which they are shown."""
    sources: Mapping[str, SourceText]
    """The texts of the files that findings stand in, by name."""
    her_ids: frozenset[int]
    """All that the specs have."""
    notes_left_out: int
    """How many notes were counted, and not looked for the places of."""

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
    *,
    notes: bool = True,
) -> Checked:
    """Check every clinic that was found, and what must hold over all of them.

    ``today`` is the day that rules about it look from; without one they have nothing to say.
    ``jobs`` is how many processes may do it, which makes no difference to what is found. Without
    ``notes`` those that can't be mended are only counted: to know where something stands, a file
    has to be read by the YAML parser.
    """
    given = Given(today, settings.resource_categories)
    work = partial(_check_clinic, given=given, settings=settings, notes=notes)
    by_clinic: dict[str | None, list[Draft]] = {}
    all_claims: list[Claim] = []
    used: dict[Table, set[str]] = defaultdict(set)
    left_out = 0
    collecting = gc.isenabled()
    gc.disable()  # a check makes thousands of objects, and no circles of them
    catalogue()  # read before any process is started, so that each has it at hand
    try:
        with results(work, found.clinics, jobs, progress) as of_clinics:
            for files, looked in zip(found.clinics, of_clinics, strict=True):
                by_clinic[files.id] = looked.drafts
                all_claims += looked.claims
                for table, codes in looked.used.items():
                    used[table] |= codes
                left_out += looked.notes_left_out
    finally:
        if collecting:
            gc.enable()
    for clinic, draft in found.drafts:
        by_clinic.setdefault(clinic, []).append(draft)
    for clinic, draft in check_all(all_claims, _Trees(found.clinics).place):
        by_clinic[clinic].append(draft)
    by_clinic_found = {
        clinic: [finding(draft, clinic, settings) for draft in drafts]
        for clinic, drafts in by_clinic.items()
    }
    clinics = [CheckedClinic(files, by_clinic_found[files.id]) for files in found.clinics]
    findings = [*chain.from_iterable(by_clinic_found.values())]
    if settings.ignored:
        sound = [clinic.files.id for clinic in clinics if clinic.sound]
        is_all = found.keep is not None and len(sound) == len(clinics)
        shown = {
            clinic: {each.code for each in of_clinic if each.suppression is None}
            for clinic, of_clinic in by_clinic_found.items()
        }
        about = about_tables(settings.ignored, used, shown, today, None if is_all else sound)
        findings += [finding(draft, None, settings) for draft in about]
    return Checked(
        clinics,
        sorted(findings, key=lambda each: each.sort_key),
        _Sources(found.clinics, settings),
        frozenset(claim.her_id for claim in all_claims),
        left_out,
    )


class _Trees:
    """The trees of clinics, each made when somebody asks where a path stands: hardly any does."""

    def __init__(self, clinics: Iterable[ClinicFiles]) -> None:
        self._files = {clinic.id: clinic for clinic in clinics}
        self._trees: dict[str, SpecTree] = {}

    def place(self, clinic: str, path: Path) -> Place:
        """Where a path of a clinic stands."""
        if clinic not in self._trees:
            self._trees[clinic] = _read_files(self._files[clinic])[0]
        return self._trees[clinic].place(path)


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
    return Finding(
        draft.code,
        catalogue()[draft.code].rule.name,
        _severity(draft.code, draft.severity, settings),
        draft.message,
        draft.help,
        draft.place,
        clinic,
        tuple(each for each in draft.related if each.place != draft.place),  # an alias's anchor
        draft.fix,
        draft.suppression,
    )


def _severity(code: str, severity: Severity | None, settings: Settings) -> Severity:
    """A rule's severity, or the one that differs from it, as the settings have it."""
    return settings.severity(code, severity or catalogue()[code].rule.severity)


def model_of(files: ClinicFiles) -> Spec:
    """The model of a clinic; whole only where it is sound."""
    return model_and_tree_of(files)[0]


def model_and_tree_of(files: ClinicFiles) -> tuple[Spec, SpecTree]:
    """The model of a clinic, whole only where it is sound, and where all of it stands."""
    tree, _, _ = _read_files(files)
    spec, _ = build(tree)
    return spec, tree


def model_and_places_of(files: ClinicFiles) -> tuple[Spec, Places]:
    """The model of a clinic, and where its parts stand; whole only where it is sound."""
    spec, tree = model_and_tree_of(files)
    return spec, Places(spec, tree)


class _Looked(NamedTuple):
    """What is found in one clinic by itself."""

    drafts: list[Draft]
    notes_left_out: int
    claims: list[Claim]
    """The HER-IDs that must be its own."""
    used: dict[Table, set[str]]
    """The codes of which each table of the settings has suppressed something."""


def _check_clinic(files: ClinicFiles, given: Given, settings: Settings, *, notes: bool) -> _Looked:
    tree, documents, drafts = _read_files(files)
    spec, about_shape = build(tree)
    places = Places(spec, tree)
    drafts += about_shape
    drafts += [draft for document in documents for draft in check_source(document.source)]
    drafts += check_values(tree)
    drafts += check_plain(tree, drafts)
    comments: list[Comment] = []
    for document in documents:
        found, about_comments = read_comments(document)
        comments += found
        drafts += about_comments
    tables = [table for table in settings.ignored if table.clinic in (None, files.id)]
    decisions = Decisions(comments, tables, settings.folder, given.today)
    to_place = decisions.to_place
    left_out = 0
    for code, remark in run(spec, given):
        if (
            notes
            or remark.repair
            or code in to_place
            or _severity(code, remark.severity, settings) != Severity.NOTE
        ):
            drafts.append(draft_of(code, remark, places))
        else:
            left_out += 1
    drafts += check_files(spec, places, lambda name: attachment_size(files, name))
    drafts += check_logo(spec, places, lambda name, limit: _content(files, name, limit))
    if to_place:
        drafts = decisions.applied(drafts, tree)
        sound = not any(finding(draft, files.id, settings).is_error for draft in drafts)
        drafts += decisions.about_comments(drafts, sound=sound)
    used = {each: codes for each, codes in decisions.used.items() if isinstance(each, Table)}
    return _Looked(drafts, left_out, list(claims(spec)), used)


def _content(files: ClinicFiles, name: str, limit: int) -> bytes | None:
    file = attachment(files, name, limit)
    return file.content if file is not None else None


def _read_files(files: ClinicFiles) -> tuple[SpecTree, list[Document], list[Draft]]:
    """The files of a clinic as one tree."""
    documents, drafts = [], []
    for file in files.files:
        document, problems = read(file.name, file.content)
        documents.append(document)
        drafts += [of_problem(document.source, problem) for problem in problems]
    tree, about_sections = join(
        files.id, documents, incomplete=files.incomplete, flawed=bool(drafts)
    )
    return tree, documents, drafts + about_sections
