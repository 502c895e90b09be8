"""Rules of the house that no tool checks."""

import ast
import re
from pathlib import Path
from typing import get_args

import pytest

from agents.domain.words import Flag
from agents.errors import AgentsError
from agents.graph import mermaid
from agents.usage import CHECK_FLAGS, DRAFT_FLAGS

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "agents").rglob("*.py"))
README = (ROOT / "README.md").read_text(encoding="utf-8")


def errors(root: type[AgentsError]) -> set[int]:
    below = [code for child in root.__subclasses__() for code in errors(child)]
    return {root.exit_code, *below}


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(ROOT)))
def test_a_module_is_short_and_says_what_it_is_for(module: Path) -> None:
    text = module.read_text(encoding="utf-8")

    assert len(text.splitlines()) <= 250
    assert ast.get_docstring(ast.parse(text))


def test_the_readme_shows_the_graph_as_it_is() -> None:
    shown = re.search(r"```mermaid\n(.*?)```", README, re.DOTALL)

    assert shown is not None
    assert shown[1] == mermaid()


@pytest.mark.parametrize(
    "command",
    ["draft", "check", "review", "publish", "stats", "sources", "parse", "graph"],
)
def test_the_readme_names_each_command(command: str) -> None:
    assert f"python -m agents {command}" in README


@pytest.mark.parametrize("flag", [*(f for f, *_ in DRAFT_FLAGS), "--force", "--json"])
def test_the_readme_names_each_flag_of_draft(flag: str) -> None:
    assert f"`{flag}`" in README


@pytest.mark.parametrize(
    "flag", [*(f for f, *_ in CHECK_FLAGS), "--fix", "--final", "--site"]
)
def test_the_readme_names_each_flag_of_check(flag: str) -> None:
    assert flag in README


@pytest.mark.parametrize("code", sorted(errors(AgentsError) - {1}))
def test_the_readme_names_each_exit_code(code: int) -> None:
    assert re.search(rf"^\| {code} \|", README, re.MULTILINE)


@pytest.mark.parametrize("flag", get_args(Flag))
def test_the_readme_names_each_flag_word(flag: str) -> None:
    assert f"`{flag}`" in README


def test_no_prompt_stands_alone() -> None:
    called = "".join(module.read_text(encoding="utf-8") for module in MODULES)
    prompts = [file.stem for file in (ROOT / "prompts").glob("*.md")]

    assert [name for name in prompts if f'"{name}"' not in called] == []
