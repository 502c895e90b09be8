"""Every noun with defaults, so that a test names only what it is about."""

import datetime as dt
from typing import Any

from agents.domain.issue import (
    Card,
    Category,
    Issue,
    Item,
    LinkLine,
    Paragraph,
    TextRun,
)
from agents.domain.plan import Plan, Quota
from agents.domain.source import (
    ArxivSource,
    FeedSource,
    GitHubSource,
    HackerNewsSource,
    HuggingFaceSource,
)
from agents.domain.story import (
    Candidate,
    FreeAnswer,
    Material,
    Ranked,
    Story,
    Verdict,
    Writing,
)
from agents.domain.words import CandidateId, RunId, StoryId, Window
from agents.scout.cluster import story_id

TZ = dt.timezone(dt.timedelta(hours=8))
NOW = dt.datetime(2024, 10, 8, 9, tzinfo=TZ)
DAY = dt.datetime(2024, 9, 10, 12, tzinfo=TZ)
URL = "https://example.org/one"


def window(since: str = "2024-09-01", until: str = "2024-10-01") -> Window:
    """Both days' midnights in Shanghai; `until` is not in it."""
    first, last = (
        dt.datetime.fromisoformat(day).replace(tzinfo=TZ) for day in (since, until)
    )
    return Window(since=first, until=last)


def candidate(**given: Any) -> Candidate:
    values = {
        "source": "A feed",
        "kind": "feed",
        "url": URL,
        "title": "A new language model",
        "summary": "An AI laboratory released a language model.",
        "published": DAY,
        **given,
    }
    values.setdefault("id", CandidateId(f"{values['source']}|{values['url']}"))
    return Candidate.model_validate(values)


def several(count: int) -> list[Candidate]:
    """Best first: the popular ones, each of a source of its own."""
    return [
        candidate(
            url=f"https://example.org/{n:04}",
            title=f"AI {n:04}",
            source=str(n),
            popularity=500 - n,
            section="practice",
        )
        for n in range(count)
    ]


def story(*candidates: Candidate, **given: Any) -> Story:
    """Of these candidates, the first one leading, or of one with what is given."""
    lead, *others = candidates or (candidate(**given),)
    return Story(id=story_id(lead), lead=lead, others=tuple(others))


def ranked(of: Story | None = None, **given: Any) -> Ranked:
    values = {
        "story": of or story(),
        "section": "practice",
        "category": "大模型研发",
        "score": 50.0,
        "reasons": ("命中主题：多智能体",),
        **given,
    }
    return Ranked.model_validate(values)


def material(**given: Any) -> Material:
    values = {
        "n": 1,
        "url": URL,
        "title": "A new language model",
        "source": "A feed",
        "kind": "article",
        "text": "An AI laboratory released a language model with 7 billion parameters.",
        "published": DAY,
        "fetched": NOW,
        **given,
    }
    return Material.model_validate(values)


def answer(**given: Any) -> FreeAnswer:
    values = {"story_id": StoryId("one"), "sample": 0, "text": "一段短讯。", **given}
    return FreeAnswer.model_validate(values)


def verdict(**given: Any) -> Verdict:
    values = {"sample": 0, "passed": True, "score": 4.0, "reason": "有依据", **given}
    return Verdict.model_validate(values)


def writing(**given: Any) -> Writing:
    values = {
        "story_id": StoryId("one"),
        "materials": (material(),),
        "answers": (answer(),),
        "verdicts": (verdict(chosen=True),),
        **given,
    }
    return Writing.model_validate(values)


def item(**given: Any) -> Item:
    values = {
        "name": "语言模型 One",
        "org": "某实验室",
        "blocks": (
            Paragraph(text=(TextRun(text="一段正文。"),)),
            LinkLine(label="原文", url=URL),
        ),
        **given,
    }
    return Item.model_validate(values)


def card(**given: Any) -> Card:
    values = {
        "story_id": StoryId("one"),
        "section": "practice",
        "category": "大模型研发",
        "item": item(),
        **given,
    }
    return Card.model_validate(values)


def issue(**given: Any) -> Issue:
    values = {
        "number": 2,
        "date": dt.date(2024, 10, 1),
        "cutoff": dt.date(2024, 9, 30),
        "first_session": 6,
        "last_session": 10,
        "practice": (Category(name="大模型研发", items=(item(),)),),
        **given,
    }
    return Issue.model_validate(values)


def quotas(practice: int = 10, theory: int = 7, news: int = 4) -> dict[str, Quota]:
    return {
        "practice": Quota(
            items=practice,
            categories=("大模型产品形态", "大模型使用技巧", "大模型研发", "其他工具"),
        ),
        "theory": Quota(
            items=theory,
            categories=("大模型心智测评", "具身智能", "大模型现有问题解决"),
        ),
        "news": Quota(items=news),
    }


def plan(**given: Any) -> Plan:
    values = {
        "run_id": RunId("run-1"),
        "window": window(),
        "now": NOW,
        "tz": "Asia/Shanghai",
        "sources": (feed_source(),),
        "topics": ("多智能体", "虚假检测"),
        "quotas": quotas(),
        "number": 2,
        "date": dt.date(2024, 10, 1),
        "cutoff": dt.date(2024, 9, 30),
        "writer": "model",
        **given,
    }
    return Plan.model_validate(values)


def feed_source(**given: Any) -> FeedSource:
    values = {"name": "A feed", "kind": "feed", "url": "https://example.org/feed"}
    return FeedSource.model_validate({**values, **given})


def arxiv_source(**given: Any) -> ArxivSource:
    values = {"name": "arXiv cs.CL", "kind": "arxiv", "query": "cat:cs.CL"}
    return ArxivSource.model_validate({**values, **given})


def github_source(**given: Any) -> GitHubSource:
    values = {"name": "GitHub LLM", "kind": "github", "query": "topic:llm"}
    return GitHubSource.model_validate({**values, **given})


def hackernews_source(**given: Any) -> HackerNewsSource:
    values = {"name": "Hacker News", "kind": "hackernews", "query": "LLM"}
    return HackerNewsSource.model_validate({**values, **given})


def huggingface_source(**given: Any) -> HuggingFaceSource:
    values = {"name": "HF 每日论文", "kind": "huggingface"}
    return HuggingFaceSource.model_validate({**values, **given})
