"""The page's files: asked for at once, kept by browsers, and never an old one."""

import re
from pathlib import Path

import httpx
import pytest

from agents.review.access import Key
from agents.review.app import app
from agents.review.assets import Assets
from agents.review.desk import Desk
from agents.review.serve import TEMPLATES
from tests.review.test_app import page

FOLDER = TEMPLATES / "assets"
ASSET = re.compile(r'(?:src|href)="(/assets/[^"]+)"')


async def named(browser: httpx.AsyncClient) -> list[str]:
    """The addresses that the page names."""
    return ASSET.findall((await browser.get("/")).text)


async def test_the_page_names_its_style_and_icon_and_all_scripts_as_one(
    desk: Desk,
) -> None:
    async with page(desk) as browser:
        addresses = await named(browser)
        answers = [await browser.get(one) for one in addresses]

    names = [address.rpartition("/")[2] for address in addresses]
    others = [file.name for file in FOLDER.iterdir() if file.suffix != ".js"]
    assert sorted(names) == sorted([*others, "desk.js"])
    for name, answer in zip(names, answers, strict=True):
        assert answer.status_code == 200
        if name != "desk.js":
            assert answer.content == (FOLDER / name).read_bytes()


async def test_a_module_has_no_address_of_its_own(desk: Desk) -> None:
    async with page(desk) as browser:
        answer = await browser.get(f"{Assets(FOLDER).root}/dom.js")

    assert answer.status_code == 404


async def test_a_browser_keeps_them_for_good_and_nothing_else(desk: Desk) -> None:
    async with page(desk) as browser:
        script, *_ = await named(browser)
        kept = await browser.get(script)
        others = [
            await browser.get(path) for path in ("/", "/queue", f"{script}x", "/static")
        ]

    assert kept.headers.get_list("cache-control") == [
        "private, max-age=31536000, immutable"
    ]
    assert kept.headers["x-content-type-options"] == "nosniff"
    for answer in others:
        assert answer.headers.get_list("cache-control") == ["no-store"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("desk.js", "text/javascript; charset=utf-8"),
        ("desk.css", "text/css; charset=utf-8"),
        ("icon.svg", "image/svg+xml"),
    ],
)
async def test_a_file_is_told_as_what_it_is_and_packed_where_that_is_read(
    desk: Desk, name: str, kind: str
) -> None:
    path = f"{Assets(FOLDER).root}/{name}"
    async with page(desk) as browser:
        plain = await browser.get(path, headers={"Accept-Encoding": "identity"})
        packed = await browser.get(path, headers={"Accept-Encoding": "br, gzip"})

    assert plain.headers["content-type"] == packed.headers["content-type"] == kind
    assert plain.content == packed.content
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert plain.headers["vary"] == packed.headers["vary"] == "Accept-Encoding"


async def test_a_file_that_changed_or_was_renamed_has_another_address(
    desk: Desk, tmp_path: Path
) -> None:
    templates = tmp_path / "review"
    (templates / "assets").mkdir(parents=True)
    (templates / "page.html.j2").write_bytes((TEMPLATES / "page.html.j2").read_bytes())
    (templates / "assets" / "desk.js").touch()
    style = templates / "assets" / "desk.css"
    roots = []
    for text in ("one", "two"):
        style.write_text(text, encoding="utf-8")
        roots.append(Assets(templates / "assets").root)
    style.rename(style.with_name("other.css"))
    roots.append(Assets(templates / "assets").root)
    (templates / "assets" / ".desk.js.swp").write_bytes(b"what an editor leaves")
    (templates / "assets" / ".#desk.js").symlink_to("nobody@nowhere.1234")

    assert len(set(roots)) == 3
    assert Assets(templates / "assets").root == roots[-1]
    key = Key("right-token", 1)
    door = httpx.ASGITransport(app=app(desk, templates, key))
    async with httpx.AsyncClient(
        base_url=f"http://{key.host}", transport=door
    ) as browser:
        await browser.get(key.address)
        now = await browser.get(f"{roots[2]}/other.css")
        gone = await browser.get(f"{roots[0]}/desk.css")
    assert (now.status_code, gone.status_code) == (200, 404)


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Cookie": ""}, id="no token"),
        pytest.param({"Host": "evil.example"}, id="another host"),
        pytest.param({"Origin": "http://127.0.0.1:1"}, id="another origin"),
    ],
)
async def test_they_are_for_our_own_page_alone(
    desk: Desk, headers: dict[str, str]
) -> None:
    async with page(desk) as browser:
        script, *_ = await named(browser)
        browser.cookies = httpx.Cookies() if "Cookie" in headers else browser.cookies
        answer = await browser.get(script, headers=headers)

    assert answer.status_code == 403
    assert answer.headers.get_list("cache-control") == ["no-store"]
