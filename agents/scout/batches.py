"""Which stories are weighed together: by a hash, so that nothing is left to chance. Pure."""

import hashlib
from collections.abc import Iterable, Sequence

from agents.domain.words import Step, StoryId
from agents.scout.shown_story import ShownStory

BATCH = 20  # stories of one prompt, about


def batches(stories: Sequence[ShownStory], size: int) -> list[list[ShownStory]]:
    """In the order of their hashes, each story in one batch.

    `size` is how many stories a longlist holds, whether it is full or not: how many
    batches there are follows from it alone, so that a story which comes or goes
    changes its own batch and no other. What talks to a model is alone in its batch.
    """
    count = max(1, size // BATCH)
    shared: list[list[ShownStory]] = [[] for _ in range(count)]
    alone: list[list[ShownStory]] = []
    for shown in sorted(stories, key=lambda one: (_hash(one.id), one.id)):
        if shown.addresses_a_model:
            alone.append([shown])
        else:
            shared[_hash(shown.id) % count].append(shown)
    return [batch for batch in (*shared, *alone) if batch]


def name_of(step: Step, stories: Iterable[ShownStory]) -> StoryId:
    """By its stories: a recorded answer is never given to other ones."""
    ids = "\0".join(shown.id for shown in stories)
    return StoryId(f"{step}-{hashlib.sha256(ids.encode()).hexdigest()[:16]}")


def _hash(story_id: StoryId) -> int:
    return int(hashlib.sha256(story_id.encode()).hexdigest(), 16)
