"""What lies in the checkout: prompts, terms, templates, and the program itself."""

import hashlib
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from agents.domain.terms import TermTable
from agents.errors import SettingsError
from agents.messages.said import said
from agents.settings.term_file import load as load_terms

if TYPE_CHECKING:
    from agents.ports import Render

ROOT = Path(__file__).resolve().parents[2]
PROMPTS, TEMPLATES = ROOT / "prompts", ROOT / "templates"


def prompt_digest(prompts: Path = PROMPTS) -> str:
    """Changes when a prompt changes: a run begun with other words is another run."""
    return _digest(prompts, "*.md") + _digest(prompts, "*.yaml")


def terms() -> TermTable:
    """What a story's words are worth. Raises SettingsError with the line at fault."""
    return load_terms(PROMPTS / "terms.yaml")


@cache
def code_digest() -> str:
    """Changes with the program: what another version kept is not taken for its own.

    Read once: a process goes on with the program that it has loaded.
    """
    return _digest(ROOT / "agents", "*.py") + _digest(ROOT / "agents", "*.txt")


def _digest(folder: Path, names: str) -> str:
    parts = [
        f"{file.relative_to(folder)}\0{file.read_text(encoding='utf-8')}"
        for file in sorted(folder.rglob(names))
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def renderer() -> "Render":
    """Issue → Markdown through `templates/`. Raises SettingsError if they are gone."""
    templates = {
        file.name: file.read_text(encoding="utf-8")
        for file in sorted(TEMPLATES.glob("*.j2"))
    }
    if "issue.md.j2" not in templates:
        raise SettingsError(
            said(
                "{folder}/issue.md.j2 is missing; run from a whole checkout",
                folder=TEMPLATES,
            )
        )
    return _renderer(tuple(templates.items()))


@lru_cache(maxsize=2)  # compiled once for all the drafts of a server
def _renderer(templates: tuple[tuple[str, str], ...]) -> "Render":
    # Who plans a run renders nothing, and need not load jinja.
    from agents.formatter.render import renderer as renderer_of  # noqa: PLC0415

    return renderer_of(dict(templates))
