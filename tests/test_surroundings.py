"""Whole runs in surroundings that are wrong, or that lead out by a proxy alone."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from agents.cli import main
from tests.proxies import proxied
from tests.world import KEY, World, feed, world

DATES = ("--since", "2024-09-01", "--until", "2024-09-30")
SOURCES = (
    "team: {{contact: 'mailto:editors@example.org'{proxy}}}\n"
    "sources: [{{name: one, kind: feed, url: 'http://feeds.example/one', language: zh}}]\n"
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.chdir(tmp_path)
    Path("sources.yaml").write_text(SOURCES.format(proxy=""), encoding="utf-8")
    with world(feeds={"one": feed(range(1))}) as small:
        yield small


def report() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        Path("drafts/2024-09-30/report.json").read_text("utf-8")
    )
    return found


@pytest.mark.parametrize("scheme", ["http", "socks5"])
@pytest.mark.parametrize("by", ["variable", ".env", "sources.yaml"])
def test_a_run_reads_through_the_proxy_and_its_report_says_so(
    here: World,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    scheme: str,
    by: str,
) -> None:
    with proxied({"feeds.example:80": here.port}, login="me:hush-hush") as way:
        url = way.url(scheme, "me:hush-hush")
        if by == "variable":
            monkeypatch.setenv("AGENTS_PROXY", url)
        elif by == ".env":
            Path(".env").write_text(f"AGENTS_PROXY={url}")
        else:
            Path("sources.yaml").write_text(SOURCES.format(proxy=f", proxy: '{url}'"))

        code = main(["draft", *DATES])

    notes = " ".join(report()["notes"])
    named = {"variable": "AGENTS_PROXY", ".env": "AGENTS_PROXY in .env"}
    written = b"".join(
        f.read_bytes()
        for f in Path().rglob("*")
        if f.suffix != ".yaml" and f.is_file() and f.name != ".env"
    )
    said = capsys.readouterr()
    assert code in (0, 3)
    assert report()["sources"][0]["status"] == "ok"
    assert way.asked[0] == "feeds.example:80"
    assert f"({named.get(by, 'team.proxy')}), which resolves" in notes
    assert f"{scheme}://127.0.0.1:{way.port}" in notes
    assert "mailto:editors@example.org" in here.fetched[0][1]["user-agent"]
    assert b"hush-hush" not in written
    assert "hush-hush" not in said.out + said.err


def test_sources_reads_through_the_proxy_too(
    here: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with proxied({"feeds.example:80": here.port}) as way:
        monkeypatch.setenv("AGENTS_PROXY", way.url())
        code = main(["sources"])

    assert code == 0
    assert way.asked == ["feeds.example:80"]
    assert "resolves names" in capsys.readouterr().err


WRONG = [
    ("OPENAI_BASE_URL", "api.example/v1"),
    ("OPENAI_BASE_URL", "http://api example/v1"),
    ("OPENAI_API_KEY", "sk-\nabc"),
    ("OPENAI_API_KEY", "密钥"),
    ("GITHUB_TOKEN", "ghp a"),
    ("AGENTS_PROXY", "garbage with blanks"),
    ("HTTPS_PROXY", "http://[garbage"),
    ("ALL_PROXY", "socks4://127.0.0.1:1"),
    ("SSL_CERT_FILE", "gone.pem"),
    ("SSL_CERT_DIR", "gone"),
]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("written", [False, True])
@pytest.mark.parametrize(("name", "value"), WRONG)
def test_wrong_surroundings_are_one_sentence_and_a_wrong_setting(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    value: str,
    *,
    written: bool,
) -> None:
    for usual in (("OPENAI_API_KEY", KEY), ("OPENAI_MODEL", "m")):
        monkeypatch.setenv(*usual)
    monkeypatch.delenv(name, raising=False)
    if written:
        Path(".env").write_text(f"{name}={value}".replace("\n", "\t"), encoding="utf-8")
    else:
        monkeypatch.setenv(name, value)

    code = main(["draft", *DATES])

    said = capsys.readouterr().err
    assert code == 2
    assert said.startswith(f"agents: {name}{' in .env' if written else ''}")
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OPENAI_BASE_URL", '"%s/v1"'),
        ("OPENAI_BASE_URL", " %s/v1\n"),
        ("OPENAI_API_KEY", f"{KEY}\n"),
        ("ALL_PROXY", "socks4://127.0.0.1:1"),
        ("SSL_CERT_FILE", "gone.pem"),
        ("HTTPS_PROXY", "garbage garbage"),
    ],
)
def test_a_model_on_this_machine_is_asked_whatever_lies_around(
    here: World, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    usual = {
        "OPENAI_API_KEY": KEY,
        "OPENAI_MODEL": "m",
        "OPENAI_BASE_URL": f"{here.url}/v1",
    }
    for variable, said in usual.items():
        monkeypatch.setenv(variable, said)
    monkeypatch.setenv(name, value.replace("%s", here.url))
    with proxied({"feeds.example:80": here.port}) as way:
        monkeypatch.setenv("AGENTS_PROXY", way.url())

        code = main(["draft", *DATES])

    assert code in (0, 3)
    assert here.asked
    assert report()["model"]["mode"] == "openai"
