"""The files that hold the users' own tests of a clinic.

A clinic that is one file has ``<id>.test.yaml`` beside it. One that is a folder has its tests in
any ``*.test.yaml`` of that folder.
"""

from collections.abc import Collection
from pathlib import Path

from clinicspec.source.limits import MAX_BYTES
from clinicspec.store.files import (
    ClinicDraft,
    draft,
    entries_of,
    is_there,
    name_of,
    read_file,
    real_path,
    shown,
    unreadable,
)
from clinicspec.store.specs_folder import (
    TEST_ENDING,
    ClinicFiles,
    SpecFile,
    SpecsFound,
    spec_of_tests,
)


def find_tests(
    clinic: ClinicFiles, named: Collection[str]
) -> tuple[list[SpecFile], list[ClinicDraft]]:
    """A clinic's test files with their contents, and those that can't be read.

    Where some of them are among the paths that the user ``named``, the others are left out.
    """
    try:
        paths = _paths(clinic)
    except OSError as error:  # the folder is gone since the spec was read
        return [], [unreadable(clinic.folder, error, clinic.id)]
    chosen = {shown(Path(each)) for each in named}
    files, drafts = [], []
    for path in [each for each in paths if shown(each) in chosen] or paths:
        try:
            content = read_file(real_path(path, clinic.specs_folder), MAX_BYTES + 1)
        except OSError as error:
            drafts.append(unreadable(path, error, clinic.id))
        else:
            files.append(SpecFile(shown(path), path.name, content))
    return files, drafts


def _paths(clinic: ClinicFiles) -> list[Path]:
    """Where a clinic's test files stand, by name. Raises OSError."""
    if "/" not in clinic.files[0].path:
        beside = clinic.folder / f"{clinic.id}{TEST_ENDING}"
        return [beside] if is_there(beside) else []
    return [
        clinic.folder / entry.name
        for entry in entries_of(clinic.folder)
        if entry.name.endswith(TEST_ENDING)
    ]


def without_spec(found: SpecsFound) -> list[ClinicDraft]:
    """Test files in a specs folder that are beside no spec.

    Where the spec stands there and is no clinic, that has been reported.
    """
    return [
        draft(
            "CS094",
            f"“{name_of(path)}” tests no clinic, since there is no {name_of(spec)} beside it, so"
            " its tests are not run",
            f"name it after the spec that it tests, as in fjordbyen{TEST_ENDING}, or move it into"
            " the clinic's folder",
            path,
            None,
        )
        for path in found.test_files
        for spec in [spec_of_tests(path)]
        if not is_there(spec)
    ]
