"""yaml-language-server, spoken to over stdio as an editor does."""

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROGRAM = Path("yaml-language-server/bin/yaml-language-server")

Message = dict[str, Any]


class Server:
    """A running server."""

    def __init__(self, process: subprocess.Popen[bytes], settings: Message) -> None:
        self._process = process
        self._settings = settings
        self._asked = 0
        self._opened = 0
        self._diagnostics: dict[str, list[Message]] = {}

    def ask(self, method: str, parameters: Message) -> Any:
        """The answer to a request; what the server asks meanwhile is answered."""
        self._asked += 1
        asked = self._asked
        self._send({"id": asked, "method": method, "params": parameters})
        return self._read_until(lambda message: message.get("id") == asked)["result"]

    def tell(self, method: str, parameters: Message) -> None:
        """A message that has no answer."""
        self._send({"method": method, "params": parameters})

    def open(self, name: str, text: str) -> "Document":
        """Open a document by its path in the user's folder, and wait for what the server says."""
        self._opened += 1
        uri = f"file:///{self._opened}/{name}"
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        self._read_until(lambda _: uri in self._diagnostics)
        return Document(self, uri, text, [each["message"] for each in self._diagnostics[uri]])

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = self._process.stdin
        assert stream is not None
        stream.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        stream.flush()

    def _read_until(self, done: Callable[[Message], bool]) -> Message:
        while True:
            message = self._read()
            if message.get("method") == "textDocument/publishDiagnostics":
                said = message["params"]
                self._diagnostics[said["uri"]] = said["diagnostics"]
            elif "method" in message and "id" in message:
                self._send({"id": message["id"], "result": self._answer(message)})
            if done(message):
                return message

    def _answer(self, message: Message) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        sections = [item["section"] for item in message["params"]["items"]]
        return [self._settings if section == "yaml" else {} for section in sections]

    def _read(self) -> Message:
        stream = self._process.stdout
        assert stream is not None
        length = 0
        while line := stream.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if not length:
            raise EOFError("the language server has ended")
        message: Message = json.loads(stream.read(length))
        return message


@dataclass(frozen=True)
class Document:
    """A document that is open, under an address of its own."""

    _server: Server
    _uri: str
    _text: str
    problems: list[str]
    """What the server finds wrong in it."""

    def hover(self, at: str) -> str:
        """What is shown of the first place where a text stands."""
        shown = self._ask("hover", self._text.index(at))
        return str(shown["contents"]["value"]) if shown else ""

    def completions(self, behind: str) -> dict[str, str]:
        """What is proposed behind a text, each with its description."""
        found = self._ask("completion", self._text.index(behind) + len(behind))
        return {item["label"]: str(item.get("documentation", "")) for item in found["items"]}

    def _ask(self, what: str, offset: int) -> Any:
        before = self._text[:offset].split("\n")
        position = {"line": len(before) - 1, "character": len(before[-1])}
        parameters = {"textDocument": {"uri": self._uri}, "position": position}
        return self._server.ask(f"textDocument/{what}", parameters)


@contextmanager
def running(npm_packages: Path, settings: Message) -> Iterator[Server]:
    """A server that has been told what an editor tells at its start."""
    command = ["node", str(npm_packages / PROGRAM), "--stdio"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        server = Server(process, settings)
        capabilities = {
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                "hover": {"contentFormat": ["markdown"]},
            },
            "workspace": {"configuration": True},
        }
        server.ask("initialize", {"processId": None, "rootUri": None, "capabilities": capabilities})
        server.tell("initialized", {})
        server.tell("workspace/didChangeConfiguration", {"settings": {"yaml": settings}})
        try:
            yield server
        finally:
            process.kill()
