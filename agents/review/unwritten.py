"""Items that were taken in and wait for their text: 待写. Pure."""

import re

MARK = "待写：这一条还没有正文。"
_TAKEN_IN = "bench-"  # what their ids begin with
# What stands below a heading without saying anything: addresses and pictures.
_BARE = re.compile(
    r"(?:[^：\n]{1,12}：)?\s*(?:!?\[[^\]]*\]\([^)]*\)|<?https?://\S+?>?)\s*"
)


def unwritten(item: str, text: str) -> bool:
    r"""Whether an item's Markdown says that it is to be written, or says nothing.

    >>> unwritten("bench-1", "### 【名】\n\n原文：[https://a.b](https://a.b)\n")
    True
    """
    rows = [row.strip() for row in text.split("\n")[1:] if row.strip()]
    if MARK in rows:
        return True
    return item.startswith(_TAKEN_IN) and all(map(_BARE.fullmatch, rows))
