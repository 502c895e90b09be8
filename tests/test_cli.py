"""Commands, exit codes and sentences (docs/operating.md §4)."""

import argparse
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from agents.cli import main
from agents.commands import COMMANDS
from agents.domain.block import LinkLine, Paragraph
from agents.domain.issue import Category
from agents.domain.text import TextRun
from agents.graph import mermaid
from agents.run.resources import renderer
from tests import make
from tests.loading import loaded
from tests.program import Program
from tests.world import feed, world

ROOT = Path(__file__).resolve().parents[1]
FEED = "sources:\n  - {name: A, kind: feed, url: 'http://127.0.0.1:9/feed'}\n"


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sources.yaml").write_text(FEED, encoding="utf-8")


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    try:
        code = main(args)
    except SystemExit as error:
        code = int(error.code or 0)
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize(
    ("args", "named"),
    [
        pytest.param(["--since", "soon"], "--since 'soon'", id="no date"),
        pytest.param(["--since", "2024-02-30"], "--since", id="no such day"),
        pytest.param(
            ["--since", "2024-09-30", "--until", "2024-09-01"],
            "--until",
            id="backwards",
        ),
        pytest.param(["--tz", "Mars/Base"], "--tz", id="no zone"),
        pytest.param(["--samples", "0"], "--samples", id="no samples"),
        pytest.param(["--items", "many"], "--items", id="no number"),
        pytest.param(["--sources", "none.yaml"], "none.yaml", id="no file"),
        pytest.param(["--replay", "none"], "--replay", id="no recording"),
        pytest.param(["--base-url", "localhost"], "--base-url", id="no address"),
        pytest.param(["--base-url", "http://localhost:1/v1"], "--model", id="no model"),
        pytest.param(["--sessions", "nine"], "--sessions", id="no range"),
        pytest.param(["--bogus"], "--bogus", id="no flag"),
        pytest.param([], "--since", id="no beginning"),
    ],
)
def test_a_wrong_setting_is_one_sentence_and_exit_2(
    capsys: pytest.CaptureFixture[str], args: list[str], named: str
) -> None:
    since = [] if not args or "--since" in args else ["--since", "2024-09-01"]

    code, out, err = run(capsys, "draft", *since, *args)

    assert code == 2
    assert out == ""
    assert named in err.splitlines()[-1]
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("args", "told"),
    [
        pytest.param(["reveiw"], "no command 'reveiw'; did you mean review?", id="one"),
        pytest.param(["frob"], "no command 'frob'; see", id="none like it"),
        pytest.param(
            ["draft", "--sicne=2024-09-01"],
            "no flag '--sicne'; did you mean --since?",
            id="a flag",
        ),
        pytest.param(
            ["publish", "x", "--too", "y"],
            "no flag '--too'; did you mean --to?",
            id="a flag that is needed",
        ),
        pytest.param(
            ["check", "-json", "a.md"], "did you mean --json?", id="a dash is missing"
        ),
        pytest.param(["draft", "--bogus"], "no flag '--bogus'; see", id="no flag"),
        pytest.param(["stats", "x"], "arguments: x; see ", id="one too many"),
        pytest.param(["stats", "x"], " stats --help", id="the command's own help"),
        pytest.param(["--relpay", "draft"], "no flag '--relpay'", id="in front"),
    ],
)
def test_a_typo_is_one_line_that_names_what_is_meant(
    capsys: pytest.CaptureFixture[str], args: list[str], told: str
) -> None:
    code, out, err = run(capsys, *args)

    assert (code, out) == (2, "")
    assert told in err
    assert len(err.splitlines()) == 1


def test_what_only_looks_like_a_flag_and_what_is_shortened_are_no_typos(
    capsys: pytest.CaptureFixture[str],
) -> None:
    numbered = run(capsys, "draft", "--since", "2024-09-01", "--drop", "-3")
    shortened = run(capsys, "review", "--stat", "--no-b")
    behind = run(capsys, "check", "--", "--none")

    assert "there is no" not in "".join((*numbered[1:], *shortened[1:]))
    assert "--none cannot be read" in behind[2]


def test_a_python_without_the_packages_is_told_the_way_in_in_one_sentence() -> None:
    bare = [sys.executable, "-S", "-m", "agents", "check", "2024-09-30"]

    told = subprocess.run(  # noqa: S603  # our own words
        bare, cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (told.returncode, told.stdout) == (2, "")
    assert re.fullmatch(
        r"agents: this Python lacks \w+; call scripts/agents.*\n", told.stderr
    )


def test_alone_it_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys)

    assert (code, err) == (0, "")
    assert [name for name in COMMANDS if f"\n    {name}" not in out] == []


@pytest.mark.parametrize(
    ("args", "unloaded"),
    [
        pytest.param(["--help"], ("langgraph", "openai", "pydantic"), id="help"),
        pytest.param(["stats"], ("langgraph", "openai", "httpx", "rich"), id="stats"),
        pytest.param(
            ["check", "none.md"], ("langgraph", "openai", "httpx", "rich"), id="check"
        ),
        pytest.param(
            ["publish", "none", "--to", "none"],
            ("langgraph", "openai", "httpx", "rich", "agents.run.planning"),
            id="publish",
        ),
        pytest.param(
            ["sources", "--import", "none"],
            ("agents.run.planning", "agents.graph", "openai"),
            id="sources",
        ),
    ],
)
def test_the_first_line_is_quick_because_heavy_libraries_are_not_loaded(
    args: list[str], unloaded: tuple[str, ...]
) -> None:
    call = f"try: agents.cli.main({args})\nexcept SystemExit: pass"

    assert loaded(f"import agents.cli\n{call}", unloaded) == []


def test_a_run_is_planned_without_what_renders_parses_or_fetches() -> None:
    heavy = ("jinja2", "markdown_it", "asyncio", "httpx", "langgraph", "ssl", "idna")

    assert loaded("import agents.run.planning", heavy) == []


def test_the_graph_is_mermaid(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "graph")

    assert (code, out) == (0, mermaid())


def test_an_issue_is_json(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "issue.md"
    file.write_text(renderer()(make.issue()), encoding="utf-8")

    code, out, _ = run(capsys, "parse", str(file))

    assert code == 0
    assert json.loads(out)["number"] == 2


def test_a_document_that_is_no_issue_is_one_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "issue.md"
    file.write_text("hello", encoding="utf-8")

    code, _, err = run(capsys, "parse", str(file))

    assert code == 2
    assert "issue.md" in err


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "issue.md"
    if content is not None:
        file.write_bytes(content)

    code, _, err = run(capsys, "check", str(file))

    assert code == 2
    assert "issue.md" in err


def test_check_finds_nothing_in_a_clean_issue(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "issue.md"
    file.write_text(renderer()(make.issue()), encoding="utf-8")

    code, out, _ = run(capsys, "check", str(file))

    assert code == 0
    assert [line for line in out.splitlines() if ": E " in line] == []


def test_a_clean_issue_is_told_to_be_clean(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "issue.md"
    long = "这是一段说明它是什么、对谁有用、怎样使用的正文，写到四十个汉字以上，就不会再被说成太短。"
    link = LinkLine(label="原文", url=make.URL)
    item = make.item(blocks=(link, Paragraph(text=(TextRun(text=long),))))
    filled = make.issue(practice=(Category(name="大模型研发", items=(item,)),))
    file.write_text(renderer()(filled), encoding="utf-8")

    code, out, err = run(capsys, "check", str(file))

    assert (code, out) == (0, "")
    assert err == f"{file}: clean, nothing to mend\n"


@pytest.mark.parametrize(
    "named", ["2024-09-30", "drafts/2024-09-30", "drafts/2024-09-30/issue.md"]
)
@pytest.mark.parametrize("command", ["check", "parse"])
def test_a_draft_is_read_by_its_id_its_folder_or_its_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str, named: str
) -> None:
    folder = tmp_path / "drafts/2024-09-30"
    folder.mkdir(parents=True)
    (folder / "issue.md").write_text(renderer()(make.issue()), encoding="utf-8")

    code, out, err = run(capsys, command, named)

    assert code == 0
    assert "drafts/2024-09-30/issue.md" in out + err or '"number"' in out


def test_a_folder_without_an_issue_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()

    code, _, err = run(capsys, "check", "empty")

    assert (code, err) == (
        2,
        "agents: empty holds no issue.md; name a file, or a draft\n",
    )


def test_check_tells_rule_line_and_mend(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "issue.md"
    text = renderer()(make.issue()).replace("一段正文。", "**问题：**一段正文。")
    file.write_text(text, encoding="utf-8")

    code, out, _ = run(capsys, "check", str(file))
    _, as_json, _ = run(capsys, "check", "--json", str(file))

    assert code == 1
    assert "E L18" in out
    assert {row["rule"] for row in json.loads(as_json)} >= {"L17", "L18"}


def test_sources_shows_each_with_its_reason(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with world(feeds={"one": feed(range(2))}) as here:
        file = here.sources(tmp_path / "mine.yaml", "one", "two")

        code, out, err = run(capsys, "sources", "--sources", str(file))

    assert code == 3
    assert err.splitlines() == ["sources: 0/2", "sources: 2/2"]
    assert "404" in out
    assert "1 failed, 1 ok" in out


def test_sources_are_cut_to_the_terminal_and_count_in_a_recordings_own_window(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")

    recorded = ROOT / "examples/2024-09"
    code, out, _ = run(capsys, "sources", "--replay", str(recorded))

    assert code == 0
    assert max(map(len, out.splitlines())) <= 60
    assert " 11 entries    11 in the window" in out


def test_sources_that_all_fail_are_69(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with world(feeds={}) as here:
        file = here.sources(tmp_path / "mine.yaml", "one")

        code, out, _ = run(capsys, "sources", "--sources", str(file))

    assert code == 69
    assert "name it in AGENTS_PROXY" in out.splitlines()[2]


def test_a_readers_subscriptions_become_lines_of_yaml(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "feeds.opml"
    outline = '<outline text="One" xmlUrl="https://example.org/feed"/>'
    other = '<outline text="Two" xmlUrl="gopher://example.org/feed"/>'
    file.write_text(f"<opml><body>{outline}{other}</body></opml>", encoding="utf-8")

    code, out, err = run(capsys, "sources", "--import", str(file))

    assert code == 0
    assert err.startswith("'Two': 'gopher://example.org/feed' is no http(s) address")
    assert '{name: "One", kind: feed, url: "https://example.org/feed"}' in out


@pytest.mark.parametrize("content", [None, "hello"])
def test_subscriptions_that_cannot_be_read_are_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str | None
) -> None:
    file = tmp_path / "feeds.opml"
    if content is not None:
        file.write_text(content, encoding="utf-8")

    code, _, err = run(capsys, "sources", "--import", str(file))

    assert code == 2
    assert err.count("feeds.opml") == 1


def test_output_that_cannot_be_written_is_73_and_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "drafts").write_text("a file where a folder belongs", encoding="utf-8")
    with world(feeds={"one": feed(range(2))}) as here:
        file = here.sources(tmp_path / "mine.yaml", "one")

        code, _, err = run(
            capsys,
            *("draft", "--sources", str(file)),
            *("--since", "2024-09-01", "--until", "2024-09-30"),
        )

    assert code == 73
    assert "drafts" in err


def test_ctrl_c_before_anything_runs_is_130(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(_: argparse.Namespace) -> int:
        raise KeyboardInterrupt

    monkeypatch.setitem(COMMANDS, "graph", interrupted)

    assert main(["graph"]) == 130


def test_a_reader_that_goes_away_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)

    done = subprocess.run(  # our own program
        [sys.executable, "-m", "agents", "parse", "tests/golden/2024-09-30.md"],
        cwd=ROOT,
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("closed", [1, 2])
def test_a_closed_stream_is_no_error(tmp_path: Path, closed: int) -> None:
    with world(feeds={"one": feed(range(1))}) as here:
        here.sources(tmp_path / "sources.yaml")
        dates = ("--since", "2024-09-01", "--until", "2024-09-30")
        run = Program(["draft", *dates], tmp_path, here.environment, closed=closed)

        _, said = run.communicate()

    assert run.returncode == 0
    assert (tmp_path / "drafts/2024-09-30/issue.md").exists()
    assert "Traceback" not in said
