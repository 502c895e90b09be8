"""A card: what the model puts in order, and what only code may write.

The model gives words and names its sources by number. Code writes addresses, dates,
licences, versions and star counts (docs/architecture.md §5.10).
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from pydantic import BaseModel, Field, field_validator

from agents.domain.cut import at_break
from agents.domain.issue import (
    Block,
    Bullet,
    Bullets,
    Item,
    Labelled,
    Paragraph,
    Quote,
    Text,
    TextRun,
)
from agents.domain.kinds import PAPER, REPOSITORY
from agents.domain.story import Material, Ranked, Story, day_of
from agents.domain.words import SectionName
from agents.formatter.event_day import event_day
from agents.formatter.layout import chinese_date
from agents.formatter.links import link_lines
from agents.formatter.naming import product_name
from agents.formatter.org import org
from agents.formatter.rich_text import plain_text, rich_text
from agents.formatter.typography import spaced

_NAME = 40  # characters of either part of a heading
_WAN = 10_000
# What stands first in an item of a section, and what last, whoever wrote it in what
# order; whatever else has a label stands between the two (docs/layout.md §5).
PART_ORDER: Mapping[SectionName, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "practice": (
        ("介绍", "背景", "问题", "方案", "特点", "亮点"),
        ("上手", "代码与数据", "局限", "正方", "反方", "后续"),
    ),
    "theory": (
        ("介绍", "问题", "方案", "方法"),
        ("结果", "代码与数据", "局限", "正方", "反方", "后续"),
    ),
    "news": (("介绍", "要点"), ("局限", "正方", "反方", "后续")),
}


class Part(BaseModel):
    """One labelled paragraph, or a label above bullets."""

    label: str = Field(default="", max_length=20)
    text: str = Field(default="", max_length=1500)
    points: list[str] = Field(default_factory=list, max_length=8)

    @field_validator("points")
    @classmethod
    def _each_once(cls, points: list[str]) -> list[str]:
        """Models repeat themselves; spaces and the full stop make no difference."""
        alike: dict[str, str] = {}
        for point in points:
            alike.setdefault(re.sub(r"[\s。.；;]", "", point), point)
        return list(alike.values())


class Spoken(BaseModel):
    text: str = Field(min_length=1, max_length=600)
    by: str = Field(default="", max_length=60)


class CardAnswer(BaseModel):
    """What the format step answers. Numbers in `sources` are those of the list."""

    name: str = Field(min_length=1, max_length=40)
    org: str = Field(default="", max_length=40)
    category: str = Field(default="", max_length=12)
    lead: str = Field(min_length=1, max_length=1500)
    parts: list[Part] = Field(default_factory=list, max_length=8)
    application: str = Field(default="", max_length=200)
    quotes: list[Spoken] = Field(default_factory=list, max_length=4)
    sources: list[int] = Field(default_factory=list, max_length=8)


def item(
    answer: CardAnswer, ranked: Ranked, materials: Sequence[Material], tz: ZoneInfo
) -> Item:
    """The printed item, in the block order of the section (docs/layout.md §5)."""
    links = link_lines(answer.sources, ranked.story, materials)
    facts = [*_earlier(ranked.story), *_facts(answer, ranked.story, materials, tz)]
    if not any(link.label == REPOSITORY.label for link in links):
        facts += _code(ranked.story)
    said = _said(answer, ranked.section)
    orders: dict[str, list[Block]] = {
        "theory": [*facts, *links, *said.lead, *said.parts, *said.quotes, *said.use],
        "practice": [*said.lead, *links, *facts, *said.use, *said.parts, *said.quotes],
        "news": [*facts, *said.lead, *links, *said.quotes, *said.parts, *said.use],
    }
    who = org(_clean(answer.org), ranked, materials)
    name = _clean(answer.name) or _clean(ranked.story.lead.title)
    if ranked.section != "news":
        name = product_name(name, who)
    return Item(
        name=at_break(name, _NAME, _NAME // 3) or "未命名",
        org=who,
        blocks=tuple(orders[ranked.section]),
    )


def statements(answer: CardAnswer) -> list[str]:
    """The words that need evidence: all that the model said of the story itself."""
    said = [
        answer.lead,
        *(text for part in answer.parts for text in (part.text, *part.points)),
    ]
    quoted = [f"“{quote.text}”" for quote in answer.quotes if quote.text.strip()]
    return [
        text for words in (*said, *quoted) if (text := plain_text(rich_text(words)))
    ]


class _Said(NamedTuple):
    """The model's words as blocks."""

    lead: list[Block]
    parts: list[Block]
    quotes: list[Block]
    use: list[Block]


def _said(answer: CardAnswer, section: SectionName) -> _Said:
    quotes: list[Block] = [
        Quote(lines=(words,), by=_clean(quote.by))
        for quote in answer.quotes
        if (words := rich_text(quote.text))
    ]
    parts = [block for part in _ordered(answer.parts, section) for block in _part(part)]
    return _Said(
        _paragraph(answer.lead), parts, quotes, _application(answer.application)
    )


def _ordered(parts: Sequence[Part], section: SectionName) -> list[Part]:
    """The parts as each item of the section has them; one without label stays behind.

    What the section has no place for stands before what is said against the thing.
    """
    groups: list[list[Part]] = []
    for part in parts:
        if _label(part) or not groups:
            groups.append([])
        groups[-1].append(part)
    first, last = PART_ORDER[section]

    def place(group: list[Part]) -> int:
        label = _label(group[0])
        if label in last:
            return len(first) + 1 + last.index(label)
        return first.index(label) if label in first else len(first)

    return [part for group in sorted(groups, key=place) for part in group]


def _facts(
    answer: CardAnswer, story: Story, materials: Sequence[Material], tz: ZoneInfo
) -> list[Block]:
    """What is known without a model: day, stars, licence, version."""
    lead = story.lead
    day = day_of(lead, tz, materials)
    if lead.is_paper:
        return [_plain(f"论文公开于 {day:%Y%m%d}")] if day else []
    if lead.row.gives is REPOSITORY:
        known = [f"GitHub {_stars(lead.popularity)} 星"]
        known += [f"许可证 {lead.licence}"] if lead.licence else []
        known += [f"版本 {lead.release}"] if lead.release else []
        return [_plain("，".join(known))]
    lines = [plain_text(rich_text(text)) for text in statements(answer)]
    day = event_day(day, lines[0], lines[1:]) if day and lines else day
    known = [f"发布于 {chinese_date(day)}"] if day else []
    known += [f"版本 {lead.release}"] if day and lead.release else []
    return [_plain("，".join(known))] if known else []


def _code(story: Story) -> list[Block]:
    """A paper's code is public where its repository itself was found.

    Where the link to it is printed, that says so already.
    """
    found = any(candidate.row.gives is REPOSITORY for candidate in story.others)
    return [_plain("代码已公开。")] if story.lead.row.gives is PAPER and found else []


def _earlier(story: Story) -> list[Block]:
    """The back-link of a follow-up, and what is new; the house's form of it."""
    if story.earlier is None:
        return []
    number, name, news = story.earlier.number, story.earlier.name, story.earlier.news
    return [_plain(f"后续：第 {number} 期已介绍【{name}】。新进展：{spaced(news)}。")]


def _stars(count: int) -> str:
    """Rounded, since the count moves on: 3.4 万, or the number below ten thousand."""
    return f"{count / _WAN:.1f} 万" if count >= _WAN else str(count)


def _part(part: Part) -> list[Block]:
    """`**问题**：…`, then its bullets; a label without text stands above them."""
    label = _label(part)
    text = rich_text(part.text)
    points = tuple(Bullet(text=t) for point in part.points if (t := rich_text(point)))
    blocks: list[Block] = []
    if label and text:
        blocks.append(Labelled(label=label, text=text))
    elif label and points:
        blocks.append(Paragraph(text=(TextRun(text=label, style="bold"),)))
    elif text:
        blocks.append(Paragraph(text=text))
    if points:
        blocks.append(Bullets(items=points))
    return blocks


def _label(part: Part) -> str:
    return _clean(part.label).rstrip("：:")


def _application(text: str) -> list[Block]:
    words = rich_text(re.sub(r"^(?:【?应用】?|应用)[：:]?\s*", "", text.strip()))
    return [Labelled(label="应用", text=words)] if words else []


def _paragraph(text: str) -> list[Block]:
    words = rich_text(text)
    return [Paragraph(text=words)] if words else []


def _plain(text: str) -> Paragraph:
    words: Text = (TextRun(text=text),)
    return Paragraph(text=words)


def _clean(text: str) -> str:
    """For headings and labels: no brackets of theirs, no markup."""
    return spaced(re.sub(r"[【】*`_#<>\[\]]", " ", text)).strip()
