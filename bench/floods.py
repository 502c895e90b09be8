"""Thousands of nearly equal entries against as many strangers: CPU for each entry.

python -m bench.floods [ENTRIES]
"""

import datetime as dt
import random
import sys
import time
from collections.abc import Callable

from agents.domain.plan import Plan
from agents.domain.story import Candidate
from agents.domain.words import CandidateId, Window
from agents.run.resources import terms
from agents.scout.cluster import group
from agents.scout.score import rank
from agents.scout.sift import sift
from agents.unswept import unswept
from bench.table import show
from tests import make

_SINCE = dt.datetime(2024, 9, 1, tzinfo=dt.UTC)
_LONG = 1_000_000  # characters of the one long text
_ZH = "近日 团队 称 该 模型 在 长 视频 问答 上 优于 此前 的 方法 并 给出 全部 代码 与 数据"
Told = tuple[str, str, str]  # source, title, text


def main(size: int) -> None:
    plan = make.plan(
        window=Window(since=_SINCE, until=_SINCE + dt.timedelta(days=30)), terms=terms()
    )
    rows: list[tuple[object, ...]] = []
    usual = 0.0
    for name, told in _FLOODS.items():
        entries = [_entry(number, told(number)) for number in range(size)]
        stories, joined, scored = _measured(entries, plan)
        each = 1e6 * (joined + scored) / size
        usual = usual or each
        rows.append(
            (
                *(name, stories, 1e6 * joined / size, 1e6 * scored / size),
                each / usual,
            )
        )
    head = "entries", "stories", "stories µs", "score µs", "of strangers"
    show(f"{size} entries, CPU for each", head, rows)


def _measured(entries: list[Candidate], plan: Plan) -> tuple[int, float, float]:
    """How many stories, and the seconds of making and of scoring them."""
    with unswept():
        begin = time.process_time()
        stories = group(entries)
        joined = time.process_time()
        rank(sift(stories, plan)[0], plan)
        return len(stories), joined - begin, time.process_time() - joined


def _entry(number: int, told: Told) -> Candidate:
    source, title, text = told
    return Candidate(
        id=CandidateId(f"{number}"),
        source=source,
        kind="feed",
        url=f"https://example.org/{number}",
        title=title,
        summary=text,
        published=_SINCE + dt.timedelta(minutes=number),
    )


def _stranger(number: int) -> Told:
    """Names of its own in the headline, words that others have too in the text."""
    chance = random.Random(number)  # noqa: S311  # no secret
    return (
        f"Feed {number % 500}",
        " ".join(_word(chance).title() for _ in range(7)),
        " ".join(chance.choices(_WORDS, k=80)) + ".",
    )


def _word(chance: random.Random) -> str:
    return "".join(
        chance.choice("bcdfgklmnprstvz") + chance.choice("aeiou")
        for _ in range(chance.randrange(3, 7))
    )


_WORDS = [_word(random.Random(-number)) for number in range(1, 3_000)]  # noqa: S311


def _copy(number: int) -> Told:
    """One item under another name, with other figures."""
    name = f"{_word(random.Random(number)).title()}Net"  # noqa: S311
    return (
        f"Feed {number % 500}",
        f"OpenAI releases {name}, a model that answers {number % 97}% faster",
        (
            f"The company says {name} has {number} billion parameters, costs"
            f" ${number % 1000} a month and was trained in {number % 31} days."
            " It reads long videos, plans in steps and will be open to developers"
            " in Europe next week, the chief executive told reporters in London."
        ),
    )


def _chinese_copy(number: int) -> Told:
    name = f"{_word(random.Random(number)).title()}"  # noqa: S311
    return (
        f"Feed {number % 500}",
        f"阿里发布 {name} 模型，{number % 97} 种语言的长视频都能看懂",
        f"{name} 有 {number} 亿参数，训练用了 {number % 31} 天。"
        + _ZH.replace(" ", "")
        + f"，定价每月 {number % 1000} 元。",
    )


def _one_source(number: int) -> Told:
    return ("Feed", *_copy(number)[1:])


def _one_text(number: int) -> Told:
    """The very same, under a link of its own."""
    return (f"Feed {number % 500}", *_copy(1)[1:])


def _one_title(number: int) -> Told:
    source, _, text = _copy(number)
    return source, _copy(1)[1], text


def _column(number: int) -> Told:
    """One source's column: one title, another text each time."""
    return ("Feed", _copy(1)[1], _stranger(number)[2])


def _bare(number: int) -> Told:
    return (f"Feed {number % 500}", f"{_copy(1)[1]} ({number})", "")


def _among_long(number: int) -> Told:
    """Strangers, and one text of a million characters."""
    source, title, text = _stranger(number)
    return (source, title, text * (_LONG // len(text)) if number == 1 else text)


def _among_links(number: int) -> Told:
    source, title, text = _stranger(number)
    link = f"code https://github.com/a/b{number} 模型。"
    return (source, title, link * (_LONG // len(link)) if number == 1 else text)


_FLOODS: dict[str, Callable[[int], Told]] = {
    "strangers": _stranger,
    "copies with other names and figures": _copy,
    "the same in Chinese": _chinese_copy,
    "the same of one source": _one_source,
    "one title and text, links of their own": _one_text,
    "one title, texts of their own": _one_title,
    "one source's column": _column,
    "one headline and a number, no text": _bare,
    "strangers and one text of 1 MB": _among_long,
    "strangers and 1 MB of links": _among_links,
}

if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 5_000)
