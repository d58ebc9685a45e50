"""Serving a preview on this machine alone: from memory, to whoever asks for it by its own name."""

import socketserver
import sys
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote, unquote

from clinicspec.preview import frames
from clinicspec.preview.watch import Preview

ADDRESS = "127.0.0.1"
NAMES = (ADDRESS, "localhost")
"""What this machine may be called in a request. Any other name is that of a foreign site which has
had itself resolved to this machine (DNS rebinding), to read what stands here."""

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
}
"""Content types by the ends of names, the same on every machine."""

HTML = TYPES[".html"]
TEXT = TYPES[".txt"]

FOR_ALL = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Vary": "Sec-Fetch-Dest",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}

NO_HEADERS: dict[str, str] = {}

HTTP_PORT = 80
"""The one that a browser leaves out."""

SLOWEST = 10.0
"""Seconds that a request may take to arrive."""


class PreviewServer(ThreadingHTTPServer):
    """Serves a preview. Raises OSError where the port can't be had; 0 is any that is free."""

    def __init__(
        self, port: int, preview: Preview, failed: Callable[[Exception], None], *, notes: bool
    ) -> None:
        self.preview = preview
        self.notes = notes
        self._failed = failed
        super().__init__((ADDRESS, port), _Handler)

    @property
    def hosts(self) -> frozenset[str]:
        """What the Host header of a request may be."""
        named = frozenset(f"{name}:{self.server_port}" for name in NAMES)
        return named | frozenset(NAMES) if self.server_port == HTTP_PORT else named

    def server_bind(self) -> None:
        """Bind, without asking anybody what the machine is called, as the library would."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = NAMES[0], self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002
        """Say what went wrong, unless a browser has only gone away."""
        error = sys.exception()
        if isinstance(error, Exception) and not isinstance(error, ConnectionError):
            self._failed(error)


class _Handler(BaseHTTPRequestHandler):
    """Answers one request; HTTP/1.0, so a connection is closed with its answer."""

    server: PreviewServer
    server_version = "clinicspec"
    sys_version = ""
    timeout = SLOWEST

    def parse_request(self) -> bool:
        """Read a request; one that asks for anything but a look, or of another site, is refused."""
        if not super().parse_request():
            return False
        if self.command not in ("GET", "HEAD"):
            self._send(HTTPStatus.METHOD_NOT_ALLOWED, TEXT, b"", {"Allow": "GET, HEAD"})
            return False
        if self.headers.get("Host", "").lower() not in self.server.hosts:
            self._send(HTTPStatus.MISDIRECTED_REQUEST, TEXT, b"This is no site of that name.\n")
            return False
        return True

    def do_GET(self) -> None:
        """Send what stands at a path."""
        path, _, query = self.path.partition("?")
        built = self.server.preview.current()
        if path == frames.VERSION_PATH:
            self._send(HTTPStatus.OK, TEXT, built.version.encode())
            return
        # The very path or none: what is served is looked up by it, and no file is opened.
        name = unquote(path.lstrip("/"))
        path = f"/{quote(name)}"
        if f"{name}/index.html" in built.files:
            self._send(HTTPStatus.FOUND, TEXT, b"", {"Location": f"{path}/"})
            return
        if not name or name.endswith("/"):
            name += "index.html"
        kind = TYPES.get(PurePosixPath(name).suffix, "application/octet-stream")
        is_page = kind == HTML or name not in built.files
        in_window = self.headers.get("Sec-Fetch-Dest") == "document"
        if is_page and in_window and frames.PLAIN not in query.split("&"):
            self._send_shown(HTTPStatus.OK, frames.frame(path, built))
        elif name in built.files:
            self._send(HTTPStatus.OK, kind, built.files[name])
        elif built.files:
            self._send_shown(HTTPStatus.NOT_FOUND, frames.missing(path))
        else:
            shown = frames.findings(built, notes=self.server.notes)
            self._send_shown(HTTPStatus.INTERNAL_SERVER_ERROR, shown)

    def do_HEAD(self) -> None:
        """The same without its content."""
        self.do_GET()

    def _send_shown(self, status: HTTPStatus, shown: frames.Shown) -> None:
        policy = {"Content-Security-Policy": shown.policy}
        self._send(status, HTML, shown.html.encode("utf-8", "replace"), policy)

    def _send(
        self, status: HTTPStatus, kind: str, content: bytes, more: dict[str, str] = NO_HEADERS
    ) -> None:
        self.send_response(status)
        length = {"Content-Length": str(len(content)), "Content-Type": kind}
        for name, value in (FOR_ALL | length | more).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of each request: what the terminal shows is about the spec."""
