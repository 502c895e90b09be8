"""What of a page or README is prose, and what is boilerplate around it."""

import html
import re
from dataclasses import dataclass
from functools import lru_cache

from agents.domain.byline_words import ON_A_PAGE

BLOCKS = re.compile(
    r"^(?P<fence>```|~~~).*?(?:^(?P=fence)|\Z)|<!--.*?(?:-->|\Z)"
    r"|<(?P<tag>script|style|table|pre)\b.*?(?:</(?P=tag)>|\Z)",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
IMAGE = re.compile(r"!\[[^\]\n]{0,300}\](?:\([^)\n]{0,500}\)|\[[^\]\n]{0,100}\])")
EMPTY_LINK = re.compile(r"\[\s*\]\([^)\n]{0,500}\)")
LINK = re.compile(r"\[([^\[\]\n]{1,300})\](?:\([^)\n]{0,500}\)|\[[^\]\n]{0,100}\])")
TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,1000}>")
EMPHASIS = re.compile(r"(\*\*|__|~~)(?=\S)([^\n]{1,300}?)(?<=\S)\1")
ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,300})(?<=[^\s*])\*(?![\w*])")
CODE = re.compile(r"`([^`\n]{1,200})`")
HEADING = re.compile(r"^\s{0,3}#{1,6}\s*(.*)$")
UNDERLINE = re.compile(r"^\s{0,3}(?:=+|-{2,}|\*{3,}|_{3,})\s*$")
BULLET = re.compile(r"^\s{0,8}(?:[-*+•·▪‣]|\d{1,2}[.)、])\s+(.*)$")
ROW = re.compile(r"^\s*\|.*\|\s*$|^[\s:-]*\|[\s:|-]*$")
COMMAND = re.compile(
    r"^\s*(?:\$|>>>|%)\s|^\s*(?:sudo|pip3?|npm|npx|yarn|pnpm|brew|cargo|conda|docker|git"
    r"|curl|wget|cd|export|python3?|go|make|apt(?:-get)?|uv)\s+[\w./:@-]+(?:\s|$)"
)
FEATURES = re.compile(
    r"feature|highlight|特性|特点|亮点|功能|what.s new|更新内容", re.IGNORECASE
)
# What stands below these headings tells how to run it, not what it is.
HOW_TO = re.compile(
    r"install|usage|setup|set up|requirement|quick ?start|getting started|licen[cs]e|citation"
    r"|bibtex|acknowledg|contribut|troubleshoot|faq|download|example|contact|reference|roadmap|todo"
    r"|安装|使用|用法|快速开始|许可|引用|致谢|贡献|常见问题|下载|示例|联系|参考",
    re.IGNORECASE,
)
# Python's `unescape` raises for numbers of thousands of digits, and no character has one.
NO_CHARACTER = re.compile(r"&#[xX]?[0-9A-Fa-f]{9,};?")
SHORTCODE = re.compile(r":[a-z0-9_+-]{2,30}:")
BOILERPLATE = re.compile(
    r"\bclick(?:ing)?\b|stay tuned|check out|refer to|visit our|\bsee (?:here|below|above)"
    r"|(?:list|links?|shown) (?:above|below)|(?:released|licensed|distributed) under"
    r"|corresponding author|播客|视频号|小宇宙|cookie|subscrib|newsletter|sign (?:up|in)\b|log ?in\b|privacy policy|terms of (?:use|service)"
    r"|all rights reserved|click here|follow us|share this|read more|advertis|©|copyright"
    r"|star history|buy me a coffee|pull requests? (?:are|is) welcome|table of contents"
    r"|点击.{0,6}(?:关注|上方|下方|阅读|蓝字|查看|链接)|关注.{0,12}(?:公众号|我们|视频号)|公众号[:：]"
    r"|扫码|二维码|转载|导读|本文约|责编|责任编辑|^\W{0,3}(?:编辑|来源|作者|译者|校对|排版|文|图)\s?[:：|｜丨/]"
    r"|阅读原文|点个赞|点赞|在看|星标|投稿|进群|加群|交流群|未经.{0,6}(?:授权|许可)|版权|图源"
    r"|(?:专栏|栏目)是.{2,30}(?:专栏|栏目|平台)|专栏.{0,8}接收"
    r"|原文链接|全文链接|订阅|登录|注册(?:账号|即)|广告|商务合作|欢迎(?:关注|转发|分享|star)",
    re.IGNORECASE,
)
ADDRESS = re.compile(
    r"https?://|www\.|\b(?:github\.com|huggingface\.co)/|(?<![\w.+-])[\w.+-]+@[\w-]+\.\w",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Readable:
    """Prose, one paragraph a line, and the bullets of a list of features."""

    prose: str
    features: tuple[str, ...] = ()


@lru_cache(maxsize=16)  # a material is asked for its prose, then for its features
def readable(text: str) -> Readable:
    """Without code, tables, headings, images, commands and markup.

    A bullet is a feature below such a heading; elsewhere it is prose.
    """
    prose: list[str] = []
    features: list[str] = []
    heading = ""
    for line in BLOCKS.sub("\n", text).splitlines():
        if not line or line.isspace():
            prose += [] if HOW_TO.search(heading) else [""]
        elif headed := HEADING.match(line):
            heading = headed[1].rstrip("# \t")
        elif UNDERLINE.match(line):
            # Setext: the line above was a heading.
            heading = (prose.pop() if prose else "") or heading
            prose.append("")
        elif not (HOW_TO.search(heading) or ROW.match(line) or COMMAND.match(line)):
            bullet = BULLET.match(line)
            words = plain(bullet[1] if bullet else line)
            if bullet and words and FEATURES.search(heading):
                features.append(words)
            else:
                prose.append(words)
    return Readable("\n".join(prose), tuple(features))


def plain(line: str) -> str:
    """One line without Markdown and HTML."""
    for pattern, kept in (
        (IMAGE, " "),
        (EMPTY_LINK, " "),
        (LINK, r"\1"),
        (EMPTY_LINK, " "),
        (TAG, " "),
        (EMPHASIS, r"\2"),
        (ITALIC, r"\1"),
        (CODE, r"\1"),
        (SHORTCODE, " "),
    ):
        line = pattern.sub(kept, line)
    line = html.unescape(NO_CHARACTER.sub("\ufffd", line))
    return ON_A_PAGE.sub("", " ".join(line.split()))


def is_boilerplate(sentence: str) -> bool:
    """Whether a sentence is about the page, not about the story."""
    letters = sum(sign.isalpha() for sign in sentence)
    return (
        letters * 2 < len(sentence.replace(" ", ""))
        or BOILERPLATE.search(sentence) is not None
        or ADDRESS.search(sentence) is not None
    )
