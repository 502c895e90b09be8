"""Where the page publishes to, said before anything is decided."""

import shlex
from pathlib import Path

from agents.console import named
from agents.domain.review import Publication
from agents.messages.said import said
from agents.settings.program import program


def whereto(draft: Path, site: str, published: Publication | None = None) -> str:
    """One sentence; without a `site` it has the command that opens the page with one.

    That is the folder of what was `published`, where something was.
    """
    if site:
        return said("p publishes into {site}", site=site)
    if published:
        return said(
            "p has nowhere to publish to: end this and open it again with {program} review"
            " {draft} --to {site}; what is decided stays",
            program=program(),
            draft=named(draft),
            site=shlex.quote(str(Path(published.page).parent)),
        )
    return said(
        "p has nowhere to publish to: end this and open it again with {program} review"
        " {draft} --to DIR, a site's folder of issues (or set AGENTS_TO); what is decided"
        " stays",
        program=program(),
        draft=named(draft),
    )
