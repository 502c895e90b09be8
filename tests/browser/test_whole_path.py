"""The program itself: from a week's draft to its page, and killed in mid-edit."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from agents.cli import main
from tests.browser.opened import Opened, Tabs, apart
from tests.review import drafted

ROOT = Path(__file__).resolve().parents[2]
# Of the month a week and four items: half of the work, and pictures are among them.
WEEK = ("--since", "2024-09-08", "--until", "2024-09-14", "--items", "4")
NOWHERE = "http://127.0.0.1:9"  # what asks the web is refused at once


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
    return port


@contextmanager
def reviewing(
    folder: Path, *flags: str
) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """`review` as a process of its own, and the address that it prints."""
    command = [sys.executable, "-m", "agents", "review", "--no-browser", *flags]
    env = {"PYTHONPATH": str(ROOT), "AGENTS_PROXY": NOWHERE, "PATH": ""}
    with subprocess.Popen(  # noqa: S603  # our own program
        command,
        cwd=folder.parents[1],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as running:
        assert running.stdout is not None
        try:
            yield running, running.stdout.readline().strip()
        finally:
            running.kill()


def is_out_and_says_so(desk: Opened) -> None:
    """Publishing again is offered as such, and pressed for only after a change."""
    pressing = desk.page.locator("#to-dialog.main")
    desk.wait_for("写入 site/2024-09-15-issue-01.md。之后没有改动", "#already")
    assert pressing.count() == 0
    desk.page.keyboard.press("Enter")
    desk.page.locator("dialog[open]").wait_for(state="detached")

    desk.type("x")
    pressing.wait_for()
    assert pressing.inner_text() == "再发布 p"
    desk.type("u")
    desk.wait_for("现在和发布的一样")
    pressing.wait_for(state="detached")


@pytest.mark.usefixtures("browser")
def test_a_weeks_draft_becomes_its_page(
    tabs: Tabs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with apart():
        main(["draft", *WEEK, "--replay", str(ROOT / "examples/2024-09")])
    folder = tmp_path / "drafts" / "2024-09-14"
    rows = drafted.review(folder)
    first, last = (rows["items"][n]["heading"] for n in (0, -1))
    with reviewing(folder, "--to", "site") as (_, address):
        desk = Opened.of(tabs.tab(0), address)
        desk.type("x1")
        desk.type("A")
        desk.page.locator("#glance[open]").wait_for()
        desk.page.keyboard.press("Enter")
        desk.wait_for("条干净的")
        desk.type("a" * (len(rows["items"]) + len(rows["openings"])))
        desk.settled()
        desk.type("p")
        desk.page.locator("#publish-now").click()
        desk.wait_for("条已写入", "#published")
        desk.wait_for("已发布", "#out")
        is_out_and_says_so(desk)
        desk.left()

    (page,) = (tmp_path / "site").glob("*.md")
    text = page.read_text(encoding="utf-8")
    assert f"### {last}" in text
    assert first not in text
    assert "draft: true" not in text
    assert drafted.statuses(folder)[0] == "rejected"
    assert desk.errors == desk.elsewhere == []


@pytest.mark.usefixtures("browser")
def test_kill_9_in_mid_edit_loses_nothing(tabs: Tabs, folder: Path) -> None:
    def written() -> str:
        return (folder / "issue.md").read_text(encoding="utf-8")

    port = str(free_port())
    with reviewing(folder, "--port", port) as (running, address):
        desk = Opened.of(tabs.tab(0), address)
        desk.type("ax3e")
        desk.wait_for("正在编辑：【工具 3】")
        desk.page.keyboard.press("Control+End")
        desk.page.keyboard.insert_text("\n存过的一句。\n")
        desk.until(lambda: "存过的一句。" in written())
        desk.page.keyboard.insert_text("\n还没存的一句。\n")
        running.kill()
        running.wait()
        desk.page.keyboard.insert_text("\n断线之后的一句。\n")
        desk.wait_for("审稿页没有回应")
    assert drafted.statuses(folder)[:3] == ["accepted", "rejected", "pending"]
    with reviewing(folder, "--port", port) as (_, address):
        desk.page.goto(address)
        desk.wait_for("【工具 3】", "nav [aria-current]")

        desk.until(lambda: "断线之后的一句。" in written())
        desk.left()
    assert "存过的一句。\n\n还没存的一句。\n\n断线之后的一句。\n" in written()
    assert drafted.review(folder)["items"][1]["reason"] == "与团队无关"
