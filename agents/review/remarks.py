"""What editors tell one another about an item, and which sentences they checked. Pure."""

from collections.abc import Callable, Sequence

from agents.domain.evidence import Remark, Sentence
from agents.domain.review import Opening, ReviewItem
from agents.review.sheet import Refused

Row = ReviewItem | Opening
Telling = Callable[[Row], Row]
_LONGEST, _NAME = 1000, 20  # characters


def noted(by: str, at: str, text: str) -> Telling:
    words = text.strip()[:_LONGEST]
    if not words:
        raise Refused("批注是空的")
    remark = Remark(by=" ".join(by.split())[:_NAME] or "编辑", at=at, text=words)
    return lambda row: row.but(notes=(*row.notes, remark))


def taken_away(at: str) -> Telling:
    return lambda row: row.but(notes=tuple(one for one in row.notes if one.at != at))


def checked(n: str, text: str, *, so: bool) -> Telling:
    """`text` is the sentence that the editor saw in that place. Raises Refused."""

    def tell(row: Row) -> Row:
        if not (n.isdecimal() and int(n) < len(row.sentences)):
            raise Refused("这一句不在了；刷新页面看看")
        if row.sentences[int(n)].text != text:
            raise Refused("这一句刚改过；请再看一眼")
        marked = _marked(row.sentences, int(n), so=so)
        row = row.model_copy(update={"sentences": marked})
        if isinstance(row, Opening) or not row.versions:
            return row
        same = {"sentences": marked}  # the version that is shown says so too
        versions = (
            one.model_copy(update=same) if one.sha256 == row.sha256 else one
            for one in row.versions
        )
        return row.but(versions=tuple(versions))

    return tell


def _marked(sentences: Sequence[Sentence], n: int, *, so: bool) -> tuple[Sentence, ...]:
    return tuple(
        one.but(checked=so) if place == n else one
        for place, one in enumerate(sentences)
    )
