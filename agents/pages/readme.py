"""A README by its sections: what it is, how to begin, its limits and licence. Pure."""

import re
from collections.abc import Iterator, Sequence

from agents.domain.document import Passage
from agents.pages.markdown import html_of
from agents.pages.markup import parse
from agents.pages.passages import Walk
from agents.pages.shown_passages import ShownPart, ShownPassages, parts

LIMIT = 12_000  # characters
_CODE = 400  # characters of one block of code
_LINKED = 0.8  # of a line; one that is all links tells nothing of its own
_OPENING = 2_000  # characters of what stands below the title
_OTHER = 1_500

_LICENCE = r"\blicen[cs](?:e|es|ing)\b|许可|授权协议|开源协议|^\W*协议"
# Sections by their headings, the first that fits, with the characters that each sort
# may take. "unread" ones tell of the makers, not of what they made.
_SORTS: dict[str, tuple[int, str]] = {
    "licence": (600, _LICENCE),
    "unread": (
        0,
        (
            r"^\W*(?:credits|authors?|contact|community|references)\b\W*$"
            r"|\bsponsors?|\bbackers\b|\bcontribut(?:e|ing|ors?)\b|\bstar[- ]?(?:history|gazers)"
            r"|\bcit(?:ations?|ing|e)\b|\bbibtex\b|\bcode of conduct\b|\backnowledge?ments?\b"
            r"|\b(?:contact|support|follow) (?:us|me)\b|\bdonat|\bmaintainers?\b|\bour team\b"
            r"|\brelated (?:projects|work)\b|\bhiring\b|\bjoin (?:us|our|the)\b"
            r"|赞助|捐赠|贡献(?:者|指南|代码)?\W*$|参与贡献|引用(?:方式|格式|本项目|我们)?\W*$"
            r"|致谢|鸣谢|行为准则|交流群|联系(?:我们|方式|作者)|社区\W*$|关注我们|相关项目|参考文献"
            r"|加入我们|^\W*作者|star 趋势"
        ),
    ),
    "limits": (
        1_200,
        (
            r"\blimit(?:s|ations?)\b|\bknown (?:issues|problems)\b|\bcaveats?\b|\bdisclaimers?\b"
            r"|\bnot supported\b|\brisks?\b|局限|限制|已知问题|免责|不足"
        ),
    ),
    "benchmarks": (
        2_000,
        (
            r"\bbenchmarks?\b|\bresults?\b|\bperformance\b|\bevaluations?\b|\bleaderboard\b"
            r"|\bcomparisons?\b|评测|评估|性能|效果|实验|对比"
        ),
    ),
    "features": (
        2_200,
        (
            r"\bfeatures?\b|\bhighlights?\b|\bcapabilit|\bwhy\b|\bhow it works\b|\barchitecture\b"
            r"|\bsupported\b|特性|功能|亮点|特点|优势|架构|原理"
        ),
    ),
    "install": (
        1_500,
        (
            r"\binstall|\bgetting started\b|\bquick[- ]?start\b|\bset ?up\b|\busage\b|\brequire"
            r"|\bprerequisites?\b|\bdeploy|\bhow to (?:use|run)\b|安装|快速(?:开始|上手|入门)|使用"
            r"|部署|环境|依赖"
        ),
    ),
    "what": (
        _OPENING,
        (
            r"\babout\b|\boverview\b|\bintroduction\b|\bwhat(?:'s| is)\b|\babstract\b|\btl;?dr\b"
            r"|简介|介绍|概述|是什么|摘要|背景"
        ),
    ),
}
_NAMES = {sort: re.compile(words, re.IGNORECASE) for sort, (_, words) in _SORTS.items()}
_ORDER = ("what", "features", "install", "benchmarks", "limits", "licence", "other")
_LETTER = re.compile(r"[^\W_]")


def select_readme(markdown: str, limit: int = LIMIT) -> str:
    """The lines of a README that a prompt shows: whole if short, else some of each sort.

    Never badges, tables of contents, and sections about its makers.
    """
    passages = tuple(_passages(markdown))
    found = [one for one in _sorted(passages) if one[0] != "unread"]
    shown = ShownPassages(passages, [part for _, part in found], limit)
    if not shown.fits():
        for wanted in _ORDER:
            places = [p for sort, part in found if sort == wanted for p in part.at]
            shown.take(places, _SORTS[wanted][0] if wanted in _SORTS else _OTHER)
    shown.take(shown.everything(), limit)
    return shown.printed()


def licence_text(markdown: str) -> str:
    """What its sections about the licence say."""
    passages = tuple(_passages(markdown))
    said = [part for sort, part in _sorted(passages) if sort == "licence"]
    return "\n".join(
        passages[p].text for part in said for p in (*_head(part), *part.at)
    )


def _passages(markdown: str) -> Iterator[Passage]:
    walk = Walk(_CODE)
    parse(html_of(markdown), walk)
    for passage, linked in zip(walk.whole(), walk.linked, strict=True):
        is_link = linked >= _LINKED and passage.kind in ("paragraph", "item")
        if _LETTER.search(passage.text) and not is_link:
            yield passage


def _sorted(passages: Sequence[Passage]) -> Iterator[tuple[str, ShownPart]]:
    """Each section with its sort. One without a telling name is of the sort around it."""
    around: list[tuple[int, str]] = []
    for n, part in enumerate(parts(passages)):
        if part.heading is None or (n == 1 and not _named(passages[part.heading].text)):
            yield "what", part  # what stands above the headings, or below the title
            continue
        heading = passages[part.heading]
        around = [pair for pair in around if pair[0] < heading.level]
        outer = around[-1][1] if around else "other"
        sort = _named(heading.text) or outer
        if outer == "unread" and sort != "licence":
            sort = "unread"
        around.append((heading.level, sort))
        yield sort, part


def _named(heading: str) -> str:
    return next((sort for sort, words in _NAMES.items() if words.search(heading)), "")


def _head(part: ShownPart) -> tuple[int, ...]:
    return () if part.heading is None else (part.heading,)
