"""Where requests go: the addresses of NHN's two services, as a user names them."""

import ipaddress
import re
from typing import Literal, NamedTuple
from urllib.parse import SplitResult, urlsplit, urlunsplit

NHN_DOMAIN = "nhn.no"
"""Where NHN's services run for real patients, as at https://ws.nhn.no/v1/AR. All of it counts as
production but for the part that is known to be for tests."""

TEST_DOMAIN = "test.nhn.no"
"""Where NHN's test services stand. Source: NHN's WSDL, with https://ws-web.test.nhn.no/v1/AR."""

HOST = re.compile(r"[0-9a-z.:_-]+")
"""A host's name or number. In another alphabet or with escapes, two of them can be one host."""

ADDRESS_REGISTRY = "AR"
CPPA = "CPPA"
"""The last parts of the two services' addresses; both stand at one place."""

BASIC = "Basic"
"""What ends the address of a service that speaks SOAP 1.1; without it the service speaks SOAP 1.2.
"""


class Endpoint(NamedTuple):
    """The address of a service."""

    url: str
    host: str
    """In lower case, without a port."""

    @property
    def loopback(self) -> bool:
        """Whether this is the very machine, so that nobody is between."""
        try:
            return self.host == "localhost" or ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def environment(self) -> Literal["production", "test"] | None:
        """Which of NHN's environments this is; None for another host."""
        host = f".{self.host.rstrip('.')}"
        if host.endswith(f".{TEST_DOMAIN}"):
            return "test"
        return "production" if host.endswith(f".{NHN_DOMAIN}") else None

    @property
    def description(self) -> str:
        """The address of the service's WSDL. Every part that it imports stands beside it."""
        return f"{self.url.removesuffix(f'/{BASIC}')}?wsdl"

    @property
    def soap_version(self) -> str:
        """The version of SOAP that is spoken there."""
        return "1.1" if self.url.endswith(f"/{BASIC}") else "1.2"

    def beside(self) -> str | None:
        """The address of the CPPA service beside this Address Registry; None if it isn't one."""
        parts = urlsplit(self.url)
        path = parts.path.removesuffix(f"/{BASIC}")
        if not path.endswith(f"/{ADDRESS_REGISTRY}"):
            return None
        ending = parts.path[len(path) :]
        path = path.removesuffix(ADDRESS_REGISTRY) + CPPA + ending
        return urlunsplit(parts._replace(path=path))


def read_endpoint(url: str) -> tuple[Endpoint | None, str | None]:
    """The endpoint that a user names, or why nothing is sent there."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
        _ = parts.port  # it is read when it is asked for, and may be no number
    except ValueError:
        parts, host = SplitResult("", "", "", "", ""), ""
    if parts.scheme not in ("http", "https") or not HOST.fullmatch(host):
        return None, "it is no address: write it as in https://ws-web.test.nhn.no/v1/AR"
    if parts.username is not None:
        return None, "it holds a user name: give it with --user, and the password when asked"
    if parts.query or parts.fragment:
        return None, "it goes on behind the path: write it without “?” and “#”"
    path = parts.path.rstrip("/")
    endpoint = Endpoint(urlunsplit((parts.scheme, parts.netloc, path, "", "")), host)
    if parts.scheme == "http" and not endpoint.loopback:
        return None, "the password would cross the network in clear: write https"
    return endpoint, None
