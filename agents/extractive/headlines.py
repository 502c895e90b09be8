"""What a Chinese headline is about: whom it presents, or else its most telling clause."""

import re
from collections.abc import Sequence

from agents.domain.comparisons import is_another
from agents.domain.han import HAN
from agents.domain.organisations import ORGANISATIONS
from agents.extractive.rank_sentences import width

CLAUSES = re.compile(r"\s*(?:[！!？?。；;，|｜丨]|,\s|[：:]\s?|\s[-–—]\s|——)\s*")
QUOTED = re.compile(r"“([^“”]{1,24})”|「([^「」]{1,24})」")
_WORK = re.compile(r"《([^《》]{1,40})》")
# A brand, not a word that merely begins a sentence: capitals within, or a figure.
BRAND = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Za-z]*[a-z][A-Z][A-Za-z]*|[A-Z][A-Za-z]*|[A-Z]{2,})(?:[-. ]?(?:v?\d[\w.]*))?(?:-[A-Za-z0-9]+)*"
)
# `Mistral Large 2`, `GPT-4o mini`, `AI Search`: the words that go on with a name.
_NAME = re.compile(
    rf"{BRAND.pattern}(?: (?:[a-z]*[A-Z][A-Za-z]*|\d[\w.]*|mini|nano|lite|flash|turbo)(?![A-Za-z])){{0,2}}",
    re.ASCII,
)
_LAST = re.compile(rf"[—–]{{1,2}}\s?({BRAND.pattern})$")  # `…的智能体—HUSKY`
_PRESENTED = re.compile(
    rf"(?:(?:发布|推出|开源|上线|提出|打造|带来|公布|放出|升级)[{HAN}]{{0,10}}"
    r"|模型|工具|框架|系统|助手|平台|方法|基准|数据集|架构|算法|引擎|Agent|范式|[^-—]—|之|名为)\s?[“「]?$"
)
_COMES = re.compile(
    r"^[”」]?[^“「]{0,4}?(?:(?:发布|开源|上线)(?:了|啦)?$|上新|来了|来啦|要来|横空出世|登场|亮相|问世|诞生)"
)
_NAMES = (
    "alibaba amazon anthropic apple baidu bytedance deepmind github google huawei ieee"
    " intel meta microsoft mistral nvidia openai samsung tencent tesla xai"
)
_MAKERS = frozenset(_NAMES.split())
# Techniques, and what things are made with: they are in the headlines of a hundred.
_OTHERS = (
    "agent agents agi ai aigc api cpu demo dit gpu json linux llm llms lora mamba moe nlp npu ocr"
    " pytorch rag rlhf sota star token tokens transformer transformers tts vlm"
)
_TECHNIQUES = frozenset(_OTHERS.split())
_ORGANISATION = (
    "(?:"
    + "|".join(
        re.escape(name)
        for name in sorted(
            {*_MAKERS, *filter(None, re.split(r"[|\n]", ORGANISATIONS))}, key=len
        )[::-1]
    )
    + r"|大学|学院|研究院|实验室|团队|公司)"
)
_OF = re.compile(_ORGANISATION, re.IGNORECASE)
# `下一代 ControlNet` and `智谱版 Sora` are other things than these.
_NAMED_AFTER = re.compile(
    r"(?:下一代|新一代|国产|平民|类|(?<!专业|企业|正式|网页|移动|桌面|预览|公测|测试|最新|免费|付费|个人|社区|升级|完整|全新)版)"
    r"\s?[“「]?$"
)
_MAKER = rf"[{HAN}]{{0,6}}?{_ORGANISATION}"
_MAKERS_ALONE = re.compile(rf"({_MAKER})((?:[、和与]{_MAKER})*)等?", re.IGNORECASE)
_TELLS = re.compile(
    "发布|推出|开源|上线|提出|宣布|官宣|获|拿下|登顶|降价|涨价|达成|起诉|收购|融资|完成|打造|实现|解析"
    "|揭示|揭秘|证明|发现|利用|支持|接入|成立|启动|反对|禁止|取消|离开|加入|取代|替代|创业|扩展|训练|提升|生成"
)
_FIELD = re.compile(
    "模型|智能体|机器人|数据|算法|人工智能|视频|图像|语音|代码|芯片|框架|系统|推理|多模态|开源|AI|Agent|LLM"
)
_MADE = re.compile("(?:发布|推出|提出|打造|上线|开源(?=了)|(?<=等)开源)了?")
_CAME = re.compile(
    "(?:正式|重磅|突然|真的?)?(?:发布|上线|(?<!全)开源|诞生|(?<!出)来[了啦]|问世)[了啦]?$"
)
# Whom it beats, and not who does.
_BEATS = re.compile(
    "(?:性能|效果|全面|直接|大幅|强势|竟)?(?:超越|击败|秒杀|碾压|吊打|比肩|媲美|对标|挑战(?!《)|反超|赶超|优于|打败|战胜|不输|叫板)"
)
# It goes on with a clause before it, or says what else there is of the thing.
_GOES_ON = re.compile(
    "[这那它他她你我并就还也又可以]|.*(?:加持|打造|出品|力作|推出|提出)$|没有|全员|实现|助力|有望|探索|从|未来|通过"
    "|(?:(?:代码|权重|论文|数据集?|源码|项目|技术细节|模型)[、和与]?)+[^，]{0,4}(?:开源|公开|放出|可用)"
)
_SHORT = 4  # characters; less is a cry


def presented(headline: str) -> str:
    """The product that it presents, or the work that it quotes; "" for none.

    >>> presented("重磅！OpenAI 终于发布 GPT-4o mini，比原来便宜")
    'GPT-4o mini'
    >>> presented("GPT-4o mini 登顶大模型竞技场")
    ''
    """
    clauses = CLAUSES.split(headline)
    if work := _WORK.search(clauses[0]):
        return work[1]
    likened = ""
    for clause in clauses:
        if last := _LAST.search(clause):
            return last[1]
        for found in _names(clause):
            quoted = found.re is QUOTED
            name = found[1] or found[2] if quoted else found[0]
            ahead, behind = clause[: found.start()], clause[found.end() :]
            if _is_other(clause, found, name):
                continue
            if _PRESENTED.search(ahead) or (not quoted and _COMES.match(behind)):
                return name
            # 谷歌「Her」来啦 may tell of what is like it, 手机上的「GPT-4V」 does.
            if not likened and _COMES.match(behind) and not ahead.endswith("的"):
                likened = name
    return likened


def _is_other(clause: str, found: re.Match[str], name: str) -> bool:
    """Whether another thing, or no thing at all, is named."""
    ahead = clause[: found.start()]
    return bool(
        is_common(name)
        or is_another(clause, found.start(), found.end())
        or _NAMED_AFTER.search(ahead)
        or "没有" in ahead
    )


def _names(clause: str) -> list[re.Match[str]]:
    """What is quoted, and names elsewhere, in order."""
    quoted = list(QUOTED.finditer(clause))
    named = [
        name
        for name in _NAME.finditer(clause)
        if not any(one.start() < name.start() < one.end() for one in quoted)
    ]
    return sorted([*quoted, *named], key=lambda match: match.start())


def is_common(name: str) -> bool:
    return is_maker(name) or is_technique(name)


def is_maker(name: str) -> bool:
    return name.lower() in _MAKERS


def is_technique(name: str) -> bool:
    return name.lower() in _TECHNIQUES


def clause_of(headline: str, widest: int) -> str:
    """The clause that tells most, without who did it where it is too wide.

    >>> clause_of("终于来了！中国首个接入大模型的开源操作系统正式发布！", 48)
    '中国首个接入大模型的开源操作系统'
    """
    clauses = [clause for clause in CLAUSES.split(headline) if clause]
    clauses = [clause for clause in clauses if not _BEATS.match(clause)] or clauses
    best = max(clauses, key=lambda clause: _tells(clause, widest), default=headline)
    if whose := _makers_before(best, clauses):
        return whose + best if width(whose + best) <= widest else best
    came = _CAME.sub("", best).strip()
    best = came if len(came) > _SHORT else best
    if width(best) > widest and (made := _MADE.search(best)):
        rest = best[made.end() :].strip()
        best = rest if len(rest) >= _SHORT else best
    return best


def _makers_before(clause: str, clauses: Sequence[str]) -> str:
    """Who did what a clause begins with, where the clause before says that alone."""
    place = clauses.index(clause) if clause in clauses else 0
    told = _TELLS.match(clause) and _MAKERS_ALONE.fullmatch(clauses[place - 1])
    return f"{told[1]}{'等' if told[2] else ''}" if place and told else ""


def _tells(clause: str, widest: int) -> int:
    return (
        2 * bool(_TELLS.search(clause))
        + bool(_OF.search(clause))
        + bool(_FIELD.search(clause))
        + bool(re.search(r"\d|[a-z][A-Z]", clause))
        + (len(clause) > _SHORT and width(clause) <= widest)
        - 2 * bool(_MAKERS_ALONE.fullmatch(clause) or _GOES_ON.match(clause))
    )
