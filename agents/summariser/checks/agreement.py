"""Whether a figure that an answer states is one that the material states."""

from bisect import bisect_left
from collections.abc import Iterable

from agents.summariser.spans.figures import Figure
from agents.summariser.words.units import CONFUSED, MEASURED, SUBTRACTED

_COUNTED, _SPELT, _MULTIPLIED = 2, 3, 3  # the least that is worth a check
_COMMON = 12  # the most that a small count is
_TOLERANCE = 1e-9
_WHOLE = 100.0
_ROUGH = 0.15  # of a value: more than that is no rounding


def telling(figure: Figure) -> bool:
    """Whether an editor would check it: all but small counts and vague multiples."""
    if figure.version or figure.unit == "percent" or "." in figure.digits:
        return True
    if figure.digits:
        return figure.said >= _COUNTED or figure.scaled
    least = _MULTIPLIED if figure.unit == "times" else _SPELT
    return figure.said >= least or figure.scaled


def common(figure: Figure) -> bool:
    """A small count in words, which most texts have somewhere."""
    plain = not (figure.digits or figure.scaled) and figure.unit in ("", "count")
    return plain and figure.said <= _COMMON


def supported(figure: Figure, source: Iterable[Figure]) -> bool:
    """Whether the material states it, rounded at most as it is written here."""
    known = tuple(source)
    if any(_alike(figure, other) for other in known):
        return True
    if any(_same_amount(figure, other) for other in known if _rival(figure, other)):
        return False
    return any(_same(figure, other) for other in known)


def difference(
    figure: Figure, beside: Iterable[Figure], source: Iterable[Figure]
) -> bool:
    """Whether it is what lies between a figure beside it and another one.

    Only of money and per cent: 从 14.6% 到 10.6%，少了 4 个百分点.
    """
    if figure.unit not in SUBTRACTED:
        return False
    near = {
        other.value
        for other in beside
        if other.unit == figure.unit and other.start != figure.start
    }
    known = sorted(
        near | {other.value for other in source if other.unit == figure.unit}
    )
    return any(
        _close(figure, abs(one - other))
        for one in near
        for wanted in (one - figure.value, one + figure.value)
        for at in [bisect_left(known, wanted)]
        for other in known[max(0, at - 1) : at + 1]
    )


def same(mine: Figure, theirs: Figure) -> bool:
    """Whether this one figure states it, whatever the others do."""
    return _alike(mine, theirs) or _same(mine, theirs)


def _alike(mine: Figure, theirs: Figure) -> bool:
    """The same in the same unit, or a multiple said otherwise."""
    if mine.version or mine.unit == theirs.unit:
        return _same(mine, theirs)
    return _inverse(mine, theirs) or _multiple(mine, theirs)


def _rival(mine: Figure, theirs: Figure) -> bool:
    """Whether their unit is a different one of the same family: 元, 美元; MB, GB."""
    if mine.unit == theirs.unit:
        return mine.worth != theirs.worth
    return any(mine.unit in family and theirs.unit in family for family in CONFUSED)


def _same(mine: Figure, theirs: Figure) -> bool:
    if mine.version or theirs.version:
        return bool(mine.digits) and mine.digits == theirs.digits
    if mine.unit and theirs.unit:
        # 两万次 were 20,000 times, which is how multiples are written too; 八位 is 8-bit,
        # but 60 多条 is not 64-bit.
        counted = mine.unit == "count" and (
            theirs.unit in ("times", "token")
            or (theirs.unit == "bit" and not mine.bound)
        )
        alike = mine.unit == theirs.unit or counted
        return alike and _close(mine, theirs.value, theirs.round)
    if mine.unit in ("percent", "times"):
        return _unmarked(mine, theirs)
    if mine.unit in MEASURED and theirs.noun:
        return False
    share = theirs.unit == "percent" and _close(mine, theirs.value / _WHOLE)
    return share or _same_amount(mine, theirs)


def _same_amount(mine: Figure, theirs: Figure) -> bool:
    """Without the units: 350 ms and a bare 350."""
    worth = mine.worth / theirs.worth
    return _close(mine, theirs.value * worth, theirs.round * worth)


def _unmarked(mine: Figure, theirs: Figure) -> bool:
    """A table's 43.9, or 0.85 for 85 %; the 24 of 24 GPUs is no percentage."""
    if "." not in theirs.digits:
        return False
    share = mine.unit == "percent" and 0 < theirs.value <= 1
    return _close(mine, theirs.value) or (share and _close(mine, theirs.value * _WHOLE))


def _inverse(mine: Figure, theirs: Figure) -> bool:
    """`10x smaller` is 十分之一."""
    if (mine.unit, theirs.unit, mine.digits) != ("percent", "times", ""):
        return False
    return theirs.value > 1 and _close(mine, _WHOLE / theirs.value)


def _multiple(mine: Figure, theirs: Figure) -> bool:
    """257 % is 2.6 倍, 3x is 300 %, and what rose by 652 % is 7.5 times as much.

    Less than one is said in per cent only.
    """
    if (mine.unit, theirs.unit) == ("times", "percent"):
        share = theirs.value / _WHOLE
        return share >= 1 and (_close(mine, share) or _close(mine, share + 1))
    if (mine.unit, theirs.unit) == ("percent", "times"):
        return mine.value >= _WHOLE and _close(mine, theirs.value * _WHOLE)
    return False


def _close(mine: Figure, value: float, exactness: float = 0.0) -> bool:
    """Equal, rounded to the last written digit, or on the stated side of it.

    A bound (超过 3700) admits a value that is less round (3756), not another round
    one (3800): `exactness` is what its last digit other than zero is worth.
    """
    # 1 万 is hardly said of 8,000, though it may be of 9,800.
    slack = max(min(mine.step / 2, _ROUGH * mine.value), _TOLERANCE * abs(value))
    room = mine.round if exactness < mine.round * (1 - _TOLERANCE) else slack
    if mine.bound == "about":
        slack = max(slack, room / 2)
    # 不到 10% is hardly said of 1 %.
    below = min(max(slack, room), mine.value / 2) if mine.bound == "less" else slack
    above = max(slack, room) if mine.bound == "more" else slack
    tolerance = _TOLERANCE * mine.value
    return mine.value - below - tolerance <= value <= mine.value + above + tolerance
