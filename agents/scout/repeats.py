"""A model's word on which stories of the longlist tell one happening.

Words alone miss most of what two reporters tell freely (docs/evaluation.md §10). Nothing
is merged by it: the better one is printed, the other waits, and an editor may swap them.
"""

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator

from agents.domain.foreign import whole_number
from agents.domain.reading import Prompt
from agents.domain.story import Ranked
from agents.domain.untrusted import datamarked, marker
from agents.domain.words import StoryId
from agents.errors import ModelError
from agents.messages.said import said
from agents.ports import Services
from agents.scout.batches import name_of
from agents.scout.shown_story import ShownStory, shown

_TEMPERATURE = 0.0
_TOKENS = 900
_MOST = 10  # reports of one happening: a larger group is a topic, or a model astray
_BARE = 5  # numbers without a list of their own that can be but one group
_TITLE = 120  # characters


def _groups(said: object) -> list[list[int]]:
    """What can be used of an answer: lists of whole numbers, in an object or bare."""
    rows = said if isinstance(said, list) else []
    if len(rows) <= _BARE and all(whole_number(row) is not None for row in rows):
        rows = [rows]
    lists = (_list(row) for row in rows)
    groups = ([whole_number(one) for one in row] for row in lists)
    return [[one for one in group if one is not None] for group in groups]


def _list(said: Any) -> list[Any]:
    values = said.values() if isinstance(said, dict) else (said,)
    return next((one for one in values if isinstance(one, list)), [])


class Repeats(BaseModel):
    """The numbers of those that tell one happening, a list for each happening."""

    groups: Annotated[list[list[int]], BeforeValidator(_groups)]

    def among(self, count: int) -> list[list[int]]:
        """Those of 1 to `count`, each in the first group that names it.

        None, if by them most would go: so much is never told twice.
        """
        seen: set[int] = set()
        found: list[list[int]] = []
        for group in self.groups:
            own = [n for n in dict.fromkeys(group) if 1 <= n <= count and n not in seen]
            if 1 < len(own) <= _MOST:
                seen.update(own)
                found.append(own)
        going = sum(len(group) - 1 for group in found)
        return found if 2 * going <= count else []


async def told_once(services: Services, ranked: Sequence[Ranked]) -> list[Ranked]:
    """In the same order, with the `happening` of those that a model calls one.

    Only what was weighed is shown, and nothing that talks to models: one such line
    could speak for all the others.
    """
    graded = [entry for entry in ranked if entry.grade is not None]
    seen = [(entry, shown(entry.story, services.plan)) for entry in graded]
    lines = [(entry, one) for entry, one in seen if not one.addresses_a_model]
    lines.sort(key=lambda pair: pair[1].id)
    if len(lines) < 2:  # noqa: PLR2004  # two of one
        return list(ranked)
    prompt = _prompt(services, lines)
    if not services.budget_allows([prompt]):
        return list(ranked)
    try:
        answer = await services.ask_for(prompt, Repeats)
    except ModelError as error:
        services.progress.note(
            said(
                "no model looked for stories that are told twice: {error}", error=error
            )
        )
        return list(ranked)
    happenings: dict[StoryId, str] = {}
    for group in answer.among(len(lines)):
        ids = [lines[n - 1][1].id for n in group]
        happenings |= dict.fromkeys(ids, min(ids))
    return [
        entry.model_copy(update={"happening": happenings.get(entry.story.id, "")})
        for entry in ranked
    ]


def _prompt(services: Services, lines: Sequence[tuple[Ranked, ShownStory]]) -> Prompt:
    mark = marker([f"{one.title}\n{entry.gist}" for entry, one in lines])
    messages = services.messages(
        "repeats",
        mark=mark,
        stories=[
            {
                "n": n,
                "kind": one.kind,
                "age": one.age,
                "text": datamarked(_line(one.title, entry.gist), mark),
            }
            for n, (entry, one) in enumerate(lines, start=1)
        ],
    )
    return Prompt(
        step="repeats",
        story_id=name_of("repeats", (one for _, one in lines)),
        messages=messages,
        temperature=_TEMPERATURE,
        max_tokens=_TOKENS,
        shape=Repeats,
    )


def _line(title: str, gist: str) -> str:
    short = title[:_TITLE]
    return f"{short} ‖ {gist}" if gist and gist != title else short
