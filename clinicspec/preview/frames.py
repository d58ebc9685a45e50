"""What a preview shows beside the pages themselves: a frame that reloads them, and findings.

The pages are served as they would be published, byte for byte. So what reloads them stands in a
page around them, which only the preview has.
"""

import base64
import hashlib
from html import escape
from typing import NamedTuple

from clinicspec.diagnostics.render import text
from clinicspec.preview.build import Built


class Shown(NamedTuple):
    """A page of the preview's own, and the policy that it is served with."""

    html: str
    policy: str


VERSION_PATH = "/-/version"
"""No page's path: no slug begins with a hyphen."""

PLAIN = "plain"
"""The query that asks for a page alone, as it will be published."""

EVERY = 500
"""Milliseconds after which a frame asks again whether something has changed."""

FRAME_STYLE = "html,body{height:100%;margin:0}iframe{display:block;width:100%;height:100%;border:0}"

FRAME_SCRIPT = f"""
const frame = document.querySelector("iframe");
let seen = document.documentElement.dataset.version;
frame.addEventListener("load", () => {{
  try {{
    const page = frame.contentWindow.location;
    history.replaceState(null, "", page.pathname + page.hash);
    document.title = frame.contentDocument.title;
    for (const link of frame.contentDocument.querySelectorAll('a[href^="https:"]')) {{
      link.target = "_top";
    }}
  }} catch (away) {{}}
}});
setInterval(async () => {{
  try {{
    const answer = await fetch("{VERSION_PATH}", {{cache: "no-store"}});
    const now = await answer.text();
    if (answer.ok && now !== seen) {{
      seen = now;
      frame.contentWindow.location.reload();
    }}
  }} catch (ended) {{}}
}}, {EVERY});
"""

FINDINGS_STYLE = """
:root{color-scheme:light dark}
body{margin:2rem;background:Canvas;color:CanvasText;font:1rem/1.5 system-ui,sans-serif}
h1{font-size:1.25rem}
pre{overflow-x:auto;font:.9rem/1.4 ui-monospace,monospace;tab-size:4}
"""


def frame(path: str, built: Built) -> Shown:
    """The page around the page at ``path``, which a browser shows as if it were that page."""
    html = (
        f'<!DOCTYPE html>\n<html lang="en" data-version="{built.version}">\n<head>\n'
        '<meta charset="utf-8">\n<title>Preview</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<link rel="icon" href="/assets/favicon.svg">\n'
        f"<style>{FRAME_STYLE}</style>\n</head>\n<body>\n"
        f'<iframe title="The page as it will be published" src="{escape(path)}?{PLAIN}"></iframe>\n'
        f"<script>{FRAME_SCRIPT}</script>\n</body>\n</html>\n"
    )
    policy = (
        "default-src 'none'; frame-src 'self'; connect-src 'self'; img-src 'self'; "
        f"style-src {_hash(FRAME_STYLE)}; script-src {_hash(FRAME_SCRIPT)}; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return Shown(html, policy)


def findings(built: Built, *, notes: bool) -> Shown:
    """What stands in the place of every page while there are none."""
    if built.problem:
        return _page("There is nothing to show", built.problem, "")
    blocks = text.render(built.findings, built.sources, colour=False, notes=notes)
    summary = text.summary(built.findings, 1, notes=notes)
    return _page("The pages can’t be built", summary, blocks)


def missing(path: str) -> Shown:
    """What stands where no page is."""
    return _page("There is no such page", f"The site has nothing at {path}", "")


def _page(title: str, sentence: str, blocks: str) -> Shown:
    html = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<style>{FINDINGS_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{escape(title)}</h1>\n<p>{escape(sentence)}</p>\n"
        + (f"<pre>{escape(blocks)}</pre>\n" if blocks else "")
        + '<p><a href="/">To the index</a></p>\n</main>\n</body>\n</html>\n'
    )
    policy = f"default-src 'none'; style-src {_hash(FINDINGS_STYLE)}; base-uri 'none'"
    return Shown(html, policy)


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
