from typing import Any

import pytest

from agents.domain.reading import Message, Prompt
from agents.errors import ModelError
from agents.model.capabilities import MemoryCapabilities
from agents.model.context import Attention, TooLong, read_too_long, shortened
from agents.model.error_answer import read_error_answer
from agents.model.server_memory import ServerMemory
from tests import endpoints
from tests.model.server import (
    Body,
    asked_together,
    card_prompt,
    chat_server,
    endpoint,
    played,
    prompt,
)
from tests.world import Answered

LIMIT = 8192
SILENT = {"Moonshot", "Zhipu, no figure"}  # of how long the prompt was


@pytest.mark.parametrize("dialect", endpoints.TOO_LONG)
async def test_a_prompt_is_made_to_fit_after_one_refusal_and_without_any_afterwards(
    dialect: str,
) -> None:
    capabilities = MemoryCapabilities()
    async with chat_server(played(endpoints.small(LIMIT, dialect))) as server:
        for _ in range(2):
            async with endpoint(server, capabilities=capabilities) as door:
                await door.ask("m")(long(40))
                await door.ask("m")(long(30))

    assert server.failed == 1
    for body in server.asked[1:]:
        assert parts_of(body) == list(range(len(parts_of(body))))  # the first ones
        assert body["messages"][0]["content"] == "你是编辑。"
        assert body["messages"][-1]["content"].endswith("写一条")


async def test_long_calls_at_once_are_refused_once() -> None:
    async with (
        chat_server(played(endpoints.small(LIMIT))) as server,
        endpoint(server) as door,
    ):
        ask = door.ask("m")
        await ask(prompt())  # a short one that fits
        await asked_together(ask, [long(20 + n) for n in range(8)])

    assert server.failed == 1


async def test_a_server_that_counts_more_than_we_do_costs_three_refusals_at_most() -> (
    None
):
    def counting_double(body: Body) -> Answered:
        used = 3 * endpoints.asked(body) + endpoints.room(body)
        if used > LIMIT:
            return endpoints.TOO_LONG["OpenAI"](LIMIT, used, endpoints.room(body))
        return endpoints.honest(body)

    async with (
        chat_server(played(counting_double)) as server,
        endpoint(server) as door,
    ):
        ask = door.ask("m")
        for _ in range(4):
            await ask(long(40))

    assert server.failed <= 3


async def test_a_request_that_cannot_be_made_shorter_is_not_repeated() -> None:
    async with (
        chat_server(played(endpoints.small(LIMIT))) as server,
        endpoint(server) as door,
    ):
        with pytest.raises(ModelError, match="context"):
            await door.ask("m")(prompt("长" * 20_000))
        with pytest.raises(ModelError, match="choose a model with a larger one"):
            await door.ask("m")(prompt("长" * 20_000))

    assert len(server.asked) == 1


async def test_the_room_for_thinking_gives_way_before_the_prompt_does() -> None:
    thinker = endpoints.Thinker(2_000)
    async with (
        chat_server(played(endpoints.small(LIMIT, rest=thinker))) as server,
        endpoint(server) as door,
    ):
        ask = door.ask("m")
        for _ in range(3):
            await ask(prompt("短" * 3_600))

    assert server.failed == 1
    assert server.asked[-1]["max_tokens"] < 1000 + 2.5 * 2_000


async def test_what_does_not_fit_is_left_out_of_an_answer_in_a_shape_as_well() -> None:
    async with (
        chat_server(played(endpoints.small(LIMIT))) as server,
        endpoint(server) as door,
    ):
        await door.ask("m")(card_prompt(**changes(40)))

    assert server.failed == 1


async def test_a_server_that_reads_only_a_part_is_named_and_then_sent_less() -> None:
    notes: list[str] = []
    async with (
        chat_server(played(endpoints.deaf(4096))) as server,
        endpoint(server, tell=notes.append) as door,
    ):
        ask = door.ask("m")
        await ask(long(40))
        await ask(long(30))
        await ask(long(35))
        await ask(long(30))

    assert len(notes) == 1
    assert "counts 4096 tokens of a prompt" in notes[0]
    assert endpoints.asked(server.asked[1]) > 4096  # one may have been read before
    assert endpoints.asked(server.asked[3]) <= 4096


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        pytest.param([(300, 11), (3000, 11)], "no", id="counts nothing sensible"),
        pytest.param([(3000, 900), (6000, 900)], "no", id="a thousand is no context"),
        pytest.param([(3000, 2400), (12_000, 9_600)], "no", id="all of it"),
        pytest.param([(3000, 1400), (12_000, 5_500)], "no", id="a thrifty tokeniser"),
        pytest.param([(12_000, 4096)], "maybe", id="a third"),
        pytest.param([(3000, 2700), (9_000, 4096)], "maybe", id="less than of others"),
        pytest.param(
            [(6000, 4096), (6000, 4096), (7000, 4096)], "yes", id="the same of three"
        ),
        pytest.param([(9000, None)], "no", id="not counted"),
    ],
)
def test_far_fewer_tokens_than_were_sent_are_noticed(
    counts: list[tuple[int, int | None]], expected: str
) -> None:
    attention = Attention()

    found = [attention.cut(sent, counted) for sent, counted in counts]

    assert found[:-1] == ["no"] * (len(counts) - 1)
    assert found[-1] == expected


@pytest.mark.parametrize(
    ("said", "limit"),
    [
        ("your messages resulted in 9000 tokens, maximum context length is 8,192", 8192),
        ("Input tokens exceed the configured limit of 272000 tokens.", 272_000),
        ("request (9000 tokens) exceeds the available context size (8192 tokens)", 8192),
        ("The input (9000 tokens) is longer than the context length (8192 tokens).", 8192),
        ("`inputs` must have less than 4095 tokens. Given: 9000", 4095),
        ("prompt is too long: 210000 tokens > 200000 maximum", 200_000),
        (("The input token count (120000) exceeds the maximum number of tokens allowed"
         " (104857)."), 104_857),
        ("Range of input length should be [1, 30720]", 30_720),
        ("loaded with context length of only 4096 tokens, which is not enough", 4096),
        ("maximum prompt length is 131072 but the request contains 140000", 131_072),
        ("too many tokens: the prompt cannot exceed 4081", 4081),
        ("输入长度超过限制，最大 8192 tokens", 8192),
        ("Input is too long for requested model.", None),
        ("context_length_exceeded", None),
    ],
)  # fmt: skip
def test_a_context_is_read_from_a_refusal(said: str, limit: int | None) -> None:
    found = read_too_long(400, said.lower(), said)

    assert found is not None
    assert found.limit == limit


@pytest.mark.parametrize("dialect", sorted(set(endpoints.TOO_LONG) - SILENT))
def test_how_long_the_prompt_was_is_read_too(dialect: str) -> None:
    _, content, _ = endpoints.TOO_LONG[dialect](8192, 7345, 1600)
    complaint = read_error_answer(400, {}, content.decode())

    assert complaint.too_long == TooLong(8192, 7345)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (400, "max_tokens is too large: 9000. At most 4096 completion tokens"),
        (400, "range of max_tokens should be [1, 8192]"),
        (400, "temperature must be between 0 and 1"),
        (429, "maximum context length is 8192"),
    ],
)
def test_other_refusals_are_not_about_the_context(status: int, said: str) -> None:
    assert read_too_long(status, said, said) is None


def test_a_request_larger_than_a_minute_s_tokens_is_too_long_as_well() -> None:
    said = "request too large on tokens per minute (tpm): limit 6000, requested 9000"

    assert read_too_long(413, said, said) == TooLong(6000)


def test_the_first_spare_parts_go_first_and_the_rest_of_the_messages_stays() -> None:
    asked = long(3)

    [_, said] = shortened(asked, 600).messages

    assert "部分 0" in said.content
    assert "部分 2" not in said.content
    assert said.content.endswith("写一条")
    assert shortened(asked, 10_000) is asked


def test_what_is_known_of_a_context_is_kept() -> None:
    capabilities = MemoryCapabilities()
    ServerMemory(capabilities, "key").learn(context=8192)

    assert ServerMemory(capabilities, "key").known.context == 8192


def changes(count: int) -> dict[str, Any]:
    parts = [f"部分 {n}：" + "材料" * 150 for n in range(count)]
    text = "\n".join([*parts, "写一条"])
    return {
        "messages": (
            Message(role="system", content="你是编辑。"),
            Message(role="user", content=text),
        ),
        "spare": tuple(reversed(parts)),
    }


def long(count: int) -> Prompt:
    return prompt(**changes(count))


def parts_of(body: Body) -> list[int]:
    lines = body["messages"][1]["content"].splitlines()
    return [int(line[3 : line.index("：")]) for line in lines if "部分" in line]
