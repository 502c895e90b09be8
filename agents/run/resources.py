"""What lies beside the package in the checkout: prompts and templates."""

import hashlib
from pathlib import Path

from agents.errors import SettingsError
from agents.formatter.markdown import renderer as renderer_of
from agents.ports import Render

ROOT = Path(__file__).resolve().parents[2]
PROMPTS, TEMPLATES = ROOT / "prompts", ROOT / "templates"


def prompt_digest() -> str:
    """Changes when a prompt changes: a run begun with other words is another run."""
    parts = [
        f"{file.relative_to(PROMPTS)}\0{file.read_text(encoding='utf-8')}"
        for file in sorted(PROMPTS.rglob("*.md"))
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def renderer() -> Render:
    """Issue → Markdown through `templates/`. Raises SettingsError if they are gone."""
    templates = {
        file.name: file.read_text(encoding="utf-8")
        for file in sorted(TEMPLATES.glob("*.j2"))
    }
    if "issue.md.j2" not in templates:
        raise SettingsError(
            f"{TEMPLATES}/issue.md.j2 is missing; run from a whole checkout"
        )
    return renderer_of(templates)
