"""Whether one headline says up, and the other one down. Pure."""

_OPPOSED = (
    ("涨", "跌"),
    ("开盘", "收盘"),
    ("高开", "低开"),
    ("增长", "下降"),
    ("通过", "否决"),
    (" up ", " down "),
)

Turns = tuple[int, int]  # a bit for each pair of which only the first, only the second


def turns(text: str) -> Turns:
    ups = downs = 0
    for place, (up, down) in enumerate(_OPPOSED):
        ups |= (up in text) << place
        downs |= (down in text) << place
    return ups & ~downs, downs & ~ups


def opposed(ours: Turns, theirs: Turns) -> bool:
    return bool(ours[0] & theirs[1] or ours[1] & theirs[0])
