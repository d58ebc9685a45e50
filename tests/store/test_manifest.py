"""What a manifest says, and what is taken for none."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from clinicspec.store import manifest
from clinicspec.store.manifest import NAME, Manifest, digest, parse, read_manifest

SCHEMA = Path(__file__).parents[2] / "clinicspec" / "store" / "manifest.schema.json"

MANIFEST = Manifest(
    "fjordbyen",
    1,
    "0.1.0",
    {"fjordbyen.yaml": digest(b"spec")},
    {"site/index.html": digest(b"page"), "nhn/parties.json": digest(b"{}")},
)
CONTENT = """\
{
  "clinic": "fjordbyen",
  "clinicspec": "0.1.0",
  "files": {
    "nhn/parties.json": "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
    "site/index.html": "3660315a9af3df255d8f19ab077e4797822b41488a0e2a04bc6af71213c23274"
  },
  "language": 1,
  "specs": {
    "fjordbyen.yaml": "d4f02eaafd1a9e9de7d10972ca8e47fa7a985825c3c9c1e249c72683cb3e4f19"
  },
  "version": 1
}
"""


def test_content() -> None:
    """The file is sorted, indented, ends with a line feed, and holds SHA-256 digests."""
    assert MANIFEST.content() == CONTENT.encode()


def test_content_is_composed_unicode() -> None:
    """A file name that one system decomposes gives the same manifest as on the others."""
    composed = Manifest("x", 1, "0", {"x/\u00e5.yaml": digest(b"")}, {})
    decomposed = Manifest("x", 1, "0", {"x/a\u030a.yaml": digest(b"")}, {})
    assert decomposed.content() == composed.content()
    assert "å.yaml".encode() in composed.content()


def test_content_follows_the_schema() -> None:
    """What is written is what the published schema says."""
    schema = json.loads(SCHEMA.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(json.loads(MANIFEST.content()))) == []


def test_parse_reads_what_was_written() -> None:
    """A manifest comes back whole, and knows all files of the folder, itself included."""
    parsed = parse(MANIFEST.content(), "fjordbyen")
    assert parsed == MANIFEST
    assert parsed.written == {NAME, "site/index.html", "nhn/parties.json"}


def changed(**fields: Any) -> bytes:
    """A manifest with some fields changed; without those that are None."""
    data = json.loads(CONTENT) | fields
    return json.dumps({key: value for key, value in data.items() if value is not None}).encode()


DIGEST = digest(b"")
NO_MANIFESTS = {
    "empty": b"",
    "no JSON": b"{",
    "no UTF-8": b"\xff\xfe{}",
    "UTF-16": CONTENT.encode("utf-16"),
    "another shape": b"[]",
    "too deep": b"[" * 100_000,
    "a number too long": b'{"version": ' + b"1" * 5000 + b"}",
    "a conflict": b"<<<<<<< ours\n" + CONTENT.encode(),
    "a newer version": changed(version=2),
    "a version that is no number": changed(version=True),
    "no version": changed(version=None),
    "another clinic": changed(clinic="andeby"),
    "no clinic": changed(clinic=None),
    "a clinic that is no text": changed(clinic=["fjordbyen"]),
    "a language that is no number": changed(language="1"),
    "a tool that is no text": changed(clinicspec=1),
    "no files": changed(files=None),
    "files as a list": changed(files=["a"]),
    "specs as a list": changed(specs=["a"]),
    "a digest that is no text": changed(files={"a": 1}),
    "a digest that is none": changed(files={"a": "b"}),
    "a digest in capitals": changed(files={"a": DIGEST.upper()}),
    "a digest and more": changed(files={"a": DIGEST + "\n"}),
    **{
        f"a file called {name!r}": changed(files={name: DIGEST})
        for name in (
            "",
            "/etc/passwd",
            "..",
            "../x",
            "a/../../x",
            "a/./b",
            "a//b",
            "a/",
            "a\\b",
            "a\0b",
            "a\nb",
            "\ud800",
            NAME,
        )
    },
}


@pytest.mark.parametrize("content", NO_MANIFESTS.values(), ids=NO_MANIFESTS)
def test_no_manifest(content: bytes) -> None:
    """What is broken, or made to hurt, is no manifest: nothing follows from it."""
    assert parse(content, "fjordbyen") is None


def test_read_manifest(tmp_path: Path) -> None:
    """A manifest is read from an ordinary file, and from nothing else."""
    assert read_manifest(tmp_path, "fjordbyen") is None
    (tmp_path / "elsewhere.json").write_bytes(MANIFEST.content())
    (tmp_path / NAME).symlink_to("elsewhere.json")
    assert read_manifest(tmp_path, "fjordbyen") is None
    (tmp_path / NAME).unlink()
    (tmp_path / NAME).write_bytes(MANIFEST.content())
    assert read_manifest(tmp_path, "fjordbyen") == MANIFEST


def test_a_manifest_too_large_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more of the file is read than a manifest can be long."""
    (tmp_path / NAME).write_bytes(MANIFEST.content())
    monkeypatch.setattr(manifest, "LARGEST", len(MANIFEST.content()) - 2)
    assert read_manifest(tmp_path, "fjordbyen") is None
