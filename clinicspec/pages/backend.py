"""The booking pages of one clinic, as files."""

from collections.abc import Sequence
from datetime import date

from clinicspec.artefact import text_bytes
from clinicspec.model.spec import Spec
from clinicspec.model.words import Language
from clinicspec.pages.calendar_file import calendar_file
from clinicspec.pages.colours import palette
from clinicspec.pages.edition import Edition
from clinicspec.pages.hours import Offer, days_of_season, offers
from clinicspec.pages.index import index_page
from clinicspec.pages.links import (
    ICON,
    SITEMAP,
    STYLE,
    calendar_path,
    index_path,
    public,
    site_path,
)
from clinicspec.pages.logo import Logo, read_logo
from clinicspec.pages.own import NO_OWN_TEMPLATES, OwnTemplates
from clinicspec.pages.rendering import Page, rendered
from clinicspec.pages.selection import Selection, selection
from clinicspec.pages.sitemap import sitemap
from clinicspec.pages.text import Writer
from clinicspec.pages.view import booking_page


def artefacts(
    spec: Spec,
    as_of: date | None = None,
    logo: bytes | None = None,
    own: OwnTemplates = NO_OWN_TEMPLATES,
) -> dict[str, bytes]:
    """The pages in each of the clinic's languages, and what belongs to them, by path.

    With ``as_of`` they are those of that day. ``logo`` is what the file holds that the spec names;
    one that can't be shown is left out, and ``check`` has said why. Raises TemplateFails where own
    templates keep some of the files from being made.
    """
    read = read_logo(logo) if logo is not None else None
    edition = Edition(spec, as_of, read if isinstance(read, Logo) else None)
    colours = palette(spec.clinic.site.colour)
    pages = {
        STYLE: Page("style.css", {"colours": colours}),
        ICON: Page("favicon.svg", {"colours": colours}),
    }
    selections = [selection(spec, site) for site in spec.booking_sites.values()]
    files: dict[str, bytes] = {}
    sites = [(selected, offers(selected, as_of)) for selected in selections]
    for language in spec.clinic.languages:
        index = index_page(edition, sites, language)
        pages[index_path(spec, language)] = Page("index.html", {"page": index})
        for selected, planned in sites:
            page = booking_page(edition, selected, planned, language)
            pages[site_path(spec, selected.site, language)] = Page("booking.html", {"page": page})
            if page.calendar_file is not None:
                text = _calendar_file(edition, selected, planned, language)
                files[calendar_path(spec, selected.site, language)] = text_bytes(text)
    listed = sitemap(spec)
    if listed:
        pages[SITEMAP] = Page("sitemap.xml", {"pages": listed})
    if edition.logo is not None:
        files[edition.logo.path] = edition.logo.content
    return files | rendered(pages, own)


def _calendar_file(
    edition: Edition, selected: Selection, planned: Sequence[Offer], language: Language
) -> str:
    spec, site = selected.spec, selected.site
    writer = Writer(language, spec.clinic.languages[0])
    titles = [
        writer.listed(tuple(writer.words(type_.name) for type_ in offer.types))
        if len(selected.types) > 1
        else writer.words(site.title)
        for offer in planned
    ]
    address = public(spec, site_path(spec, site, language))
    name = f"{site.slug or site.id}.{language}.{spec.id}.clinicspec"
    days = days_of_season(site.open, edition.as_of)
    note = writer.message("hours.planned")
    return calendar_file(name, days, planned, titles, note, address)
