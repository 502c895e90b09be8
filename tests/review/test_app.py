import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from agents.errors import SettingsError
from agents.review.access import Key
from agents.review.app import app
from agents.review.desk import Desk
from agents.review.manuscript import split
from agents.review.serve import TEMPLATES, bound, server
from tests.review import drafted
from tests.review.command import reviewing


@asynccontextmanager
async def served(desk: Desk) -> AsyncIterator[tuple[httpx.AsyncClient, Key]]:
    """A browser that has come in, at a real server on this machine."""
    with bound(0) as listening:
        key = Key("right-token", listening.getsockname()[1])
        serving = server(app(desk, TEMPLATES, key))
        async with asyncio.TaskGroup() as group:
            group.create_task(serving._serve(sockets=[listening]))  # noqa: SLF001  # serve() takes the signals
            base = f"http://{key.host}"
            async with httpx.AsyncClient(base_url=base, trust_env=False) as browser:
                await browser.get(key.address)
                yield browser, key
            serving.should_exit = True


@asynccontextmanager
async def page(desk: Desk) -> AsyncIterator[httpx.AsyncClient]:
    """The same without a socket, which takes half a second less."""
    key = Key("right-token", 1234)
    door = httpx.ASGITransport(app=app(desk, TEMPLATES, key))
    async with httpx.AsyncClient(
        base_url=f"http://{key.host}", transport=door
    ) as browser:
        await browser.get(key.address)
        yield browser


async def post(browser: httpx.AsyncClient, path: str, **asked: Any) -> httpx.Response:
    return await browser.post(path, json=asked)


async def test_a_refusal_to_the_page_is_an_answer_and_to_others_a_status(
    desk: Desk,
) -> None:
    asked = {"kind": "accept", "item": "nobody"}
    async with page(desk) as browser:
        plain = await browser.post("/decide", json=asked)
        ours = await browser.post("/decide", json=asked, headers={"X-Desk": "page"})

    assert (plain.status_code, ours.status_code) == (422, 200)
    assert ours.headers["x-refused"] == "422"
    assert ours.json() == plain.json()


async def test_the_token_opens_the_page_and_becomes_a_strict_cookie(desk: Desk) -> None:
    async with served(desk) as (browser, key):
        entered = await browser.get(key.address)
        shown = await browser.get("/")

    assert entered.status_code == 303
    assert "HttpOnly" in entered.headers["set-cookie"]
    assert "samesite=strict" in entered.headers["set-cookie"].lower()
    assert shown.status_code == 200
    assert "审稿 2024-09-30" in shown.text


@pytest.mark.parametrize(
    "path", ["/", "/queue", "/item?id=s1", "/static/a.png", "/enter/x"]
)
async def test_without_the_token_nothing_is_shown(desk: Desk, path: str) -> None:
    async with served(desk) as (browser, _):
        browser.cookies.clear()
        answer = await browser.get(path)

    assert answer.status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Host": "evil.example"}, id="another host"),
        pytest.param({"Origin": "http://127.0.0.1:1"}, id="another port"),
        pytest.param({"Origin": "null"}, id="a sandboxed page"),
    ],
)
async def test_another_host_or_origin_is_refused(
    desk: Desk, headers: dict[str, str]
) -> None:
    async with served(desk) as (browser, _):
        answer = await browser.get("/queue", headers=headers)

    assert answer.status_code == 403


async def test_every_answer_forbids_framing_storing_and_foreign_content(
    desk: Desk,
) -> None:
    async with served(desk) as (browser, _):
        shown = await browser.get("/")
        browser.cookies.clear()
        refused = await browser.get("/")

    for answer in (shown, refused):
        assert answer.headers["content-security-policy"].startswith(
            "default-src 'self'"
        )
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["cache-control"] == "no-store"
    assert "<style" not in shown.text
    assert "style=" not in shown.text
    assert shown.text.count("<script") == shown.text.count('<script src="/assets/')


async def test_a_decision_answers_with_the_queue(desk: Desk, folder: Path) -> None:
    async with page(desk) as browser:
        seen = (await browser.get("/item", params={"id": "s1"})).json()
        answer = await post(
            browser, "/decide", kind="accept", item="s1", base=seen["sha256"]
        )

    assert answer.json()["items"][0]["status"] == "accepted"
    assert drafted.statuses(folder)[0] == "accepted"


async def test_a_long_bench_is_shown_by_its_best(desk: Desk, folder: Path) -> None:
    file = folder / "review.json"
    review = json.loads(file.read_text(encoding="utf-8"))
    row = review["bench"][0]
    review["bench"] = [
        {**row, "url": f"https://example.org/bench/{n}"} for n in range(230)
    ]
    file.write_text(json.dumps(review), encoding="utf-8")

    async with served(desk) as (browser, _):
        queue = (await browser.get("/queue")).json()

    assert [story["url"][-2:] for story in queue["bench"][:2]] == ["/0", "/1"]
    assert (len(queue["bench"]), queue["more_benched"]) == (200, 30)


async def test_unsupported_sentences_are_marked_before_reading(desk: Desk) -> None:
    async with page(desk) as browser:
        queue = (await browser.get("/queue")).json()
        seen = (await browser.get("/item", params={"id": "s1"})).json()

    assert queue["items"][0]["unsupported"] == 1
    assert [s["state"] for s in seen["sentences"]] == ["ok", "bad"]
    assert 'class="s bad"' in seen["html"]


async def test_the_page_is_told_what_was_changed_typed_in_and_cut_out(
    desk: Desk, folder: Path
) -> None:
    drafted.replace(folder / "issue.md", "第 1 个工具能读", "第 1 个工具会读")
    drafted.replace(folder / "issue.md", drafted.text(2), "### 【手写】\n\n一段。\n")
    async with page(desk) as browser:
        queue = (await browser.get("/queue")).json()["items"]
        seen = (await browser.get("/item", params={"id": "s1"})).json()
        told = await post(
            browser, "/decide", kind="accept", item="s1", base=seen["sha256"]
        )
        words = (await browser.get("/words")).json()["flags"]

    assert [(i["id"][:5], i["status"], i["touched"], i["cut"]) for i in queue] == [
        ("s1", "pending", True, False),
        ("s2", "pending", False, True),
        ("hand-", "pending", True, False),
        ("s3", "pending", False, False),
        ("s4", "pending", False, False),
        ("s5", "pending", False, False),
    ]
    assert (seen["touched"], seen["cut"]) == (True, False)
    first = told.json()["items"][0]
    assert (first["status"], first["touched"]) == ("edited", False)
    assert (words["touched"], words["cut"]) == ("有改动", "稿中已删")


async def test_what_was_cut_out_is_not_accepted_but_put_back_or_put_away(
    desk: Desk, folder: Path
) -> None:
    drafted.replace(folder / "issue.md", drafted.text(2), "")
    without = (folder / "issue.md").read_text(encoding="utf-8")
    async with page(desk) as browser:
        refused = await post(browser, "/decide", kind="accept", item="s2")
        await post(browser, "/decide", kind="reject", item="s2", reason="重复")
        rejected = (folder / "issue.md").read_text(encoding="utf-8")
        await post(browser, "/decide", kind="undo")
        text = drafted.text(2)
        back = (await post(browser, "/edit", item="s2", text=text, done=True)).json()
        restored = (folder / "issue.md").read_text(encoding="utf-8")
        await post(browser, "/decide", kind="undo")

    assert refused.status_code == 422
    assert "【工具 2】某实验室：稿中已删" in refused.json()["error"]
    assert rejected == without
    assert (back["status"], back["cut"]) == ("accepted", False)
    assert split(restored) == split(drafted.issue())
    assert drafted.review(folder)["items"][1]["cut"] is True
    assert split((folder / "issue.md").read_text(encoding="utf-8")) == split(without)


async def test_an_edit_is_saved_and_shown_as_a_difference(
    desk: Desk, folder: Path
) -> None:
    text = drafted.text(1).replace("能读文件", "会读文件")
    async with page(desk) as browser:
        answer = (await post(browser, "/edit", item="s1", text=text)).json()

    assert [r for r in answer["difference"] if r["kind"] != "same"] == [
        {"kind": "del", "text": "能"},
        {"kind": "ins", "text": "会"},
    ]
    assert "会读文件" in (folder / "issue.md").read_text(encoding="utf-8")


async def test_a_stale_save_is_409_with_the_text_of_now(
    desk: Desk, folder: Path
) -> None:
    base = desk.look().sheet[0].sha256
    drafted.replace(folder / "issue.md", "第 1 个工具能读文件", "手改的第 1 个")
    async with page(desk) as browser:
        answer = await post(
            browser, "/edit", item="s1", text="### 【我的】", base=base, done=True
        )

    assert answer.status_code == 409
    assert "手改的第 1 个" in answer.json()["current"]
    assert "手改的第 1 个" in (folder / "issue.md").read_text(encoding="utf-8")


async def test_half_typed_text_survives_a_crash_of_the_server(
    desk: Desk, folder: Path
) -> None:
    async with page(desk) as browser:
        kept = await post(browser, "/edit", item="s1", text="### ")
    async with page(Desk(folder, lambda: "")) as browser:
        seen = (await browser.get("/item", params={"id": "s1"})).json()

    assert kept.json() == {"stashed": True}
    assert seen["stashed"] == "### "


async def test_a_preview_renders_and_lints_without_saving(
    desk: Desk, folder: Path
) -> None:
    async with page(desk) as browser:
        told = await post(
            browser, "/preview", item="s1", text="### 【名】\n\n**问题：**现有"
        )

    assert "L18" in [finding["rule"] for finding in told.json()["lint"]]
    assert (folder / "issue.md").read_text(encoding="utf-8") == drafted.issue()


@pytest.mark.parametrize(
    ("asked", "where"),
    [
        pytest.param({"kind": "hold", "item": "s1"}, 0, id="hold"),
        pytest.param({"kind": "down", "item": "s1"}, 1, id="down"),
        pytest.param({"kind": "up", "item": "s2"}, 0, id="up"),
        pytest.param({"kind": "place", "item": "s1", "section": "news"}, 4, id="place"),
        pytest.param(
            {"kind": "reject", "item": "s1", "reason": "重复"}, 0, id="reject"
        ),
        pytest.param(
            {"kind": "bench", "item": "https://example.org/bench/1"}, 4, id="bench"
        ),
    ],
)
async def test_each_key_makes_its_decision_and_u_takes_it_back(
    desk: Desk, folder: Path, asked: dict[str, str], where: int
) -> None:
    async with page(desk) as browser:
        before = (await browser.get("/queue")).json()["items"]
        after = (await post(browser, "/decide", **asked)).json()["items"]
        undone = (await post(browser, "/decide", kind="undo")).json()["items"]

    assert after[where]["id"] == asked["item"] or asked["kind"] == "bench"
    assert after != before
    assert undone == before
    assert (folder / "issue.md").read_text(encoding="utf-8") == drafted.issue()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        pytest.param(b"{", 400, id="no JSON"),
        pytest.param(b"[]", 400, id="no object"),
        pytest.param(b'{"kind": 3}', 400, id="no text"),
        pytest.param(b'{"kind": "dance", "item": "s1"}', 422, id="unknown"),
        pytest.param(b'{"kind": "accept", "item": "none"}', 422, id="no item"),
        pytest.param(b'{"kind": "bench", "item": "https://a.b"}', 422, id="no story"),
    ],
)
async def test_nonsense_is_answered_with_a_sentence(
    desk: Desk, body: bytes, status: int
) -> None:
    async with page(desk) as browser:
        answer = await browser.post("/decide", content=body)

    assert answer.status_code == status
    assert answer.json()["error"]


async def test_images_come_from_the_draft_alone(desk: Desk, folder: Path) -> None:
    (folder / "static").mkdir()
    (folder / "static" / "a-1.png").write_bytes(b"png")
    async with page(desk) as browser:
        image = await browser.get("/static/a-1.png")
        outside = await browser.get("/static/..%2Freview.json")

    assert image.content == b"png"
    assert outside.status_code == 404


async def test_a_draft_without_pictures_has_none_to_show(desk: Desk) -> None:
    async with page(desk) as browser:
        answer = await browser.get("/static/a.png")

    assert answer.status_code == 404


def test_a_taken_port_is_said_so() -> None:
    with bound(0) as listening:
        port = listening.getsockname()[1]
        with pytest.raises(SettingsError, match="choose another"):
            bound(port)


def test_the_command_prints_one_line_with_the_address(folder: Path) -> None:
    with reviewing(folder, folder) as (address, running):
        with httpx.Client(follow_redirects=True, trust_env=False) as browser:
            entered = browser.get(address)
        running.kill()
        rest, _ = running.communicate()

    assert address.startswith("http://127.0.0.1:")
    assert "审稿 2024-09-30" in entered.text
    assert rest == ""


def test_settings_that_a_rewrite_lacks_keep_nobody_from_reviewing(
    folder: Path, tmp_path: Path
) -> None:
    with (
        reviewing(folder, tmp_path, OPENAI_API_KEY="k") as (address, _),
        httpx.Client(timeout=240, trust_env=False) as browser,
    ):
        browser.get(address)
        site = address.partition("/enter/")[0]
        no_name = browser.post(f"{site}/again", json={"item": "s1"})
        # Set meanwhile, it counts at once; this draft has kept no material.
        (tmp_path / ".env").write_text("OPENAI_MODEL=m\n", encoding="utf-8")
        no_material = browser.post(f"{site}/again", json={"item": "s1"})

    assert "没有设置模型" in no_name.text
    assert "material.json 读不出来" in no_material.text


async def test_half_an_emoji_that_was_pasted_is_saved_as_what_is_left_of_it(
    desk: Desk, folder: Path
) -> None:
    async with page(desk) as browser:
        text = drafted.text(1).replace("能读文件", "会读文件\ud83d")
        asked = {"item": "s1", "text": text, "done": True}
        kept = await browser.post("/edit", content=json.dumps(asked))
        half = await browser.post(
            "/edit", content=json.dumps({"item": "s1", "text": "\ud83d"})
        )

    assert (kept.status_code, half.status_code) == (200, 200)
    assert "\ufffd" in (folder / "issue.md").read_text(encoding="utf-8")
    assert desk.stashed() == {"s1": "\ufffd"}


@pytest.mark.parametrize(("codec", "name"), [("gbk", "GBK"), ("utf-16", "UTF-16")])
async def test_a_file_saved_in_another_encoding_is_said_on_the_page(
    desk: Desk, folder: Path, codec: str, name: str
) -> None:
    content = drafted.issue().encode(codec, "ignore")
    async with page(desk) as browser:
        (folder / "issue.md").write_bytes(content)
        shown = await browser.get("/")
        queue = await browser.get("/queue")
        decided = await post(browser, "/decide", kind="accept", item="s1")

    assert shown.status_code == queue.status_code == decided.status_code == 422
    for said in (shown.text, queue.json()["error"], decided.json()["error"]):
        assert f"issue.md 不是 UTF-8，像是 {name}；" in said
    assert (folder / "issue.md").read_bytes() == content


async def test_a_file_that_vanished_is_said_on_the_page(
    desk: Desk, folder: Path
) -> None:
    async with page(desk) as browser:
        (folder / "issue.md").unlink()
        queue = await browser.get("/queue")

    assert queue.status_code == 422
    assert "issue.md 读不出来：没有这个文件" in queue.json()["error"]


async def test_an_item_keeps_its_categorys_name_and_comes_home(desk: Desk) -> None:
    there = []
    async with page(desk) as browser:
        for item, category in (("s3", "长视频理解"), ("s1", None)):
            moves = ("theory", "practice", "news", "practice")
            for section in moves:
                asked = {"kind": "place", "item": item, "section": section}
                named = {"category": category} if section == "theory" else {}
                told = (await browser.post("/decide", json=asked | named)).json()
                there += [r["category"] for r in told["items"] if r["id"] == item]

    first = "长视频理解"  # where the section has no category of its own name
    assert there[:4] == ["长视频理解", "其他工具", "", "其他工具"]
    assert there[4:] == [first, "大模型研发", "", "大模型研发"]


async def test_a_category_of_the_same_name_takes_the_item(desk: Desk) -> None:
    other = {"item": "s4", "category": "大模型研发"}
    async with page(desk) as browser:
        for more in (other, {"item": "s1"}):
            asked = {"kind": "place", "section": "theory", **more}
            await browser.post("/decide", json=asked)
        told = (await browser.get("/queue")).json()

    rows = {row["id"]: row["category"] for row in told["items"]}
    assert rows["s1"] == "大模型研发"
