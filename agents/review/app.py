"""The review page: a few routes over the desk."""

import json
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

import jinja2
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from agents.domain.words import SECTIONS
from agents.review import decisions, view
from agents.review.decisions import Decision, Refused, find
from agents.review.desk import Desk, Sight, Stale
from agents.review.doors import Doors, Key
from agents.review.manuscript import whole_item
from agents.review.project import bench_entry, bench_id
from agents.review.rendering import rendered

Json = dict[str, Any]
Endpoint = Callable[[Request], Awaitable[Response]]
REASONS = ("重复", "太旧", "与团队无关", "证据不足", "写得不好", "推广", "其他")


def app(desk: Desk, templates: Path, key: Key) -> ASGIApp:
    """The desk behind its doors; `templates` holds the page and its assets."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
    )
    page = environment.get_template("page.html.j2")

    async def show(request: Request) -> Response:  # noqa: ARG001
        sight = desk.look()
        return HTMLResponse(page.render(issue=sight.review["issue"], reasons=REASONS))

    images = StaticFiles(directory=desk.folder / "static", check_dir=False)
    routes = [
        Route("/", show),
        Route("/queue", _reading(desk, _queue)),
        Route("/item", _reading(desk, _item)),
        Route("/decide", _writing(desk, _decide), methods=["POST"]),
        Route("/edit", _writing(desk, _edit), methods=["POST"]),
        Route("/preview", _writing(desk, _preview), methods=["POST"]),
        Mount("/assets", StaticFiles(directory=templates / "assets")),
        Mount("/static", images),
    ]
    return Doors(Starlette(routes=routes), key)


def _reading(desk: Desk, answer: Callable[[Desk, Mapping[str, str]], Json]) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        return _answered(lambda: answer(desk, request.query_params))

    return endpoint


def _writing(desk: Desk, answer: Callable[[Desk, Json], Json]) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        try:
            asked = json.loads(await request.body())
        except ValueError:
            return JSONResponse({"error": "请求不是 JSON"}, status_code=400)
        if not isinstance(asked, dict) or not all(
            isinstance(value, (str, bool)) for value in asked.values()
        ):
            return JSONResponse({"error": "请求的形状不对"}, status_code=400)
        return _answered(lambda: answer(desk, asked))

    return endpoint


def _answered(answer: Callable[[], Json]) -> Response:
    try:
        return JSONResponse(answer())
    except Stale as error:
        return JSONResponse(
            {"error": str(error), "current": error.current}, status_code=409
        )
    except Refused as error:
        return JSONResponse({"error": str(error)}, status_code=422)


def _queue(desk: Desk, asked: Mapping[str, str]) -> Json:  # noqa: ARG001
    return view.queue(desk.look())


def _item(desk: Desk, asked: Mapping[str, str]) -> Json:
    name = asked.get("id", "")
    return view.item(desk.look(), name, desk.stashed().get(name))


def _decide(desk: Desk, asked: Json) -> Json:
    """`base` is the sha256 of the text that the editor saw."""
    kind, name = asked.get("kind", ""), asked.get("item", "")
    decision = _decision(desk, kind, name, asked)
    base = asked.get("base", "") if kind in ("accept", "reject", "hold") else ""
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
        "bench": lambda: _swap_in(desk.look(), name),
    }
    for known in SECTIONS:
        if section == known and kind == "place":
            return decisions.place(name, known, asked.get("category"))
    if kind not in table:
        raise Refused(f"没有这种决定：{kind!r}")
    return table[kind]()


def _swap_in(sight: Sight, name: str) -> Decision:
    for story in sight.review["bench"]:
        if bench_id(story["url"]) == bench_id(name):
            return decisions.add(bench_entry(story))
    raise Refused("落选里没有这一条")


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
    rows = {row["id"]: row for row in sight.review["items"]}
    return {
        "html": rendered(text, rows[name]["sentences"]),
        "lint": view.findings(sight, entry, text),
    }
