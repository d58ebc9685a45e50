"""Built artefacts, held against their schemas, NHN's contract, and each other."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.finding import Place
from clinicspec.nhn.cross_check import mismatches
from clinicspec.nhn.paths import CHANGE_SET, PARTIES, REQUESTS
from clinicspec.nhn.request_reader import Mistake, ReadRequest, read_request
from clinicspec.nhn.xsd import NoSchema, PublishedSchema, published_schemas
from clinicspec.schemas import ARTEFACTS, schema
from clinicspec.source.text import Position, Span
from clinicspec.store import manifest
from clinicspec.store.built import BuiltClinic
from clinicspec.store.files import read_file, reason, shown

SCHEMA_FILES = ("*.xsd", "xsd/*.xsd", "*/xsd/*.xsd")
"""Where NHN's schemas are looked for: in a folder, and where its contracts lie with their WSDLs."""

LARGEST_SCHEMA = 4 * 2**20
"""Bytes of a schema file that are read; NHN's largest is a hundredth of it."""

MAX_SCHEMA_FILES = 100
"""Schema files that are read; NHN's two services have fifteen."""


class Verified(NamedTuple):
    """What was found in a clinic's artefacts."""

    drafts: list[Draft]
    requests: Counter[str]
    """How many requests there are that follow the contract, by the name space of the operation."""


@cache
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema(name))


def read_schemas(folders: Iterable[Path]) -> dict[str, PublishedSchema]:
    """NHN's schemas in some folders, by the name space of the operations that they declare.

    Raises:
        NoSchema: There are none, or they can't be read or used.
    """
    files: dict[str, bytes] = {}
    for folder, pattern in product(folders, SCHEMA_FILES):
        for path in folder.resolve().glob(pattern):
            if len(files) == MAX_SCHEMA_FILES:
                raise NoSchema(f"{shown(folder)} has more schemas than {MAX_SCHEMA_FILES}")
            try:
                content = read_file(path, LARGEST_SCHEMA + 1)
            except OSError as error:
                raise NoSchema(f"{shown(path)} can't be read: {reason(error)}") from error
            if len(content) > LARGEST_SCHEMA:
                size = LARGEST_SCHEMA // 2**20
                raise NoSchema(f"{shown(path)} is larger than {size} MiB, as no schema of NHN's is")
            files[path.as_posix()] = content
    return published_schemas(files)


def verify(
    clinic: BuiltClinic, folder: str, nhn_schemas: Mapping[str, PublishedSchema]
) -> Verified:
    """What is wrong in the artefacts of one clinic, whose output stands in ``folder``.

    That the files are those of the manifest has been seen to already. ``nhn_schemas`` are by the
    name space of the operations; requests of others are held against the contract alone.
    """
    drafts: list[Draft] = []
    documents: dict[str, Any] = {}
    bodies: dict[str, ReadRequest] = {}
    files = {**clinic.files, manifest.NAME: clinic.manifest.content()}
    for path, content in sorted(files.items()):
        file = f"{folder}/{path}"
        if path in ARTEFACTS:
            document, mistake = _read_json(content, ARTEFACTS[path])
            if mistake is None:
                documents[path] = document
            else:
                drafts.append(_draft("CS070", Place(file), mistake))
        elif path.startswith(REQUESTS):
            body = read_request(content)
            if isinstance(body, Mistake):
                drafts.append(_draft("CS072", _place(file, body.position), body.what))
            else:
                bodies[path] = body
                drafts += _against_nhn(file, body, nhn_schemas.get(body.namespace))
    if CHANGE_SET in documents and PARTIES in documents:
        written = {path for path in clinic.manifest.files if path.startswith(REQUESTS)}
        for each in mismatches(documents[CHANGE_SET], documents[PARTIES], bodies, written):
            place = Place(f"{folder}/{each.file or CHANGE_SET}", path=each.path)
            drafts.append(_draft("CS074", place, each.what))
    return Verified(drafts, Counter(body.namespace for body in bodies.values()))


def _read_json(content: bytes, name: str) -> tuple[Any, str | None]:
    """A document and what is wrong with it, if it does not follow its schema."""
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        return None, "is no JSON"
    error = best_match(_validator(name).iter_errors(document))
    if error is None:
        return document, None
    where = ".".join(str(step) for step in error.absolute_path) or "the document"
    return None, f"does not follow the schema `{name}`: {where}: {error.message[:200]}"


def _against_nhn(file: str, body: ReadRequest, its: PublishedSchema | None) -> Iterator[Draft]:
    if its is None:
        return
    mistake = its.mistake(body.root)
    if mistake is not None:
        line, words = mistake
        what = f"is refused by NHN's schema {its.file}: {words[:200]}"
        help_ = "build again with a version of clinicspec that follows this schema"
        yield _draft("CS073", _place(file, Position(max(line, 1), 1)), what, help_)


def _place(file: str, position: Position) -> Place:
    return Place(file, Span(position, position))


def _draft(
    code: str, place: Place, what: str, help_: str = "build again with this version of clinicspec"
) -> Draft:
    return Draft(code, f"{place.file} {what}", help_, place)
