"""A model's words as runs: `**…**` is bold, backticks are code, all else is plain."""

import re

from agents.domain.issue import Text, TextRun
from agents.formatter.typography import spaced

_MARKED = re.compile(r"\*\*(?P<bold>[^*\n]{1,60})\*\*|`(?P<code>[^`\n]{1,120})`")
# What a model puts before a line although nobody asked: bullets, numbers, headings.
_DEBRIS = re.compile(r"^\s*(?:[-*+•·]\s+|\d{1,2}[.)、]\s*|#{1,6}\s+|>\s*)")


def rich_text(words: str) -> Text:
    """One line in the house's typography; every Markdown sign but two is text.

    Bold is kept for the first mark only: the house sets one term a sentence, and
    models mark whole lines.
    """
    line = spaced(_DEBRIS.sub("", " ".join(words.split())))
    runs: list[TextRun] = []
    end = 0
    for found in _MARKED.finditer(line):
        runs.append(TextRun(text=line[end : found.start()]))
        if found["code"]:
            runs.append(TextRun(text=found["code"], style="code"))
        else:
            bold = not any(run.style == "bold" for run in runs)
            runs.append(TextRun(text=found["bold"], style="bold" if bold else "plain"))
        end = found.end()
    runs.append(TextRun(text=line[end:]))
    return tuple(run for run in runs if run.text)


def plain_text(text: Text) -> str:
    return "".join(run.text for run in text)
