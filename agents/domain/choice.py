"""What the scout chose, and from what: the same is chosen from only once."""

from typing import Any

from agents.domain.report import Benched
from agents.domain.story import Ranked, Story
from agents.domain.words import Noun


class Choice(Noun):
    """`of` is a digest of all that it depends on: contents, plan, archive, decisions."""

    of: str
    taste: str = ""  # the digest of what was learnt and used
    stories: int  # of the window
    known: int  # of these, what the archive has or an editor refused
    ranked: tuple[Ranked, ...]  # the longlist, best first
    bench: tuple[Benched, ...]


def benched(entry: Ranked, why: str) -> Benched:
    return Benched(
        section=entry.section,
        category=entry.category,
        score=entry.score,
        reasons=entry.reasons,
        why=why,
        gist=entry.gist,
        **_told(entry.story),
    )


def left_out(story: Story, why: str) -> Benched:
    """One that was never scored."""
    return Benched(section=story.lead.section or "", score=0, why=why, **_told(story))


def _told(story: Story) -> dict[str, Any]:
    lead = story.lead
    return {
        "id": story.id,
        "candidates": tuple(candidate.id for candidate in story.candidates),
        "title": lead.title,
        "url": lead.url,
        "source": lead.source,
        "published": lead.published,
    }
