"""The review page: a few routes over the desk."""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

import jinja2
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
from starlette.types import ASGIApp

from agents.domain.foreign import document
from agents.domain.words import SECTIONS
from agents.errors import AgentsError, EncodingError
from agents.review import decisions, view
from agents.review.again import Jobs
from agents.review.choosing import swapped_in
from agents.review.decisions import Decision
from agents.review.desk import Desk, Sight, Stale
from agents.review.doors import Doors, Key
from agents.review.hands import NO_HANDS, Hands, Publish
from agents.review.manuscript import whole_item
from agents.review.project import bench_id
from agents.review.sheet import Refused, find
from agents.settings.program import program

Json = dict[str, Any]
Endpoint = Callable[[Request], Awaitable[Response]]
_ABOUT_A_TEXT = ("accept", "reject", "hold", "version")
REASONS = ("重复", "太旧", "与团队无关", "证据不足", "写得不好", "推广", "其他")


def app(desk: Desk, templates: Path, key: Key, hands: Hands = NO_HANDS) -> ASGIApp:
    """The desk behind its doors; `templates` holds the page and its assets."""
    jobs = Jobs(desk, hands.again)
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
    )
    page = environment.get_template("page.html.j2")

    async def show(request: Request) -> Response:  # noqa: ARG001
        try:
            sight = desk.look()
        except AgentsError as error:
            return PlainTextResponse(_said(error), status_code=422)
        return HTMLResponse(page.render(issue=sight.review["issue"], reasons=REASONS))

    def queue(desk: Desk, asked: Mapping[str, str]) -> Json:  # noqa: ARG001
        return {**view.queue(desk.look()), "again": jobs.running}

    def decide(desk: Desk, asked: Json) -> Json:
        told = _decide(desk, asked)
        if asked.get("kind") == "bench" and hands.again is not None:
            name = bench_id(asked.get("item", ""))
            jobs.begin(name, find(desk.look().sheet, name)[1].sha256, "")
        return {**told, "again": jobs.running}

    images = StaticFiles(directory=desk.folder / "static", check_dir=False)
    routes = [
        Route("/", show),
        Route("/queue", _reading(desk, queue)),
        Route("/item", _reading(desk, _item)),
        Route("/decide", _writing(desk, decide), methods=["POST"]),
        Route("/edit", _writing(desk, _edit), methods=["POST"]),
        Route("/preview", _writing(desk, _preview), methods=["POST"]),
        Route("/again", _following(jobs), methods=["GET"]),
        Route("/again", _beginning(jobs), methods=["POST"]),
        Route("/publish", _publishing(desk, hands.publish), methods=["POST"]),
        Mount("/assets", StaticFiles(directory=templates / "assets")),
        Mount("/static", images),
    ]
    return Doors(Starlette(routes=routes), key)


def _reading(desk: Desk, answer: Callable[[Desk, Mapping[str, str]], Json]) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        return _answered(lambda: JSONResponse(answer(desk, request.query_params)))

    return endpoint


def _writing(desk: Desk, answer: Callable[[Desk, Json], Json]) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        asked = await _asked(request)
        if asked is None:
            return _MISSHAPEN
        return _answered(lambda: JSONResponse(answer(desk, asked)))

    return endpoint


def _following(jobs: Jobs) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        item = request.query_params.get("item", "")
        return _answered(lambda: StreamingResponse(jobs.job(item).follow()))

    return endpoint


def _beginning(jobs: Jobs) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        asked = await _asked(request)
        if asked is None:
            return _MISSHAPEN
        wanted = (str(asked.get(name, "")) for name in ("item", "base", "wish"))
        return _answered(lambda: StreamingResponse(jobs.begin(*wanted).follow()))

    return endpoint


def _publishing(desk: Desk, publish: Publish | None) -> Endpoint:
    async def endpoint(request: Request) -> Response:  # noqa: ARG001
        draft = desk.folder.name
        if publish is None:
            said = f"没有说站点在哪里；运行 {program()} publish {draft} --to 目录，"
            return _refused(said + "或者用 review --to 目录 打开这一页")
        try:
            return JSONResponse({"said": await publish(draft)})
        except AgentsError as error:
            return _refused(_said(error))

    return endpoint


def _refused(sentence: str) -> Response:
    return JSONResponse({"error": sentence}, status_code=422)


_MISSHAPEN = JSONResponse({"error": "请求的形状不对"}, status_code=400)


async def _asked(request: Request) -> Json | None:
    try:
        asked = document(await request.body())
    except ValueError:
        return None
    if isinstance(asked, dict) and all(
        isinstance(value, (str, bool)) for value in asked.values()
    ):
        return asked
    return None


def _answered(answer: Callable[[], Response]) -> Response:
    try:
        return answer()
    except Stale as error:
        return JSONResponse(
            {"error": str(error), "current": error.current}, status_code=409
        )
    except AgentsError as error:
        return _refused(_said(error))


def _said(error: AgentsError) -> str:
    if not isinstance(error, EncodingError):
        return str(error)
    seems = f"，像是 {error.encoding}" if error.encoding else ""
    return f"{error.file} 不是 UTF-8{seems}；请另存为 UTF-8 再刷新，文件没有动过"


def _item(desk: Desk, asked: Mapping[str, str]) -> Json:
    name = asked.get("id", "")
    return view.item(desk.look(), name, desk.stashed().get(name))


def _decide(desk: Desk, asked: Json) -> Json:
    """`base` is the sha256 of the text that the editor saw."""
    kind, name = asked.get("kind", ""), asked.get("item", "")
    decision = _decision(desk, kind, name, asked)
    base = asked.get("base", "") if kind in _ABOUT_A_TEXT else ""
    return view.queue(desk.decide(decision, name, base))


def _decision(desk: Desk, kind: str, name: str, asked: Json) -> Decision:
    section = asked.get("section", "")
    table: dict[str, Callable[[], Decision]] = {
        "accept": lambda: decisions.accept(name),
        "reject": lambda: decisions.reject(name, asked.get("reason", "")),
        "hold": lambda: decisions.hold(name),
        "up": lambda: decisions.reorder(name, -1),
        "down": lambda: decisions.reorder(name, 1),
        "undo": lambda: decisions.undo(desk.changes()),
        "bench": lambda: swapped_in(desk.look(), name, asked.get("instead", "")),
        "version": lambda: _version(desk.look(), name, asked.get("version", "")),
    }
    for known in SECTIONS:
        if section == known and kind == "place":
            return decisions.place(name, known, asked.get("category"))
    if kind not in table:
        raise Refused(f"没有这种决定：{kind!r}")
    return table[kind]()


def _version(sight: Sight, name: str, sha256: str) -> Decision:
    rows = {row["id"]: row for row in sight.review["items"]}
    for version in rows.get(name, {}).get("versions", ()):
        if version["sha256"] == sha256:
            return decisions.use_version(name, version["text"])
    raise Refused("没有这一稿")


def _edit(desk: Desk, asked: Json) -> Json:
    """Typing that is no whole item yet is kept aside, so that a crash loses nothing."""
    name, text = asked.get("item", ""), asked.get("text", "")
    done = asked.get("done") is True
    if not done and not whole_item(text):
        desk.stash(name, text)
        return {"stashed": True}
    sight = desk.decide(
        decisions.edit(name, text, done=done), name, asked.get("base", "")
    )
    desk.stash(name, None)
    return view.item(sight, name, None)


def _preview(desk: Desk, asked: Json) -> Json:
    sight = desk.look()
    name, text = asked.get("item", ""), asked.get("text", "")
    _, entry = find(sight.sheet, name)
    return view.preview(sight, entry, text)
