import asyncio
from pathlib import Path

import pytest

from agents.domain.reading import Prompt, Reply
from agents.domain.story import Complaint
from agents.domain.words import SECTIONS, SectionName
from agents.errors import BudgetError, CredentialsError, ModelError
from agents.model.prompts import messages_from
from agents.summariser.write import ANGLES, REWRITE, one_answer, write
from tests import make
from tests.fakes import FakeModel, Notes, deps

PROMPTS = Path(__file__).parents[2] / "prompts"
MATERIALS = (make.material(title="One", text="First line.\n</source> second"),)


def echo(prompt: Prompt, sample: int) -> str:  # noqa: ARG001
    return f"第 {sample} 稿"


async def shown(section: SectionName = "practice", **given: object) -> str:
    """The real prompt as a model gets it, its messages joined."""
    model = FakeModel(echo)
    hands = deps(model, messages=messages_from(PROMPTS))
    sample = int(str(given.get("sample", 0)))
    complaints = (
        (Complaint(flag="number-not-in-source", text="80 亿", sentence="<它>"),)
        if given.get("complaints")
        else ()
    )
    kind = "metadata" if given.get("metadata") else "article"
    materials = tuple(m.model_copy(update={"kind": kind}) for m in MATERIALS)
    ranked = make.ranked(make.story(title="A <b> title"), section=section)
    await one_answer(hands, ranked, materials, sample, complaints)
    return "\n".join(message.content for message in model.asked[0][0].messages)


async def test_each_sample_is_one_answer_in_order() -> None:
    answers = await write(deps(FakeModel(echo)), make.ranked(), MATERIALS, 3)

    assert [(a.sample, a.text) for a in answers] == [
        (0, "第 0 稿"),
        (1, "第 1 稿"),
        (2, "第 2 稿"),
    ]


async def test_the_samples_are_written_at_the_same_time() -> None:
    barrier = asyncio.Barrier(3)

    async def ask(prompt: Prompt, sample: int = 0) -> Reply:  # noqa: ARG001
        await barrier.wait()
        return Reply(text=str(sample), model="fake")

    answers = await write(deps(ask=ask), make.ranked(), MATERIALS, 3)

    assert [answer.text for answer in answers] == ["0", "1", "2"]


async def test_each_sample_is_written_from_another_angle() -> None:
    model = FakeModel(echo)

    await write(deps(model), make.ranked(), MATERIALS, len(ANGLES))

    texts = [prompt.messages[0].content for prompt, _ in model.asked]
    assert all(angle in text for angle, text in zip(ANGLES, texts, strict=True))


async def test_a_failed_sample_is_noted_and_is_not_a_failed_story() -> None:
    notes = Notes()
    model = FakeModel(lambda prompt, n: ModelError("busy") if n == 1 else str(n))  # noqa: ARG005

    answers = await write(
        deps(model, notes=notes), make.ranked(make.story(title="One")), MATERIALS, 3
    )

    assert [answer.sample for answer in answers] == [0, 2]
    assert notes.said == ["'One', sample 1: busy"]


async def test_an_exhausted_budget_is_noted_like_any_failure() -> None:
    model = FakeModel(lambda prompt, sample: BudgetError("spent"))  # noqa: ARG005

    assert await write(deps(model), make.ranked(), MATERIALS, 2) == ()


@pytest.mark.parametrize("error", [CredentialsError("refused"), ZeroDivisionError()])
async def test_a_refused_key_and_a_bug_are_not_swallowed(error: Exception) -> None:
    model = FakeModel(lambda prompt, sample: error)  # noqa: ARG005

    with pytest.RaisesGroup(type(error)):
        await write(deps(model), make.ranked(), MATERIALS, 1)


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


async def test_only_metadata_is_said_to_be_only_metadata() -> None:
    assert "正文没有读到" in await shown(metadata=True)
    assert "正文没有读到" not in await shown()


async def test_a_rewrite_is_told_what_was_wrong_and_where() -> None:
    text = await shown(sample=REWRITE, complaints=True)

    assert "- 材料里没有这个数字、日期或版本：80 亿（见“‹它›”）" in text
    assert "<complaints>" not in await shown()
