import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.web.retry import backoff, is_passing, named_wait, reason

NOW = 1_725_148_800.0  # 2024-09-01 00:00:00 UTC


@pytest.mark.parametrize(
    ("reset", "remaining", "seconds"),
    [
        pytest.param(str(int(NOW) + 60), "0", 61.0, id="GitHub's epoch second"),
        pytest.param(str(int(NOW) - 60), "0", 0.0, id="a reset in the past"),
        pytest.param("60", "0", 60.0, id="seconds from now"),
        pytest.param("60", "5", None, id="requests are left"),
        pytest.param("later", "0", None, id="no number"),
    ],
)
def test_a_rate_limit_says_when_it_ends(
    reset: str, remaining: str, seconds: float | None
) -> None:
    headers = {"x-ratelimit-reset": reset, "x-ratelimit-remaining": remaining}

    assert named_wait(headers, NOW) == seconds


def test_of_two_waits_the_longer_one_counts() -> None:
    headers = {"retry-after": "90", "x-ratelimit-reset": "60"}

    assert named_wait(headers, NOW) == 90.0


@given(st.text())
def test_no_header_breaks_the_reading(value: str) -> None:
    headers = {"retry-after": value, "x-ratelimit-reset": value}

    wait = named_wait(headers, NOW)

    assert wait is None or wait >= 0


@pytest.mark.parametrize(
    ("status", "headers", "passing"),
    [
        pytest.param(500, {}, True, id="a server error"),
        pytest.param(599, {}, True, id="an unheard-of server error"),
        pytest.param(429, {}, True, id="too many requests"),
        pytest.param(403, {"retry-after": "1"}, True, id="GitHub's secondary limit"),
        pytest.param(403, {}, False, id="forbidden"),
        pytest.param(404, {}, False, id="not found"),
    ],
)
def test_only_what_may_pass_is_tried_again(
    status: int,
    headers: dict[str, str],
    *,
    passing: bool,
) -> None:
    assert is_passing(status, headers) is passing


def test_a_rate_limit_is_not_called_forbidden() -> None:
    limited = reason(403, {"x-ratelimit-reset": "1"})

    assert limited == "keeps to its rate limit (HTTP 403)"
    assert reason(403, {}) == "answered 403 Forbidden"
    assert reason(599, {}) == "answered 599"


@given(st.integers(1, 10), st.floats(0, 1, exclude_max=True))
def test_pauses_grow_and_stay_within_half_as_much_again(
    tries: int, chance: float
) -> None:
    least = 0.5 * 2 ** (tries - 1)

    assert least <= backoff(tries, 0.5, chance) <= least * 1.5
