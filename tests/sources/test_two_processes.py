"""Two runs on one machine keep arXiv's rule together, as the server's log shows."""

import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.program import Program

ROOT = Path(__file__).resolve().parents[2]
RECORDED = ROOT.parent / "shared/recorded_web"
GAP = 3.0  # seconds; arXiv's terms of use


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "requests.jsonl"


@pytest.fixture
def port(log: Path) -> Iterator[int]:
    """Of arXiv as it was recorded."""
    if not (RECORDED / "serve.py").exists():
        pytest.skip("the recorded web is not on this machine")
    data = RECORDED.parent / "data"
    server = subprocess.Popen(  # noqa: S603  # a server of ours
        [
            *(sys.executable, str(RECORDED / "serve.py"), "--data", str(data)),
            *("--log", str(log), "--latency", "200"),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdout is not None
    yield int(server.stdout.readline())
    server.terminate()
    server.communicate()


def test_two_runs_ask_arxiv_one_at_a_time_with_three_seconds_between(
    port: int, log: Path, tmp_path: Path
) -> None:
    url = f"http://127.0.0.1:{port}/arxiv/api/query"
    source = f'{{name: A, kind: arxiv, query: "cat:cs.CL", limit: 20, section: theory, url: "{url}"}}'
    (tmp_path / "sources.yaml").write_text(f"sources: [{source}]", encoding="utf-8")
    runs = [
        Program(
            [
                *("draft", "--items", "4"),
                *("--since", "2024-08-01", "--until", "2024-08-07"),
                *("--state", f"state-{name}", "--out", f"out-{name}"),
            ],
            tmp_path,
            {"TMPDIR": str(tmp_path)},  # where the lock lies
        )
        for name in "ab"
    ]
    said = [run.communicate()[1] for run in runs]

    asked = requests(log)
    assert [run.returncode in (0, 3) for run in runs] == [True, True], said
    assert len(asked) == 2
    assert least_gap(asked) >= GAP


def requests(log: Path) -> list[dict[str, Any]]:
    lines = log.read_text(encoding="utf-8").splitlines()
    asked = [json.loads(line) for line in lines]
    return sorted(
        (one for one in asked if one["path"].startswith("/arxiv")),
        key=lambda one: float(one["t"]),
    )


def least_gap(asked: list[dict[str, Any]]) -> float:
    """Seconds from one answer to the next request; none at once if it is positive."""
    gaps = [b["t"] - a["t"] - a["ms"] / 1000 for a, b in pairwise(asked)]
    return float(min(gaps))
