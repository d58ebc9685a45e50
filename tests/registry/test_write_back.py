"""HER-IDs in specs of every form."""

from collections.abc import Callable
from pathlib import Path

import pytest

from clinicspec.registry.write_back import with_her_id
from clinicspec.store.rewrite import rewrite
from clinicspec.store.specs_folder import find_specs
from tests.registry.world import TEXT, WRITTEN, changed_text

PARTIES = {
    "person-kari": 9000001,
    "service-vacant-lists": 9000002,
    "service-resource-booking": 9000003,
}


def in_one_file(folder: Path, content: bytes) -> Path:
    """A clinic that is one file."""
    (folder / "fjordbyen.yaml").write_bytes(content)
    return folder / "fjordbyen.yaml"


def in_a_folder(folder: Path, content: bytes) -> Path:
    """A clinic that is a folder, the employees in a file of their own."""
    before, mark, rest = content.partition(b"employees:")
    employees, positions, after = (mark + rest).partition(b"positions:")
    (folder / "fjordbyen").mkdir()
    (folder / "fjordbyen" / "clinic.yaml").write_bytes(before)
    (folder / "fjordbyen" / "employees.yaml").write_bytes(employees)
    (folder / "fjordbyen" / "more.yaml").write_bytes(positions + after)
    return folder / "fjordbyen"


@pytest.mark.parametrize("place", [in_one_file, in_a_folder])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("line_break", [b"\n", b"\r\n"])
def test_all_else_is_as_it_was(
    tmp_path: Path, place: Callable[[Path, bytes], Path], mark: bytes, line_break: bytes
) -> None:
    """To the byte: comments, line breaks, quotes of others, a byte order mark."""

    def content(text: str) -> bytes:
        return mark + text.encode().replace(b"\n", line_break)

    path = place(tmp_path, content(TEXT))
    (clinic,) = find_specs([str(path)]).clinics
    for party, her_id in PARTIES.items():
        rewritten = with_her_id(clinic, party, her_id)
        assert rewritten is not None
        assert rewrite(clinic, rewritten.old, rewritten.new.content) is None
        clinic = rewritten.clinic
    (again,) = find_specs([str(path)]).clinics
    assert again == clinic
    assert b"".join(file.content for file in clinic.files) == content(changed_text(TEXT, WRITTEN))
