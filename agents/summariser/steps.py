"""The branch of one story, up to the answer that the verifier picked."""

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
)
from agents.domain.words import Flag, StoryId
from agents.errors import ModelError
from agents.ports import Deps
from agents.summariser.align import align
from agents.summariser.checks.attribution import attributed, heard, reported
from agents.summariser.checks.counts import contradicted
from agents.summariser.checks.ground import Ground, ground
from agents.summariser.checks.rules import LOOK_BACK, check_sentence
from agents.summariser.duel import favourite
from agents.summariser.facts import facts
from agents.summariser.read import discussed
from agents.summariser.verify import pick, verify
from agents.summariser.write import REWRITE, one_answer, write


async def summarise(
    deps: Deps, story_id: StoryId, samples: int, *, judged: bool = True
) -> None:
    """Write, verify; keep one chosen answer whatever the model does.

    With `samples` 0 no model is asked: there is none, or a cap forbids it.
    """
    gathered = deps.store.gathered.one(story_id)
    for note in gathered.notes:
        deps.progress.note(note)
    story = deps.store.ranked.one(story_id).story
    materials = await discussed(deps, story, gathered.materials)
    await summarise_again(deps, story_id, materials, samples, judged=judged)


async def summarise_again(
    deps: Deps,
    story_id: StoryId,
    materials: tuple[Material, ...],
    samples: int,
    *,
    judged: bool = True,
) -> None:
    """The same of what was read before."""
    ranked = deps.store.ranked.one(story_id)
    base = ground(materials, facts(ranked.story, deps.plan.tz, materials))
    flags = _flags(ranked, materials)
    answers: tuple[FreeAnswer, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    if samples:
        answers, verdicts = await _tried(
            deps, ranked, materials, base, samples, judged=judged
        )
    elif deps.plan.writer == "model":
        flags.append("budget")
    if not any(verdict.chosen for verdict in verdicts):
        extract, verdict = await _extracted(deps, ranked, materials)
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
    deps.store.writings.keep({story_id: writing})


def support(deps: Deps, story_id: StoryId) -> None:
    """Tie each sentence of the card to what was read, or flag it."""
    card = deps.store.cards.one(story_id)
    writing = deps.store.writings.one(story_id)
    ranked = deps.store.ranked.one(story_id)
    base = ground(
        writing.materials, facts(ranked.story, deps.plan.tz, writing.materials)
    )
    told = reported(card.item)
    supported = []
    for n, sentence in enumerate(card.sentences):
        last = card.sentences[max(0, n - LOOK_BACK) : n]
        before = "".join(one.text for one in last)
        said = attributed(sentence.text) or sentence.text.strip("“”") in told
        found_ = check_sentence(sentence.text, base, said=said, before=before)
        flags = [complaint.flag for complaint in found_]
        evidence = align(sentence.text, heard(writing.materials, said=said))
        if contradicted(sentence.text, evidence, before):
            flags.append("number-not-in-source")
        if not evidence:
            flags.append("unsupported")
        supported.append(
            sentence.model_copy(
                update={"evidence": evidence, "flags": tuple(dict.fromkeys(flags))}
            )
        )
    found = [c.flag for aside in card.asides for c in check_sentence(aside, base)]
    found += [flag for sentence in supported for flag in sentence.flags]
    flags_of_card = tuple(dict.fromkeys((*card.flags, *found)))
    deps.store.cards.keep(
        {
            story_id: card.model_copy(
                update={"sentences": tuple(supported), "flags": flags_of_card}
            )
        }
    )


async def _tried(
    deps: Deps,
    ranked: Ranked,
    materials: tuple[Material, ...],
    base: Ground,
    samples: int,
    *,
    judged: bool,
) -> tuple[tuple[FreeAnswer, ...], tuple[Verdict, ...]]:
    """Answers and verdicts; where none passes, one more that heeds the complaints."""
    answers = await write(deps, ranked, materials, samples)
    found = await verify(deps, ranked, materials, answers, base, judged=judged)
    favour = None
    if judged:
        favour = await favourite(deps, ranked, materials, answers, found)
    verdicts = pick(found, favour)
    if not answers or any(verdict.chosen for verdict in verdicts):
        return answers, verdicts
    again = await one_answer(deps, ranked, materials, REWRITE, _complaints(verdicts))
    if again is None:
        return answers, verdicts
    more = await verify(deps, ranked, materials, (again,), base, judged=judged)
    return (*answers, again), pick((*verdicts, *more))


def _given_up(verdicts: tuple[Verdict, ...]) -> list[Flag]:
    """That nobody judged the chosen answer, though a judge was asked."""
    chosen = [c.flag for v in verdicts if v.chosen for c in v.complaints]
    return ["judge-failed"] if "judge-failed" in chosen else []


def _complaints(verdicts: tuple[Verdict, ...]) -> tuple[Complaint, ...]:
    """What the next answer has to heed, each once: the checks', else the judge's."""
    found = [c for verdict in verdicts for c in verdict.complaints]
    if not found:
        found = [Complaint(flag="judge-failed", text=v.reason) for v in verdicts]
    return tuple({(c.flag, c.text): c for c in found}.values())


async def _extracted(
    deps: Deps, ranked: Ranked, materials: tuple[Material, ...]
) -> tuple[FreeAnswer, Verdict]:
    """Sentences of the material; nothing in it can be invented."""
    sample = REWRITE + 1
    prompt = Prompt(
        step="write",
        story_id=ranked.story.id,
        messages=(),
        temperature=0.0,
        max_tokens=1,
        materials=materials,
    )
    try:
        text = (await deps.extract(prompt, sample)).text
    except ModelError:
        text = ranked.story.lead.title  # there is no sentence to quote
    answer = FreeAnswer(
        story_id=ranked.story.id, sample=sample, text=text, flags=("extractive",)
    )
    reason = "原文摘录，未经模型改写"
    return answer, Verdict(
        sample=sample, passed=True, score=1.0, reason=reason, chosen=True
    )


def _is_paper(ranked: Ranked) -> bool:
    return any(arxiv_id(candidate.url) for candidate in ranked.story.candidates)


def _flags(ranked: Ranked, materials: tuple[Material, ...]) -> list[Flag]:
    flags: list[Flag] = list(ranked.story.lead.flags)
    if all(material.kind == "metadata" for material in materials):
        flags.append("metadata-only")
    if _is_paper(ranked) and all(m.kind != "paper" for m in materials):
        flags.append("abstract-only")
    if suspected_injection(materials):
        flags.append("suspected-injection")
    return flags
