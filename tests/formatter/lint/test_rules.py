"""Each rule of docs/layout.md §7, on the golden issue with one fault put into it."""

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given

from agents.domain.issue import Issue
from agents.formatter.fix import fix
from agents.formatter.lint import RULES, Context, Finding, ItemEvidence, lint
from agents.ports import Render
from tests.formatter.golden.issue import ISSUE
from tests.formatter.strategies import issues
from tests.formatter.test_render import GOLDEN
from tests.laws import costly

TEXT = GOLDEN.read_text(encoding="utf-8")
NOTHING_KNOWN = Context()
SHORT = "L23"  # the golden items are short on purpose
READ = ItemEvidence(
    urls=frozenset({"https://news.example/2024/09/25"}), text="9 月 25 日"
)
GREPPO, AI = "【greppo 地图】", "【AI 版权】"


def found(markdown: str, context: Context = NOTHING_KNOWN) -> list[Finding]:
    return [finding for finding in lint(markdown, context) if finding.rule != SHORT]


def changed(old: str, new: str) -> str:
    assert TEXT.count(old) >= 1
    return TEXT.replace(old, new, 1)


def body(text: str) -> str:
    """The golden issue with one more paragraph in its first item."""
    return changed("可快速搭建", f"{text}\n\n可快速搭建")


def test_a_clean_issue_has_no_finding() -> None:
    assert found(TEXT) == []


@pytest.mark.parametrize(
    ("rule", "level", "markdown"),
    [
        pytest.param("L01", "E", "\ufeff" + TEXT, id="byte order mark"),
        pytest.param("L01", "E", TEXT + "\n", id="two newlines"),
        pytest.param("L01", "E", TEXT.replace("\n", "\r\n"), id="CRLF"),
        pytest.param("L01", "E", TEXT.rstrip("\n"), id="no newline"),
        pytest.param("L01", "E", changed("可快速", "可\u202e快速"), id="bidi"),
        pytest.param("L01", "E", changed("可快速", "可\x00快速"), id="NUL"),
        pytest.param("L01", "E", changed("正方", "正\u200d方"), id="a stray joiner"),
        pytest.param("L02", "E", changed("draft:", "slug:"), id="an unknown key"),
        pytest.param("L02", "E", changed("Level: 2", "Level: 1"), id="contents"),
        pytest.param("L02", "E", changed("---\n\n本", "---\n本"), id="no blank line"),
        pytest.param(
            "L02",
            "E",
            changed("draft: true\n", "").replace("title", "draft: true\ntitle", 1),
            id="draft first",
        ),
        pytest.param("L03", "E", changed("第十二期", "第 12 期"), id="a title in digits"),
        pytest.param("L03", "E", changed("第十二期", "第十十期"), id="no number"),
        pytest.param("L04", "E", changed("2024-10-08", "2024-02-30"), id="no day"),
        pytest.param("L04", "E", changed("2024-10-08", "20241008"), id="another form"),
        pytest.param("L05", "E", changed("更新截至", "截至"), id="a description"),
        pytest.param("L05", "E", changed("30 日。", "31 日。"), id="no such day"),
        pytest.param("L05", "E", changed("30 日。", "29 日。"), id="two cut-offs"),
        pytest.param(
            "L05", "E", changed("2024-10-08", "2024-09-29"), id="published before"
        ),
        pytest.param("L06", "E", changed("三大板块", "板块"), id="intro"),
        pytest.param("L07", "E", changed("## 🧐 更", "## 🧐更"), id="section heading"),
        pytest.param("L07", "E", changed("\n***\n", "\n---\n"), id="another rule"),
        pytest.param("L07", "E", changed("可快速", "***\n\n可快速"), id="a fourth"),
        pytest.param(
            "L08", "E", changed("## 其他工具", "## 空分类\n\n## 其他工具"), id="empty"
        ),
        pytest.param("L08", "E", changed("## 其他工具\n", ""), id="no category"),
        pytest.param(
            "L08", "E", changed("### 【AI", "## 评论\n\n### 【AI"), id="in the news"
        ),
        pytest.param("L09", "E", changed(GREPPO, "greppo"), id="no brackets"),
        pytest.param("L09", "E", changed(GREPPO, f"【{'长' * 41}】"), id="too long"),
        pytest.param("L09", "E", body("# 标题"), id="H1"),
        pytest.param("L09", "E", body("#### 标题"), id="H4"),
        pytest.param("L09", "E", body("###"), id="empty heading"),
        pytest.param("L09b", "E", changed(GREPPO, "**【greppo 地图】**"), id="bold heading"),
        pytest.param("L09b", "E", changed(GREPPO, "<u>【greppo 地图】</u>"), id="underlined"),
        pytest.param("L09b", "E", changed(GREPPO, "【greppo 地图 】"), id="a space inside"),
        pytest.param("L09b", "E", changed(GREPPO, "【greppo 地图】 A"), id="a space behind"),
        pytest.param("L09d", "W", changed(GREPPO, "【greppo】"), id="no use"),
        pytest.param(
            "L09d", "W", changed(GREPPO, "【交互式地图可视化 greppo】"), id="a long use"
        ),
        pytest.param("L10", "E", changed(AI, GREPPO.upper()), id="the same anchor"),
        pytest.param(
            "L11", "E", changed("\nhttps://github.com/greppo-io/greppo\n", ""), id="none"
        ),
        pytest.param("L12", "E", body("[x](javascript:alert)"), id="a script"),
        pytest.param("L12", "E", body("[x](./other)"), id="a relative link"),
        pytest.param("L12", "E", body("[x](//a.cn/)"), id="no scheme"),
        pytest.param("L12", "E", body("[x](https://u:p@a.cn/)"), id="a user"),
        pytest.param("L12", "E", body("[x](<https://a.cn/b c>)"), id="a space"),
        pytest.param("L12", "E", body("[x](https:///a)"), id="no host"),
        pytest.param("L12", "E", body("[x](https://[a/)"), id="no address"),
        pytest.param("L12", "E", body("[x](http://8.8.8.8:99999/)"), id="no port"),
        pytest.param("L12", "E", body("[x](https://xn--a.cn/)"), id="no host name"),
        pytest.param("L12", "E", body("[x](https://g\u043eogle.cn/)"), id="mixed"),
        pytest.param(
            "L12", "E", body("[https://b.cn](https://a.cn)"), id="another target"
        ),
        pytest.param("L12b", "E", body("见 https://a.cn/x，好"), id="glued"),
        pytest.param("L14", "E", body("![图](https://a.cn/x.png)"), id="remote"),
        pytest.param("L14", "E", body("![图](static/x.svg)"), id="SVG"),
        pytest.param("L14", "E", body("图 ![图](static/x.png)"), id="not alone"),
        pytest.param("L14b", "W", body("![图](./static/x.png)"), id="dotted"),
        pytest.param("L14c", "W", body("![ ](static/x.png)"), id="nothing said of it"),
        pytest.param("L15", "E", body("a <br> b"), id="a tag"),
        pytest.param("L15", "E", body("<!-- 注 -->"), id="a comment"),
        pytest.param("L15", "E", body("a <u>b"), id="an open tag"),
        pytest.param("L16", "E", body(":::tip"), id="a directive"),
        pytest.param("L16", "E", body("a {{ b }}"), id="braces"),
        pytest.param("L16", "E", body("import a"), id="import"),
        pytest.param("L16", "E", body("[a]: https://a.cn"), id="a reference"),
        pytest.param("L16", "E", body("[^1]: 注"), id="a footnote"),
        pytest.param("L16", "E", TEXT + "\n```\ncode\n", id="an open fence"),
        pytest.param("L17", "E", body("这是**模型（LLM）**的"), id="literal bold"),
        pytest.param("L17b", "E", body("**a **b** c**"), id="nested bold"),
        pytest.param("L18", "E", body("**问题：** 现有".replace(" ", "“")), id="colon"),
        pytest.param("L19", "W", body("开源LLM"), id="no space"),
        pytest.param("L19", "W", body("它**GPT** 是"), id="no space before bold"),
        pytest.param("L20", "W", body("很好,但慢"), id="half-width"),
        pytest.param("L21", "E", body("正文\n---"), id="setext"),
        pytest.param("L21", "E", body("10~20 和 30~40"), id="two tildes"),
        pytest.param("L22", "E", body("> [!TIP]\n> 话"), id="a tip outside of the news"),
        pytest.param("L22", "E", changed("[!TIP]", "[!NOTE]"), id="another callout"),
        pytest.param("L23b", "W", body("长" * 1200), id="too long"),
        pytest.param("L24", "W", body("史诗级的更新"), id="hype"),
        pytest.param("L27", "W", body("用 --since 运行"), id="a flag"),
        pytest.param(
            "L28",
            "E",
            changed("news.example/2024/09/25", "github.com/Greppo-io/greppo.git?a").replace(
                "news.example/2024/09/25", "github.com/Greppo-io/greppo.git?a"
            ),
            id="one repository twice",
        ),
    ],
)  # fmt: skip
def test_a_fault_is_found_by_its_rule(rule: str, level: str, markdown: str) -> None:
    findings = found(markdown)

    assert (rule, level) in {(finding.rule, finding.level) for finding in findings}


@pytest.mark.parametrize(
    "text",
    [
        "`**x：**字`, `--since`, `<b>`, `{{ x }}` 与 `中a`",
        "\\*\\*词：\\*\\*字 与 \\~a\\~ 和 \\{\\{",
        "[标题](https://a.cn/中文?x=~a~--b)",
        "[//]: # (item:2024w40-07)",
        "他说“史诗级的更新”",
        "```\nimport a\n::: {{\n```",
        "这是**模型**（LLM）和 **“你好”**。",
        "10~20，<u>下划线</u>",
    ],
)
def test_what_is_allowed_is_not_found(text: str) -> None:
    assert found(body(text)) == []


def test_a_finding_names_its_line_and_its_item() -> None:
    markdown = body("开源LLM")

    (finding,) = found(markdown)

    assert markdown.split("\n")[finding.line - 1] == "开源LLM"
    assert finding.item == GREPPO


@pytest.mark.parametrize(
    ("rule", "typed"),
    [
        ("L04b", "论文公开于 2025-03-07"),
        ("L07", "## 🤠更新闻！认知向"),
        ("L09", "####"),
        ("L09c", "###【乙 排版】某校"),
        ("L09c", "###\u3000【乙 排版】某校"),
        ("L09c", "＃＃＃【乙 排版】某校"),
        ("L09c", "    ### 【乙 排版】某校"),
        ("L09c", "##大模型研发"),
        ("L09c", "####四级"),
        ("L12c", "[主页](https://a.cn/x y)"),
        ("L12c", "[主页](https://a.cn/x"),
        ("L12c", "[主页] (https://a.cn/x)"),
        ("L12c", "［主页］（https://a.cn/x）"),
        ("L12c", "（主页）[https://a.cn/x]"),
        ("L12c", "见 [主页][ref] 一文"),
        ("L12c", "见脚注[^2]。"),
        ("L12c", "![] (static/x.png)"),
        ("L12c", "<https://a.cn/x y>"),
        ("L16b", "    缩进的一段话"),
        ("L16b", "\t缩进的一段话"),
        ("L16c", "    pip install x"),
        ("L17", "** 重点 **"),
        ("L19b", "\u3000\u3000缩进的一段话"),
        ("L20b", "-省显存"),
        ("L20b", "* 省显存"),
        ("L20b", "•省显存"),
        ("L20b", "1.**省显存**"),
    ],
)
@pytest.mark.parametrize(
    "around", ["{}", "一行。\n\n{}\n\n一行。", "- 一\n- 二\n\n`a\nb`\n\n{}"]
)
def test_what_editors_mistype_is_named_at_its_own_line(
    rule: str, typed: str, around: str
) -> None:
    markdown = body(around.format(typed))
    line = markdown[: markdown.index(typed)].count("\n") + 1

    assert (rule, line) in {(one.rule, one.line) for one in found(markdown)}


@pytest.mark.parametrize(
    "text",
    [
        "- 甲\n- **乙 **丙",
        "- 甲\n  - 丁\n  - **乙 **丙",
        "> 甲\n>\n> - 丁\n> - **乙 **丙",
        "甲\n**乙 **丙",
        "甲 `a\nb` 丁\n**乙 **丙",
        '[甲](https://a.cn/x\n"题") 丁\n**乙 **丙',
        "甲  \n**乙 **丙",
        "甲 <u\n>丁</u>\n**乙 **丙",
    ],
)
def test_a_finding_stands_at_the_line_of_the_text_that_it_quotes(text: str) -> None:
    markdown = body(text)

    (finding,) = (one for one in found(markdown) if one.rule == "L17")

    assert "**乙 **丙" in finding.message
    assert "**乙 **丙" in markdown.split("\n")[finding.line - 1]


def test_a_field_that_is_amiss_is_named_at_its_own_line() -> None:
    markdown = changed('date: "2024-10-08"\n', "").replace(
        "tableOf", 'date: "2024-10-40"\ntableOf', 1
    )
    (line,) = [one.line for one in found(markdown) if one.rule == "L04"]

    assert markdown.split("\n")[line - 1].startswith("date:")


@pytest.mark.parametrize(
    ("sessions", "rules"),
    [
        ("第 9 期", set()),
        ("第 9 至第 9 期", {("L05b", "W")}),
        ("第 6 至第 9 期", set()),
    ],
)
def test_one_session_is_written_as_one(
    sessions: str, rules: set[tuple[str, str]]
) -> None:
    markdown = changed("第 6 至第 9 期", sessions)

    assert {(one.rule, one.level) for one in found(markdown)} == rules


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("---\n", "--- \n"),
        ("---\ntitle", "\n---\ntitle"),
        ("draft: true", "draft: true "),
    ],
)
def test_front_matter_of_another_form_is_named_and_mended(old: str, new: str) -> None:
    markdown = changed(old, new)

    assert {one.rule for one in found(markdown)} == {"L02"}
    assert fix(markdown) == TEXT


def test_a_byte_order_mark_and_windows_lines_hide_no_other_fault() -> None:
    markdown = "\ufeff" + TEXT.replace("\n", "\r\n")

    assert {one.rule for one in found(markdown)} == {"L01"}
    assert fix(markdown) == TEXT


@pytest.mark.parametrize("opening", ["```", "<!--", "<pre>"])
def test_an_item_inside_of_what_stays_open_is_named(opening: str) -> None:
    markdown = body(opening)
    rows = markdown.split("\n")

    named = [rows[f.line - 1] for f in found(markdown) if f.rule == "L09c"]

    assert f"### {AI}" in named


def test_a_fault_outside_of_the_items_names_none() -> None:
    assert [f.item for f in found(changed("第十二期", "第期"))] == [""]


def test_what_a_draft_must_mend_only_warns_in_what_is_published() -> None:
    markdown = changed(GREPPO, "【greppo 地图 】").replace("draft: true\n", "")

    assert [f.level for f in found(markdown)] == ["W"]
    assert [f.level for f in found(markdown, Context(final=True))] == ["E"]


@pytest.mark.parametrize(
    ("rule", "context"),
    [
        ("L03", Context(previous=1)),
        ("L05", Context(until=dt.date(2024, 9, 29))),
        ("L10", Context(earlier_headings=frozenset({GREPPO}))),
        ("L10", Context(earlier_urls=frozenset({"https://news.example/2024/09/25"}))),
        ("L13", Context(proofs={AI: ItemEvidence()})),
        ("L14", Context(files={"static/20240930-tinyvla-2.jpg": b"<html>"})),
        ("L14d", Context(licences={})),
        ("L25", Context(proofs={AI: READ}, unproven=lambda said, known: [said, known])),
        ("L29", Context(filename="issue.mdx")),
    ],
)
def test_what_the_text_does_not_tell_is_checked_when_known(
    rule: str, context: Context
) -> None:
    assert {finding.rule for finding in found(TEXT, context)} == {rule}


def test_a_fact_that_is_known_and_right_is_no_fault() -> None:
    context = Context(
        previous=11,
        until=dt.date(2024, 9, 30),
        proofs={AI: READ},
        filename="issue.md",
        final=True,
    )

    assert found(TEXT, context) == []


@pytest.mark.parametrize("end", ["", "/", "?utm_source=weekly", "#top"])
def test_a_link_is_proven_by_any_spelling_of_its_address(end: str) -> None:
    read = ItemEvidence(urls=frozenset({f"https://news.example/2024/09/25{end}"}))

    assert found(TEXT, Context(proofs={AI: read})) == []


@pytest.mark.parametrize(
    "said", ["他说“史诗级”的更新", "原文：[史诗级的更新](https://news.example/9)"]
)
def test_praise_in_the_words_of_others_is_no_praise(said: str) -> None:
    assert found(body(said)) == []


def test_an_open_question_is_not_published() -> None:
    markdown = body("人数待核实")

    assert found(markdown) == []
    assert [f.rule for f in found(markdown, Context(final=True))] == ["L26"]


@pytest.mark.parametrize(
    "markdown", ["", "\n", "x", "```\r0", "---", "---\n---\n", "# x\n"]
)
def test_any_text_can_be_linted(markdown: str) -> None:
    assert {"L02", "L07"} <= {finding.rule for finding in lint(markdown)}


@pytest.mark.parametrize(
    "shown",
    ["［论文］（[https://a.cn](https://a.cn)）", "\\<[https://a.cn](https://a.cn)>"],
)
def test_brackets_around_a_link_that_works_are_no_broken_link(shown: str) -> None:
    assert found(body(shown)) == []


def test_a_link_that_works_does_not_hide_a_broken_one() -> None:
    markdown = body("[[主页](https://a.cn)] (https://b.cn/x)")

    assert [one.rule for one in found(markdown)] == ["L12c"]


@given(issues())
@costly
def test_no_hostile_text_makes_an_error(render: Render, issue: Issue) -> None:
    context = Context(
        previous=issue.number - 1,
        until=issue.cutoff,
        filename="issue.md",
    )

    findings = lint(render(issue), context)

    assert [finding for finding in findings if finding.level == "E"] == []


def test_the_published_issue_has_exactly_its_known_faults(published: str) -> None:
    findings = lint(published)

    assert Counter(finding.rule for finding in findings) == {
        "L09": 2,
        "L09b": 13,
        "L11": 13,
        "L14b": 4,
        "L17": 16,
        "L17b": 1,  # line 158: bold inside of bold
        "L18": 6,
        "L20": 7,
        "L23": 3,
        "L23b": 2,  # above 1200, which docs/layout.md §7 does not count with L23
    }


def test_the_rules_stand_in_the_order_of_the_layout() -> None:
    names = [rule for rule, _, _ in RULES]

    assert names == sorted(names)
    assert ISSUE.draft


def test_a_link_over_two_lines_is_looked_at_like_any_other() -> None:
    rules = [one.rule for one in found(body("看[这\n里](javascript:alert(1))吧"))]
    plain = [one.rule for one in found(body("看[这里](javascript:alert(1))吧"))]

    assert plain
    assert set(plain) <= set(rules)
