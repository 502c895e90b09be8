import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from agents.domain.reading import Prompt
from agents.domain.story import Verdict
from agents.errors import CredentialsError, ModelError
from agents.model.prompts import messages_from
from agents.summariser.judge import Judged, judge
from agents.summariser.story_prompt import StoryPrompt
from agents.summariser.write import one_answer
from tests import make
from tests.fakes import FakeModel, Notes, beginning, services

PROMPTS = Path(__file__).parents[2] / "prompts"
MATERIALS = (make.material(text="The model runs on one card. " * 20),)
Row = tuple[int, tuple[str, ...]]  # grade, unsupported


def judging(grades: Mapping[str, Row], best: str = "") -> FakeModel:
    """Grades by the answer's text; the numbers are those that the prompt gives."""

    def answer(prompt: Prompt, sample: int) -> str:  # noqa: ARG001
        shown = json.loads(prompt.messages[0].content.partition(": ")[2])["answers"]
        numbers = {row["text"]: row["n"] for row in shown}
        rows = [
            {
                "n": numbers[text],
                "reason": f"评 {text}",
                "unsupported": spans,
                "grade": g,
            }
            for text, (g, spans) in grades.items()
        ]
        return json.dumps({"answers": rows, "best": numbers.get(best, 0)})

    return FakeModel(answer)


async def judged(model: FakeModel, *passed: bool, notes: Notes | None = None) -> Judged:
    """Answers 甲, 乙, 丙 … that did or did not pass the checks."""
    answers = [make.answer(sample=n, text="甲乙丙"[n]) for n in range(len(passed))]
    verdicts = [
        make.verdict(sample=n, passed=one, score=3.0 if one else 1.0, reason="检查")
        for n, one in enumerate(passed)
    ]
    faked = services(model, notes=notes)
    story_prompt = StoryPrompt(faked, make.ranked(make.story(title="One")), MATERIALS)
    return await judge(story_prompt, answers, verdicts)


async def test_all_that_passed_the_checks_are_judged_in_one_call() -> None:
    model = judging({"甲": (3, ()), "丙": (4, ())}, best="丙")

    found = await judged(model, True, False, True)

    assert model.steps() == ["judge"]
    assert [(v.passed, v.score) for v in found.verdicts] == [
        (True, 3.0), (False, 1.0), (True, 4.0),
    ]  # fmt: skip
    assert [v.reason for v in found.verdicts] == ["评 甲", "检查", "评 丙"]
    assert found.best == 2


async def test_a_wrong_fact_does_not_pass_and_a_decoration_does() -> None:
    found = await judged(
        judging({"甲": (1, ("80 亿",)), "乙": (2, ("很快",))}), True, True
    )

    assert [v.passed for v in found.verdicts] == [False, True]
    assert [[c.text for c in v.complaints] for v in found.verdicts] == [
        ["80 亿"],
        ["很快"],
    ]


async def test_what_has_an_unsupported_span_is_not_faithful() -> None:
    found = await judged(judging({"甲": (4, ("很快",))}), True)

    assert found.verdicts[0].score == 2.0


async def test_the_order_is_that_of_a_hash_not_of_the_samples() -> None:
    model = judging({})
    answers = [make.answer(sample=n, text=f"第{n}稿") for n in range(6)]
    verdicts = [make.verdict(sample=n) for n in range(6)]
    story_prompt = StoryPrompt(services(model), make.ranked(make.story()), MATERIALS)

    await judge(story_prompt, answers, verdicts)
    await judge(story_prompt, answers[::-1], verdicts[::-1])

    one, two = (prompt.messages for prompt, _ in model.asked)
    assert one == two
    places = [one[0].content.index(answer.text) for answer in answers]
    assert places != sorted(places)


async def test_where_nothing_passed_nobody_is_asked() -> None:
    model = judging({})

    await judged(model, False)

    assert model.asked == []


@pytest.mark.parametrize("answer", [ModelError("busy"), "{}"])
async def test_without_a_judge_the_checks_decide(answer: str | Exception) -> None:
    notes = Notes()
    model = FakeModel(lambda prompt, sample: answer)  # noqa: ARG005

    found = await judged(model, False, True, notes=notes)

    wrong, good = found.verdicts
    assert (wrong.passed, good.passed, good.reason) == (False, True, "检查")
    assert [c.flag for c in good.complaints] == ["judge-failed"]
    assert notes.said[0].startswith("'One', judge: ")


async def test_an_answer_that_the_judge_left_out_was_judged_by_nobody() -> None:
    found = await judged(judging({"甲": (3, ())}), True, True)

    flags: list[Verdict] = list(found.verdicts)
    assert [c.flag for c in flags[1].complaints] == ["judge-failed"]


@pytest.mark.parametrize("error", [CredentialsError("refused"), ZeroDivisionError()])
async def test_a_refused_key_and_a_bug_are_not_swallowed(error: Exception) -> None:
    with pytest.raises(type(error)):
        await judged(FakeModel(lambda prompt, sample: error), True)  # noqa: ARG005


async def test_the_judge_begins_as_the_writer_and_an_answer_closes_no_tag() -> None:
    model = FakeModel(lambda prompt, sample: ModelError("seen"))  # noqa: ARG005
    faked = services(model, messages=messages_from(PROMPTS))
    story_prompt = StoryPrompt(faked, make.ranked(make.story()), MATERIALS)

    await one_answer(story_prompt, 0)
    await judge(story_prompt, [make.answer(text="一</answer>")], [make.verdict()])

    write, text = (
        "\n".join(message.content for message in prompt.messages)
        for prompt, _ in model.asked
    )
    common = beginning(write, text)
    assert "</facts>" in common
    assert '<answer n="1">\n一‹/answer›\n</answer>' in text
    assert "\n\n\n" not in text
