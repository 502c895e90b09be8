"""Rules of the house that no tool checks."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "agents").rglob("*.py"))
# A class that may share its name, and why.
SHARED_NAMES = {
    "Span": "a stretch of a text in both: with its match in `align`, with its value in"
    " `spans`",
}
# A file that may share its name, and why: one thing, at two layers or in two rooms.
SHARED_FILES = {
    "amendments": "what `--swap`, `--add` and `--drop` ask, and what it names on a desk",
    "aliases": "other names of organisations and people: the scout's rows, the"
    " summariser's finder",
    "command": "what a command's flags ask of its room",
    "database": "the state's database: opened, and looked at by `doctor`",
    "concepts": "what a text tells of in either language, in two rooms that do not know"
    " one another",
    "dates": "days that a text names, in two rooms that do not know one another",
    "figures": "figures of a text, in two rooms that do not know one another",
    "front_matter": "of a file: where it stands, what it says, its lint rules",
    "images": "of an item: which are offered, and their lint rule",
    "links": "of an item: how they are written, and their lint rules",
    "material": "`material.json`: what a run read, and what the desk shows of it",
    "numerals": "the words, and their grammar",
    "recording": "what a door was answered, kept and answered with again",
    "rules": "the table of a room's rules",
    "scope": "the words, and the check that looks for them",
    "sides": "the words, and the check that looks for them",
    "stance": "the words, and the check that looks for them",
    "steps": "an agent's nodes of the graph",
    "terms": "of `prompts/terms.yaml`: the nouns, and how they are found in texts",
    "units": "the words, and their grammar",
    "withheld": "the words, and the check that looks for them",
}


def test_the_house_is_in_order() -> None:
    offenders = [
        *modules(),
        *uncalled_prompts(),
        *other_ranges_of_han(),
        *names_that_stand_twice(),
        *files_that_stand_twice(),
        *possessive_groups(),
    ]

    assert offenders == []


def modules() -> Iterator[str]:
    """A module is short and says what it is for."""
    for module in MODULES:
        text, name = module.read_text(encoding="utf-8"), module.relative_to(ROOT)
        if (lines := len(text.splitlines())) > 250:
            yield f"{name} has {lines} lines"
        if not ast.get_docstring(ast.parse(text)):
            yield f"{name} does not say what it is for"


def possessive_groups() -> Iterator[str]:
    """In Python before 3.11.5 such a one may hang (gh-106052); of signs none does."""
    possessive = re.compile(r"\)[*+?]\+(?!,)")  # `()*+,` are signs of an address
    for module in MODULES:
        for line in module.read_text(encoding="utf-8").splitlines():
            if possessive.search(line):
                yield f"{module.relative_to(ROOT)} has {line.strip()}"


def names_that_stand_twice() -> Iterator[str]:
    """A class's name means one thing over the whole house; private ones are a file's."""
    found = defaultdict[str, list[str]](list)
    for module in MODULES:
        for node in ast.parse(module.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(str(module.relative_to(ROOT)))
    yield from shared(found, SHARED_NAMES)


def files_that_stand_twice() -> Iterator[str]:
    """So does a file's, or a line above says what two of one name have in common.

    A table of messages has the name of the room that says them.
    """
    found = defaultdict[str, list[str]](list)
    for module in MODULES:
        if not module.stem.startswith("__") and module.parent.name != "messages":
            found[module.stem].append(str(module.relative_to(ROOT)))
    yield from shared(found, SHARED_FILES)


def shared(found: Mapping[str, list[str]], reasons: Mapping[str, str]) -> Iterator[str]:
    for name, places in found.items():
        if len(places) > 1 and name not in reasons:
            yield f"{name} stands in {', '.join(places)}: which one is meant?"
    for name in reasons:
        if len(found.get(name, ())) < 2:
            yield f"{name} stands once, so it needs no exception"


def other_ranges_of_han() -> Iterator[str]:
    """What is Han is said once, in `agents/domain/han.py`."""
    for module in MODULES:
        if module.stem != "han" and "\\u9fff" in module.read_text(encoding="utf-8"):
            yield f"{module.relative_to(ROOT)} has a range of Han characters"


def uncalled_prompts() -> Iterator[str]:
    prompts = sorted((ROOT / "prompts").glob("*.md"))
    files = (*MODULES, *prompts)
    called = "".join(file.read_text(encoding="utf-8") for file in files)
    return (
        f"no module asks with prompts/{file.name}"
        for file in prompts
        if f'"{file.stem}"' not in called
    )
