"""What the archive and the editors' decisions teach, looked up or learnt anew."""

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from agents.domain.plan import Plan
from agents.domain.story import Candidate, Story
from agents.domain.taste import Learning, Taste
from agents.domain.words import CandidateId, StoryId, Window
from agents.messages.said import said
from agents.ports import Services
from agents.scout.choose import by_taste
from agents.scout.learning.forward import Score, learn
from agents.scout.learning.past import Past, past
from agents.scout.learning.pool import Pool, pool
from agents.scout.score import rank
from agents.shelves import Store

_KEPT = 2_000  # candidates of a window at most: of more the hash picks


@dataclass(frozen=True)
class LookedBack:
    """The windows before this one, and which of their candidates the state keeps."""

    windows: tuple[Past, ...] = ()
    ids: tuple[tuple[CandidateId, ...], ...] = ()

    @property
    def digest(self) -> str:
        """Of all that learning depends on; "" where there is nothing."""
        if not self.windows:
            return ""
        texts = [
            (
                one.name,
                [(sorted(s.keys), s.text) for s in (*one.printed, *one.rejected)],
            )
            for one in self.windows
        ]
        return hashlib.sha256(repr((texts, self.ids)).encode()).hexdigest()


def looked_back(services: Services) -> LookedBack:
    """Cheap: no candidate is read."""
    if not services.plan.learns:
        return LookedBack()
    since = services.plan.window.since
    windows = past(services.archive, services.drafts, since, ZoneInfo(services.plan.tz))
    return found_again(windows, services.store)


def found_again(windows: list[Past], store: Store) -> LookedBack:
    ids = tuple(tuple(store.of_window(one.window, _KEPT)) for one in windows)
    return LookedBack(tuple(windows), ids)


async def taste(services: Services, look: LookedBack) -> Taste | None:
    """What was learnt, if it is of use; kept, so that it is learnt once."""
    if not look.windows:
        return None
    kept = (one for one in services.store.learnings.every() if one.of == look.digest)
    learning = next(kept, None)
    if learning is None:
        found = [services.store.candidates.many(ids) for ids in look.ids]
        learning = await asyncio.to_thread(learnt_from, look, found, services.plan)
        services.store.learnings.keep({"last": learning})
    if learning.why and learning.positives:
        services.progress.note(
            said("what editors printed is not used: {why}", why=learning.why)
        )
    return learning.used


def learnt_from(look: LookedBack, found: list[list[Candidate]], plan: Plan) -> Learning:
    return learn(pools_of(look, found), score_of(plan), look.digest)


def pools_of(look: LookedBack, found: list[list[Candidate]]) -> list[Pool]:
    return [pool(one, some) for one, some in zip(look.windows, found, strict=True)]


def score_of(plan: Plan) -> Score:
    """The score of this plan, as it would have been in another window."""

    def score(
        stories: Sequence[Story], window: Window, taste: Taste | None
    ) -> dict[StoryId, float]:
        then = plan.model_copy(update={"window": window})
        ranked = rank(stories, then, by_taste(taste))
        return {one.story.id: one.score for one in ranked}

    return score
