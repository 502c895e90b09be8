"""The review page: a few routes over the desk."""

import time
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from agents.domain.foreign import document
from agents.errors import AgentsError, EncodingError, NotReady
from agents.messages.said import speaking
from agents.review import handlers, view
from agents.review.access import Access, Key
from agents.review.actions import NO_ACTIONS, Actions, Publish
from agents.review.assets import read
from agents.review.desk import Desk, Stale
from agents.review.json_object import JsonObject
from agents.review.payload import Payload
from agents.review.presence import Presence
from agents.review.publication import whole_path
from agents.review.refusals import Refusals
from agents.review.rewriting import RewriteJobs
from agents.review.seen import Overtaken
from agents.review.sheet import Refused, find
from agents.review.vocabulary import vocabulary
from agents.review.whereto import whereto
from agents.review.whole import whole

Endpoint = Callable[[Request], Awaitable[Response]]


def app(
    desk: Desk, templates: Path, key: Key, actions: Actions = NO_ACTIONS
) -> ASGIApp:
    """The desk behind its access check; `templates` holds the page and its assets."""
    jobs, presence = RewriteJobs(desk, actions.again, actions.lacking), Presence()
    page, assets = read(templates)

    async def show(request: Request) -> Response:  # noqa: ARG001
        try:
            snapshot = desk.look()
        except AgentsError as error:
            return PlainTextResponse(_said(error), status_code=422)
        site = actions.site
        told = {
            "site": site,
            "folder": whole_path(site),
            "whereto": whereto(desk.folder, site, snapshot.review.published),
        }
        issue, words = snapshot.review.issue, vocabulary()
        return HTMLResponse(page(issue=issue, words=words, assets=assets, **told))

    def queue(desk: Desk, payload: Mapping[str, str]) -> JsonObject:  # noqa: ARG001
        # Asked for first: what is written while we look is shown the next time.
        version = handlers.version(desk)
        shown = view.queue(desk.look())
        more = {"version": version, "again": jobs.running, "last": handlers.last(desk)}
        return {**shown, **more}

    def news(desk: Desk, payload: Payload) -> JsonObject:
        if payload.gone:
            presence.left(payload.me)
            return {}
        seen = presence.seen(
            payload.me, payload.name, payload.editing, time.monotonic()
        )
        return {**seen, "version": handlers.version(desk)}

    images = StaticFiles(directory=desk.folder / "static", check_dir=False)
    images.config_checked = True  # a draft without pictures has no such folder
    routes = [
        Route("/", show),
        Route("/queue", _reading(desk, queue)),
        Route("/words", _reading(desk, lambda *_: vocabulary())),
        Route("/issue", _reading(desk, lambda desk, _: whole(desk.look()))),
        Route("/item", _reading(desk, handlers.item)),
        Route("/history", _reading(desk, handlers.history_of)),
        Route("/news", _writing(desk, news), methods=["POST"]),
        Route(
            "/decide", _writing(desk, presence.named(_deciding(jobs))), methods=["POST"]
        ),
        Route("/edit", _writing(desk, presence.named(handlers.edit)), methods=["POST"]),
        Route("/fix", _writing(desk, handlers.mend), methods=["POST"]),
        Route("/note", _writing(desk, handlers.note), methods=["POST"]),
        Route("/check", _writing(desk, handlers.check), methods=["POST"]),
        Route("/preview", _writing(desk, _preview), methods=["POST"]),
        Route("/sources", _reading(desk, handlers.sources)),
        Route("/able", _reading(desk, lambda *_: {"lacking": jobs.lacking})),
        Route("/again", _following(jobs), methods=["GET"]),
        Route("/again", _beginning(jobs), methods=["POST"]),
        Route("/publish", _publishing(desk, actions.publish), methods=["POST"]),
        assets.route,
        Mount("/static", images),
    ]
    return Access(Refusals(_chinese(Starlette(routes=routes))), key)


def _chinese(inner: ASGIApp) -> ASGIApp:
    """The page is Chinese whatever the terminal speaks."""

    async def spoken(scope: Scope, receive: Receive, send: Send) -> None:
        with speaking("zh"):
            await inner(scope, receive, send)

    return spoken


def _deciding(jobs: RewriteJobs) -> Callable[[Desk, Payload], JsonObject]:
    """What was taken in is written at once, where there is a model."""

    def decide(desk: Desk, payload: Payload) -> JsonObject:
        answer = handlers.decide(desk, payload)
        if jobs.able and "added" in answer:
            entry = find(desk.look().sheet, answer["added"])[1]
            if entry.unwritten:
                jobs.begin(entry.id, entry.sha256, "", by_hand=payload.by_hand)
        return {**answer, "again": jobs.running}

    return decide


def _reading(
    desk: Desk, answer: Callable[[Desk, Mapping[str, str]], JsonObject]
) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        return _answered(lambda: JSONResponse(answer(desk, request.query_params)))

    return endpoint


def _writing(desk: Desk, answer: Callable[[Desk, Payload], JsonObject]) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        payload = await _payload(request)
        if payload is None:
            return _MISSHAPEN
        return _answered(lambda: JSONResponse(answer(desk, payload)))

    return endpoint


def _following(jobs: RewriteJobs) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        item = request.query_params.get("item", "")
        return _answered(lambda: StreamingResponse(jobs.job(item).follow()))

    return endpoint


def _beginning(jobs: RewriteJobs) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        payload = await _payload(request)
        if payload is None:
            return _MISSHAPEN
        return _answered(
            lambda: StreamingResponse(
                jobs.begin(payload.item, payload.base, payload.wish).follow()
            )
        )

    return endpoint


def _publishing(desk: Desk, publish: Publish | None) -> Endpoint:
    async def endpoint(request: Request) -> Response:  # noqa: ARG001
        draft = desk.folder.name
        try:
            if publish is None:
                out = desk.seen().review.published
                return _refused(whereto(desk.folder, "", out))
            return JSONResponse({"said": await publish(draft)})
        except NotReady as error:
            return _not_ready(desk, error)
        except AgentsError as error:
            return _refused(_said(error))

    return endpoint


def _not_ready(desk: Desk, error: NotReady) -> Response:
    """Each reason with the item that it is about, and no lines of a file; then the ways out."""
    ids = {entry.heading: entry.id for entry in desk.look().sheet}
    told = [*error.reasons, *((way, "") for way in error.ways)]
    rows = [
        {"said": said, "item": ids.get(heading, ""), "heading": heading}
        for said, heading in told
    ]
    lines = [
        said if heading in said else f"{heading}：{said}" for said, heading in told
    ]
    head = f"还不能发布，有 {len(error.reasons)} 处要处理；什么也没有写："
    text = "\n  - ".join([head, *lines]) if rows else str(error)
    return JSONResponse({"error": text, "reasons": rows}, status_code=422)


def _refused(sentence: str, item: str = "", status: int = 422) -> Response:
    """`item` is what the page can lead to."""
    content = {"error": sentence, **({"item": item} if item else {})}
    return JSONResponse(content, status_code=status)


_MISSHAPEN = JSONResponse({"error": "请求的形状不对"}, status_code=400)


async def _payload(request: Request) -> Payload | None:
    try:
        return Payload.model_validate(document(await request.body()))
    except ValueError:
        return None


def _answered(answer: Callable[[], Response]) -> Response:
    try:
        return answer()
    except handlers.Clash as error:
        return JSONResponse(error.shown, status_code=409)
    except Stale as error:
        return JSONResponse(
            {"error": str(error), "current": error.current}, status_code=409
        )
    except Overtaken as error:
        return _refused(str(error), error.item, 409)
    except Refused as error:
        return _refused(_said(error), error.item)
    except AgentsError as error:
        return _refused(_said(error))


def _said(error: AgentsError) -> str:
    if not isinstance(error, EncodingError):
        return str(error)
    seems = f"，像是 {error.encoding}" if error.encoding else ""
    return f"{error.file} 不是 UTF-8{seems}；请另存为 UTF-8 再刷新，文件没有动过"


def _preview(desk: Desk, payload: Payload) -> JsonObject:
    snapshot = desk.look()
    _, entry = find(snapshot.sheet, payload.item)
    return view.preview(snapshot, entry, payload.text)
