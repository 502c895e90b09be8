"""The branch of one story, up to the answer that is picked."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC

from agents.domain.draw import Draw
from agents.domain.identity import arxiv_id
from agents.domain.injection import suspected_injection
from agents.domain.reading import Prompt
from agents.domain.story import (
    Complaint,
    FreeAnswer,
    Material,
    Ranked,
    Verdict,
    Writing,
    day_of,
)
from agents.domain.thin import is_thin
from agents.domain.words import Flag, StoryId
from agents.errors import ModelError
from agents.ports import Services
from agents.summariser.checks.ground import Ground, ground
from agents.summariser.judge import judge
from agents.summariser.read import discussed
from agents.summariser.story_prompt import StoryPrompt
from agents.summariser.verify import checked, is_good, pick, said_of
from agents.summariser.write import FormerAnswer, one_answer, write

FIRST = 2  # answers that are written before anyone judges
EXTRACT = 101  # the sample number of what no model wrote


async def summarise(
    services: Services, story_id: StoryId, samples: int, *, judged: bool = True
) -> None:
    """Write, judge; keep one chosen answer whatever the model does.

    `samples` are the most answers that may be asked for; with 0 no model is asked:
    there is none, or a cap forbids it.
    """
    gathered = services.store.gathered.one(story_id)
    for note in gathered.notes:
        services.progress.note(note)
    story = services.store.ranked.one(story_id).story
    materials = await discussed(services, story, gathered.materials)
    await summarise_again(services, story_id, materials, samples, judged=judged)


async def summarise_again(
    services: Services,
    story_id: StoryId,
    materials: tuple[Material, ...],
    samples: int,
    *,
    judged: bool = True,
) -> None:
    """The same of what was read before."""
    story_prompt = StoryPrompt(services, services.store.ranked.one(story_id), materials)
    flags = _flags(story_prompt.ranked, materials)
    rounds = Rounds(story_prompt, judged=judged and not story_prompt.is_thin)
    if samples:
        await rounds.run(samples)
    elif services.plan.writer == "model":
        flags.append("budget")
    answers, verdicts = tuple(rounds.answers), rounds.picked()
    if not any(verdict.chosen for verdict in verdicts):
        extract, verdict = await _extracted(story_prompt)
        answers, verdicts = (*answers, extract), (*verdicts, verdict)
        flags.append("extractive")
    flags += _given_up(verdicts)
    writing = Writing(
        story_id=story_id,
        materials=materials,
        answers=answers,
        verdicts=verdicts,
        flags=tuple(dict.fromkeys(flags)),
    )
    services.store.writings.keep({story_id: writing})


@dataclass
class Rounds:
    """Answers until one is good: two first, then each sees the best one before it."""

    story_prompt: StoryPrompt
    judged: bool
    answers: list[FreeAnswer] = field(default_factory=list)
    verdicts: dict[int, Verdict] = field(default_factory=dict)  # by sample
    best: int | None = None

    async def run(self, samples: int) -> None:
        """At most so many answers; thin material takes one, and one more if it fails."""
        base = ground(self.story_prompt.materials, self.story_prompt.facts)
        first = min(samples, 1 if self.story_prompt.is_thin else FIRST)
        self.answers += await write(self.story_prompt, first)
        await self._judge(self.answers, base, 0)
        most = min(samples, first + 1) if self.story_prompt.is_thin else samples
        for sample in range(first, most):
            if not self.answers or any(map(is_good, self.verdicts.values())):
                return
            former = self._best()
            complaints = _complaints(self.verdicts[former.sample])
            rejected = FormerAnswer(former.text, complaints)
            again = await one_answer(self.story_prompt, sample, rejected)
            if again is None:
                return
            self.answers.append(again)
            await self._judge([former, again], base, sample - first + 1)

    def picked(self) -> tuple[Verdict, ...]:
        found = [self.verdicts[answer.sample] for answer in self.answers]
        return pick(found, self.best)

    async def _judge(
        self, answers: Sequence[FreeAnswer], base: Ground, round_: int
    ) -> None:
        """The new one beside the best; where it fails the checks, nobody is asked."""
        found = checked(answers, base, thin=self.story_prompt.is_thin)
        if self.judged and found and (round_ == 0 or found[-1].passed):
            judged = await judge(self.story_prompt, answers, found, round_)
            found = judged.verdicts
            self.best = judged.best if judged.best is not None else self.best
        elif round_:
            found = found[-1:]
        self.verdicts |= {verdict.sample: verdict for verdict in found}

    def _best(self) -> FreeAnswer:
        """What is nearest to good: passed, high, little to say against it."""

        def place(answer: FreeAnswer) -> tuple[bool, float, int, bool, int]:
            one = self.verdicts[answer.sample]
            against = len(one.complaints)
            is_other = one.sample != self.best
            return not one.passed, -one.score, against, is_other, one.sample

        return min(self.answers, key=place)


def _given_up(verdicts: tuple[Verdict, ...]) -> list[Flag]:
    """That nobody judged the chosen answer, though a judge was asked."""
    chosen = [c.flag for v in verdicts if v.chosen for c in v.complaints]
    return ["judge-failed"] if "judge-failed" in chosen else []


def _complaints(verdict: Verdict) -> tuple[Complaint, ...]:
    """What the next answer has to heed, each once: the spans, and the judge's reason."""
    found = [c for c in verdict.complaints if c.flag != "judge-failed"]
    if verdict.reason != said_of(found):
        found.append(Complaint(flag="judge-failed", text=verdict.reason))
    return tuple({(c.flag, c.text): c for c in found}.values())


async def _extracted(story_prompt: StoryPrompt) -> tuple[FreeAnswer, Verdict]:
    """Sentences of the material; nothing in it can be invented."""
    story = story_prompt.ranked.story
    prompt = Prompt(
        step="write",
        story_id=story.id,
        messages=(),
        temperature=0.0,
        max_tokens=1,
        materials=story_prompt.materials,
    )
    try:
        text = (await story_prompt.services.extract(prompt, Draw(EXTRACT))).text
    except ModelError:
        text = story.lead.title  # there is no sentence to quote
    answer = FreeAnswer(
        story_id=story.id, sample=EXTRACT, text=text, flags=("extractive",)
    )
    reason = "原文摘录，未经模型改写"
    return answer, Verdict(
        sample=EXTRACT, passed=True, score=1.0, reason=reason, chosen=True
    )


def _is_paper(ranked: Ranked) -> bool:
    return any(arxiv_id(candidate.url) for candidate in ranked.story.candidates)


def _flags(ranked: Ranked, materials: tuple[Material, ...]) -> list[Flag]:
    flags: list[Flag] = list(ranked.story.lead.flags)
    if day_of(ranked.story.lead, UTC, materials) is None:
        flags.append("date-unconfirmed")
    if is_thin(materials):
        flags.append("metadata-only")
    if _is_paper(ranked) and all(m.kind != "paper" for m in materials):
        flags.append("abstract-only")
    if suspected_injection(materials):
        flags.append("suspected-injection")
    return flags
