"""Real answers of known servers, refusals included, for a local one to play."""

import json
from collections.abc import Callable

import pytest

from agents.model.dialect import Body
from tests.model.server import ENTRY, Answer, fails, says

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
