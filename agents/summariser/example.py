"""The item of an earlier issue that shows the writer how the house writes such a thing."""

import re
from collections.abc import Iterator, Sequence

from agents.domain.block import Bullets, Labelled, Numbered, Paragraph
from agents.domain.han import HAN
from agents.domain.issue import Issue, Item
from agents.domain.sentences import sentences
from agents.domain.story import Ranked
from agents.domain.walk import items_of, plain, texts_of
from agents.domain.words import SectionName

_LONGEST, _SHORTEST = 600, 120  # characters of an example
_ISSUES = 3  # the house writes as it did lately
_LATIN = re.compile(r"[a-z][a-z0-9.+-]+")
_HAN = re.compile(f"[{HAN}]+")
_HAN_SHARE = 0.6
_SAME_CATEGORY = 0.05
_NOISE = re.compile(r"\*{2,}|</?u>")
# Addresses, brackets of exports, captions, lists of staff, and what shouts.
_UNFIT = re.compile(
    r"[a-z]+://|www\.|[\[\]【】|<>!！🚀🎉🔥💡]|[如见上下左右]图|图(?:片|示|中|为| ?\d)|视频[：:]|截图"
    r"|课题组|(?:创始人|主编|总监|架构师|成员|作者|作者单位|通讯作者|团队|指导老师|联系人|主创)(?:包括|有|为)?[：:]"
)
_ENDS = ("。", "；")
_TELLS = re.compile(
    r"发布|宣布|推出|签署|通过|起诉|裁定|判决|上线|提出|公布|收购|启动|介绍|要求|批准"
)


def nearest(archive: Sequence[Issue], ranked: Ranked) -> str:
    """Prose of the nearest item of the same section; "" where none is an example.

    Nearness is the share of words in common; the same category counts a little.
    """
    wanted = _words(f"{ranked.story.lead.title} {ranked.story.lead.summary[:1000]}")
    best, example = (0.0, 0, ""), ""
    for issue in archive[-_ISSUES:]:
        for item in items_of(issue, ranked.section):
            text = exemplary(item, ranked.section)
            if not text:
                continue
            words = _words(f"{item.name} {text}")
            near = len(words & wanted) / (1 + len(words | wanted))
            if ranked.category in _categories(issue, item):
                near += _SAME_CATEGORY
            place = (near, issue.number, item.name)
            if place > best:
                best, example = place, text
    return example


def exemplary(item: Item, section: SectionName) -> str:
    """Whole paragraphs in Chinese that begin with what the thing is; "" if few."""
    kept: list[str] = []
    for paragraph in _paragraphs(item):
        if not kept and not _begins(paragraph, item, section):
            continue
        if sum(map(len, kept)) + len(kept) + len(paragraph) > _LONGEST:
            break
        kept.append(paragraph)
    text = "\n".join(kept)
    return text if len(text) >= _SHORTEST else ""


def _paragraphs(item: Item) -> Iterator[str]:
    """Those of whole sentences, without any that is no example."""
    for block in item.blocks:
        if not isinstance(block, Paragraph | Labelled | Bullets | Numbered):
            continue
        for text in texts_of(block):
            line = " ".join(_NOISE.sub("", plain(text)).split())
            if line.endswith(_ENDS) and not _UNFIT.search(line) and _is_chinese(line):
                yield line


def _begins(paragraph: str, item: Item, section: SectionName) -> bool:
    """Its first sentence names the thing; in the news, or tells what happened."""
    first, named = next(iter(sentences(paragraph)), ""), _words(item.name)
    # 视频 stands in many sentences, MiniCPM in those that are about it.
    known = {word for word in named if word.isascii()} or named
    tells = section == "news" and _TELLS.search(first)
    return bool(known & _words(first) or tells)


def _is_chinese(text: str) -> bool:
    visible = re.sub(r"\s", "", text)
    return len("".join(_HAN.findall(text))) >= _HAN_SHARE * len(visible)


def _categories(issue: Issue, item: Item) -> Iterator[str]:
    for category in (*issue.practice, *issue.theory):
        if item in category.items:
            yield category.name


def _words(text: str) -> set[str]:
    """Latin words and pairs of Han characters."""
    low = text.lower()
    pairs = {run[i : i + 2] for run in _HAN.findall(low) for i in range(len(run) - 1)}
    return pairs | set(_LATIN.findall(low))
