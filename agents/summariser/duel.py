"""The judge compares answers that tie for the best score, two by two."""

import asyncio
from typing import NamedTuple

from pydantic import BaseModel, Field

from agents.domain.reading import Prompt
from agents.domain.story import FreeAnswer, Material, Ranked, Verdict
from agents.domain.untrusted import tagless
from agents.errors import CredentialsError, ModelError
from agents.ports import Deps
from agents.summariser.facts import facts
from agents.summariser.spare import spare
from agents.summariser.write import marked_sources

DUEL = 2000  # of answers a and b, in this order, is sample 2000 + 10a + b
_MOST = 10  # samples, by the settings
_TEMPERATURE = 0.0
_TOKENS = 500


class DuelAnswer(BaseModel):
    """`better` is the place of the better answer; 0 is a draw."""

    reason: str = Field(max_length=1200)
    better: int = Field(ge=0, le=2)


class Favour(NamedTuple):
    """The sample that won, and why the judge preferred it."""

    sample: int
    reason: str


async def favourite(
    deps: Deps,
    ranked: Ranked,
    materials: tuple[Material, ...],
    answers: tuple[FreeAnswer, ...],
    verdicts: tuple[Verdict, ...],
) -> Favour | None:
    """Of those that tie for the best score, the one that beats those before it.

    Judges prefer what they read first, so each pair is shown in both orders; where
    these disagree, or the judge gives no answer, the lower sample stays. None where
    there was nothing to compare.
    """
    tied = _tied(answers, verdicts)
    favour = None
    for other in tied[1:]:
        best = next(a for a in tied if favour is None or a.sample == favour.sample)
        if reason := await _beats(deps, ranked, materials, other, best):
            favour = Favour(other.sample, reason)
    return favour


def _tied(
    answers: tuple[FreeAnswer, ...], verdicts: tuple[Verdict, ...]
) -> list[FreeAnswer]:
    """The best that passed, by sample; of answers alike in every word only one."""
    top = max((v.score for v in verdicts if v.passed), default=None)
    tied = {v.sample for v in verdicts if v.passed and v.score == top}
    alike: dict[str, FreeAnswer] = {}
    for answer in sorted(answers, key=lambda answer: answer.sample):
        if answer.sample in tied and answer.sample < _MOST:
            alike.setdefault(" ".join(answer.text.split()), answer)
    return list(alike.values())


async def _beats(
    deps: Deps,
    ranked: Ranked,
    materials: tuple[Material, ...],
    one: FreeAnswer,
    other: FreeAnswer,
) -> str:
    """Why `one` is better in both orders; "" where it is not."""
    async with asyncio.TaskGroup() as group:
        ahead, behind = (
            group.create_task(_compared(deps, ranked, materials, first, second))
            for first, second in ((one, other), (other, one))
        )
    before, after = ahead.result(), behind.result()
    if before is None or after is None or (before.better, after.better) != (1, 2):
        return ""
    return before.reason or "两种次序下都更好"


async def _compared(
    deps: Deps,
    ranked: Ranked,
    materials: tuple[Material, ...],
    first: FreeAnswer,
    second: FreeAnswer,
) -> DuelAnswer | None:
    shown = marked_sources(materials)
    prompt = Prompt(
        step="judge",
        story_id=ranked.story.id,
        messages=deps.messages(
            "duel",
            section=ranked.section,
            facts=tagless(facts(ranked.story, deps.plan.tz, materials)),
            first=tagless(first.text),
            second=tagless(second.text),
            **shown,
        ),
        temperature=_TEMPERATURE,
        max_tokens=_TOKENS,
        shape=DuelAnswer,
        spare=spare(shown),
    )
    try:
        return await deps.ask_for(
            prompt, DuelAnswer, DUEL + _MOST * first.sample + second.sample
        )
    except CredentialsError:
        raise
    except ModelError:
        # A draw needs no note: a recording without it and a cap mean one, too.
        return None
