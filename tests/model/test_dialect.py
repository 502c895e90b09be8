"""Real error answers of known servers, played by a local one."""

import asyncio

import pytest

from agents.domain.reading import Message
from agents.errors import ModelError
from agents.model.capabilities import MemoryCapabilities
from agents.model.dialect import Body, Dialect, learn, request
from agents.model.error_answer import ErrorAnswer, read_error_answer
from agents.model.server_memory import UNDATED, Known, recall
from tests.model.profiles import PROFILES, Profile, answers, dashscope_qwen, deepseek
from tests.model.server import (
    ENTRY,
    Answer,
    Entry,
    asked_together,
    card_prompt,
    chat_server,
    endpoint,
    fails,
    prompt,
)


@pytest.mark.parametrize(("profile", "failures"), PROFILES)
async def test_every_kind_of_server_gives_a_card_after_three_failures_at_most(
    profile: Profile, failures: int
) -> None:
    async with chat_server(profile) as server, endpoint(server) as door:
        reply = await door.ask("m")(card_prompt(temperature=1.3))

    assert reply.text == ENTRY
    assert server.failed == failures <= 3


@pytest.mark.parametrize(("profile", "failures"), PROFILES)
async def test_calls_at_once_learn_once(profile: Profile, failures: int) -> None:
    async with chat_server(profile) as server, endpoint(server) as door:
        ask = door.ask("m")
        async with asyncio.TaskGroup() as group:
            for number in range(8):
                group.create_task(ask(card_prompt(str(number), temperature=1.3)))

    assert server.failed == failures
    assert len(server.asked) == failures + 8


@pytest.mark.parametrize(("profile", "_"), PROFILES)
async def test_plain_and_shaped_calls_together_fail_three_times_at_most(
    profile: Profile, _: int
) -> None:
    async with chat_server(profile) as server, endpoint(server) as door:
        ask = door.ask("m")
        await ask(prompt())
        await ask(card_prompt(temperature=0.0))

    assert server.failed <= 3


async def test_what_was_learnt_is_known_in_the_next_run() -> None:
    capabilities = MemoryCapabilities()
    async with chat_server(dashscope_qwen) as server:
        async with endpoint(server, capabilities=capabilities) as first:
            await first.ask("m")(card_prompt())
        failed = server.failed
        async with endpoint(server, capabilities=capabilities) as second:
            await second.ask("m")(card_prompt())

    assert server.failed == failed


async def test_what_one_model_cannot_do_another_may() -> None:
    async with chat_server(deepseek) as server, endpoint(server) as door:
        await door.ask("one")(card_prompt())
        await door.ask("two")(card_prompt())

    assert server.failed == 2


async def test_known_calls_do_not_wait_for_one_another() -> None:
    async with chat_server(answers) as server, endpoint(server) as door:
        ask = door.ask("m")
        await ask(prompt())
        async with asyncio.TaskGroup() as group:
            for number in range(5):
                group.create_task(ask(prompt(str(number))))

    assert server.most_running > 1


async def test_who_answers_in_json_is_asked_for_texts_at_once() -> None:
    async with chat_server(answers) as server, endpoint(server) as door:
        ask = door.ask("m")
        await ask(card_prompt())
        server.gate = asyncio.Barrier(3)  # nobody is answered before all are there
        await asked_together(ask, [prompt(str(number)) for number in range(3)])

    assert server.most_running == 3


async def test_a_busy_first_answer_teaches_nothing() -> None:
    busy = [fails(429, "wait")]

    def script(body: Body) -> Answer:
        return busy.pop() if busy else deepseek(body)

    async with chat_server(script) as server, endpoint(server) as door:
        ask = door.ask("m")
        async with asyncio.TaskGroup() as group:
            group.create_task(ask(card_prompt("一")))
            group.create_task(ask(card_prompt("二")))

    assert server.failed == 2


async def test_what_did_not_help_is_not_remembered() -> None:
    capabilities = MemoryCapabilities()
    async with (
        chat_server(lambda _: fails(400, "bad request")) as server,
        endpoint(server, capabilities=capabilities) as door,
    ):
        with pytest.raises(ModelError, match="error 400: bad request"):
            await door.ask("m")(card_prompt())
        failed = server.failed
        server.script = answers
        await door.ask("m")(card_prompt())

    assert failed == 4
    assert server.asked[-1]["response_format"]["type"] == "json_schema"


async def test_a_call_that_fails_while_another_learns_asks_as_that_one_learnt() -> None:
    async with chat_server(answers) as server, endpoint(server) as door:
        ask = door.ask("m")
        await ask(card_prompt())
        server.script = deepseek
        server.gate = asyncio.Barrier(3)
        async with asyncio.TaskGroup() as group:
            for number in range(3):
                group.create_task(ask(card_prompt(str(number))))

    assert server.failed == 3
    assert len(server.asked) == 7


@pytest.mark.parametrize(
    "message",
    [
        "This model's maximum context length is 4096 tokens, max_tokens is too large",
        "data_inspection_failed: Input data may contain inappropriate content, inspection",
        "输入内容包含敏感信息 temperature",
        "The model `x` does not exist",
    ],
)
async def test_what_another_way_of_asking_cannot_help_is_not_asked_again(
    message: str,
) -> None:
    async with (
        chat_server(lambda _: fails(400, message)) as server,
        endpoint(server) as door,
    ):
        with pytest.raises(ModelError):
            await door.ask("m")(card_prompt())

    assert len(server.asked) == 1


def told(message: str, status: int = 400, field: str = "") -> ErrorAnswer:
    return ErrorAnswer(status, field, message.lower(), message)


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("max_tokens is too large: 9000. At most 4096 completion tokens", 4096),
        ("Range of max_tokens should be [1, 8192]", 8192),
    ],
)
def test_a_limit_on_tokens_is_read_from_the_message(
    message: str, expected: int
) -> None:
    asked = prompt(max_tokens=9000)

    learnt = learn(Dialect(), told(message), request("m", asked, Dialect()))

    assert learnt is not None
    assert request("m", asked, learnt)["max_tokens"] == expected


def test_a_server_without_either_name_for_tokens_gets_neither() -> None:
    asked = prompt()
    dialect = Dialect(tokens="max_completion_tokens")

    learnt = learn(
        dialect, told("unknown field max_tokens"), request("m", asked, dialect)
    )

    assert learnt is not None
    assert learnt.tokens == "unsaid"


@pytest.mark.parametrize(
    ("message", "temperature", "expected"),
    [
        pytest.param("temperature must be between 0 and 1", 1.3, 0.99, id="too hot"),
        pytest.param("temperature range is (0,1]", 0.0, 0.01, id="too cold"),
        pytest.param("temperature is not supported", 1.3, None, id="not at all"),
        pytest.param(
            "temperature: range", 0.5, None, id="within, refused all the same"
        ),
        pytest.param("温度参数错误", 1.3, None, id="in Chinese"),
    ],
)
def test_a_temperature_is_clamped_where_that_helps_else_left_out(
    message: str, temperature: float, expected: float | None
) -> None:
    asked = prompt(temperature=temperature)

    learnt = learn(Dialect(), told(message), request("m", asked, Dialect()))

    assert learnt is not None
    assert request("m", asked, learnt).get("temperature") == expected


@pytest.mark.parametrize(
    ("status", "message", "dialect"),
    [
        pytest.param(500, "oops", Dialect(), id="500 without a name"),
        pytest.param(503, "response_format", Dialect(), id="503 is about load"),
        pytest.param(404, "no such route", Dialect(), id="404 without a name"),
        pytest.param(400, "temperature", Dialect(lessons=3), id="a fourth lesson"),
        pytest.param(
            400,
            "temperature",
            Dialect(answer="prompt", temperature="unsaid"),
            id="not sent",
        ),
        pytest.param(
            400,
            "max_tokens response_format only support stream; system role",
            Dialect(
                answer="prompt",
                temperature="unsaid",
                tokens="unsaid",
                stream=True,
                system=False,
            ),
            id="nothing left to change",
        ),
    ],
)
def test_some_errors_teach_nothing(status: int, message: str, dialect: Dialect) -> None:
    sent = request("m", card_prompt(), dialect)

    assert learn(dialect, told(message, status), sent) is None


def test_thinking_is_left_unsaid_again_where_it_is_unknown() -> None:
    dialect = Dialect(thinking="off")
    sent = request("m", prompt(), dialect)

    learnt = learn(dialect, told("unknown parameter enable_thinking"), sent)

    assert learnt is not None
    assert learnt.thinking == "unsaid"


def test_messages_of_one_role_in_a_row_are_joined() -> None:
    talk = (
        Message(role="system", content="a"),
        Message(role="user", content="b"),
        Message(role="assistant", content="c"),
        Message(role="user", content="d"),
    )
    dialect = Dialect(system=False, answer="prompt")

    messages = request("m", card_prompt(messages=talk), dialect)["messages"]

    assert [m["role"] for m in messages] == ["user", "assistant", "user"]
    assert messages[0]["content"] == "a\n\nb"
    assert messages[2]["content"].startswith("d\n\n<formatting>")


def test_the_shape_stands_in_the_prompt_where_the_server_cannot_enforce_it() -> None:
    body = request("m", card_prompt(shape=Entry), Dialect(answer="json_object"))

    assert body["response_format"] == {"type": "json_object"}
    assert '"points"' in body["messages"][-1]["content"]


def test_an_unreadable_memory_is_like_none() -> None:
    capabilities = MemoryCapabilities()
    capabilities.keep("key", '{"answer": "telepathy"}')

    assert recall(capabilities, "key", UNDATED) == Known()


@pytest.mark.parametrize(
    ("body", "message", "field"),
    [
        ('{"error": {"message": "no", "param": "top_p"}}', "no", "top_p"),
        ('{"error": "no"}', "no", ""),
        ('{"message": "outer", "error": {"message": "inner"}}', "outer", ""),
        ('{"detail": [{"loc": ["body", "n"], "msg": "no"}]}', "no", "body.n"),
        ('{"detail": []}', "", ""),
        ("<html>no</html>", "<html>no</html>", ""),
        ("[" * 100_000, "[" * 4000, ""),
        ('{"error": ' * 8 + '"deep"' + "}" * 8, "", ""),
        ('{"code": 1214, "msg": " "}', "1214", ""),
        ("null", "", ""),
    ],
)
def test_an_error_answer_of_any_form_is_read(
    body: str, message: str, field: str
) -> None:
    complaint = read_error_answer(400, {}, body)

    assert (complaint.message, complaint.field) == (message, field)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "2"}, 2.0),
        ({"retry-after": "-3"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "soon"}, None),
        ({}, None),
        (
            {
                "retry-after": "Sun, 01 Sep 2024 00:00:05 GMT",
                "date": "Sun, 01 Sep 2024 00:00:00 GMT",
            },
            5.0,
        ),
        ({"retry-after": "Sun, 01 Sep 2024 00:00:05 GMT"}, None),
    ],
)
def test_the_time_to_wait_is_read_in_either_form(
    headers: dict[str, str], seconds: float | None
) -> None:
    assert read_error_answer(429, headers, "").allowance.wait == seconds
