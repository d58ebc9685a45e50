"""SOAP bodies for the Address Registry, as the contract's tables say."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias, Union

from lxml import etree

from clinicspec.nhn.contract import ARRAYS, COMMON, CPP_DATA, OPERATIONS, TYPES

Value: TypeAlias = Union[str, int, Sequence["Value"], "Values"]
"""What an element holds: text, a number, a flag, the items of an array, or further elements."""

Values: TypeAlias = Mapping[str, Value | None]
"""Elements by name, in any order. None is an element that is not sent."""

_PREFIXES = {"c": COMMON, "a": ARRAYS, "d": CPP_DATA}


def soap_body(operation: str, values: Values) -> bytes:
    """The content of a request's SOAP body, an XML document in UTF-8.

    ``values`` are by parameter. Of a parameter's values it sends those that its type has an element
    for.
    """
    namespace, parameters = OPERATIONS[operation]
    root = etree.Element(
        f"{{{namespace}}}{operation}",
        nsmap={None: namespace, **_PREFIXES},  # type: ignore[dict-item]  # the stubs know no default name space
    )
    for name, type_ in parameters.items():
        value = values.get(name)
        if value is not None:
            _fill(etree.SubElement(root, f"{{{namespace}}}{name}"), type_, value)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _fill(element: etree._Element, type_: str, value: Value) -> None:
    if isinstance(value, str):
        element.text = str(value)
    elif isinstance(value, bool):
        element.text = "true" if value else "false"
    elif isinstance(value, int):
        element.text = str(value)
    else:
        namespace, elements = TYPES[type_]
        for name, inner_type in elements.items():
            for item in value if isinstance(value, Sequence) else [value.get(name)]:
                if item is not None:
                    _fill(etree.SubElement(element, f"{{{namespace}}}{name}"), inner_type, item)
