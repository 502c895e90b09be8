"""Past weeks in small: feeds of invented things, and issues that printed some of them.

Editors of these weeks like porcelain and pass over oak, of which the prior knows nothing.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from agents.domain.issue import Category, Issue, Item, LinkLine, Paragraph, TextRun
from agents.domain.story import Candidate
from agents.run.resources import renderer
from agents.scout.learning.past import Past, past
from agents.scout.learning.pool import Pool, pool
from tests import make

LIKED = "陶工用 porcelain 烧制陶瓷釉料"
OTHER = "木工用 carpentry 拼接榫卯家具"  # as long: the prior tells them not apart
DAYS = ("2024-09-08", "2024-09-15", "2024-09-22", "2024-09-29")  # each week's last
EACH = 12  # things of either sort in a week


def address(week: int, number: int) -> str:
    return f"https://example.org/{week}/{number}"


def is_liked(number: int) -> bool:
    return number % 2 == 0


def things(week: int, each: int = EACH) -> list[tuple[str, str, str]]:
    """Address, title and text of a week's entries, alternately liked and not."""
    return [
        (
            address(week, number),
            f"第 {week}-{number} 号实验室发布大模型 Orbit{week}x{number}",
            _text(f"{week}x{number:02}", LIKED if is_liked(number) else OTHER),
        )
        for number in range(2 * each)
    ]


def _text(name: str, subject: str) -> str:
    """Long enough to be read without its page, and no other entry's once more."""
    mark = hashlib.sha256(name.encode()).hexdigest()[:8]
    return (
        f"Orbit{name} 是一个大模型，供{subject}，编号为 {mark}。"
        f"作者在 {mark} 号公开任务上做了比较，结果比通常的做法好，{mark} 的参数都已公开。"
        f"作者也承认，Orbit{name} 在长文本上会遗漏细节，运行一次 {mark} 需要较长的时间。"
        f"团队计划支持更多语言，并且公开 {mark} 的训练数据，{subject}时可以直接使用。"
        f"Orbit{name} 目前只提供命令行界面，{mark} 还没有图形界面，{subject}的人都可以试用。"
    )


def moment(week: int) -> dt.datetime:
    day = dt.date.fromisoformat(DAYS[week]) - dt.timedelta(days=2)
    return dt.datetime.combine(day, dt.time(12), tzinfo=make.TZ)


def candidates(week: int, each: int = EACH) -> list[Candidate]:
    return [
        make.candidate(
            id=f"abcdef{week}{n:013}",
            url=url,
            title=title,
            summary=text,
            published=moment(week),
        )
        for n, (url, title, text) in enumerate(things(week, each))
    ]


def feed(weeks: Iterable[int], each: int = EACH) -> bytes:
    entries = "".join(
        f"<item><title>{title}</title><link>{url}</link><description>{text}"
        f"</description><pubDate>{moment(week):%d %b %Y %H:%M:%S %z}</pubDate></item>"
        for week in weeks
        for url, title, text in things(week, each)
    )
    return f'<rss version="2.0"><channel>{entries}</channel></rss>'.encode()


def issue(week: int, numbers: Sequence[int] | None = None) -> Issue:
    """It printed all that is liked, or these."""
    chosen = [n for n in range(2 * EACH) if is_liked(n)] if numbers is None else numbers
    items = tuple(
        Item(
            name=f"陶瓷 Orbit{week}x{number}",
            blocks=(
                Paragraph(text=(TextRun(text="一段正文。"),)),
                LinkLine(label="原文", url=address(week, number)),
            ),
        )
        for number in chosen
    )
    cutoff = dt.date.fromisoformat(DAYS[week])
    return make.issue(
        number=week + 1,
        date=cutoff + dt.timedelta(days=1),
        cutoff=cutoff,
        first_session=week + 1,
        last_session=week + 1,
        practice=(Category(name="大模型产品形态", items=items),),
    )


def windows(count: int) -> list[Past]:
    return past([issue(week) for week in range(count)], (), make.NOW, make.TZ)


def pools(count: int) -> list[Pool]:
    return [pool(one, candidates(week)) for week, one in enumerate(windows(count))]


def archive(folder: Path, *issues: Issue) -> Path:
    """The issues as published pages."""
    folder.mkdir(exist_ok=True)
    render = renderer()
    for one in issues:
        page = render(one.model_copy(update={"draft": False}))
        name = f"{one.date}-issue-{one.number:02}.md"
        (folder / name).write_text(page, encoding="utf-8")
    return folder
