"""What NHN's answers say of what is there already."""

import pytest
from lxml import etree

from clinicspec.registry.held import Creation, alike, creation_of, her_id_in

CP = "http://register.nhn.no/CommunicationParty"
COMMON = "http://register.nhn.no/Common"
HPR = "http://register.nhn.no/HPR"

PERSON = (
    f'<CreateOrganizationPerson xmlns="{CP}"><p><HprNumber>0099</HprNumber>'
    "<ParentHerId>100</ParentHerId></p></CreateOrganizationPerson>"
)
SERVICE = (
    f'<CreateService xmlns="{CP}" xmlns:c="{COMMON}"><t><ParentHerId>100</ParentHerId>'
    "<ServiceCode><c:CodeValue>KX17</c:CodeValue><c:OID>8666</c:OID></ServiceCode></t>"
    "</CreateService>"
)


def person(her_id: int | str, hpr_number: int | str) -> str:
    """A person below an organisation."""
    return (
        f"<OrganizationPerson><HerId>{her_id}</HerId><Person><h:HPRInformation><h:HPRNumber>"
        f"{hpr_number}</h:HPRNumber></h:HPRInformation></Person></OrganizationPerson>"
    )


def service(her_id: int, value: str, list_number: int = 8666) -> str:
    """A service below an organisation."""
    return (
        f"<Service><HerId>{her_id}</HerId><Code><c:CodeValue>{value}</c:CodeValue>"
        f"<c:OID>{list_number}</c:OID></Code></Service>"
    )


def details(*lists: str) -> etree._Element:
    """An answer to GetOrganizationDetails with some lists."""
    return etree.fromstring(
        f'<GetOrganizationDetailsResponse xmlns="{CP}" xmlns:c="{COMMON}" xmlns:h="{HPR}"'
        ' xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><GetOrganizationDetailsResult>'
        f"<HerId>100</HerId>{''.join(lists)}</GetOrganizationDetailsResult>"
        "</GetOrganizationDetailsResponse>"
    )


@pytest.mark.parametrize(
    ("asked", "lists", "found"),
    [
        (PERSON, ["<People/>"], None),  # nobody is listed, not even whom the spec knows
        (PERSON, ["<People/>", f"<Services>{service(7, 'KX17')}</Services>"], []),
        (PERSON, [f"<People>{person(2, '')}{person(3, 99)}</People>"], [3]),
        (PERSON, [f"<People>{person(1, 98)}{person(2, 99)}</People>"], [2]),
        (PERSON, [f"<People>{person(1, '0000099')}</People>"], [1]),
        (PERSON, [f"<People>{person(1, 99)}{person(2, 99)}</People>"], [1, 2]),
        (
            PERSON,
            [f"<People>{person(1, '0099').replace('HPRNumber', 'HPRNo')}</People>"],
            [1],
        ),
        (PERSON, [f"<People>{person(7, 99)}</People>"], []),  # the spec knows it
        (PERSON, [f"<People>{person(7, '')}</People>"], []),
        (PERSON, [], None),
        (PERSON, ["<Services/>"], None),
        (PERSON, ['<People i:nil="true"/>'], None),
        (PERSON, [f"<People>{person(2, '')}</People>"], None),
        (PERSON, [f"<People>{person('', 99)}</People>"], None),
        (SERVICE, ["<People/>", "<Services/>"], None),
        (SERVICE, [f"<People>{person(7, 98)}</People>", "<Services/>"], []),
        (SERVICE, [f"<Services>{service(1, 'KX17')}{service(2, 'KX18')}</Services>"], [1]),
        (SERVICE, [f"<Services>{service(1, 'KX17', 8655)}</Services>"], [1]),  # in whichever list
        (SERVICE, ["<Services><Service><HerId>1</HerId></Service></Services>"], None),
        (SERVICE, ["<People/>"], None),
    ],
)
def test_what_is_alike(asked: str, lists: list[str], found: list[int] | None) -> None:
    """The same HPR number, or the same code of the same list; unknown where it is not listed."""
    assert alike(details(*lists), etree.fromstring(asked), {7}) == found


def test_what_is_created() -> None:
    """A request to create something says below which entry, and what tells it from others."""
    assert creation_of(etree.fromstring(PERSON)) == Creation(100, "99")
    assert creation_of(etree.fromstring(SERVICE)) == Creation(100, "8666/KX17")


@pytest.mark.parametrize(
    ("text", "her_id"),
    [("<HerId>12</HerId>", 12), ("<HerId/>", None), ("<HerId>-1</HerId>", None), ("", None)],
)
def test_the_number_that_nhn_gives(text: str, her_id: int | None) -> None:
    """It stands in the answer's result, and an answer without one gives none."""
    answer = (
        f'<CreateServiceResponse xmlns="{CP}"><CreateServiceResult>{text}</CreateServiceResult>'
        "</CreateServiceResponse>"
    )
    assert her_id_in(etree.fromstring(answer)) == her_id
