"""What stands about a text and is no part of what it tells. Pure."""

import re
import unicodedata
from functools import cache

from agents.domain.byline_words import COMPARED
from agents.domain.han import HAN

_BEGIN = re.compile(rf"[{HAN}]{{2}}")
_CRY = re.compile(
    r"^(?:[【「《“\[].{1,8}[】」》”\]]|(?:刚刚|重磅|突发|终于|消息称|外媒|独家|热点关注|学术分享|观点分享|曝|最新|传)[！!，,：:丨|｜\s]?|[\s|｜丨])+"
)
_BATCH = re.compile(r"\s?\(YC [A-Z]\d{2}\)")  # of an incubator: hundreds are of one
_SPELLED = re.compile(r"[A-Z]\.(?:[A-Z]\.)+(?![A-Za-z])")
_WE = re.compile(r"我们|\b(?:[Ww]e|[Oo]ur)\b")


def normal(text: str) -> str:
    """In the usual width, `A.I.` as AI; `Phi-4，140 亿` becomes no `4,140`."""
    wide = unicodedata.normalize("NFKC", text.replace("，", "， "))
    return _SPELLED.sub(lambda found: found[0].replace(".", ""), wide)


def headline(title: str) -> str:
    """In the usual width, without whose start-up it is."""
    return _BATCH.sub("", normal(title)) if "(YC " in title else normal(title)


def without_byline(text: str) -> str:
    return _byline(tuple([word in text for word, _ in COMPARED])).sub(" ", text)


@cache
def _byline(there: tuple[bool, ...]) -> re.Pattern[str]:
    parts = [
        form for (_, form), is_there in zip(COMPARED, there, strict=True) if is_there
    ]
    return re.compile("|".join(parts))


def beginning(title: str) -> str:
    """The two characters that a Chinese headline begins with, cries aside."""
    found = _BEGIN.match(_CRY.sub("", title))
    return found[0] if found else ""


def says_we(title: str) -> bool:
    """Whether who did it tells it, without need of the own name."""
    return _WE.search(title) is not None
