import pytest

from clinicspec.pages import links
from tests.pages.clinics import changed, fjordbyen, two_offices

PROVIDER = "3f0c8c1e-6b0f-4c55-9a51-0c9a3f4f7d11"
PATIENTSKY = "https://psno-patient-platform-fe.svc.pasientsky.no/embedded/planner/booking"


@pytest.mark.parametrize(
    "address", ["https://www.helsenorge.no/", "tel:113", "mailto:a@b.no", "../index.html"]
)
def test_what_a_page_may_link_to(address: str) -> None:
    """Web pages behind https, telephones, e-mail, and the clinic's own pages."""
    assert links.href(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "http://helsenorge.no",
        "//example.com/x",
        "data:text/html,x",
        "file:x",
    ],
)
def test_what_a_page_may_not_link_to(address: str) -> None:
    """No script, nothing unencrypted, and no other host by way of a relative address."""
    with pytest.raises(ValueError, match="may not link"):
        links.href(address)


@pytest.mark.parametrize(
    ("number", "address"), [("+47 21 00 00 00", "tel:+4721000000"), ("116 117", "tel:116117")]
)
def test_telephone(number: str, address: str) -> None:
    """A telephone dials what the spec writes, without its spaces (RFC 3966)."""
    assert links.telephone(number) == address


def test_mail_keeps_to_one_recipient() -> None:
    """Characters that mean something in a mailto: address are written so that they don't."""
    assert links.mail("a%b+c@d.no") == "mailto:a%25b%2Bc@d.no"


def test_clinic_wide_link() -> None:
    """Without a link of its own, a site opens PatientSky's booking for the clinic."""
    spec = fjordbyen()
    site = spec.booking_sites["influenza"]
    assert links.booking(spec, site) == f"{PATIENTSKY}?serviceProviderId={PROVIDER}"


def test_clinic_wide_link_at_another_address() -> None:
    """A clinic whose booking lies elsewhere says so once."""
    spec = changed(fjordbyen(), "clinic.patientsky.booking_url", "time.example.no/book")
    site = spec.booking_sites["influenza"]
    assert links.booking(spec, site) == f"https://time.example.no/book?serviceProviderId={PROVIDER}"


def test_link_of_the_site_goes_first() -> None:
    """A link that PatientSky gave for the service is used as it is."""
    spec = two_offices()
    site = spec.booking_sites["covid"]
    assert links.booking(spec, site) == site.link


def test_no_link() -> None:
    """Without the clinic's id in PatientSky there is no link, not a broken one."""
    spec = changed(fjordbyen(), "clinic.patientsky.service_provider_id", None)
    assert links.booking(spec, spec.booking_sites["influenza"]) is None


def test_where_pages_lie() -> None:
    """The default language is at the top; the others have a folder each."""
    spec = fjordbyen()
    site = spec.booking_sites["influenza"]
    assert links.index_path(spec, "nb") == "site/index.html"
    assert links.index_path(spec, "en") == "site/en/index.html"
    assert links.site_path(spec, site, "nb") == "site/influensavaksine/index.html"
    assert links.site_path(spec, site, "en") == "site/en/influensavaksine/index.html"


def test_page_without_a_slug_lies_under_its_id() -> None:
    """A booking site that doesn't say its slug is found under its id."""
    spec = two_offices()
    assert links.site_path(spec, spec.booking_sites["lab"], "nn") == "site/lab/index.html"
