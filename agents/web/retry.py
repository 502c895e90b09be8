"""Whether a failed request is worth another try, and when. Pure."""

from collections.abc import Mapping
from http import HTTPStatus

from agents.messages.said import said
from agents.web.retry_after import retry_after, seconds


def is_rate_limit(status: int, headers: Mapping[str, str]) -> bool:
    """429, or the 403 with which GitHub says the same (its REST rate-limit rules)."""
    return status == HTTPStatus.TOO_MANY_REQUESTS or (
        status == HTTPStatus.FORBIDDEN
        and ("retry-after" in headers or is_exhausted(headers))
    )


def is_exhausted(headers: Mapping[str, str]) -> bool:
    """The answer says that no further request is allowed before a reset."""
    return (
        "x-ratelimit-reset" in headers
        and headers.get("x-ratelimit-remaining", "0").strip() == "0"
    )


def is_passing(status: int, headers: Mapping[str, str]) -> bool:
    """Another try may succeed; every other status is final."""
    return status >= HTTPStatus.INTERNAL_SERVER_ERROR or is_rate_limit(status, headers)


def reason(status: int, headers: Mapping[str, str]) -> str:
    """What the host did, to follow its address.

    >>> reason(404, {})
    'answered 404 Not Found'
    """
    if is_rate_limit(status, headers):
        return said("keeps to its rate limit (HTTP {status})", status=status)
    if status == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
        return said(
            "is not reached: the proxy refuses its user or password; correct them in"
            " team.proxy of sources.yaml, or in AGENTS_PROXY"
        )
    known = {member.value: member.phrase for member in HTTPStatus}
    phrase = known.get(status, "")
    return said("answered {status} {phrase}", status=status, phrase=phrase).strip()


def too_long(error: Exception, asked: float, waited: float) -> str:
    """`error` with the wait that its host asks for; seconds, both."""
    return said(
        "{error} and asks for a wait of {asked:.0f} s, more than is waited"
        " ({waited:.0f} s in all); run again then",
        error=error,
        asked=asked,
        waited=waited,
    )


def named_wait(headers: Mapping[str, str], now: float) -> float | None:
    """Seconds until the moment that the server names; None where it names none.

    `now` is in seconds since the epoch.
    """
    waits = [retry_after(headers, now)]
    if is_exhausted(headers):
        # One second more, since the moment was cut to whole seconds.
        waits.append(seconds(headers["x-ratelimit-reset"], now - 1))
    return max((wait for wait in waits if wait is not None), default=None)


def backoff(tries: int, pause: float, chance: float) -> float:
    """Seconds before the next try: doubled each time, and up to half as much again.

    `chance` in [0, 1) keeps clients that failed together from returning together.

    >>> backoff(tries=2, pause=0.5, chance=0.5)
    1.25
    """
    return float(pause * 2 ** (tries - 1) * (1 + chance / 2))
