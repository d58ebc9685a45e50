"""The picture of two findings on the front page: what `check` prints on a terminal, as an SVG.

Run as a module (`make docs`), it writes the picture.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from tests.clinics import ROOT
from tests.rules.mutated import edited

PICTURE = ROOT / "docs" / "finding.svg"

LAB = "name: Labtjenester (helsesekretær 1)\n    kind: resource\n    owner: "
MISTAKES = (
    (LAB + "{group: lab}", LAB + "{employee: omar}"),
    ("recipients: [{group: reception}]", "recipients: [{group: receptoin}]"),
)

COLUMNS, COLUMN, LINE, MARGIN = 100, 8.45, 20, 20
"""Width in characters; a character's and a line's size, and the space around, in pixels."""

CLASSES = {"0": "", "1": "b", "2": "d", "1;31": "e"}
"""Parameters of ANSI's escape sequences → classes of the stylesheet."""

STYLE = """\
text { font: 14px 'DejaVu Sans Mono', Menlo, Consolas, monospace; fill: #d6dbe1; white-space: pre }
.b { font-weight: bold; fill: #fff }
.d { fill: #8d96a0 }
.e { font-weight: bold; fill: #ff7b72 }"""


def printed() -> str:
    """What `clinicspec check` prints on a terminal, of the examples with two mistakes in one."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "specs", Path(folder, "specs"))
        spec = Path(folder, "specs", "fjordbyen.yaml")
        spec.write_text(edited(spec.read_text("utf-8"), *MISTAKES), "utf-8")
        reader, terminal = os.openpty()
        environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
        with subprocess.Popen(
            [sys.executable, "-m", "clinicspec", "check"],
            cwd=folder,
            env={**environment, "PYTHONPATH": str(ROOT), "TERM": "xterm"},
            stdout=terminal,
            stderr=terminal,
        ):
            os.close(terminal)
            content = b"".join(_read(reader))
        os.close(reader)
    return content.decode().replace("\r\n", "\n")


def _read(reader: int) -> Iterator[bytes]:
    try:
        while part := os.read(reader, 4096):
            yield part
    except OSError:  # what Linux says when nobody has the terminal any more
        return


def picture(text: str) -> str:
    """The SVG of a text with ANSI's escape sequences, in lines of at most COLUMNS."""
    lines = ["$ clinicspec check", *text.rstrip("\n").split("\n")]
    rows = [row for line in lines for row in _wrapped(_styled(line))]
    width, height = round(COLUMNS * COLUMN) + 2 * MARGIN, len(rows) * LINE + 2 * MARGIN
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
            ' xml:space="preserve">',
            f"<style>\n{STYLE}\n</style>",
            f'<rect width="{width}" height="{height}" rx="8" fill="#15191f"/>',
            *(
                f'<text x="{MARGIN}" y="{MARGIN + LINE * count - 5}">{_spans(row)}</text>'
                for count, row in enumerate(rows, 1)
                if row
            ),
            "</svg>\n",
        ]
    )


def _styled(line: str) -> list[tuple[str, str]]:
    """Each character of a line with its class."""
    styled, class_ = [], ""
    for parameters, text in re.findall(r"\x1b\[([\d;]*)m|(.)", line):
        if text:
            styled.append((text, class_))
        else:
            class_ = CLASSES[parameters]
    return styled


def _wrapped(row: list[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    while len(row) > COLUMNS:
        end = max(at for at in range(COLUMNS) if row[at][0] == " ")
        yield row[:end]
        row = row[end + 1 :]
    yield row


def _spans(row: list[tuple[str, str]]) -> str:
    spans = []
    for class_, characters in groupby(row, key=lambda each: each[1]):
        text = escape("".join(character for character, _ in characters))
        spans.append(f'<tspan class="{class_}">{text}</tspan>' if class_ else text)
    return "".join(spans)


if __name__ == "__main__":
    PICTURE.write_text(picture(printed()), "utf-8")
