"""``clinicspec check --fix`` as a user sees it."""

import os
from pathlib import Path

import pytest

from clinicspec.source.limits import MAX_BYTES
from clinicspec.store.files import read_file
from clinicspec.store.lock import lock
from tests.cli.command import clinicspec
from tests.cli.conftest import edit


@pytest.fixture
def spec(specs: Path) -> Path:
    """The reference spec with a mistyped key, for which a fix is a guess."""
    file = specs / "fjordbyen.yaml"
    edit(file, "kind: gp                        #", "kin: gp                         #")
    return file


def test_a_guess_is_asked_for(spec: Path) -> None:
    """A fix that guesses is announced, and applied only on demand."""
    text = spec.read_text()
    run = clinicspec("check", "--fix")
    assert run.code == 1
    assert "1 can be mended with `check --fix --unsafe-fixes`" in run.err
    assert "nothing that --fix can mend" in run.err
    assert spec.read_text() == text
    run = clinicspec("check", "--fix", "--unsafe-fixes")
    assert (run.code, run.out) == (0, "")
    assert "1 mended in specs/fjordbyen.yaml" in run.err
    assert spec.read_text() == text.replace("kin: gp ", "kind: gp ")


def test_two_guesses_of_one_key(specs: Path) -> None:
    """Two misspelt keys that mean one are no crash: one of them is mended, the other is shown."""
    file = specs / "fjordbyen.yaml"
    edit(file, "    kind: gp                        #", "    kidn: gp\n    knid: gp  #")
    run = clinicspec("check", "--fix", "--unsafe-fixes")
    assert run.code == 1
    assert "1 mended in specs/fjordbyen.yaml" in run.err
    assert "    kind: gp\n    knid: gp  #" in file.read_text()


def test_a_diff(spec: Path) -> None:
    """--diff shows the lines, writes nothing, and exits as check does."""
    text = spec.read_text()
    run = clinicspec("check", "--diff", "--unsafe-fixes")
    assert run.code == 1
    assert "\n-    kin: gp  " in run.out
    assert "\n+    kind: gp  " in run.out
    assert "1 would be mended" in run.err
    assert spec.read_text() == text
    assert clinicspec("check", "--diff").out == ""


def test_a_last_line_without_end(specs: Path) -> None:
    """A diff says where a file's last line has no end, and the file keeps it so."""
    file = specs / "fjordbyen.yaml"
    edit(file, "    open: {from: 2026-10-01, to: 2026-12-18}\n", "    opn: {from: 2026-10-01}")
    run = clinicspec("check", "--diff", "--unsafe-fixes")
    assert run.out.count("\\ No newline at end of file") == 2
    clinicspec("check", "--fix", "--unsafe-fixes")
    assert file.read_text().endswith("    open: {from: 2026-10-01}")


def test_what_a_file_is(spec: Path) -> None:
    """A file keeps its mode, its byte order mark and its line ends, and a link stays one."""
    spec.write_bytes(b"\xef\xbb\xbf" + spec.read_bytes().replace(b"\n", b"\r\n"))
    spec.chmod(0o640)
    target = spec.parent / "files" / "spec.yaml.txt"
    spec.rename(target)
    spec.symlink_to(target)
    assert clinicspec("check", "--fix", "--unsafe-fixes").code == 0
    content = target.read_bytes()
    assert spec.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640
    assert content.startswith(b"\xef\xbb\xbf# The reference")
    assert content.count(b"\r\n") == content.count(b"\n") > 100
    assert b"    kind: gp  " in content
    assert sorted(each.name for each in target.parent.iterdir()) == [
        "forberedelse.pdf",
        "logo.svg",
        "spec.yaml.txt",
    ]


def test_somebody_else_was_quicker(spec: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that has changed since it was read is left alone, and that is a finding."""

    def read_late(path: Path, limit: int) -> bytes:
        spec.write_text("clinicspec: 1\n")
        return read_file(path, limit)

    monkeypatch.setattr("clinicspec.store.rewrite.read_file", read_late)
    run = clinicspec("check", "--fix", "--unsafe-fixes")
    assert run.code == 1
    assert "error[CS071]: the file was not rewritten: it has changed since it was read" in run.out
    assert spec.read_text() == "clinicspec: 1\n"


def test_the_system_refuses(spec: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that can't be written is as it was, nothing is left behind, and the reason is said."""
    text = spec.read_text()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    run = clinicspec("check", "--fix", "--unsafe-fixes")
    assert run.code == 1
    assert "error[CS071]: the file was not rewritten: permission denied" in run.out
    assert spec.read_text() == text
    assert "nothing was mended" in run.err
    assert "error[CS030]: `kin` of" in run.out, "what stands in the file is still found"
    assert sorted(each.name for each in spec.parent.iterdir()) == ["files", "fjordbyen.yaml"]


def test_a_run_was_killed(spec: Path) -> None:
    """What a killed run has left behind does not keep the next one from its work."""
    left = spec.with_name(".fjordbyen.yaml.clinicspec")
    left.write_text("half")
    assert clinicspec("check", "--fix", "--unsafe-fixes").code == 0
    assert not left.exists()


def test_another_run_is_at_it(spec: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another run writes in the folder, nothing is written, and that is a finding."""
    text = spec.read_text()
    monkeypatch.setattr("clinicspec.store.lock.WAIT_SECONDS", 0.0)
    with lock(spec.parent, exclusive=True):
        run = clinicspec("check", "--fix", "--unsafe-fixes")
    assert run.code == 1
    assert "the file was not rewritten: another run of clinicspec is at it" in run.out
    assert spec.read_text() == text


def test_no_fix_makes_a_file_too_large(spec: Path) -> None:
    """A fix that would take a spec over the limit is left out, and its finding stays."""
    text = spec.read_text()
    fill = MAX_BYTES - len(text.encode()) - len("# \n")
    full = text + "# " + "x" * fill + "\n"
    spec.write_text(full)
    run = clinicspec("check", "--fix", "--unsafe-fixes", "--notes")
    assert "internal error" not in run.err
    assert len(spec.read_bytes()) <= MAX_BYTES
    assert "nothing that --fix can mend" in run.err


@pytest.mark.usefixtures("specs")
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--unsafe-fixes"], "--unsafe-fixes goes with --fix or --diff"),
        (["--diff", "--format", "json"], "--diff prints a diff, and no json"),
        (["--as-of", "24.12.2026"], "'24.12.2026' is no date: write it as in 2026-12-24"),
        (["--as-of", "2026-02-30"], "'2026-02-30' is no date"),
    ],
)
def test_wrong_usage(arguments: list[str], says: str) -> None:
    """Options that make no sense together are wrong usage, with the reason."""
    run = clinicspec("check", *arguments)
    assert run.code == 2
    assert says in run.err
