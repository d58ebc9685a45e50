"""NHN's two SOAP services on this machine: NHN's WSDLs in front of a registry in memory.

It holds every envelope against what NHN's bindings ask for, and every body against NHN's schema. On
demand it fails, falls silent, or hangs up, before or after it has done what it was asked.
"""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

from lxml import etree

from tests.nhn.registry import COMMON, Fault, Registry

SOAP_12 = "http://www.w3.org/2003/05/soap-envelope"
SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/"
ADDRESSING = "http://www.w3.org/2005/08/addressing"

USER, PASSWORD = "kari@fjordbyen", "hemmelig – passord"

PARTS = {
    "wsdl": "CPPAService.wsdl",
    "wsdl=wsdl0": "CPPA.wsdl",
    "xsd=xsd0": "xsd/CPPA2.xsd",
    "xsd=xsd1": "xsd/CPPA.xsd",
    "xsd=xsd2": "xsd/CPPA5.xsd",
    "xsd=xsd3": "xsd/CPPA1.xsd",
    "xsd=xsd4": "xsd/CPPA4.xsd",
    "xsd=xsd5": "xsd/CPPA3.xsd",
}
"""The parts of the CPPA service's WSDL, by the queries of their addresses."""

Trouble = Literal[
    "hang up before",
    "hang up after",
    "silent after",
    "known",
    "validation",
    "generic",
    "not there",
    "foreign after",
    "500",
]
"""What goes wrong with a request, and whether it does so before or after it is done. ``known`` is a
GenericFault with a code that is known, ``generic`` one with another, ``not there`` one that says
that there is nothing, and ``foreign`` a fault that is not NHN's."""

FAULTS = {
    "known": Fault("GenericFault", "InvalidHerIdSupplied", "Parten eksisterer ikke."),
    "validation": Fault("ValidationFault", "HprNumber", "Ukjent HPR-nummer"),
    "generic": Fault("GenericFault", "Stengt", "Registeret er stengt."),
    "not there": Fault("GenericFault", "NotFound", "Fant ingen CPP."),
    "foreign after": Fault("", "", "out of memory"),
}


def canonical(xml: bytes) -> bytes:
    """The one form of an XML document that all forms with the same meaning have."""
    return etree.tostring(etree.fromstring(xml), method="c14n", exclusive=True)


class Server(ThreadingHTTPServer):
    """Both services. Each test decides what goes wrong."""

    daemon_threads = True

    def __init__(self, shared: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.shared = shared
        self.registry = Registry(shared)
        self.asked: list[str] = []
        """The operations that were asked for, in their order."""
        self.bodies: list[bytes] = []
        """What stood in the SOAP bodies of those that write, canonical."""
        self.mistakes: list[str] = []
        """What NHN's bindings would not take."""
        self.trouble: Callable[[str, int], Trouble | None] = lambda *_: None
        """What goes wrong with an operation, asked for the n-th time of all requests (from 1)."""
        self.released = threading.Event()
        """Set when those who were left without an answer have given up."""
        self.silent = threading.Event()
        """Set when somebody has been left without an answer."""

    @property
    def url(self) -> str:
        """The Address Registry's endpoint."""
        return f"http://127.0.0.1:{self.server_port}/v1/AR"

    def begin(self, registry: Registry) -> None:
        """Forget what has been asked, and go on with another registry."""
        self.registry = registry
        self.asked, self.bodies, self.mistakes = [], [], []
        self.trouble = lambda *_: None

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that is killed hangs up; that is no news."""


@contextmanager
def serve(shared: Path) -> Iterator[Server]:
    """A running server."""
    with Server(shared) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.released.set()
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # an answer goes out in one piece, which the other side needn't wait for

    def do_GET(self) -> None:
        """A WSDL or a part of one."""
        path, _, query = self.path.partition("?")
        folder = self.server.shared / "nhn"
        if path == "/v1/AR" and query == "wsdl":
            self._answer(
                200,
                "text/xml",
                (folder / "address-registry" / "address-registry.wsdl").read_bytes(),
            )
        elif path == "/v1/CPPA" and query in PARTS:
            self._answer(200, "text/xml", (folder / "cppa" / PARTS[query]).read_bytes())
        elif (beside := folder / "cppa" / "xsd" / path.removeprefix("/v1/")).is_file():
            self._answer(200, "text/xml", beside.read_bytes())
        else:
            self._answer(404, "text/html", b"<html>not here</html>")

    def do_POST(self) -> None:
        """A SOAP envelope."""
        content = self.rfile.read(int(self.headers["Content-Length"]))
        allowed = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if self.headers["Authorization"] != f"Basic {allowed}":
            self._answer(401, "text/html", b"<html>who are you?</html>")
            return
        envelope = etree.fromstring(content)
        body = envelope.find("{*}Body")
        assert body is not None
        (request,) = body
        operation = etree.QName(request).localname
        namespace = SOAP_11 if self.path.endswith("/Basic") else SOAP_12
        self.server.asked.append(operation)
        self._look_at(envelope, namespace, operation)
        if not operation.startswith("Get"):
            self.server.bodies.append(canonical(etree.tostring(request, with_tail=False)))
        trouble = self.server.trouble(operation, len(self.server.asked))
        match trouble:
            case "hang up before":
                self.close_connection = True
                return
            case "500":
                self._answer(500, "text/html", b"<html>out of order</html>")
                return
            case "known" | "validation" | "generic" | "not there":
                self._answer(500, "text/xml", _fault(FAULTS[trouble], namespace))
                return
        try:
            answer = self.server.registry.take(etree.tostring(request))
        except Fault as fault:
            self._answer(500, "text/xml", _fault(fault, namespace))
            return
        if trouble == "foreign after":
            self._answer(500, "text/xml", _fault(FAULTS[trouble], namespace))
            return
        if trouble == "silent after":
            self.server.silent.set()
            self.server.released.wait()
        if trouble in ("silent after", "hang up after"):
            self.close_connection = True
            return
        self._answer(200, "text/xml", _envelope(etree.fromstring(answer), namespace))

    def _look_at(self, envelope: etree._Element, namespace: str, operation: str) -> None:
        """Hold an envelope against what NHN's bindings ask for."""
        mistakes = self.server.mistakes
        if etree.QName(envelope).namespace != namespace:
            mistakes.append(f"{operation}: another version of SOAP")
        if namespace == SOAP_12:
            address = f"http://127.0.0.1:{self.server.server_port}{self.path}"
            action = envelope.findtext(f"{{*}}Header/{{{ADDRESSING}}}Action", "")
            if envelope.findtext(f"{{*}}Header/{{{ADDRESSING}}}To") != address:
                mistakes.append(f"{operation}: wrong address")
            if f'action="{action}"' not in self.headers["Content-Type"]:
                mistakes.append(f"{operation}: two actions")
        else:
            action = self.headers["SOAPAction"].strip('"')
        if action.rpartition("/")[2] != operation:
            mistakes.append(f"{operation}: the action {action}")
        if ("/CPPA" in self.path) != ("CPPA" in action):
            mistakes.append(f"{operation}: wrong service")

    def _answer(self, status: int, type_: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", type_)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _envelope(content: etree._Element, namespace: str) -> bytes:
    root = etree.Element(f"{{{namespace}}}Envelope", nsmap={"s": namespace})
    etree.SubElement(root, f"{{{namespace}}}Body").append(content)
    return etree.tostring(root)


def _fault(fault: Fault, namespace: str) -> bytes:
    """A fault as NHN's answers have it."""
    element = etree.Element(f"{{{namespace}}}Fault")
    if namespace == SOAP_12:
        code = etree.SubElement(element, f"{{{namespace}}}Code")
        etree.SubElement(code, f"{{{namespace}}}Value").text = "s:Sender"
        reason = etree.SubElement(element, f"{{{namespace}}}Reason")
        etree.SubElement(reason, f"{{{namespace}}}Text").text = fault.message
        detail = etree.SubElement(element, f"{{{namespace}}}Detail")
    else:
        etree.SubElement(element, "faultcode").text = "s:Client"
        etree.SubElement(element, "faultstring").text = fault.message
        detail = etree.SubElement(element, "detail")
    if not fault.kind:
        return _envelope(element, namespace)
    said = etree.SubElement(detail, f"{{{COMMON}}}{fault.kind}")
    if fault.kind == "GenericFault":
        etree.SubElement(said, f"{{{COMMON}}}ErrorCode").text = fault.code
        etree.SubElement(said, f"{{{COMMON}}}Message").text = fault.message
    else:
        errors = etree.SubElement(said, f"{{{COMMON}}}Errors")
        error = etree.SubElement(errors, f"{{{COMMON}}}ValidationError")
        for name, text in (
            ("DisplayName", "HPR-nummer"),
            ("Message", fault.message),
            ("PropertyName", fault.code),
            ("Value", "9900199"),
        ):
            etree.SubElement(error, f"{{{COMMON}}}{name}").text = text
        etree.SubElement(said, f"{{{COMMON}}}HasErrors").text = "true"
    return _envelope(element, namespace)
