"""The git program, asked so that it runs nothing, fetches nothing and writes nothing.

A repository's own settings can name programs (``core.fsmonitor``, ``core.sshCommand``, filters,
pagers, ``core.alternateRefsCommand``) and hosts that missing objects are fetched from. So:

- Only ``rev-parse`` runs with the repository's settings, to find out what a ref names and where the
  objects lie. It runs none of those programs, and no protocol is allowed to fetch by.
- Objects are read in an empty repository of our own, whose object folder is the users' one. Its
  settings are ours, and there are no hooks, replacements, grafts or promised objects in it.
- Neither has the user's or the machine's settings, nor any variable of the environment that git
  looks at.
"""

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, NamedTuple

LONGEST = 30
LONGEST_IN_ALL = 300
"""Seconds after which git is given up, since something in the repository makes it wait: for one
answer, and for all objects."""


NO_COMMIT = "it names no commit that is here (a shallow clone lacks most: fetch it first)"


class GitProblem(Exception):
    """Why a repository can't be read, or a ref in it, as a part of a sentence."""


class Repository(NamedTuple):
    """Where a repository is."""

    top: Path
    """The folder that its files stand in, as the user named it."""
    git_dir: Path
    """Its ``.git``: a folder, or the file that stands for one in a worktree or a submodule."""


def repository_of(path: Path) -> Repository | None:
    """The repository whose files a path is among, be it there or not; None if there is none."""
    path = Path(os.path.normpath(path.absolute()))
    for folder in (path, *path.parents):
        git_dir = folder / ".git"
        if os.path.lexists(git_dir):
            return Repository(folder, git_dir)
    return None


class _Batch(NamedTuple):
    """A git that answers as long as it is asked, one object after another."""

    questions: IO[bytes]
    answers: IO[bytes]

    def ask(self, name: str) -> list[str]:
        """The words of the first line that it answers with."""
        try:
            self.questions.write(f"{name}\n".encode())
            self.questions.flush()
        except OSError as error:
            raise GitProblem("git has ended while it was asked for objects") from error
        words = self.answers.readline().decode("utf-8", "replace").split()
        if len(words) < 2:
            raise GitProblem(f"the object {name} can't be read")
        return words


class Objects:
    """The objects of a repository, read one by one."""

    def __init__(self, checks: _Batch, contents: _Batch) -> None:
        self._checks, self._contents = checks, contents

    def look(self, name: str) -> tuple[str, str, int] | None:
        """The id, type and size of an object; None if it is not here."""
        words = self._checks.ask(name)
        return (words[0], words[1], int(words[2])) if words[1] != "missing" else None

    def content(self, id_: str) -> bytes:
        """The content of an object that ``look`` has found. Its size is for the caller to judge."""
        words = self._contents.ask(id_)
        size = int(words[2]) if len(words) == 3 else 0
        content = self._contents.answers.read(size + 1)  # with the line break behind it
        if len(content) <= size or len(words) != 3:  # git has ended in the middle of it
            raise GitProblem(f"the object {id_} can't be read")
        return content[:size]


@contextmanager
def objects_at(repository: Repository, ref: str) -> Iterator[tuple[Objects, str]]:
    """The objects of a repository, and the id of the tree that a ref names. Raises GitProblem."""
    program = shutil.which("git")
    if program is None:
        raise GitProblem("there is no program `git` here to read it with")
    git = [os.path.abspath(program)]  # noqa: PTH100  (a link to git is not to be resolved)
    with TemporaryDirectory(prefix="clinicspec-") as empty:
        named = [f"--git-dir={repository.git_dir}", f"--work-tree={repository.top}"]
        told = _told(
            [*git, *named, "rev-parse", "--git-path", "objects", "--show-object-format"], empty
        )
        folder, _, form = told.rpartition("\n")
        resolve = ["rev-parse", "--verify", "--quiet", "--end-of-options", ref]
        id_ = _told([*git, *named, *resolve], empty)
        own = Path(empty, "git")
        (own / "refs").mkdir(parents=True)
        (own / "HEAD").write_text("ref: refs/heads/none\n")
        (own / "config").write_text(
            "[core]\nrepositoryformatversion = 1\nbare = true\n"
            f"[extensions]\nobjectformat = {form}\n"
        )
        reading = [*git, f"--git-dir={own}", "cat-file"]
        environment = _environment(empty) | {"GIT_OBJECT_DIRECTORY": str(Path(empty, folder))}
        with (
            _running([*reading, "--batch-check"], environment, empty) as checks,
            _running([*reading, "--batch"], environment, empty) as contents,
        ):
            objects = Objects(checks, contents)
            found = objects.look(id_ + "^{commit}") and objects.look(id_ + "^{tree}")
            if not found:
                raise GitProblem(NO_COMMIT)
            yield objects, found[0]


def _told(command: list[str], folder: str) -> str:
    """What git prints, without the last line's end."""
    try:
        with subprocess.Popen(
            command,
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as git:
            try:
                printed, complained = git.communicate(timeout=LONGEST)
            finally:
                git.kill()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the ref
        raise GitProblem("git can't be asked for that") from error
    except subprocess.TimeoutExpired as error:
        raise GitProblem(f"git has said nothing for {LONGEST} seconds") from error
    if git.returncode != 0:
        said = complained.decode("utf-8", "replace").strip().splitlines()
        raise GitProblem(f"git says: {said[0]}" if said else NO_COMMIT)
    return os.fsdecode(printed).removesuffix("\n")


@contextmanager
def _running(command: list[str], environment: dict[str, str], folder: str) -> Iterator[_Batch]:
    its_questions, questions = os.pipe()
    answers, its_answers = os.pipe()
    with os.fdopen(questions, "wb") as asking, os.fdopen(answers, "rb") as reading:
        with os.fdopen(its_questions, "rb") as asked, os.fdopen(its_answers, "wb") as answering:
            running = subprocess.Popen(  # ended below, after its pipes are given to it
                command,
                cwd=folder,
                env=environment,
                stdin=asked,
                stdout=answering,
                stderr=subprocess.DEVNULL,
            )
        patience = threading.Timer(LONGEST_IN_ALL, running.kill)
        patience.daemon = True
        patience.start()
        try:
            yield _Batch(asking, reading)
        finally:
            patience.cancel()
            running.kill()
            running.wait()


def _environment(folder: str) -> dict[str, str]:
    """Nothing of the environment that git would heed, but for where programs are found."""
    kept = ("PATH", "SYSTEMROOT", "TEMP", "TMP")  # all but the first are for Windows
    return {name: os.environ[name] for name in kept if name in os.environ} | {
        "HOME": folder,
        "XDG_CONFIG_HOME": folder,
        "LC_ALL": "C",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_ALLOW_PROTOCOL": "",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_PAGER": "cat",
    }
