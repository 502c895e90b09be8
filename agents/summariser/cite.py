"""Each sentence of a card with the lines that a model points to, verified in code.

Only numbers come back, so a text can change nothing but what its own line is cited
for, and whether a sentence of its own card is doubted. A step that fails costs the
exactness, never the card. Whether the model compares at all is tried in each answer: by a
sentence that is false.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated, NamedTuple

from pydantic import BaseModel, BeforeValidator, Field

from agents.domain.foreign import whole_number
from agents.domain.issue import Card, Sentence
from agents.domain.untrusted import tagless
from agents.domain.words import StoryId
from agents.errors import ModelError
from agents.messages.said import said
from agents.ports import Services
from agents.summariser.checks.attribution import attributed, reported
from agents.summariser.checks.counts import contradicted
from agents.summariser.checks.ground import Ground, ground
from agents.summariser.checks.rules import LOOK_BACK, check_sentence
from agents.summariser.checks.said import unfound
from agents.summariser.decoy import decoy
from agents.summariser.story_prompt import StoryPrompt, numbered
from agents.summariser.support import Borne, Line, borne_out

_TEMPERATURE = 0.0
_TOKENS = 900
_MOST = 6  # lines of one sentence
_WORDS = 8  # that are named to an editor


def _numbers(said: object) -> list[int] | None:
    """None, as if no doubts were told, for what is no list of numbers: it costs no lines."""
    if not isinstance(said, list):
        return None
    numbers = [number for one in said if (number := whole_number(one)) is not None]
    return numbers if len(numbers) == len(said) else None


Numbers = Annotated[list[int] | None, BeforeValidator(_numbers)]


class Citation(NamedTuple):
    """What the model said of one sentence."""

    lines: tuple[Line, ...] | None = None  # None: it said nothing
    doubted: bool | None = None  # None: it told no doubts, or told them blindly


Cited = Mapping[int, Citation]  # by the sentence's place in the card


class Pointed(BaseModel):
    n: int
    lines: list[int] = Field(default_factory=list)


class CiteAnswer(BaseModel):
    """The lines of the material for each sentence of the card."""

    sentences: list[Pointed] = Field(default_factory=list)
    doubts: Numbers = None  # sentences that say a little else; None: it was not said


async def cite(services: Services, story_id: StoryId) -> None:
    """Tie each sentence of the card to what was read, or flag it.

    An extract's sentences are their own spans: nobody is asked about them.
    """
    card = services.store.cards.one(story_id)
    writing = services.store.writings.one(story_id)
    story_prompt = StoryPrompt(
        services, services.store.ranked.one(story_id), writing.materials
    )
    cited: Cited = {}
    if "extractive" not in card.flags and card.sentences:
        cited = await _pointed(
            story_prompt, [sentence.text for sentence in card.sentences]
        )
    services.store.cards.keep({story_id: tied(card, story_prompt, cited)})


def tied(card: Card, story_prompt: StoryPrompt, cited: Cited) -> Card:
    """The card with its evidence and what the checks say of each sentence."""
    base = ground(story_prompt.materials, story_prompt.facts)
    spoken = reported(card.item)
    sentences = tuple(
        _tied(
            one, _before(card, n), cited.get(n, Citation()), story_prompt, base, spoken
        )
        for n, one in enumerate(card.sentences)
    )
    found = [c.flag for aside in card.asides for c in check_sentence(aside, base)]
    found += [flag for sentence in sentences for flag in sentence.flags]
    flags = tuple(dict.fromkeys((*card.flags, *found)))
    return card.model_copy(update={"sentences": sentences, "flags": flags})


def _before(card: Card, n: int) -> str:
    """What stands just before a sentence, whose list it may count."""
    return "".join(one.text for one in card.sentences[max(0, n - LOOK_BACK) : n])


def _tied(
    sentence: Sentence,
    before: str,
    cited: Citation,
    story_prompt: StoryPrompt,
    base: Ground,
    spoken: str,
) -> Sentence:
    quoted = attributed(sentence.text) or sentence.text.strip("“”") in spoken
    found = check_sentence(sentence.text, base, said=quoted, before=before)
    flags = [complaint.flag for complaint in found]
    borne = borne_out(
        sentence.text,
        cited.lines,
        story_prompt.materials,
        said=quoted,
        compared=cited.doubted is False,
    )
    doubted = bool(cited.doubted and borne.evidence)
    if doubted:  # then code is not certain either
        borne = borne._replace(support="weak")
    if contradicted(sentence.text, borne.evidence, before):
        flags.append("number-not-in-source")
    if borne.support == "none":
        flags.append("unsupported")
    return sentence.model_copy(
        update={
            "evidence": borne.evidence,
            "support": borne.support,
            "doubted": doubted,
            "unfound": _unfound(sentence.text, borne, cited.lines or ()),
            "flags": tuple(dict.fromkeys(flags)),
        }
    )


def _unfound(text: str, borne: Borne, cited: Sequence[Line]) -> tuple[str, ...]:
    """The words that an editor compares first; of what is certain, none."""
    if borne.support != "weak":
        return ()
    read = (*(one.quote for one in borne.evidence), *(line.text for line in cited))
    return tuple(unfound(text, "\n".join(read)))[:_WORDS]


async def _pointed(story_prompt: StoryPrompt, texts: Sequence[str]) -> Cited:
    """What was said of each sentence; nothing where the step fails."""
    shown = [tagless(" ".join(text.split())) for text in texts]
    false = decoy(shown, story_prompt.ranked.story.id)
    prompt = story_prompt.prompt(
        "cite",
        {
            "sentences": [*shown, false] if false else shown,
            "long": story_prompt.is_long,
        },
        temperature=_TEMPERATURE,
        max_tokens=_TOKENS,
        shape=CiteAnswer,
    )
    try:
        answer = await story_prompt.services.ask_for(prompt, CiteAnswer)
    except ModelError as error:
        story_prompt.services.progress.note(
            said("{title!r}, cite: {error}", title=story_prompt.title, error=error)
        )
        return {}
    lines = numbered(story_prompt.materials)
    seen = not false or _sees(answer, len(shown) + 1)
    return {
        one.n - 1: Citation(
            tuple(lines[n] for n in one.lines[:_MOST] if n in lines),
            _is_doubted(one.n, answer.doubts, seen=seen),
        )
        for one in answer.sentences
        if one.n <= len(shown)
    }


def _sees(answer: CiteAnswer, false: int) -> bool:
    """Whether it has no line for the false sentence, told by its number, or doubts it."""
    said = [one for one in answer.sentences if one.n == false]
    return false in (answer.doubts or ()) or (bool(said) and not said[0].lines)


def _is_doubted(n: int, doubts: Sequence[int] | None, *, seen: bool) -> bool | None:
    """A doubt counts in any case; that there is none only of who sees what is false."""
    if n in (doubts or ()):
        return True
    return False if doubts is not None and seen else None
