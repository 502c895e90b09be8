"""From all candidates of the window to the longlist. Pure."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from agents.domain.choice import Choice, benched, left_out
from agents.domain.issue import Issue
from agents.domain.memory import Decided
from agents.domain.plan import Plan
from agents.domain.report import Benched
from agents.domain.story import Candidate, Ranked, Story
from agents.domain.taste import Taste
from agents.domain.words import StoryId
from agents.scout.already_shared import split
from agents.scout.cluster import group
from agents.scout.learning.learnt import learnt
from agents.scout.own_works import shared_works, stated_works
from agents.scout.score import Learnt, rank
from agents.scout.select import longlist
from agents.scout.sift import sift
from agents.scout.told_earlier import earlier_items, told_before


def choose(
    candidates: Sequence[Candidate],
    plan: Plan,
    archive: Sequence[Issue],
    drafts: Sequence[Decided],
    of: str = "",
    taste: Taste | None = None,
) -> Choice:
    """Cluster, drop what is known or withdrawn, rank; the bench says why.

    O(n log n) in the candidates, some 0.1 ms for each.
    """
    stories = group(candidates)
    new, old = split(stories, archive, drafts)
    fit, unfit = sift(new, plan)
    ranked = rank(fit, plan, by_taste(taste))
    before = earlier_items(archive, drafts, plan.window)

    def told(entries: Sequence[Ranked]) -> dict[StoryId, str]:
        works = {entry.story.id: stated_works(entry.story) for entry in entries}
        known = shared_works(entries, works, archive, plan.window)
        return told_before(entries, before) | known

    kept, rest = _longlist(ranked, plan, told)
    return Choice(
        of=of,
        taste=taste.digest if taste else "",
        stories=len(stories),
        known=len(old),
        ranked=tuple(kept),
        bench=(
            *_left_out(old),
            *_left_out(unfit),
            *rest,
        ),
    )


def _left_out(stories: Sequence[tuple[Story, str]]) -> list[Benched]:
    by_id = sorted(stories, key=lambda one: one[0].id)
    return [left_out(story, why) for story, why in by_id]


def _longlist(
    ranked: Sequence[Ranked],
    plan: Plan,
    told: Callable[[Sequence[Ranked]], Mapping[StoryId, str]],
) -> tuple[list[Ranked], list[Benched]]:
    """The best; whoever was probably told before makes way for the next.

    `told`: why some do not come; it is asked for those that would.
    """
    whys: dict[StoryId, str] = {}
    looked: set[StoryId] = set()
    left: Sequence[Ranked] = ranked
    waiting: list[Ranked] = []
    while True:
        kept, rest = longlist(left, plan.quotas, plan.items)
        new = [entry for entry in kept if entry.story.id not in looked]
        looked.update(entry.story.id for entry in new)
        again = told(new)
        if not again:
            break
        whys |= again
        left = [entry for entry in ranked if entry.story.id not in whys]
        waiting = [entry for entry in ranked if entry.story.id in whys]
    return kept, [*(benched(e, whys[e.story.id]) for e in waiting), *rest]


def by_taste(taste: Taste | None) -> Learnt | None:
    """What was learnt, as the score takes it."""
    if taste is None:
        return None
    return Learnt(taste.share, partial(learnt, taste=taste))
