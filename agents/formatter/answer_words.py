"""A card whose words are put otherwise, and one without the addresses it made up. Pure."""

from collections.abc import Callable, Sequence

from agents.domain.addresses import without_unsourced
from agents.domain.story import Material, Story
from agents.formatter.card import CardAnswer


def put_otherwise(answer: CardAnswer, put: Callable[[str], str]) -> CardAnswer:
    """Its text is what `put` makes of it; names, labels and quotations are as they were."""
    parts = [
        part.model_copy(
            update={"text": put(part.text), "points": [put(one) for one in part.points]}
        )
        for part in answer.parts
    ]
    return answer.model_copy(
        update={
            "lead": put(answer.lead),
            "application": put(answer.application),
            "parts": parts,
        }
    )


def without_invented(answer: CardAnswer, sources: str) -> CardAnswer:
    """It shows no address, in no field, that does not stand in `sources`."""

    def put(text: str) -> str:
        return without_unsourced(text, sources)

    words = put_otherwise(answer, put)
    parts = [one.model_copy(update={"label": put(one.label)}) for one in words.parts]
    quotes = [
        one.model_copy(update={"text": put(one.text), "by": put(one.by)})
        for one in words.quotes
    ]
    names = {"name": put(answer.name), "org": put(answer.org)}
    return words.model_copy(update={**names, "parts": parts, "quotes": quotes})


def addresses_of(
    story: Story, materials: Sequence[Material], *, read: bool = True
) -> str:
    """What tells which addresses a story has: those of its pages, and what they say.

    Where what was `read` talks to the model, its text vouches for none.
    """
    texts = [f"{one.title}\n{one.text}" for one in materials if read]
    given = [
        url
        for one in story.candidates
        for url in (one.url, *(link.url for link in one.links))
    ]
    return "\n".join((*texts, *(one.url for one in materials), *given))
