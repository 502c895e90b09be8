"""`draft --swap`, `--add`, `--drop`: a choice changed, all that stands left as it is."""

import base64
import contextlib
import json
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from agents.cli import main
from tests.world import World, article, feed, truthful, world

Run = Callable[..., int]
DATES = ("--since", "2024-09-01", "--until", "2024-09-30")


@pytest.fixture(scope="module")
def drafted(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[World, Path]]:
    """Three items and three on the bench; only copies of the folder are changed."""
    place = tmp_path_factory.mktemp("drafted")
    with (
        world(feeds=feeds()) as here,
        pytest.MonkeyPatch.context() as patch,
        contextlib.chdir(place),
    ):
        sources = here.sources(Path("sources.yaml"), "one")
        for name, value in here.environment.items():
            patch.setenv(name, value)
        assert draft(sources, *DATES, "--items", "3") == 0
        yield here, place


def feeds() -> dict[str, bytes]:
    return {"one": feed(range(6)), "page": article(77)}


def draft(sources: Path, *flags: str) -> int:
    return main(["draft", "--sources", str(sources), *flags])


@pytest.fixture
def here(drafted: tuple[World, Path]) -> World:
    drafted[0].begin_again(feeds=feeds())
    return drafted[0]


@pytest.fixture
def run(
    here: World,
    drafted: tuple[World, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """`draft` in a folder that has that draft."""
    shutil.copytree(drafted[1], tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    for name, value in here.environment.items():
        monkeypatch.setenv(name, value)
    return partial(draft, Path("sources.yaml"))


def folder(at: Path = Path()) -> Path:
    return at / "drafts/2024-09-30"


def issue() -> str:
    return (folder() / "issue.md").read_text(encoding="utf-8")


def review() -> dict[str, Any]:
    told: dict[str, Any] = json.loads((folder() / "review.json").read_bytes())
    return told


def standing() -> list[dict[str, Any]]:
    return [r for r in review()["items"] if r["status"] not in ("rejected", "held")]


def spare(n: int = 0) -> str:
    return str(review()["bench"][n]["url"])


def texts() -> dict[str, str]:
    """Each item's text, by the address of its source."""
    parts = [part.partition("\n## ")[0].strip() for part in issue().split("### ")[1:]]
    return {part.partition("](")[2].partition(")")[0]: part for part in parts}


def said(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(capsys.readouterr().out.splitlines()[-1])
    return told


def snapshot() -> dict[str, bytes]:
    return {
        str(file.relative_to(folder())): file.read_bytes()
        for file in sorted(folder().rglob("*"))
        if file.is_file() and file.name != "decisions.jsonl"
    }


def test_a_swap_asks_the_model_for_the_new_item_alone(
    run: Run, here: World, capsys: pytest.CaptureFixture[str]
) -> None:
    url, before = spare(), texts()
    gone = standing()[1]
    capsys.readouterr()

    assert run("--swap", f"2={url}", "--json") == 0

    told = said(capsys)
    assert told["row"]["sources"][0]["url"] == url
    assert told["row"]["reasons"][0] == "从落选换入"
    assert all(sentence["evidence"] for sentence in told["row"]["sentences"])
    assert told["put_away"] == [gone["id"]]
    assert len(here.asked) == told["model"]["calls"] > 0
    assert all(url.rpartition("/")[2] in str(body) for body in here.asked)
    assert {path for path, _ in here.fetched} <= {"/v1/models"}  # nothing of the web
    assert [row["sources"][0]["url"] for row in standing()].count(url) == 1
    assert len(standing()) == 3
    after = texts()
    assert url in after
    assert gone["sources"][0]["url"] not in after
    assert {u: after[u] for u in after if u != url} == {
        u: before[u] for u in before if u in after
    }


def test_decisions_and_edits_stay_byte_for_byte(run: Run) -> None:
    first, _, third = standing()
    edited = issue().replace("作者也承认", "作者自己承认", 1)
    (folder() / "issue.md").write_text(edited, encoding="utf-8")
    main(["review", "--accept", "1", "--hold", "3"])
    before = texts()

    assert run("--swap", f"2={spare()}", "--add", spare(1)) == 0

    after = texts()
    assert [after[u] for u in before if u in after] == [
        before[u] for u in before if u in after
    ]
    assert "作者自己承认" in issue()
    rows = {row["id"]: row["status"] for row in review()["items"]}
    assert rows[first["id"]] in ("accepted", "edited")
    assert rows[third["id"]] == "held"


def test_an_edited_item_that_is_swapped_out_keeps_its_text(run: Run) -> None:
    edited = issue().replace("作者也承认", "作者自己承认", 1)
    (folder() / "issue.md").write_text(edited, encoding="utf-8")
    at = next(
        n
        for n, row in enumerate(standing(), start=1)
        if "作者自己承认" in texts()[row["sources"][0]["url"]]
    )

    assert run("--swap", f"{at}={spare()}") == 0

    assert "作者自己承认" in issue()
    assert len(standing()) == 3


@pytest.mark.parametrize("name", ["number", "id", "heading", "name"])
def test_an_item_is_named_as_the_review_lists_it(run: Run, name: str) -> None:
    row = standing()[2]
    bare = row["heading"].partition("【")[2].partition("】")[0]
    word = {"number": "3", "id": row["id"], "heading": row["heading"], "name": bare}

    assert run("--drop", word[name]) == 0

    assert row["heading"] not in issue()
    assert len(standing()) == 2
    assert next(r for r in review()["items"] if r["id"] == row["id"])["reason"] == (
        "移出本期"
    )


def test_dropping_asks_no_model_and_needs_no_material(run: Run, here: World) -> None:
    (folder() / "material.json").unlink()

    assert run("--drop", "1", "--drop", "3") == 0

    assert len(standing()) == 1
    assert here.asked == []


def test_what_was_swapped_out_comes_back_as_it_was_without_a_call(
    run: Run, here: World
) -> None:
    url, before = spare(), texts()
    old = standing()[0]["sources"][0]["url"]
    run("--swap", f"1={url}")
    new = next(r["heading"] for r in standing() if r["sources"][0]["url"] == url)
    here.asked.clear()

    assert run("--swap", f"{new}={old}") == 0

    assert here.asked == []
    assert texts() == before
    assert len(standing()) == 3


def test_any_page_can_be_added(
    run: Run, here: World, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()

    assert run("--add", f"{here.url}/page", "--json") in (0, 3)

    row = said(capsys)["row"]
    assert row["heading"] == "【智能体 Orbit77】"
    assert row["reasons"][0] == "编辑添加"
    assert row["sources"][0]["source"] == "编辑添加"
    assert row["sources"][0]["published"].startswith("2024-09-12")
    assert len(standing()) == 4
    assert [path for path, _ in here.fetched].count("/page") == 1
    assert "Orbit77" in issue()


def test_an_address_on_the_bench_is_added_from_there(run: Run, here: World) -> None:
    url = spare()

    assert run("--add", f"{url}#part") == 0

    assert standing()[-1]["reasons"][0] == "从落选换入"
    assert {path for path, _ in here.fetched} <= {"/v1/models"}


def test_a_lost_state_is_no_loss(run: Run, here: World) -> None:
    """The story is read anew from its address."""
    told = review()
    told["bench"][0]["url"] = f"{here.url}/page"
    (folder() / "review.json").write_text(json.dumps(told), encoding="utf-8")
    shutil.rmtree(".agents")
    main(["review", "--status"])

    assert run("--swap", f"1={here.url}/page") in (0, 3)

    assert "Orbit77" in issue()
    assert len(standing()) == 3


def test_a_repository_is_asked_for_where_the_operator_reads_github(
    run: Run, here: World
) -> None:
    with Path("sources.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "  - {name: GitHub, kind: github, query: llm, section: practice,"
            f" url: '{here.url}', enabled: false}}\n"
        )
    repo = {
        "name": "orbit",
        "full_name": "lab/orbit",
        "html_url": "https://github.com/lab/orbit",
        "owner": {"login": "lab"},
        "description": "A framework.",
        "stargazers_count": 1200,
        "created_at": "2024-09-10T00:00:00Z",
    }
    readme = "Orbit9 是一个多智能体框架，用来处理团队日常遇到的信息。它有 3 个模块。"
    text = base64.b64encode(readme.encode() * 6).decode()
    here.feeds["repos/lab/orbit"] = json.dumps(repo).encode()
    here.feeds["repos/lab/orbit/readme"] = json.dumps(
        {"content": text, "encoding": "base64"}
    ).encode()

    assert run("--add", "https://github.com/lab/orbit") in (0, 3)

    row = next(r for r in standing() if "编辑添加" in r["reasons"])
    assert row["sources"][0]["url"] == "https://github.com/lab/orbit"
    assert row["sources"][0]["title"] == "lab/orbit"
    assert "1,200" in issue() or "1200" in issue()


@pytest.mark.parametrize(
    ("flags", "why"),
    [
        pytest.param(("--swap", "2"), "write the item and the address", id="shape"),
        pytest.param(("--swap", "9=https://a.b/c"), "names no item", id="number"),
        pytest.param(("--swap", "1=https://a.b/c"), "no bench row", id="bench"),
        pytest.param(("--drop", "【没有】"), "names no item", id="heading"),
        pytest.param(("--drop", "0"), "names no item", id="zero"),
        pytest.param(("--drop", "1", "--drop", "【1】"), "names no item", id="word"),
        pytest.param(("--add", "example.org"), "no web address", id="address"),
        pytest.param(("--add", "https://u:p@a.b/"), "no web address", id="user"),
        pytest.param(
            ("--drop", "1", "--until", "2024-01-31"), "there is no draft", id="id"
        ),
    ],
)
def test_what_cannot_be_done_is_a_sentence_and_changes_nothing(
    run: Run,
    here: World,
    flags: tuple[str, ...],
    why: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = snapshot()
    capsys.readouterr()

    assert run(*flags) == 2

    told = capsys.readouterr()
    assert why in told.err
    assert len(told.err.splitlines()) == 1
    assert told.out == ""
    assert snapshot() == before
    assert here.asked == []


def test_nothing_is_named_or_taken_in_twice(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    there, heading = standing()[0]["sources"][0]["url"], standing()[0]["heading"]

    assert run("--add", there) == 2
    assert f"already, as {heading}" in capsys.readouterr().err
    assert run("--drop", "1", "--swap", f"{heading}={spare()}") == 2
    assert "named twice" in capsys.readouterr().err
    assert run("--swap", f"1={spare()}", "--swap", f"2={spare()}") == 2
    assert run("--drop", "1") == 0
    assert run("--drop", heading) == 2
    assert "put away already" in capsys.readouterr().err


def test_a_page_that_cannot_be_read_is_told_and_changes_nothing(
    run: Run, here: World, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot()

    assert run("--add", f"{here.url}/nothing") == 69

    assert "404" in capsys.readouterr().err
    assert snapshot() == before


def test_a_model_that_fails_leaves_the_old_item_where_it_is(
    run: Run, here: World
) -> None:
    before = snapshot()
    here.answering = lambda body: "Only English." if body else ""

    assert run("--swap", f"1={spare()}") == 69

    assert snapshot() == before
    here.answering = truthful
    assert run("--swap", f"1={spare()}") in (0, 69)


def test_without_a_model_the_new_item_is_an_excerpt_and_says_so(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    monkeypatch.delenv("OPENAI_BASE_URL")
    capsys.readouterr()

    assert run("--swap", f"1={spare()}", "--json") == 3

    told = capsys.readouterr()
    assert "no model is set" in told.err
    assert "extractive" in json.loads(told.out)["row"]["flags"]


def test_the_same_after_a_crash_pays_nothing_twice(run: Run, here: World) -> None:
    """Killed after the model's last answer, before the draft knew of it."""
    url = spare()
    keep = {
        name: (folder() / name).read_bytes() for name in ("issue.md", "review.json")
    }
    run("--swap", f"1={url}")
    whole = texts()
    for name, content in keep.items():
        (folder() / name).write_bytes(content)
    (folder() / "decisions.jsonl").unlink()
    here.asked.clear()

    assert run("--swap", f"1={url}") == 0

    assert here.asked == []
    assert texts() == whole
    assert len(standing()) == 3


def test_an_item_that_came_in_can_be_undone_written_again_and_published(
    run: Run, here: World, tmp_path: Path
) -> None:
    run("--swap", f"1={spare()}")
    material = json.loads((folder() / "material.json").read_bytes())
    row = next(r for r in standing() if "从落选换入" in r["reasons"])

    assert row["id"] in material["stories"]
    assert main(["review", "--accept", "all"]) == 0
    site = tmp_path / "site"
    assert main(["publish", "2024-09-30", "--to", str(site), "--offline"]) == 0
    page = next(site.glob("*.md")).read_text(encoding="utf-8")
    assert row["heading"] in page
    assert page.count("### ") == 3
    assert here.url not in page


def test_a_recording_that_lacks_the_new_item_gives_its_own_sentences(
    run: Run, here: World, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree("drafts")
    shutil.rmtree(".agents")
    assert run(*DATES, "--items", "3", "--record", "tape") == 0
    capsys.readouterr()

    assert run("--swap", f"1={spare()}", "--replay", "tape", "--json") == 3

    assert "extractive" in said(capsys)["row"]["flags"]
    assert len(standing()) == 3
    assert here.url not in issue()
