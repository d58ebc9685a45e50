"""A clinic's logo: a PNG, or an SVG that shows itself and nothing else."""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from clinicspec.pages.links import LOGO
from clinicspec.source.guarded_xml import guarded_parser, has_doctype

MAX_BYTES = 12_000
"""A page is 30 KB with all that it loads: the logo, some 8 KB of style, and the text."""

PNG = b"\x89PNG\r\n\x1a\n"
LONGEST_SIDE = 4096
"""Pixels of a PNG: whoever opens the page unpacks all of them, however small the file."""

_SVG = "http://www.w3.org/2000/svg"
_HTML = "http://www.w3.org/1999/xhtml"
_FORBIDDEN = {"script", "foreignObject", "iframe", "image", "a", "handler", "listener"}
_NUMBER = re.compile(r"([0-9]{1,9}(?:\.[0-9]+)?)(?:px)?")
_LEADS_AWAY = re.compile(
    r"url\(\s*['\"]?(?!\s*['\"]?#)|@import|image-set\(|javascript:", re.IGNORECASE
)
_ESCAPE = "\\"
"""In CSS, with which all of these can be written so that nobody sees it."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo that pages can show."""

    path: str
    """Below the clinic's output folder."""
    content: bytes
    width: int
    height: int
    """In pixels, or in units of the same kind: their ratio is what counts."""


def read_logo(content: bytes) -> Logo | str:
    """A logo, or what is wrong with it, as in “is no PNG and no SVG”."""
    if len(content) > MAX_BYTES:
        return f"is larger than the {MAX_BYTES // 1000} KB that keep pages quick"
    if content.startswith(PNG):
        return _png(content)
    try:
        root = etree.fromstring(content, guarded_parser())
    except etree.XMLSyntaxError:
        return "is no PNG and no SVG"
    if root.tag != f"{{{_SVG}}}svg":
        return "is no PNG and no SVG"
    why = "has a DOCTYPE, which an SVG does not need" if has_doctype(root) else _what_else(root)
    if why:
        return why
    size = _size_of_svg(root)
    return Logo(f"{LOGO}.svg", content, *size) if size else "does not say its size in `viewBox`"


def _png(content: bytes) -> Logo | str:
    kinds = [*_kinds_of_chunks(content)]
    if kinds[:1] != [b"IHDR"] or kinds[-1] != b"IEND":
        return "is a damaged PNG"
    width, height = struct.unpack_from(">II", content, 16)
    if max(width, height) > LONGEST_SIDE:
        return f"is more than {LONGEST_SIDE} pixels wide or high"
    return Logo(f"{LOGO}.png", content, width, height) if width and height else "is a damaged PNG"


def _kinds_of_chunks(png: bytes) -> Iterator[bytes]:
    """The kinds of a PNG's chunks, up to the first that is damaged."""
    at = len(PNG)
    while at + 12 <= len(png):
        (length,) = struct.unpack_from(">I", png, at)
        end = at + 8 + length
        if png[end : end + 4] != struct.pack(">I", zlib.crc32(png[at + 4 : end])):
            return
        yield png[at + 4 : at + 8]
        at = end + 4


def _what_else(root: etree._Element) -> str | None:
    """What an SVG would do beside showing itself."""
    if root.getroottree().xpath("//processing-instruction()"):
        return "has a processing instruction, which could load something else"
    used: set[str] = set()
    using: set[str] = set()
    for node in root.iter("*"):
        name = etree.QName(node)
        if name.namespace == _HTML:
            return "has HTML in it, and may only draw"
        if name.localname in _FORBIDDEN:
            return f"has an element `{name.localname}`, and may only draw"
        style = str(node.xpath("string()")) if name.localname == "style" else ""
        if _ESCAPE in style or _LEADS_AWAY.search(style):
            return "loads something from elsewhere"
        for key, value in node.attrib.items():
            attribute = etree.QName(str(key))
            if attribute.localname.lower().startswith("on"):
                return f"has a script in `{attribute.localname}`"
            if _leads_away(attribute, str(value)):
                return "loads something from elsewhere"
            if name.localname == "use" and attribute.localname == "href":
                used.add(str(value)[1:])
                using.update(each.get("id", "") for each in (node, *node.iterancestors()))
    if used & using:
        return "has a `use` of what has a `use` in it, which can draw without an end"
    return None


def _leads_away(attribute: etree.QName, value: str) -> bool:
    match attribute.localname:
        case "href":
            return not value.startswith("#")
        case "attributeName" if value.endswith("href"):  # an animation would change it
            return True
        case _:
            # What drawing programs say of themselves is in a namespace, and no CSS.
            hides = _ESCAPE in value and attribute.namespace is None
            return hides or _LEADS_AWAY.search(value) is not None


def _size_of_svg(root: etree._Element) -> tuple[int, int] | None:
    box = root.get("viewBox", "").replace(",", " ").split()
    ends = box[2:] if len(box) == 4 else [root.get("width", ""), root.get("height", "")]
    numbers = [_NUMBER.fullmatch(end) for end in ends]
    sizes = [round(float(found[1])) for found in numbers if found]
    return (sizes[0], sizes[1]) if len(sizes) == 2 and all(sizes) else None
