"""What makes two addresses the same thing: canonical URL, an id of its own."""

import hashlib
import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote

from agents.domain.canonical import canonical
from agents.domain.han import count_han
from agents.domain.registries import registered

_ARXIV = re.compile(
    r"(?:arxiv:)?(?P<id>\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?",
    re.IGNORECASE,
)
# Where a paper's id stands in an address: the site, and the words before the id.
_ARXIV_SITES = {
    "arxiv.org": ("abs", "pdf", "html", "format", "src", "e-print"),
    "ar5iv.org": ("abs", "html"),
    "ar5iv.labs.arxiv.org": ("abs", "html"),
    "alphaxiv.org": ("abs", "pdf", "overview"),
    "huggingface.co": ("papers",),
    "hf.co": ("papers",),
    "papers.cool": ("arxiv",),
    "doi.org": ("10.48550",),
    "dx.doi.org": ("10.48550",),
}
_MIRROR = re.compile(r"^[a-z]{2,6}\.(?=arxiv\.org$)")  # export., browse., cn., de.
# A title this long names one thing; a shorter one may be a column's.
_HAN_ENOUGH, _LENGTH_ENOUGH = 8, 20
_IN_TITLE = re.compile(r"[^\W_]+|\+|(?<=\d)\.(?=\d)")
# Owners that are pages of the site itself, not repositories.
_NOT_OWNERS = {
    "about", "account", "apps", "blog", "codespaces", "collections", "contact", "copilot",
    "customer-stories", "dashboard", "edu", "education", "enterprise", "events", "explore",
    "features", "issues", "join", "login", "marketplace", "models", "new",
    "notifications", "orgs", "organizations", "pricing", "pulls", "readme", "resources",
    "search", "security", "settings", "site", "solutions", "sponsors", "stars", "team",
    "topics", "trending", "users", "watching",
}  # fmt: skip
_STATED = re.compile(r"\d{4}\.\d{4}|/\d{7}|(?:19|20)\d\d[/-](?:0[1-9]|1[0-2])")
_CENTURY = 90  # arXiv began in 1991: an old id of 9912 is of 1999, one of 0701 of 2007


@lru_cache(maxsize=250_000)  # five steps ask for each: some 30 MB for 0.1 ms each time
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
    host, path = _place(clean)
    if host == "github.com":
        return _github(path) or f"url:{clean}"
    known = _arxiv(host, path) or registered(host, path, clean.partition("?")[2])
    return known or f"url:{clean}"


def arxiv_id(url: str) -> str | None:
    """The paper's number on arXiv, without a version.

    >>> arxiv_id("https://huggingface.co/papers/2408.01234")
    '2408.01234'
    """
    known = identity(url)
    return known.removeprefix("arxiv:") if known.startswith("arxiv:") else None


@lru_cache(maxsize=250_000)
def repository(url: str) -> str | None:
    """`owner/name` in lower case of any address within a GitHub repository."""
    host, path = _place(canonical(url))
    match path:
        case [owner, name, *_] if host == "github.com":
            return None if owner.lower() in _NOT_OWNERS else _repo(owner, name)
    return None


def title_key(title: str) -> str | None:
    """A title without case, punctuation and spaces; None if too short to identify.

    Digits and their dots stay, so that v0.10 and v0.11 differ.
    """
    text = bare_title(title)
    return text if is_telling(text) else None


def is_telling(bare: str) -> bool:
    """Whether a bare title is long enough to identify what it is the title of."""
    return len(bare) >= _LENGTH_ENOUGH or count_han(bare) >= _HAN_ENOUGH


@lru_cache(maxsize=250_000)
def bare_title(title: str) -> str:
    """A title without case, punctuation and spaces, however short."""
    return "".join(_IN_TITLE.findall(unicodedata.normalize("NFKC", title).lower()))


def month_of(url: str) -> tuple[int, int] | None:
    """Year and month that an address itself states: an arXiv id or a dated path."""
    if not _STATED.search(url):  # most don't, and every candidate is asked twice
        return None
    if found := re.match(r"arxiv:(?:[a-z-]+/)?(\d\d)(0[1-9]|1[0-2])", identity(url)):
        year = int(found[1])
        return year + (1900 if year > _CENTURY else 2000), int(found[2])
    path = "/" + "/".join(_place(canonical(url))[1])
    if found := re.search(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?=[/-]|$)", path):
        return int(found[1]), int(found[2])
    return None


def _place(clean: str) -> tuple[str, list[str]]:
    """Host and path segments of a canonical address."""
    host, _, path = clean.partition("://")[2].partition("?")[0].partition("/")
    return host, [part for part in path.split("/") if part]


def _arxiv(host: str, path: list[str]) -> str | None:
    site = _MIRROR.sub("", host) if host.endswith(".arxiv.org") else host
    words = _ARXIV_SITES.get(site)
    if words is None or len(path) < 2 or path[0].lower() not in words:  # noqa: PLR2004
        return None
    rest = unquote("/".join(path[1:])).lower()
    if path[0] == "10.48550":
        rest = rest.removeprefix("arxiv.")
    found = _ARXIV.fullmatch(rest)
    if found is None:
        return None
    # Old ids may name the subject class, `math.AG/0309136`; the number is the archive's.
    return "arxiv:" + re.sub(r"\.[a-z]{2}/", "/", found["id"])


def _github(path: list[str]) -> str | None:
    """The repository or one release of it; None for issues, files and other pages."""
    match path:
        case [owner, _, *_] if owner.lower() in _NOT_OWNERS:
            return None
        case [owner, name, "releases", "tag", *tag] if tag:
            return f"release:{_repo(owner, name)}@{unquote('/'.join(tag))}"
        case [owner, name] | [owner, name, "tree", _]:
            return f"github:{_repo(owner, name)}"
        case [owner, name, "blob", _, file] if file.lower().startswith("readme"):
            return f"github:{_repo(owner, name)}"  # what the repository's page shows
    return None


def _repo(owner: str, name: str) -> str:
    return f"{owner}/{name.removesuffix('.git')}".lower()


def source_mark(source: str) -> str:
    """What the ids of a source's candidates begin with."""
    return hashlib.sha256(source.encode()).hexdigest()[:6]
