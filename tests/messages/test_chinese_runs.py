"""Where Chinese is spoken, no run answers in English, whatever goes wrong on its way."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from agents.store.lock import lock
from tests.endpoints import fill
from tests.messages.chinese import Spoken, english_lines
from tests.world import KEY, World, feed, world

pytestmark = pytest.mark.usefixtures("chinese")

_DATES = ("--since", "2024-09-01", "--until", "2024-09-30")
_DRAFT = ("draft", *_DATES, "--tz", "Asia/Shanghai")


@pytest.fixture
def here(tmp_path: Path) -> Iterator[World]:
    with world(feeds={"one": feed(range(3))}) as small:
        small.sources(tmp_path / "sources.yaml", "one")
        yield small


def model(here: World, *more: str) -> tuple[str, ...]:
    return ("--base-url", f"{here.url}/v1", "--model", "m", "--samples", "1", *more)


def test_a_draft_without_a_model_is_told_in_chinese(
    spoken: Spoken, here: World, tmp_path: Path
) -> None:
    here.sources(tmp_path / "sources.yaml", "one", "gone")

    drafted = spoken(*_DRAFT)
    code = spoken.code
    again = spoken(*_DRAFT, "--force")
    status = spoken("review", "--status")

    assert code == 3
    assert "没有设模型" in drafted
    assert "gone：" in drafted
    assert "下一步：" in drafted
    assert "（原文摘录） [extractive]" in status
    assert english_lines(drafted + again + status) == []


def test_a_draft_by_a_model_is_told_in_chinese(
    spoken: Spoken, here: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    fill(here, 3)

    chosen = spoken(*_DRAFT, "--choose", *model(here))
    drafted = spoken(*_DRAFT, *model(here))
    dropped = spoken("draft", "--drop", "1", *model(here))
    seen = spoken("doctor", *_DATES, *model(here)[:-2])
    stats = spoken("stats")

    assert "词元" in chosen
    assert "模型 m：调用" in drafted
    assert "不行   模型" in seen  # it does not answer with OK
    assert english_lines(chosen + drafted + dropped + seen + stats) == []


@pytest.mark.parametrize(
    ("status", "told"),
    [(401, "不认密钥"), (402, "没有余额"), (404, "请检查 --model 和 --base-url")],
)
def test_what_a_models_server_refuses_is_told_in_chinese(
    spoken: Spoken,
    here: World,
    monkeypatch: pytest.MonkeyPatch,
    status: int,
    told: str,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    here.refuse = status

    text = spoken(*_DRAFT, *model(here)) + spoken("doctor", *_DATES, *model(here)[:-2])

    assert told in text
    assert english_lines(text) == []


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"<html>nothing</html>", id="a page"),
        pytest.param(b'{"choices": []}', id="no choices"),
        pytest.param(b'{"error": {"message": "no"}}', id="an error"),
        pytest.param(
            b'{"choices": [{"finish_reason": "content_filter", "message": {}}]}',
            id="filtered",
        ),
    ],
)
def test_what_a_model_answers_amiss_is_told_in_chinese(
    spoken: Spoken, here: World, monkeypatch: pytest.MonkeyPatch, body: bytes
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    here.completing = lambda _: (200, body)

    text = spoken(*_DRAFT, *model(here))

    assert spoken.code == 69
    assert "一次也没有回答" in text
    assert english_lines(text) == []


@pytest.mark.parametrize(
    ("name", "body", "told"),
    [
        ("odd", b"", "是空的"),
        ("odd", b"<html><body>sign in</body></html>", "不是订阅，开头是"),
        ("odd", b'{"items": 3}', "不是 JSON Feed"),
        ("odd", feed(range(1)).replace(b"2024", b"some"), "日期读不懂"),
        ("odd", b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><rss/>', "实体"),
        ("missing", b"", "返回 404"),
    ],
)
def test_what_is_wrong_with_a_source_is_told_in_chinese(
    spoken: Spoken, here: World, tmp_path: Path, name: str, body: bytes, told: str
) -> None:
    if name == "odd":
        here.feeds["odd"] = body
    here.sources(tmp_path / "sources.yaml", "one", name)

    text = spoken("sources")

    assert told in text
    assert english_lines(text) == []


def test_a_run_that_writes_nothing_says_so_in_chinese(
    spoken: Spoken, here: World, tmp_path: Path
) -> None:
    quiet = spoken("draft", "--since", "2023-01-01", "--until", "2023-01-05")
    codes = [spoken.code]
    here.feeds.clear()
    failed = spoken(*_DRAFT)
    codes.append(spoken.code)
    (tmp_path / "drafts").write_text("no folder", encoding="utf-8")
    with lock(tmp_path / ".agents"):
        held = spoken(*_DRAFT)
    codes.append(spoken.code)

    assert codes == [4, 69, 75]
    assert "没有新内容" in quiet
    assert "1 个来源都读不了" in failed
    assert "占着" in held
    assert english_lines(quiet + failed + held) == []


def test_a_place_that_cannot_be_written_is_told_in_chinese(
    spoken: Spoken, here: World, tmp_path: Path
) -> None:
    here.sources(tmp_path / "sources.yaml", "one")
    (tmp_path / "file").write_text("no folder", encoding="utf-8")

    out = spoken(*_DRAFT, "--out", "file")
    state = spoken(*_DRAFT, "--state", "file/state")

    assert "写不进去" in out
    assert "写不进去" in state
    assert english_lines(out + state) == []


def test_a_port_that_is_taken_is_told_in_chinese(spoken: Spoken, here: World) -> None:
    spoken(*_DRAFT)
    assert here.fetched
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        text = spoken("review", "--port", str(taken.getsockname()[1]), "--no-browser")

    assert "端口被占用" in text
    assert english_lines(text) == []
