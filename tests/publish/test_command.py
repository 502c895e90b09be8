"""`publish` and `stats` as an editor calls them."""

from pathlib import Path

import pytest

from agents.cli import main
from tests.proxies import proxied
from tests.publish.conftest import DRAFT, NAME, Desk


def test_publish_prints_the_page_and_stats_show_it(
    here: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["publish", DRAFT, "--to", "site", "--offline"])
    printed = capsys.readouterr()
    main(["stats"])

    assert code == 0
    assert printed.out == f"site/{NAME}\n"
    assert "--offline: no link was checked" in printed.err
    assert f"{DRAFT}        4    4" in capsys.readouterr().out
    assert (here.root / "issues" / NAME).exists()


@pytest.mark.usefixtures("here")
def test_again_says_that_nothing_changed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["publish", DRAFT, "--to", "site", "--offline"])
    capsys.readouterr()

    main(["publish", DRAFT, "--to", "site", "--offline"])

    assert "nothing changed" in capsys.readouterr().err


def test_an_undecided_draft_is_refused_with_65(
    here: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    here.decide(One="pending")

    code = main(["publish", DRAFT, "--to", "site", "--offline"])

    assert code == 65
    assert "undecided: 【One】" in capsys.readouterr().err


def test_a_humans_page_in_the_site_gives_73(here: Desk) -> None:
    (here.root / "site").mkdir()
    (here.root / "site" / NAME).write_text("by hand", encoding="utf-8")

    code = main(["publish", DRAFT, "--to", "site", "--offline"])

    assert code == 73
    assert (here.root / "site" / NAME).read_text(encoding="utf-8") == "by hand"


@pytest.mark.parametrize("draft", ["2024-01-01", "../drafts"])
def test_a_draft_that_is_not_there_gives_2(here: Desk, draft: str) -> None:
    assert main(["publish", draft, "--to", str(here.root / "site")]) == 2


def test_hosts_out_of_reach_and_a_chat_out_of_reach_do_not_stop_it(
    here: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SLACK_WEBHOOK_URL", "http://127.0.0.1:9/secret-part")
    monkeypatch.setenv("AGENTS_ARCHIVE", "memory")
    here.write(here.text.replace("![一张图]", "![]"))

    code = main(["publish", DRAFT, "--to", "site"])

    said = capsys.readouterr().err
    assert code == 0
    assert "https://example.org" not in said
    assert "【One】某实验室: 'static/one.gif' has no alternative text." in said
    assert "4 of 4 links could not be looked at, the first because" in said
    assert "Slack was not told" in said
    assert "secret-part" not in said
    assert Path("memory", NAME).exists()
    assert (here.root / "memory" / NAME).exists()


def test_what_refuses_is_not_drowned_in_links_out_of_reach(
    here: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    here.decide(One="pending")

    code = main(["publish", DRAFT, "--to", "site"])

    said = capsys.readouterr().err
    assert code == 65
    assert "undecided: 【One】" in said
    assert "could not be" not in said


def test_links_are_checked_through_the_proxy_by_whoever_the_team_is(
    here: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (here.root / "sources.yaml").write_text(
        "sources: [{name: one, kind: feed, url: 'https://example.org/feed'}]"
    )
    with proxied({}) as way:
        monkeypatch.setenv("AGENTS_PROXY", way.url())
        code = main(["publish", DRAFT, "--to", "site"])

    assert code == 0
    assert way.asked
    assert "resolves names" in capsys.readouterr().err


@pytest.mark.usefixtures("here")
def test_a_proxy_that_is_none_gives_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AGENTS_PROXY", "socks4://me:hush@h")

    code = main(["publish", DRAFT, "--to", "site"])

    said = capsys.readouterr().err
    assert code == 2
    assert "AGENTS_PROXY is no proxy's address" in said
    assert "hush" not in said
