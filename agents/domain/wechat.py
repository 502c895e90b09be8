"""Addresses of WeChat articles: what names an article, without what signs or tracks.

`__biz`, `mid`, `idx` and `sn` name it, or the path `/s/<id>` alone. A link from a search
(`src`, `timestamp`, `signature`) names nothing and expires within hours.
"""

import re
from collections.abc import Sequence
from urllib.parse import parse_qsl, urlsplit

HOST = "mp.weixin.qq.com"
_NAMES = ("__biz", "mid", "idx", "sn")
_SHORT = re.compile(r"/s/[A-Za-z0-9_-]+/?")
_SIGNED = {"timestamp", "signature"}

Query = Sequence[tuple[str, str]]


def naming(path: str, query: Query) -> Query:
    """Of a WeChat address's parameters those that name the article, in one order.

    All of them where none does.
    """
    if _SHORT.fullmatch(path):
        return ()
    # Some feeds escape `&` twice.
    found = {name.removeprefix("amp;"): value for name, value in reversed(query)}
    if "__biz" not in found or "mid" not in found:
        return query
    return tuple((name, found[name]) for name in _NAMES if name in found)


def permanent(url: str) -> str:
    """The article's own address, as it is printed; any other address as it is.

    >>> permanent("http://mp.weixin.qq.com/s?__biz=MzA=&mid=2&idx=1&sn=a&scene=27#rd")
    'https://mp.weixin.qq.com/s?__biz=MzA=&mid=2&idx=1&sn=a'
    """
    if not _is_of_wechat(url):
        return url
    parts = urlsplit(url)
    pairs = [pair.partition("=")[::2] for pair in parts.query.split("&") if pair]
    query = "&".join(
        f"{name}={value}" if value else name
        for name, value in naming(parts.path, pairs)
    )
    return f"https://{HOST}{parts.path}" + (f"?{query}" if query else "")


def is_temporary(url: str) -> bool:
    """Whether it is a search's link, which soon leads nowhere."""
    if not _is_of_wechat(url):
        return False
    names = {name for name, _ in parse_qsl(urlsplit(url).query)}
    return names >= _SIGNED and "__biz" not in names


def _is_of_wechat(url: str) -> bool:
    """The text is looked for first: hardly an address has it."""
    return HOST in url and urlsplit(url).netloc.lower() == HOST
