"""A model that thinks: the room it is given, what it is told, what is told of it."""

from typing import Any, get_args

import pytest

from agents.model.budget import Budget
from agents.model.capabilities import MemoryCapabilities
from agents.model.reasoning_effort import WAYS, Effort, Way, fields, following
from agents.model.thinking import tokens_of_thinking, without_thinking
from tests import endpoints
from tests.model.server import (
    Answer,
    asked_together,
    card_prompt,
    chat_server,
    endpoint,
    played,
    prompt,
    says,
)
from tests.world import Answered


@pytest.mark.parametrize("signs", get_args(endpoints.Signs))
@pytest.mark.parametrize("thinking", [2_500, 9_000])
async def test_four_answers_at_most_are_cut_off_ever(
    thinking: int, signs: endpoints.Signs
) -> None:
    capabilities, server = MemoryCapabilities(), endpoints.Thinker(thinking, signs)
    cut: list[int] = []
    async with chat_server(played(server)) as here:
        for _ in range(2):
            async with endpoint(here, capabilities=capabilities) as door:
                ask = door.ask("m")
                await asked_together(ask, [prompt(str(n)) for n in range(10)])
                await asked_together(ask, [card_prompt(str(n)) for n in range(10)])
            cut.append(server.cut_off)

    assert cut[0] <= 4
    assert cut[1] == cut[0]  # none in the next run


async def test_thinking_that_grows_is_given_more_room() -> None:
    server = endpoints.Thinker(1_000)
    async with chat_server(played(server)) as here, endpoint(here) as door:
        for thinking in (1_000, 1_800, 3_000, 5_000):
            server.thinking = thinking
            await door.ask("m")(prompt())

    assert server.cut_off <= 1


async def test_thinking_is_counted_but_is_no_text() -> None:
    budget = Budget()
    async with (
        chat_server(played(endpoints.Thinker(2_500, "tagged"))) as here,
        endpoint(here, budget=budget) as door,
    ):
        reply = await door.ask("m")(prompt())

    assert "想" not in reply.text
    assert budget.total.cut_off == 1
    assert budget.total.thinking_tokens >= 2_500
    assert budget.total.completion_tokens > budget.total.thinking_tokens


async def test_a_model_that_does_not_think_gets_the_room_of_its_text() -> None:
    async with chat_server(lambda _: says("好的")) as here, endpoint(here) as door:
        for _ in range(3):
            await door.ask("m")(prompt())
            await door.ask("m")(card_prompt())

    assert {body["max_tokens"] for body in here.asked} == {1000}


@pytest.mark.parametrize("way", WAYS[1:-1])
async def test_a_field_for_effort_is_found_by_what_it_changes(way: Way) -> None:
    server = endpoints.strict({way}, endpoints.Thinker(2_500, field=way))
    capabilities = MemoryCapabilities()
    async with chat_server(played(server)) as here:
        for _ in range(2):
            async with endpoint(here, capabilities=capabilities) as door:
                ask = door.ask("m")
                await ask(prompt())
                await asked_together(ask, [card_prompt(str(n)) for n in range(8)])

    refused = WAYS.index(way) - 1  # each that the server does not know, once
    assert here.failed == refused
    assert here.asked[-1][way] == fields(way, "low")[way]
    assert all(way not in body for body in here.asked if _is_text(body))


async def test_a_server_without_such_a_field_gets_none_in_the_end() -> None:
    async with (
        chat_server(played(endpoints.Thinker(2_500))) as here,
        endpoint(here) as door,
    ):
        for n in range(8):
            await door.ask("m")(card_prompt(str(n)))

    assert here.failed == 0
    assert not set(WAYS) & set(here.asked[-1])


async def test_an_unnamed_refusal_leads_to_the_next_field() -> None:
    thinker = endpoints.Thinker(2_500)

    def answer(body: dict[str, Any]) -> Answered:
        if set(WAYS) & set(body):
            return endpoints.refusal(400, "bad request")
        return thinker(body)

    async with chat_server(played(answer)) as here, endpoint(here) as door:
        for n in range(4):
            await door.ask("m")(card_prompt(str(n)))

    assert here.failed == 5
    assert here.asked[-1]["response_format"]["type"] == "json_schema"


@pytest.mark.parametrize("effort", ["none", "low", "medium", "high"])
async def test_the_operator_says_how_much_is_thought_about_writing(
    effort: Effort,
) -> None:
    server = endpoints.Thinker(2_500, field="reasoning_effort")
    async with (
        chat_server(played(server)) as here,
        endpoint(here, effort=effort) as door,
    ):
        await door.ask("m")(prompt())
        await door.ask("m")(card_prompt())
        await door.ask("m")(card_prompt())

    assert here.asked[0]["reasoning_effort"] == effort
    low = "none" if effort == "none" else "low"
    assert here.asked[-1]["reasoning_effort"] == low


async def test_a_model_that_does_not_think_is_told_nothing_of_effort() -> None:
    async with chat_server(lambda _: says("好的")) as here, endpoint(here) as door:
        for _ in range(3):
            await door.ask("m")(card_prompt())

    assert not any(set(WAYS) & set(body) for body in here.asked)


def test_each_way_of_telling_the_effort_has_its_form() -> None:
    assert fields("reasoning", "none") == {"reasoning": {"enabled": False}}
    assert fields("reasoning", "high") == {"reasoning": {"effort": "high"}}
    assert fields("thinking", "low") == {"thinking": {"type": "disabled"}}
    assert fields("thinking", "high") == {"thinking": {"type": "enabled"}}
    assert fields("enable_thinking", "low") == {"enable_thinking": False}
    assert fields("chat_template_kwargs", "medium") == {
        "chat_template_kwargs": {"enable_thinking": True}
    }
    assert fields("unsaid", "low") == fields("reasoning_effort", None) == {}
    assert following("untried") == "reasoning"
    assert following("unsaid") == "unsaid"


@pytest.mark.parametrize(
    ("usage", "told", "shown", "text", "expected"),
    [
        pytest.param(
            {"completion_tokens_details": {"reasoning_tokens": 900}}, 1000, "", "好", 900,
            id="counted",
        ),
        pytest.param({"reasoning_tokens": 900}, 700, "", "好", 700, id="never above all"),
        pytest.param({}, 2000, "", "好", 1990, id="beyond the text"),
        pytest.param({}, 200, "", "好", 0, id="within the doubt"),
        pytest.param(None, None, "想" * 100, "好", 138, id="shown, not counted"),
        pytest.param(None, None, "", "好", 0, id="no sign of it"),
        pytest.param(
            {"completion_tokens_details": "many"}, 2000, "", "", 2000, id="nonsense"
        ),
    ],
)  # fmt: skip
def test_the_tokens_of_thinking_are_told_from_those_of_the_text(
    usage: object, told: int | None, shown: str, text: str, expected: int
) -> None:
    assert tokens_of_thinking(usage, told, shown, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "<think>想</think>好",
        "[THINK]想[/THINK]好",
        "◁think▷想◁/think▷好",
        "<seed:think>想</seed:think>好",
        "想</think>好",
    ],
)
def test_thinking_in_the_text_is_taken_out(text: str) -> None:
    assert without_thinking(text) == "好"


async def test_an_empty_answer_that_took_all_of_its_room_was_cut_off() -> None:
    usage = {"prompt_tokens": 9, "completion_tokens": 1000, "total_tokens": 1009}
    empty = Answer(raw=endpoints.completion("", usage)[1])
    answers = iter([empty, says("好的")])
    async with chat_server(lambda _: next(answers)) as here, endpoint(here) as door:
        await door.ask("m")(prompt())

    assert here.asked[1]["max_tokens"] >= 2000


def _is_text(body: dict[str, Any]) -> bool:
    return "response_format" not in body
