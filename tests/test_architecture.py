"""The shape of the code, as CONTRIBUTING.md describes it: what is absent stays absent."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "clinicspec"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 400

BACKENDS = {"helsenorge", "nhn", "pages"}
READING = {"source", "diagnostics"}
MAY_IMPORT = {
    "artefact": set(),
    "source": set(),
    "diagnostics": {"source"},
    "model": READING,
    "schedule": {*READING, "model"},
    "routing": {*READING, "model", "schedule", "artefact"},
    "helsenorge": {*READING, "model", "schedule", "routing", "artefact"},
    "nhn": {*READING, "model", "schedule", "routing", "artefact"},
    "pages": {*READING, "model", "schedule", "routing", "artefact"},
    "origins": {*READING, "model", "artefact"},
    "expectations": {*READING, "model", "schedule", "routing", "helsenorge"},
    "diff": {*READING, "model", "schedule", "routing", *BACKENDS},
    "rules": {*READING, "model", "schedule", "routing", *BACKENDS},
    "store": {*READING, "artefact"},
    "suppressions": {*READING, "model", "rules"},
    "settings": {*READING, "model", "rules", "suppressions"},
    "schemas": {"model", "expectations"},
    "verify": {*READING, "nhn", "schemas", "store"},
    "processes": set(),
    "check": {*READING, "model", "processes", "rules", "settings", "store", "suppressions"},
    "fixes": {*READING, "check", "store"},
    "expect": {*READING, "check", "expectations", "model", "rules", "store"},
    "planning": {"diagnostics", "check", "model", "nhn", "rules", "store"},
    "differing": {"diagnostics", "check", "diff", "model", "processes", "rules", "store"},
    "blaming": {*READING, "model", "origins", "store"},
    "registry": {*READING, "check", "model", "nhn", "rules", "schemas", "store"},
    "preview": {*READING, "check", "compile", "model", "pages", "rules", "settings", "store"},
    "compile": {"", *READING, "model", "routing", *BACKENDS, "origins", "store"},
}
"""Who may import whom. ``cli`` may import all; "" is the package itself, for the version."""

WRITING = {
    *("chmod", "copy", "copy2", "copyfile", "copytree", "hardlink_to", "link", "makedirs", "mkdir"),
    *("mkdtemp", "move", "remove", "rename", "renames", "rmdir", "rmtree", "symlink", "symlink_to"),
    *("touch", "truncate", "unlink", "write_bytes", "write_text"),
}
"""Calls that change what is on disk, whatever module or path they belong to."""


def _room(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(tree: ast.AST) -> Iterator[str]:
    """The modules of this package that a file imports, for types alone too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        yield from (name for name in names if name.split(".")[0] == "clinicspec")


def _rooms_imported(module: Path) -> set[str]:
    rooms = {path.stem if path.is_file() else path.name for path in PACKAGE.iterdir()}
    imported = set()
    for name in _imports(ast.parse(module.read_text())):
        part = name.split(".")[1]
        imported.add(part if part in rooms else "")
    return imported


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_one_way(module: Path) -> None:
    """A room imports only what lies before it."""
    room = _room(module)
    if room in ("cli", "__init__", "__main__"):
        return
    assert _rooms_imported(module) <= {room, *MAY_IMPORT[room]}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_is_one_idea(module: Path) -> None:
    """Every file says what it is, and is short enough to be one thing."""
    text = module.read_text()
    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= LONGEST


def test_a_folder_holds_more_than_one_file() -> None:
    """A folder with one file is none."""
    folders = {module.parent for module in MODULES}
    alone = [folder for folder in folders if len(list(folder.glob("*.py"))) < 2]
    assert alone == []


@pytest.mark.parametrize(
    "module",
    [module for module in MODULES if _room(module) != "store"],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_only_the_store_writes(module: Path) -> None:
    """No other room opens a file for writing, or changes a folder."""
    for node in ast.walk(ast.parse(module.read_text())):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        name = node.func.id if isinstance(node.func, ast.Name) else name
        assert name not in WRITING, f"line {node.lineno}"
        modes = [arg.value for arg in node.args[:2] if isinstance(arg, ast.Constant)]
        modes += [
            word.value.value for word in node.keywords if isinstance(word.value, ast.Constant)
        ]
        if name == "replace" and isinstance(node.func, ast.Attribute):
            assert node.keywords or len(node.args) != 1, f"line {node.lineno}: of a path"
        if name in ("open", "fdopen"):
            assert not {"w", "a", "x", "+"} & set("".join(map(str, modes))), f"line {node.lineno}"


@pytest.mark.parametrize(
    "module",
    [module for module in MODULES if _room(module) != "cli"],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_only_the_command_line_prints(module: Path) -> None:
    """Nothing else speaks to the terminal, or ends the process."""
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.Name):
            assert node.id not in ("print", "input"), f"line {node.lineno}"
        if isinstance(node, ast.Attribute):
            assert node.attr not in ("stdout", "stderr", "echo", "exit"), f"line {node.lineno}"


@pytest.mark.parametrize("arguments", [["--version"], ["rule"], ["rule", "HN401"], ["--help"]])
def test_what_needs_no_model_starts_without_one(arguments: list[str]) -> None:
    """``--version`` and ``rule`` import neither pydantic nor jinja2, nor lxml, nor jsonschema."""
    program = (
        "import sys\n"
        "from clinicspec.cli import cli\n"
        f"cli({arguments!r}, standalone_mode=False)\n"
        "heavy = {'pydantic', 'jinja2', 'lxml', 'jsonschema', 'babel', 'yaml'} & set(sys.modules)\n"
        "sys.exit(f'imported {heavy}' if heavy else 0)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
