"""One judge, once: all answers that the checks let pass, in one call."""

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from pydantic import BaseModel, Field

from agents.domain.draw import Draw
from agents.domain.story import Complaint, FreeAnswer, Verdict
from agents.domain.untrusted import tagless
from agents.errors import ModelError
from agents.messages.said import said
from agents.summariser.story_prompt import StoryPrompt
from agents.summariser.verify import TELLING, WANTING, WRONG, graded

_TEMPERATURE = 0.0
_TOKENS = 900


class Grade(BaseModel):
    """The reason stands before the grade, so that the model thinks before it decides."""

    n: int
    reason: str = Field(max_length=1200)
    unsupported: list[str] = Field(default_factory=list, max_length=20)
    grade: int = Field(ge=WRONG, le=TELLING)


class JudgeAnswer(BaseModel):
    """One grade for each answer, and the number of the best."""

    answers: list[Grade] = Field(min_length=1, max_length=10)
    best: int = 0


class Judged(NamedTuple):
    """The verdicts anew, and the sample that the judge prefers, if any."""

    verdicts: tuple[Verdict, ...]
    best: int | None = None


async def judge(
    story_prompt: StoryPrompt,
    answers: Sequence[FreeAnswer],
    verdicts: Sequence[Verdict],
    round_: int = 0,
) -> Judged:
    """Of those that passed the checks; without an answer the checks alone decide.

    Judges prefer what they read first, so the order is that of a hash.
    """
    passed = {verdict.sample for verdict in verdicts if verdict.passed}
    shown = sorted((a for a in answers if a.sample in passed), key=_place)
    if not shown:
        return Judged(tuple(verdicts))
    numbered = [{"n": n, "text": tagless(a.text)} for n, a in enumerate(shown, start=1)]
    prompt = story_prompt.prompt(
        "judge",
        {"answers": numbered},
        temperature=_TEMPERATURE,
        max_tokens=_TOKENS,
        shape=JudgeAnswer,
    )
    try:
        answer = await story_prompt.services.ask_for(prompt, JudgeAnswer, Draw(round_))
    except ModelError as error:
        story_prompt.services.progress.note(
            said("{title!r}, judge: {error}", title=story_prompt.title, error=error)
        )
        return Judged(tuple(_unjudged(one) for one in verdicts))
    samples = {n: answer.sample for n, answer in enumerate(shown, start=1)}
    grades = {samples[one.n]: one for one in answer.answers if one.n in samples}
    return Judged(
        tuple(_anew(one, grades.get(one.sample)) for one in verdicts),
        samples.get(answer.best),
    )


def _place(answer: FreeAnswer) -> str:
    return hashlib.sha256(f"{answer.story_id}\0{answer.text}".encode()).hexdigest()


def _unjudged(verdict: Verdict) -> Verdict:
    if not verdict.passed:
        return verdict
    given_up = Complaint(flag="judge-failed", text="审稿的模型没有回答")
    return verdict.model_copy(update={"complaints": (*verdict.complaints, given_up)})


def _anew(verdict: Verdict, given: Grade | None) -> Verdict:
    """A wrong fact does not pass. What the judge left out stays as it was."""
    if given is None:
        return _unjudged(verdict)
    grade = min(given.grade, WANTING) if given.unsupported else given.grade
    own = [c for c in verdict.complaints if c.flag != "judge-failed"]
    found = [Complaint(flag="unsupported", text=text) for text in given.unsupported]
    return verdict.model_copy(
        update={
            "passed": grade > WRONG,
            "score": graded(verdict, grade),
            "reason": given.reason,
            "complaints": (*own, *found),
        }
    )
