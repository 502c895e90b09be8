"""The verifier: checks without a model first, then a judge, then one is picked."""

import asyncio

from pydantic import BaseModel, Field

from agents.domain.reading import Prompt
from agents.domain.story import Complaint, FreeAnswer, Material, Ranked, Verdict
from agents.domain.untrusted import tagless
from agents.errors import CredentialsError, ModelError
from agents.ports import Deps
from agents.summariser.checks.ground import Ground
from agents.summariser.checks.rules import BLOCKING, check
from agents.summariser.duel import Favour
from agents.summariser.facts import facts
from agents.summariser.spare import spare
from agents.summariser.write import marked_sources

_TEMPERATURE = 0.0
_TOKENS = 700
_PASS = 3  # of 5
_BEST, _WORST = 5, 1
_MINOR = 0.25  # what a complaint that does not block takes from the score


class JudgeAnswer(BaseModel):
    """The reason stands first, so that the model thinks before it decides."""

    reason: str = Field(max_length=1200)
    unsupported: list[str] = Field(default_factory=list, max_length=20)
    score: int = Field(ge=_WORST, le=_BEST)


async def verify(
    deps: Deps,
    ranked: Ranked,
    materials: tuple[Material, ...],
    answers: tuple[FreeAnswer, ...],
    base: Ground,
    *,
    judged: bool = True,
) -> tuple[Verdict, ...]:
    """A verdict per answer, in the order of the answers; none is chosen yet.

    The judge sees only what the checks let pass, and nothing where a cap leaves no
    room for it (`judged` False).
    """
    checked = [_checked(answer, base) for answer in answers]
    if not judged:
        return tuple(checked)
    async with asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(_judged(deps, ranked, materials, answer, verdict))
            for answer, verdict in zip(answers, checked, strict=True)
        ]
    return tuple(task.result() for task in tasks)


def pick(
    verdicts: tuple[Verdict, ...], favour: Favour | None = None
) -> tuple[Verdict, ...]:
    """The best one that passed is marked as chosen.

    Ties go to what the judge preferred, whose verdict then says so, else to the
    lower sample.
    """
    passed = [verdict for verdict in verdicts if verdict.passed]
    if not passed:
        return verdicts
    if favour:
        best = next(verdict for verdict in passed if verdict.sample == favour.sample)
        reason = f"{best.reason}；同分比较胜出：{favour.reason}"
    else:
        best = min(passed, key=lambda verdict: (-verdict.score, verdict.sample))
        reason = best.reason
    chosen = best.model_copy(update={"chosen": True, "reason": reason})
    return tuple(chosen if verdict is best else verdict for verdict in verdicts)


def _checked(answer: FreeAnswer, base: Ground) -> Verdict:
    complaints = check(answer.text, base)
    blocking = [c for c in complaints if c.flag in BLOCKING]
    said = "；".join(f"{c.flag}: {c.text}" for c in complaints)
    return Verdict(
        sample=answer.sample,
        passed=not blocking,
        score=float(_WORST) if blocking else _BEST - _MINOR * len(complaints),
        reason=said or "检查未发现问题",
        complaints=complaints,
    )


async def _judged(
    deps: Deps,
    ranked: Ranked,
    materials: tuple[Material, ...],
    answer: FreeAnswer,
    verdict: Verdict,
) -> Verdict:
    if not verdict.passed:
        return verdict
    shown = marked_sources(materials)
    prompt = Prompt(
        step="judge",
        story_id=ranked.story.id,
        messages=deps.messages(
            "judge",
            section=ranked.section,
            facts=tagless(facts(ranked.story, deps.plan.tz, materials)),
            answer=tagless(answer.text),
            **shown,
        ),
        temperature=_TEMPERATURE,
        max_tokens=_TOKENS,
        shape=JudgeAnswer,
        spare=spare(shown),
    )
    try:
        said = await deps.ask_for(prompt, JudgeAnswer, answer.sample)
    except CredentialsError:
        raise
    except ModelError as error:
        # Without a judge the checks alone decide.
        deps.progress.note(f"{ranked.story.lead.title!r}, judge: {error}")
        given_up = Complaint(flag="judge-failed", text="审稿的模型没有回答")
        return verdict.model_copy(
            update={"complaints": (*verdict.complaints, given_up)}
        )
    taken = _BEST - verdict.score
    found = [Complaint(flag="unsupported", text=text) for text in said.unsupported]
    return verdict.model_copy(
        update={
            "passed": said.score >= _PASS,
            "score": max(float(_WORST), said.score - taken),
            "reason": said.reason,
            "complaints": (*verdict.complaints, *found),
        }
    )
