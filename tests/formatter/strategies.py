"""Issues whose every text is written by an enemy of Markdown."""

import datetime as dt
import itertools

from hypothesis import strategies as st

from agents.domain.issue import (
    Block,
    Bullet,
    Bullets,
    Category,
    Images,
    Issue,
    Item,
    Labelled,
    LinkLine,
    Numbered,
    Paragraph,
    Quote,
    Separator,
    Text,
    TextRun,
    Tip,
)
from agents.domain.text import inert

FRAGMENTS = (
    *("# 标题", "### 【伪造】条目", "###【伪造】条目", "##大模型", "＃＃＃ 【伪造】", "## 🤠 更新闻！认知向", "***", "---", "===", "- - -"),
    *("```", "~~~", "`", "``", "` `", "a`b", "\t- x", "1. ", "12) ", "- ", "+ ", "* "),
    *("> ", "> [!TIP]", "[!TIP]", "[ ] ", "| a | b |", "|---|---|", "---\ntitle: x\n---"),
    *("-列表项", "1.第一", "· 点", "论文公开于 2024-09-14", "] (", "][ref]", "［论文］（", "］（https:", "static/"),
    *(":::tip", ":::", "::", ":x[y]{z}", "{{ x }}", "{% y %}", "{a}", "{", "}"),
    *("import x from 'y'", "export const a = 1", "import", "export 导出", "importance"),
    *("<script>alert(1)</script>", "<img src=x onerror=y>", "<!-- c -->", "<u>", "</u>"),
    *("<br", "<", ">", "a < b", "List<int>", "<https://x.example>", "<a@b.example>"),
    *("[x](javascript:alert(1))", "![](https://x.example/p.png)", "[x]: https://x.example"),
    *("[^1]", "[^1]: y", "[", "]", "](", "![", "!", "(", ")", "【", "】", "https://x.example/"),
    *("http://", "HTTPS://甲.example", "www.x.example", "a.b@c.example", "@", "://", "www."),
    *("**", "*", "_", "__", "~", "~~", "**词：**字", "**“你好”**", "5*3", "a_b", "_a_", "10~20"),
    *("--since", "--", "-", "——", "—— 署名", "…", "...", '"', "'", "“", "”", "（", "）", "《", "》"),
    *("&amp;", "&#35;", "&copy", "&", "\\", "\\\\", "\\*", "\\\n", "C++", "C#", "#", " #", "3.5-turbo"),
    *("：", ":", "问题：", "，", "。", "、", " ", "\u00a0", "\u3000", "\n", "\r\n", "\t", "\u2028"),
    *("\u202e", "\u200b", "\u200d", "\ufeff", "\x00", "\x1b[31m", "\U000e0041", "\ufe0f", "\u3164"),
    *("👩‍💻", "❤️", "1️⃣", "🤯", "é", "e\u0301", "𠀀", "ａ", "模型", "大模型", "清华", "的", "x" * 400),
)  # fmt: skip

PIECES = st.one_of(
    st.sampled_from(FRAGMENTS),
    st.text(max_size=6),
    st.text(alphabet="*_`[]()<>!#~-=+:|\\&;.,“”：，的模aB1 \n", max_size=8),
)
HOSTILE = st.lists(PIECES, max_size=6).map("".join)
NAMED = ("大模型研发", "具身智能")
STYLES = st.sampled_from(("plain", "plain", "bold", "code", "underline", "link"))
PATHS = st.text(alphabet="abz019/?&=%#._~-+!*'(),;:[]中文é$@", max_size=12)
FILES = st.integers(1, 99).map("static/20240930-图-{}.png".replace("图", "p").format)


def fits(text: str) -> str:
    """The start of `text` that a heading or label can hold."""
    return text[:20] if 1 <= len(inert(text[:20]).strip("：: ")) <= 20 else "名"


NAMES = HOSTILE.map(fits)
ORGS = HOSTILE.map(lambda text: text[:20])


@st.composite
def urls(draw: st.DrawFn, host: str) -> str:
    path = draw(PATHS)
    return f"https://{host}.example" + (f"/{path}" if path else "")


@st.composite
def runs(draw: st.DrawFn, host: str) -> TextRun:
    text, style = draw(HOSTILE), draw(STYLES)
    if style == "link":
        url = draw(urls(host))
        return TextRun(text=draw(st.sampled_from([text, url])), style=style, url=url)
    return TextRun(text=text, style=style)


def texts(host: str) -> st.SearchStrategy[Text]:
    return st.lists(runs(host), max_size=5).map(tuple)


def bullets(host: str) -> st.SearchStrategy[tuple[Bullet, ...]]:
    children = st.lists(texts(host), max_size=2).map(tuple)
    bullet = st.builds(Bullet, text=texts(host), children=children)
    return st.lists(bullet, min_size=1, max_size=3).map(tuple)


def blocks(host: str) -> st.SearchStrategy[Block]:
    lines = st.lists(texts(host), min_size=1, max_size=3).map(tuple)
    files = st.lists(FILES, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Paragraph, text=texts(host)),
        st.builds(Labelled, label=NAMES, text=texts(host)),
        st.builds(
            LinkLine,
            label=st.just("") | NAMES,
            url=urls(host),
            text=st.just("") | HOSTILE,
        ),
        st.builds(Bullets, items=bullets(host)),
        st.builds(Numbered, items=bullets(host)),
        st.builds(Quote, lines=lines, by=ORGS),
        st.builds(Tip, text=texts(host)),
        st.builds(Images, files=files, alts=st.lists(HOSTILE, max_size=3).map(tuple)),
        st.just(Separator()),
    )


@st.composite
def items(draw: st.DrawFn, number: int) -> Item:
    """An item with a source; `number` makes its heading and addresses its own."""
    host = f"s{number}"
    source = LinkLine(label="原文", url=f"https://{host}.example/")
    rest = draw(st.lists(blocks(host), max_size=4))
    return Item(name=f"{draw(NAMES)} {number}", org=draw(ORGS), blocks=(source, *rest))


@st.composite
def issues(draw: st.DrawFn) -> Issue:
    numbers = itertools.count(1)

    def few() -> tuple[Item, ...]:
        return tuple(draw(items(next(numbers))) for _ in range(draw(st.integers(1, 2))))

    def categories() -> tuple[Category, ...]:
        return tuple(
            Category(name=name, lead=draw(texts("lead")), items=few())
            for name in draw(st.lists(st.sampled_from(NAMED), unique=True))
        )

    cutoff = draw(st.dates(dt.date(2024, 1, 1), dt.date(2099, 12, 1)))
    first = draw(st.integers(1, 500))
    return Issue(
        number=draw(st.integers(1, 9999)),
        date=cutoff + dt.timedelta(days=draw(st.integers(0, 20))),
        cutoff=cutoff,
        first_session=first,
        last_session=first + draw(st.integers(0, 9)),
        draft=draw(st.booleans()),
        practice=categories(),
        theory=categories(),
        news=few() if draw(st.booleans()) else (),
    )
