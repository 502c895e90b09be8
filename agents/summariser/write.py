"""Free answers about one story: hot, unformatted, each from another angle."""

import asyncio
from itertools import count

from agents.domain.reading import Prompt
from agents.domain.story import Complaint, FreeAnswer, Material, Ranked
from agents.domain.untrusted import datamarked, marker, tagless
from agents.domain.words import Flag
from agents.errors import CredentialsError, ModelError
from agents.ports import Deps
from agents.summariser.example import nearest
from agents.summariser.facts import facts
from agents.summariser.spare import spare

# Diversity comes from the angle too: not every server honours a temperature.
ANGLES = ("practitioner", "researcher", "decision-maker")
_TEMPERATURE = 0.9
_TOKENS = 1600
REWRITE = 100  # the sample number of the one answer that is written again
_FAULTS: dict[Flag, str] = {
    "number-not-in-source": "材料里没有这个数字、日期或版本",
    "name-not-in-source": "材料里没有这个名称",
    "quote-not-in-source": "材料里没有这句原话",
    "url-not-in-source": "材料里没有这个网址",
    "unsupported": "材料里没有依据",
    "wrong-language": "没有用中文写",
    "copied": "整句照抄了材料，要用自己的话写",
    "too-short": "太短",
    "too-long": "太长",
    "hype": "宣传腔",
    "judge-failed": "审稿没有通过",
}


async def write(
    deps: Deps, ranked: Ranked, materials: tuple[Material, ...], samples: int
) -> tuple[FreeAnswer, ...]:
    """Up to `samples` answers, by sample number; those that failed are noted."""
    async with asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(one_answer(deps, ranked, materials, sample))
            for sample in range(samples)
        ]
    return tuple(answer for task in tasks if (answer := task.result()) is not None)


async def one_answer(
    deps: Deps,
    ranked: Ranked,
    materials: tuple[Material, ...],
    sample: int,
    complaints: tuple[Complaint, ...] = (),
) -> FreeAnswer | None:
    """One answer, or None with a note if the model gave none."""
    story = ranked.story
    prompt = _prompt(deps, ranked, materials, sample, complaints)
    try:
        reply = await deps.ask(prompt, sample)
    except CredentialsError:
        raise
    except ModelError as error:
        deps.progress.note(f"{story.lead.title!r}, sample {sample}: {error}")
        return None
    return FreeAnswer(story_id=story.id, sample=sample, text=reply.text)


def marked_sources(materials: tuple[Material, ...]) -> dict[str, object]:
    """The materials as a prompt shows them, and their mark."""
    texts = [f"{m.title}\n{m.text}" for m in materials]
    mark, number = marker(texts), count(1)
    sources = [
        {
            "n": m.n,
            "kind": m.kind,
            "title": datamarked(m.title, mark),
            "text": datamarked(m.text, mark, number),
        }
        for m in materials
    ]
    return {"mark": mark, "sources": sources}


def _prompt(
    deps: Deps,
    ranked: Ranked,
    materials: tuple[Material, ...],
    sample: int,
    complaints: tuple[Complaint, ...],
) -> Prompt:
    shown = marked_sources(materials)
    messages = deps.messages(
        "write",
        section=ranked.section,
        example=tagless(nearest(deps.archive, ranked)),
        topics=deps.plan.topics,
        angle=ANGLES[sample % len(ANGLES)],
        facts=tagless(facts(ranked.story, deps.plan.tz, materials)),
        metadata_only=all(m.kind == "metadata" for m in materials),
        complaints=[_said(complaint) for complaint in complaints],
        wish=tagless(deps.wish),
        **shown,
    )
    return Prompt(
        step="write",
        story_id=ranked.story.id,
        messages=messages,
        temperature=_TEMPERATURE,
        max_tokens=_TOKENS,
        materials=materials,
        spare=spare(shown),
    )


def _said(complaint: Complaint) -> str:
    """One fault as the writer reads it; it quotes an answer, which is foreign text."""
    fault = _FAULTS.get(complaint.flag, complaint.flag)
    where = f"（见“{complaint.sentence}”）" if complaint.sentence else ""
    return tagless(f"{fault}：{complaint.text}{where}")
