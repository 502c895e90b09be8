"""What would fail on Monday is told before, each thing a line with its way out."""

import datetime as dt
import fcntl
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from agents.cli import main
from agents.doctor import machine
from agents.doctor.diagnosis import Case, Diagnosis
from agents.doctor.examination import CHECKS
from agents.doctor.sources import answered
from agents.domain.report import SourceReport
from agents.errors import OutputError
from agents.model.server_memory import Known
from agents.run.storage import open_storage
from agents.settings.options import Options
from agents.store.run_state import StateCapabilities
from tests.proxies import proxied
from tests.world import KEY, World, feed, world

OFFLINE = "sources:\n  - {name: A, kind: feed, url: 'http://127.0.0.1:9/feed'}\n"
Lines = dict[str, list[str]]


@pytest.fixture(autouse=True)
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No program of this machine, no setting of its environment, one list."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR", "HTTPS_PROXY", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "sources.yaml").write_text(OFFLINE, encoding="utf-8")


@pytest.fixture
def seen(capsys: pytest.CaptureFixture[str]) -> "Seen":
    return Seen(capsys)


class Seen:
    """The command's exit code, and its lines by what was looked at."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *args: str) -> tuple[int, Lines]:
        code = main(["doctor", *args])
        out, err = self._capsys.readouterr()
        assert "Traceback" not in err
        lines: Lines = {}
        for line in out.splitlines()[:-1]:
            verdict, name, told = line.split(maxsplit=2)
            lines.setdefault(name, []).append(f"{verdict}: {told}")
        return code, lines


def program(name: str, says: str) -> None:
    file = Path("bin") / name
    file.write_text(f"#!/bin/sh\n{says}\n", encoding="utf-8")
    file.chmod(0o755)


def asked(here: World) -> tuple[str, ...]:
    return ("--base-url", f"{here.url}/v1", "--model", "m")


def test_what_works_is_told_and_the_exit_code_is_0(
    seen: Seen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with world(feeds={"one": feed(range(2))}, answering=lambda _: "OK") as here:
        here.sources(tmp_path / "sources.yaml")

        code, lines = seen(*asked(here))

    assert code == 0
    assert len(here.asked) == 1
    assert lines["model"][0].startswith(f"ok: m at {here.url}/v1 answers in")
    assert lines["sources"] == ["ok: 1 of 1 answer"]
    assert sorted(lines) == sorted([*CHECKS, "settings"])
    assert [line for line in lines["folders"] if not line.startswith("ok")] == []


def test_what_earlier_runs_learnt_of_a_model_is_told(
    seen: Seen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with world(feeds={"one": feed(range(2))}, answering=lambda _: "OK") as here:
        here.sources(tmp_path / "sources.yaml")
        learnt = Known(context=8192, days={"context": dt.date(2999, 1, 1)})
        with open_storage(Options(), lambda _: None, alone=False) as there:
            capabilities = StateCapabilities(there.connection)
            capabilities.keep(f"{here.url}/v1 m", learnt.model_dump_json())

        _, lines = seen(*asked(here))

    assert lines["model"][1].startswith("look: m: a context of 8192 tokens")


def test_a_refused_key_fails_and_is_not_printed(
    seen: Seen, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with world(refuse=401) as here:
        code, lines = seen(*asked(here))

    assert code == 2
    assert lines["model"][0].startswith("fails: ")
    assert "OPENAI_API_KEY" in lines["model"][0]
    assert KEY not in str(lines) + str(capsys.readouterr())


def test_without_a_network_every_line_says_so(seen: Seen) -> None:
    code, lines = seen("--base-url", "http://127.0.0.1:9/v1", "--model", "m")

    assert code == 2
    assert "cannot be reached" in lines["model"][0]
    assert lines["sources"][0].startswith("fails: none of 1 answers, the first: ")
    assert "is there a network?" in lines["sources"][0]


def test_offline_asks_nobody(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGENTS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("AGENTS_DATABASE", "postgresql://nobody@127.0.0.1:9/none")

    code, lines = seen(
        "--base-url", "http://127.0.0.1:9/v1", "--model", "m", "--offline"
    )

    assert code == 0
    for name in ("model", "sources", "proxy", "database"):
        assert lines[name][0].startswith("look: ")


def test_a_source_that_fails_is_named_and_the_draft_goes_on(
    seen: Seen, tmp_path: Path
) -> None:
    with world(feeds={"one": feed(range(2))}) as here:
        here.sources(tmp_path / "sources.yaml", "one", "two")

        code, lines = seen()

    assert code == 0
    assert lines["sources"][0] == "ok: 1 of 2 answer"
    assert lines["sources"][1].startswith("look: two: ")
    assert lines["sources"][1].endswith(
        "look for its new address, or set enabled: false"
    )


def test_no_key_is_no_fault_and_says_what_the_draft_will_be(seen: Seen) -> None:
    code, lines = seen("--offline")

    assert code == 0
    assert lines["model"][0].startswith(
        "look: no model is set: the draft is extractive"
    )


@pytest.mark.parametrize(
    ("file", "content"),
    [
        pytest.param(".env", "no line\n", id=".env"),
        pytest.param(".env", "OPENAI_BASE_URL=localhost\n", id="a setting"),
        pytest.param("sources.yaml", "sources: {", id="no YAML"),
        pytest.param("sources.yaml", "sources: []\n", id="no source"),
    ],
)
def test_wrong_settings_are_lines_and_the_rest_is_looked_at(
    seen: Seen, tmp_path: Path, file: str, content: str
) -> None:
    (tmp_path / file).write_text(content, encoding="utf-8")

    code, lines = seen()

    assert code == 2
    assert [line for told in lines.values() for line in told if "fails" in line]
    assert "folders" in lines
    assert "schedule" in lines


def test_a_folder_that_cannot_be_written_fails_and_names_the_flag(
    seen: Seen, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()

    code, lines = seen("--out", "file/drafts", "--offline")

    assert code == 2
    assert "choose --out" in lines["folders"][0]
    assert lines["folders"][1].startswith("ok: ")
    assert not (tmp_path / ".agents").exists()


def test_a_run_that_holds_the_lock_is_named(seen: Seen, tmp_path: Path) -> None:
    (tmp_path / ".agents").mkdir()
    with (tmp_path / ".agents/lock").open("w") as handle:
        handle.write("4711\n")
        handle.flush()
        _, free = seen("--offline")
        fcntl.flock(handle, fcntl.LOCK_EX)
        handle.seek(0)
        handle.write("4711\n")
        handle.flush()

        code, held = seen("--offline")

    assert code == 0
    assert free["lock"] == ["ok: .agents is held by no run"]
    assert held["lock"][0].startswith("look: another run (pid 4711")


def test_a_bundle_without_certificates_fails(
    seen: Seen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ca.pem").touch()
    monkeypatch.setenv("SSL_CERT_FILE", "ca.pem")

    code, lines = seen("--offline")

    assert code == 2
    assert "'ca.pem' holds no certificates" in lines["certificates"][0]


def test_a_proxy_is_tried(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    with proxied({}) as there:
        monkeypatch.setenv("AGENTS_PROXY", there.url("http", "me:secret"))
        _, reached = seen()
    code, lost = seen()

    assert reached["proxy"][0].startswith(f"ok: http://127.0.0.1:{there.port}")
    assert code == 2
    assert "check AGENTS_PROXY" in lost["proxy"][0]
    assert "secret" not in str((reached, lost))


def test_a_database_that_cannot_be_entered_fails(
    seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AGENTS_DATABASE", "postgresql://me:secret@127.0.0.1:9/none")

    code, lines = seen()

    assert code == 2
    assert lines["database"][0].startswith("fails: ")
    assert "secret" not in str(lines)


@pytest.mark.parametrize(
    ("name", "says", "told"),
    [
        pytest.param(
            "systemctl", "echo enabled", "ok: systemd starts it", id="systemd"
        ),
        pytest.param(
            "crontab",
            "echo '43 7 * * 1  cd /opt/x && scripts/draft'",
            "ok: a crontab starts it",
            id="cron",
        ),
        pytest.param(
            "crontab",
            "echo '# 43 7 * * 1  cd /opt/x && scripts/draft'",
            "look: no timer or crontab",
            id="a comment",
        ),
        pytest.param("systemctl", "exit 1", "look: no timer or crontab", id="none"),
    ],
)
def test_who_starts_the_draft_every_week_is_told(
    seen: Seen, name: str, says: str, told: str
) -> None:
    program(name, says)

    _, lines = seen("--offline")

    assert lines["schedule"][0].startswith(told)


def test_programs_that_few_need_are_no_fault(seen: Seen) -> None:
    code, without = seen("--offline")
    for name, says in (("chromium", ""), ("node", "echo v22.1.0"), ("npm", "")):
        program(name, says)
    _, there = seen("--offline")
    (Path("bin") / "npm").unlink()
    _, no_npm = seen("--offline")

    assert code == 0
    assert without["chromium"][0].startswith("look: ")
    assert without["node"][0].startswith("look: ")
    assert there["chromium"] == [f"ok: {Path('bin/chromium').absolute()}"]
    assert there["node"] == [f"ok: {Path('bin/node').absolute()}"]
    assert no_npm["node"][1].startswith("look: no npm on PATH")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        pytest.param(
            KeyError("x"), "a fault of the program itself (KeyError", id="bug"
        ),
        pytest.param(OutputError("a disk is full"), "a disk is full", id="ours"),
        pytest.param(
            ExceptionGroup("", [OutputError("a disk is full")]),
            "a disk is full",
            id="group",
        ),
    ],
)
def test_no_check_keeps_the_others_from_looking(
    seen: Seen, monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    async def raising(_: Case) -> AsyncIterator[Diagnosis]:
        yield Diagnosis("ok", "begun")
        raise error

    monkeypatch.setitem(CHECKS, "lock", raising)

    code, lines = seen("--offline")

    assert code == 2
    assert lines["lock"][0].startswith(f"fails: {told}")
    assert "schedule" in lines


def test_a_source_that_moved_for_good_is_told() -> None:
    moved = SourceReport(
        name="A", kind="feed", status="ok", moved="https://b.example/f"
    )

    assert [one.text for one in answered([moved])][1:] == [
        "A: moved permanently: update url to https://b.example/f"
    ]
    assert [one.verdict for one in answered([])] == ["fails"]


def test_what_the_next_draft_would_be_is_told(seen: Seen) -> None:
    _, named = seen("--offline", "--since", "2024-09-01", "--until", "2024-09-30")
    _, unnamed = seen("--offline")

    assert named["window"] == [
        "ok: the next draft is 2024-09-30, from 2024-09-01; earlier issues in issues: 0"
    ]
    assert unnamed["window"][0].startswith("look: nothing was published yet")


def test_a_window_of_years_is_told_in_the_line_of_the_next_draft(seen: Seen) -> None:
    _, lines = seen("--offline", "--since", "2021-09-01", "--until", "2024-09-30")

    (line,) = lines["window"]
    assert line.startswith("look: the next draft is 2024-09-30, from 2021-09-01; ")
    assert "days" in line


@pytest.mark.parametrize(
    ("free", "verdict"), [(2**33, "ok"), (2**29, "look"), (2**20, "fails")]
)
def test_a_small_disk_is_told(free: int, verdict: str) -> None:
    assert machine.room(Path("drafts"), free).verdict == verdict
