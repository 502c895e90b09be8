"""What a feed's few lines tell of the thing that their title names."""

import re
from collections.abc import Sequence

from agents.domain.han import has_han
from agents.extractive.first_sentence import is_background, leans, presents
from agents.extractive.headlines import BRAND, is_maker, is_technique

_KINDS = ("feed", "metadata")
_ODD = re.compile(r"\d|[a-z][A-Z]|^[A-Z-]{2,}$")  # no word of a sentence
_ENDS = frozenset("。！？；.!?…")


def is_teaser(kind: str) -> bool:
    """Whether material of this kind is a few lines, and no text."""
    return kind in _KINDS


def is_ended(sentence: str) -> bool:
    return sentence.rstrip("\"'”’」』）)*_")[-1:] in _ENDS


def whole_ones(texts: Sequence[str], kind: str) -> Sequence[str]:
    """Without the last sentence where a feed's teaser breaks off in the middle."""
    broken = (
        is_teaser(kind) and texts and has_han(texts[-1]) and not is_ended(texts[-1])
    )
    return texts[:-1] if broken else texts


def of_it(teaser: Sequence[str], title: str) -> Sequence[str]:
    """What tells of the thing itself, and not of another first; often nothing."""
    own = [sentence for sentence in teaser if not is_of_another(sentence, title)]
    if len(own) < len(teaser):
        own = [s for s in own if presents(s) and not leans(s)]
    return [] if all(map(is_background, own)) else own


def is_of_another(sentence: str, title: str) -> bool:
    """Whether it names makers or things, and none of those that the title names.

    >>> is_of_another("今天凌晨，OpenAI 发布了 GPT-4o mini。", "Mistral 开源 12B 小模型")
    True
    >>> is_of_another("GPT-4o mini 来了。", "OpenAI 发布小模型")
    False
    """
    ours, theirs = _named(title), _named(sentence)
    if not ours.isdisjoint(theirs) or "名为" in sentence:
        return False
    makers = [{name for name in named if is_maker(name)} for named in (ours, theirs)]
    things = [ours - makers[0], theirs - makers[1]]
    return all(makers) or all(things)


def _named(text: str) -> set[str]:
    """In lower case. In English any word may begin with a capital."""
    found = BRAND.findall(text)
    if not has_han(text):
        found = [name for name in found if _ODD.search(name)]
    return {name.lower() for name in found if not is_technique(name)}
