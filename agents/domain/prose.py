"""What a published item says in whole sentences."""

import re

from agents.domain.issue import Item, LinkLine
from agents.domain.sentences import sentences
from agents.domain.walk import plain, texts_of

_NOISE = re.compile(r"\*{2,}|</?u>|https?://[!-~]+")


def prose(item: Item, most: int) -> str:
    """Whole sentences, `most` characters at most; no links, labels and noise of exports."""
    lines: list[str] = []
    length = 0
    for block in item.blocks:
        if isinstance(block, LinkLine):
            continue
        for text in texts_of(block):
            line = ""
            for sentence in sentences(" ".join(_NOISE.sub(" ", plain(text)).split())):
                if length + len(sentence) > most:
                    return "\n".join([*lines, line] if line else lines)
                line += sentence
                length += len(sentence) + 1
            # A line without a full stop is a label, a caption or a title.
            if line.endswith(("。", "！", "？", "；")):
                lines.append(line)
            else:
                length -= len(line) + 1
    return "\n".join(lines)
