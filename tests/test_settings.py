"""Settings are read whatever their file holds, and no setting makes a build unsound."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clinicspec.check import model_of
from clinicspec.compile import compile_clinic
from clinicspec.diagnostics.finding import Severity
from clinicspec.model.fixed_keys import FIXED_KEYS
from clinicspec.rules.catalogue import catalogue
from clinicspec.settings import KEYS, NoToml, Settings, find_settings, load_settings
from clinicspec.source.limits import MAX_BYTES
from tests.clinics import REFERENCE, checked
from tests.rules.mutated import edited
from tests.rules.pages import completed
from tests.rules.pages import example as example_on

FILES = ["clinicspec.toml", "pyproject.toml"]

LOWERED = {
    code: Severity.WARNING
    for code, entry in catalogue().items()
    if entry.rule.severity is Severity.ERROR and entry.rule.can_be_lowered
}

keys = st.sampled_from([*KEYS, "HN301", "HN503", "HN5O3"]) | st.text("ab-_ø", min_size=1)
values = st.recursive(
    st.sampled_from(["error", "note", "generated"]) | st.text() | st.integers() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=8,
)


def _toml(value: object) -> str:
    """A value as TOML has it in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_toml(key)} = {_toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(character):08X}" for character in value) + '"'
    return str(value).lower()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for one settings file after the other."""
    return tmp_path_factory.mktemp("settings")


def _load(file: Path, content: bytes) -> tuple[Settings, list[str]] | None:
    file.write_bytes(content)
    try:
        settings, drafts = load_settings(file)
    except NoToml:
        return None
    return settings, [draft.code for draft in drafts]


@given(content=st.binary(max_size=200))
@example(content=b"[tool.clinicspec]\n\xff")
@example(content=b"clinicspec = " + b"[" * 10_000)
@pytest.mark.parametrize("name", FILES)
def test_any_bytes(folder: Path, name: str, content: bytes) -> None:
    """Arbitrary bytes are settings, or no TOML."""
    _load(folder / name, content)
    _load(folder / name, b"[tool.clinicspec]\n" + content)


@given(table=st.dictionaries(keys, values, max_size=5))
def test_any_table(folder: Path, table: dict[str, object]) -> None:
    """Whatever the settings are set to, a setting holds or is reported."""
    content = "".join(f"{_toml(key)} = {_toml(value)}\n" for key, value in table.items())
    loaded = _load(folder / "clinicspec.toml", content.encode())
    assert loaded is not None
    settings, codes = loaded
    assert codes.count("CS050") >= len(table.keys() - KEYS)
    assert settings.output == table.get("output") or "output" not in table or "CS051" in codes
    assert _load(folder / "pyproject.toml", b"[tool.clinicspec]\n" + content.encode())


@pytest.mark.parametrize("content", ["tool = 3", 'tool = "clinicspec"', "[project]", "[tool.x]"])
def test_a_shared_file_without_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    """It is passed over where it is found, and a finding where it is named."""
    monkeypatch.chdir(tmp_path)
    file = Path("pyproject.toml")
    file.write_text(content)
    assert find_settings() is None
    settings, (draft,) = load_settings(file)
    assert (settings.output, settings.severities) == ("generated", {})
    assert (draft.code, draft.message) == (
        "CS051",
        "pyproject.toml has no table [tool.clinicspec], so no setting holds",
    )


def test_a_foreign_file_above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not speak of clinicspec is none of its business, and settings above it count."""
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "clinicspec.toml").touch()
    monkeypatch.chdir(inner)
    file = Path("pyproject.toml")
    for content in (
        b"<<<<<<< HEAD\n",
        b"\xff\xfe",
        b"#" * (MAX_BYTES + 9),
        b"a." * 90_000 + b"a=1",
    ):
        file.write_bytes(content)
        assert find_settings() == Path("../clinicspec.toml")
    file.write_bytes(b"[tool.clinicspec]\n<<<<<<< HEAD\n")
    with pytest.raises(NoToml, match="can't be read as TOML"):
        find_settings()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"a = [", "can't be read as TOML: "),
        (b"a = '\xe5'", "it is not saved as UTF-8"),
        (b"#" * (MAX_BYTES + 1), "is larger than 1 MiB, so it is not read"),
        (b"a = " + b"[" * 10_000, "it is nested too deep"),
        (b"a." * 90_000 + b"a = 1", "it is nested too deep"),
        (b'"a b" . ' * 90_000 + b"a = 1", "it is nested too deep"),
    ],
    ids=["syntax", "encoding", "size", "lists", "keys", "quoted keys"],
)
def test_what_can_not_be_read(tmp_path: Path, content: bytes, says: str) -> None:
    """A file that is no TOML, or made to hurt, is refused in a moment with the reason."""
    file = tmp_path / "clinicspec.toml"
    file.write_bytes(content)
    with pytest.raises(NoToml, match=says):
        load_settings(file)


def test_a_long_word(folder: Path) -> None:
    """A key as long as a file may be is an unknown setting, found in time that is in proportion."""
    loaded = _load(folder / "clinicspec.toml", b"x" * (MAX_BYTES - 2) + b"=1")
    assert loaded is not None
    assert loaded[1] == ["CS050"]


def test_a_byte_order_mark(tmp_path: Path) -> None:
    """An editor's mark at the file's beginning is no part of the settings."""
    loaded = _load(tmp_path / "clinicspec.toml", b'\xef\xbb\xbfoutput = "out"\n')
    assert loaded is not None
    assert (loaded[0].output, loaded[1]) == ("out", [])


def test_no_ordinary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder or a link to nothing is refused where settings should stand, not passed over."""
    monkeypatch.chdir(tmp_path)
    file = Path("clinicspec.toml")
    file.mkdir()
    assert find_settings() == file
    with pytest.raises(NoToml, match="it is no ordinary file"):
        load_settings(file)
    file.rmdir()
    file.symlink_to("nowhere")
    assert find_settings() == file
    with pytest.raises(NoToml, match="can't be read"):
        load_settings(file)


@pytest.mark.parametrize("code", catalogue())
@pytest.mark.parametrize("level", Severity)
def test_which_severities_can_be_set(folder: Path, code: str, level: Severity) -> None:
    """Any rule can be raised or left; lowered only where nothing relies on its being an error."""
    rule = catalogue()[code].rule
    loaded = _load(folder / "clinicspec.toml", f'[severity]\n{code} = "{level}"\n'.encode())
    assert loaded is not None
    settings, codes = loaded
    if not rule.can_be_lowered and level.rank > rule.severity.rank:
        assert (dict(settings.severities), codes) == ({}, ["CS051"])
    else:
        assert (dict(settings.severities), codes) == ({code: level}, [])


def test_a_family(folder: Path) -> None:
    """A family's severity holds for its codes, but for those that protect patients or the build."""
    toml = b'[severity]\nHN5xx = "note"\nHN505 = "warning"\n'
    (folder / "clinicspec.toml").write_bytes(toml)
    settings, (draft,) = load_settings(folder / "clinicspec.toml")
    assert settings.severities["HN501"] is Severity.NOTE
    assert settings.severities["HN505"] is Severity.WARNING
    assert {code[:3] for code in settings.severities} == {"HN5"}
    assert "HN506" not in settings.severities
    assert (draft.code, draft.severity) == ("CS051", Severity.NOTE)
    assert "HN506" in draft.message


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("HN501 = 3", "`HN501` is 3, which is not a severity; write one of error, warning, note"),
        ("HN501 = true", "`HN501` is true, which is not a severity; write"),
        ("HN501 = [1]", "`HN501` is a list, which is not a severity; write"),
        ('HN501 = "eror"', "`HN501` is “eror”, which is not a severity; did you mean `error`?"),
        ('HN51x = "note"', "there is no rule `HN51x`; write HN5xx for all rules from HN501"),
        ('HN5011 = "note"', "there is no rule `HN5011`; did you mean `HN501`?"),
    ],
)
def test_what_is_said_of_severities(folder: Path, line: str, said: str) -> None:
    """A finding says what is wrong as it is written, and what to write."""
    (folder / "clinicspec.toml").write_text(f"[severity]\n{line}\n", "utf-8")
    _, (draft,) = load_settings(folder / "clinicspec.toml")
    assert f"{draft.message}; {draft.help}".startswith(said)


def test_codes_in_lower_case(folder: Path) -> None:
    """A code is taken as ``clinicspec rule`` takes it, however it is capitalised."""
    loaded = _load(folder / "clinicspec.toml", b'[severity]\nhn501 = "note"\nhn7XX = "note"\n')
    assert loaded is not None
    assert loaded[0].severities["HN501"] is loaded[0].severities["HN701"] is Severity.NOTE
    assert loaded[1] == ["CS051"]


def test_no_family(folder: Path) -> None:
    """A family that no rule belongs to is an unknown one."""
    loaded = _load(folder / "clinicspec.toml", b'[severity]\nHX5xx = "note"\n')
    assert loaded is not None
    assert loaded[1] == ["CS050"]


@pytest.mark.parametrize("value", [b'"lab"', b"[1]", b'["Reise vaksine"]', b'[""]'])
def test_categories_that_are_no_words(folder: Path, value: bytes) -> None:
    """A category is a word, and they stand in a list."""
    loaded = _load(folder / "clinicspec.toml", b"resource-categories = " + value)
    assert loaded is not None
    assert (loaded[0].resource_categories, loaded[1]) == (frozenset(), ["CS051"])


@pytest.mark.parametrize(
    ("content", "holds", "codes"),
    [
        (b"[plan]\nmax-parties = 0\nmax-share = 1\n", (0, 1), []),
        (b"[plan]\nmax-share = 0.25\n", (5, 0.25), []),
        (b"[plan]\nmax-parties = -1\nmax-share = 30\n", (5, 0.3), ["CS051", "CS051"]),
        (b"[plan]\nmax-parties = true\nmax-share = nan\n", (5, 0.3), ["CS051", "CS051"]),
        (b"[plan]\nmax-partys = 3\n", (5, 0.3), ["CS050"]),
        (b"plan = 3\n", (5, 0.3), ["CS051"]),
    ],
)
def test_thresholds_of_plans(
    folder: Path, content: bytes, holds: tuple[int, float], codes: list[str]
) -> None:
    """A threshold that can't be one is reported, and the usual one holds in its place."""
    loaded = _load(folder / "clinicspec.toml", content)
    assert loaded is not None
    settings, found = loaded
    assert ((settings.max_parties, settings.max_share), found) == (holds, codes)


def test_what_is_fixed() -> None:
    """What leaves a value Unknown, or a build other than the specs say, is always an error."""
    for code, entry in catalogue().items():
        if entry.rule.fixed_severity:
            assert entry.rule.severity is Severity.ERROR, code
    without_check = {code for code in LOWERED if catalogue()[code].check is None}
    fixed_keys = {key.code for keys in FIXED_KEYS.values() for key in keys.values()}
    warned_of = {"HN008", "HN211"}
    # They look at a model that is whole, or are about keys that it does without.
    assert without_check == {"HN205"} | (fixed_keys - warned_of)


@pytest.mark.parametrize("code", [code for code in LOWERED if example_on(catalogue()[code].page)])
def test_a_lowered_rule_can_be_compiled(code: str) -> None:
    """A mistake that a project lives with does not keep the compiler from its work."""
    shown = example_on(catalogue()[code].page)
    assert shown is not None
    result = checked(completed(shown.broken), settings=Settings(severities=LOWERED))
    (clinic,) = result.clinics
    assert code in {finding.code for finding in result.findings}
    assert clinic.sound
    assert compile_clinic(model_of(clinic.files), clinic.files)


@pytest.mark.parametrize("empty", ["appointment_types: [influenza_vaccine]", "calendars: [lab-2]"])
def test_an_empty_booking_page_is_not_compiled(empty: str) -> None:
    """There is no page to make of it, so its rule stays an error."""
    key = empty.partition(":")[0]
    text = edited(REFERENCE.read_text(), (f"    {empty}\n", f"    {key}: []\n"))
    (clinic,) = checked(text, settings=Settings(severities=LOWERED)).clinics
    assert not clinic.sound
