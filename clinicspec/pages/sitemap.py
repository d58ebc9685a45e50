"""The list of a clinic's pages for search engines (sitemaps.org), each in all of its languages."""

from collections.abc import Iterator
from dataclasses import dataclass

from clinicspec.model.spec import Spec
from clinicspec.pages.links import Href, index_path, public, site_path


@dataclass(frozen=True, slots=True)
class Listed:
    """A page, and the same page by language where it is in several."""

    href: Href
    alternates: tuple[tuple[str, Href], ...]


def sitemap(spec: Spec) -> tuple[Listed, ...]:
    """The pages of a clinic; none where the spec doesn't say where they will lie."""
    return tuple(_listed(spec))


def _listed(spec: Spec) -> Iterator[Listed]:
    languages = spec.clinic.languages
    of_pages = [{each: index_path(spec, each) for each in languages}]
    of_pages += [
        {each: site_path(spec, site, each) for each in languages}
        for site in spec.booking_sites.values()
    ]
    for paths in of_pages:
        addresses = [(each, public(spec, path)) for each, path in paths.items()]
        known = tuple((each, address) for each, address in addresses if address is not None)
        for _, address in known:
            yield Listed(address, known if len(known) > 1 else ())
