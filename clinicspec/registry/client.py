"""One request to NHN, and what came of it.

zeep reads the services' WSDLs, and from them makes the envelopes: SOAP's version, action and
WS-Addressing. A request's body is the plan's own XML, put into the envelope as it is, so that what
was approved is what is sent. NHN's bindings ask for a user name and a password by HTTP basic
authentication, in both versions of SOAP.
"""

import time
from collections.abc import Mapping
from contextlib import closing
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import requests
import urllib3
import zeep
import zeep.exceptions
from lxml import etree
from requests.auth import HTTPBasicAuth
from zeep.plugins import Plugin
from zeep.proxy import ServiceProxy
from zeep.wsdl.bindings.soap import Soap11Binding, Soap12Binding

from clinicspec.nhn.contract import COMMUNICATION_PARTY, CPP
from clinicspec.registry.answers import Answer, Fault, NoAnswer, read_answer
from clinicspec.registry.endpoint import Endpoint

LARGEST = 16 * 1024 * 1024
"""Bytes of an answer or of a part of a WSDL. NHN's largest part has a quarter of a megabyte, and an
entry in an answer some kilobytes."""

PIECE = 64 * 1024
"""Bytes that are read at once, or as many of them as there are."""

PARTS = 100
"""Parts of a WSDL. NHN's has up to nine."""

NO_WSDL = (zeep.exceptions.Error, etree.LxmlError, LookupError, TypeError, ValueError)
"""What zeep raises for a document that is something else."""

BROKEN = "the connection failed"

NOT_ACCEPTED = "NHN does not accept this user name with this password"

BINDINGS = {"1.1": Soap11Binding, "1.2": Soap12Binding}


NOT_ENCODED = {"Accept-Encoding": "identity"}
"""What asks for an answer as it is, since a few packed bytes can hold any number of others."""


class NoService(Exception):
    """A service can't be used."""


class NoContent(Exception):
    """What comes from a server does not end."""


class Client:
    """A connection to NHN's services; the CPPA service's WSDL is read when it is first needed."""

    def __init__(
        self, address_registry: Endpoint, cppa: Endpoint, user: str, password: str, timeout: float
    ) -> None:
        """``timeout`` is how many seconds an answer may take."""
        self._endpoints = (address_registry, cppa)
        # As bytes, since requests would try Latin-1, in which not every password can be written.
        self._auth = HTTPBasicAuth(user.encode(), password.encode())
        self._timeout = timeout
        self._services: dict[Endpoint, _Service] = {}

    def send(self, operation: str, body: bytes, *, to_cppa: bool) -> Answer | Fault | NoAnswer:
        """Send the content of a SOAP body."""
        return self._call(operation, to_cppa, etree.fromstring(body), {})

    def ask(self, operation: str, her_id: int, *, to_cppa: bool) -> Answer | Fault | NoAnswer:
        """Send an operation that reads what NHN holds of a party."""
        return self._call(operation, to_cppa, None, {"herId": her_id})

    def connect(self, *, to_cppa: bool) -> NoAnswer | None:
        """Read a service's WSDL, or say why it can't be read."""
        try:
            self._service(to_cppa=to_cppa)
        except NoService as error:
            return NoAnswer(str(error))
        return None

    def close(self) -> None:
        """Close the connections."""
        for service in self._services.values():
            service.close()

    def _call(
        self,
        operation: str,
        to_cppa: bool,
        body: etree._Element | None,
        parameters: Mapping[str, int],
    ) -> Answer | Fault | NoAnswer:
        try:
            service = self._service(to_cppa=to_cppa)
            deadline = time.monotonic() + self._timeout
            response = service.call(operation, body, parameters)
        except NoService as error:
            return NoAnswer(str(error), refused=True)
        except requests.RequestException as error:
            return NoAnswer(_reason(error, self._timeout))
        with closing(response):
            if response.status_code in (401, 403):
                return NoAnswer(NOT_ACCEPTED, refused=True)
            try:
                content = _content(response, deadline)
            except NoContent as error:
                return NoAnswer(f"{error} (HTTP status {response.status_code})")
            except urllib3.exceptions.ReadTimeoutError:
                return NoAnswer(_too_late(self._timeout))
            except (urllib3.exceptions.HTTPError, OSError):
                return NoAnswer(BROKEN)
        namespace = CPP if to_cppa else COMMUNICATION_PARTY
        answer = read_answer(content, f"{{{namespace}}}{operation}Response")
        if isinstance(answer, Answer) and response.status_code != 200:
            return NoAnswer(f"the server answers with the HTTP status {response.status_code}")
        if isinstance(answer, NoAnswer):
            return NoAnswer(f"{answer.why} (HTTP status {response.status_code})")
        return answer

    def _service(self, *, to_cppa: bool) -> "_Service":
        endpoint = self._endpoints[to_cppa]
        if endpoint not in self._services:
            self._services[endpoint] = _Service(endpoint, self._auth, self._timeout)
        return self._services[endpoint]


class _Service:
    """A service at its endpoint. Raises NoService."""

    def __init__(self, endpoint: Endpoint, auth: HTTPBasicAuth, timeout: float) -> None:
        self._body = _Body()
        self._transport = _Transport(endpoint, auth, timeout)
        settings = zeep.Settings(raw_response=True, forbid_dtd=True)
        try:
            client = zeep.Client(  # type: ignore[no-untyped-call]
                endpoint.description,
                transport=self._transport,
                settings=settings,
                plugins=[self._body],
            )
            ports = [port for each in client.wsdl.services.values() for port in each.ports.values()]
        except requests.RequestException as error:
            raise NoService(_reason(error, timeout)) from None
        except NO_WSDL:
            raise NoService(f"{endpoint.description} is no WSDL that can be used") from None
        kind = BINDINGS[endpoint.soap_version]
        bindings = [port.binding for port in ports if type(port.binding) is kind]
        if not bindings:
            why = f"the WSDL at {endpoint.description} has no SOAP {endpoint.soap_version}"
            raise NoService(why)
        self._proxy = ServiceProxy(  # type: ignore[no-untyped-call]
            client, bindings[0], address=endpoint.url
        )
        self._endpoint = endpoint

    def close(self) -> None:
        """Close the connections."""
        self._transport.session.close()

    def call(
        self, operation: str, body: etree._Element | None, parameters: Mapping[str, int]
    ) -> requests.Response:
        """Send an operation: with this body, or with parameters."""
        self._body.content = body
        try:
            call = self._proxy[operation]
        except AttributeError:
            why = f"the WSDL at {self._endpoint.description} has no {operation}"
            raise NoService(why) from None
        response: requests.Response = call(**parameters)
        return response


class _Body(Plugin):
    """Puts a request's own body into the envelope, in place of what zeep has made."""

    content: etree._Element | None = None

    def egress(
        self,
        envelope: etree._Element,
        http_headers: dict[str, str],
        operation: Any,  # noqa: ARG002  (zeep's signature)
        binding_options: dict[str, Any],  # noqa: ARG002
    ) -> tuple[etree._Element, dict[str, str]]:
        """What zeep calls before it sends."""
        if self.content is not None:
            body = envelope.find("{*}Body")
            assert body is not None
            body[:] = [self.content]
        return envelope, http_headers


class _Transport(zeep.Transport):
    """HTTP to one endpoint, and to nowhere else."""

    def __init__(self, endpoint: Endpoint, auth: HTTPBasicAuth, timeout: float) -> None:
        session = requests.Session()
        session.auth = auth
        session.trust_env = not endpoint.loopback  # a proxy would read what goes to this machine
        super().__init__(session=session)  # type: ignore[no-untyped-call]
        self._endpoint = endpoint
        self._timeout = timeout
        self._loaded = 0

    def load(self, url: str) -> bytes:
        """A part of the WSDL.

        A WSDL names its parts by the address of NHN's own host: ``…/CPPA?xsd=xsd0``, or beside that
        ``CPPA1.xsd``. Whatever host it names, it is the endpoint that is asked.
        """
        self._loaded += 1
        if self._loaded > PARTS:
            raise NoService(f"{self._endpoint.description} has too many parts")
        own, parts = urlsplit(self._endpoint.description), urlsplit(url)
        folder, name = own.path.rpartition("/")[0], parts.path.rpartition("/")[2]
        path = own.path if parts.query else f"{folder}/{name}"
        address = urlunsplit((own.scheme, own.netloc, path, parts.query, ""))
        deadline = time.monotonic() + self._timeout
        response = self.session.get(
            address,
            headers=NOT_ENCODED,
            timeout=self._timeout,
            allow_redirects=False,
            stream=True,
        )
        with closing(response):
            if response.status_code in (401, 403):
                raise NoService(NOT_ACCEPTED)
            if response.status_code != 200:
                raise NoService(f"{address} answers with the HTTP status {response.status_code}")
            try:
                return _content(response, deadline)
            except NoContent as error:
                raise NoService(f"{error} ({address})") from None
            except (urllib3.exceptions.HTTPError, OSError):
                raise NoService(BROKEN) from None

    def post(self, address: str, message: bytes, headers: dict[str, str]) -> requests.Response:
        """Send an envelope. The password goes to the endpoint alone, so nothing is followed."""
        return self.session.post(
            address,
            data=message,
            headers={**headers, **NOT_ENCODED},
            timeout=self._timeout,
            allow_redirects=False,
            stream=True,
        )


def _content(response: requests.Response, deadline: float) -> bytes:
    """What a server sends, read as it comes, since a server can send it byte by byte.

    Raises:
        NoContent: It is too much, or still comes at the deadline.
        urllib3.exceptions.HTTPError, OSError: The connection has ended or is silent.
    """
    content = bytearray()
    while piece := response.raw.read1(PIECE, decode_content=False):
        content += piece
        if len(content) > LARGEST:
            raise NoContent("what comes back is larger than any answer")
        if time.monotonic() > deadline:
            raise NoContent("what comes back does not end in time")
    return bytes(content)


def _too_late(timeout: float) -> str:
    return f"there is no answer within {timeout:g} seconds"


def _reason(error: requests.RequestException, timeout: float) -> str:
    """Why there is no answer; requests' own words may hold anything."""
    if isinstance(error, requests.Timeout):
        return _too_late(timeout)
    if isinstance(error, requests.exceptions.SSLError):
        return "the server can't prove by its certificate that it is the one that was named"
    return BROKEN
