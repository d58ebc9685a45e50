"""A clinic's logo: a PNG, or an SVG that shows itself and nothing else."""

import re
import struct
from dataclasses import dataclass

from lxml import etree

from clinicspec.pages.links import LOGO
from clinicspec.source.guarded_xml import guarded_parser, has_doctype

MAX_BYTES = 12_000
"""A page is 30 KB with all that it loads: the logo, some 8 KB of style, and the text."""

PNG = b"\x89PNG\r\n\x1a\n"
_SVG = "http://www.w3.org/2000/svg"
_FORBIDDEN = {"script", "foreignObject", "iframe", "image", "a", "handler", "listener"}
_NUMBER = re.compile(r"([0-9]+(?:\.[0-9]+)?)(?:px)?")
_LEADS_AWAY = re.compile(r"url\(\s*['\"]?(?!\s*['\"]?#)|@import|javascript:", re.IGNORECASE)


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
    if content[12:16] != b"IHDR" or len(content) < 24:
        return "is a damaged PNG"
    width, height = struct.unpack(">II", content[16:24])
    return Logo(f"{LOGO}.png", content, width, height) if width and height else "is a damaged PNG"


def _what_else(root: etree._Element) -> str | None:
    """What an SVG would do beside showing itself."""
    if root.getroottree().xpath("//processing-instruction()"):
        return "has a processing instruction, which could load something else"
    for node in root.iter("*"):
        name = etree.QName(node).localname
        if name in _FORBIDDEN:
            return f"has an element `{name}`, and may only draw"
        if name == "style" and _LEADS_AWAY.search(node.text or ""):
            return "loads something from elsewhere"
        for attribute, value in node.attrib.items():
            local = etree.QName(str(attribute)).localname
            if local.lower().startswith("on"):
                return f"has a script in `{local}`"
            leads_away = local == "href" and not str(value).startswith("#")
            if leads_away or _LEADS_AWAY.search(str(value)):
                return "loads something from elsewhere"
    return None


def _size_of_svg(root: etree._Element) -> tuple[int, int] | None:
    box = root.get("viewBox", "").replace(",", " ").split()
    ends = box[2:] if len(box) == 4 else [root.get("width", ""), root.get("height", "")]
    numbers = [_NUMBER.fullmatch(end) for end in ends]
    sizes = [round(float(found[1])) for found in numbers if found]
    return (sizes[0], sizes[1]) if len(sizes) == 2 and all(sizes) else None
