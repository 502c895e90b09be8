"""Rules of the house that no tool checks."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from agents.domain.words import Flag
from agents.errors import AgentsError
from agents.graph import mermaid
from agents.usage import CHECK_FLAGS, CHOICE_FLAGS, DRAFT_FLAGS

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "agents").rglob("*.py"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = (
    "draft",
    "check",
    "review",
    "publish",
    "stats",
    "sources",
    "parse",
    "graph",
    "learn",
    "backtest",
)


def test_the_house_is_in_order() -> None:
    offenders = [
        *modules(),
        *unnamed_in_the_readme(),
        *uncalled_prompts(),
        *other_ranges_of_han(),
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


def other_ranges_of_han() -> Iterator[str]:
    """What is Han is said once, in `agents/domain/han.py`."""
    own = ("han.py",)
    moving = ROOT / "agents" / "summariser"  # its checks are being built anew
    for module in MODULES:
        apart = module.name in own or moving in module.parents
        if not apart and "\\u9fff" in module.read_text(encoding="utf-8"):
            yield f"{module.relative_to(ROOT)} has a range of Han characters"


def unnamed_in_the_readme() -> Iterator[str]:
    """It names each command, flag, exit code and flag word, and shows the graph."""
    flags = [*DRAFT_FLAGS, *CHOICE_FLAGS]
    drafts = [*(flag for flag, *_ in flags), "--choose", "--force", "--json"]
    checks = [*(flag for flag, *_ in CHECK_FLAGS), "--fix", "--final", "--site"]
    wanted = [
        *(f"python -m agents {command}" for command in COMMANDS),
        *(f"`{flag}`" for flag in drafts),
        *checks,
        *(f"\n| {code} |" for code in sorted(exit_codes(AgentsError) - {1})),
        *(f"`{word}`" for word in get_args(Flag)),
        f"```mermaid\n{mermaid()}```",
    ]
    return (f"README.md lacks {words!r}" for words in wanted if words not in README)


def exit_codes(root: type[AgentsError]) -> set[int]:
    below = [code for child in root.__subclasses__() for code in exit_codes(child)]
    return {root.exit_code, *below}


def uncalled_prompts() -> Iterator[str]:
    prompts = sorted((ROOT / "prompts").glob("*.md"))
    files = (*MODULES, *prompts)
    called = "".join(file.read_text(encoding="utf-8") for file in files)
    return (
        f"no module asks with prompts/{file.name}"
        for file in prompts
        if f'"{file.stem}"' not in called
    )
