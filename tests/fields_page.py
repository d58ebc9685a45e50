"""``docs/fields.md``: every key of the spec language, from the models' own descriptions.

Run as a module (`make docs`), it writes the page.
"""

from typing import Any

from clinicspec.model.json_schema import spec_schema
from tests.clinics import ROOT

DOCUMENT = ROOT / "docs" / "fields.md"
HEAD = """\
<!-- Written by `make docs` from the files in clinicspec/model. Change those, not this file. -->

# Keys of the spec language

What each key is for; those in bold are required. [language.md](language.md) says how the language
works. An editor shows the same: `clinicspec schema spec`.
"""
REFERENCE = "#/$defs/"


def document() -> str:
    """The page: a table for the whole spec, then one for each part."""
    schema = spec_schema()
    parts = [("Spec", schema), *((name, part) for name, part in schema["$defs"].items())]
    return HEAD + "".join(_table(name, part) for name, part in parts)


def _table(name: str, part: dict[str, Any]) -> str:
    required = part.get("required", [])
    rows = [
        f"| {f'**`{key}`**' if key in required else f'`{key}`'} | {_value(field)} "
        f"| {_described(field)} |\n"
        for key, field in part["properties"].items()
    ]
    head = f"\n## {name}\n\n{part['description']}\n\n| key | value | |\n|---|---|---|\n"
    return head + "".join(rows)


def _value(field: dict[str, Any]) -> str:
    """What can stand there, as far as a table can say it."""
    if "$ref" in field:
        name = field["$ref"].removeprefix(REFERENCE)
        return f"[{name}](#{name.lower()})"
    if "enum" in field:
        return " ".join(f"`{word}`" for word in dict.fromkeys(map(str, field["enum"])))
    if "anyOf" in field:
        options = [_value(option) for option in field["anyOf"]]
        return " or ".join(dict.fromkeys(option for option in options if option))
    match field.get("type"):
        case "array":
            return f"list of {_value(field['items'])}"
        case "object" if "patternProperties" in field:
            (item,) = field["patternProperties"].values()
            return f"by id: {_value(item)}"
        case "object":
            return "`{" + ", ".join(f"{key}: …" for key in field["properties"]) + "}`"
        case "boolean":
            return "`true` `false`"
        case "integer" | "number":
            return "number"
        case "null":
            return "`null`"
        case _:
            return "text"


def _described(field: dict[str, Any]) -> str:
    default = field.get("default")
    said = str(field.get("description", "")).replace("|", "\\|").replace("<", "&lt;")
    if default is None:
        return said
    shown = str(default).lower() if isinstance(default, bool) else default
    return f"{said} Default: `{shown}`."


if __name__ == "__main__":
    DOCUMENT.write_text(document(), "utf-8")
