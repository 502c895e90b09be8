"""The name of a thing in a heading: the product and what it is for, in few characters."""

import re

from agents.domain.han import HAN, count_han

SHORTEST, LONGEST = 2, 6  # Han characters of what a product is for

_SHAPE = re.compile(
    rf"(?P<use>[{HAN}]+)(?P<gap> ?)(?P<product>[^{HAN}\s][^{HAN}]*)"
    rf"|(?P<first>[^{HAN}\s][^{HAN}]*?)(?P<between> ?)(?P<last>[{HAN}]+)"
)
_QUALIFIES = re.compile(
    r"(?:一[种个款类]|新一代|全新|最新|开源|开放|国产|通用|轻量级?|高效|官方)的?"
)
# 大模型 and 小模型 are words of their own.
_GENERIC = re.compile(r"(?<![大小])(?:模型|系统|框架|平台|工具|项目|方法|技术)$")
_VERSION = re.compile(r"[vV]?\d[\w.]*")
_JOINED = re.compile(r"(?<=[0-9A-Za-z]) ?[和与] ?(?=[0-9A-Za-z])")  # two products
_WORD = re.compile(r"[0-9A-Za-z][\w.+-]*", re.ASCII)


def product_name(name: str, who: str = "") -> str:
    """A name without its maker, who stands behind it, and with a use of few characters.

    >>> product_name("OpenAI 推理模型 o1", "OpenAI")
    '推理模型 o1'
    >>> product_name("开放视觉语言模型 Molmo")
    '视觉语言模型 Molmo'
    """
    name = _without(name, who)
    found = _SHAPE.fullmatch(name)
    if found is None:
        return name
    if found["use"]:
        return f"{short_use(found['use'])}{found['gap']}{found['product']}"
    return f"{found['first']}{found['between']}{short_use(found['last'])}"


def short_use(use: str) -> str:
    """At most six characters where what goes says nothing: 开放, 全新的, …模型.

    >>> short_use("对话与代码模型")
    '对话与代码'
    """
    for noise in (_QUALIFIES, _GENERIC):
        found = noise.match(use) if noise is _QUALIFIES else noise.search(use)
        if count_han(use) > LONGEST and found:
            rest = use[: found.start()] + use[found.end() :]
            use = rest if count_han(rest) >= SHORTEST else use
    return use


def is_long_winded(name: str) -> bool:
    """Whether a product's name in it comes with more, or less, than a use.

    What has no product in Latin letters is the name of an event or of a finding.
    """
    if not any(not _VERSION.fullmatch(word) for word in _WORD.findall(name)):
        return False
    return not SHORTEST <= count_han(_JOINED.sub(" ", name)) <= LONGEST


def _without(name: str, who: str) -> str:
    """Without the maker in front, where a product's own name is left."""
    rest = name.removeprefix(who).lstrip()
    words = _WORD.findall(rest)
    tells = any(not _VERSION.fullmatch(word) for word in words)
    apart = name[len(who) : len(who) + 1]
    is_prefix = who and name.startswith(who) and (apart == " " or apart > "\x7f")
    return rest if is_prefix and tells else name
