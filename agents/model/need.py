"""What writing one story takes, from the size of its material, by the calls it makes.

The figures are our own estimates' (`budget.estimate`); what a server really counts is
learnt from the stories that are through (`agents.run.purse`). Pure.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from agents.domain.reading import Prompt
from agents.domain.share import NOTHING, Share
from agents.domain.story import Material
from agents.domain.thin import is_thin
from agents.domain.untrusted import MARKED
from agents.model.budget import BYTES_PER_TOKEN, Budget, estimate


class PlannedCall(NamedTuple):
    """One call: whether it sees the material, and tokens besides that.

    `most` are those that its answer may take, `answer` those that it does.
    """

    step: str
    sees: bool
    prompt: int
    answer: int
    most: int


# The only place that knows which calls a story makes; the figures are of the recorded
# month, whose material is left out of `prompt`.
WRITE = PlannedCall("write", sees=True, prompt=2_500, answer=550, most=1_600)
JUDGE = PlannedCall("judge", sees=True, prompt=3_450, answer=300, most=900)
CARD = PlannedCall("card", sees=False, prompt=1_750, answer=700, most=1_800)
CITE = PlannedCall("cite", sees=True, prompt=1_300, answer=150, most=900)
SPARE = 0.15  # of what the caps leave, for what comes before the stories
_FIRST = 2  # answers of the first round
AGAIN = 0.25  # of the stories have no good one, and get another


def calls(
    share: Share, *, thin: bool, again: float = AGAIN
) -> Iterator[tuple[PlannedCall, float]]:
    """Each with how often it is made; `again` is the chance that no answer is good.

    About a title and half a sentence one short answer is written, and not judged.
    """
    if not share.samples:
        return
    judged = share.judged and not thin
    written = 1 if thin else min(_FIRST, share.samples)
    again *= judged and share.samples > written
    yield WRITE, written + again
    if judged:
        yield JUDGE, 1 + again
    yield CARD, 1
    yield CITE, 1


def size(materials: Sequence[Material]) -> int:
    """Tokens of what a prompt shows, with the marks of its lines."""
    lines = sum(1 + material.text.count("\n") for material in materials)
    texts = (text for material in materials for text in (material.title, material.text))
    return estimate(texts) + lines * MARKED // BYTES_PER_TOKEN


def needs(
    materials: Sequence[Material], samples: int, thinking: int
) -> tuple[tuple[Share, float], ...]:
    """A story's possible shares, the dearest first, each with its tokens.

    `thinking` are the tokens that one call takes before it answers.
    """
    ladder = [Share(samples=n, judged=True) for n in range(samples, 0, -1)]
    if samples:
        ladder.append(Share(samples=1, judged=False))
    return tuple(
        (share, need(materials, share, thinking)) for share in (*ladder, NOTHING)
    )


def need(
    materials: Sequence[Material], share: Share, thinking: int, again: float = AGAIN
) -> float:
    """Tokens of one story."""
    seen = size(materials)
    return sum(
        often * (seen * call.sees + call.prompt + call.answer + thinking)
        for call, often in calls(share, thin=is_thin(materials), again=again)
    )


def loose(thinking: int) -> int:
    """Tokens by which what a call reserves is more than what it will take."""
    beyond = max(call.most - call.answer for call in (WRITE, JUDGE, CARD, CITE))
    return beyond + 2 * thinking


def most_calls(samples: int) -> int:
    """Of one story: write and judge, once more each where no answer was good."""
    share = Share(samples=samples, judged=True)
    return sum(round(often) for _, often in calls(share, thin=False, again=1.0))


def budget_allows(budget: Budget, prompts: Iterable[Prompt]) -> bool:
    """Whether the longest answers to these leave the stories nearly all there is."""
    needed = sum(
        estimate(message.content for message in prompt.messages) + prompt.max_tokens
        for prompt in prompts
    )
    return needed <= SPARE * budget.left
