"""Which sentence may open an item: it says what the thing is, and leans on none before."""

import re

from agents.domain.han import HAN

_PRESENTS = re.compile(
    r"\b(?:we|this (?:paper|work|article|report|repository|project)|here,? we|authors?|researchers?)\s+"
    r"(?:\w+\s+)?(?:propos|introduc|present|develop|releas|describ|build|design|announc|creat|pioneer|open-?sourc)\w*"
    r"|\b(?:is|are) (?:introduced|released|launched|a|an|the)\b|\b(?:announc|launch|unveil|releas)(?:ed?|es|ing)\b"
    r"|提出|推出|发布|介绍了|开源|构建了|设计了|研发|上线|公布|宣布|是一[个款种套]",
    re.IGNORECASE,
)
# Whose beginning is told by the sentence before it.
_LEANS = re.compile(
    r"(?:however|moreover|additionally|furthermore|specifically|besides|also|but|and|then|thus|hence|therefore"
    r"|consequently|instead|similarly|likewise|in addition|in (?:this|that|our) (?:stage|step|case|setting)|as a result|for (?:example|instance)|on the other hand"
    r"|(?:first|second|third|final)(?:ly)?|next|regarding|after|on the|in step|for (?:model )?training|our (?:findings|results|experiments)"
    r"|these|this(?! (?:paper|work|article|report|study|repository|project)\b)|those|they|it|its|their|he|she|both|such)\b"
    r"|但|不过|然而|可是|只是|而(?!且)|而且|并且|并(?!非)|于是|因此|所以|此外|另外|同时|其中|对此|为此|随后|接着|那么|当然|其实"
    r"|[这那](?!家|位|项研究)|推出|发布|开源|上线|该|它|他|她|其(?!实)|也",
    re.IGNORECASE,
)
# It tells how things stand in the field, as the beginning of every second text does.
_BACKGROUND = re.compile(
    r"\b(?:in recent years|recent(?:ly)? (?:advances?|progress|developments?|years)|ha(?:s|ve) (?:recently|become|been widely|emerged|shown|demonstrated|attracted|gained|achieved)"
    r"|with the (?:rapid|rise|advent|growing|development)|(?:is|are) (?:increasingly|widely|crucial|essential|important))\b"
    r"|近年来|随着.{0,16}(?:发展|普及|进步|兴起|到来)|随着.{0,40}(?:重要|日益|越来越|不断)|在这个.{0,12}时代|(?:正在|逐渐)成为|越来越重要|飞速发展|日新月异|的今天，|一觉醒来|众所周知|热点|新焦点|风靡|至关重要|必经之路|备受关注|主流架构|曙光",
    re.IGNORECASE,
)
# It calls, asks or jokes: nothing that a reader of the item could use.
_CALLS = re.compile(
    r"[？?][\"”』」]?$|^(?:惊爆|好家伙|[犹还]记得|曾几何时|笑死|家人们|天[呐哪]|没错|话说|说起|看来|试想|想象一下|猜猜|快[来去]|你(?!们)|您|朋友|大家|各位|咱|（(?:手动|划掉|狗头))"
    r"|谁不|手动狗头|小编|吃瓜|嘴皮子|划重点|敲黑板|have you ever|^imagine\b|^let'?s\b|^meet\b|stay tuned",
    re.IGNORECASE,
)
# What it answers stands in the sentence before: 「To address this gap, we propose …」.
_LINKS = re.compile(
    r"(?:to (?:(?:this|that) end|(?:address|overcome|tackle|bridge|fill|close|mitigate|alleviate|solve|resolve|remedy|counter) (?:this|these|those|such)\b[^,，]{0,80})"
    r"|(?:motivated|inspired) by (?:this|these|those)\b[^,，]{0,80}|in response(?: to (?:this|these|those)\b[^,，]{0,80})?"
    r"|为此|因此|对此|鉴于此|有鉴于此|(?:为了?|针对)(?:解决|应对|克服|弥补|填补|缓解)?(?:这|该|此|上述|以上)[^,，]{0,20})[,，]\s*"
    r"(?=we\b|this (?:paper|work)\b|[" + HAN + r"])",
    re.IGNORECASE,
)


def presents(sentence: str) -> bool:
    return _PRESENTS.search(sentence) is not None


def leans(sentence: str) -> bool:
    """Whether it is understood only behind the sentence before it.

    >>> leans("但不是来自大公司，而是一个初创团队。")
    True
    >>> leans("This paper proposes a benchmark.")
    False
    """
    return _LEANS.match(sentence) is not None


def is_background(sentence: str) -> bool:
    return _BACKGROUND.search(sentence) is not None


def is_call(sentence: str) -> bool:
    """Whether it asks, calls or jokes instead of telling.

    >>> is_call("在人工智能飞速发展的今天，谁不希望有一个助手？")
    True
    """
    return _CALLS.search(sentence.strip()) is not None


def without_link(sentence: str) -> str:
    """From where it speaks of the thing itself, if it first points to what stood before.

    >>> without_link("To address this gap, we introduce a benchmark.")
    'We introduce a benchmark.'
    >>> without_link("为此，研究团队提出了一种方法。")
    '研究团队提出了一种方法。'
    """
    rest = sentence[link.end() :] if (link := _LINKS.match(sentence)) else sentence
    return rest[:1].upper() + rest[1:] if link else sentence
