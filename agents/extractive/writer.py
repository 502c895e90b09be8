"""The writer without a model: it answers prompts with sentences of the source."""

import json
from collections.abc import Sequence

from agents.domain.draw import FIRST, Draw
from agents.domain.han import has_han
from agents.domain.reading import Prompt, Reply
from agents.errors import ModelError
from agents.extractive.extract import Extract, summarise
from agents.extractive.titles import REPOSITORY, as_spelt, name_of
from agents.extractive.uses import with_use
from agents.messages.said import said

NAME = "extractive"
FEATURES = "特点"
INTRODUCTION = "介绍"


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
        if not extract.lead and not (prompt.step == "card" and title):
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
        *extract.lead,
        *(
            f"{line.label}：{line.text}" if line.label else line.text
            for line in extract.lines
        ),
    ]
    if extract.features:
        lines += [f"{FEATURES}：", *(f"- {feature}" for feature in extract.features)]
    return "\n".join(lines)


def carded(extract: Extract, title: str) -> str:
    """The JSON of `formatter.card.CardAnswer`; no category, organisation or quote.

    Where there is no sentence the title stands for one.
    """
    parts = [
        {"label": line.label, "text": line.text, "points": []}
        for line in extract.lines
        if line.label
    ]
    if rest := [line.text for line in extract.lines if line.label is None]:
        parts.append({"label": INTRODUCTION, "text": _joined(rest), "points": []})
    if extract.features:
        points = list(extract.features)
        parts.append({"label": FEATURES, "text": "", "points": points})
    card = {
        "name": _named(title, extract),
        "org": "",
        "category": "",
        "lead": _joined(extract.lead) or title,
        "parts": parts,
        "application": "",
        "quotes": [],
        "sources": list(extract.sources) or [1],
    }
    return json.dumps(card, ensure_ascii=False, indent=1)


def _named(title: str, extract: Extract) -> str:
    """A repository's title is its address: what it is for stands in the lead."""
    lead = _joined(extract.lead)
    source = lead if lead and REPOSITORY.fullmatch(title) else title
    said = [*extract.lead, *(line.text for line in extract.lines)]
    return with_use(as_spelt(name_of(title) or name_of(lead), " ".join(said)), source)


def _joined(sentences: Sequence[str]) -> str:
    """Chinese sentences stand next to each other; English ones need a space."""
    text = ""
    for sentence in sentences:
        is_han = has_han(text[-2:]) and has_han(sentence[:2])
        text += sentence if is_han or not text else f" {sentence}"
    return text
