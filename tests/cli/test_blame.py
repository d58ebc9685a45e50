"""``clinicspec blame`` as a user and a script see it."""

import hashlib
import json
import os
from pathlib import Path

import click
import jsonschema
import pytest

from clinicspec.cli import session
from clinicspec.schemas import schema
from tests.cli.command import clinicspec
from tests.cli.conftest import edit
from tests.clinics import ROOT

SPEC = "specs/fjordbyen.yaml"
BUILT = "generated/fjordbyen"
PAGE = ROOT / "docs" / "blame.md"


@pytest.fixture
def built(specs: Path) -> Path:
    """The specs of a repository whose one clinic is built."""
    assert clinicspec("build").code == 0
    return specs


def _line_of(file: str, text: str) -> int:
    """The first line that holds a text."""
    lines = Path(file).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    "asked",
    [
        f"{BUILT}/routing/routing.csv:4",
        f"{BUILT}/nhn/requests/002-UpdateOrganizationPersonDetails-person-kari.xml:6",
        f"{SPEC}:appointment_types.influenza_vaccine.minutes",
    ],
)
def test_what_the_page_shows(asked: str) -> None:
    """What is printed is what the command's page shows."""
    run = clinicspec("blame", asked)
    assert (run.code, run.err) == (0, "")
    assert f"$ clinicspec blame {asked}\n{run.out}```" in PAGE.read_text("utf-8")


@pytest.mark.usefixtures("built")
def test_a_line_that_says_nothing_itself() -> None:
    """It is led to the line in the same block that does, and said to be."""
    number = _line_of(f"{BUILT}/nhn/parties.json", '"pending": false')
    run = clinicspec("blame", f"{BUILT}/nhn/parties.json:{number}")
    assert run.code == 0
    assert "nothing on this line itself; the nearest that says something is " in run.out
    assert "(clinic." in run.out


@pytest.mark.usefixtures("built")
def test_a_line_of_the_project_itself() -> None:
    """Of what is the same for every clinic it is said that the spec has no part in it."""
    number = _line_of(f"{BUILT}/site/assets/favicon.svg", "<svg")
    text = clinicspec("blame", f"{BUILT}/site/assets/favicon.svg:{number}").out
    assert "nothing on this line itself" in text


@pytest.mark.usefixtures("built")
def test_all_lines_of_a_page() -> None:
    """Without a line, each that says something of the spec is shown with where it is from."""
    run = clinicspec("blame", f"{BUILT}/site/index.html")
    number = _line_of(f"{BUILT}/site/index.html", "<title>")
    assert f"{BUILT}/site/index.html:{number}  <title>" in run.out
    assert "(clinic.name)" in run.out
    assert "<dd>Fjordgata 1, 0155 Oslo</dd>" in run.out


@pytest.mark.usefixtures("built")
def test_from_a_line_of_the_spec() -> None:
    """All values of a line are followed; a key alone stands for all below it."""
    number = _line_of(SPEC, "name: Kari Lunde")
    run = clinicspec("blame", f"{SPEC}:{number}")
    assert run.out.startswith(f"{SPEC}:{number}:")
    assert f"{BUILT}/nhn/parties.json:" in run.out
    assert "and on 6 more: " in run.out
    above = clinicspec("blame", f"{SPEC}:{number - 1}")
    assert above.out.startswith(f"{SPEC}:{number - 1}:3  kari:  (employees.kari)\n")
    assert "8900101" in above.out


@pytest.mark.usefixtures("built")
def test_what_decides_but_is_not_said() -> None:
    """A flag stands in no artefact, so it is followed to what it decides about."""
    run = clinicspec("blame", f"{SPEC}:calendars.lab-1.online")
    assert (
        "no artefact says this itself, but it may decide what they say of calendars.lab-1:\n"
        in (run.out)
    )
    assert f"{BUILT}/helsenorge/services.json:" in run.out


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("generated/nowhere.json:3", "there is no generated/nowhere.json"),
        ("", "there is no file without a name"),
        (":3", "there is no file without a name"),
        ("nowhere.json:3:4", "there is no nowhere.json"),
        (BUILT, f"{BUILT} is a folder: name a file in it"),
        ("specs/files/forberedelse.pdf:1", "forberedelse.pdf is no spec, and no file that a build"),
        (f"{BUILT}/manifest.json:2", "manifest.json is about the artefacts: name one of them"),
        (f"{BUILT}/origins.json:2", "origins.json is about the artefacts: name one of them"),
        (f"{BUILT}/nhn/parties.json:0", "lines, and no line 0"),
        (f"{BUILT}/nhn/parties.json:99999999999", "lines, and no line 999999999"),
        (f"{BUILT}/nhn/parties.json:kari", "kari is no number of a line"),
        (f"{SPEC}:9999", f"nothing stands on line 9999 of {SPEC}"),
        (
            f"{SPEC}:employees.karri",
            "the spec has no employees.karri; did you mean employees.kari?",
        ),
        (f"{SPEC}:\x1b[31m", r"the spec has no \x1b[31m"),
    ],
)
def test_mistakes(asked: str, said: str) -> None:
    """Whatever is asked wrongly is said to be, with what to ask."""
    run = clinicspec("blame", asked)
    assert (run.code, run.out) == (2, "")
    assert said in run.err


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("asked", [f"{SPEC}:9", f"{BUILT}/routing/routing.csv:4"])
def test_a_place_as_it_is_printed(asked: str) -> None:
    """A column, and a colon at the end, may come along when a place is copied."""
    run = clinicspec("blame", asked)
    assert run.code == 0
    for copied in (f"{asked}:", f"{asked}:3", f"{asked}:3:"):
        assert clinicspec("blame", copied) == run


def test_a_text_of_several_lines(specs: Path) -> None:
    """Each line of it names the line of the spec that has its words; a blank one says nothing."""
    introduction = "      nb: |\n        Første avsnitt & mer.\n\n        Andre avsnitt.\n"
    introduction += "      en: >-\n        One line\n        and the same.\n"
    spec = specs / "fjordbyen.yaml"
    text = spec.read_text("utf-8")
    start = text.index("      nb: Vi vaksinerer")
    end = text.index("    appointment_types: [influenza_vaccine]", start)
    spec.write_text(text[:start] + introduction + text[end:])
    assert clinicspec("build").code == 0
    folder = f"{BUILT}/site"
    for page, words, held in (
        ("influensavaksine", "Første avsnitt &amp; mer.", ["Første avsnitt & mer."]),
        ("influensavaksine", "Andre avsnitt.", ["Andre avsnitt."]),
        ("en/influensavaksine", "One line and the same.", ["One line", "and the same."]),
    ):
        file = f"{folder}/{page}/index.html"
        run = clinicspec("blame", f"{file}:{_line_of(file, words)}", "--format", "json")
        places = [
            (each["line"], each["column"], each["text"])
            for each in json.loads(run.out)["lines"][0]["origins"]
            if each["path"].startswith("booking_sites.influenza.introduction")
        ]
        assert places == [(_line_of(SPEC, each), 9, each) for each in held]
    file = f"{folder}/influensavaksine/index.html"
    blank = _line_of(file, "Første avsnitt") + 1
    assert (
        f"the nearest that says something is {blank - 1}:"
        in clinicspec("blame", f"{file}:{blank}").out
    )
    below = _line_of(SPEC, "and the same.") + 1
    assert ".introduction" not in clinicspec("blame", f"{SPEC}:{below}").out


def test_line_breaks_that_a_spec_writes_out(specs: Path) -> None:
    r"""A text with \r\n in it moves no other line of the page that shows it."""
    edit(
        specs / "fjordbyen.yaml",
        "nb: Vi vaksinerer mot influensa på legesenteret hele høsten.",
        r'nb: "Vi\r\n vaksinerer.\r\nHele høsten."',
    )
    assert clinicspec("build").code == 0
    file = f"{BUILT}/site/influensavaksine/index.html"
    run = clinicspec("blame", file)
    assert f"{file}:1  " not in run.out
    number = _line_of(file, "Hele høsten.")
    assert f"{file}:{number}  Hele høsten.</p>\n  {SPEC}:" in run.out


def test_an_alias(specs: Path) -> None:
    """What an alias stands for comes from the anchor's line, and goes where both go."""
    edit(specs / "fjordbyen.yaml", "reception: {name: Resepsjon", "reception: {name: &desk Luka")
    edit(
        specs / "fjordbyen.yaml",
        "lab: {name: Laboratorium, org_unit",
        "lab: {name: *desk, org_unit",
    )
    assert clinicspec("build").code == 0
    number = _line_of(SPEC, "lab: {name: *desk")
    anchor = f"{SPEC}:{number - 1}:20  reception: {{name: &desk Luka"
    for line, paths in (
        (number, ["groups.lab.name"]),
        (number - 1, ["groups.lab.name", "groups.reception.name"]),
    ):
        out = clinicspec("blame", f"{SPEC}:{line}").out
        assert [path for path in paths if f"({path})" in out] == paths
        assert anchor.partition(":20")[0] in out


def test_a_file_of_somebody_else(built: Path) -> None:
    """What clinicspec has not written comes from no spec."""
    note = built.parent / BUILT / "note.txt"
    note.write_text("mine\n")
    run = clinicspec("blame", f"{BUILT}/note.txt:1")
    assert (run.code, run.out) == (2, "")
    assert f"clinicspec has not written {BUILT}/note.txt" in run.err


def test_an_artefact_that_was_changed(built: Path) -> None:
    """Its lines may say what no spec says, so none is led to one."""
    file = built.parent / BUILT / "routing" / "routing.csv"
    file.write_text(file.read_text().replace("Kari", "Karl"))
    run = clinicspec("blame", f"{BUILT}/routing/routing.csv:4")
    assert (run.code, run.out) == (1, "")
    assert "CS066" in run.err


def test_without_artefacts(specs: Path) -> None:
    """It is said what to do first."""
    run = clinicspec("blame", f"{SPEC}:1")
    assert (run.code, run.err) == (
        3,
        "clinicspec: there is no generated/fjordbyen: run `clinicspec build`\n",
    )
    assert specs.is_dir()


def test_artefacts_of_an_older_version(built: Path) -> None:
    """Those without a map of origins have to be built again."""
    folder = built.parent / BUILT
    manifest = json.loads((folder / "manifest.json").read_text())
    del manifest["files"]["origins.json"]
    (folder / "origins.json").unlink()
    text = json.dumps(manifest, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    (folder / "manifest.json").write_text(text)
    run = clinicspec("blame", f"{BUILT}/routing/routing.csv:4")
    assert (run.code, run.out) == (3, "")
    assert "has no origins.json: run `clinicspec build`" in run.err


@pytest.mark.parametrize(
    "content",
    [
        "[]",
        "{",
        "[" * 9999,
        '{"version": 2, "origins": {}}',
        '{"version": 1, "origins": []}',
        '{"version": 1, "origins": {"clinic.name": []}}',
        '{"version": 1, "origins": {"clinic.name": {"routing/routing.csv": [true]}}}',
        '{"version": 1, "origins": {"clinic.name": {"routing/routing.csv": [99999]}}}',
        '{"version": 1, "origins": {"clinic.name": {"../../specs/fjordbyen.yaml": [1]}}}',
        '{"version": 1, "origins": {"clinic.name": {"routing/routing.csv": 4}}}',
    ],
)
def test_a_map_that_is_none(built: Path, content: str) -> None:
    """A map that is not of the artefacts leads nowhere, also where the manifest has it."""
    folder = built.parent / BUILT
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["files"]["origins.json"] = hashlib.sha256(content.encode()).hexdigest()
    (folder / "origins.json").write_text(content)
    text = json.dumps(manifest, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    (folder / "manifest.json").write_text(text)
    for asked in (f"{BUILT}/routing/routing.csv:4", f"{SPEC}:clinic.name"):
        run = clinicspec("blame", asked)
        assert (run.code, run.out) == (3, "")
        assert run.err == (
            f"clinicspec: {BUILT}/origins.json is no map of the artefacts: run `clinicspec build`\n"
        )


def test_a_spec_that_has_changed_since(built: Path) -> None:
    """Places are those of the spec as it is, and what is gone from it is said to be."""
    edit(built / "fjordbyen.yaml", "    her_id: 8900101", "    # new line\n    her_id: 8900101")
    edit(built / "fjordbyen.yaml", "    name: Kari Lunde\n    profession", "    profession")
    asked = f"{BUILT}/routing/routing.csv:3"
    run = clinicspec("blame", asked)
    assert run.code == 0
    number = _line_of(SPEC, "her_id: 8900101")
    assert f"{SPEC}:{number}:13" in run.out
    assert "employees.kari.name, which the spec does not have any more" in run.out
    assert "the spec is not what the artefacts were built from" in run.err
    assert json.loads(clinicspec("blame", asked, "--format", "json").out)["fresh"] is False


def test_a_spec_elsewhere(built: Path) -> None:
    """--specs and -o say where the other side stands."""
    moved = built.rename(built.parent / "clinics")
    Path("generated").rename("out")
    asked = "out/fjordbyen/routing/routing.csv:4"
    assert "say with --specs where it stands" in clinicspec("blame", asked).err
    assert "clinics/fjordbyen.yaml:" in clinicspec("blame", asked, "--specs", moved.name).out
    asked = "clinics/fjordbyen.yaml:clinic.name"
    assert "out/fjordbyen/nhn/parties.json:" in clinicspec("blame", asked, "-o", "out").out


@pytest.mark.usefixtures("built")
def test_options_for_the_other_side() -> None:
    """Where a file itself stands needs no option, and one that would do nothing is refused."""
    run = clinicspec("blame", f"{BUILT}/routing/routing.csv:4", "-o", "generated")
    assert (run.code, "an artefact stands where it is: --output is for a spec" in run.err) == (
        2,
        True,
    )
    run = clinicspec("blame", f"{SPEC}:4", "--specs", "specs")
    assert (run.code, "a spec stands where it is: --specs is for an artefact" in run.err) == (
        2,
        True,
    )


def test_a_file_that_is_gone_from_the_spec(specs: Path) -> None:
    """A spec with one file fewer is not what the artefacts were built from."""
    text = (specs / "fjordbyen.yaml").read_text("utf-8")
    (specs / "fjordbyen.yaml").unlink()
    (specs / "fjordbyen").mkdir()
    first, sites = text.split("\nbooking_sites:")
    first, others = first.split("\norg_units:")
    (specs / "fjordbyen" / "clinic.yaml").write_text(f"{first}\n")
    (specs / "fjordbyen" / "sites.yaml").write_text(f"booking_sites:{sites}")
    (specs / "files").rename(specs / "fjordbyen" / "files")
    (specs / "fjordbyen" / "others.yaml").write_text(f"org_units:{others}\n")
    assert clinicspec("build").code == 0
    asked = f"{BUILT}/routing/routing.csv:4"
    assert clinicspec("blame", asked).err == ""
    (specs / "fjordbyen" / "sites.yaml").unlink()
    assert "lines may have moved" in clinicspec("blame", asked).err


@pytest.mark.parametrize("place", ["generated", BUILT, f"{BUILT}/routing", "specs"])
def test_from_inside_a_folder(built: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    """A path is read from where one stands."""
    monkeypatch.chdir(built.parent / place)
    specs, file = (
        os.path.relpath(built),
        os.path.relpath(built.parent / BUILT / "routing/routing.csv"),
    )
    run = clinicspec("blame", f"{file}:4", "--specs", specs)
    assert (run.code, "fjordbyen.yaml:43:3  kari:" in run.out) == (0, True)


@pytest.mark.parametrize("content", ["clinic: [", "- clinic", "clinic: {name: &a [*a]}"])
def test_a_spec_that_cannot_be_read(built: Path, content: str) -> None:
    """Of what a file that can't be read may hold, nobody says that the spec has it no more."""
    (built / "fjordbyen.yaml").write_text(content)
    for asked in (f"{BUILT}/routing/routing.csv:4", f"{SPEC}:1"):
        run = clinicspec("blame", asked)
        assert (run.code, run.out) == (1, "")
        assert "error[CS0" in run.err


def test_a_patients_number_is_not_shown(built: Path) -> None:
    """A spec that names a patient is not quoted."""
    edit(
        built / "fjordbyen.yaml",
        "name: Omar Haddad\n    profession",
        "name: 02013299903\n    profession",
    )
    run = clinicspec("blame", f"{BUILT}/routing/routing.csv:6")
    assert (run.code, run.out) == (1, "")
    assert "HN207" in run.err
    assert "02013299903" not in run.err


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    "asked", [f"{BUILT}/routing/routing.csv", f"{BUILT}/nhn/parties.json:1", SPEC, f"{SPEC}:7"]
)
def test_json(asked: str) -> None:
    """Scripts get what the published schema describes."""
    run = clinicspec("blame", asked, "--format", "json")
    assert (run.code, run.err) == (0, "")
    document = json.loads(run.out)
    jsonschema.validate(document, schema("blame"))
    assert document["lines"] or document["values"]
    assert document["fresh"] is True


@pytest.mark.usefixtures("built")
def test_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal shows in bold what was asked about, and the text is the same without."""
    asked = f"{BUILT}/routing/routing.csv:4"
    plain = clinicspec("blame", asked).out
    monkeypatch.setattr(session, "coloured", lambda _: True)
    coloured = clinicspec("blame", asked).out
    assert coloured.startswith(f"\x1b[1m{asked}\x1b[0m")
    assert click.unstyle(coloured) == plain
