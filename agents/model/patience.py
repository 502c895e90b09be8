"""How often one call is tried, and how long it waits in between: the only retries.

The openai client's own retries are off. They treat 429 and 5xx alike, while a busy
server deserves minutes and a broken one three tries; and two layers multiply.
"""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from agents.errors import CredentialsError, ModelError
from agents.messages.said import said
from agents.model.completion import Completion
from agents.model.error_answer import ErrorAnswer

_BUSY = 429
_CUT, _CUT_THINKING = 2, 4  # answers cut off, after which none more is asked for
LEAST_COUNTED = 0.1  # seconds: waits of nothing must come to an end, too
NO_CREDIT = ("insufficient_quota", "insufficient balance", "余额不足", "欠费")


@dataclass(frozen=True)
class CallLimits:
    """Seconds, tries and bytes that one model call may take.

    A run whose server is silent or busy from the start ends within two minutes, but for
    one that lists its models: it may be thinking.
    """

    deadline: float = 90.0  # one request, from sending to the last byte
    thinking: float | None = None  # the same of a model that thinks, if it is another
    carrying: float = 30.0  # an answer that is no stream, from its first byte on
    tries: int = 3  # of a request that fails: 5xx, no connection, no answer in time
    pause: float = 1.0  # before the second try; doubles up to `longest_pause`
    longest_pause: float = 30.0
    patience: float = 120.0  # that a busy server is waited for before its first answer
    lasting_patience: float = 600.0  # and without any answer, once it has answered
    longest_wait: float = 3600.0  # a server that asks for more is given up at once
    largest: int = 2 * 1024 * 1024  # bytes of one answer's body
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ticks: Callable[[], float] = time.monotonic
    chance: Callable[[], float] = random.random  # 0 to 1, for jitter


@dataclass(frozen=True)
class Silence:
    """No HTTP answer, or none that ended. `worth_a_retry` is False for a flood."""

    reason: str
    timed_out: bool = False
    unsent: bool = False  # nobody heard the request, so it took no tokens
    worth_a_retry: bool = True
    crowded: bool = False  # others were in flight: asked again, it is no try


class Patience:
    """What one call has been through. `who` opens its messages: model and address."""

    def __init__(
        self, limits: CallLimits, who: str, quote: Callable[[str], str]
    ) -> None:
        self._limits = limits
        self._who = who
        self._quote = quote
        self._failed = 0
        self._empty = 0
        self._cut = 0

    def wait_after(self, trouble: ErrorAnswer | Silence) -> float:
        """Seconds until the next try. Raises ModelError when there is none."""
        if isinstance(trouble, Silence):
            if not trouble.worth_a_retry:
                raise ModelError(f"{self._who} {self._quote(trouble.reason)}")
            if trouble.crowded:
                return 0.0
            return self._pause_after_failure(trouble.reason)
        if is_busy(trouble):
            return 0.0  # the pace knows how long
        if trouble.status in {408, 409} or trouble.status >= 500:  # noqa: PLR2004
            reason = said(
                "answers with error {status}: {message}",
                status=trouble.status,
                message=trouble.message,
            )
            return self._pause_after_failure(reason, trouble.allowance.wait)
        raise self._refusal(trouble)

    def after_fault(self, completion: Completion) -> None:
        """Return if it is worth asking again at once. Raises ModelError otherwise."""
        self._empty += completion.fault in {"empty", "apologised"}
        self._cut += completion.fault == "cut off"
        thinks = completion.thinking_tokens or not completion.text
        most = _CUT_THINKING if thinks else _CUT
        once, some = self._empty <= 1, self._cut <= most
        again = {"empty": once, "apologised": once, "cut off": some}
        if not again.get(completion.fault or "", False):
            reason = self._quote(completion.reason)
            is_cut = completion.fault == "cut off"
            hint = said("; it is not repaired") if is_cut else ""
            raise ModelError(f"{self._who} {reason}{hint}")

    def _pause_after_failure(self, reason: str, asked: float | None = None) -> float:
        self._failed += 1
        if self._failed >= self._limits.tries:
            raise ModelError(
                said(
                    "{who} {quote} ({failed} tries)",
                    who=self._who,
                    quote=self._quote(reason),
                    failed=self._failed,
                )
            )
        return self._seconds(self._failed, asked)

    def _seconds(self, count: int, asked: float | None) -> float:
        """Jitter of half a pause up or down, and never before the time asked for."""
        limits = self._limits
        if asked is not None:
            if asked > limits.patience:
                raise ModelError(
                    said(
                        "{who} asks to wait {asked:.0f} seconds, more than the"
                        " {patience:.0f} it is given; try again later",
                        who=self._who,
                        asked=asked,
                        patience=limits.patience,
                    )
                )
            return asked + limits.pause * limits.chance()
        doubled = limits.pause * 2.0 ** min(count - 1, 30)
        return min(limits.longest_pause, doubled) * (0.5 + limits.chance())

    def _refusal(self, complaint: ErrorAnswer) -> CredentialsError | ModelError:
        status, quote = complaint.status, self._quote(complaint.message)
        # What a server says to a bad key often repeats the key: never quoted.
        if status in {401, 403}:
            return CredentialsError(
                said(
                    "{who} refused the key ({status}); check OPENAI_API_KEY, and that"
                    " this key may use this model",
                    who=self._who,
                    status=status,
                )
            )
        if status == 402 or _has(complaint, NO_CREDIT):  # noqa: PLR2004
            return ModelError(
                said("{who}: the account has no credit left; top it up", who=self._who)
            )
        if status < 400:  # noqa: PLR2004
            return ModelError(
                said(
                    "{who} redirects ({status}); set --base-url to where it leads",
                    who=self._who,
                    status=status,
                )
            )
        return ModelError(
            said(
                "{who} answers with error {status}: {quote}; check --model and --base-url"
                if status == 404  # noqa: PLR2004
                else "{who} answers with error {status}: {quote}",
                who=self._who,
                status=status,
                quote=quote,
            )
        )


def is_busy(complaint: ErrorAnswer) -> bool:
    """Too many calls for now; an account without money will not have it in a minute."""
    return complaint.status == _BUSY and not _has(complaint, NO_CREDIT)


def _has(complaint: ErrorAnswer, words: tuple[str, ...]) -> bool:
    return any(word in complaint.text for word in words)
