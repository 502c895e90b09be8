"""A model's word on the longlist: a grade, a section, a category and a line for each."""

import asyncio
from collections.abc import Sequence

from agents.bulkhead import bulkhead
from agents.domain.reading import Prompt
from agents.domain.story import Ranked
from agents.domain.untrusted import datamarked, marker
from agents.domain.words import SECTIONS, StoryId
from agents.errors import ModelError
from agents.messages.said import said
from agents.ports import Services
from agents.scout.batches import batches, name_of
from agents.scout.blend import blended
from agents.scout.categorise import categories_of
from agents.scout.gist import gist
from agents.scout.grades import Grades, StoryGrade
from agents.scout.printed import examples
from agents.scout.select import longlist_size
from agents.scout.shown_story import ShownStory, shown

_TEMPERATURE = 0.1
_TOKENS, _EACH = 200, 160  # of an answer, of each story in it


async def weighed(
    services: Services, ranked: Sequence[Ranked]
) -> tuple[list[Ranked], list[str]]:
    """In the same order, and the keys of the faults of our own that cost grades.

    What no model weighed stays as it is: all of it without a model, or where the caps
    are too small for this.
    """
    if services.plan.writer != "model":
        return list(ranked), []
    stories = [shown(entry.story, services.plan) for entry in ranked]
    together = batches(stories, longlist_size(services.plan.items))
    printed = examples(services.archive)
    prompts = [_prompt(services, batch, printed) for batch in together]
    if not services.budget_allows(prompts):
        return list(ranked), []
    services.progress.begin("weighing", len(together))
    async with asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(_graded(services, batch, prompt))
            for batch, prompt in zip(together, prompts, strict=True)
        ]
    results = [task.result() for task in tasks]
    grades = {id_: grade for found, _, _ in results for id_, grade in found.items()}
    _tell(services, len(stories), len(grades), [why for _, why, _ in results if why])
    gists = {
        one.id: gist(grades[one.id].gist, f"{one.title}\n{one.text}")
        for one in stories
        if one.id in grades
    }
    faults = [key for _, _, keys in results for key in keys]
    return blended(ranked, grades, gists, services.plan.quotas), faults


async def _graded(
    services: Services, batch: Sequence[ShownStory], prompt: Prompt
) -> tuple[dict[StoryId, StoryGrade], str, list[str]]:
    """The grades of those that have one, why there is none, and our own faults."""
    found: dict[int, StoryGrade] = {}
    why = ""
    with bulkhead(services, "grades", prompt.story_id) as faults:
        try:
            answer = await services.ask_for(prompt, Grades)
            found = answer.by_number(len(batch))
        except ModelError as error:
            why = str(error)
    services.progress.advance("weighing")
    return {batch[n - 1].id: grade for n, grade in found.items()}, why, faults


def _tell(services: Services, stories: int, graded: int, why: Sequence[str]) -> None:
    """Once, however many batches failed."""
    if graded < stories:
        because = said(" ({why})", why=why[0]) if why else ""
        services.progress.note(
            said(
                "the model weighed {graded} of {stories} stories{because}; the"
                " others stand by their score",
                graded=graded,
                stories=stories,
                because=because,
            )
        )


def _prompt(
    services: Services, batch: Sequence[ShownStory], printed: list[str]
) -> Prompt:
    mark = marker([f"{one.title}\n{one.text}" for one in batch])
    quotas = services.plan.quotas
    texts = [datamarked(one.text, mark) for one in batch]
    messages = services.messages(
        "weigh",
        topics=services.plan.topics,
        sections=[
            {"name": name, "categories": categories_of(name, quotas)}
            for name in SECTIONS
            if quotas[name].items
        ],
        examples=printed,
        mark=mark,
        sources=[
            {
                "n": n,
                "kind": one.kind,
                "age": one.age,
                "title": datamarked(one.title, mark),
                "text": text,
            }
            for n, (one, text) in enumerate(zip(batch, texts, strict=True), start=1)
        ],
    )
    return Prompt(
        step="weigh",
        story_id=name_of("weigh", batch),
        messages=messages,
        temperature=_TEMPERATURE,
        max_tokens=_TOKENS + _EACH * len(batch),
        shape=Grades,
        # In a small context the longest openings go first; the titles stay.
        spare=tuple(sorted(filter(None, texts), key=lambda text: (-len(text), text))),
    )
