"""The client alone: what goes over the network, what does not, and what comes back."""

import socket
from types import SimpleNamespace
from typing import Any

import pytest
import requests
import urllib3

from clinicspec.nhn.contract import COMMUNICATION_PARTY
from clinicspec.registry.answers import Answer, Fault, NoAnswer, read_answer
from clinicspec.registry.client import Client
from clinicspec.registry.endpoint import Endpoint, read_endpoint
from tests.nhn.registry import Registry
from tests.registry.server import PASSWORD, USER, Server

RESPONSE = f"{{{COMMUNICATION_PARTY}}}GetCommunicationPartyDetailsResponse"


def endpoint(url: str) -> Endpoint:
    """The endpoint at an address."""
    found, wrong = read_endpoint(url)
    assert found is not None, wrong
    return found


def client(url: str, password: str = PASSWORD) -> Client:
    """A client of the services at an Address Registry's address."""
    address_registry = endpoint(url)
    cppa = address_registry.beside()
    assert cppa is not None
    return Client(address_registry, endpoint(cppa), USER, password, 60)


@pytest.fixture
def registered(server: Server) -> Server:
    """A server whose registry has a clinic."""
    registry = Registry(server.shared)
    registry.register(8900100, "organization", "Fjordbyen legesenter", None, "999999018")
    server.begin(registry)
    return server


@pytest.mark.parametrize("form", ["", "/Basic"])
@pytest.mark.parametrize("to_cppa", [False, True])
def test_both_services_in_both_versions_of_soap(
    registered: Server, form: str, to_cppa: bool
) -> None:
    """SOAP 1.2 with WS-Addressing, or SOAP 1.1 where the address ends in /Basic."""
    operation = "GetProcessesInCpp" if to_cppa else "GetOrganizationDetails"
    nhn = client(registered.url + form)
    answer = nhn.ask(operation, 8900100, to_cppa=to_cppa)
    assert isinstance(answer, Answer), answer
    assert str(answer.body.tag).endswith(f"{operation}Response")
    unknown = nhn.ask(operation, 1, to_cppa=to_cppa)
    words = "Kommunikasjonspart med oppgitt HER-id eksisterer ikke. (InvalidHerIdSupplied)"
    assert unknown == Fault((words,), refused=True)
    assert registered.mistakes == []


def test_no_host_but_the_endpoint(registered: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """NHN's WSDLs name addresses at ws-web.test.nhn.no; only the endpoint's host is ever asked."""
    asked = []
    connect = socket.socket.connect

    def connecting(own: socket.socket, address: Any) -> None:
        asked.append(address[0])
        connect(own, address)

    monkeypatch.setattr(socket.socket, "connect", connecting)
    nhn = client(registered.url)
    for to_cppa in (False, True):
        assert nhn.connect(to_cppa=to_cppa) is None
    assert isinstance(nhn.ask("GetProcessesInCpp", 8900100, to_cppa=True), Answer)
    assert set(asked) == {"127.0.0.1"}


def test_no_proxy_for_this_machine(registered: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without TLS nobody may be between, so a proxy of the environment is not used."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    answer = client(registered.url).ask("GetOrganizationDetails", 8900100, to_cppa=False)
    assert isinstance(answer, Answer)


def test_a_wrong_password_is_refused(registered: Server) -> None:
    """It is sure then that nothing has been done."""
    answer = client(registered.url, "feil").ask("GetOrganizationDetails", 8900100, to_cppa=False)
    assert answer == NoAnswer("NHN does not accept this user name with this password", True)


def test_an_operation_that_the_service_has_not(registered: Server) -> None:
    """A service of another version may lack an operation."""
    answer = client(registered.url).ask("GetOrganization", 8900100, to_cppa=False)
    assert isinstance(answer, NoAnswer)
    assert answer.why.endswith("/v1/AR?wsdl has no GetOrganization")


def test_no_wsdl_at_the_endpoint(registered: Server) -> None:
    """An address at which something else stands is named, with what it says."""
    url = registered.url.replace("/v1/AR", "/v2/AR")
    failure = client(url).connect(to_cppa=False)
    assert failure == NoAnswer(f"{url}?wsdl answers with the HTTP status 404")


def test_nobody_at_the_endpoint() -> None:
    """A port on which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/v1/AR"
        assert client(url).connect(to_cppa=False) == NoAnswer("the connection failed")


WSDLS = [
    b"",
    b"<html>",
    b"<html/>",
    b"<!DOCTYPE a><a/>",
    b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
    b'<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"/>',
    b'<definitions xmlns="http://schemas.xmlsoap.org/wsdl/">'
    b'<import namespace="a" location="?wsdl"/></definitions>',
    b'<definitions xmlns="http://schemas.xmlsoap.org/wsdl/">'
    b'<import namespace="a" location="file:///etc/passwd"/></definitions>',
    b'<definitions xmlns="http://schemas.xmlsoap.org/wsdl/">'
    b'<types><schema xmlns="http://www.w3.org/2001/XMLSchema"><element type="b"/></schema></types>'
    b"</definitions>",
]


@pytest.mark.parametrize("content", WSDLS)
def test_what_is_no_wsdl(
    registered: Server, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever stands where the WSDL belongs, it is said that it can't be used."""
    monkeypatch.setattr("tests.registry.server.Path.read_bytes", lambda _: content)
    failure = client(registered.url).connect(to_cppa=False)
    assert failure is not None
    assert registered.url.removesuffix("AR") in failure.why


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (requests.exceptions.SSLError("secret"), "the server can't prove by its certificate that"),
        (requests.exceptions.ReadTimeout("secret"), "there is no answer within 60 seconds"),
        (requests.exceptions.ChunkedEncodingError("secret"), "the connection failed"),
    ],
)
def test_why_there_is_no_answer(
    registered: Server, error: Exception, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In our words, since a library's may hold anything."""
    nhn = client(registered.url)
    assert nhn.connect(to_cppa=False) is None

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(requests.Session, "post", fail)
    answer = nhn.ask("GetOrganizationDetails", 8900100, to_cppa=False)
    assert isinstance(answer, NoAnswer)
    assert answer.why.startswith(why)
    assert not answer.refused


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html/>",
        b"\xff\xfe",
        b"<a>" * 100_000,
        b'<Envelope xmlns="http://www.w3.org/2003/05/soap-envelope"><Body/></Envelope>',
        b'<!DOCTYPE a [<!ENTITY b "c">]>'
        b'<Envelope xmlns="http://www.w3.org/2003/05/soap-envelope"><Body><b/></Body></Envelope>',
    ],
)
def test_what_is_no_soap(content: bytes) -> None:
    """Whatever comes back in place of SOAP is no answer."""
    answer = read_answer(content, RESPONSE)
    assert isinstance(answer, NoAnswer)
    assert not answer.refused


@pytest.mark.parametrize(
    "content",
    [
        b"<GetCommunicationPartyDetailsResponse/>",
        b'<GetServiceDetailsResponse xmlns="http://register.nhn.no/CommunicationParty"/>',
        b'<GetCommunicationPartyDetails xmlns="http://register.nhn.no/CommunicationParty"/>',
        b'<GetCommunicationPartyDetailsResponse xmlns="http://register.nhn.no/Common"/>',
        b"<html/>",
        b"a text",
        b"",
    ],
)
def test_what_answers_something_else(content: bytes) -> None:
    """An answer is that of the operation that was asked for, and nothing else in an envelope."""
    envelope = (
        b'<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body>%s</s:Body>'
        b"</s:Envelope>"
    )
    answer = read_answer(envelope % content, RESPONSE)
    assert answer == NoAnswer("what came back answers something else")


def test_faults_of_nhn_that_are_not_known(registered: Server) -> None:
    """A GenericFault with another code may come after the deed as well."""
    registered.trouble = lambda *_: "generic"
    answer = client(registered.url).ask("GetOrganizationDetails", 8900100, to_cppa=False)
    assert answer == Fault(("Registeret er stengt. (Stengt)",), refused=False)


def test_an_answer_that_is_too_large(registered: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody reads an answer without end."""
    nhn = client(registered.url)
    assert nhn.connect(to_cppa=False) is None
    monkeypatch.setattr("clinicspec.registry.client.LARGEST", 100)
    answer = nhn.ask("GetOrganizationDetails", 8900100, to_cppa=False)
    assert answer == NoAnswer("what comes back is larger than any answer (HTTP status 200)")
    failure = client(registered.url).connect(to_cppa=False)
    assert failure == NoAnswer(f"what comes back is larger than any answer ({registered.url}?wsdl)")


def test_an_answer_that_comes_too_slowly(
    registered: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that sends a byte now and then is not waited for without end."""
    nhn = client(registered.url)
    assert nhn.connect(to_cppa=False) is None
    clock = SimpleNamespace(monotonic=iter([0.0, 61.0]).__next__)
    monkeypatch.setattr("clinicspec.registry.client.time", clock)
    monkeypatch.setattr("clinicspec.registry.client.PIECE", 1)
    answer = nhn.ask("GetOrganizationDetails", 8900100, to_cppa=False)
    assert answer == NoAnswer("what comes back does not end in time (HTTP status 200)")


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (urllib3.exceptions.ReadTimeoutError, "there is no answer within 60 seconds"),
        (urllib3.exceptions.ProtocolError, "the connection failed"),
        (ConnectionResetError, "the connection failed"),
    ],
)
def test_an_answer_that_breaks_off(
    registered: Server, error: type[Exception], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A connection that ends within an answer leaves it unknown what NHN has done."""
    nhn = client(registered.url)
    assert nhn.connect(to_cppa=False) is None
    # urllib3's errors want what they are about.
    about = (None, "", "") if error is urllib3.exceptions.ReadTimeoutError else ("secret",)

    def fail(*_: object, **__: object) -> bytes:
        raise error(*about)

    monkeypatch.setattr(urllib3.response.HTTPResponse, "read1", fail)
    assert nhn.ask("GetOrganizationDetails", 8900100, to_cppa=False) == NoAnswer(why)


def test_faults_of_others() -> None:
    """A fault that is not NHN's own may come after the deed, so it is no sure refusal."""
    envelope = (
        '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><s:Fault><s:Reason>'
        "<s:Text>%s</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>"
    )
    said = read_answer((envelope % "out\n of memory").encode(), RESPONSE)
    assert said == Fault(("out of memory",), refused=False)
    assert read_answer((envelope % "").encode(), RESPONSE) == Fault(
        ("no reason is given",), refused=False
    )
    endless = read_answer((envelope % ("a" * 10_000)).encode(), RESPONSE)
    assert endless == Fault(("a" * 500 + "…",), refused=False)


def test_answers_of_nhns_test_environment(server: Server) -> None:
    """A real fault is read as one, in NHN's words; and a real answer as one."""
    samples = server.shared / "nhn" / "address-registry" / "samples"
    fault = samples / "get-communication-party-details-not-found-response.xml"
    words = "Kommunikasjonspart med oppgitt HER-id eksisterer ikke. (InvalidHerIdSupplied)"
    assert read_answer(fault.read_bytes(), RESPONSE) == Fault((words,), refused=True)
    for name in ("person", "service", "with-parent"):
        content = (samples / f"get-communication-party-details-{name}-response.xml").read_bytes()
        assert isinstance(read_answer(content, RESPONSE), Answer)
