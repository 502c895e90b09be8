"""Addresses that a text mentions → links with what they lead to."""

import re
from urllib.parse import urlsplit

from agents.domain.story import Link
from agents.sources.urls import absolute

_ADDRESS = re.compile(
    r"https?://[^\s<>\"{}|\\^`\u3000-\u303f\uff00-\uffef]+"
    r"|(?<![\w./@])(?:www\.)?(?:github\.com|gitlab\.com|huggingface\.co)/[\w./-]+"
)
_TRAILING = ".,;:!?'*"
_PAIRS = {")": "(", "]": "["}
_CODE_HOSTS = ("github.com", "gitlab.com")
# Words that claim the code, near enough to mean this address.
_CODE = re.compile(
    r"\bcodes?\b|\bcodebase\b|\bimplementation\b|\bsource\b|\bavailable\b|\brelease[ds]?\b"
    r"|\bopen[- ]?sourced?\b|\brepository\b|\bdatasets?\b|\bmodels?\b|开源|代码",
    re.IGNORECASE,
)
_PROJECT = re.compile(
    r"\bproject\b|\bweb ?(?:site|page)\b|\bhomepage\b|\bdemo\b", re.IGNORECASE
)
_LONGEST = 2_048  # characters of an address, as `Url` has it
_BEFORE, _AFTER = 120, 60  # characters in which a word counts as near


def mentioned(text: str) -> tuple[Link, ...]:
    """The links of a text, in its order.

    "code" is a repository on GitHub or GitLab with a word near it that says so: a
    paper also names repositories it builds upon. On Hugging Face such a page is a
    "model", a space a "demo". Anything else is a "project" or just a "page".
    """
    links = []
    for found in _ADDRESS.finditer(text):
        if len(found[0]) > _LONGEST:
            continue
        bare = _bare(found[0])
        url = absolute(bare if "://" in bare else f"https://{bare}", "")
        if url is not None:
            before = text[max(0, found.start() - _BEFORE) : found.start()]
            after = text[found.end() : found.end() + _AFTER]
            links.append(_link(url, f"{before} {after}"))
    return tuple(links)


def _bare(text: str) -> str:
    """The address without what belongs to the sentence around it."""
    while text and (text[-1] in _TRAILING or _unopened(text)):
        text = text[:-1]
    return text


def _unopened(text: str) -> bool:
    closing = text[-1]
    return closing in _PAIRS and text.count(closing) > text.count(_PAIRS[closing])


def _link(url: str, near: str) -> Link:
    parts = urlsplit(url)
    host = parts.netloc.removeprefix("www.")
    path = [part for part in parts.path.split("/") if part]
    claimed = _CODE.search(near) is not None
    if host in _CODE_HOSTS and len(path) > 1:
        return Link(label="code" if claimed else "page", url=url)
    if host == "huggingface.co" and path[:1] == ["spaces"]:
        return Link(label="demo", url=url)
    if host == "huggingface.co" and len(path) > 1 and path[0] != "papers":
        return Link(label="model" if claimed else "page", url=url)
    if host.endswith((".github.io", ".gitlab.io")) or _PROJECT.search(near):
        return Link(label="project", url=url)
    return Link(label="page", url=url)
