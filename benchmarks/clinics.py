"""Clinics in any number, made from those in specs/: each with ids, names and numbers of its own."""

import re
import shutil
import uuid
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from clinicspec.store.specs_folder import TEST_ENDING

SPECS = Path(__file__).resolve().parent.parent / "specs"

GIVEN = ["Anne", "Bjørn", "Cecilie", "Dag", "Eli", "Frode", "Guri", "Håkon", "Ida", "Jens", "Mona"]
FAMILY = ["Aas", "Bakke", "Dahl", "Eide", "Foss", "Grov", "Hauge", "Juvik", "Krogh", "Lie", "Moe"]

OUR_NUMBER = re.compile(r"\b[89]9[0-9]{5}\b")
"""HER-IDs and HPR numbers of the examples."""

ORGANISATION = re.compile(r"(?<=organization_number: \")[0-9]{9}")
PROVIDER = re.compile(r"(?<=service_provider_id: )[0-9a-f-]{36}")
EMPLOYEES = re.compile(r"^employees:\n((?:  .*\n|\n)+)", re.MULTILINE)
EMPLOYEE = re.compile(r"^  ([a-z]+):\n    name: (.+)", re.MULTILINE)
CLINIC_NAME = re.compile(r"(?<=^clinic:\n  name: ).+", re.MULTILINE)
WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)
"""Of an organisation number's digits, for its check digit."""


def make(folder: Path, many: int) -> None:
    """Write so many clinics into a folder that does not exist yet."""
    folder.mkdir(parents=True)
    shutil.copytree(SPECS / "files", folder / "files")
    files_of_specs = (
        sorted(path.glob("*.yaml")) if path.is_dir() else [path]
        for path in sorted(SPECS.iterdir())
        if path.suffix == ".yaml" or (path / "clinic.yaml").exists()
    )
    without_tests = (
        [file for file in files if not file.name.endswith(TEST_ENDING)] for files in files_of_specs
    )
    examples = [files for files in without_tests if files]
    numbers = count(1_000_000)
    organisations = _organisation_numbers()
    for number in range(many):
        files = examples[number % len(examples)]
        texts = _renamed([file.read_text("utf-8") for file in files], number, numbers)
        organisation = next(organisations)
        for file, text in zip(files, texts, strict=True):
            home = folder / f"{file.parent.name}-{number}" if len(files) > 1 else folder
            home.mkdir(exist_ok=True)
            name = file.name if len(files) > 1 else f"{file.stem}-{number}.yaml"
            (home / name).write_text(ORGANISATION.sub(organisation, text), "utf-8")


def _renamed(texts: list[str], number: int, numbers: Iterator[int]) -> list[str]:
    """A clinic's files with other names and numbers, the same in all of them."""
    whole = "".join(texts)
    new: dict[str, str] = {}
    for old in OUR_NUMBER.findall(whole):
        new.setdefault(old, str(next(numbers)))
    for old in PROVIDER.findall(whole):
        new[old] = str(uuid.UUID(int=number))
    section = EMPLOYEES.search(whole)
    assert section is not None
    for place, (id_, name) in enumerate(EMPLOYEE.findall(section[1])):
        given = GIVEN[(number + place) % len(GIVEN)]
        family = FAMILY[(number // len(GIVEN) + place) % len(FAMILY)]
        new[name] = f"{given} {family}"
        new[name.split()[-1]] = family
        new[id_] = f"{id_}{number}"
    for name in CLINIC_NAME.findall(whole):
        new[name] = f"{name} {number}"
    words = re.compile(
        rf"(?<![\w-])({'|'.join(map(re.escape, sorted(new, key=len)[::-1]))})(?![\w-])"
    )
    return [words.sub(lambda found: new[found[1]], text) for text in texts]


def _organisation_numbers() -> Iterator[str]:
    for first in count(91_000_000):
        rest = (
            sum(int(digit) * weight for digit, weight in zip(str(first), WEIGHTS, strict=True)) % 11
        )
        if rest != 1:
            yield f"{first}{(11 - rest) % 11}"
