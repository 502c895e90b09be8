"""Where the page publishes to, said before anything is decided."""

from pathlib import Path

from agents.console import named
from agents.messages.said import said
from agents.settings.program import program


def whereto(draft: Path, site: str) -> str:
    """One sentence; without a `site` it has the command that opens the page with one."""
    if site:
        return said("p publishes into {site}", site=site)
    return said(
        "p has nowhere to publish to: end this and open it again with {program} review"
        " {draft} --to DIR, a site's folder of issues (or set AGENTS_TO); what is decided"
        " stays",
        program=program(),
        draft=named(draft),
    )
