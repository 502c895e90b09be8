"""What makes two addresses the same thing: canonical URL, arXiv id, repository."""

import re
import unicodedata
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

_ARXIV = re.compile(
    r"(?P<id>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?"
)
_ARXIV_HOSTS = {
    "arxiv.org": ("abs", "pdf", "html", "format"),
    "export.arxiv.org": ("abs", "pdf"),
    "ar5iv.org": ("abs", "html"),
    "ar5iv.labs.arxiv.org": ("html",),
    "alphaxiv.org": ("abs",),
    "huggingface.co": ("papers",),
    "paperswithcode.com": ("paper",),
}
_TRACKING = re.compile(
    r"utm_\w+|(?:fb|g|ms|tw|y)clid|mc_[ce]id|igshid|spm|share_\w+|_hs\w+|chksm|scene"
    r"|xtrack|ref_src|ref|source"
)
# A WeChat article is what these three name; the rest is signature and tracking.
_WECHAT = ("__biz", "mid", "idx")
_PLAIN_PORTS = (None, 80, 443)
# A title this long names one thing; a shorter one may be a column's.
_HAN_ENOUGH, _LENGTH_ENOUGH = 8, 20
# Owners that are pages of the site itself, not repositories.
_NOT_OWNERS = {
    "about", "blog", "collections", "features", "orgs", "search", "sponsors", "topics",
    "trending", "explore", "marketplace", "settings", "users", "apps",
}  # fmt: skip


def canonical(url: str) -> str:
    """One spelling of an address; applying it twice changes nothing.

    Scheme, `www.`, default port, fragment, tracking parameters, a trailing slash and
    the order of parameters don't make another page.

    >>> canonical("http://www.Example.org:80/a/?utm_source=x&b=1#top")
    'https://example.org/a?b=1'
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    port = _port(url)
    if port not in _PLAIN_PORTS:
        host = f"{host}:{port}"
    query = sorted(
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name.lower())
    )
    if host == "mp.weixin.qq.com" and _WECHAT[0] in dict(query):
        query = [(name, value) for name, value in query if name in _WECHAT]
    path = re.sub(r"/+", "/", parts.path)
    path = re.sub(r"/(index\.(html?|php))?$", "", path)
    return f"https://{host}{path}" + (f"?{urlencode(query)}" if query else "")


def identity(url: str) -> str:
    """The key of the thing behind an address.

    >>> identity("https://arxiv.org/pdf/2408.01234v2")
    'arxiv:2408.01234'
    >>> identity("https://github.com/QwenLM/Qwen2.5.git")
    'github:qwenlm/qwen2.5'
    >>> identity("https://github.com/vllm-project/vllm/releases/tag/v0.6.0")
    'release:vllm-project/vllm@v0.6.0'
    """
    clean = canonical(url)
    parts = urlsplit(clean)
    path = [part for part in parts.path.split("/") if part]
    if parts.netloc in _ARXIV_HOSTS:
        return _arxiv(parts.netloc, path) or f"url:{clean}"
    if parts.netloc == "doi.org" and path[:1] == ["10.48550"] and len(path) > 1:
        found = _ARXIV.fullmatch(path[1].lower().removeprefix("arxiv."))
        return f"arxiv:{found['id']}" if found else f"url:{clean}"
    if parts.netloc == "github.com":
        return _github(path) or f"url:{clean}"
    return f"url:{clean}"


def repository(url: str) -> str | None:
    """`owner/name` in lower case of any address within a GitHub repository."""
    key = identity(url)
    kind, _, rest = key.partition(":")
    if kind in ("github", "release"):
        return rest.partition("@")[0]
    parts = urlsplit(canonical(url))
    match [part for part in parts.path.split("/") if part]:
        case [owner, name, *_] if parts.netloc == "github.com":
            return None if owner.lower() in _NOT_OWNERS else _repo(owner, name)
    return None


def title_key(title: str) -> str | None:
    """A title without case, punctuation and spaces; None if too short to identify.

    Digits and their dots stay, so that v0.10 and v0.11 differ.
    """
    text = unicodedata.normalize("NFKC", title).lower()
    text = re.sub(r"(?<!\d)\.|\.(?!\d)|[^\w.+]|_", "", text)
    han = len(re.findall(r"[\u4e00-\u9fff]", text))
    return text if han >= _HAN_ENOUGH or len(text) >= _LENGTH_ENOUGH else None


def month_of(url: str) -> tuple[int, int] | None:
    """Year and month that an address itself states: an arXiv id or a dated path."""
    key = identity(url)
    if found := re.fullmatch(r"arxiv:(\d\d)(0[1-9]|1[0-2])\.\d+", key):
        return 2000 + int(found[1]), int(found[2])
    if found := re.search(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?=[/-]|$)", url):
        return int(found[1]), int(found[2])
    return None


def _port(url: str) -> int | None:
    try:
        return urlsplit(url).port
    except ValueError:
        return None


def _arxiv(host: str, path: list[str]) -> str | None:
    if path[:1] == [] or path[0] not in _ARXIV_HOSTS[host]:
        return None
    found = _ARXIV.fullmatch("/".join(unquote(part) for part in path[1:]))
    return f"arxiv:{found['id']}" if found else None


def _github(path: list[str]) -> str | None:
    """The repository or one release of it; None for issues, files and other pages."""
    match path:
        case [owner, _, *_] if owner.lower() in _NOT_OWNERS:
            return None
        case [owner, name, "releases", "tag", *tag] if tag:
            return f"release:{_repo(owner, name)}@{unquote('/'.join(tag))}"
        case [owner, name] | [owner, name, "tree", _]:
            return f"github:{_repo(owner, name)}"
    return None


def _repo(owner: str, name: str) -> str:
    return f"{owner}/{name.removesuffix('.git')}".lower()
