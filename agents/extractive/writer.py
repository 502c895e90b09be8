"""The writer without a model: it answers prompts with sentences of the source."""

import json

from agents.domain.draw import FIRST, Draw
from agents.domain.han import has_han
from agents.domain.reading import Prompt, Reply
from agents.errors import ModelError
from agents.extractive.extract import Extract, LabelledSentence, summarise
from agents.extractive.titles import REPOSITORY, name_of
from agents.extractive.uses import with_use
from agents.messages.said import said

NAME = "extractive"
FEATURES = "特点"
INTRODUCTION = "介绍"
LEAD_SENTENCES = 2


class Extractive:
    """An Ask for the steps write and card, from `prompt.materials` alone."""

    async def __call__(self, prompt: Prompt, draw: Draw = FIRST) -> Reply:  # noqa: ARG002  # the same sentences every time
        """Raises ModelError for other steps, and where there is no sentence.

        A card is made of a title too.
        """
        if prompt.step not in ("write", "card"):
            raise ModelError(said("the extractive writer writes, and nothing else"))
        extract = summarise(prompt.materials)
        title = prompt.materials[0].title.strip() if prompt.materials else ""
        if not extract.lines and not (prompt.step == "card" and title):
            raise ModelError(
                said(
                    "story {story_id!r} has no sentence that could be quoted",
                    story_id=prompt.story_id,
                )
            )
        if prompt.step == "write":
            return Reply(text=written(extract), model=NAME)
        return Reply(text=carded(extract, title), model=NAME)


def written(extract: Extract) -> str:
    """One sentence a line, with the label it earned; the features as a list."""
    lines = [
        f"{line.label}：{line.text}" if line.label else line.text
        for line in extract.lines
    ]
    if extract.features:
        lines += [f"{FEATURES}：", *(f"- {feature}" for feature in extract.features)]
    return "\n".join(lines)


def carded(extract: Extract, title: str) -> str:
    """The JSON of `formatter.card.CardAnswer`; no category, organisation or quote.

    Where there is no sentence the title stands for one.
    """
    plain = [line for line in extract.lines if line.label is None]
    lead = plain[:LEAD_SENTENCES] or list(extract.lines[:1])
    parts = [
        {"label": line.label, "text": line.text, "points": []}
        for line in extract.lines
        if line.label and line not in lead
    ]
    if rest := plain[LEAD_SENTENCES:]:
        parts.append({"label": INTRODUCTION, "text": _joined(rest), "points": []})
    if extract.features:
        points = list(extract.features)
        parts.append({"label": FEATURES, "text": "", "points": points})
    card = {
        "name": _named(title, lead),
        "org": "",
        "category": "",
        "lead": _joined(lead) or title,
        "parts": parts,
        "application": "",
        "quotes": [],
        "sources": list(extract.sources) or [1],
    }
    return json.dumps(card, ensure_ascii=False, indent=1)


def _named(title: str, lead: list[LabelledSentence]) -> str:
    """A repository's title is its address: what it is for stands in the first line."""
    source = lead[0].text if lead and REPOSITORY.fullmatch(title) else title
    return with_use(name_of(title) or name_of(_joined(lead)), source)


def _joined(lines: list[LabelledSentence]) -> str:
    """Chinese sentences stand next to each other; English ones need a space."""
    text = ""
    for line in lines:
        gap = (
            " " if text and not (has_han(text[-2:]) and has_han(line.text[:2])) else ""
        )
        text += gap + line.text
    return text
