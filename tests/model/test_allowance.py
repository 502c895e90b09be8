import pytest

from agents.model.allowance import UNSAID, Allowance, read_allowance

DATE = "Sun, 01 Sep 2024 00:00:00 GMT"  # 1725148800


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        pytest.param({}, UNSAID, id="nothing"),
        pytest.param({"retry-after": "7"}, Allowance(wait=7.0), id="seconds"),
        pytest.param({"retry-after": "soon"}, UNSAID, id="no number"),
        pytest.param(
            {"retry-after": "Sun, 01 Sep 2024 00:00:05 GMT", "date": DATE},
            Allowance(wait=5.0),
            id="a date",
        ),
        pytest.param(
            {
                "x-ratelimit-limit-requests": "8",
                "x-ratelimit-remaining-requests": "0",
                "x-ratelimit-reset-requests": "42s",
                "x-ratelimit-limit-tokens": "30000",
                "x-ratelimit-remaining-tokens": "29000",
                "x-ratelimit-reset-tokens": "2s",
            },
            Allowance(calls=8.0, tokens=30_000.0, wait=42.0),
            id="OpenAI",
        ),
        pytest.param(
            {
                "x-ratelimit-limit-requests": "200",
                "x-ratelimit-remaining-requests": "0",
                "x-ratelimit-reset-requests": "7m12s",
            },
            Allowance(wait=432.0),
            id="what is whole again after minutes is no minute's",
        ),
        pytest.param(
            {"x-ratelimit-limit-req-minute": "30"}, Allowance(calls=30.0), id="Mistral"
        ),
        pytest.param(
            {"x-ratelimit-limit-tokens-day": "500000"}, UNSAID, id="a day's tokens"
        ),
        pytest.param(
            {
                "x-ratelimit-limit": "20",
                "x-ratelimit-remaining": "0",
                "x-ratelimit-reset": "1725148805000",
                "date": DATE,
            },
            Allowance(calls=20.0, wait=5.0),
            id="OpenRouter, milliseconds since 1970",
        ),
        pytest.param(
            {"ratelimit-limit": "8;w=30", "ratelimit-remaining": "5"},
            Allowance(calls=16.0),
            id="IETF, of half a minute",
        ),
        pytest.param({"ratelimit-limit": "many"}, UNSAID, id="words"),
        pytest.param({"ratelimit-limit": "0"}, UNSAID, id="none at all"),
    ],
)
def test_a_pace_is_read_from_any_provider_s_headers(
    headers: dict[str, str], expected: Allowance
) -> None:
    assert read_allowance(headers) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("slow down", UNSAID),
        (
            (
                "Rate limit reached for m on tokens per min (TPM): Limit 30000, Used 28000,"
                " Requested 4000. Please try again in 6.2s."
            ),
            Allowance(tokens=30_000.0, wait=6.2),
        ),
        (
            (
                "Rate limit reached on requests per min. Limit: 3 / min."
                " Please try again in 20s."
            ),
            Allowance(calls=3.0, wait=20.0),
        ),
        ("You are limited to 8 calls a minute", Allowance(calls=8.0)),
        ("每分钟最多 8 次，请 20 秒后重试", Allowance(calls=8.0, wait=20.0)),
        (
            '{"message": "Please retry in 34.07s.", "details": [{"retryDelay": "34s"}]}',
            Allowance(wait=34.07),
        ),
        ("please try again in 1m2.5s", Allowance(wait=62.5)),
        ("please try again in 500ms", Allowance(wait=0.5)),
        ("Rate limit exceeded: free-models-per-day", Allowance(day=True)),
        ("今日额度已用完", Allowance(day=True)),
        ("您当前使用该 API 的并发数过高", Allowance(crowd=True)),
        ("max organization concurrency: 1", Allowance(crowd=True)),
    ],
)
def test_a_refusal_s_words_tell_it_too(body: str, expected: Allowance) -> None:
    assert read_allowance({}, body) == expected


def test_a_moment_counts_from_the_answer_s_own_date() -> None:
    moment = {"retry-after": "1725148805"}

    assert read_allowance({**moment, "date": DATE}) == Allowance(wait=5.0)
    assert read_allowance(moment) == UNSAID
