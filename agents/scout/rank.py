"""An explained score per story, 0 to 100, that no other story can move."""

import math
from collections.abc import Iterable, Mapping, Sequence

from agents.domain.kinds import PAPER, REPOSITORY
from agents.domain.memory import Taste
from agents.domain.plan import Quota
from agents.domain.story import Ranked, Story
from agents.domain.words import SectionName, Window
from agents.scout.assign import category_of, section_of, text_of
from agents.scout.lexicon import (
    DIGEST,
    FIELD,
    SECTION_CUES,
    SPAM,
    Words,
    topic_terms,
)
from agents.scout.taste import Tastes, by_name, learnt

# Points: what an editor would weigh, in this order.
_TOPICS, _FIELD, _POPULAR, _FIT, _TEXT, _SOURCES, _WEIGHT, _RECENT, _OPEN = (
    25, 15, 20, 10, 10, 10, 5, 3, 2,
)  # fmt: skip
_PUT_OFF = 30


def rank(
    stories: Iterable[Story],
    window: Window,
    topics: Sequence[str],
    quotas: Mapping[SectionName, Quota],
    tastes: Sequence[Taste] = (),
) -> list[Ranked]:
    """Best first; ties by the lead's address."""
    known = by_name(tastes)
    ranked = [_ranked(story, window, topics, quotas, known) for story in stories]
    return sorted(ranked, key=lambda r: (-r.score, r.story.lead.url, r.story.id))


def unfit(story: Story) -> str:
    """Why a story is not for this issue at all; "" for most."""
    lead = story.lead
    own = " ".join((lead.title, lead.summary[:2000], *lead.topics, lead.url))
    if lead.row.gives is REPOSITORY and SPAM.search(
        own.replace("-", " ").replace("_", " ")
    ):
        return "疑似刷星或恶意仓库"
    if lead.row.gives is REPOSITORY and not lead.summary.strip() and not lead.release:
        return "没有说明文字"
    if lead.row.gives is not PAPER and DIGEST.search(lead.title):
        return "是汇总，不是一件事"
    return ""


def _ranked(
    story: Story,
    window: Window,
    topics: Sequence[str],
    quotas: Mapping[SectionName, Quota],
    tastes: Tastes,
) -> Ranked:
    title, words = Words(story.lead.title), Words(text_of(story))
    section = section_of(story, words)
    category = category_of(section, title, words, quotas)
    parts = [
        _topic_points(title, words, topics),
        _field_points(title, words),
        _fit_points(section, title, words),
        _popularity(story),
        _text_points(story),
        _source_points(story),
        _recency(story, window),
        _openness(story),
        _held(story),
        learnt(story, section, category, tastes),
    ]
    return Ranked(
        story=story,
        section=section,
        category=category,
        score=round(max(0.0, min(100.0, sum(points for points, _ in parts))), 2),
        reasons=tuple(reason for _, reason in parts if reason),
    )


def _topic_points(
    title: Words, words: Words, topics: Sequence[str]
) -> tuple[float, str]:
    found, points = [], 0.0
    for topic in topics:
        terms = topic_terms(topic)
        if matched := words.hits(terms):
            found.append(topic)
            points += 5 + 2 * min(len(matched), 3) + (5 if title.hits(terms) else 0)
    reason = f"命中主题：{'、'.join(found[:4])}" if found else ""
    return min(float(_TOPICS), points), reason


def _field_points(title: Words, words: Words) -> tuple[float, str]:
    found = words.hits(FIELD)
    in_title = title.hits(FIELD) if found else found
    elsewhere = found - in_title
    return min(float(_FIELD), 4.0 * len(in_title) + 1.5 * len(elsewhere)), ""


def _fit_points(section: SectionName, title: Words, words: Words) -> tuple[float, str]:
    """How much it is what its section is for."""
    cues = SECTION_CUES[section]
    found = words.hits(cues)
    in_title = title.hits(cues) if found else found
    elsewhere = found - in_title
    return min(float(_FIT), 4.0 * len(in_title) + 2.0 * len(elsewhere)), ""


def _popularity(story: Story) -> tuple[float, str]:
    """What earns most counts; each kind's own is told: 45 votes beside 3,000 stars."""
    liked: dict[str, tuple[float, str]] = {}
    for candidate in story.candidates:
        count, row = candidate.popularity, candidate.row
        share = math.log1p(count) / math.log1p(row.full)
        points = _POPULAR * min(1.0, share) ** 2
        if points > liked.get(candidate.kind, (0.0, ""))[0]:
            reason = f"{candidate.source}：{count} {row.unit}"
            liked[candidate.kind] = points, reason
    best = sorted(liked.values(), key=lambda one: -one[0])
    return (best[0][0] if best else 0.0), "，".join(reason for _, reason in best)


def _text_points(story: Story) -> tuple[float, str]:
    """A story with nothing to read can't be summarised well."""
    length = max(len(candidate.summary) for candidate in story.candidates)
    return _TEXT * min(1.0, length / 600), "" if length else "来源没有正文"


def _source_points(story: Story) -> tuple[float, str]:
    # Two queries of one service that meet in a story are no second opinion.
    voices = {c.kind if c.row.is_query else c.source for c in story.candidates}
    points = min(float(_SOURCES), 5.0 * (len(voices) - 1))
    weight = max(candidate.weight for candidate in story.candidates)
    points += _WEIGHT * min(2.0, weight) / 2
    if len(voices) == 1:
        return points, ""
    names = sorted({candidate.source for candidate in story.candidates})
    return points, f"{len(voices)} 类来源：{'、'.join(names)}"


def _recency(story: Story, window: Window) -> tuple[float, str]:
    moment = story.lead.published
    if story.held_in:
        return 0.0, ""  # its week is over
    if moment is None or moment not in window:
        return 0.0, "日期未确认"
    share = (moment - window.since) / (window.until - window.since)
    return _RECENT * share, ""


def _held(story: Story) -> tuple[float, str]:
    """An editor wanted it already, for another issue."""
    return (float(_PUT_OFF), "上次留待下期") if story.held_in else (0.0, "")


def _openness(story: Story) -> tuple[float, str]:
    labels = {link.label for c in story.candidates for link in c.links}
    if "code" in labels or story.lead.row.gives is REPOSITORY:
        return float(_OPEN), "代码公开"
    return 0.0, ""
