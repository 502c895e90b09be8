"""Who may talk to the desk: this machine's browser, with the token, from our page."""

import secrets
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

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
    (b"cache-control", b"no-store"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)


@dataclass(frozen=True)
class Key:
    """The token of this server, and the one host that it answers to."""

    token: str
    port: int

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def address(self) -> str:
        return f"http://{self.host}{_ENTRANCE}{self.token}"

    @property
    def cookie(self) -> str:
        """Cookies know no ports: two desks on one machine need two names."""
        return f"desk-{self.port}"


class Doors:
    """Answers 403 to everyone else, and sets the headers of every answer."""

    def __init__(self, app: ASGIApp, key: Key) -> None:
        self._app, self._key = app, key

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *_HEADERS]
            await send(message)

        answer = self._answer(Request(scope)) or self._app
        await answer(scope, receive, guarded)

    def _answer(self, request: Request) -> Response | None:
        origin = f"http://{self._key.host}"
        if request.headers.get("host") != self._key.host:
            return _refused("这个地址不是审稿台的")
        if request.headers.get("origin", origin) != origin:
            return _refused("请求来自别的页面")
        path = request.url.path
        if path.startswith(_ENTRANCE) and self._right(path.removeprefix(_ENTRANCE)):
            answer = RedirectResponse("/", status_code=303)
            answer.set_cookie(
                self._key.cookie, self._key.token, httponly=True, samesite="strict"
            )
            return answer
        if not self._right(request.cookies.get(self._key.cookie, "")):
            return _refused("缺少令牌；请打开终端里打印的地址")
        return None

    def _right(self, token: str) -> bool:
        return secrets.compare_digest(token.encode(), self._key.token.encode())


def _refused(sentence: str) -> Response:
    return PlainTextResponse(sentence, status_code=403)
