"""Full-width punctuation where JSON wants its own: models that write Chinese slip."""

PLAIN = {"，": ",", "：": ":", "｛": "{", "｝": "}", "［": "[", "］": "]"}
OPENS = {'"': '"', "“": "”", "”": "”", "＂": "＂"}
ENDS = frozenset(",:}]，：｝］")


def mended(text: str) -> str:
    """The text with plain JSON punctuation outside strings; inside, nothing changes.

    >>> mended('｛“点”：“快，稳”｝')
    '{"点":"快，稳"}'
    """
    signs: list[str] = []
    at = 0
    while at < len(text):
        sign = text[at]
        if sign in OPENS:
            string, at = _string(text, at)
            signs.append(string)
        else:
            signs.append(PLAIN.get(sign, sign))
            at += 1
    return "".join(signs)


def _string(text: str, start: int) -> tuple[str, int]:
    """The JSON string that starts here, in plain quotes, and where it ends."""
    closing = OPENS[text[start]]
    inner: list[str] = []
    at = start + 1
    while at < len(text):
        sign = text[at]
        if sign == "\\":
            inner.append(text[at : at + 2])
            at += 2
            continue
        if sign == closing and (closing == '"' or _ended(text, at + 1)):
            return f'"{"".join(inner)}"', at + 1
        inner.append('\\"' if sign == '"' else sign)
        at += 1
    return text[start:], len(text)


def _ended(text: str, at: int) -> bool:
    """Whether a string may end before `at`: “好” may stand within “他说“好”了”."""
    rest = text[at : at + 40].lstrip()
    return not rest or rest[0] in ENDS
