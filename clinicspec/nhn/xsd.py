"""NHN's own XML Schemas, from files that the user has of them; no other file is ever opened."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from lxml import etree

from clinicspec.nhn.contract import OPERATIONS
from clinicspec.source.guarded_xml import guarded_parser, has_doctype

NAMESPACES = sorted({operation.namespace for operation in OPERATIONS.values()})
"""Of the operations, and so of the schemas that declare them."""

ROOT = "{http://www.w3.org/2001/XMLSchema}schema"


class NoSchema(Exception):
    """Files that no schema for the requests can be made of; the message says why."""


@dataclass(frozen=True, slots=True)
class PublishedSchema:
    """A schema of NHN's."""

    file: str
    """The absolute path of the one that declares the operations."""
    schema: etree.XMLSchema

    def mistake(self, body: etree._Element) -> tuple[int, str] | None:
        """The first line of a body with something that NHN's schema refuses, and its words."""
        if self.schema.validate(body):
            return None
        error = next(iter(self.schema.error_log))  # type: ignore[call-overload]  # stubs: empty
        return error.line, error.message


def published_schemas(files: Mapping[str, bytes]) -> dict[str, PublishedSchema]:
    """The schemas that declare operations, by the name space of these.

    ``files`` are schemas by their absolute paths, with those that they import.

    Raises:
        NoSchema: None of them declares an operation, one that does can't be used, or one of them is
            no schema.
    """
    contents = {_address(file): content for file, content in files.items()}
    found: dict[str, PublishedSchema] = {}
    for file, content in sorted(files.items()):
        document = _document(file, content, contents)
        namespace = document.get("targetNamespace")
        if namespace not in NAMESPACES or namespace in found:
            continue
        try:
            found[namespace] = PublishedSchema(file, etree.XMLSchema(document))
        except etree.XMLSchemaParseError as error:
            raise NoSchema(
                f"{file} can't be used as a schema, perhaps because one that it imports is not "
                f"beside it: {str(error)[:200]}"
            ) from error
    if not found:
        raise NoSchema(f"there is no XML Schema with the name space {' or '.join(NAMESPACES)}")
    return found


def _document(file: str, content: bytes, contents: Mapping[str, bytes]) -> etree._Element:
    """A file's root; what it imports is looked for in ``contents`` alone, by address."""
    parser = guarded_parser()
    parser.resolvers.add(_OnlyThese(contents))
    try:
        document = etree.fromstring(content, parser, base_url=_address(file))
    except etree.XMLSyntaxError as error:
        raise NoSchema(f"{file} is no XML: {error.msg}") from error
    if document.tag != ROOT or has_doctype(document):
        raise NoSchema(f"{file} is no XML Schema, or has a DOCTYPE")
    return document


def _address(file: str) -> str:
    """What a file is called while schemas are read: an address that no other loader would open."""
    return "nhn:" + quote(file)


class _OnlyThese(etree.Resolver):
    """Gives out the files that were read before, and nothing for whatever else is asked for."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        self._contents = contents

    def resolve(self, system_url: str, public_id: str, context: object) -> object:  # type: ignore[override]  # noqa: ARG002  (lxml's signature)
        content = self._contents.get(system_url, b"")
        return self.resolve_string(content, context, base_url=system_url)
