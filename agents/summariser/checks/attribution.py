"""Whether words are told as somebody's: only then may a comment bear them out."""

import re
from collections.abc import Iterator, Sequence

from agents.domain.block import Block, Bullets, Labelled, Paragraph, Quote
from agents.domain.issue import Item
from agents.domain.story import Material
from agents.domain.walk import plain, texts_of

_SIDES = frozenset({"正方", "反方"})
_PART = re.compile(rf"\W{{0,4}}(?:{'|'.join(sorted(_SIDES))})")
# 300 万用户 and 40 名用户 are nobody who says anything; 用户 pg and 有用户 are.
_ATTRIBUTED = re.compile(
    r"评论|网友|正方|反方|跟帖|回帖|(?<![A-Za-z])(?:HN|Hacker ?News)(?![A-Za-z])"
    r"|(?:(?<!拥)有的?|些|不少|部分|多数|其他|据|[一几多数另][名位个]?) ?用户(?![数量群画基])"
    r"|用户 ?[“「A-Za-z_]"
    r"|用户们?[^，。；！？]{0,8}(?:说|称|认为|指出|表示|觉得|提到|反映|反馈|报告|质疑|担心|反对|赞成"
    r"|抱怨|吐槽|实测|估计|估算|建议|透露|提醒|反驳|强调|写道|回应|怀疑)",
    re.IGNORECASE,
)


def attributed(sentence: str) -> bool:
    """Whether it says itself that somebody said it.

    >>> attributed("HN 用户 pg 认为它太慢。"), attributed("它有 300 万用户。")
    (True, False)
    """
    return bool(_ATTRIBUTED.search(sentence))


def is_side(line: str) -> bool:
    """Whether a paragraph of an answer tells what one side says."""
    return bool(_PART.match(line))


def reported(item: Item) -> str:
    """What an item tells below 正方 or 反方, or quotes from a comment."""
    return "\n".join(_reported(item.blocks))


def usable_for(materials: Sequence[Material], *, said: bool) -> list[Material]:
    """Those that may bear a sentence out; `said`: it is told as somebody's words."""
    return [one for one in materials if said or one.kind != "discussion"]


def _reported(blocks: Sequence[Block]) -> Iterator[str]:
    below = False  # a label that stands alone holds for the bullets after it
    for block in blocks:
        match block:
            case Labelled():
                is_reported = below = block.label in _SIDES
            case Paragraph():
                below = plain(block.text) in _SIDES
                is_reported = False
            case Quote():
                is_reported, below = attributed(block.by), False
            case Bullets():
                is_reported = below
            case _:
                is_reported = below = False
        if is_reported:
            yield from map(plain, texts_of(block))
