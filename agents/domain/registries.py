"""Where things have ids of their own: DOIs, packages, models, data sets, posts. Pure."""

import re
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import parse_qs, unquote

Path = Sequence[str]

_PREFIX = re.compile(r"10\.\d{4,9}")
# Views of one paper that its publisher adds to the DOI.
_VIEW = re.compile(
    r"(?:v\d+)?(?:\.(?:full|abstract|full-text|full\.pdf|pdf|epub|html?))*$"
)
_NATURE = re.compile(r"[sd]\d{5}-\d{3}-[\w-]+")  # all of 10.1038
_ACL = re.compile(r"(?P<id>\d{4}\.[a-z0-9-]+\.\d+)(?:v\d+)?(?:\.pdf)?", re.IGNORECASE)
_NAME = re.compile(r"[\w.-]+", re.ASCII)
# Pages of Hugging Face itself, not owners of models.
_NOT_OWNERS = {
    "api", "blog", "chat", "collections", "docs", "enterprise", "hub", "huggingchat",
    "inference", "inference-api", "join", "landing", "learn", "login", "models",
    "new", "organizations", "papers", "posts", "pricing", "privacy", "search",
    "settings", "spaces", "datasets", "support", "tasks", "terms-of-service", "welcome",
}  # fmt: skip
_VIEWS = {"tree", "blob", "resolve", "raw"}  # of a model's files; the rest are threads


def registered(host: str, path: Path, query: str = "") -> str | None:
    """The id of what stands at an address, as `kind:id`; None for any other page.

    >>> registered("pypi.org", ["project", "Torch_Audio"])
    'pypi:torch-audio'
    >>> registered("huggingface.co", ["spaces", "lab", "demo"])
    'hf:spaces/lab/demo'
    """
    by_host = _HOSTS.get(host)
    found = by_host(path, query) if by_host else None
    return found or _doi(host, path)


def _doi(host: str, path: Path) -> str | None:
    """A DOI stands in the resolver's path, or in a publisher's behind `doi` and such."""
    # Most paths have none: looking costs less than an expression for each part.
    places = [
        n
        for n, part in enumerate(path)
        if part[:3] == "10." and _PREFIX.fullmatch(part)
    ]
    if not places or not (host in _RESOLVERS or 0 < places[0] <= 3):  # noqa: PLR2004
        return None
    prefix, *rest = path[places[0] :]
    if host not in _RESOLVERS and path[0] not in _DOI_WORDS:
        return None
    suffix = unquote("/".join(rest)).lower()
    return f"doi:{prefix}/{_VIEW.sub('', suffix)}" if suffix else None


_RESOLVERS = {"doi.org", "dx.doi.org"}
_DOI_WORDS = {"doi", "article", "articles", "chapter", "content", "book"}


def _nature(path: Path, query: str) -> str | None:  # noqa: ARG001
    match path:
        case ["articles", id_] if _NATURE.fullmatch(bare := _VIEW.sub("", id_)):
            return f"doi:10.1038/{bare.lower()}"
    return None


def _acl(path: Path, query: str) -> str | None:  # noqa: ARG001
    found = _ACL.fullmatch(path[0]) if len(path) == 1 else None
    return f"doi:10.18653/v1/{found['id'].lower()}" if found else None


def _openreview(path: Path, query: str) -> str | None:
    ids = parse_qs(query).get("id")
    if ids and path and path[0] in ("forum", "pdf"):
        return f"openreview:{ids[0]}"
    return None


def _pypi(path: Path, query: str) -> str | None:  # noqa: ARG001
    """Names are compared as PEP 503 says."""
    match path:
        case ["project", name, *version] if _NAME.fullmatch(name):
            return _package("pypi", re.sub(r"[-_.]+", "-", name).lower(), version)
    return None


def _npm(path: Path, query: str) -> str | None:  # noqa: ARG001
    match path:
        case ["package", scope, name, *rest] if scope.startswith("@"):
            return _package("npm", f"{scope}/{name}".lower(), rest[1:])
        case ["package", name, *rest] if not name.startswith("@"):
            return _package("npm", name.lower(), rest[1:])
    return None


def _crate(path: Path, query: str) -> str | None:  # noqa: ARG001
    match path:
        case ["crates", name, *version]:
            return _package("crate", name.lower().replace("_", "-"), version)
    return None


def _package(kind: str, name: str, version: Path) -> str:
    """A page of one version is of that release, as on GitHub."""
    return f"release:{kind}/{name}@{version[0]}" if version else f"{kind}:{name}"


def _hugging_face(path: Path, query: str) -> str | None:  # noqa: ARG001
    match path:
        case [("datasets" | "spaces") as sort, owner, name, *rest] if _is_page(rest):
            return f"hf:{sort}/{owner}/{name}".lower()
        case [owner, name, *rest] if owner.lower() not in _NOT_OWNERS:
            return f"hf:{owner}/{name}".lower() if _is_page(rest) else None
    return None


def _is_page(rest: Path) -> bool:
    return not rest or rest[0] in _VIEWS


def _tweet(path: Path, query: str) -> str | None:  # noqa: ARG001
    match path:
        case [_, "status", number, *_] if number.isdecimal():
            return f"x:{number}"
    return None


def _video(path: Path, query: str) -> str | None:
    ids = parse_qs(query).get("v", []) if path[:1] == ["watch"] else path[-1:]
    if ids and path[0] in ("watch", "shorts", "live", "embed"):
        return f"youtube:{ids[0]}"
    return None


def _short_video(path: Path, query: str) -> str | None:  # noqa: ARG001
    return f"youtube:{path[0]}" if len(path) == 1 else None


_HOSTS: Mapping[str, Callable[[Path, str], str | None]] = {
    "aclanthology.org": _acl,
    "crates.io": _crate,
    "hf.co": _hugging_face,
    "huggingface.co": _hugging_face,
    "nature.com": _nature,
    "npmjs.com": _npm,
    "openreview.net": _openreview,
    "pypi.org": _pypi,
    "twitter.com": _tweet,
    "mobile.twitter.com": _tweet,
    "x.com": _tweet,
    "youtu.be": _short_video,
    "youtube.com": _video,
    "m.youtube.com": _video,
}
