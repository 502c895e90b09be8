"""Reasoning that a model prints before its answer."""

import re

OPENED = re.compile(r"\s*<(think|thinking|reasoning)>", re.IGNORECASE)
CLOSED = re.compile(r"</(think|thinking|reasoning)>", re.IGNORECASE)


def without_thinking(text: str) -> str:
    """The answer after the reasoning; empty if the reasoning never ended.

    Only a block at the start counts, or a closing tag alone (DeepSeek-R1's template
    prints the opening one itself): an answer may *mention* `<think>` further down.

    >>> without_thinking("<think>hm</think> Yes.")
    'Yes.'
    """
    start = 0
    while opened := OPENED.match(text, start):
        closed = CLOSED.search(text, opened.end())
        if closed is None:
            return ""
        start = closed.end()
    text = text[start:]
    alone = CLOSED.search(text)
    if alone and f"<{alone[1].lower()}>" not in text[: alone.start()].lower():
        text = text[alone.end() :]
    return text.strip()
