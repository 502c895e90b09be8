"""The context of a model: what a refusal says of it, and a prompt that fits into it."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

from agents.domain.reading import Message, Prompt
from agents.model.budget import estimate

_KIND = r"(?:context|prompt|sequence)"
_N = r"(\d[\d,_]{2,11})"
_TOO_LONG = re.compile(
    r"context.{0,12}(?:length|window|size|limit|exceed|overflow)|maximum context"
    r"|exceed.{0,12}context|context_length|prompt.{0,14}too long|input.{0,14}too long"
    r"|(?:prompt|input|request|message).{0,40}(?:exceed|longer than|too (?:long|large)|超)"
    r".{0,60}(?:token|length|limit|context|长度|$)"
    r"|maximum (?:prompt|input) length|(?:length|number) of (?:the )?(?:messages|input|prompt)|too many (?:input )?tokens"
    r"|(?:must have less than|must be <=) \d+|range of input length|input token count"
    r"|(?:上下文|输入|提示|prompt).{0,12}(?:超长|过长|超过|超出|太长)|model token limit",
    re.DOTALL,
)
# In this order: what says how long a prompt was stands beside what it may be at most.
_LIMITS = tuple(
    re.compile(words)
    for words in (
        rf"n_ctx\D{{0,6}}{_N}",
        rf"\+ \d+ > {_N}|(?:maximum|max) (?:prompt|input) length (?:of|is) {_N}",
        rf"{_N} tokens at most",
        rf"{_KIND} (?:length|window|size|limit)\s?(?:of|is|:|=)?\s?(?:only )?\(?{_N}",
        rf"with {_N} maximum context|{_N}(?: tokens?)? (?:maximum|limit)\b|> {_N}",
        rf"(?:must be|be|tokens?) <=? ?{_N}|less than {_N}|cannot exceed {_N}",
        rf"\[\s?\d+\s?,\s?{_N}\s?\]",
        rf"(?:maximum|max|limit|most|allowed|最大|上限|不超过|限制)[^\d]{{0,40}}{_N}",
    )
)
_PROMPTS = tuple(
    re.compile(words)
    for words in (
        rf"n_prompt_tokens\D{{0,6}}{_N}",
        rf"{_N} (?:in the messages|of text input|input tokens|tokens from the input)",
        rf"{_N} `inputs` tokens|given: {_N}|resulted in {_N}|prompt contains {_N}",
        rf"(?:request|input|token count|too long:?) ?\(?{_N}|: {_N} \+ ",
    )
)
_LEAST = 512  # tokens: nobody's context is smaller
_MARGIN = 32  # tokens
_COUNTS = 1_000  # tokens
_FEW = 0.36  # of our estimate: tokenisers need 0.45 and more of it
_FAR_FEWER = 0.55  # of what the same server counted of other prompts
_SEVERAL = 3  # prompts of which it counts the same,
_UNLIKE, _ALIKE = 1.1, 1.002  # and how much longer one is than another


class KnownContext(Protocol):
    """What `agents.model.server_memory` keeps."""

    @property
    def context(self) -> int | None: ...
    @property
    def reads(self) -> int | None: ...
    @property
    def measure(self) -> float: ...


@dataclass(frozen=True)
class TooLong:
    """A request was longer than the context, which has `limit` tokens.

    `prompt` is how many the server counted before the answer; None where it says
    nothing.
    """

    limit: int | None = None
    prompt: int | None = None


def read_too_long(status: int, text: str, body: str) -> TooLong | None:
    """`text` is what the refusal says in lower case, `body` all of it. None: no such one.

    A 413 that names a rate is about one request that is larger than a minute's tokens.
    """
    if status not in {400, 413, 422, 500} or not (
        status == 413 or _TOO_LONG.search(text)  # noqa: PLR2004
    ):
        return None
    shown = body[:20_000].lower()
    limit = next(_numbers(_LIMITS, text, shown), None)
    return TooLong(limit, next(_numbers(_PROMPTS, text, shown), None))


def _numbers(
    patterns: Iterable[re.Pattern[str]], text: str, body: str
) -> Iterator[int]:
    for words in patterns:
        for found in words.finditer(body if "n_" in words.pattern else text):
            digits = next(group for group in found.groups() if group)
            number = int(re.sub(r"\D", "", digits))
            if number >= _LEAST:
                yield number


def size(messages: tuple[Message, ...]) -> int:
    """Tokens, rather too many than too few."""
    return estimate(message.content for message in messages)


def shortened(prompt: Prompt, tokens: float) -> Prompt:
    """Without as many of its spare parts as it takes to fit; all of them at most."""
    left = size(prompt.messages)
    if left <= tokens:
        return prompt
    messages = list(prompt.messages)
    for part in prompt.spare:
        for at, message in enumerate(messages):
            if part in message.content:
                content = message.content.replace(f"{part}\n", "", 1)
                messages[at] = message.model_copy(update={"content": content})
                left -= estimate([part])
                break
        if left <= tokens:
            break
    return prompt.model_copy(update={"messages": tuple(messages)})


class Fitted(NamedTuple):
    """A prompt with its tokens, and the room that is left for its answer."""

    prompt: Prompt
    tokens: int
    room: int


def fit(
    prompt: Prompt, known: KnownContext, room: tuple[int, int], extra: int
) -> Fitted:
    """`room` is what the answer needs and what it had better have.

    The prompt is made shorter for the first, not for the second. `extra` is sent
    besides the messages.
    """
    least, wanted = room
    most = math.inf
    if known.context is not None:
        most = (known.context - least) / known.measure - _MARGIN
    if known.reads is not None:
        most = min(most, known.reads / known.measure - _MARGIN)
    tokens = size(prompt.messages) + extra
    if tokens > most:
        prompt = shortened(prompt, most - extra)
        tokens = size(prompt.messages) + extra
    if known.context is not None:
        left = known.context - (tokens + _MARGIN) * known.measure
        wanted = min(wanted, int(left))
    return Fitted(prompt, tokens, wanted)


class Attention:
    """Whether a server reads all that it is sent, from how many tokens it counts."""

    def __init__(self) -> None:
        self._best = 0.0  # of its tokens to one of ours
        self._most = 0  # that it ever counted,
        self._sent: list[int] = []  # and the prompts of which it counted so many

    def cut(self, sent: int, counted: int | None) -> Literal["no", "maybe", "yes"]:
        """Whether it read far less than was sent.

        Maybe, where it counts much less than it did of other prompts; some leave out
        what they had read before. Certainly, where it counts the same of several that
        are not alike, and more of none. Who counts below a thousand does not count.
        """
        if counted is None or counted < _COUNTS or sent < _COUNTS:
            return "no"
        if counted > self._most:
            self._most, self._sent = counted, []
        if counted == self._most:
            self._sent.append(sent)
        ratio = counted / sent
        self._best = max(self._best, ratio)
        is_few = ratio < max(_FEW, _FAR_FEWER * self._best)
        if counted == self._most and self._is_plateau(_ALIKE if is_few else _UNLIKE):
            return "yes"
        return "maybe" if is_few else "no"

    def _is_plateau(self, longer: float) -> bool:
        sent = self._sent
        return len(sent) >= _SEVERAL and max(sent) > longer * min(sent)
