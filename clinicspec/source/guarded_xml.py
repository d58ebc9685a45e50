"""The one way in which XML is read: it may have been made to hurt."""

from lxml import etree


def guarded_parser() -> etree.XMLParser:
    """A parser that opens no file and no host, resolves no entity, and holds to libxml2's limits.

    A DOCTYPE gets past it, with what it says of attributes: who reads on has to refuse it.
    """
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def has_doctype(root: etree._Element) -> bool:
    """Whether a document has a DOCTYPE, whatever stands in it."""
    return root.getroottree().docinfo.internalDTD is not None
