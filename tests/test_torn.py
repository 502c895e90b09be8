"""Half characters and odd records in all that a run reads: they end nothing."""

import base64
import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml

from agents.cli import main
from agents.formatter.lint import lint
from tests.sources.site import Answer, Asked, Site, as_json
from tests.world import KEY, Body, completion, entry, truthful, world

HALF, OTHER = "\ud83d", "\ude00"
DATES = ("--since", "2024-09-01", "--until", "2024-09-30")
REPO = {
    "name": "torn",
    "full_name": "o/torn",
    "html_url": "https://github.com/o/torn",
    "owner": {"login": "o"},
    "description": f"A planner for agents {HALF} that mends its plan {HALF}{OTHER}.",
    "stargazers_count": 900,
    "created_at": "2024-09-03T00:00:00Z",
}
PAPER = """<feed xmlns="http://www.w3.org/2005/Atom"
 xmlns:os="http://a9.com/-/spec/opensearch/1.1/"><os:totalResults>2</os:totalResults>
<entry><id>http://arxiv.org/abs/2409.00001v1</id>
<published>2024-09-03T17:59:59Z</published>
<title>Language agents that mend &#xD83D; their plans</title>
<summary>We present agents that plan &#xD83D;&#xDE00; and mend &#xDE00; their plans. They
use a language model to find the step that failed, and write it anew.</summary></entry>
<entry><title>odd</title></entry></feed>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "items": [
        {
            "url": "https://example.org/json/1",
            "title": f"大模型 {HALF} 平台",
            "content_text": f"实验室发布了大模型平台{HALF}。它能处理日常信息{HALF}{OTHER}。" * 4,
            "date_published": "2024-09-04T00:00:00Z",
        },
        {"url": "https://example.org/json/2", "title": "二", "author": "text"},
        None,
    ],
}  # fmt: skip
HIT = {
    "objectID": "7",
    "title": f"An LLM planner {HALF} for teams",
    "url": "https://example.org/hn/7",
    "points": 300,
    "created_at_i": 1725400000,
}


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site()
    torn = entry(1).replace("发布", "&#xD83D;发布&#55357;&#56832;")
    feed = f"<rss><channel>{torn}{entry(2)}</channel></rss>"
    readme = f"# Torn {HALF}\n\nIt mends {HALF}{OTHER} the plans of agents.".encode(
        "utf-8", "surrogatepass"
    )
    content = {"content": base64.b64encode(readme).decode(), "encoding": "base64"}
    repos = [REPO, {**REPO, "full_name": "o/odd", "owner": None}]

    def search(asked: Asked) -> Answer:
        items = [] if "pushed:" in asked.query["q"] else repos
        return as_json({"total_count": len(items), "items": items})

    found.answers["/search/repositories"] = search
    for path, answer in {
        "/feed": Answer(feed.encode()),
        "/json": as_json(JSON_FEED),
        "/api": Answer(PAPER.encode()),
        "/repos/o/torn/readme": as_json(content),
        "/search_by_date": as_json(
            {"nbHits": 2, "hits": [HIT, {**HIT, "points": "x"}]}
        ),
    }.items():
        found.put(path, answer)
    yield found
    found.close()


def sources(site: Site, folder: Path) -> None:
    kinds: dict[str, dict[str, Any]] = {
        "feed": {"kind": "feed", "url": f"{site.url}/feed", "section": "practice"},
        "json": {"kind": "feed", "url": f"{site.url}/json", "section": "practice"},
        "papers": {"kind": "arxiv", "query": "cat:cs.CL", "url": f"{site.url}/api"},
        "code": {"kind": "github", "query": "topic:llm", "url": site.url},
        "hits": {"kind": "hackernews", "query": "LLM", "url": site.url},
    }
    found = [{"name": name, **more} for name, more in kinds.items()]
    # As a person may copy it: YAML's escapes are those of JSON.
    text = yaml.safe_dump({"sources": found}).replace("name: feed", r'name: "feed\e"')
    (folder / "sources.yaml").write_text(text, encoding="utf-8")


def torn(text: str) -> str:
    """With a half before each full stop, and two that belong together at the end."""
    return text.replace("。", f"{HALF}。") + HALF + OTHER


def streamed(text: str) -> bytes:
    """As events, one for each UTF-16 unit or so: pairs are split over two."""
    deltas = [text[:-1], text[-1]]
    choices: list[Body] = [{"delta": {"content": delta}} for delta in deltas]
    choices.append({"delta": {}, "finish_reason": "stop"})
    events = [json.dumps({"choices": [one]}) for one in choices]
    return "".join(f"data: {event}\n\n" for event in [*events, "[DONE]"]).encode()


def test_half_characters_and_odd_records_end_no_run(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    sources(site, tmp_path)
    turn = count()

    def answer(body: Body) -> tuple[int, bytes]:
        text = truthful(body)
        text = text.replace("。", r"\ud83d。") if text[:1] == "{" else torn(text)
        return 200, completion(text) if next(turn) % 2 else streamed(text)

    with world(completing=answer) as here:
        model = ("--base-url", f"{here.url}/v1", "--model", "m")
        code = main(["draft", *DATES, *model, "--record", "recording"])
        asked = len(here.asked)
        again = main(["draft", *DATES, *model, "--out", "again"])

    assert (code, again) == (3, 3)
    assert len(here.asked) == asked > 0  # the state took all of it in
    _all_is_in(drafted(tmp_path, "issue.md"))
    _each_loss_is_named(json.loads(drafted(tmp_path, "report.json")))
    for command in ("check", "parse"):
        assert main([command, "drafts/2024-09-30/issue.md"]) == 0
    main(["draft", *DATES, "--replay", "recording", "--out", "r", "--state", "s"])
    assert drafted(tmp_path, "issue.md", "r") == drafted(tmp_path, "issue.md")


def drafted(folder: Path, name: str, out: str = "drafts") -> str:
    return (folder / out / "2024-09-30" / name).read_text(encoding="utf-8")


def _all_is_in(issue: str) -> None:
    for url in ("news/1", "news/2", "json/1", "hn/7"):
        assert f"https://example.org/{url}" in issue
    assert "https://github.com/o/torn" in issue
    assert "https://arxiv.org/abs/2409.00001" in issue
    assert "\ufffd" in issue
    assert [found for found in lint(issue) if found.level == "E"] == []


def _each_loss_is_named(report: dict[str, Any]) -> None:
    told = {one["name"]: (one["status"], one["error"]) for one in report["sources"]}

    assert told.pop("feed") == ("ok", None)
    assert {status for status, _ in told.values()} == {"degraded"}
    assert told["json"][1].startswith("2 of 3 items cannot be read")
    assert told["code"][1].startswith("1 of 2 repositories cannot be read")
    assert told["hits"][1].startswith("1 of 2 hits cannot be read")
    assert told["papers"][1] == "1 entries without an arXiv id"
