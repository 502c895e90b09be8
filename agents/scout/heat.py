"""Who else speaks of a story, and how many like it, against what is usual. Pure."""

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from agents.domain.identity import arxiv_id
from agents.domain.kinds import POST, REPOSITORY
from agents.domain.source import Kind
from agents.domain.story import Candidate, Story
from agents.domain.words import StoryId, Window
from agents.scout.part import ScorePart
from agents.scout.terms import Words

# What is usual of each kind: the logarithm of its votes, points or stars, and their
# spread. A service that counts nothing has no row.
_USUAL: Mapping[Kind, tuple[float, float]] = {
    "github": (math.log(400), 1.3),
    "hackernews": (math.log(150), 0.8),
    "huggingface": (math.log(12), 1.0),
}
_LIKED = 0.5  # points for each spread above what is usual
_LEAST, _MOST = -1.0, 2.5  # spreads that count
_OUTLETS = (0.0, 0.6, 1.0)  # points for none, one and two of them; more are an echo
_GROWN, _MUCH = 0.2, 1.0  # points for each doubling of the stars gained, and at most
_FEW = 10  # stars gained that mean nothing
_VERSION = re.compile(r"(\d{4}\.\d{4,5})v\d")  # of a paper, by which it is named
_NOTHING = ScorePart()
_LONG = 4  # letters; shorter words name nothing
_TITLE, _BESIDES = 4, 2  # long words that a title has; that stand beside a short name


class _Name(NamedTuple):
    """A story is named where the key stands with `least` of the other words."""

    story: StoryId
    words: frozenset[str]
    least: int


class Heat:
    """What the window's candidates say of its stories, before it ends.

    Other entries can only add to a story, and only those that name it.
    """

    def __init__(self, stories: Sequence[Story], window: Window) -> None:
        self._names: dict[str, list[_Name]] = defaultdict(list)
        self._until = window.until
        self._outlets: dict[StoryId, set[str]] = defaultdict(set)
        if any(self._is_outlet(c) for story in stories for c in story.candidates):
            for story in stories:
                if story.lead.row.gives is not POST:
                    self._name(story)

    def listen(self, story: Story, words: Words) -> None:
        """Take in whom a story's own words name. To be done with all, then `part`."""
        if not self._names:
            return
        outlets = [c for c in story.candidates if self._is_outlet(c)]
        if not outlets:
            return
        papers = {found[1] for word in words.all if (found := _VERSION.match(word))}
        for key in (words.all | papers) & self._names.keys():
            for name in self._names[key]:
                if name.story != story.id and len(name.words & words.all) >= name.least:
                    self._outlets[name.story].update(map(outlet, outlets))

    def part(self, story: Story, *, speaks: bool = True) -> ScorePart:
        """What does not speak of the field is liked for something else."""
        liked, reasons = self._liked(story) if speaks else (0.0, [])
        if not story.others and story.id not in self._outlets:
            return ScorePart(liked, (f"热度：{reasons[0]}",)) if reasons else _NOTHING
        own = {outlet(c) for c in story.candidates} - {outlet(story.lead)}
        others = sorted(own | (self._outlets[story.id] - {outlet(story.lead)}))
        points = _OUTLETS[min(len(others), len(_OUTLETS) - 1)]
        if others:
            reasons.append(f"{'、'.join(others[:3])} 也提到 {points:+.1f}")
        return ScorePart(
            liked + points, ("热度：" + "、".join(reasons),) if reasons else ()
        )

    def _is_outlet(self, candidate: Candidate) -> bool:
        """A paper that cites another is no outlet; what comes later was not known."""
        at = candidate.published
        return candidate.row.gives is POST and (at is None or at < self._until)

    def _name(self, story: Story) -> None:
        for candidate in story.candidates:
            if paper := arxiv_id(candidate.url):
                self._names[paper].append(_Name(story.id, frozenset(), 0))
        if story.lead.row.gives is REPOSITORY:
            self._repository(story)
            return
        long = frozenset(w for w in Words(story.lead.title).row if len(w) >= _LONG)
        if len(long) >= _TITLE:
            key = max(long, key=lambda word: (len(word), word))
            self._names[key].append(_Name(story.id, long, len(long)))
        short, colon, _ = story.lead.title.partition(":")
        if colon and short.lower() in long:
            besides = long - {short.lower()}
            self._names[short.lower()].append(_Name(story.id, besides, _BESIDES))

    def _repository(self, story: Story) -> None:
        """Its owner has to be named too: `agents` alone is anybody's."""
        owner, _, name = story.lead.title.lower().rpartition("/")
        besides = frozenset(Words(owner).row) - {name}
        if len(name) >= _LONG and besides:
            self._names[name].append(_Name(story.id, besides, len(besides)))

    def _liked(self, story: Story) -> tuple[float, list[str]]:
        """Of several kinds the most telling counts: 45 votes beside 3,000 stars."""
        best, reason = None, ""
        for candidate in story.candidates:
            usual = _USUAL.get(candidate.kind) if candidate.popularity else None
            if usual is None:
                continue
            mean, spread = usual
            points = (math.log1p(candidate.popularity) - mean) / spread
            points = _LIKED * max(_LEAST, min(_MOST, points))
            points += _growth(candidate)
            if best is None or points > best:
                best, reason = points, _counted(candidate, points)
        if best is None:
            return 0.0, []
        # Few points of a discussion say nothing against the paper that it is about.
        return (best, [reason]) if story.lead.popularity else (max(0.0, best), [reason])


def _growth(candidate: Candidate) -> float:
    if candidate.gained <= _FEW:
        return 0.0
    return min(_MUCH, _GROWN * math.log2(candidate.gained / _FEW))


def outlet(candidate: Candidate) -> str:
    """Two queries of one service are one voice."""
    return candidate.row.service or candidate.source


def _counted(candidate: Candidate, points: float) -> str:
    return (
        f"{candidate.source} {candidate.popularity} {candidate.row.unit} {points:+.1f}"
    )
