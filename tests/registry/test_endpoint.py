"""Where requests may go."""

import pytest

from clinicspec.registry.endpoint import read_endpoint

TEST = "https://ws-web.test.nhn.no/v1/AR"


@pytest.mark.parametrize(
    ("url", "read", "description", "version", "beside"),
    [
        (TEST, TEST, f"{TEST}?wsdl", "1.2", "https://ws-web.test.nhn.no/v1/CPPA"),
        (f" {TEST}/ ", TEST, f"{TEST}?wsdl", "1.2", "https://ws-web.test.nhn.no/v1/CPPA"),
        (
            f"{TEST}/Basic",
            f"{TEST}/Basic",
            f"{TEST}?wsdl",
            "1.1",
            "https://ws-web.test.nhn.no/v1/CPPA/Basic",
        ),
        (
            "http://[::1]:8080/proxy/AR",
            "http://[::1]:8080/proxy/AR",
            "http://[::1]:8080/proxy/AR?wsdl",
            "1.2",
            "http://[::1]:8080/proxy/CPPA",
        ),
        (
            "https://nhn.example/CAR",
            "https://nhn.example/CAR",
            "https://nhn.example/CAR?wsdl",
            "1.2",
            None,
        ),
    ],
)
def test_endpoints(url: str, read: str, description: str, version: str, beside: str | None) -> None:
    """The address, that of the WSDL, SOAP's version, and the CPPA service beside it."""
    endpoint, wrong = read_endpoint(url)
    assert wrong is None
    assert endpoint is not None
    assert (endpoint.url, endpoint.description) == (read, description)
    assert (endpoint.soap_version, endpoint.beside()) == (version, beside)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("", "it is no address"),
        ("ws.nhn.no/v1/AR", "it is no address"),
        ("ftp://ws.nhn.no/v1/AR", "it is no address"),
        ("https:///v1/AR", "it is no address"),
        ("https://ws\u3002nhn\u3002no/v1/AR", "it is no address"),  # IDNA: ws.nhn.no
        ("https://ws%2enhn.no/v1/AR", "it is no address"),
        ("https://[::1/v1/AR", "it is no address"),
        ("https://ws.nhn.no:port/v1/AR", "it is no address"),
        ("https://kari:hemmelig@ws.nhn.no/v1/AR", "it holds a user name"),
        ("https://kari@ws.nhn.no/v1/AR", "it holds a user name"),
        (f"{TEST}?wsdl", "it goes on behind the path"),
        (f"{TEST}#a", "it goes on behind the path"),
        ("http://ws.nhn.no/v1/AR", "the password would cross the network in clear"),
        ("http://localhost.example/v1/AR", "the password would cross the network in clear"),
        ("http://10.0.0.1/v1/AR", "the password would cross the network in clear"),
    ],
)
def test_what_is_no_endpoint(url: str, why: str) -> None:
    """Each is refused with the reason, and a password in it is not repeated."""
    endpoint, wrong = read_endpoint(url)
    assert endpoint is None
    assert wrong is not None
    assert wrong.startswith(why)
    assert "hemmelig" not in wrong


@pytest.mark.parametrize(
    ("url", "environment"),
    [
        ("https://ws.nhn.no/v1/AR", "production"),
        ("https://WS.NHN.NO:8443/v1/AR", "production"),
        ("https://ws.nhn.no./v1/AR", "production"),
        ("https://register.nhn.no/v1/AR", "production"),
        ("https://ws-web.nhn.no/v1/AR", "production"),
        ("https://nhn.no/v1/AR", "production"),
        ("https://nottest.nhn.no/v1/AR", "production"),
        ("https://nothn.no/v1/AR", None),
        ("https://test.nhn.no/v1/AR", "test"),
        ("https://ws-web.test.nhn.no/v1/AR", "test"),
        ("https://WS-WEB.Test.nhn.no.:443/v1/AR", "test"),
        ("https://ws.nhn.no.example/v1/AR", None),
        ("http://127.0.0.1/v1/AR", None),
    ],
)
def test_environments(url: str, environment: str | None) -> None:
    """However it is written, NHN's production is known as that, and its test environment."""
    endpoint, _ = read_endpoint(url)
    assert endpoint is not None
    assert endpoint.environment == environment
