"""The addresses that the pages link to, and where the pages lie."""

from posixpath import dirname, relpath
from typing import NewType
from urllib.parse import quote, quote_plus, urlsplit

from clinicspec.model.booking import BookingSite
from clinicspec.model.names import PROVIDER_PARAMETER
from clinicspec.model.origin import marked_like
from clinicspec.model.spec import Spec

HELSENORGE = "https://www.helsenorge.no/"
"""Where patients log in to the national services."""

SCHEMES = ("https", "tel", "mailto")

STYLE = "site/assets/style.css"
ICON = "site/assets/favicon.svg"
LOGO = "site/assets/logo"
"""Without its ending."""
SITEMAP = "site/sitemap.xml"

Href = NewType("Href", str)
"""An address that ``href`` has let pass; no template links to anything else."""


def href(address: str) -> Href:
    """An address that a page may link to: one of ``SCHEMES``, or a path relative to the page.

    ValueError for any other, such as ``javascript:``; a spec without errors holds none.
    """
    parts = urlsplit(address)
    if parts.scheme not in SCHEMES and (parts.scheme or parts.netloc):
        raise ValueError(f"a page may not link to {address!r}")
    return Href(address)


def telephone(number: str) -> Href:
    """The address that calls a number."""
    return href("tel:" + number.replace(" ", "").replace("\N{NO-BREAK SPACE}", ""))


def mail(address: str) -> Href:
    """The address that begins an e-mail."""
    return href("mailto:" + quote(address, safe="@"))


def booking(spec: Spec, site: BookingSite) -> Href | None:
    """Where a site's button leads: its own link, or else all that the clinic offers online.

    None where the spec has neither, so that patients can only call.
    """
    patientsky = spec.clinic.patientsky
    if site.link is not None:
        return href(site.link)
    if patientsky.service_provider_id is None:
        return None
    provider = patientsky.service_provider_id
    escaped = marked_like([provider], quote_plus(provider))
    return href(f"https://{patientsky.booking_address}?{PROVIDER_PARAMETER}={escaped}")


def index_path(spec: Spec, language: str) -> str:
    """Where the index lies in a language; the clinic's default language is at the top."""
    return f"{_folder(spec, language)}/index.html"


def site_path(spec: Spec, site: BookingSite, language: str) -> str:
    """Where a booking site's page lies in a language."""
    return f"{_folder(spec, language)}/{site.slug or site.id}/index.html"


def calendar_path(spec: Spec, site: BookingSite, language: str) -> str:
    """Where a booking site's planned hours lie as a calendar file, in a language."""
    slug = site.slug or site.id
    return f"{_folder(spec, language)}/{slug}/{slug}.ics"


def public(spec: Spec, path: str) -> Href | None:
    """The web address of a page; None where the spec doesn't say where the pages will lie."""
    base = spec.clinic.site.base_url
    if base is None:
        return None
    host, folder = urlsplit(base).netloc, urlsplit(base).path.rstrip("/")
    page = path.removeprefix("site/").removesuffix("index.html")
    return href(marked_like([base], f"https://{host}{folder}/{page}"))


def _folder(spec: Spec, language: str) -> str:
    return "site" if language == spec.clinic.languages[0] else f"site/{language}"


def relative(page: str, target: str) -> Href:
    """The way from one file to another, which holds on a disk and below any web address."""
    return href(relpath(target, dirname(page)))
