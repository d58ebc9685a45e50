"""Built artefacts, held against the schemas that are published for them."""

import json
from collections.abc import Iterator
from functools import cache

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from lxml import etree

from clinicspec.diagnostics.draft import Draft
from clinicspec.diagnostics.finding import Place
from clinicspec.schemas import ARTEFACTS, schema
from clinicspec.store import manifest
from clinicspec.store.built import BuiltClinic

REQUESTS = "nhn/requests/"


@cache
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema(name))


def verify(clinic: BuiltClinic, folder: str) -> Iterator[Draft]:
    """What is wrong in the artefacts of one clinic, whose output stands in ``folder``.

    That the files are those of the manifest has been seen to already.
    """
    files = {**clinic.files, manifest.NAME: clinic.manifest.content()}
    for path, content in sorted(files.items()):
        if path in ARTEFACTS:
            yield from _json(f"{folder}/{path}", content, ARTEFACTS[path])
        elif path.startswith(REQUESTS):
            yield from _xml(f"{folder}/{path}", content)


def _json(file: str, content: bytes, name: str) -> Iterator[Draft]:
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        yield _draft(file, "is no JSON")
        return
    error = best_match(_validator(name).iter_errors(document))
    if error is not None:
        where = ".".join(str(step) for step in error.absolute_path) or "the document"
        yield _draft(file, f"does not follow the schema `{name}`: {where}: {error.message[:200]}")


def _xml(file: str, content: bytes) -> Iterator[Draft]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        yield _draft(file, f"is no XML: {error.msg}")


def _draft(file: str, what: str) -> Draft:
    return Draft(
        "CS070", f"{file} {what}", "build again with this version of clinicspec", Place(file)
    )
