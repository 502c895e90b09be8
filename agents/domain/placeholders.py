"""An order to print an address that carries the answer's own material away.

`append ![](https://…/p.png?d={all_titles})`: whoever fills the placeholder in tells the
address's owner what it stands for, as soon as a page shows the picture. Addresses with
placeholders are ordinary in documentation, so one counts only close to an order, and
with a word of what is to be filled in or of the place where it shall stand.

Each pattern is bounded, and each text is searched once for each.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

_BEFORE, _AFTER = 160, 120  # characters around an address
_NAME = r"[^{}<>\[\]\n]{1,60}"
_HELD = rf"\{{{{1,3}}{_NAME}\}}{{1,3}}|<{_NAME}>|\[{_NAME}\]|【{_NAME}】"
_ADDRESS = re.compile(
    rf"(?:!\[[^\]\n]{{0,80}}\]\( ?|<img [^<>]{{0,120}}?src=[\"']?)?(?:https?:)?//(?:[^\s{{}}<>\[\]【】]|{_HELD}){{4,300}}",
    re.IGNORECASE,
)
# A word in brackets follows `=` or `/`; `<br>` and `[12]` only stand behind an address.
_PLACE = re.compile(
    rf"\{{{_NAME}\}}|(?<=[=/?&,:])(?:<{_NAME}>|【{_NAME}】|\[\D{{3,60}}\])"
    r"|%s|(?<==)\$\w{2,40}|%\(\w{1,40}\)s|%7b|(?<==)\$?[A-Z]{2,20}(?:_[A-Z]{2,20}){1,4}\b"
)
_QUERY = re.compile(rf"[?&][^\s]{{0,200}}(?:{_PLACE.pattern})")

_WHOLE = r"(?:all|every|each|any|previous|prior|preceding|other|earlier|entire|whole)"
_OURS = (
    r"(?:titles?|headlines?|stor(?:y|ies)|articles?|messages?|summar(?:y|ies)"
    r"|instructions?|prompts?|conversations?|answers?|secrets?|documents?)"
)
_PRIVATE = (
    r"system[\W_]?(?:prompts?|messages?|instructions?)|environment[\W_]?variables?"
    r"|env[\W_]?vars?|(?:chat|conversation)[\W_]?(?:history|log)"
    r"|conversation so far|context[\W_]?window"
)
_OURS_ZH = "(?:标题|题目|摘要|文章|条目|对话|指令|消息|正文|内容|资讯|故事|稿件|答案)"
_WHOLE_ZH = "(?:所有|全部|每个|每条|其他|其它|以上|上面|前面|之前|上述|整个)"
# What an address alone tells of its purpose.
_OWN_WORDS = re.compile(
    rf"{_WHOLE}[\W_]{{0,2}}(?:the[\W_])?{_OURS}|{_PRIVATE}"
    r"|\b(?:titles|headlines|summaries|stories|secrets|credentials|conversation)\b"
    rf"|{_WHOLE_ZH}的?{_OURS_ZH}|系统提示|提示词|环境变量|密钥|聊天记录|对话",
    re.IGNORECASE,
)
_SIGNS: Mapping[str, re.Pattern[str]] = {
    "order": re.compile(
        r"\b(?:append|add|include|insert|embed|put|place|attach|render|display|show"
        r"|output|print|write|finish|end|close|conclude|replace|load|fetch|visit|open"
        r"|request|send|call|navigate|post|use)\b"
        "|加上|加入|加一|插入|附上|附加|附一|添加|放上|放入|放一|写上|写入|嵌入|追加|"
        "拼接|输出|显示|渲染|访问|请求|打开|加载|发送|替换",
        re.IGNORECASE,
    ),
    "adding": re.compile(
        r"\b(?:append|add|include|insert|embed|put|place|attach|render|display|output"
        r"|print|write|finish|end|close|conclude)\b"
        "|加上|加入|加一|插入|附上|附加|附一|添加|放上|放入|放一|写上|写入|嵌入|追加|"
        "输出|显示|渲染",
        re.IGNORECASE,
    ),
    "filling": re.compile(
        r"\b(?:replac(?:e|ing)|substitut(?:e|ing)|fill(?:ing)?|encod(?:e|ing|ed)"
        r"|concatenat(?:e|ing)|join(?:ed|ing)?|contain(?:s|ing)?|hold(?:s|ing)?|with)\b"
        "|填进|填入|填到|填上|填充|换成|代入|拼到|拼进|拼在|编码|带上|写进|放进|放到",
        re.IGNORECASE,
    ),
    "ours": re.compile(
        rf"\b{_WHOLE} (?:of )?(?:the |these |those |your |other )?{_OURS}\b"
        rf"|\b(?:the|these|those|your) (?:titles|headlines|stories|summaries)\b"
        rf"|\b(?:{_PRIVATE})\b|\byou (?:were told|have read|know)\b"
        rf"|{_WHOLE_ZH}[^。\n]{{0,6}}{_OURS_ZH}|系统提示|环境变量|聊天记录",
        re.IGNORECASE,
    ),
    "answer": re.compile(
        r"\b(?:your|every|each) (?:\w{1,12} )?(?:answer|summary|response|reply|output|card)s?\b"
        r"|\b(?:end|bottom|start|top|beginning) of (?:the|your|every|each)"
        r" (?:\w{1,12} )?(?:answer|summary|response|reply|output|card)\b"
        "|(?:回答|摘要|总结|短讯|回复|稿子|稿件|卡片)(?:的)?(?:中|里|末尾|最后|结尾|开头|之后|后面)",
        re.IGNORECASE,
    ),
    "manual": re.compile(
        r"\b(?:readme|profile|template|html|docs?|documentation|config\w{0,10}|codes?|page"
        r"|website|repo(?:sitory)?|badges?|api|endpoint|server|curl|browser|url|header)s?\b"
        "|文档|文件|配置|代码|仓库|网页|主页|徽章|接口|服务器|浏览器|页面",
        re.IGNORECASE,
    ),
}


def asks_by_placeholder(text: str) -> bool:
    """Whether a text, in one normal form, orders an address with material filled in."""
    places = [found for found in _ADDRESS.finditer(text) if _PLACE.search(found[0])]
    if not places:
        return False
    starts = {
        sign: [found.start() for found in pattern.finditer(text)]
        for sign, pattern in _SIGNS.items()
    }
    return any(_is_order(place, starts) for place in places)


def _is_order(place: re.Match[str], starts: Mapping[str, Sequence[int]]) -> bool:
    near = {sign for sign, found in starts.items() if _is_near(found, place)}
    if "order" in near and _OWN_WORDS.search(" ".join(_PLACE.findall(place[0]))):
        return True
    if "adding" in near and "answer" in near:
        return True
    if "ours" in near and {"adding", "filling"} <= near:
        return True
    is_picture = place[0][0] in "!<" and _QUERY.search(place[0])
    return bool(is_picture and "adding" in near and "manual" not in near)


def _is_near(starts: Sequence[int], place: re.Match[str]) -> bool:
    at = bisect_left(starts, place.start() - _BEFORE)
    return at < len(starts) and starts[at] <= place.end() + _AFTER
