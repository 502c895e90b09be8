"""Real error answers of known servers, played by a local one."""

import asyncio
import json
from collections.abc import Callable

import pytest

from agents.domain.reading import Message
from agents.errors import ModelError
from agents.model.capabilities import MemoryCapabilities, recall
from agents.model.complaint import Complaint, read_complaint
from agents.model.dialect import Body, Dialect, learn, request
from tests.model.server import (
    ENTRY,
    Answer,
    Entry,
    card_prompt,
    chat_server,
    endpoint,
    fails,
    prompt,
    says,
)

Profile = Callable[[Body], Answer]


def answers(body: Body) -> Answer:
    asks_json = "response_format" in body or "JSON Schema" in str(body["messages"])
    return says(ENTRY if asks_json else "一段话")


def form(body: Body) -> str:
    return str(body.get("response_format", {}).get("type", ""))


def openai_chat(body: Body) -> Answer:
    if form(body) == "json_schema":
        schema = body["response_format"]["json_schema"]
        if not schema["strict"] or schema["schema"]["additionalProperties"]:
            return fails(
                400, "Invalid schema for response_format", param="response_format"
            )
    return answers(body)


def openai_reasoning(body: Body) -> Answer:
    if "max_tokens" in body:
        return fails(
            400,
            "Unsupported parameter: 'max_tokens' is not supported with this model."
            " Use 'max_completion_tokens' instead.",
            type="invalid_request_error",
            param="max_tokens",
            code="unsupported_parameter",
        )
    if body.get("temperature", 1) != 1:
        return fails(
            400,
            "Unsupported value: 'temperature' does not support 1.3 with this model."
            " Only the default (1) value is supported.",
            param="temperature",
            code="unsupported_value",
        )
    return answers(body)


def deepseek(body: Body) -> Answer:
    if form(body) == "json_schema":
        return fails(400, "This response_format type is unavailable now")
    if form(body) == "json_object" and "json" not in str(body["messages"]):
        return fails(400, "Prompt must contain the word 'json' to use response_format")
    said = answers(body)
    document = json.loads(said.body)
    document["choices"][0]["message"]["reasoning_content"] = "先想一想"
    return Answer(json.dumps(document))


def dashscope_qwen(body: Body) -> Answer:
    if body.get("enable_thinking") is not False:
        return fails(
            400,
            "parameter.enable_thinking must be set to false for non-streaming calls",
            code="invalid_parameter_error",
        )
    if form(body) == "json_schema":
        return fails(400, "'response_format' of type 'json_schema' is not supported")
    if form(body) == "json_object" and "json" not in str(body["messages"]):
        return fails(400, "'messages' must contain the word 'json' in some form")
    return answers(body)


def dashscope_stream_only(body: Body) -> Answer:
    if not body.get("stream"):
        return fails(
            400,
            "This model only support stream mode, please enable the stream parameter",
        )
    event = {"choices": [{"delta": {"content": ENTRY}, "finish_reason": "stop"}]}
    return Answer(f"data: {json.dumps(event)}\n\ndata: [DONE]\n\n")


def zhipu(body: Body) -> Answer:
    if not 0 < body.get("temperature", 0.5) < 1:
        return fails(400, "temperature 参数非法：取值区间为 (0,1)", code="1214")
    if form(body) == "json_schema":
        return fails(400, "API 调用参数有误，请检查文档。", code="1210")
    return answers(body)


def moonshot(body: Body) -> Answer:
    if body.get("temperature", 0.6) != 0.6:
        return fails(400, "invalid temperature: only 0.6 is allowed for this model")
    return answers(body)


def ollama(body: Body) -> Answer:
    text = json.loads(answers(body).body)["choices"][0]["message"]["content"]
    return says(f"<think>\nhm\n</think>\n\n{text}")


def sglang(body: Body) -> Answer:
    if form(body) == "json_schema":
        return Answer(
            '{"object":"error","message":"Grammar backend is none","code":400}', 400
        )
    return answers(body)


def llama_cpp(body: Body) -> Answer:
    if form(body) == "json_schema":
        return fails(
            500, "response_format: failed to parse grammar", type="server_error"
        )
    return answers(body)


def fastapi_server(body: Body) -> Answer:
    if "response_format" in body:
        detail = [
            {
                "loc": ["body", "response_format"],
                "msg": "Extra inputs are not permitted",
                "input": {"temperature": 1, "max_tokens": 2},
            }
        ]
        return Answer(json.dumps({"detail": detail}), 422)
    return answers(body)


def any_500(body: Body) -> Answer:
    if "response_format" in body:
        return Answer("Internal error: response_format unsupported", 500)
    return answers(body)


def gemma_template(body: Body) -> Answer:
    if any(m["role"] == "system" for m in body["messages"]):
        return fails(400, "System role not supported")
    return answers(body)


def disliking_everything(body: Body) -> Answer:
    if set(body) - {"model", "messages", "max_tokens"}:
        return fails(422, "no")
    return answers(body)


PROFILES = [
    pytest.param(openai_chat, 0, id="OpenAI"),
    pytest.param(openai_reasoning, 2, id="OpenAI reasoning"),
    pytest.param(deepseek, 1, id="DeepSeek"),
    pytest.param(dashscope_qwen, 2, id="DashScope Qwen"),
    pytest.param(dashscope_stream_only, 1, id="DashScope, streaming only"),
    pytest.param(zhipu, 2, id="Zhipu"),
    pytest.param(moonshot, 1, id="Moonshot"),
    pytest.param(ollama, 0, id="Ollama"),
    pytest.param(answers, 0, id="vLLM"),
    pytest.param(sglang, 1, id="SGLang"),
    pytest.param(llama_cpp, 1, id="llama.cpp"),
    pytest.param(fastapi_server, 2, id="FastAPI, strict"),
    pytest.param(any_500, 2, id="500 that names response_format"),
    pytest.param(gemma_template, 1, id="no system role"),
    pytest.param(disliking_everything, 3, id="dislikes everything, says nothing"),
]


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


def told(message: str, status: int = 400, field: str = "") -> Complaint:
    return Complaint(status, field, message.lower(), message)


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

    assert recall(capabilities, "key") == Dialect()


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
    complaint = read_complaint(400, {}, body)

    assert (complaint.message, complaint.field) == (message, field)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "2"}, 2.0),
        ({"retry-after": "-3"}, 0.0),
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
    assert read_complaint(429, headers, "").retry_after == seconds
