"""`p`: the page publishes by the same gate as the command."""

from pathlib import Path

import httpx
import pytest

from agents.domain.review import Publication
from agents.errors import NotReady
from agents.review.access import Key
from agents.review.actions import Actions, Publish
from agents.review.app import app
from agents.review.desk import Desk
from agents.review.publication import fingerprint, pictures
from agents.review.serve import TEMPLATES
from agents.review.whereto import whereto
from tests.review import drafted


async def publish(draft_id: str) -> str:
    return f"{draft_id} 已写入"


async def refuse(draft_id: str) -> str:
    raise NotReady(f"{draft_id}: undecided")


@pytest.mark.parametrize(
    ("hand", "status", "said"),
    [
        pytest.param(publish, 200, "2024-09-30 已写入", id="written"),
        pytest.param(refuse, 422, "2024-09-30: undecided", id="refused"),
        pytest.param(None, 422, "2024-09-30 --to 文件夹", id="no site named"),
    ],
)
async def test_the_page_says_what_the_gate_says(
    desk: Desk, hand: Publish | None, status: int, said: str
) -> None:
    key = Key("right-token", 1234)
    door = httpx.ASGITransport(app=app(desk, TEMPLATES, key, Actions(publish=hand)))
    async with httpx.AsyncClient(
        base_url=f"http://{key.host}", transport=door, cookies={key.cookie: key.token}
    ) as browser:
        answer = await browser.post("/publish", json={})

    assert answer.status_code == status
    assert said in str(answer.json())


async def not_ready(draft_id: str) -> str:
    reasons = [
        ("待定：【工具 2】某实验室", "【工具 2】某实验室"),
        ("L02 没有文件头。", ""),
    ]
    ways = ["待定的请在审稿页上采用或不用"]
    raise NotReady(f"{draft_id}: line 3", reasons, ways)


async def test_a_refusal_leads_to_each_item_that_it_names(desk: Desk) -> None:
    key = Key("right-token", 1234)
    actions = Actions(publish=not_ready)
    door = httpx.ASGITransport(app=app(desk, TEMPLATES, key, actions))
    async with httpx.AsyncClient(
        base_url=f"http://{key.host}", transport=door, cookies={key.cookie: key.token}
    ) as browser:
        told = (await browser.post("/publish", json={})).json()

    assert [one["item"] for one in told["reasons"]] == ["s2", "", ""]
    assert told["reasons"][-1]["said"] == "待定的请在审稿页上采用或不用"
    assert "有 2 处要处理" in told["error"]
    assert "line 3" not in told["error"]
    assert "待定：【工具 2】某实验室" in told["error"]


@pytest.mark.parametrize(
    ("site", "said"),
    [
        pytest.param("../site", "按 p 发布，写入 ../site", id="a site"),
        pytest.param("", "review 2024-09-30 --to 文件夹 打开", id="none"),
    ],
)
async def test_the_page_says_from_the_start_where_it_publishes_to(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, site: str, said: str
) -> None:
    monkeypatch.chdir(desk.folder.parents[1])
    key, near = Key("right-token", 1234), Desk(Path("drafts/2024-09-30"), lambda: "")
    door = httpx.ASGITransport(app=app(near, TEMPLATES, key, Actions(site=site)))
    async with httpx.AsyncClient(
        base_url=f"http://{key.host}", transport=door, cookies={key.cookie: key.token}
    ) as browser:
        page = (await browser.get("/")).text

    assert said in page
    assert ("还不能发布：没有站点" in page) == (not site)


@pytest.mark.parametrize(
    ("site", "published"),
    [
        pytest.param("site", "site", id="by the same name"),
        pytest.param("site", "{root}/site", id="by its whole path"),
        pytest.param("{root}/site", "site", id="by its name"),
        pytest.param(".", "{root}", id="here"),
    ],
)
async def test_the_page_knows_its_site_by_whatever_name_it_was_published_to(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, site: str, published: str
) -> None:
    root = desk.folder.parents[1]
    monkeypatch.chdir(root)
    site, published = site.format(root=root), published.format(root=root)
    out = Publication(page=f"{published}/page.md", at="2024-10-01T09:00:00+08:00")
    desk.update_review(lambda told: told.model_copy(update={"published": out}))
    key = Key("right-token", 1234)
    door = httpx.ASGITransport(app=app(desk, TEMPLATES, key, Actions(site=site)))
    async with httpx.AsyncClient(
        base_url=f"http://{key.host}", transport=door, cookies={key.cookie: key.token}
    ) as browser:
        page = (await browser.get("/")).text
        queue = (await browser.get("/queue")).json()

    assert f'data-folder="{queue["published"]["folder"]}"' in page


async def test_the_page_hears_that_a_picture_alone_was_changed(
    desk: Desk, folder: Path
) -> None:
    picture = folder / "static" / "a-1.png"
    picture.parent.mkdir()
    picture.write_bytes(b"png")
    drafted.replace(folder / "issue.md", "开头。", "开头。\n\n![图](static/a-1.png)")
    seen = desk.seen()
    made = {"sha256": fingerprint(seen), "pictures": pictures(seen)}
    out = Publication(page="site/a.md", at="2024-10-01T09:00:00+08:00", **made)
    desk.update_review(lambda told: told.model_copy(update={"published": out}))
    key = Key("right-token", 1234)
    door = httpx.ASGITransport(app=app(desk, TEMPLATES, key))
    async with httpx.AsyncClient(
        base_url=f"http://{key.host}", transport=door, cookies={key.cookie: key.token}
    ) as browser:
        told = []
        for drawn in (b"png", b"another"):
            picture.write_bytes(drawn)
            queue = (await browser.get("/queue")).json()
            news = (await browser.post("/news", json={"me": "a", "name": ""})).json()
            told.append((queue["published"]["changed"], news["version"]))

    assert [is_changed for is_changed, _ in told] == [False, True]
    assert told[0][1] != told[1][1]


def test_the_terminal_says_where_to_with_a_command_to_paste() -> None:
    draft = Path("drafts/2024-09-30")

    assert "scripts/agents review 2024-09-30 --to DIR" in whereto(draft, "")
    assert whereto(draft, "../site") == "p publishes into ../site"


def test_the_command_names_the_folder_that_the_issue_was_published_to() -> None:
    out = Publication(page="../our site/a.md", at="2024-10-01T09:00:00+08:00")

    said = whereto(Path("drafts/2024-09-30"), "", out)

    assert "scripts/agents review 2024-09-30 --to '../our site'; what is" in said
