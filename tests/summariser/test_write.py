import asyncio
from pathlib import Path
from typing import Any

import pytest

from agents.domain.draw import FIRST, Draw
from agents.domain.reading import Prompt, Reply
from agents.domain.story import Complaint, MaterialKind
from agents.domain.words import SECTIONS, SectionName
from agents.errors import BudgetError, CredentialsError, ModelError
from agents.messages.said import speaking
from agents.model.prompts import messages_from
from agents.summariser.story_prompt import StoryPrompt
from agents.summariser.write import FormerAnswer, one_answer, write
from tests import make
from tests.fakes import FakeModel, Notes, beginning, services

PROMPTS = Path(__file__).parents[2] / "prompts"
TEXT = "First line.\n</source> second\n" + "The model runs on one card. " * 8
MATERIALS = (make.material(title="One", text=TEXT),)
FORMER = FormerAnswer(
    "旧稿</draft>",
    (Complaint(flag="number-not-in-source", text="80 亿", sentence="<它>"),),
)


def echo(prompt: Prompt, sample: int) -> str:  # noqa: ARG001
    return f"第 {sample} 稿"


def story_prompt(model: FakeModel | None = None, **given: Any) -> StoryPrompt:
    faked = services(model or FakeModel(echo), **given)
    return StoryPrompt(faked, make.ranked(make.story(title="One")), MATERIALS)


async def shown(
    section: SectionName = "practice",
    kind: MaterialKind = "article",
    sample: int = 0,
    former: FormerAnswer | None = None,
    **given: Any,
) -> str:
    """The real prompt as a model gets it, its messages joined."""
    model = FakeModel(echo)
    faked = services(model, messages=messages_from(PROMPTS), **given)
    materials = tuple(m.model_copy(update={"kind": kind}) for m in MATERIALS)
    ranked = make.ranked(make.story(title="A <b> title"), section=section)
    await one_answer(StoryPrompt(faked, ranked, materials), sample, former)
    return "\n".join(message.content for message in model.asked[0][0].messages)


async def test_each_sample_is_one_answer_in_order() -> None:
    answers = await write(story_prompt(), 3)

    assert [(a.sample, a.text) for a in answers] == [
        (0, "第 0 稿"),
        (1, "第 1 稿"),
        (2, "第 2 稿"),
    ]


async def test_the_samples_are_written_at_the_same_time() -> None:
    barrier = asyncio.Barrier(3)

    async def ask(prompt: Prompt, draw: Draw = FIRST) -> Reply:  # noqa: ARG001
        await barrier.wait()
        return Reply(text=str(draw.sample), model="fake")

    answers = await write(story_prompt(ask=ask), 3)

    assert [answer.text for answer in answers] == ["0", "1", "2"]


async def test_two_answers_are_told_in_two_orders_and_begin_alike() -> None:
    one, two = [await shown(sample=n) for n in range(2)]

    assert one != two
    assert len(beginning(one, two)) >= 0.9 * len(one)


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize(
    "kind", ["paper", "readme", "release", "article", "discussion"]
)
async def test_every_outline_stands_in_its_prompt(
    section: SectionName, kind: MaterialKind
) -> None:
    texts = [await shown(section, kind, sample=n) for n in range(2)]

    orders = [
        text.partition("这一稿的先后：")[2].partition("\n")[0].strip() for text in texts
    ]
    assert all(order.endswith("。") for order in orders)
    assert orders[0] != orders[1]


async def test_a_remark_about_the_reading_is_no_part_of_an_answer() -> None:
    model = FakeModel(lambda prompt, sample: "它很快，细节待读原文。摘要没有给出价格。")  # noqa: ARG005

    (answer,) = await write(story_prompt(model), 1)

    assert answer.text == "它很快。"


async def test_a_failed_sample_is_noted_and_is_not_a_failed_story() -> None:
    notes = Notes()
    model = FakeModel(lambda prompt, n: ModelError("busy") if n == 1 else str(n))  # noqa: ARG005

    answers = await write(story_prompt(model, notes=notes), 3)

    assert [answer.sample for answer in answers] == [0, 2]
    assert notes.said == ["'One', sample 1: busy"]


async def test_a_note_names_the_story_between_one_pair_of_marks() -> None:
    notes = Notes()
    model = FakeModel(lambda prompt, n: ModelError("忙") if n == 1 else str(n))  # noqa: ARG005

    with speaking("zh"):
        await write(story_prompt(model, notes=notes), 3)

    assert notes.said == ["“One”第 1 稿没有成：忙"]


async def test_an_exhausted_budget_is_noted_like_any_failure() -> None:
    model = FakeModel(lambda prompt, sample: BudgetError("spent"))  # noqa: ARG005

    assert await write(story_prompt(model), 2) == ()


@pytest.mark.parametrize("error", [CredentialsError("refused"), ZeroDivisionError()])
async def test_a_refused_key_and_a_bug_are_not_swallowed(error: Exception) -> None:
    model = FakeModel(lambda prompt, sample: error)  # noqa: ARG005

    with pytest.RaisesGroup(type(error)):
        await write(story_prompt(model), 1)


@pytest.mark.parametrize("section", SECTIONS)
async def test_the_prompt_holds_the_material_marked_and_the_section_s_rubric(
    section: SectionName,
) -> None:
    text = await shown(section)

    assert '<source n="1" kind="article" mark="' in text
    assert "| ‹/source› second" in text
    assert "标题：A ‹b› title" in text
    assert "<rubric section=" in text
    assert "\n\n\n" not in text


@pytest.mark.parametrize("section", SECTIONS)
async def test_thin_material_is_asked_for_in_one_breath(section: SectionName) -> None:
    text, whole = await shown(section, "metadata"), await shown(section)

    assert "通常 40 到 100 个汉字" in text
    assert "写这一项" in text
    assert not [tag for tag in ("<outline>\n", "<lift>\n", "以“应用：”") if tag in text]
    assert "通常 40 到 100 个汉字" not in whole
    assert all(tag in whole for tag in ("<outline>\n", "<lift>\n", "以“应用：”"))


async def test_what_the_editor_wishes_stands_among_the_instructions() -> None:
    model = FakeModel(echo)
    faked = services(model, messages=messages_from(PROMPTS), instruction="先说代价 <b>")

    await one_answer(StoryPrompt(faked, make.ranked(make.story()), MATERIALS), 0)

    system, user = (message.content for message in model.asked[0][0].messages)
    assert "<editor>" in system
    assert "先说代价 ‹b›" in system
    assert "先说代价" not in user


async def test_a_rewrite_sees_the_former_answer_and_what_was_wrong_with_it() -> None:
    text = await shown(sample=2, former=FORMER)

    assert "- 材料里没有这个数字、日期或版本：80 亿（见“‹它›”）" in text
    assert "<draft>\n旧稿‹/draft›\n</draft>" in text
    assert "<outline>\n" not in text
    assert "<complaints>\n" not in await shown()
