"""Which logos pages show."""

import struct
import zlib

import pytest

from clinicspec.pages.backend import artefacts
from clinicspec.pages.logo import MAX_BYTES, PNG, Logo, read_logo
from tests.pages.clinics import fjordbyen
from tests.pages.test_pages import pages

SVG = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"'
SOUND = f'<svg {SVG}><path id="a" fill="url(#b)" d="M0 0h9v9z"/></svg>'.encode()


def png(width: int, height: int) -> bytes:
    """A PNG of a size, whose pixels are of no account here."""
    header = struct.pack(">II", width, height) + b"\x08\x06\x00\x00\x00"
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    return PNG + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (SOUND, ("site/assets/logo.svg", 120, 40)),
        (b'<?xml version="1.0"?>' + SOUND, ("site/assets/logo.svg", 120, 40)),
        (SOUND.replace(b'viewBox="0 0 120 40"', b'width="60px" height="20"'), (None, 60, 20)),
        (SOUND.replace(b"</svg>", b"<style>a{fill:url('#b')}</style></svg>"), (None, 120, 40)),
        (png(300, 100), ("site/assets/logo.png", 300, 100)),
        (
            SOUND.replace(b"</svg>", b'<g id="c"/><use href="#c"/></svg>'),
            ("site/assets/logo.svg", 120, 40),
        ),
        (
            SOUND.replace(b"<svg", b'<svg xmlns:i="inkscape" i:export-filename="C:\\a.png"'),
            ("site/assets/logo.svg", 120, 40),
        ),
    ],
)
def test_sound(content: bytes, expected: tuple[str | None, int, int]) -> None:
    """A PNG or a plain SVG is shown as it is, with its proportions."""
    logo = read_logo(content)
    assert isinstance(logo, Logo)
    path, width, height = expected
    assert (path or logo.path, width, height) == (logo.path, logo.width, logo.height)
    assert logo.content == content


HTML = "xmlns='http://www.w3.org/1999/xhtml'"
IS_HTML = "has HTML in it, and may only draw"
ELSEWHERE = "loads something from elsewhere"


def inside(text: str) -> bytes:
    """An SVG with something in it."""
    return f"<svg {SVG}>{text}</svg>".encode()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is no PNG and no SVG"),
        (b"%PDF-1.7", "is no PNG and no SVG"),
        (b"\xff\xd8\xff\xe0JFIF", "is no PNG and no SVG"),
        (b"<html/>", "is no PNG and no SVG"),
        (b'<svg viewBox="0 0 1 1"/>', "is no PNG and no SVG"),
        (PNG, "is a damaged PNG"),
        (png(0, 10), "is a damaged PNG"),
        (png(300, 100)[:-3], "is a damaged PNG"),
        (png(300, 100)[:40], "is a damaged PNG"),
        (png(300, 100).replace(b"\x08\x06", b"\x08\x02"), "is a damaged PNG"),
        (png(60_000, 40), "is more than 4096 pixels wide or high"),
        (png(40, 2**32 - 1), "is more than 4096 pixels wide or high"),
        (
            inside("<script>alert(1)</script>"),
            "has an element `script`, and may only draw",
        ),
        (
            inside("<foreignObject/>"),
            "has an element `foreignObject`, and may only draw",
        ),
        (inside("<path onload='alert(1)'/>"), "has a script in `onload`"),
        (inside("<use href='https://example.com/a.svg#b'/>"), ELSEWHERE),
        (
            inside("<use xmlns:x='http://www.w3.org/1999/xlink' x:href='a.svg#b'/>"),
            ELSEWHERE,
        ),
        (inside("<style>@import 'a.css'</style>"), ELSEWHERE),
        (inside("<path fill='url(https://a.no/#b)'/>"), ELSEWHERE),
        (inside("<path style='fill: url( //a.no )'/>"), ELSEWHERE),
        (inside("<style>a{}<!-- -->@import 'a.css'</style>"), ELSEWHERE),
        (inside("<style>@\\69mport 'a.css'</style>"), ELSEWHERE),
        (inside("<path style='fill: u\\72l(//a.no)'/>"), ELSEWHERE),
        (inside("<style>svg{background: image-set('a.png' 1x)}</style>"), ELSEWHERE),
        (inside("<use href='#a'><set attributeName='href' to='//a.no'/></use>"), ELSEWHERE),
        (inside(f"<meta {HTML} http-equiv='refresh' content='0;//a.no'/>"), IS_HTML),
        (inside(f"<h:object {HTML.replace('=', ':h=', 1)} data='a.html'/>"), IS_HTML),
        (
            inside("<g id='a'><use href='#b'/></g><g id='b'><path/></g><use href='#a'/>"),
            "has a `use` of what has a `use` in it, which can draw without an end",
        ),
        (
            b"<?xml-stylesheet href='a.css'?>" + SOUND,
            "has a processing instruction, which could load something else",
        ),
        (b"<!DOCTYPE svg>" + SOUND, "has a DOCTYPE, which an SVG does not need"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SOUND, "has a DOCTYPE, which an SVG does not need"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "does not say its size in `viewBox`"),
        (
            b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 0"/>',
            "does not say its size in `viewBox`",
        ),
        (SOUND.replace(b"120", b"9" * 400), "does not say its size in `viewBox`"),
        (
            SOUND + b" " * MAX_BYTES,
            "is larger than the 12 KB that keep pages quick",
        ),
    ],
    ids=range(35),
)
def test_refused(content: bytes, why: str) -> None:
    """Whatever is no picture, or does more than be one, is named and not shown."""
    assert read_logo(content) == why
    assert not any("logo" in path for path in artefacts(fjordbyen(), logo=content))


def test_logo_on_the_page() -> None:
    """The logo is a decoration beside the name, which says the same in words."""
    page = pages(fjordbyen(), SOUND)["site/en/influensavaksine/index.html"]
    (image,) = page.iter("img")
    assert image.attrib == {
        "src": "../../assets/logo.svg",
        "width": "120",
        "height": "40",
        "alt": "",
    }
