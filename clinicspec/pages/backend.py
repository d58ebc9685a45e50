"""The booking pages of one clinic, as files."""

from clinicspec.model.spec import Spec
from clinicspec.pages.colours import palette
from clinicspec.pages.hours import offers
from clinicspec.pages.index import index_page
from clinicspec.pages.links import ICON, STYLE, index_path, site_path
from clinicspec.pages.own import NO_OWN_TEMPLATES, OwnTemplates
from clinicspec.pages.rendering import Page, rendered
from clinicspec.pages.selection import selection
from clinicspec.pages.view import booking_page


def artefacts(spec: Spec, own: OwnTemplates = NO_OWN_TEMPLATES) -> dict[str, bytes]:
    """The pages in each of the clinic's languages, their stylesheet and icon, by path.

    Raises TemplateFails where own templates keep some of them from being made.
    """
    colours = palette(spec.clinic.site.colour)
    pages = {
        STYLE: Page("style.css", {"colours": colours}),
        ICON: Page("favicon.svg", {"colours": colours}),
    }
    selections = [selection(spec, site) for site in spec.booking_sites.values()]
    for language in spec.clinic.languages:
        index = index_page(spec, selections, language)
        pages[index_path(spec, language)] = Page("index.html", {"page": index})
    for selected in selections:
        planned = offers(selected)
        for language in spec.clinic.languages:
            page = booking_page(selected, planned, language)
            path = site_path(spec, selected.site, language)
            pages[path] = Page("booking.html", {"page": page})
    return rendered(pages, own)
