"""One spelling of an address (RFC 3986, section 6), without what only tracks readers."""

import re
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit

from agents.domain import wechat

_TRACKING = re.compile(
    r"utm_\w+|(?:fb|g|ms|tw|y)clid|mc_[ce]id|igshid|spm|spm_\w+|share_\w+|_hs\w+|chksm"
    r"|scene|xtrack|ref_src|ref|source|vd_source"
)
_PLAIN_PORTS = (None, 80, 443)
_INDEX = re.compile(r"(?:/(?:index\.(?:html?|php))?)+$")
_ENDS = ("/", ".html", ".htm", ".php")  # of what has an index to cut
_WWW = re.compile(r"^(?:www\.)+(?=[^.]+\.)")
_IN_PATH = "/%:@!$&'()*+,;=~"
# Nearly every address: nothing in it has to be taken apart. A tenth of the time.
_PLAIN = re.compile(
    r"https?://(?:www\.)?(?P<host>(?!www\.)(?:[a-z0-9-]+\.)+[a-z]+)"
    r"(?P<path>(?:/[A-Za-z0-9._~-]+)*/?)"
)
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")


def canonical(url: str) -> str:
    """One spelling of an address; applying it twice changes nothing.

    Scheme, `www.`, default port, userinfo, fragment, tracking parameters, a trailing
    slash, the order of parameters and escapes that need not be don't make another
    page. What cannot be taken apart is returned as it is.

    >>> canonical("http://www.Example.org:80/a/?utm_source=x&b=1#top")
    'https://example.org/a?b=1'
    """
    if plain := _PLAIN.fullmatch(url):
        host, path = plain.groups()
        ends = path.endswith(_ENDS)
        return f"https://{host}{_INDEX.sub('', path) if ends else path}"
    try:
        parts = urlsplit(url)
        host = _host(parts)
    except ValueError:  # brackets without an address, a port beyond 65,535
        return url
    if not host:
        return url
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name.lower())
    ]
    if host == wechat.HOST:
        # `sn` signs what the others name: a link without it leads nowhere else.
        named = wechat.naming(parts.path, query)
        query = [(name, value) for name, value in named if name != "sn"]
    asked = "&".join(sorted(urlencode([pair]) for pair in query))
    return f"https://{host}{_path(parts.path)}" + (f"?{asked}" if asked else "")


def is_tracked(url: str) -> bool:
    """Whether a parameter of the address says whence a reader comes.

    >>> is_tracked("https://a.cn/?id=7"), is_tracked("https://a.cn/?id=7&spm=1")
    (False, True)
    """
    try:
        query = urlsplit(url).query
    except ValueError:
        return False
    pairs = parse_qsl(query, keep_blank_values=True)
    return any(_TRACKING.fullmatch(name.lower()) for name, _ in pairs)


def _host(parts: SplitResult) -> str:
    """Lower case, in ASCII, without `www.`; an odd port is part of it."""
    host = (parts.hostname or "").rstrip(".")
    port = "" if parts.port in _PLAIN_PORTS else f":{parts.port}"
    if ":" in host:
        return f"[{host}]{port}"
    if not host.isascii():
        host = host.encode("idna").decode("ascii").lower()  # UnicodeError: ValueError
    return _WWW.sub("", host) + port


def _path(path: str) -> str:
    path = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", path)
    path = re.sub(r"%[0-9A-Fa-f]{2}", _escape, quote(path, _IN_PATH))
    return _INDEX.sub("", re.sub(r"/+", "/", path))


def _escape(found: re.Match[str]) -> str:
    char = chr(int(found[0][1:], 16))
    return char if _UNRESERVED.fullmatch(char) else found[0].upper()
