"""Free answers about one story: hot, unformatted, each from another angle."""

import asyncio

from agents.domain.reading import Prompt
from agents.domain.story import Complaint, FreeAnswer, Material, Ranked
from agents.errors import CredentialsError, ModelError
from agents.ports import Deps
from agents.summariser.read import facts
from agents.summariser.untrusted import datamarked, marker

# Diversity comes from the angle too: not every server honours a temperature.
ANGLES = ("practitioner", "researcher", "decision-maker")
_TEMPERATURE = 0.9
_TOKENS = 1600
REWRITE = 100  # the sample number of the one answer that is written again


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
    mark = marker(texts)
    sources = [
        {
            "n": m.n,
            "kind": m.kind,
            "title": datamarked(m.title, mark),
            "text": datamarked(m.text, mark),
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
    messages = deps.messages(
        "write",
        section=ranked.section,
        topics=deps.plan.topics,
        angle=ANGLES[sample % len(ANGLES)],
        facts=facts(ranked.story).replace("<", "‹").replace(">", "›"),
        metadata_only=all(m.kind == "metadata" for m in materials),
        complaints=[f"{c.text}（{c.sentence or '全文'}）" for c in complaints],
        **marked_sources(materials),
    )
    return Prompt(
        step="write",
        story_id=ranked.story.id,
        messages=messages,
        temperature=_TEMPERATURE,
        max_tokens=_TOKENS,
        materials=materials,
    )
