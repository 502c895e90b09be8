import asyncio
import gzip
from collections.abc import AsyncIterator, Awaitable, Iterable, Iterator
from contextlib import asynccontextmanager

import pytest
from typing_extensions import override

from agents.domain.draw import Draw
from agents.domain.reading import Prompt, Reply
from agents.errors import BudgetError, CredentialsError, ModelError, SettingsError
from agents.model.budget import Budget
from agents.model.capabilities import MemoryCapabilities
from agents.model.chat import Chat
from agents.model.journal import Journaled, MemoryJournal
from agents.model.openai import Endpoint
from agents.model.patience import CallLimits
from agents.model.server_memory import ServerMemory
from tests.bombs import gzipped
from tests.model.server import (
    KEY,
    ROOMY,
    Answer,
    Body,
    ChatServer,
    Script,
    Waits,
    card_prompt,
    chat_server,
    endpoint,
    fails,
    prompt,
    says,
)


@asynccontextmanager
async def model(
    script: Script, limits: CallLimits | None = None
) -> AsyncIterator[tuple[Chat, ChatServer]]:
    async with chat_server(script) as server, endpoint(server, limits=limits) as door:
        yield door.ask("m"), server


def in_turn(*answers: Answer) -> Script:
    """One answer after the other; the last one stays."""
    rest: Iterator[Answer] = iter(answers)
    return lambda _: next(rest, answers[-1])


async def test_an_answer_comes_with_the_tokens_that_the_server_counted() -> None:
    async with model(lambda _: says("好的")) as (ask, server):
        reply = await ask(prompt())

    assert reply.text == "好的"
    assert (reply.usage.calls, reply.usage.prompt_tokens) == (1, 11)
    assert reply.usage.completion_tokens == 7
    assert server.asked[0]["model"] == "m"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        pytest.param(Answer("<!DOCTYPE html><html>"), "sent a page", id="a page"),
        pytest.param(Answer("busy"), "sent text instead of JSON", id="plain text"),
        pytest.param(Answer(""), "sent nothing", id="nothing"),
        pytest.param(Answer("[]"), "instead of JSON", id="a list"),
        pytest.param(
            Answer('{"error": {"message": "oh no"}}'), "error: oh no", id="an error"
        ),
        pytest.param(Answer('{"error": "oh no"}'), "error: oh no", id="error text"),
        pytest.param(Answer('{"choices": []}'), "no choices", id="no choices"),
        pytest.param(Answer('{"choices": [null]}'), "no choices", id="null choice"),
        pytest.param(says(""), "empty answer", id="empty"),
        pytest.param(says(" \n"), "empty answer", id="only spaces"),
        pytest.param(says(None), "empty answer", id="null"),
        pytest.param(says("<think>hm"), "empty answer", id="only thinking"),
        pytest.param(
            says("", reasoning_content="hm"), "reasoning without", id="only reasoning"
        ),
        pytest.param(says(None, refusal="I will not"), "refused: I will", id="refusal"),
        pytest.param(says("x", "content_filter"), "content filter", id="filtered"),
    ],
)
async def test_an_answer_that_says_nothing_is_an_error_with_its_reason(
    answer: Answer, reason: str
) -> None:
    async with model(lambda _: answer) as (ask, server):
        with pytest.raises(ModelError, match=reason):
            await ask(prompt())

    assert len(server.asked) == (2 if "empty" in reason or "reasoning" in reason else 1)


async def test_an_empty_answer_is_asked_again_once() -> None:
    async with model(in_turn(says(""), says("现在有了"))) as (ask, server):
        reply = await ask(prompt())

    assert reply.text == "现在有了"
    assert reply.usage.calls == len(server.asked) == 2


async def test_a_cut_off_answer_is_asked_again_with_twice_the_tokens() -> None:
    half = says("一半", "length")
    async with model(in_turn(half, half, says("全部"))) as (ask, server):
        reply = await ask(prompt(max_tokens=100))

    assert reply.text == "全部"
    assert [body["max_tokens"] for body in server.asked] == [100, 200, 400]


async def test_an_answer_that_stays_cut_off_is_never_used() -> None:
    async with model(lambda _: says("一半", "length")) as (ask, server):
        with pytest.raises(ModelError, match="cut its answer off; it is not repaired"):
            await ask(prompt())

    assert len(server.asked) == 3


async def test_a_server_that_streams_though_nobody_asked_is_understood() -> None:
    events = (
        'data: {"choices": [{"delta": {"content": "你"}}]}\n\n'
        'data: {"choices": [{"delta": {"content": "好"}, "finish_reason": "stop"}]}\n\n'
        'data: {"choices": [], "usage": {"prompt_tokens": 3, "completion_tokens": 2}}\n'
        "data: [DONE]\n\n"
    )
    async with model(lambda _: Answer(events)) as (ask, _):
        reply = await ask(prompt())

    assert (reply.text, reply.usage.completion_tokens) == ("你好", 2)


async def test_a_broken_server_is_tried_three_times_with_growing_pauses() -> None:
    waits = Waits()
    limits = CallLimits(sleep=waits, chance=lambda: 0.5)
    async with model(lambda _: fails(503, "down"), limits) as (ask, server):
        with pytest.raises(ModelError, match=r"error 503: down \(3 tries\)"):
            await ask(prompt())

    assert len(server.asked) == 3
    assert waits.seconds == [1.0, 2.0]


async def test_a_server_that_recovers_costs_one_pause() -> None:
    async with model(in_turn(fails(500, "hiccup"), says("好"))) as (ask, server):
        reply = await ask(prompt())

    assert reply.text == "好"
    assert len(server.asked) == 2


async def test_a_busy_server_gets_at_least_the_time_it_asks_for() -> None:
    waits = Waits()
    busy = Answer("", 429, {"Retry-After": "7"})
    async with model(in_turn(busy, busy, says("好")), CallLimits(sleep=waits)) as (
        ask,
        _,
    ):
        await ask(prompt())

    assert len(waits.seconds) == 2
    assert all(7 <= seconds <= 8 for seconds in waits.seconds)


async def test_a_busy_server_is_waited_for_longer_than_a_broken_one() -> None:
    waits = Waits()
    busy = [fails(429, "slow down")] * 6
    async with model(in_turn(*busy, says("好")), CallLimits(sleep=waits)) as (ask, _):
        await ask(prompt())

    assert sum(waits.seconds) > 30
    assert len(set(waits.seconds)) == 6


async def test_a_server_that_stays_busy_is_given_up_in_the_end() -> None:
    waits = Waits()
    async with model(lambda _: fails(429, "no"), CallLimits(sleep=waits)) as (ask, _):
        with pytest.raises(
            ModelError, match=r"still busy after .* lower --concurrency"
        ):
            await ask(prompt())

    assert sum(waits.seconds) <= 180


async def test_waits_of_no_time_come_to_an_end_as_well() -> None:
    limits = CallLimits(sleep=Waits(), pause=0, patience=1)
    async with model(lambda _: fails(429, "no"), limits) as (ask, server):
        with pytest.raises(ModelError, match="still busy"):
            await ask(prompt())

    assert len(server.asked) <= 20


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Retry-After": "121.5"}, id="seconds"),
        pytest.param(
            {
                "Retry-After": "Thu, 01 Jan 2099 00:00:00 GMT",
                "Date": "Sun, 01 Sep 2024 00:00:00 GMT",
            },
            id="a date",
        ),
    ],
)
async def test_a_server_that_wants_too_long_a_wait_is_given_up_at_once(
    headers: dict[str, str],
) -> None:
    async with model(lambda _: Answer("", 429, headers)) as (ask, server):
        with pytest.raises(ModelError, match="asks to wait"):
            await ask(prompt())

    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(
            fails(429, "You exceeded your quota", code="insufficient_quota"), id="quota"
        ),
        pytest.param(fails(402, "Insufficient Balance"), id="balance"),
    ],
)
async def test_an_empty_account_is_not_waited_for(answer: Answer) -> None:
    async with model(lambda _: answer) as (ask, server):
        with pytest.raises(ModelError, match="no credit left"):
            await ask(prompt())

    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [401, 403])
async def test_a_refused_key_is_named_but_never_shown(status: int) -> None:
    async with model(lambda _: fails(status, f"bad key {KEY}")) as (ask, server):
        with pytest.raises(CredentialsError, match="check OPENAI_API_KEY") as caught:
            await ask(prompt())

    assert KEY not in str(caught.value)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(fails(400, f"header was Bearer {KEY}"), id="error"),
        pytest.param(Answer(f"<html>{KEY}", 500), id="page"),
        pytest.param(Answer(f'{{"error": "{KEY}"}}'), id="error with status 200"),
        pytest.param(says(None, refusal=KEY), id="refusal"),
    ],
)
async def test_a_key_that_the_server_echoes_is_masked(answer: Answer) -> None:
    async with model(lambda _: answer) as (ask, _):
        with pytest.raises(ModelError) as caught:
            await ask(prompt())

    assert KEY not in str(caught.value)


async def test_a_key_is_masked_in_an_answer_too() -> None:
    async with model(lambda _: says(f"密钥是 {KEY}")) as (ask, _):
        reply = await ask(prompt())

    assert reply.text == "密钥是 ***"


async def test_a_server_that_cannot_be_reached_is_named_with_its_address() -> None:
    async with chat_server(lambda _: says("")) as server:
        url = server.url
    limits = CallLimits(sleep=Waits())
    async with Endpoint(url, "", MemoryCapabilities(), Budget(), 8, limits) as door:
        with pytest.raises(
            ModelError, match=r"cannot be reached .*check --base-url"
        ) as e:
            await door.ask("m")(prompt())

    assert url in str(e.value)


async def test_an_answer_that_breaks_off_is_tried_again() -> None:
    broken = Answer('{"choices', breaks=True)
    async with model(in_turn(broken, says("好"))) as (ask, server):
        reply = await ask(prompt())

    assert reply.text == "好"
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Answer(" " * 65536, endless=True), id="endless"),
        pytest.param(Answer("x" * 10_000_000), id="10 MB"),
        pytest.param(Answer("x" * 10_000_000, 500), id="10 MB of error"),
        pytest.param(
            Answer(
                raw=gzipped(99),
                headers={"Content-Encoding": "gzip"},
            ),
            id="a bomb",
        ),
    ],
)
async def test_a_flood_is_cut_and_not_asked_for_again(answer: Answer) -> None:
    async with model(lambda _: answer) as (ask, server):
        with pytest.raises(ModelError, match="more than anyone could read"):
            await ask(prompt())

    assert len(server.asked) == 1


async def test_a_small_compressed_answer_is_read() -> None:
    packed = gzip.compress(says("好").body.encode())
    answer = Answer(raw=packed, headers={"Content-Encoding": "gzip"})
    async with model(lambda _: answer) as (ask, _):
        reply = await ask(prompt())

    assert reply.text == "好"


async def test_an_encoding_that_nobody_asked_for_is_refused() -> None:
    answer = Answer("?", headers={"Content-Encoding": "br"})
    async with model(lambda _: answer) as (ask, _):
        with pytest.raises(ModelError, match="encoding nobody asked for: br"):
            await ask(prompt())


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Answer(never=True), id="silent"),
        pytest.param(Answer(" ", stalls=True), id="stalling"),
    ],
)
async def test_a_request_ends_at_its_deadline_whatever_comes(answer: Answer) -> None:
    limits = CallLimits(sleep=Waits(), deadline=0.5)
    async with model(lambda _: answer, limits) as (ask, server):
        with pytest.raises(ModelError, match=r"did not answer within 0\.5 seconds"):
            await ask(prompt())

    assert len(server.asked) <= 1  # a busy machine may not even have sent it


@pytest.mark.parametrize("begun", [Answer('{"', stalls=True), Answer("<", stalls=True)])
async def test_an_answer_that_drips_is_not_waited_for_as_one_that_is_thought_about(
    begun: Answer,
) -> None:
    limits = CallLimits(sleep=Waits(), carrying=0.1)
    async with model(lambda _: begun, limits) as (ask, server):
        with pytest.raises(ModelError, match=r"did not end it within 0\.1 seconds"):
            await ask(prompt())
        with pytest.raises(ModelError, match="it is not asked again"):
            await ask(prompt("再来"))

    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "begun",
    [
        pytest.param(Answer("\n\n", stalls=True), id="blank lines meanwhile"),
        pytest.param(Answer(': {"a"', stalls=True), id="a stream"),
    ],
)
async def test_what_comes_while_a_model_thinks_begins_no_answer(begun: Answer) -> None:
    limits = CallLimits(sleep=Waits(), deadline=0.5, carrying=0.1)
    async with model(lambda _: begun, limits) as (ask, _):
        with pytest.raises(ModelError, match=r"did not answer within 0\.5 seconds"):
            await ask(prompt())


async def test_a_server_that_has_answered_before_is_tried_again_after_a_deadline() -> (
    None
):
    limits = CallLimits(sleep=Waits(), deadline=ROOMY)
    script = in_turn(says("一"), Answer(never=True), says("二"))
    async with model(script, limits) as (ask, server):
        await ask(prompt())
        reply = await ask(prompt("再来"))

    assert reply.text == "二"
    assert len(server.asked) == 3


async def test_a_server_that_never_answers_is_soon_left_alone() -> None:
    limits = CallLimits(sleep=Waits(), deadline=0.1)
    said: list[str] = []
    async with model(lambda _: Answer(never=True), limits) as (ask, server):
        for number in range(20):
            with pytest.raises(ModelError) as caught:
                await ask(prompt(str(number)))
            said.append(str(caught.value))

    assert len(server.asked) <= 1
    assert "has not answered at all; it is not asked again" in said[-1]
    assert "--model-timeout" in said[-1]


async def test_calls_that_ended_together_as_when_a_machine_slept_are_asked_again() -> (
    None
):
    limits = CallLimits(sleep=Waits(), deadline=ROOMY)
    script = in_turn(says("一"), *[Answer(never=True)] * 8, *[says("二")] * 8)
    async with model(script, limits) as (ask, server):
        await ask(prompt())
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(ask(prompt(str(n)))) for n in range(8)]

    assert [task.result().text for task in tasks] == ["二"] * 8
    assert len(server.asked) == 17


async def test_a_server_that_dies_in_mid_run_costs_two_deadlines() -> None:
    limits = CallLimits(sleep=Waits(), deadline=ROOMY)
    script = in_turn(says("一"), Answer(never=True))
    async with model(script, limits) as (ask, server):
        await ask(prompt())
        asking = [ask(prompt(str(n))) for n in range(60)]
        failed = await _errors(asking)

    assert [type(error) for error in failed] == [ModelError] * 60
    assert len(server.asked) <= 1 + 2 * 8 + 8


async def _errors(asking: Iterable[Awaitable[Reply]]) -> list[BaseException]:
    tasks = [asyncio.ensure_future(one) for one in asking]
    await asyncio.wait(tasks)
    return [error for task in tasks if (error := task.exception())]


async def test_a_redirect_is_not_followed() -> None:
    moved = Answer("", 307, {"Location": "http://127.0.0.1:9/"})
    async with model(lambda _: moved) as (ask, server):
        with pytest.raises(ModelError, match=r"redirects .*set --base-url"):
            await ask(prompt())

    assert len(server.asked) == 1


async def test_a_model_that_the_server_does_not_know_is_named() -> None:
    answer = fails(404, "The model `m` does not exist")
    async with model(lambda _: answer) as (ask, _):
        with pytest.raises(ModelError, match=r"'m' at .*check --model and --base-url"):
            await ask(prompt())


async def test_no_more_requests_run_at_once_than_allowed() -> None:
    async with (
        chat_server(lambda _: says("好")) as server,
        endpoint(server, concurrency=3) as door,
    ):
        one, two = door.ask("one"), door.ask("two")
        await one(prompt())
        await two(prompt())
        server.most_running = 0
        async with asyncio.TaskGroup() as group:
            for number in range(6):
                group.create_task(one(prompt(str(number))))
                group.create_task(two(prompt(str(number))))

    assert server.most_running == 3


async def test_a_call_that_waits_lets_others_go_ahead() -> None:
    order: list[str] = []

    def script(body: Body) -> Answer:
        text = body["messages"][-1]["content"]
        order.append(text)
        busy = text == "慢" and order.count("慢") == 1
        return fails(429, "wait") if busy else says("好")

    async with (
        chat_server(script) as server,
        endpoint(server, concurrency=1) as door,
    ):
        ask = door.ask("m")
        await ask(prompt("先"))
        async with asyncio.TaskGroup() as group:
            group.create_task(ask(prompt("慢")))
            group.create_task(ask(prompt("快")))

    assert order == ["先", "慢", "快", "慢"]


async def test_every_try_is_paid_from_the_budget() -> None:
    budget = Budget(max_tokens=2500)
    async with (
        chat_server(lambda _: says("一半", "length")) as server,
        endpoint(server, budget=budget) as door,
    ):
        with pytest.raises(BudgetError, match="does not fit"):
            await door.ask("m")(prompt(max_tokens=1000))

    assert [body["max_tokens"] for body in server.asked] == [1000, 2000]
    assert budget.total.calls == 2


async def test_a_refused_request_takes_nothing_from_the_budget() -> None:
    budget = Budget(max_tokens=10_000)
    async with (
        chat_server(lambda _: fails(500, "no")) as server,
        endpoint(server, budget=budget) as door,
    ):
        with pytest.raises(ModelError):
            await door.ask("m")(card_prompt())

    assert budget.total.calls == budget.total.prompt_tokens == 0


async def test_a_request_that_times_out_is_paid_as_reserved() -> None:
    budget = Budget(max_tokens=10_000)
    limits = CallLimits(sleep=Waits(), deadline=0.5)
    async with (
        chat_server(lambda _: Answer(never=True)) as server,
        endpoint(server, budget=budget, limits=limits) as door,
    ):
        with pytest.raises(ModelError):
            await door.ask("m")(prompt(max_tokens=500))

    assert budget.total.completion_tokens == 500


async def test_a_server_without_a_key_is_asked_all_the_same() -> None:
    async with chat_server(lambda _: says("好")) as server:
        door = Endpoint(server.url, "", MemoryCapabilities(), Budget())
        async with door:
            reply: Reply = await door.ask("m")(prompt())

    assert reply.text == "好"


@pytest.mark.parametrize(
    "url", ["localhost:11434", "ftp://example.org", "http://", "http://a:port/"]
)
async def test_an_address_that_is_none_is_a_setting_to_correct(url: str) -> None:
    with pytest.raises(SettingsError, match="--base-url"):
        Endpoint(url, KEY, MemoryCapabilities(), Budget())


@pytest.mark.parametrize("key", ["sk-\nabc", "密钥", "two words"])
async def test_a_key_that_no_header_can_hold_is_a_setting_to_correct(key: str) -> None:
    with pytest.raises(SettingsError, match="OPENAI_API_KEY") as caught:
        Endpoint(None, key, MemoryCapabilities(), Budget())

    assert key not in str(caught.value)


async def test_without_an_address_openai_itself_is_meant() -> None:
    async with Endpoint(None, KEY, MemoryCapabilities(), Budget()) as door:
        assert door.address == "https://api.openai.com/v1"


async def test_an_apology_is_asked_again_once() -> None:
    script = in_turn(says("抱歉，我无法完成。"), says("好的"))
    async with model(script) as (ask, server):
        reply = await ask(prompt())
        server.script = lambda _: says("抱歉。")
        with pytest.raises(ModelError, match="apologised instead of answering"):
            await ask(prompt())

    assert reply.text == "好的"
    assert len(server.asked) == 4


async def test_calls_that_wait_for_a_slot_are_not_made_once_the_server_is_silent() -> (
    None
):
    limits = CallLimits(sleep=Waits(), deadline=0.2)
    capabilities = MemoryCapabilities()
    async with chat_server(lambda _: says("一")) as server:
        async with endpoint(server, capabilities=capabilities) as door:
            await door.ask("m")(prompt())
        server.script = lambda _: Answer(never=True)
        async with (
            endpoint(
                server, capabilities=capabilities, limits=limits, concurrency=2
            ) as door,
            asyncio.TaskGroup() as group,
        ):
            for number in range(12):
                group.create_task(_refused(door.ask("m"), str(number)))

    assert len(server.asked) <= 1 + 2


async def _refused(ask: Chat, text: str) -> None:
    with pytest.raises(ModelError):
        await ask(prompt(text))


async def test_a_request_that_broke_off_is_paid_and_one_that_nobody_heard_is_not() -> (
    None
):
    budget = Budget()
    limits = CallLimits(sleep=Waits(), tries=1)
    broken = Answer("{", breaks=True)
    async with chat_server(lambda _: broken) as server:
        async with endpoint(server, budget=budget, limits=limits) as door:
            with pytest.raises(ModelError):
                await door.ask("m")(prompt())
        paid = budget.total.completion_tokens
        heard = server.url
    async with Endpoint(heard, KEY, MemoryCapabilities(), budget, 8, limits) as door:
        with pytest.raises(ModelError, match="cannot be reached"):
            await door.ask("m")(prompt())

    assert paid == 1000
    assert budget.total.completion_tokens == paid


async def test_half_an_emoji_is_told_from_a_whole_one_in_any_answer() -> None:
    torn = '{"choices": [{"message": {"content": "a \\ud83d b \\ud83d\\ude00"}}]}'
    raw = '{"choices": [{"message": {"content": "c \ud83d\ude00"}}]}'
    cesu = Answer(raw=raw.encode("utf-8", "surrogatepass"))
    async with model(in_turn(Answer(torn), cesu)) as (ask, _):
        texts = [(await ask(prompt())).text, (await ask(prompt("二"))).text]

    assert texts == ["a \ufffd b 😀", "c 😀"]


async def test_an_error_body_with_half_an_emoji_is_quoted() -> None:
    answer = Answer('{"error": {"message": "no \\ud83d\\u001b[31m way"}}', status=404)
    async with model(lambda _: answer) as (ask, _):
        with pytest.raises(ModelError, match="no \ufffd way"):
            await ask(prompt())


class FullDisk(MemoryJournal):
    @override
    def keep(self, key: str, prompt: Prompt, draw: Draw, reply: Reply) -> None:
        raise OSError("no space left")


async def test_after_an_answer_that_cannot_be_kept_none_is_asked_for() -> None:
    budget = Budget()
    async with (
        chat_server(lambda _: says("好的")) as server,
        endpoint(server, budget=budget, concurrency=2) as door,
    ):
        ask = Journaled(door.ask("m"), FullDisk(), "e", "m", budget)
        failures: list[type[Exception]] = []

        async def call(sample: int) -> None:
            try:
                await ask(prompt(), Draw(sample))
            except (OSError, BudgetError) as error:
                failures.append(type(error))

        async with asyncio.TaskGroup() as group:
            for sample in range(6):
                group.create_task(call(sample))

    assert len(server.asked) <= 2  # as many as were in flight
    assert sorted(kind.__name__ for kind in failures) == ["BudgetError"] * (
        6 - len(server.asked)
    ) + ["OSError"] * len(server.asked)


async def test_a_broken_server_that_wants_minutes_is_given_up() -> None:
    answer = Answer("down", 503, {"Retry-After": "300"})
    async with model(lambda _: answer) as (ask, server):
        with pytest.raises(ModelError, match="asks to wait 300 seconds"):
            await ask(prompt())

    assert len(server.asked) == 1


async def test_what_is_known_of_a_server_and_its_models_is_told_in_words() -> None:
    capabilities = MemoryCapabilities()
    async with chat_server(lambda _: says("好")) as server:
        ServerMemory(capabilities, server.url).learn(at_once=2)
        ServerMemory(capabilities, f"{server.url} m").learn(context=8192)
        async with endpoint(server, capabilities=capabilities) as door:
            await door.ask("m")(prompt())
            await door.ask("other")(prompt())

            assert door.known() == {
                server.url: ["2 calls at once are of use"],
                "m": ["a context of 8192 tokens"],
            }
