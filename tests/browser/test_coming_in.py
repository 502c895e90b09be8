"""What comes in on the page: read and written by a model, or by an editor's hand."""

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from agents.cli import main
from agents.review.actions import Actions
from agents.run.no_model import no_model
from agents.run.rewrite import Rewriter
from tests.browser.opened import Opened
from tests.review import drafted
from tests.world import World, article, feed, truthful, world

NOW = dt.datetime(2024, 10, 8, tzinfo=dt.UTC)
DATES = ("--since", "2024-09-01", "--until", "2024-09-30")


@pytest.fixture(scope="module")
def drafted_once(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[World, Path]]:
    """Two items and two on the bench; only copies of the folder are changed."""
    place = tmp_path_factory.mktemp("drafted")
    with world(feeds=feeds()) as here, pytest.MonkeyPatch.context() as patch:
        sources = here.entered(place, patch, "one")
        command = ["draft", "--sources", str(sources), *DATES, "--items", "2"]
        assert main(command) == 0
        yield here, place


def feeds() -> dict[str, bytes]:
    return {"one": feed(range(4)), "page": article(77)}


@pytest.fixture
def here(drafted_once: tuple[World, Path]) -> World:
    drafted_once[0].begin_again(feeds=feeds())
    return drafted_once[0]


@pytest.fixture
def env(here: World) -> dict[str, str]:
    """The desk's own, read anew at each call."""
    return {**here.environment, "AGENTS_SAMPLES": "2"}


@pytest.fixture
def folder(
    drafted_once: tuple[World, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    shutil.copytree(drafted_once[1], tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "drafts/2024-09-30"


@pytest.fixture
def actions(env: dict[str, str]) -> Actions:
    return Actions(
        again=Rewriter(lambda: env, lambda: NOW), lacking=lambda: no_model(env)
    )


def lose_the_model(env: dict[str, str]) -> None:
    for name in [name for name in env if name.startswith("OPENAI")]:
        del env[name]


def add(desk: Opened, url: str) -> None:
    desk.type("b")
    desk.page.locator("#panel button", has_text="加一条网址").click()
    desk.page.locator("#url").fill(url)
    desk.page.keyboard.press("Enter")


def test_an_address_is_read_and_written_with_its_evidence_while_one_waits(
    desk: Opened, here: World, folder: Path
) -> None:
    add(desk, f"{here.url}/page")

    desk.wait_for("写好了")
    desk.wait_for("Orbit77", "nav [aria-current]")
    desk.page.locator("#item [data-n]").first.wait_for()
    assert len(here.asked) > 0
    assert drafted.statuses(folder) == ["pending"] * 3
    desk.page.keyboard.press("Escape")
    desk.type("s")
    desk.page.locator("#panel mark").first.wait_for()
    desk.type("a")
    desk.until(lambda: drafted.statuses(folder).count("accepted") == 1)


def test_what_a_model_cannot_write_waits_with_its_source_beside(
    desk: Opened, here: World, folder: Path
) -> None:
    here.answering = lambda body: "English." if body else truthful(body)

    add(desk, f"{here.url}/page")

    desk.wait_for("按 e 自己写，读到的原文在右栏")
    desk.wait_for("读到的原文", "#panel")
    assert "Orbit77" in desk.panel
    assert drafted.review(folder)["items"][-1]["unwritten"] is True


def test_of_an_address_that_cannot_be_read_nothing_is_said_to_be_read(
    desk: Opened, here: World
) -> None:
    add(desk, f"{here.url}/nothing-there")

    desk.wait_for("没有读到原文，按 e 自己写")
    desk.wait_for("这一条没有逐句证据", "#panel")
    assert "读到的原文" not in desk.panel + desk.said


@pytest.mark.parametrize("model", ["with", "without"])
def test_e_on_a_bench_row_is_written_by_hand_beside_its_source(
    desk: Opened, here: World, folder: Path, env: dict[str, str], model: str
) -> None:
    if model == "without":
        lose_the_model(env)
    desk.type("b")
    desk.page.locator(".bench button").first.focus()
    desk.type("e")

    desk.page.locator("#text").wait_for()
    desk.wait_for("读到的原文", "#panel")
    for width in (1440, 1100, 390):
        desk.page.set_viewport_size({"width": width, "height": 900})
        assert desk.page.locator("#panel blockquote.read").first.is_visible()
        assert desk.page.locator("#text").is_visible()
    text = desk.page.locator("#text")
    text.fill("### 【亲手写的】某实验室\n\n一句亲手写的话。\n")
    desk.page.keyboard.press("Control+Enter")
    desk.wait_for("已保存，改后采用：【亲手写的】")
    assert here.asked == []
    assert "一句亲手写的话。" in (folder / "issue.md").read_text(encoding="utf-8")


def test_r_without_a_model_says_so_before_it_asks_for_a_wish(
    desk: Opened, env: dict[str, str]
) -> None:
    lose_the_model(env)

    desk.type("r")

    desk.wait_for("没有设置模型")
    assert desk.page.locator("#wishes[open]").count() == 0
    env["OPENAI_BASE_URL"], env["OPENAI_MODEL"] = "http://127.0.0.1:9/v1", "m"
    desk.type("r")
    desk.page.locator("#wishes[open]").wait_for()
    desk.close_dialog()
