"""Answers in gpt-oss's own form, Harmony, where a server sends its markup as text."""

import re

from agents.model.outside_code import begins, outside_code

_HEADERS = outside_code(
    r"(?P<start><\|start\|>\s*assistant[^<\n]{0,80})?"
    r"<\|channel\|>\s*(?P<channel>analysis|commentary|final)\b[^<\n]{0,80}"
    r"(?:<\|constrain\|>[^<\n]{0,40})?<\|message\|>"
)
_ENDS = outside_code(r"<\|(?:end|return|call|start|channel)\|>")
# The same where the server drops the special tokens alone.
_BARE = re.compile(r"\s*(?:analysis|commentary)(?=[^\sa-z_]).*assistantfinal", re.DOTALL)  # fmt: skip


def final_channel(text: str) -> str:
    """The text of the last `final` channel; "" where others are all that there is.

    A text without channels is itself the answer. One that mentions their markup in
    code, or in the middle of a sentence, has none.
    """
    headers = [
        one for one in _HEADERS(text) if one["start"] or begins(text, one.start())
    ]
    if not headers:
        bare = _BARE.match(text)
        return text[bare.end() :] if bare else text
    finals = [one for one in headers if one["channel"].lower() == "final"]
    if not finals:
        return ""
    answer = text[finals[-1].end() :]
    end = next((one.start() for one in _ENDS(answer)), len(answer))
    return answer[:end].strip()
