"""Model servers as people have them: small, thoughtful, rationed, one at a time.

Each is a function from what was asked to status, body and headers, over an honest
model (`tests.world.truthful`), for a local server to play: `World.limited`.
"""

import json
import random
import re
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from tests.world import Answered, Body, World, entry, truthful

_SYLLABLES = (
    "山水风云林石星海原野川谷峰溪湖岛桥塔舟灯钟鼓琴书画纸笔砚香茶米麦桑麻竹松梅兰菊荷"
)
_TEASER = re.compile(r"<description>((?:[^。]*。){2}).*?</description>", re.DOTALL)
_LONGEST = 320  # characters of a note
Endpoint = Callable[[Body], Answered]


def tokens(text: str) -> int:
    """Nine for ten Chinese characters, and one for four bytes of the rest."""
    han = sum("\u3400" <= letter <= "\u9fff" for letter in text)
    return int(0.9 * han + len(text.encode()) / 4 - 0.75 * han) + 1


def asked(body: Body) -> int:
    return sum(tokens(message["content"]) + 4 for message in body["messages"])


def room(body: Body) -> int:
    return int(body.get("max_tokens") or body.get("max_completion_tokens") or 100_000)


def completion(
    text: str | None,
    usage: Mapping[str, Any] | None,
    finish: str = "stop",
    **message: str,
) -> Answered:
    choice = {"finish_reason": finish, "message": {"content": text, **message}}
    document: dict[str, Any] = {"choices": [choice]}
    if usage is not None:
        document["usage"] = dict(usage)
    return 200, json.dumps(document).encode(), {}


def refusal(
    status: int, message: str, headers: Mapping[str, str] | None = None, **more: object
) -> Answered:
    error = {"error": {"message": message, **more}}
    return status, json.dumps(error, ensure_ascii=False).encode(), headers or {}


def counted(body: Body, text: str, thinking: int = 0) -> dict[str, Any]:
    told = tokens(text) + thinking
    return {
        "prompt_tokens": asked(body),
        "completion_tokens": told,
        "total_tokens": asked(body) + told,
    }


def brief(body: Body) -> str:
    """A note of the usual length, however much there was to read."""
    text = truthful(body) or "好的，一段话。"
    if text.startswith("{") or len(text) <= _LONGEST:
        return text
    return text[: text.rindex("。", 0, _LONGEST) + 1]


def honest(body: Body) -> Answered:
    text = brief(body)
    return completion(text, counted(body, text))


# What servers say where a request of `used` tokens, `prompt` and `answer`, is longer
# than their context of `limit`.
TOO_LONG: dict[str, Callable[[int, int, int], Answered]] = {
    "OpenAI": lambda limit, prompt, answer: refusal(
        400,
        f"This model's maximum context length is {limit} tokens. However, you requested"
        f" {prompt + answer} tokens ({prompt} in the messages, {answer} in the"
        " completion). Please reduce the length of the messages or completion.",
        type="invalid_request_error",
        param="messages",
        code="context_length_exceeded",
    ),
    "vLLM": lambda limit, prompt, answer: refusal(
        400,
        f"'max_tokens' or 'max_completion_tokens' is too large: {answer}. This model's"
        f" maximum context length is {limit} tokens and your request has {prompt} input"
        f" tokens ({answer} > {limit} - {prompt}).",
        type="BadRequestError",
        code=400,
    ),
    "llama.cpp": lambda limit, prompt, _: refusal(
        400,
        "the request exceeds the available context size. try increasing the context"
        " size or enable context shift",
        type="exceed_context_size_error",
        n_prompt_tokens=prompt,
        n_ctx=limit,
    ),
    "SGLang": lambda limit, prompt, answer: refusal(
        400,
        f"Requested token count exceeds the model's maximum context length of {limit}"
        f" tokens. You requested a total of {prompt + answer} tokens: {prompt} tokens"
        f" from the input messages and {answer} tokens for the completion.",
    ),
    "Mistral": lambda limit, prompt, answer: refusal(
        400,
        f"Prompt contains {prompt} tokens and {answer} draft tokens, too large for"
        f" model with {limit} maximum context length",
        type="invalid_request_prompt",
        code="3051",
    ),
    "DeepSeek": lambda limit, prompt, answer: refusal(
        400,
        f"This model's maximum context length is {limit} tokens. However, you requested"
        f" {prompt + answer} tokens ({prompt} in the messages, {answer} in the"
        " completion). Please reduce the length of the messages or completion.",
        type="invalid_request_error",
        code="invalid_request_error",
    ),
    "TGI": lambda limit, prompt, answer: refusal(
        422,
        f"Input validation error: `inputs` tokens + `max_new_tokens` must be <= {limit}."
        f" Given: {prompt} `inputs` tokens and {answer} `max_new_tokens`",
    ),
    "Anthropic": lambda limit, prompt, answer: refusal(
        400,
        "input length and `max_tokens` exceed context limit:"
        f" {prompt} + {answer} > {limit}, decrease input length or `max_tokens`",
    ),
    "Moonshot": lambda limit, *_: refusal(
        400, f"Invalid request: Your request exceeded model token limit: {limit}"
    ),
    "Zhipu, no figure": lambda *_: refusal(400, "Prompt 超长", code="1261"),
}


def small(limit: int, dialect: str = "OpenAI", rest: Endpoint = honest) -> Endpoint:
    """A context of so many tokens, for the prompt and what is asked for."""

    def answer(body: Body) -> Answered:
        told = min(room(body), limit)
        if asked(body) + told > limit:
            return TOO_LONG[dialect](limit, asked(body), room(body))
        return rest(body)

    return answer


def deaf(reads: int, rest: Endpoint = honest) -> Endpoint:
    """Reads so many tokens of a prompt, and says nothing of the others (Ollama)."""

    def answer(body: Body) -> Answered:
        status, content, headers = rest(body)
        document = json.loads(content)
        usage = document["usage"]
        usage["prompt_tokens"] = min(usage["prompt_tokens"], reads)
        usage["total_tokens"] = usage["prompt_tokens"] + usage["completion_tokens"]
        return status, json.dumps(document).encode(), headers

    return answer


Signs = Literal["counted", "shown", "tagged", "total", "none", "uncounted"]


@dataclass
class Thinker:
    """Thinks so many tokens before each answer, unless it is told to in `field`.

    `signs`: by which it can be told from outside.
    """

    thinking: int
    signs: Signs = "counted"
    field: str = ""
    cut_off: int = 0
    seconds: float = 0.0  # of an answer

    def __call__(self, body: Body) -> Answered:
        time.sleep(self.seconds)  # noqa: TID251  # it thinks
        thinking = self._thinking(body)
        text = brief(body)
        left = room(body) - thinking
        whole = left >= tokens(text)
        told = min(room(body), thinking + tokens(text))
        usage: dict[str, Any] | None = {
            "prompt_tokens": asked(body),
            "completion_tokens": told,
            "total_tokens": asked(body) + told,
        }
        assert usage is not None
        message: dict[str, str] = {}
        said = text if whole else ""
        if self.signs == "counted":
            usage["completion_tokens_details"] = {
                "reasoning_tokens": min(thinking, told)
            }
        elif self.signs == "shown":
            message["reasoning_content"] = "先想一想。" * 20
        elif self.signs == "tagged":
            said = f"<think>\n想{'一想' * 20}" + (f"\n</think>\n\n{text}" * whole)
        elif self.signs == "total":
            usage["completion_tokens"] = tokens(said) if said else 0
        elif self.signs == "uncounted":
            usage = None
        self.cut_off += not whole
        return completion(said, usage, "stop" if whole else "length", **message)

    def _thinking(self, body: Body) -> int:
        value = body.get(self.field) if self.field else None
        if isinstance(value, dict):
            value = value.get("effort", value.get("type", value.get("enable_thinking")))
        little = value in ("low", "none", "disabled", False) and value is not None
        return self.thinking // 10 if little else self.thinking


def strict(known: set[str], rest: Endpoint) -> Endpoint:
    """Refuses every field that it does not know, and names it."""
    fields = known | {"model", "messages", "max_tokens", "temperature"}
    fields.add("response_format")

    def answer(body: Body) -> Answered:
        for name in sorted(set(body) - fields):
            return refusal(400, f"Unrecognized request argument supplied: {name}")
        return rest(body)

    return answer


Telling = Literal["nothing", "retry-after", "limits", "words"]


@dataclass
class Rationed:
    """So many calls in any minute. `clock` may be a test's own."""

    calls: int
    telling: Telling = "nothing"
    rest: Endpoint = honest
    clock: Callable[[], float] = time.monotonic
    window: float = 60.0
    a_day: int = 1_000_000
    taken: deque[float] = field(default_factory=deque)
    asked: int = 0
    refused: int = 0
    total: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, body: Body) -> Answered:
        with self.lock:
            self.asked += 1
            now = self.clock()
            while self.taken and self.taken[0] <= now - self.window:
                self.taken.popleft()
            if self.total >= self.a_day:
                self.refused += 1
                return refusal(
                    429,
                    f"Rate limit reached on requests per day (RPD): Limit {self.a_day},"
                    f" Used {self.a_day}, Requested 1. Please try again in 7m12s.",
                )
            if len(self.taken) >= self.calls:
                self.refused += 1
                return self._refused(self.taken[0] + self.window - now)
            self.taken.append(now)
            self.total += 1
            headers = self._headers(now)
        status, content, more = self.rest(body)
        return status, content, {**more, **headers}

    def _headers(self, now: float) -> dict[str, str]:
        if self.telling != "limits":
            return {}
        left = self.calls - len(self.taken)
        reset = self.taken[0] + self.window - now if self.taken else 0.0
        return {
            "x-ratelimit-limit-requests": str(self.calls),
            "x-ratelimit-remaining-requests": str(left),
            "x-ratelimit-reset-requests": f"{reset:.3f}s",
        }

    def _refused(self, wait: float) -> Answered:
        if self.telling == "retry-after":
            return refusal(429, "slow down", {"Retry-After": f"{int(wait) + 1}"})
        if self.telling == "words":
            return refusal(429, f"Rate limit reached. Please try again in {wait:.1f}s.")
        return refusal(429, "Too many requests", self._headers(self.clock()))


@dataclass
class OneSlot:
    """One thing at a time; what nobody waits for any more is done all the same."""

    seconds: float
    rest: Endpoint = honest
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, body: Body) -> Answered:
        with self.lock:
            time.sleep(self.seconds)  # noqa: TID251  # its one slot is taken
        return self.rest(body)


def _words(chance: random.Random, count: int) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(2 * count))


def article(number: int, paragraphs: int) -> bytes:
    """A long page about an invented thing, in sections; no two are alike."""
    chance = random.Random(number)  # noqa: S311  # words, no secrets
    parts = []
    for n in range(paragraphs):
        if n % 6 == 0:
            parts.append(f"<h2>{_words(chance, 3)}</h2>")
        parts.append(
            f"<p>Orbit{number} 的{_words(chance, 4)}由{_words(chance, 4)}编写，它把"
            f"{_words(chance, 6)}分成 {n + 5} 段，由{_words(chance, 6)}处理，作者在"
            f" {n + 20} 个{_words(chance, 5)}上做了比较，{_words(chance, 6)}都已公开。</p>"
        )
    return (
        "<!DOCTYPE html><html lang='zh'><head><meta charset='utf-8'>"
        f"<title>Orbit{number} 发布</title></head><body><article><h1>Orbit{number} 发布</h1>"
        f"{''.join(parts)}</article></body></html>"
    ).encode()


def fill(here: World, stories: int, paragraphs: int = 90) -> None:
    """A feed of so many stories, each with a long article."""
    items = []
    for number in range(stories):
        page = f"page{number}"
        here.feeds[page] = article(number, paragraphs)
        told = entry(number).replace(
            f"https://example.org/news/{number}", f"{here.url}/{page}"
        )
        items.append(_TEASER.sub(r"<description>\1</description>", told))
    here.feeds["one"] = (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>Orbit</title><link>{here.url}</link>{''.join(items)}</channel></rss>"
    ).encode()


def judged(item: dict[str, Any]) -> bool:
    """Whether the judge said anything of it."""
    verdicts = [answer["verdict"]["reason"] for answer in item["answers"]]
    return any("有依据" in reason for reason in verdicts)
