"""From all candidates of the window to the longlist. Pure."""

from collections.abc import Sequence
from functools import partial

from agents.domain.choice import Choice, left_out
from agents.domain.issue import Issue
from agents.domain.memory import Decided
from agents.domain.plan import Plan
from agents.domain.story import Candidate
from agents.domain.taste import Taste
from agents.scout.already_shared import split
from agents.scout.cluster import group
from agents.scout.learning.learnt import learnt
from agents.scout.score import Learnt, rank
from agents.scout.select import longlist
from agents.scout.sift import sift


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
    kept, rest = longlist(ranked, plan.quotas, plan.items)
    return Choice(
        of=of,
        taste=taste.digest if taste else "",
        stories=len(stories),
        known=len(old),
        ranked=tuple(kept),
        bench=(
            *(left_out(story, why) for story, why in (*old, *unfit)),
            *rest,
        ),
    )


def by_taste(taste: Taste | None) -> Learnt | None:
    """What was learnt, as the score takes it."""
    if taste is None:
        return None
    return Learnt(taste.share, partial(learnt, taste=taste))
