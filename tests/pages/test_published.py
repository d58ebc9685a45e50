"""What pages say where the spec knows their address on the web."""

from xml.etree import ElementTree

import pytest
import segno

from clinicspec.pages.backend import artefacts
from clinicspec.pages.links import Href, href, public
from clinicspec.pages.qr import MASK, QUIET_ZONE, qr_code
from tests.clinics import REFERENCE, checked
from tests.pages.clinics import changed, fjordbyen, two_offices
from tests.pages.test_pages import pages

BASE = "https://time.fjordbyen.example"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def test_one_address_for_each_page() -> None:
    """A page names its own address, and the same page in each language."""
    page = pages(fjordbyen())["site/en/influensavaksine/index.html"]
    links = [
        (link.get("rel"), link.get("hreflang"), link.get("href"))
        for link in page.iter("link")
        if link.get("rel") in ("canonical", "alternate")
    ]
    assert links == [
        ("canonical", None, f"{BASE}/en/influensavaksine/"),
        ("alternate", "nb", f"{BASE}/influensavaksine/"),
        ("alternate", "en", f"{BASE}/en/influensavaksine/"),
        ("alternate", "x-default", f"{BASE}/influensavaksine/"),
    ]


def test_link_preview() -> None:
    """A link that is sent to somebody shows what the page is, and from whom."""
    page = pages(fjordbyen())["site/en/influensavaksine/index.html"]
    found = {meta.get("property"): meta.get("content") for meta in page.iter("meta")}
    assert {name: found[name] for name in found if name and name.startswith("og:")} == {
        "og:type": "website",
        "og:title": "Influenza vaccination",
        "og:description": "For people over 65 or in a risk group. Bring identification.",
        "og:site_name": "Fjordbyen legesenter",
        "og:locale": "en_GB",
        "og:url": f"{BASE}/en/influensavaksine/",
    }


@pytest.mark.parametrize(
    ("base", "address"),
    [
        ("https://time.fjordbyen.example", f"{BASE}/en/"),
        ("https://time.fjordbyen.example/", f"{BASE}/en/"),
        ("https://fjordbyen.example/time", "https://fjordbyen.example/time/en/"),
        ("https://fjordbyen.example/time/?a=1#b", "https://fjordbyen.example/time/en/"),
    ],
)
def test_address_of_a_page(base: str, address: str) -> None:
    """Pages lie below the address that the spec names, whatever its end."""
    spec = changed(fjordbyen(), "clinic.site.base_url", base)
    assert public(spec, "site/en/index.html") == address


@pytest.mark.parametrize(("length", "is_read"), [(200, True), (201, False), (5000, False)])
def test_an_address_has_room_in_a_code(length: int, is_read: bool) -> None:
    """An address that no QR code could hold, or nobody could type, is a finding where it stands."""
    address = "https://fjordbyen.example/".ljust(length, "a")
    text = REFERENCE.read_text("utf-8").replace("https://time.fjordbyen.example", address)
    findings = checked(text).findings
    said = [each.message for each in findings if each.code == "CS034"]
    assert len(said) == (0 if is_read else 1)
    assert all("at most 200 characters" in message for message in said)
    if is_read:
        assert all(qr_code(href(f"{address}/{each}")) for each in ("", "en/influensavaksine/"))


def test_sitemap_lists_every_page() -> None:
    """Search engines find every page, and which are the same in another language."""
    spec = fjordbyen()
    root = ElementTree.fromstring(artefacts(spec)["site/sitemap.xml"])
    assert root.tag == f"{SITEMAP}urlset"
    addresses = [url.findtext(f"{SITEMAP}loc") for url in root]
    assert sorted(addresses, key=str) == sorted(
        (public(spec, path) for path in pages(spec)), key=str
    )
    for url in root:
        assert [link.get("hreflang") for link in url.iter(f"{XHTML}link")] == ["nb", "en"]


def test_without_an_address_pages_claim_none() -> None:
    """A spec that doesn't know where its pages lie makes no code, no sitemap and no canonical."""
    spec = two_offices()
    files = artefacts(spec)
    assert "site/sitemap.xml" not in files
    for page in pages(spec).values():
        assert {link.get("rel") for link in page.iter("link")} == {"stylesheet", "icon"}
        assert all(meta.get("property") != "og:url" for meta in page.iter("meta"))
        assert page.find(".//div[@class='on-paper']") is None


@pytest.mark.parametrize("address", [f"{BASE}/", f"{BASE}/en/influensavaksine/", BASE + "/a" * 99])
def test_code_is_what_segno_draws(address: str) -> None:
    """The path on the page is, module by module, the code of the page's address."""
    code = qr_code(Href(address))
    matrix = segno.make_qr(address, error="m", boost_error=False, mask=MASK).matrix
    dark = set()
    for rectangle in code.path.split("M")[1:]:
        place, _, rest = rectangle.partition("h")
        width = int(rest.partition("v")[0])
        x, y = map(int, place.split())
        dark |= {(x + step - QUIET_ZONE, y - QUIET_ZONE) for step in range(width)}
    assert dark == {
        (x, y) for y, row in enumerate(matrix) for x, is_dark in enumerate(row) if is_dark
    }
    assert code.size == len(matrix) + 2 * QUIET_ZONE
