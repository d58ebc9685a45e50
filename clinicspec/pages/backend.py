"""The booking pages of one clinic, as files."""

from clinicspec.artefact import text_bytes
from clinicspec.model.spec import Spec
from clinicspec.pages.colours import Palette, palette
from clinicspec.pages.environment import environment
from clinicspec.pages.hours import offers
from clinicspec.pages.index import IndexPage, index_page
from clinicspec.pages.links import ICON, STYLE, index_path, site_path
from clinicspec.pages.selection import selection
from clinicspec.pages.view import BookingPage, booking_page


def artefacts(spec: Spec) -> dict[str, bytes]:
    """The pages in each of the clinic's languages, their stylesheet and icon, by path."""
    colours = palette(spec.clinic.site.colour)
    texts = {
        STYLE: _rendered("style.css", colours=colours),
        ICON: _rendered("favicon.svg", colours=colours),
    }
    selections = [selection(spec, site) for site in spec.booking_sites.values()]
    for language in spec.clinic.languages:
        index = index_page(spec, selections, language)
        texts[index_path(spec, language)] = _rendered("index.html", page=index)
    for selected in selections:
        planned = offers(selected)
        for language in spec.clinic.languages:
            page = booking_page(selected, planned, language)
            texts[site_path(spec, selected.site, language)] = _rendered("booking.html", page=page)
    return {path: text_bytes(text) for path, text in texts.items()}


def _rendered(template: str, **values: Palette | IndexPage | BookingPage) -> str:
    return environment().get_template(template).render(values)
