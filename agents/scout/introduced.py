"""Whether a report's opening introduces a thing by the name that its authors gave. Pure."""

import re

# Behind a name: `GPT-4` is not named by `GPT-4o` or `GPT-4.5`.
NAME_ENDS = r"(?![a-z0-9]|[-. ]\d)"
_NEAR = 240  # characters; further down stands what it is compared with
_CALLED = r"(?:名为|称为|叫做?|名字是|标题[为是])[^，。；！？、]{0,10}?[（(《“「]?\s?"
_MADE = r"(?:提出|推出|发布|开源|介绍)了?(?:名为)?\s?[《“「]?"
_GLOSS = r"[（(《“「]\s?"
# What many things are called, and no one thing: `Large Language Models: a Survey`.
_KIND = re.compile(r"\b(?:models?|agents?|networks?|learning|generation|reasoning|ai)$")


def introduces(opening: str, name: str) -> bool:
    """`name` and `opening` in lower case.

    >>> introduces("近日，一个名为晴空（the clear sky）的系统引起了关注。", "the clear sky")
    True
    >>> introduces("它比 the clear sky 快一倍。", "the clear sky")
    False
    """
    if not name or name not in opening[:_NEAR] or _KIND.search(name):
        return False
    introduced = rf"(?:{_CALLED}|{_MADE}|{_GLOSS}){re.escape(name)}{NAME_ENDS}"
    return bool(re.search(introduced, opening[:_NEAR]))
