import datetime as dt

import pytest

from agents.domain.story import day_of
from tests import make

PAPER = "https://arxiv.org/abs/2408.01234"


@pytest.mark.parametrize(
    ("kind", "url", "published", "day"),
    [
        ("arxiv", PAPER, "2024-08-12", "2024-08-12"),
        ("huggingface", PAPER, "2024-08-12", "2024-08-12"),
        ("hackernews", PAPER, "2024-08-12", None),
        ("hackernews", "https://example.org/a", "2024-08-12", "2024-08-12"),
        ("feed", PAPER, "2024-08-12", "2024-08-12"),
        ("feed", PAPER, "2024-09-03", "2024-09-03"),
        ("feed", PAPER, "2024-09-12", None),
        ("feed", "https://example.org/2024/08/a", "2024-09-12", "2024-09-12"),
    ],
)
def test_a_papers_day_is_its_own_not_that_of_a_mention(
    kind: str, url: str, published: str, day: str | None
) -> None:
    at = dt.datetime.fromisoformat(published).replace(hour=12, tzinfo=dt.UTC)

    found = day_of(make.candidate(kind=kind, url=url, published=at), dt.UTC)

    assert (found and found.isoformat()) == day
