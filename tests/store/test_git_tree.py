"""Specs as a commit has them: as in a checkout, from any repository, and nothing is run."""

import os
import subprocess
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from clinicspec.source.limits import MAX_BYTES
from clinicspec.store.attachments import LARGEST, attachment_marks, attachment_size
from clinicspec.store.folders import DISK
from clinicspec.store.git_program import GitProblem, repository_of
from clinicspec.store.git_tree import git_tree, named_by
from clinicspec.store.specs_folder import SpecsFound, find_specs
from tests.store.folders import Link, Thing, fill

SPEC = b"clinicspec: 1\n"
IDENTITY = ("-c", "user.name=Test", "-c", "user.email=test@fjordbyen.example")


def git(folder: Path, *arguments: str, stdin: bytes | None = None) -> str:
    """Run git with nobody's settings; returns what it prints."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("GIT_")
    } | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return (
        subprocess.run(
            ["git", *IDENTITY, *arguments],
            cwd=folder,
            env=environment,
            input=stdin,
            capture_output=True,
            check=True,
        )
        .stdout.decode()
        .strip()
    )


@pytest.fixture(params=["sha1", "sha256"])
def repository(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """An empty repository, in which the test stands."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main", f"--object-format={request.param}")
    monkeypatch.chdir(folder)
    return folder


def commit(folder: Path, things: dict[str, Thing] | None = None) -> None:
    """Commit what stands in a folder, after putting some things there."""
    fill(folder, things or {})
    git(folder, "add", "-A", "-f")
    git(folder, "commit", "-q", "--allow-empty", "-m", "a change")


def found_at(ref: str, *paths: str) -> SpecsFound:
    """The specs that paths name at a ref."""
    repository = repository_of(Path(paths[0]))
    assert repository is not None
    with git_tree(repository, ref) as tree:
        found = find_specs(paths, tree)
        clinics = tuple(replace(each, where=DISK) for each in found.clinics)
        return replace(found, clinics=clinics)


@pytest.mark.parametrize(
    "paths", [["specs"], ["specs/a.yaml"], ["specs/b"], ["."], ["specs/b/x.yaml"]]
)
def test_a_commit_holds_what_its_checkout_holds(repository: Path, paths: list[str]) -> None:
    """The search finds the same clinics and says the same of everything, on either side."""
    commit(
        repository,
        {
            "specs/a.yaml": SPEC,
            "specs/b/clinic.yaml": SPEC,
            "specs/b/x.yaml": b"employees: {}\n",
            "specs/b/deep/y.yaml": SPEC,
            "specs/files/picture.png": b"png",
            "specs/c.yml": SPEC,
            "specs/d.yaml": Link("a.yaml"),
            "specs/e.yaml": Link("../outside.yaml"),
            "specs/f.yaml": Link("nowhere"),
            "specs/g": Link("b"),
            "specs/i.yaml": Link("/etc/passwd"),
            "specs/j.yaml": Link("j.yaml"),
            "specs/A.yaml": SPEC,
            "specs/Å.yaml": SPEC,
            "specs/k.test.yaml": b"tests: []\n",
            "specs/.hidden/l.yaml": SPEC,
            "specs/m.yaml/n.txt": b"",
            "outside.yaml": SPEC,
        },
    )
    on_disk = find_specs(paths)
    at_ref = found_at("HEAD", *paths)
    assert at_ref.clinics == on_disk.clinics
    assert at_ref == replace(on_disk, drafts=at_ref.drafts)
    places = [(each.clinic, each.draft.code, each.draft.place) for each in on_disk.drafts]
    assert [(each.clinic, each.draft.code, each.draft.place) for each in at_ref.drafts] == places


def test_files_are_named_as_git_names_them(repository: Path) -> None:
    """A file and what is found in it say from which ref it is."""
    commit(repository, {"specs/a.yaml": SPEC, "specs/b.yml": SPEC})
    named = named_by("HEAD~0", found_at("HEAD~0", "specs"))
    assert named.clinics[0].files[0].name == "HEAD~0:specs/a.yaml"
    assert [each.draft.place.file for each in named.drafts] == ["HEAD~0:specs/b.yml"]


def test_what_was_there_once(repository: Path) -> None:
    """What is changed or gone in the folder is as it was; a path that was not there is missing."""
    commit(repository, {"specs/a.yaml": SPEC})
    (repository / "specs" / "a.yaml").unlink()
    commit(repository, {"specs/b.yaml": SPEC})
    assert [each.id for each in found_at("HEAD~1", "specs").clinics] == ["a"]
    assert [each.id for each in found_at("main", "specs").clinics] == ["b"]
    assert found_at("HEAD~1", "specs/b.yaml").missing == ("specs/b.yaml",)
    assert found_at("HEAD~1", "other").missing == ("other",)


def test_marks_of_attachments(repository: Path) -> None:
    """Files of the same content have a mark in common, be it CRLF, a pointer to it, or huge."""
    content = b"one\r\ntwo\n"
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize {}\n"
    files: dict[str, tuple[bytes, bytes, bool]] = {
        "same": (content, content, True),
        "lines": (content.replace(b"\r\n", b"\n"), content, True),
        "other": (content, b"three\n", False),
        "pointer": (
            pointer.format(sha256(content).hexdigest(), len(content)).encode(),
            content,
            True,
        ),
        "other-pointer": (pointer.format("0" * 64, 10).encode(), content, False),
        "huge": (b"a" * (LARGEST + 1), b"b" * (LARGEST + 1), True),
        "huge-pointer": (
            pointer.format("0" * 64, LARGEST + 1).encode(),
            b"b" * (LARGEST + 1),
            True,
        ),
        "longer": (b"a" * (LARGEST + 1), b"a" * (LARGEST + 2), False),
    }
    before: dict[str, Thing] = {f"specs/files/{name}": each[0] for name, each in files.items()}
    commit(repository, {"specs/a.yaml": SPEC, **before})
    for name, (_, after, _) in files.items():
        (repository / "specs" / "files" / name).write_bytes(after)
    found = repository_of(Path("specs"))
    assert found is not None
    with git_tree(found, "HEAD") as tree:
        (old,) = find_specs(["specs"], tree).clinics
        (new,) = find_specs(["specs"]).clinics
        for name, (_, _, same) in files.items():
            marks = [attachment_marks(each, f"files/{name}") for each in (old, new)]
            assert all(marks), name
            assert bool(marks[0] & marks[1]) == same, name
        for name in ("files/none", "files", "../specs/a.yaml"):
            assert attachment_marks(old, name) == attachment_marks(new, name) == frozenset()


def test_sizes_of_attachments(repository: Path) -> None:
    """An attachment's size is that of its blob, and only within the specs folder."""
    commit(repository, {"specs/a.yaml": SPEC, "specs/files/a.pdf": b"12345", "b.pdf": b"1"})
    where = repository_of(Path("specs"))
    assert where is not None
    with git_tree(where, "HEAD") as tree:
        (clinic,) = find_specs(["specs"], tree).clinics
        assert attachment_size(clinic, "files/a.pdf") == 5
        assert attachment_size(clinic, "files") is None
        assert attachment_size(clinic, "../b.pdf") is None


@pytest.mark.parametrize(
    "ref",
    ["nobody", "-x", "--all", "--git-dir=/", "", "HEAD:specs", "main..main", "a\nb", "HEAD^9"],
)
def test_a_ref_that_names_no_commit(repository: Path, ref: str) -> None:
    """Whatever is no commit is refused, and never taken for an option."""
    commit(repository, {"specs/a.yaml": SPEC})
    with pytest.raises(GitProblem):
        found_at(ref, "specs")


@pytest.mark.parametrize("ref", ["main", "HEAD", "v1", "main@{0}", "heads/-x", ":/change"])
def test_refs_as_git_has_them(repository: Path, ref: str) -> None:
    """Branches, tags with a message, the reflog, odd names: what git takes for a commit is one."""
    commit(repository, {"specs/a.yaml": SPEC})
    git(repository, "tag", "-a", "-m", "a tag", "v1")
    git(repository, "update-ref", "refs/heads/-x", "HEAD")
    assert [each.id for each in found_at(ref, "specs").clinics] == ["a"]


def test_nothing_of_a_repository_is_run(repository: Path, tmp_path: Path) -> None:
    """No program that settings, attributes or hooks name is started."""
    commit(
        repository,
        {"specs/a.yaml": SPEC, ".gitattributes": b"*.yaml filter=evil diff=evil text=auto\n"},
    )
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
    trap.chmod(0o755)
    for setting in (
        "core.fsmonitor",
        "core.sshCommand",
        "core.pager",
        "core.editor",
        "core.alternateRefsCommand",
        "core.askPass",
        "core.gitProxy",
        "credential.helper",
        "diff.external",
        "diff.evil.textconv",
        "filter.evil.smudge",
        "filter.evil.clean",
        "filter.evil.process",
        "alias.rev-parse",
        "alias.cat-file",
        "uploadpack.packObjectsHook",
    ):
        git(repository, "config", setting, f"!{trap}" if "alias" in setting else str(trap))
    hooks = repository / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for hook in (
        "post-checkout",
        "reference-transaction",
        "post-index-change",
        "fsmonitor-watchman",
    ):
        (hooks / hook).write_text(trap.read_text())
        (hooks / hook).chmod(0o755)
    (clinic,) = found_at("HEAD", "specs").clinics
    assert clinic.files[0].content == SPEC
    assert not (tmp_path / "ran").exists()


def test_nothing_is_fetched(repository: Path, tmp_path: Path) -> None:
    """An object that a partial clone has only been promised is missing, and is not asked for."""
    commit(repository, {"specs/a.yaml": SPEC, "specs/b.yaml": SPEC + b"# another\n"})
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
    trap.chmod(0o755)
    blob = git(repository, "rev-parse", "HEAD:specs/a.yaml")
    (repository / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    git(repository, "config", "core.repositoryFormatVersion", "1")
    git(repository, "config", "extensions.partialClone", "origin")
    git(repository, "config", "remote.origin.promisor", "true")
    for url in (f"ext::{trap}", "ssh://host.invalid/x", f"file://{tmp_path}/other"):
        git(repository, "config", "remote.origin.url", url)
        git(repository, "config", "core.sshCommand", str(trap))
        found = found_at("HEAD", "specs")
        assert [each.id for each in found.clinics] == ["b"]
        (draft,) = found.drafts
        assert draft.draft.code == "CS017"
        assert "only promised" in draft.draft.message
    commit_id = git(repository, "rev-parse", "HEAD")
    (repository / ".git" / "objects" / commit_id[:2] / commit_id[2:]).unlink()
    with pytest.raises(GitProblem):
        found_at("HEAD~1", "specs")
    assert not (tmp_path / "ran").exists()


def test_links_in_worktrees_submodules_and_bare_repositories(repository: Path) -> None:
    """A worktree and a submodule read their own refs; a folder that looks like a bare one, none."""
    commit(repository, {"specs/a.yaml": SPEC})
    git(repository, "worktree", "add", "-q", "-b", "other", "../tree")
    tree = repository.parent / "tree"
    commit(tree, {"specs/b.yaml": SPEC})
    assert [each.id for each in found_at("HEAD", "../tree/specs").clinics] == ["a", "b"]
    assert [each.id for each in found_at("HEAD", "specs").clinics] == ["a"]
    git(repository, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(tree), "sub")
    commit(repository)
    assert [each.id for each in found_at("HEAD", "sub/specs").clinics] == ["a", "b"]
    assert found_at("HEAD", ".").clinics == ()
    bare = {"HEAD": b"ref: refs/heads/main\n", "config": b"[core]\nbare = true\n", "refs/": b""}
    commit(repository, {f"specs/{name}": thing for name, thing in bare.items()})
    assert [each.id for each in found_at("HEAD", "specs").clinics] == ["a"]


def test_alternates_and_packs(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clone that borrows its objects, and one in which all are packed, are read as any other."""
    commit(repository, {"specs/a.yaml": SPEC})
    git(repository, "gc", "-q")
    assert [each.id for each in found_at("HEAD", "specs").clinics] == ["a"]
    git(tmp_path, "clone", "-q", "--shared", str(repository), "clone")
    monkeypatch.chdir(tmp_path / "clone")
    assert [each.id for each in found_at("origin/main", "specs").clinics] == ["a"]


def _hash(folder: Path, kind: str, content: bytes) -> str:
    return git(folder, "hash-object", "-w", "--literally", "-t", kind, "--stdin", stdin=content)


def _commit_tree(folder: Path, tree: str) -> None:
    git(folder, "update-ref", "HEAD", git(folder, "commit-tree", "-m", "made up", tree))


def test_names_that_no_file_can_have(repository: Path) -> None:
    """What a checkout would refuse is not there; nothing leads out of the repository."""
    blob = bytes.fromhex(_hash(repository, "blob", SPEC))
    names = (b"..", b".", b"", b"../x.yaml", b"a/b.yaml", b"ok.yaml", b"\xff.yaml")
    entries = b"".join(b"100644 " + name + b"\0" + blob for name in names)
    specs = bytes.fromhex(_hash(repository, "tree", entries))
    _commit_tree(repository, _hash(repository, "tree", b"40000 specs\0" + specs))
    found = found_at("HEAD", "specs")
    assert [each.id for each in found.clinics] == ["ok"]
    assert [(each.draft.code, each.draft.place.file) for each in found.drafts] == [
        ("CS020", "specs/\\xff.yaml")
    ]


def test_a_file_that_is_said_to_be_a_folder(repository: Path) -> None:
    """Where a tree contradicts its objects, the place is reported."""
    blob = bytes.fromhex(_hash(repository, "blob", SPEC))
    tree = bytes.fromhex(_hash(repository, "tree", b""))
    entries = b"40000 a\0" + blob + b"100644 b.yaml\0" + tree + b"100644 c.yaml\0" + blob
    specs = bytes.fromhex(_hash(repository, "tree", entries))
    _commit_tree(repository, _hash(repository, "tree", b"40000 specs\0" + specs))
    found = found_at("HEAD", "specs")
    assert [each.id for each in found.clinics] == ["c"]
    assert {each.draft.code for each in found.drafts} == {"CS017"}


def test_a_damaged_list(repository: Path) -> None:
    """A tree that ends in the middle of an entry ends the reading with a reason."""
    specs = _hash(repository, "tree", b"100644 a.yaml\0" + b"x" * 5)
    root = _hash(repository, "tree", b"40000 specs\0" + bytes.fromhex(specs))
    _commit_tree(repository, root)
    with pytest.raises(GitProblem, match="damaged"):
        found_at("HEAD", "specs")


def test_folders_without_end(repository: Path) -> None:
    """Ten folders that all hold the same ten, and so on, are given up, not gone through."""
    below = _hash(repository, "tree", b"")
    for _ in range(30):
        entries = b"".join(b"40000 %d\0" % each + bytes.fromhex(below) for each in range(10))
        below = _hash(repository, "tree", entries)
    _commit_tree(repository, _hash(repository, "tree", b"40000 specs\0" + bytes.fromhex(below)))
    with pytest.raises(GitProblem, match="more than 50,000 files"):
        found_at("HEAD", "specs")


def test_a_huge_file(repository: Path) -> None:
    """A file beyond the limit is reported as one, and is not read."""
    commit(repository, {"specs/a.yaml": b"#" * (MAX_BYTES + 10)})
    (clinic,) = found_at("HEAD", "specs").clinics
    assert len(clinic.files[0].content) == MAX_BYTES + 1


def test_variables_of_the_environment(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Variables that a hook or somebody else has set for git lead nowhere else."""
    commit(repository, {"specs/a.yaml": SPEC})
    for name in ("GIT_DIR", "GIT_OBJECT_DIRECTORY", "GIT_WORK_TREE", "GIT_CONFIG"):
        monkeypatch.setenv(name, "/nonexistent")
    monkeypatch.setenv("GIT_CONFIG_PARAMETERS", "'core.repositoryformatversion=9'")
    monkeypatch.setenv("GIT_TRACE", str(repository / "trace"))
    assert [each.id for each in found_at("HEAD", "specs").clinics] == ["a"]
    assert not (repository / "trace").exists()


def test_without_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no git, that is what is said."""
    commit(repository, {"specs/a.yaml": SPEC})
    monkeypatch.setenv("PATH", "")
    with pytest.raises(GitProblem, match="no program `git`"):
        found_at("HEAD", "specs")


def test_where_there_is_no_repository(tmp_path: Path) -> None:
    """A path that is in no repository is in none."""
    assert repository_of(tmp_path / "specs") is None


@pytest.mark.parametrize("kept", [0, 5, 200])
def test_damaged_objects(repository: Path, kept: int) -> None:
    """A file that is lost or cut off in the repository is reported, or ends it with a reason."""
    commit(repository, {"specs/a.yaml": os.urandom(3000), "specs/b.yaml": SPEC})
    blob = git(repository, "rev-parse", "HEAD:specs/a.yaml")
    stored = repository / ".git" / "objects" / blob[:2] / blob[2:]
    stored.chmod(0o644)
    stored.write_bytes(stored.read_bytes()[:kept])
    if kept == 200:  # as far as it can be read, it is what it should be
        with pytest.raises(GitProblem, match="can't be read"):
            found_at("HEAD", "specs")
        return
    found = found_at("HEAD", "specs")
    assert [each.id for each in found.clinics] == ["b"]
    assert [each.draft.code for each in found.drafts] == ["CS017"]
