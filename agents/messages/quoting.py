"""Titles between quotation marks: no mark stands twice."""

_INNER = {"“”": "‘’", "「」": "『』", "''": "''"}  # `!r` tells the last ones apart
_AROUND = ("“”", "「」", '""', "''", "‘’", "『』")


def within(title: str, marks: str) -> str:
    """A title as it stands between `marks`, without such marks of its own around it.

    >>> within("“开源”不是口号", "“”")
    '‘开源’不是口号'
    >>> within("「天气模型」", "「」")
    '天气模型'
    >>> within('"Strawberry" or "o1"', "“”")
    '"Strawberry" or "o1"'
    """
    bare = title.strip()
    inside = bare[1:-1]
    if inside and bare[0] + bare[-1] in _AROUND and not {bare[0], bare[-1]} & {*inside}:
        bare = inside
    return bare.translate(str.maketrans(marks, _INNER[marks]))
