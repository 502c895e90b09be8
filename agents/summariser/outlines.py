"""In which order the answers about one story are told: advice, by what was read. Pure."""

from collections.abc import Sequence

from agents.domain.story import Material, MaterialKind
from agents.domain.words import SectionName

Outlines = tuple[str, str]  # of the first answer and the second: `parts/outlines.md`

_PAPER: Outlines = ("problem", "result")
_TOOL: Outlines = ("use", "workings")
_RELEASE: Outlines = ("changes", "before")
_ARTICLE: Outlines = ("question", "answer")
_EVENT: Outlines = ("event", "substance")
_DISPUTE: Outlines = ("event", "dispute")

_OF: dict[SectionName, dict[MaterialKind, Outlines]] = {
    "practice": {"release": _RELEASE, "article": _ARTICLE, "paper": _PAPER},
    "theory": {"readme": _TOOL, "release": _RELEASE, "article": _ARTICLE},
    "news": {"release": _RELEASE},
}
_USUAL: dict[SectionName, Outlines] = {
    "practice": _TOOL,
    "theory": _PAPER,
    "news": _EVENT,
}


def outlines(section: SectionName, materials: Sequence[Material]) -> Outlines:
    """By the section and by what was read first; in the news, by who disputes it too."""
    if section == "news" and any(one.kind == "discussion" for one in materials):
        return _DISPUTE
    return _OF[section].get(materials[0].kind, _USUAL[section])
