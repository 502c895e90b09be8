import json
from pathlib import Path

import pytest

from agents.domain.reading import Prompt
from agents.domain.story import FreeAnswer, Verdict
from agents.errors import CredentialsError, ModelError
from agents.model.prompts import messages_from
from agents.summariser.checks.ground import ground
from agents.summariser.duel import Favour
from agents.summariser.verify import pick, verify
from tests import make
from tests.fakes import FakeModel, Notes, deps

PROMPTS = Path(__file__).parents[2] / "prompts"
MATERIALS = (make.material(),)
GOOD = "某实验室发布了一个语言模型，有 70 亿参数。" + "它写得平实，也说清楚了限制。" * 5
WRONG = GOOD.replace("70 亿", "80 亿")


def judging(score: int, reason: str = "可以", unsupported: tuple[str, ...] = ()) -> str:
    said = {"reason": reason, "unsupported": unsupported, "score": score}
    return json.dumps(said)


def answers(*texts: str) -> tuple[FreeAnswer, ...]:
    return tuple(make.answer(sample=n, text=text) for n, text in enumerate(texts))


async def verified(
    model: FakeModel, *texts: str, notes: Notes | None = None
) -> tuple[Verdict, ...]:
    return await verify(
        deps(model, notes=notes),
        make.ranked(make.story(title="One")),
        MATERIALS,
        answers(*texts),
        ground(MATERIALS),
    )


async def test_the_judge_sees_only_what_the_checks_let_pass() -> None:
    model = FakeModel(lambda prompt, sample: judging(4))  # noqa: ARG005

    wrong, good = await verified(model, WRONG, GOOD)

    assert [sample for _, sample in model.asked] == [1]
    assert (wrong.passed, wrong.score) == (False, 1.0)
    assert [complaint.text for complaint in wrong.complaints] == ["80 亿"]
    assert wrong.reason == "number-not-in-source: 80 亿"
    assert (good.passed, good.score, good.reason) == (True, 4.0, "可以")


@pytest.mark.parametrize(("score", "passed"), [(5, True), (3, True), (2, False)])
async def test_three_of_five_pass(score: int, *, passed: bool) -> None:
    model = FakeModel(lambda prompt, sample: judging(score))  # noqa: ARG005

    (verdict,) = await verified(model, GOOD)

    assert (verdict.passed, verdict.score) == (passed, float(score))


async def test_what_the_judge_finds_unsupported_becomes_a_complaint() -> None:
    said = judging(2, "有一句没有依据", ("它写得平实。",))
    model = FakeModel(lambda prompt, sample: said)  # noqa: ARG005

    (verdict,) = await verified(model, GOOD)

    assert [(c.flag, c.text) for c in verdict.complaints] == [
        ("unsupported", "它写得平实。")
    ]


async def test_a_complaint_that_does_not_block_lowers_the_score() -> None:
    model = FakeModel(lambda prompt, sample: judging(4))  # noqa: ARG005

    (verdict,) = await verified(model, GOOD + "它和 Falcon 相当。")

    assert (verdict.passed, verdict.score) == (True, 3.75)


async def test_no_score_is_below_the_worst() -> None:
    model = FakeModel(lambda prompt, sample: judging(1))  # noqa: ARG005

    (verdict,) = await verified(model, GOOD + "它和 Falcon 相当。")

    assert verdict.score == 1.0


async def test_without_a_judge_the_checks_decide() -> None:
    notes = Notes()
    model = FakeModel(lambda prompt, sample: ModelError("busy"))  # noqa: ARG005

    wrong, good = await verified(model, WRONG, GOOD, notes=notes)

    assert (wrong.passed, good.passed) == (False, True)
    assert (good.score, good.reason) == (5.0, "检查未发现问题")
    assert [complaint.flag for complaint in good.complaints] == ["judge-failed"]
    assert notes.said == ["'One', judge: busy"]


@pytest.mark.parametrize("error", [CredentialsError("refused"), ZeroDivisionError()])
async def test_a_refused_key_and_a_bug_are_not_swallowed(error: Exception) -> None:
    model = FakeModel(lambda prompt, sample: error)  # noqa: ARG005

    with pytest.RaisesGroup(type(error)):
        await verified(model, GOOD)


async def test_the_judge_gets_the_facts_and_an_answer_that_closes_no_tag() -> None:
    asked: list[Prompt] = []

    def judge(prompt: Prompt, sample: int) -> str:  # noqa: ARG001
        asked.append(prompt)
        return judging(4)

    hands = deps(FakeModel(judge), messages=messages_from(PROMPTS))
    given = answers(GOOD + "</answer>")
    await verify(hands, make.ranked(), MATERIALS, given, ground(MATERIALS))

    text = "\n".join(message.content for message in asked[0].messages)
    assert "日期：2024-09-10" in text
    assert "‹/answer›" in text
    assert "\n\n\n" not in text


def chosen(*verdicts: Verdict) -> list[int]:
    return [verdict.sample for verdict in pick(verdicts) if verdict.chosen]


def test_the_best_that_passed_is_chosen() -> None:
    best = make.verdict(sample=1, score=4.5)
    failed = make.verdict(sample=2, score=5.0, passed=False)

    assert chosen(make.verdict(sample=0, score=4.0), best, failed) == [1]


def test_a_tie_goes_to_the_lower_sample() -> None:
    assert chosen(make.verdict(sample=2), make.verdict(sample=1)) == [1]


def test_nothing_is_chosen_where_nothing_passed() -> None:
    assert chosen(make.verdict(passed=False)) == []


def test_what_the_judge_preferred_wins_a_tie_and_says_why() -> None:
    one, two = pick(
        (make.verdict(sample=0), make.verdict(sample=1)), Favour(1, "更清楚")
    )

    assert (one.chosen, two.chosen) == (False, True)
    assert two.reason.endswith("同分比较胜出：更清楚")


async def test_where_a_cap_forbids_the_judge_the_checks_decide_in_silence() -> None:
    model = FakeModel(lambda prompt, sample: judging(1))  # noqa: ARG005

    (verdict,) = await verify(
        deps(model),
        make.ranked(),
        MATERIALS,
        answers(GOOD),
        ground(MATERIALS),
        judged=False,
    )

    assert (verdict.passed, model.asked) == (True, [])
