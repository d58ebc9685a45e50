"""A repository with more than 200 commits, each one known change, which is just what is told."""

import os
import random
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from clinicspec.diagnostics.finding import path_text
from clinicspec.differing import entries
from clinicspec.store.git_program import repository_of
from clinicspec.store.git_tree import git_tree
from clinicspec.store.specs_folder import find_specs
from tests.diff.sides import WHOLE, side

CHANGES = yaml.safe_load(Path(__file__).with_name("history.yaml").read_text("utf-8"))


def _texts() -> list[str]:
    """What the spec says at each commit: the whole clinic, then each change made and taken back."""
    whole = WHOLE.read_text("utf-8")
    texts = [whole]
    for change in CHANGES:
        assert change["old"] in whole
        texts += [whole.replace(change["old"], change["new"]), whole]
    return texts


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository, whose commit number n is the tag ``n``."""
    folder = tmp_path_factory.mktemp("history")
    stream = []
    for number, text in enumerate(_texts()):
        content = text.encode()
        stream.append(
            b"commit refs/heads/main\ncommitter Test <test@fjordbyen.example> %d +0000\ndata 0\n"
            b"M 100644 inline specs/clinic.yaml\ndata %d\n%s\n"
            b"reset refs/tags/%d\nfrom refs/heads/main\n" % (number, len(content), content, number)
        )
    environment = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=folder, env=environment, check=True)
    subprocess.run(
        ["git", "fast-import", "--quiet"],
        cwd=folder,
        env=environment,
        input=b"".join(stream),
        check=True,
    )
    return folder


def test_it_has_200_commits() -> None:
    """The history is as long as it should be."""
    assert len(_texts()) > 200


def _pairs(count: int) -> Iterator[tuple[dict[str, Any], dict[str, Any], str]]:
    """Some pairs of changes that can be made together, and the text with both."""
    whole = WHOLE.read_text("utf-8")
    chance = random.Random(0)
    while count:
        one, other = chance.sample([each for each in CHANGES if each["made"]], 2)
        text = whole.replace(one["old"], one["new"])
        if whole.count(other["old"]) == text.count(other["old"]) == 1:
            count -= 1
            yield one, other, text.replace(other["old"], other["new"])


def test_of_two_changes_neither_hides_the_other() -> None:
    """What is breaking alone is so beside anything else, and each change is pointed at."""
    whole = WHOLE.read_text("utf-8")
    for one, other, text in _pairs(60):
        found, _ = entries(side({"clinic": whole}), side({"clinic": text}))
        told = {f"{each.audience} {each.impact} {each.kind} {each.path}" for each in found}
        alone = {*one["made"], *other["made"]}
        names = (one["change"], other["change"])
        assert {each for each in alone if " breaking " in each} <= told, names
        pointed_at = {path_text(place.path) for each in found for place in each.after}
        for path in {each.split()[-1] for each in alone}:
            assert any(each.startswith(path) for each in pointed_at), (names, path)


def test_each_commit_is_told_as_its_change(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From commit to commit, the one expected entry for whoever notices it, and nothing else."""
    monkeypatch.chdir(repository)
    where = repository_of(Path("specs"))
    assert where is not None
    texts = []
    for number in range(len(_texts())):
        with git_tree(where, f"refs/tags/{number}") as tree:
            ((file,),) = (each.files for each in find_specs(["specs"], tree).clinics)
        texts.append(file.content.decode())
    wrong = []
    steps = [(each["change"], each[step]) for each in CHANGES for step in ("made", "taken_back")]
    for (name, expected), (before, after) in zip(steps, pairwise(texts), strict=True):
        found, _ = entries(side({"clinic": before}), side({"clinic": after}))
        told = [f"{each.audience} {each.impact} {each.kind} {each.path}" for each in found]
        if told != expected:
            wrong.append((name, told, expected))
        if expected:
            assert len({each.audience for each in found}) == len(found), "one entry an audience"
    assert wrong == []
