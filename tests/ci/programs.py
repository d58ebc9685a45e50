"""Programs that stand in for those of a build server's machine."""

import sys
from pathlib import Path

from tests.clinics import ROOT

CLINICSPEC = """\
#!/bin/sh
# Keeps how `diff` was called.
if [ "$1" = diff ]; then echo "$@" > "{folder}/compared"; fi
PYTHONPATH='{root}' exec '{python}' -m clinicspec "$@"
"""

GH = """\
#!{python} -I
# Knows the comments of one pull request, as the file beside it has them.
import json, pathlib, subprocess, sys
if (pathlib.Path(__file__).parent / "forbidden").exists():
    sys.exit("gh: Resource not accessible by integration (HTTP 403)")
file = pathlib.Path(__file__).with_name("comments.json")
comments = json.loads(file.read_text()) if file.exists() else []
options = sys.argv[2:]
path = next(each for each in options if each.startswith("repos/"))
if "--jq" in options:
    assert path == "repos/clinic/config/issues/7/comments?per_page=100", path
    filtered = ["jq", "--raw-output", options[options.index("--jq") + 1]]
    sys.exit(subprocess.run(filtered, input=json.dumps(comments), text=True).returncode)
body = pathlib.Path(options[-1].removeprefix("body=@")).read_text()
if "POST" in options:
    assert path == "repos/clinic/config/issues/7/comments", path
    user = {{"login": "github-actions[bot]"}}
    comments.append({{"id": 100 + len(comments), "user": user, "body": body}})
else:
    (comment,) = (each for each in comments if path.endswith(f"/issues/comments/{{each['id']}}"))
    comment["body"] = body
file.write_text(json.dumps(comments))
"""


def write(folder: Path, name: str, text: str) -> None:
    """Write a program that names itself its folder, the project and the tests' Python."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(text.format(folder=folder, root=ROOT, python=sys.executable), "utf-8")
    file.chmod(0o755)
