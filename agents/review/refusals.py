"""Refusals as answers: a browser logs each 4xx as an error of the page that asked."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_REFUSED = (409, 422)


class Refusals:
    """To our own page (`X-Desk: page`) a refusal is 200, its status in `X-Refused`."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_as_answer(message: Message) -> None:
            status = message.get("status")
            if message["type"] == "http.response.start" and status in _REFUSED:
                header = (b"x-refused", str(status).encode())
                headers = [*message.get("headers", ()), header]
                message = {**message, "status": 200, "headers": headers}
            await send(message)

        ours = scope["type"] == "http" and Headers(scope=scope).get("x-desk") == "page"
        await self._app(scope, receive, send_as_answer if ours else send)
