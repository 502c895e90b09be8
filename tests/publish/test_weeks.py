"""Draft, decide, publish, and the weeks after: whole runs on a small world."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from agents.cli import main
from tests.world import World, feed, world

DRAFT = "2024-09-30"
FIRST = ("--since", "2024-09-01", "--until", DRAFT)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.chdir(tmp_path)
    with world(feeds={"one": feed(range(4))}) as small:
        small.sources(tmp_path / "sources.yaml", "one", "gone")
        yield small


def accept(folder: Path) -> None:
    review = json.loads((folder / "review.json").read_text(encoding="utf-8"))
    for item in review["items"]:
        item["status"] = "accepted"
    (folder / "review.json").write_text(json.dumps(review), encoding="utf-8")


@pytest.mark.usefixtures("here")
def test_the_next_draft_knows_what_was_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drafted = main(["draft", *FIRST])
    accept(tmp_path / "drafts" / DRAFT)
    published = main(["publish", DRAFT, "--to", "site", "--offline"])
    page = (tmp_path / "site/2024-10-01-issue-01.md").read_bytes()
    capsys.readouterr()

    again = main(["draft", "--since", "2024-09-01", "--until", "2024-10-01"])
    onwards = main(["draft", "--until", "2024-10-07"])

    assert (drafted, published, again, onwards) == (3, 0, 4, 4)
    assert "all 4 stories of the window are in the archive" in capsys.readouterr().err
    assert (tmp_path / "issues/2024-10-01-issue-01.md").read_bytes() == page
    assert page.count("### 【".encode()) == 4


@pytest.mark.usefixtures("here")
def test_a_source_that_fails_for_three_windows_stands_in_the_report(
    tmp_path: Path,
) -> None:
    for until in ("2024-09-28", "2024-09-29", DRAFT):
        main(["draft", "--since", "2024-09-01", "--until", until])
    text = (tmp_path / "drafts" / DRAFT / "report.json").read_text(encoding="utf-8")

    assert json.loads(text)["health"] == ["gone: failed 3 times in a row"]


@pytest.mark.usefixtures("here")
def test_sources_shows_the_record_of_each(capsys: pytest.CaptureFixture[str]) -> None:
    main(["draft", *FIRST])
    capsys.readouterr()

    code = main(["sources", "--sources", "sources.yaml"])

    shown = capsys.readouterr().out.splitlines()
    assert code == 3
    assert shown[-1].startswith("last success never")
    assert "4 kept in  1 windows" in shown[-2]


@pytest.mark.usefixtures("here")
def test_a_chat_out_of_reach_changes_no_exit_code_and_its_address_is_kept(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("FEISHU_WEBHOOK_URL", "http://127.0.0.1:9/hook-k3y")
    monkeypatch.setenv("FEISHU_WEBHOOK_SECRET", "s3cret-of-the-hook")

    code = main(["draft", *FIRST])

    said = capsys.readouterr().err
    written = b"".join(f.read_bytes() for f in tmp_path.rglob("*") if f.is_file())
    assert code == 3
    assert "Feishu was not told" in said
    assert not any(word in said for word in ("hook-k3y", "s3cret"))
    assert not any(word in written for word in (b"hook-k3y", b"s3cret"))
