"""The forms for build servers, as they see them: on hundreds of findings, wide signs, and none."""

import json
import re
import shutil
from collections import Counter
from contextlib import chdir
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from junitparser import JUnitXml

from clinicspec.diagnostics.finding import Severity
from clinicspec.rules.catalogue import catalogue
from tests.cli.command import clinicspec
from tests.clinics import REFERENCE, ROOT
from tests.diagnostics.test_render_forms import sarif_validator
from tests.rules.mutated import edited
from tests.rules.pages import completed, example

FORMS = ["sarif", "github", "gitlab", "junit"]

WIDE = edited(
    REFERENCE.read_text("utf-8"),
    (
        "name: Labtjenester (helsesekretær 1)\n    kind: resource\n    owner: {group: lab}",
        'name: "診療所 100 %, 🩺: a,b\\n::error::\\u0085"\n'
        "    kind: resource\n    owner: {employee: omar}",
    ),
)
"""A clinic whose findings hold wide signs, and what could end or forge a command or a cell."""

NUMBER = "02819030076"
"""What could be a test person's birth number."""


def _hundreds() -> dict[str, str]:
    """A clinic for each rule's example; most of their HER-IDs are those of others, too."""
    pages = {code: example(entry.page) for code, entry in catalogue().items()}
    return {code.lower(): completed(shown.broken) for code, shown in pages.items() if shown}


CORPUS = {
    "hundreds": _hundreds(),
    "wide signs": {"fjordbyen": WIDE},
    "none": {"fjordbyen": REFERENCE.read_text("utf-8")},
}


class Corpus:
    """Clinics in a folder of a repository, and what `check` prints of them, each form once."""

    def __init__(self, repository: Path, clinics: dict[str, str]) -> None:
        _write(repository, clinics)
        self.clinics = clinics
        self.folder = repository / "config"
        self._printed: dict[tuple[str, ...], str] = {}

    def printed(self, form: str, *more: str) -> str:
        """What stdout holds."""
        asked = (form, *more)
        if asked not in self._printed:
            with chdir(self.folder):
                self._printed[asked] = _check(*asked)
        return self._printed[asked]

    @property
    def diagnostics(self) -> list[dict[str, Any]]:
        """What the JSON says, which the others are held against."""
        found: list[dict[str, Any]] = json.loads(self.printed("json"))["diagnostics"]
        return found


@pytest.fixture(scope="module", params=CORPUS)
def corpus(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """One of the corpora."""
    return Corpus(tmp_path_factory.mktemp("repository"), CORPUS[request.param])


def _write(repository: Path, clinics: dict[str, str]) -> None:
    (repository / ".git").mkdir()
    specs = repository / "config" / "specs ø"
    shutil.copytree(ROOT / "specs" / "files", specs / "files")
    for clinic, text in clinics.items():
        (specs / f"{clinic}.yaml").write_text(text, "utf-8")


def _check(form: str, *more: str) -> str:
    return clinicspec("check", "specs ø", "--format", form, *more).out


def _from_root(file: str) -> str:
    return f"config/{file}"


def test_sarif_is_valid(corpus: Corpus, npm_packages: Path) -> None:
    """SARIF follows the standard's own schema."""
    document = json.loads(corpus.printed("sarif"))
    assert [*sarif_validator(npm_packages).iter_errors(document)] == []


def test_sarif_says_what_json_says(corpus: Corpus) -> None:
    """Each finding is a result, at its place from the repository's root, with its rule's help."""
    (run,) = json.loads(corpus.printed("sarif"))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len(run["results"]) == len(corpus.diagnostics)
    for result, said in zip(run["results"], corpus.diagnostics, strict=True):
        rule = rules[result["ruleIndex"]]
        entry = catalogue()[said["code"]]
        assert (result["ruleId"], result["level"]) == (said["code"], said["severity"])
        assert (rule["id"], rule["name"]) == (said["code"], said["name"])
        assert rule["defaultConfiguration"]["level"] == entry.rule.severity.value
        assert entry.page.strip() in rule["help"]["markdown"]
        assert rule["fullDescription"]["text"] in " ".join(entry.page.split())
        assert len(rule["fullDescription"]["text"]) <= 1024  # what GitHub shows
        assert ("protects-patients" in rule["properties"]["tags"]) is entry.rule.protects_patients
        assert result["message"]["text"] == f"{said['message']}\n\nHelp: {said['help']}"
        (location,) = result["locations"]
        assert _place(location) == (_from_root(said["file"]), said["span"])
        related = [(_place(each), each["message"]["text"]) for each in _related(result)]
        assert related == [
            ((_from_root(each["file"]), each["span"]), each["message"]) for each in said["related"]
        ]
        if said["fix"] is None:
            assert "fixes" not in result
        else:
            (fix,) = result["fixes"]
            written = [
                replacement["insertedContent"]["text"]
                for change in fix["artifactChanges"]
                for replacement in change["replacements"]
            ]
            assert written == [edit["text"] for edit in said["fix"]["edits"]]


def _related(result: dict[str, Any]) -> list[dict[str, Any]]:
    related: list[dict[str, Any]] = result.get("relatedLocations", [])
    return related


def _place(location: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    physical = location["physicalLocation"]
    region = physical["region"]
    assert physical["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
    return unquote(physical["artifactLocation"]["uri"]), {
        "start": {"line": region["startLine"], "column": region["startColumn"]},
        "end": {"line": region["endLine"], "column": region["endColumn"]},
    }


def test_a_finding_is_known_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fingerprints tell all findings of a run apart, and stay while lines move."""
    _write(tmp_path, dict(list(CORPUS["hundreds"].items())[:30]))
    monkeypatch.chdir(tmp_path / "config")

    def known() -> tuple[list[Any], list[Any]]:
        (run,) = json.loads(_check("sarif"))["runs"]
        prints = [
            (result["ruleId"], *sorted(result["partialFingerprints"].values()))
            for result in run["results"]
        ]
        issues = json.loads(_check("gitlab"))
        return sorted(prints), sorted(
            (issue["check_name"], issue["fingerprint"]) for issue in issues
        )

    before = known()
    assert len(set(before[0])) == len(before[0]) == len(set(before[1])) > 100
    for file in Path("specs ø").glob("*.yaml"):
        file.write_text("# One line more\n\n" + file.read_text("utf-8"), "utf-8")
    assert known() == before


def test_gitlab(corpus: Corpus) -> None:
    """The report has the fields that GitLab documents, one issue for each finding."""
    issues = json.loads(corpus.printed("gitlab"))
    assert len(issues) == len(corpus.diagnostics)
    for issue, said in zip(issues, corpus.diagnostics, strict=True):
        rule = catalogue()[said["code"]].rule
        severity = {"error": "critical", "warning": "minor", "note": "info"}[said["severity"]]
        if rule.protects_patients and said["severity"] == "error":
            severity = "blocker"
        assert re.fullmatch("[0-9a-f]{32}", issue.pop("fingerprint"))
        assert issue == {
            "description": f"{said['message']}; {said['help']}",
            "check_name": said["code"],
            "severity": severity,
            "location": {
                "path": _from_root(said["file"]),
                "lines": {
                    "begin": said["span"]["start"]["line"],
                    "end": said["span"]["end"]["line"],
                },
            },
        }


@pytest.mark.parametrize("notes", [True, False], ids=["with notes", "without"])
def test_github(corpus: Corpus, notes: bool) -> None:
    """A line for each finding, the gravest first, whose escapes GitHub reads back."""
    lines = corpus.printed("github", *(["--notes"] if notes else [])).splitlines()
    ranks = ["error", "warning", "note"]
    said = sorted(corpus.diagnostics, key=lambda each: ranks.index(each["severity"]))
    said = [each for each in said if notes or each["severity"] != "note"]
    assert len(lines) == len(said)
    for line, each in zip(lines, said, strict=True):
        found = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        assert found is not None, line
        command, written, text = found.groups()
        properties = {
            key: _unescaped(value)
            for key, value in (part.split("=") for part in written.split(","))
        }
        span = each["span"]
        assert command == each["severity"].replace("note", "notice")
        assert properties["file"] == _from_root(each["file"])
        assert properties["title"] == f"{each['code']} {each['name']}"
        assert (properties["line"], properties["endLine"]) == (
            str(span["start"]["line"]),
            str(span["end"]["line"]),
        )
        assert ("col" in properties) is (span["start"]["line"] == span["end"]["line"])
        message, help, *related = _unescaped(text).split("\n")
        assert (message, help) == (each["message"], f"help: {each['help']}")
        assert len(related) == len(each["related"])


def _unescaped(text: str) -> str:
    """As GitHub's runner does it; nothing but escapes may begin with a per cent sign."""
    assert re.fullmatch(r"(?:[^%\r\n]|%(?:25|0A|0D|3A|2C))*", text)
    return unquote(text)


def test_github_without_findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing on stdout; on stderr how many notes there are, as for people."""
    _write(tmp_path, CORPUS["none"])
    monkeypatch.chdir(tmp_path / "config")
    run = clinicspec("check", "specs ø", "--format", "github")
    assert (run.code, run.out) == (0, "")
    assert re.match(r"1 clinic, nothing to report \([0-9]+ notes: --notes shows them\)", run.err)


@pytest.mark.parametrize("fail_on", Severity)
def test_junit(corpus: Corpus, fail_on: Severity) -> None:
    """A case for each clinic, a failure for each finding to fail on, the others as output."""
    xml = JUnitXml.fromstring(corpus.printed("junit", "--fail-on", fail_on).encode())
    (suite,) = xml
    cases = {case.name: case for case in suite}
    assert cases.keys() == corpus.clinics.keys()
    grave, others = Counter[tuple[str, str]](), Counter[str]()
    for said in corpus.diagnostics:
        if Severity(said["severity"]).rank <= fail_on.rank:
            grave[said["clinic"], f"{said['code']}: {said['message']}"] += 1
        else:
            others[said["clinic"]] += 1
    assert grave == Counter(
        (name, failure.message) for name, case in cases.items() for failure in case.result
    )
    assert others == Counter(
        {
            name: len(re.findall("^help: ", case.system_out or "", re.M))
            for name, case in cases.items()
        }
    )
    assert suite.tests == len(corpus.clinics)
    assert suite.failures == len({clinic for clinic, _ in grave})


def test_what_concerns_no_clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake in the settings is a case of its own in JUnit's form."""
    _write(tmp_path, CORPUS["none"])
    monkeypatch.chdir(tmp_path / "config")
    Path("clinicspec.toml").write_text("fail-onn = 1\n")
    (suite,) = JUnitXml.fromstring(_check("junit").encode())
    failed = [(case.name, case._elem.get("file")) for case in suite if case.result]
    assert failed == [("clinicspec", "config/clinicspec.toml")]


def test_files_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that does not lie in the repository is named by its whole path."""
    _write(tmp_path, CORPUS["none"])
    (tmp_path / ".git").rename(tmp_path / "config" / ".git")
    (tmp_path / "config" / "specs ø").rename(tmp_path / "specs ø")
    monkeypatch.chdir(tmp_path / "config")
    file = (tmp_path / "specs ø" / "fjordbyen.yaml").as_posix()
    (run,) = json.loads(clinicspec("check", "../specs ø", "--format", "sarif").out)["runs"]
    places = [each["locations"][0]["physicalLocation"] for each in run["results"]]
    assert {unquote(each["artifactLocation"]["uri"]) for each in places} == {f"file://{file}"}
    issues = json.loads(clinicspec("check", "../specs ø", "--format", "gitlab").out)
    assert {each["location"]["path"] for each in issues} == {file}


@pytest.mark.parametrize("form", FORMS)
def test_a_patients_number_is_not_shown(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A number in a name, a key or a comment is masked in every form, other findings' too."""
    text = edited(
        CORPUS["none"]["fjordbyen"],
        ("name: Labtjenester (helsesekretær 1)", f"nam: {NUMBER} # 028190 30076"),
        ("  reception: {name", f"  r-{NUMBER}: {{nam"),
    )
    _write(tmp_path, {"fjordbyen": text})
    monkeypatch.chdir(tmp_path / "config")
    printed = _check(form, "--notes")
    assert "HN207" in printed
    assert "CS030" in printed
    assert re.findall(f"{NUMBER[:6]}.?{NUMBER[6:]}", printed) == []


@pytest.mark.usefixtures("specs")
@pytest.mark.parametrize("form", FORMS)
def test_build_speaks_the_same_forms(form: str) -> None:
    """What `build` does goes to stderr, so stdout holds the form alone."""
    run = clinicspec("build", "--format", form)
    assert run.code == 0
    assert "generated: 1 written" in run.err
    assert run.out == clinicspec("check", "--format", form).out


@pytest.mark.usefixtures("specs")
@pytest.mark.parametrize("form", FORMS)
def test_a_diff_has_one_form(form: str) -> None:
    """A diff is printed as a diff or not at all."""
    run = clinicspec("check", "--diff", "--format", form)
    assert run.code == 2
    assert f"--diff prints a diff, and no {form}" in run.err
