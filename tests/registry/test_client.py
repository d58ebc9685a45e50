"""The client alone: what goes over the network, what does not, and what comes back."""

import socket
from typing import Any

import pytest
import requests

from clinicspec.registry.answers import Answer, Fault, NoAnswer, read_answer
from clinicspec.registry.client import Client
from clinicspec.registry.endpoint import Endpoint, read_endpoint
from tests.nhn.registry import Registry
from tests.registry.server import PASSWORD, USER, Server


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
    answer = read_answer(content)
    assert isinstance(answer, NoAnswer)
    assert not answer.refused


def test_faults_of_others() -> None:
    """A fault that is not NHN's own may come after the deed, so it is no sure refusal."""
    envelope = (
        '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><s:Fault><s:Reason>'
        "<s:Text>%s</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>"
    )
    said = read_answer((envelope % "out\n of memory").encode())
    assert said == Fault(("out of memory",), refused=False)
    assert read_answer((envelope % "").encode()) == Fault(("no reason is given",), refused=False)
    endless = read_answer((envelope % ("a" * 10_000)).encode())
    assert endless == Fault(("a" * 500 + "…",), refused=False)


def test_answers_of_nhns_test_environment(server: Server) -> None:
    """A real fault is read as one, in NHN's words; and a real answer as one."""
    samples = server.shared / "nhn" / "address-registry" / "samples"
    fault = samples / "get-communication-party-details-not-found-response.xml"
    words = "Kommunikasjonspart med oppgitt HER-id eksisterer ikke. (InvalidHerIdSupplied)"
    assert read_answer(fault.read_bytes()) == Fault((words,), refused=True)
    for name in ("person", "service", "with-parent"):
        content = (samples / f"get-communication-party-details-{name}-response.xml").read_bytes()
        assert isinstance(read_answer(content), Answer)
