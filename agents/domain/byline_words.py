"""What a Chinese byline looks like: in a feed, in a text that is compared, on a page.

A feed's is taken apart at its roles, since names run into the text; in a text that is
compared too much may go; a page keeps what is no house's own form.
"""

import re

from agents.domain.han import HAN

_SIGN = "|｜丨：:"
# Who wrote it, or where it stood first.
_WRITERS = "作者|编辑|编译|整理|撰文|来源|转自|ID|公众号"
_PICTURES = "文|图|图源|插图"

ROLE = re.compile(
    rf"(?:(?:{_WRITERS}|编审|责编|内容来自|单位|译者|校对|研究方向|出品|原文(?:链接)?)\s*[{_SIGN}/]"
    rf"|(?:^|(?<=[\s·]))(?:{_PICTURES})\s*[{_SIGN}/])\s*"
)
# Without one of these there is none: most heads are not looked through further.
SIGN = re.compile(f"[{_SIGN}/]")
# What follows a writer, or is no byline.
LATER = ("ID", "公众号", *_PICTURES.split("|"))

# Each is looked for where the text has its word: what any characters begin takes long
# to be missed.
COMPARED = (
    ("", rf"(?:{_WRITERS}|本文转自|原创作者)\s?[{_SIGN}]\s?\S+"),
    ("报道", r"\S{2,6}报道\s?编辑[:：]?\S*"),
    ("凹非寺", r"\S{2,12}\s?发自\s?凹非寺\s?\S*"),
    ("QbitAI", "QbitAI"),
    ("导读", r"【?\S{2,5}导读】?"),
    ("AI-era", "AI-era"),
    # What a medium says of itself before every text, with the names of its field.
    ("欢迎关注", r"^[^。!?\n]{0,200}欢迎关注\s?[!。]"),
    # The times it is of: 随着 GPT-4o、Gemini 等大模型 …
    ("随着", r"随着[^,。;!?\n]{1,60}?等"),
)

# Who reported, run into the first sentence.
ON_A_PAGE = re.compile(
    r"^[^。！？|｜]{0,24}发自\s?[^。！？|｜]{2,8}?[|｜]\s?公众号\s?(?:QbitAI|[A-Za-z]+(?![A-Za-z]))\s?"
    r"|^机器之心(?:报道|原创|发布|专栏)\s?机器之心编辑部\s?|^[^。！？【]{0,30}【[^【】]{2,8}导读】\s?"
    # An account's name, set off by a space where Chinese has none.
    rf"|^[{HAN}]{{2,10}} (?:原创|分享)(?![了给过的会])\s?"
)
