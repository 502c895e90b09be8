"""What the scout chose, and from what: the same is chosen from only once."""

from agents.domain.report import Benched
from agents.domain.story import Ranked
from agents.domain.words import Noun


class Choice(Noun):
    """`of` is a digest of all that it depends on: contents, plan, archive, decisions."""

    of: str
    stories: int  # of the window
    known: int  # of these, what the archive has or an editor refused
    ranked: tuple[Ranked, ...]  # the longlist, best first
    bench: tuple[Benched, ...]
