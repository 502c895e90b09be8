"""What the scout chose, and from what: the same is chosen from only once."""

from typing import Any

from agents.domain.report import Benched, SourceReport
from agents.domain.story import Gathered, Ranked, Story
from agents.domain.words import Noun, Window, trusted


class Choice(Noun):
    """`of` is a digest of all that it depends on: contents, plan, archive, decisions."""

    of: str
    taste: str = ""  # the digest of what was learnt and used
    stories: int  # of the window
    known: int  # of these, what the archive has or an editor refused
    ranked: tuple[Ranked, ...]  # the longlist, best first
    bench: tuple[Benched, ...]


class Chosen(Noun):
    """The shortlist of one draft as it stands, by the scout's choice or editors' hands.

    `gathered` is what was read of each; what the report says of the reading comes along.
    """

    draft: str
    window: Window
    ranked: tuple[Ranked, ...]
    gathered: tuple[Gathered, ...]
    bench: tuple[Benched, ...]
    reports: tuple[SourceReport, ...]
    counts: dict[str, int]  # candidates, stories, known
    written: bool = False  # a draft was made of it

    @property
    def decides(self) -> str:
        """All of it that a draft depends on."""
        return self.model_dump_json(exclude={"written", "reports"})


def benched(entry: Ranked, why: str) -> Benched:
    return trusted(
        Benched,
        section=entry.section,
        category=entry.category,
        score=entry.score,
        reasons=entry.reasons,
        why=why,
        gist=entry.gist,
        **_shown(entry.story),
    )


def left_out(story: Story, why: str) -> Benched:
    """One that was never scored."""
    return Benched(section=story.lead.section or "", score=0, why=why, **_shown(story))


def _shown(story: Story) -> dict[str, Any]:
    lead = story.lead
    return {
        "id": story.id,
        "candidates": (lead.id, *[other.id for other in story.others]),
        "title": lead.title,
        "url": lead.url,
        "source": lead.source,
        "published": lead.came_out,
    }
