"""Who may talk to the desk: a browser with the token, from our own page."""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from agents.web.address import is_loopback

_ENTRANCE = "/enter/"
_HEADERS = (
    (
        b"content-security-policy",
        b"; ".join(
            (
                b"default-src 'self'",
                b"base-uri 'none'",
                b"form-action 'none'",
                b"frame-ancestors 'none'",
                b"object-src 'none'",
            )
        ),
    ),
    (b"x-frame-options", b"DENY"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
# Browsers complain about it where nobody can trust the way: a name without TLS.
_ALONE = (b"cross-origin-opener-policy", b"same-origin")
_UNKEPT = (b"cache-control", b"no-store")  # where an answer says nothing else
_NO_HOST = (
    "403：{host!r} 不是审稿页的名字。经 ssh -L 来的请打开 http://127.0.0.1:端口/…；"
    "经反向代理来的，请用 review --host {name}（或 AGENTS_HOST）重新运行。\n"
    "403: the desk does not answer to {host!r}. Through ssh -L open"
    " http://127.0.0.1:PORT/…; behind a reverse proxy run review --host {name}"
    " (or set AGENTS_HOST).\n"
)
_NO_ORIGIN = (
    "403：请求来自 {origin}，而这里是 {host}。请打开审稿页自己的地址；"
    "反向代理要把浏览器的 Host 原样传过来（nginx：proxy_set_header Host $http_host;）。\n"
    "403: the request comes from {origin}, and this is {host}. Open the desk's own page;"
    " a reverse proxy has to pass the browser's Host on"
    " (nginx: proxy_set_header Host $http_host;).\n"
)
_NO_KEY = (
    "403：缺少令牌，或审稿页重新启动过。请打开终端里打印的地址，包括 /enter/ 后面的部分；"
    "从别处来的，只把其中的名字和端口换成你的。\n"
    "403: the token is missing, or the desk was started anew. Open the address that the"
    " terminal shows, with all behind /enter/; from elsewhere put your own name and port"
    " in it.\n"
)


@dataclass(frozen=True)
class Key:
    """The token of this server, its port, and the names that it answers to.

    Loopback names it answers to anyway, with any port: a tunnel has its own.
    """

    token: str
    port: int
    names: frozenset[str] = frozenset()  # as `named` gives them

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def address(self) -> str:
        return f"http://{self.host}{_ENTRANCE}{self.token}"

    @property
    def cookie(self) -> str:
        """Cookies know no ports, and two tunnels may end at desks of one port."""
        return f"desk-{hashlib.sha256(self.token.encode()).hexdigest()[:12]}"

    def answers_to(self, host: str) -> bool:
        """Whether that is one of its names, as a browser writes it: NAME or NAME:PORT."""
        name = _name(host)
        return is_loopback(name) or name in self.names or host.lower() in self.names


def named(words: Iterable[str]) -> frozenset[str]:
    """Host names as someone typed them: with a scheme, a slash or a capital, too."""
    bare = (word.strip().lower().rpartition("://")[2] for word in words)
    return frozenset(word.partition("/")[0] for word in bare) - {""}


class Access:
    """Answers 403 to everyone else, and sets the headers of every answer."""

    def __init__(self, app: ASGIApp, key: Key) -> None:
        self._app, self._key = app, key

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return

        request = Request(scope)
        headers = (*_HEADERS, _ALONE) if _trusted(request) else _HEADERS

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = list(message.get("headers", []))
                kept = any(name == b"cache-control" for name, _ in own)
                message["headers"] = [*own, *headers, *(() if kept else (_UNKEPT,))]
            await send(message)

        answer = self._answer(request) or self._app
        await answer(scope, receive, guarded)

    def _answer(self, request: Request) -> Response | None:
        host = request.headers.get("host", "")
        if not self._key.answers_to(host):
            return _refused(_NO_HOST.format(host=host, name=_name(host) or "NAME"))
        origin = request.headers.get("origin")
        if origin is not None and not _own(origin, host):
            return _refused(_NO_ORIGIN.format(origin=origin, host=host))
        path = request.url.path
        if path.startswith(_ENTRANCE) and self._right(path.removeprefix(_ENTRANCE)):
            answer = RedirectResponse("/", status_code=303)
            answer.set_cookie(
                self._key.cookie, self._key.token, httponly=True, samesite="strict"
            )
            return answer
        if not self._right(request.cookies.get(self._key.cookie, "")):
            return _refused(_NO_KEY)
        return None

    def _right(self, token: str) -> bool:
        return secrets.compare_digest(token.encode(), self._key.token.encode())


def _trusted(request: Request) -> bool:
    """Whether a browser calls it that: this machine's, or by TLS up to a proxy."""
    secure = request.headers.get("x-forwarded-proto") == "https"
    return secure or is_loopback(_name(request.headers.get("host", "")))


def _own(origin: str, host: str) -> bool:
    """Whether a page of that origin is ours; a proxy may have spoken TLS with it."""
    return origin.lower() in (f"{scheme}://{host.lower()}" for scheme in _SCHEMES)


_SCHEMES = ("http", "https")


def _name(host: str) -> str:
    """Without its port; "" where that is no host at all."""
    try:
        parts = urlsplit(f"//{host}")
        parts.port  # noqa: B018  # raises for what is no port
    except ValueError:
        return ""
    return parts.hostname or "" if parts.netloc == host and "@" not in host else ""


def _refused(sentence: str) -> Response:
    return PlainTextResponse(sentence, status_code=403)
