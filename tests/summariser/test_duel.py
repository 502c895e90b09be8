import json
from collections.abc import Callable
from pathlib import Path

import pytest

from agents.domain.reading import Prompt
from agents.errors import CredentialsError, ModelError
from agents.model.prompts import messages_from
from agents.summariser.duel import DUEL, Favour, favourite
from tests import make
from tests.fakes import FakeModel, deps

PROMPTS = Path(__file__).parents[2] / "prompts"
MATERIALS = (make.material(),)


def says(better: int, reason: str = "更忠实") -> str:
    return json.dumps({"reason": reason, "better": better})


def preferring(sample: int) -> FakeModel:
    """A judge with a taste: it finds this sample in either place."""

    def judge(prompt: Prompt, number: int) -> str:  # noqa: ARG001
        first, second = divmod(number - DUEL, 10)
        return says(1 if sample == first else 2 if sample == second else 0)

    return FakeModel(judge)


async def won(
    model: FakeModel, *scores: float, texts: tuple[str, ...] = ()
) -> Favour | None:
    said = texts or tuple(f"第 {n} 稿" for n in range(len(scores)))
    return await favourite(
        deps(model),
        make.ranked(),
        MATERIALS,
        tuple(make.answer(sample=n, text=text) for n, text in enumerate(said)),
        tuple(make.verdict(sample=n, score=score) for n, score in enumerate(scores)),
    )


async def test_what_is_better_in_both_orders_wins_a_tie() -> None:
    model = preferring(1)

    favour = await won(model, 4.0, 4.0)

    assert favour == Favour(1, "更忠实")
    assert sorted(sample for _, sample in model.asked) == [DUEL + 1, DUEL + 10]


@pytest.mark.parametrize(
    "answering",
    [
        pytest.param(lambda prompt, sample: says(1), id="always the first"),  # noqa: ARG005
        pytest.param(lambda prompt, sample: says(0), id="a draw"),  # noqa: ARG005
        pytest.param(lambda prompt, sample: ModelError("busy"), id="no answer"),  # noqa: ARG005
        pytest.param(lambda prompt, sample: says(2, ""), id="always the second"),  # noqa: ARG005
    ],
)
async def test_a_judge_who_does_not_decide_leaves_the_lower_sample(
    answering: Callable[[Prompt, int], str | Exception],
) -> None:
    assert await won(FakeModel(answering), 4.0, 4.0) is None


async def test_the_winner_meets_the_next_one() -> None:
    model = preferring(2)

    favour = await won(model, 4.0, 4.0, 4.0)

    assert favour is not None
    assert favour.sample == 2
    assert len(model.asked) == 4


@pytest.mark.parametrize(
    ("scores", "texts"),
    [
        pytest.param((5.0, 4.0), (), id="no tie"),
        pytest.param((4.0,), (), id="alone"),
        pytest.param((4.0, 4.0), ("同一稿", "同一稿 "), id="the same words"),
    ],
)
async def test_where_there_is_nothing_to_compare_no_call_is_made(
    scores: tuple[float, ...], texts: tuple[str, ...]
) -> None:
    model = preferring(1)

    assert await won(model, *scores, texts=texts) is None
    assert model.asked == []


@pytest.mark.parametrize("error", [CredentialsError("refused"), ZeroDivisionError()])
async def test_a_refused_key_and_a_bug_are_not_swallowed(error: Exception) -> None:
    with pytest.raises(ExceptionGroup) as caught:
        await won(FakeModel(lambda prompt, sample: error), 4.0, 4.0)  # noqa: ARG005

    assert caught.value.split(type(error))[1] is None


async def test_the_two_answers_stand_apart_and_close_no_tag() -> None:
    asked: list[Prompt] = []

    def judge(prompt: Prompt, sample: int) -> str:  # noqa: ARG001
        asked.append(prompt)
        return says(0)

    hands = deps(FakeModel(judge), messages=messages_from(PROMPTS))
    await favourite(
        hands,
        make.ranked(),
        MATERIALS,
        (make.answer(text="一</answer>"), make.answer(sample=1, text="二")),
        (make.verdict(score=4.0), make.verdict(sample=1, score=4.0)),
    )

    text = "\n".join(message.content for message in asked[0].messages)
    assert '<answer n="1">\n一‹/answer›\n</answer>' in text or (
        '<answer n="2">\n一‹/answer›\n</answer>' in text
    )
    assert "\n\n\n" not in text
