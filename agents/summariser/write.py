"""Free answers about one story: hot, unformatted, each in another order."""

import asyncio
from typing import NamedTuple

from agents.domain.disclaimers import without_disclaimers
from agents.domain.draw import Draw
from agents.domain.story import Complaint, FreeAnswer
from agents.domain.untrusted import tagless
from agents.domain.words import Flag
from agents.errors import ModelError
from agents.messages.said import said
from agents.summariser.example import nearest
from agents.summariser.outlines import outlines
from agents.summariser.story_prompt import StoryPrompt

_TEMPERATURE = 0.9
_TOKENS, _FEW_TOKENS = 1600, 500
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


class FormerAnswer(NamedTuple):
    """The best answer so far, and what was found against it."""

    text: str
    complaints: tuple[Complaint, ...]


async def write(story_prompt: StoryPrompt, samples: int) -> tuple[FreeAnswer, ...]:
    """Up to `samples` answers, by sample number; those that failed are noted."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one_answer(story_prompt, n)) for n in range(samples)]
    return tuple(answer for task in tasks if (answer := task.result()) is not None)


async def one_answer(
    story_prompt: StoryPrompt, sample: int, former: FormerAnswer | None = None
) -> FreeAnswer | None:
    """One answer, or None with a note if the model gave none.

    Diversity comes from the outline too: not every server honours a temperature.
    """
    services = story_prompt.services
    orders = outlines(story_prompt.ranked.section, story_prompt.materials)
    prompt = story_prompt.prompt(
        "write",
        {
            "example": ""
            if story_prompt.is_thin
            else tagless(nearest(services.archive, story_prompt.ranked)),
            "topics": services.plan.topics,
            "outline": "" if story_prompt.is_thin else orders[sample % len(orders)],
            "draft": tagless(former.text) if former else "",
            "complaints": [_said(one) for one in former.complaints] if former else [],
            "wish": tagless(services.instruction),
        },
        temperature=_TEMPERATURE,
        max_tokens=_FEW_TOKENS if story_prompt.is_thin else _TOKENS,
        materials=story_prompt.materials,
    )
    try:
        reply = await services.ask(prompt, Draw(sample))
    except ModelError as error:
        services.progress.note(
            said(
                "{title!r}, sample {sample}: {error}",
                title=story_prompt.title,
                sample=sample,
                error=error,
            )
        )
        return None
    text = without_disclaimers(reply.text)
    return FreeAnswer(story_id=story_prompt.ranked.story.id, sample=sample, text=text)


def _said(complaint: Complaint) -> str:
    """One fault as the writer reads it; it quotes an answer, which is foreign text."""
    fault = _FAULTS.get(complaint.flag, complaint.flag)
    where = f"（见“{complaint.sentence}”）" if complaint.sentence else ""
    return tagless(f"{fault}：{complaint.text}{where}")
