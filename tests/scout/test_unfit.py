"""What is no story of the issue whatever its words are worth."""

from typing import Any

import pytest

from agents.scout.unfit import unfit
from tests import make


@pytest.mark.parametrize(
    ("given_", "why"),
    [
        pytest.param(
            {"kind": "github", "summary": "AI photo editor crack download"},
            "疑似刷星或恶意仓库",
            id="spam",
        ),
        pytest.param(
            {"kind": "github", "summary": "AI", "url": "https://github.com/a/Wallet-Stealer"},
            "疑似刷星或恶意仓库",
            id="spam by its name",
        ),
        pytest.param({"kind": "github", "summary": " "}, "没有说明文字", id="no text"),
        pytest.param({"title": "AI 日报"}, "是汇总，不是一件事", id="a digest"),
        pytest.param(
            {"title": "AI Rules Loom, Robots Talk Back, New Open Models, A Price War"},
            "是汇总，不是一件事",
            id="a row of headlines",
        ),
    ],
)  # fmt: skip
def test_what_is_kept_out_is_told_with_its_reason(
    given_: dict[str, Any], why: str
) -> None:
    assert unfit(make.story(**given_)) == why


@pytest.mark.parametrize(
    "given_",
    [
        pytest.param({"title": "A new text editor", "summary": "It edits."}, id="else"),
        pytest.param(
            {"kind": "arxiv", "title": "Daily news of ants", "summary": "Ants."},
            id="a paper about digests",
        ),
        pytest.param({"title": "Agents, tools, memory, and plans of AI"}, id="a list"),
        pytest.param({"title": "Games crack AI agents"}, id="news about cracks"),
        pytest.param(
            {"kind": "github", "summary": "", "release": "v1", "title": "An LLM v1"},
            id="a release without text",
        ),
    ],
)
def test_nothing_else_is_kept_out(given_: dict[str, Any]) -> None:
    assert unfit(make.story(**given_)) == ""
