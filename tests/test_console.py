"""What the operator is told on the way and at the end."""

import io
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

import pytest
from rich.console import Console

from agents.console import (
    Plain,
    named,
    published,
    summary,
    verdict,
)
from agents.domain.columns import fitted
from agents.domain.report import SourceReport
from agents.domain.standing import Checkup, standing
from agents.live import Live
from agents.run.source_table import history, no_network, source_table
from agents.settings.program import program
from tests import make

REPORT: dict[str, Any] = {
    "counts": {
        "cards": 2,
        "candidates": 9,
        "stories": 8,
        "known": 1,
        "practice": 1,
        "theory": 1,
        "news": 0,
    },
    "sources": [{"name": "A", "status": "failed"}, {"name": "B", "status": "ok"}],
    "flags": ["hype"],
    "model": {
        "name": "m",
        "mode": "openai",
        "calls": 3,
        "journal_hits": 4,
        "prompt_tokens": 5,
        "completion_tokens": 6,
        "journal_tokens": 9,
        "thinking_tokens": 4,
        "cut_off": 1,
        "refused": 2,
        "cost": 0.25,
    },
}


def test_plain_progress_is_a_line_at_the_start_and_at_the_end_of_a_step() -> None:
    stream = io.StringIO()
    plain = Plain(stream)

    plain.begin("stories", 2)
    plain.begin("tokens", 0)
    plain.advance("tokens", 900)
    plain.advance("stories")
    plain.advance("stories")
    plain.advance("model calls")
    plain.note("a note")
    plain.close()

    assert stream.getvalue() == "stories: 0/2\nstories: 2/2\na note\n"


def test_a_long_step_says_how_far_it_is_and_how_long_it_will_take() -> None:
    stream, now = io.StringIO(), [0.0]
    plain = Plain(stream, lambda: now[0])

    plain.begin("reading", 20)
    for seconds in (10.0, 60.0, 65.0, 100.0):
        now[0] = seconds
        plain.advance("reading")

    assert stream.getvalue().splitlines() == [
        "reading: 0/20",
        "reading: 2/20, some 9 min left",
        "reading: 4/20, some 7 min left",
    ]


def test_a_title_in_brackets_is_no_markup_of_the_live_display() -> None:
    stream = io.StringIO()
    live = Live(Console(file=stream, width=80))

    live.begin("stories", 1)
    live.advance("stories")
    live.advance("model calls")
    live.note("[bold]title[/bold]")
    live.close()

    assert "[bold]title[/bold]" in stream.getvalue()


def test_the_summary_names_what_needs_a_look_and_what_is_next() -> None:
    lines = list(summary(REPORT, Path("drafts/2024-09-30/issue.md")))

    assert lines == [
        "2 cards (1 🧐, 1 🤯, 0 🤠) from 9 entries (8 stories, 1 known already)",
        "failed sources: A",
        "flags to look at: hype",
        (
            "model m: 3 calls, 4 from the journal, 11 tokens"
            " (5 of prompts, 4 of thinking, 2 of text), 1 answers cut off,"
            " 2 calls refused, cost 0.2500; a card took 10 tokens"
        ),
        "next: scripts/agents review 2024-09-30",
    ]


def test_the_summary_of_a_redraft_names_it_and_the_one_that_stays() -> None:
    lines = list(summary(REPORT, Path("drafts/2024-09-30/issue.redraft-2.md")))

    assert lines[0] == (
        "drafts/2024-09-30/issue.md is an editor's and stays as it was; the new"
        " version, which these lines are about, is drafts/2024-09-30/issue.redraft-2.md"
    )
    assert lines[-1] == (
        "next: compare the two; scripts/agents review 2024-09-30 shows issue.md"
    )


def test_what_a_replay_was_answered_came_from_the_recording() -> None:
    model = {**REPORT["model"], "mode": "recorded", "name": "recorded", "calls": 0}

    lines = list(summary({**REPORT, "model": model}, Path("issue.md")))

    assert "model (recorded): 0 calls, 4 from the recording," in lines[-2]


def test_the_summary_of_a_clean_extractive_run_is_short() -> None:
    report = {
        **REPORT,
        "sources": [],
        "flags": [],
        "model": {**REPORT["model"], "mode": "extractive", "cost": None},
    }

    assert len(list(summary(report, Path("issue.md")))) == 2


def test_the_table_of_sources_counts_each_status() -> None:
    reports = [
        SourceReport(name="A", kind="feed", status="failed", error="404"),
        SourceReport(name="B", kind="feed", status="ok", fetched=3, kept=2),
    ]

    lines = list(source_table(reports))

    assert "404" in lines[0]
    assert "3 entries" in lines[1]
    assert lines[2] == "1 failed, 1 ok"


def test_a_reason_shows_no_long_query_and_where_all_fail_there_is_a_way_out() -> None:
    url = f"https://example.org/api?search={'x:y+' * 50}"
    error = f"{url}: no answer"

    lines = list(
        source_table(
            [SourceReport(name="A", kind="arxiv", status="failed", error=error)]
        )
    )

    assert lines[0].endswith("  A  https://example.org/api?…: no answer")
    assert lines[1:] == ["1 failed", f"no source answers: {no_network()}"]


def test_the_history_names_last_success_yield_share_and_advice() -> None:
    checkup = Checkup(
        window="2024-10-07",
        read=make.NOW,
        report=SourceReport(name="A", kind="feed", status="ok", fetched=9, kept=3),
    )
    gone = checkup.report.model_copy(
        update={"name": "B", "status": "failed", "gone": True}
    )
    lost = checkup.model_copy(update={"report": gone})
    standings = [standing("A", [checkup]), standing("B", [lost])]

    first, second = history(standings, {"A": 0.5})

    assert first == (
        "last success 2024-10-08      9 entries     3 kept in  1 windows,   0.0 s,"
        " published  50%  A"
    )
    assert second.startswith("last success never")
    assert second.endswith("–  B  (gone for good (410): remove it)")


def test_publishing_tells_what_it_wrote_and_that_it_wrote_nothing() -> None:
    page = Path("site/p.md")

    assert list(published(page, (page,), {"news": 2})) == [
        "p.md: 2 items (2 news)",
        "wrote site/p.md",
    ]
    assert list(published(page, (), {}))[-1].startswith("nothing changed")


def test_what_is_only_tallied_is_no_step_of_plain_progress() -> None:
    stream = io.StringIO()
    plain = Plain(stream)

    plain.begin("model calls", 140)
    plain.begin("tokens", 0)
    plain.advance("model calls", 140)
    plain.advance("tokens", 0)

    assert stream.getvalue() == ""


def test_a_step_that_did_not_move_says_nothing() -> None:
    stream, now = io.StringIO(), [0.0]
    plain = Plain(stream, lambda: now[0])

    plain.begin("stories", 2)
    now[0] = 100.0
    plain.advance("stories", 0)

    assert stream.getvalue() == "stories: 0/2\n"


@pytest.mark.parametrize(
    ("report", "closing"),
    [
        (
            Path("there/report.json"),
            "10 more notes like these; there/report.json has all",
        ),
        (None, "10 more notes like these"),
    ],
)
@pytest.mark.parametrize("terminal", [False, True])
def test_in_brief_no_note_comes_twice_and_of_many_alike_the_first_few(
    terminal: bool,  # noqa: FBT001
    report: Path | None,
    closing: str,
) -> None:
    stream = io.StringIO()
    console = Console(file=stream, width=80)
    told = Live(console) if terminal else Plain(stream, brief=True)

    for number, source in enumerate("ABCDEFGHI"):
        told.note(f"'Story {number}', sample {number}: no answer")
        told.note(f"feed {source}: '{source}.example.org' has no address")
        told.note("the prompt is older")
    told.close(report)

    lines = [line for line in stream.getvalue().splitlines() if line.strip()]
    assert len(lines) == len(set(lines)) == 10
    assert lines[-1] == closing


def test_a_draft_is_named_by_its_id_where_review_looks_for_it_else_by_its_folder() -> (
    None
):
    assert named(Path("drafts/2024-09-30")) == "2024-09-30"
    assert named(Path("/my drafts/2024-09-30")) == "'/my drafts/2024-09-30'"


@pytest.mark.parametrize(
    ("script", "called", "told"),
    [
        pytest.param(False, "", "python -m agents", id="installed"),
        pytest.param(True, "", "scripts/agents", id="a checkout"),
        pytest.param(True, "../a b/agents", "'../a b/agents'", id="another folder"),
    ],
)
def test_the_next_step_can_be_pasted(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    script: bool,  # noqa: FBT001
    called: str,
    told: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AGENTS_CALLED", called)
    if script:
        (tmp_path / "scripts").mkdir()
        (tmp_path / "scripts/agents").touch()

    assert program() == told
    assert program(elsewhere=True) == (
        "scripts/agents" if script else "python -m agents"
    )


def test_the_verdict_of_a_check_is_one_line() -> None:
    file = Path("issue.md")

    assert verdict([file], []) == "issue.md: clean, nothing to mend"
    assert verdict([file, file], ["W"]) == "2 files: 1 to look at"
    assert verdict([file], ["E", "W", "W"]) == "issue.md: 1 that block, 2 to look at"


@pytest.mark.parametrize("width", [20, 32, 40, 60])
@pytest.mark.parametrize(
    "line",
    [
        "failed  A  https://example.org/a/long/path: 404",
        "ok  机器之心 机器之心 机器之心 机器之心 机器之心 机器之心",
        "https://example.org/a/b/c/d https://example.org/e/f/g/h/i/j/k",
    ],
)
def test_a_line_fits_the_terminal_and_loses_its_addresses_first(
    line: str, width: int
) -> None:
    cut = fitted(line, width)

    assert sum(1 + (east_asian_width(letter) in "WF") for letter in cut) <= width
    assert fitted(line, 0) == line


def test_what_stands_behind_a_long_address_stays() -> None:
    line = "failed  A  https://example.org/a/long/path: 404"

    assert fitted(line, 40) == "failed  A  https://example.org/a/l…: 404"
