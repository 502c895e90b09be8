"""Rules of the house that no tool checks."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "agents").rglob("*.py"))
# A class that may share its name, and why.
SHARED_NAMES = {
    "Span": "a stretch of a text in both: with its match in `align`, with its value in"
    " `spans`",
}


def test_the_house_is_in_order() -> None:
    offenders = [
        *modules(),
        *uncalled_prompts(),
        *other_ranges_of_han(),
        *names_that_stand_twice(),
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


def names_that_stand_twice() -> Iterator[str]:
    """A class's name means one thing over the whole house; private ones are a file's."""
    found = defaultdict[str, list[str]](list)
    for module in MODULES:
        for node in ast.parse(module.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(str(module.relative_to(ROOT)))
    for name, places in found.items():
        if len(places) > 1 and name not in SHARED_NAMES:
            yield f"{name} stands in {', '.join(places)}: which one is meant?"
    for name in SHARED_NAMES:
        if len(found[name]) < 2:
            yield f"{name} stands once, so it needs no exception"


def other_ranges_of_han() -> Iterator[str]:
    """What is Han is said once, in `agents/domain/han.py`."""
    # Their claims are being read anew elsewhere.
    own = {"han.py", "meaning.py", "doers.py", "sought.py", "stance.py", "scope.py"}
    for module in MODULES:
        if module.name not in own and "\\u9fff" in module.read_text(encoding="utf-8"):
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
