"""``clinicspec serve``, started for real on a port that is free."""

import base64
import hashlib
import html
import re
import signal
import socket
import struct
import time
from pathlib import Path

import pytest

from clinicspec.check import model_of
from clinicspec.compile import compile_clinic
from clinicspec.preview.frames import VERSION_PATH
from clinicspec.preview.server import TYPES
from clinicspec.store.files import list_tree
from clinicspec.store.specs_folder import find_specs
from tests.cli.command import clinicspec
from tests.cli.conftest import edit
from tests.clinics import REFERENCE, ROOT
from tests.preview.conftest import LONGEST, Served

FILES = find_specs([str(REFERENCE)]).clinics[0]
SITE = {
    path.removeprefix("site/"): content
    for path, content in compile_clinic(model_of(FILES), FILES).items()
    if path.startswith("site/")
}
PAGE = "/influensavaksine/"


def spec_of(served: Served) -> Path:
    """The file of the clinic that is shown."""
    return served.folder / "specs" / "fjordbyen.yaml"


def test_pages_are_those_that_build_writes(running: Served) -> None:
    """Every file of the site is there byte for byte, by its name and, of a page, its folder."""
    for path, content in SITE.items():
        answer = running.get(f"/{path}")
        assert (answer.status, answer.content) == (200, content)
        assert answer.headers["Content-Type"] == TYPES[Path(path).suffix]
        if path.endswith("index.html"):
            assert running.get(f"/{path.removesuffix('index.html')}").content == content
        head = running.get(f"/{path}", "HEAD")
        assert (head.status, head.content) == (200, b"")
        assert head.headers["Content-Length"] == str(len(content))


def test_a_folder_without_its_slash(running: Served) -> None:
    """It leads to the page, where links are right."""
    answer = running.get(PAGE.rstrip("/"))
    assert (answer.status, answer.headers["Location"]) == (302, PAGE)


@pytest.mark.parametrize(
    "host", ["example.com", "127.0.0.1", "127.0.0.1:80", "localhost.example:{}", ""]
)
def test_a_foreign_name(running: Served, host: str) -> None:
    """A foreign site that has itself resolved to this machine reads nothing of the clinic."""
    answer = running.get("/", Host=host.format(running.port))
    assert (answer.status, b"legesenter" in answer.content) == (421, False)
    assert running.get("/", Host=f"LOCALHOST:{running.port}").status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_only_looking(running: Served, method: str) -> None:
    """Nothing can be done to the preview but look at it."""
    answer = running.get("/", method)
    assert (answer.status, answer.headers["Allow"], answer.content) == (405, "GET, HEAD", b"")


OUTSIDE = [
    *("/../specs/fjordbyen.yaml", "/%2e%2e/specs/fjordbyen.yaml", "/..%2fspecs/fjordbyen.yaml"),
    *("/assets/../../specs/fjordbyen.yaml", "/specs/fjordbyen.yaml", "/assets/..%5c..%5cspecs"),
    *("//etc/passwd", "/etc/passwd", "/%00", "/assets", "/assets/", "/index.html/", "/%ff", "*"),
    *("/manifest.json", "/site/index.html", "/nhn/parties.json", "/\\example.com", "//["),
]  # fmt: skip


@pytest.mark.parametrize("path", OUTSIDE)
def test_nothing_but_the_site(running: Served, path: str) -> None:
    """Whatever path is asked for, there is a file of the site or none."""
    answer = running.get(path)
    assert answer.status == 404
    assert b"There is no such page" in answer.content
    for secret in (b"organization_number", b"root:", b"her_id"):
        assert secret not in answer.content
    framed = running.get(path, Sec_Fetch_Dest="document").content
    (inside,) = re.findall(rb'<iframe [^>]*src="(.*?)\?plain"', framed)
    assert re.fullmatch(rb"/[^/\\].*|/", inside)


REQUESTS = [b"", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01\x02\x00", b"GET /\r\n"]
REQUESTS += [b"GET http://[/ HTTP/1.1\r\n\r\n", b"GET " + b"/" * 70_000 + b" HTTP/1.1\r\n\r\n"]


@pytest.mark.parametrize("request_", REQUESTS, ids=range(len(REQUESTS)))
def test_a_request_that_is_none(running: Served, request_: bytes) -> None:
    """Whatever is sent, the preview goes on, and shows no traceback (the fixture looks)."""
    with socket.create_connection(("127.0.0.1", running.port), LONGEST) as connection:
        connection.sendall(request_)
        connection.shutdown(socket.SHUT_WR)
        answer = connection.recv(1000)
    assert b"legesenter" not in answer
    assert running.get("/").status == 200


def test_a_browser_that_goes_away(running: Served) -> None:
    """Who breaks off a request doesn't end the preview."""
    for _ in range(5):
        connection = socket.create_connection(("127.0.0.1", running.port), LONGEST)
        connection.sendall(f"GET / HTTP/1.1\r\nHost: localhost:{running.port}\r\n\r\n".encode())
        # Closed with a reset, at once.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()
    assert running.get("/").status == 200


def test_it_is_for_this_machine_alone(running: Served) -> None:
    """It listens on the loopback address, and no other site may show or read what it serves."""
    listening = Path("/proc/net/tcp").read_text()
    port = f"{running.port:04X}"
    assert re.findall(rf": ([0-9A-F]{{8}}):{port} 0{{8}}:0000 0A", listening) == ["0100007F"]
    headers = running.get("/").headers
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_frame_around_a_page(running: Served) -> None:
    """A browser's window gets a frame that reloads, in which nothing but its own script runs."""
    for path in ("/", PAGE, "/nowhere"):
        frame = running.get(path, Sec_Fetch_Dest="document")
        text = frame.content.decode()
        assert f'src="{path}?plain"' in text
        (script,) = re.findall("<script>(.*?)</script>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        policy = frame.headers["Content-Security-Policy"]
        assert f"script-src 'sha256-{digest}';" in policy
        assert policy.startswith("default-src 'none';")
        assert "unsafe" not in policy
    for inside in (
        running.get(PAGE, Sec_Fetch_Dest="iframe"),
        running.get(f"{PAGE}?plain", Sec_Fetch_Dest="document"),
    ):
        assert inside.content == SITE["influensavaksine/index.html"]
    style = running.get("/assets/style.css", Sec_Fetch_Dest="document")
    assert style.content == SITE["assets/style.css"]


def test_a_change_shows(served: Served) -> None:
    """As soon as the spec has changed, so have the page and what frames ask for."""
    before = served.text(VERSION_PATH)
    assert served.text(VERSION_PATH) == before
    edit(spec_of(served), "title: {nb: Influensavaksine,", "title: {nb: Sesongvaksine,")
    assert served.text(VERSION_PATH) != before
    assert "Sesongvaksine" in served.text(PAGE)


def test_a_change_without_effect(served: Served) -> None:
    """A comment in the spec reloads no page."""
    before = served.text(VERSION_PATH)
    spec_of(served).write_text(spec_of(served).read_text() + "# it\n")
    assert served.text(VERSION_PATH) == before


def test_a_mistake_shows_in_the_place_of_every_page(served: Served) -> None:
    """While there is an error, its finding stands there with the excerpt; mended, the page does."""
    before = served.text(VERSION_PATH)
    edit(spec_of(served), "calendars: [lab-2]", "calendars: [<b>lab-2</b>]")
    for path in ("/", PAGE, "/assets/style.css", "/nowhere"):
        answer = served.get(path)
        assert answer.status == 500
        text = answer.content.decode()
        assert "<b>" not in text
        assert "error[CS037]" in text
        assert " --&gt; specs/fjordbyen.yaml:" in text
        assert "calendars: [&lt;b&gt;lab-2&lt;/b&gt;]" in text
        assert re.search(r"\| +\^{12}\n", text)
    assert served.text(VERSION_PATH) != before
    said = clinicspec("check", str(spec_of(served))).out.replace(str(served.folder) + "/", "")
    assert said.strip() in html.unescape(served.text("/"))
    served.wait_for(re.escape("error[CS037]"))
    edit(spec_of(served), "[<b>lab-2</b>]", "[lab-2]")
    assert served.text(VERSION_PATH) == before
    assert served.get("/").content == SITE["index.html"]


def test_a_patients_number_is_not_shown(served: Served) -> None:
    """What no message repeats, the preview doesn't either."""
    edit(spec_of(served), "title: {nb: Influensavaksine,", "title: {nb: Til 13097248022,")
    text = served.text("/")
    assert "error[HN207]" in text
    assert "13097248022" not in text


def test_a_spec_that_is_gone(served: Served) -> None:
    """The preview says so, and goes on when the spec is back."""
    content = spec_of(served).read_bytes()
    spec_of(served).unlink()
    answer = served.get("/")
    assert (answer.status, b"there is no clinic at specs/fjordbyen.yaml" in answer.content) == (
        500,
        True,
    )
    spec_of(served).write_bytes(content)
    assert served.get("/").content == SITE["index.html"]


def test_a_file_that_the_spec_names(served: Served) -> None:
    """A file beside the spec that comes or goes is noticed, though the spec is as it was."""
    file = served.folder / "specs" / "files" / "forberedelse.pdf"
    content = file.read_bytes()
    file.unlink()
    assert "error[CS040]" in served.text("/")
    file.write_bytes(content)
    assert served.get("/").status == 200


def test_settings_that_change(served: Served) -> None:
    """Settings that come, are wrong, can't be read or go are noticed."""
    settings = served.folder / "clinicspec.toml"
    for content, shows in (
        ('[severity]\nHN899 = "error"', "error[CS050]"),
        ("a = [", "clinicspec.toml can&#x27;t be read as TOML"),
        ('templates = "own"', "error[CS051]"),
    ):
        settings.write_text(content)
        assert shows in served.text("/")
    (served.folder / "own").mkdir()
    (served.folder / "own" / "index.html").write_text("<p>own</p>")
    settings.write_text('# more\ntemplates = "own"')
    assert served.text("/") == "<p>own</p>"
    settings.unlink()
    assert served.get("/").content == SITE["index.html"]


def test_templates_that_change(repository: Path) -> None:
    """An own template that is written, mistaken and mended is seen each time."""
    own = repository / "own"
    (own / "parts").mkdir(parents=True)
    (own / "index.html").write_text('{% include "parts/own.html" %}')
    part = own / "parts" / "own.html"
    part.write_text("<p>one</p>")
    with Served(repository, "specs/fjordbyen.yaml", "--templates", "own") as served:
        _change_templates(own, part, served)


def _change_templates(own: Path, part: Path, served: Served) -> None:
    assert served.text("/") == "<p>one</p>"
    part.write_text("<p>{{ page.hedding }}</p>")
    text = html.unescape(served.text("/"))
    assert " --> own/parts/own.html:1:12\n" in text
    assert "<p>{{ page.hedding }}</p>" in text
    part.write_text("<p>three</p>")
    assert served.text("/") == "<p>three</p>"
    (own / "indeks.html").touch()
    assert "error[CS096]" in served.text("/")
    (own / "indeks.html").unlink()
    (own / "index.html").unlink()
    assert "error[CS096]" in served.text("/")
    part.unlink()
    (own / "page.html").write_text("{% block content %}{% endblock %}")
    assert served.text("/").strip().startswith("<h1>")


def test_a_clinic_that_is_a_folder(tmp_path: Path) -> None:
    """All files of a clinic's folder are looked at, those that come as well."""
    folder = tmp_path / "heggvika"
    folder.mkdir()
    for file in (ROOT / "specs" / "heggvika").glob("*.yaml"):
        (folder / file.name).write_bytes(file.read_bytes())
    with Served(tmp_path, "heggvika") as served:
        assert served.get("/").status == 200
        (folder / "messages.yaml").rename(folder / "texts.yaml")
        before = served.text(VERSION_PATH)
        (folder / "more.yaml").write_text("routing: {}\n")
        assert "error[" in served.text("/")
        (folder / "more.yaml").unlink()
        assert served.text(VERSION_PATH) == before


def test_nothing_is_written(served: Served) -> None:
    """The preview lives in memory."""
    before = list_tree(served.folder)
    for path in ("/", PAGE, "/assets/style.css", "/nowhere"):
        served.get(path)
    edit(spec_of(served), "title: {nb: Influensavaksine,", "title: {nb: Sesongvaksine,")
    served.get("/")
    assert list_tree(served.folder) == before


def test_ctrl_c(repository: Path) -> None:
    """It ends at once, as it is meant to, with nothing more said."""
    with Served(repository, "specs/fjordbyen.yaml") as served:
        served.get("/")
        said = served.said
        began = time.monotonic()
        assert served.end() == 0
        assert time.monotonic() - began < 2
        assert served.said == said


def test_ctrl_c_while_a_template_loops(repository: Path) -> None:
    """A template without an end is its writer's own; Ctrl-C ends it with the preview."""
    (repository / "own").mkdir()
    (repository / "own" / "index.html").write_text("<p>one</p>")
    endless = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    request = "GET / HTTP/1.1\r\nHost: localhost:{}\r\n\r\n"
    with Served(repository, "specs/fjordbyen.yaml", "--templates", "own") as served:
        (repository / "own" / "index.html").write_text(endless)
        with socket.create_connection(("127.0.0.1", served.port), LONGEST) as connection:
            connection.sendall(request.format(served.port).encode())
            time.sleep(1)
            began = time.monotonic()
            assert served.end() == 0
            assert time.monotonic() - began < 2


def test_nobody_who_reads_the_terminal(served: Served) -> None:
    """A terminal that is gone is no reason to end: the pages are in the browser."""
    assert served.process.stdout is not None
    served.process.send_signal(signal.SIGPIPE)
    edit(spec_of(served), "calendars: [lab-2]", "calendars: [lab-9]")
    assert served.get("/").status == 500


def test_a_port_that_is_taken(running: Served) -> None:
    """The message says which, and what to do."""
    run = clinicspec("serve", str(spec_of(running)), "--port", str(running.port))
    assert run.code == 2
    assert f"port {running.port} can't be had, it is taken: name another with --port" in run.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nowhere.yaml"], "there is no clinic at nowhere.yaml"),
        (["specs"], "specs holds 2 clinics, name one: fjordbyen and other"),
        (["specs/files"], "there is no clinic at specs/files"),
        ([], "Missing argument 'SPEC'"),
        (["specs/fjordbyen.yaml", "--port", "65536"], "65536 is not in the range"),
        (["specs/fjordbyen.yaml", "--templates", "nowhere"], "'nowhere' does not exist"),
    ],
)
def test_wrong_usage(
    repository: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], says: str
) -> None:
    """What can't be served is said before anything is."""
    (repository / "specs" / "other.yaml").write_text(
        REFERENCE.read_text().replace("89001", "89002")
    )
    monkeypatch.chdir(repository)
    run = clinicspec("serve", *arguments)
    assert (run.code, says in run.err) == (2, True), run.err
