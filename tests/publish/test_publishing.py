import datetime as dt
from pathlib import Path

import pytest

from agents.errors import NotReady, OutputError, SettingsError, SourceError
from agents.formatter.lint import Context, lint
from agents.formatter.parse import parse
from agents.ports import Fetched
from agents.publish import record
from agents.publish.link_report import UNSEEN, closing, few
from agents.publish.publishing import page_name, publish
from agents.review.page_pictures import read
from agents.run.archive import read_archive
from agents.run.resources import renderer
from tests import make
from tests.fakes import Notes
from tests.publish.conftest import GIF, NAME, OPENING, Desk, FakeFetch, html


def tree(root: Path) -> dict[str, bytes]:
    files = (file for file in sorted(root.rglob("*")) if file.is_file())
    return {str(file.relative_to(root)): file.read_bytes() for file in files}


async def test_a_reviewed_draft_becomes_the_same_page_in_site_and_archive(
    desk: Desk,
) -> None:
    done = await publish(desk.order, FakeFetch(), Notes().note)

    site = tree(desk.root / "site")
    assert done.page == desk.root / "site" / NAME
    assert b"draft" not in site[NAME]
    assert sorted(site) == [".published.json", NAME, "static/one.gif"]
    assert tree(desk.root / "issues") == site
    assert done.counts == {"practice": 3, "news": 1}
    assert lint(site[NAME].decode(), Context(final=True)) == []


async def test_a_page_without_its_dropped_items_is_what_the_house_would_render(
    desk: Desk,
) -> None:
    desk.decide(One="rejected", Three="held", Four="rejected")

    done = await publish(desk.order, None, Notes().note)

    markdown = done.page.read_text(encoding="utf-8")
    assert "【Two】" in markdown
    assert not any(name in markdown for name in ("【One】", "【Three】", "其他工具"))
    assert renderer()(parse(markdown)) == markdown
    assert not (desk.root / "site/static").exists()


async def test_what_an_editor_wrote_stays_byte_for_byte(desk: Desk) -> None:
    desk.write(desk.text.replace("可以直接用在", "按编辑的话写，  可以用在", 1))
    desk.decide(One="edited")

    done = await publish(desk.order, None, Notes().note)

    assert "按编辑的话写，  可以用在" in done.page.read_text(encoding="utf-8")
    assert done.lessons.count("rewritten") == 1


async def test_again_is_the_same_as_once(desk: Desk) -> None:
    await publish(desk.order, FakeFetch(), Notes().note)
    before = tree(desk.root)

    again = await publish(desk.order, FakeFetch(), Notes().note)

    assert again.changed == ()
    assert tree(desk.root) == before


async def test_a_later_decision_replaces_our_own_page(desk: Desk) -> None:
    await publish(desk.order, None, Notes().note)
    desk.decide(Two="rejected")

    done = await publish(desk.order, None, Notes().note)

    assert "【Two】" not in done.page.read_text(encoding="utf-8")
    assert done.changed == (desk.root / "site" / NAME, desk.root / "issues" / NAME)


@pytest.mark.parametrize("folder", ["site", "issues"])
async def test_a_page_that_a_human_changed_survives_and_the_new_one_goes_beside(
    desk: Desk, folder: str
) -> None:
    done = await publish(desk.order, None, Notes().note)
    mine = desk.root / folder / NAME
    mine.write_text("by hand", encoding="utf-8")
    other = {"site": "issues", "issues": "site"}[folder]
    before = tree(desk.root / other)
    if folder == "issues":
        mine.write_bytes(done.page.read_bytes().replace(b"Two", b"Tuo"))
    hand = mine.read_bytes()
    desk.decide(Three="rejected")
    if folder == "site":
        before = tree(desk.root / other)

    with pytest.raises(OutputError, match="changed by someone else"):
        await publish(desk.order, None, Notes().note)

    assert mine.read_bytes() == hand
    assert "【Three】" not in mine.with_name(f"{NAME}.new").read_text(encoding="utf-8")
    assert tree(desk.root / other) == before


async def test_undecided_items_faults_and_dead_links_are_listed_and_nothing_written(
    desk: Desk,
) -> None:
    desk.decide(Two="pending")
    desk.write(desk.text.replace("可以直接用在", "TODO 可以用在", 1))
    gone = SourceError("gone", 404)
    fetch = FakeFetch({"https://example.org/Three": gone})

    with pytest.raises(NotReady) as caught:
        await publish(desk.order, fetch, Notes().note)

    told = str(caught.value).splitlines()[1:]
    listed = [line.split()[1] for line in told if line.startswith("  - ")]
    assert listed == ["undecided:", "line", "【Three】某实验室:"]
    assert not (desk.root / "site").exists()
    assert not (desk.root / "issues").exists()


async def test_a_way_out_that_several_share_is_told_once_behind_them(
    desk: Desk,
) -> None:
    desk.decide(One="pending", Two="pending")
    gone = SourceError("gone", 404)
    fetch = FakeFetch({f"https://example.org/{n}": gone for n in ("Three", "Four")})

    with pytest.raises(NotReady) as caught:
        await publish(desk.order, fetch, Notes().note)

    assert str(caught.value).splitlines()[1:] == [
        "  - undecided: 【One】某实验室",
        "  - undecided: 【Two】某实验室",
        "  - 【Three】某实验室: https://example.org/Three answers 404",
        "  - 【Four】某实验室: https://example.org/Four answers 404",
        "  accept or reject in the review what is undecided; an item may be held, too",
        "  mend a dead link, or keep it with --keep-link",
    ]


async def test_an_unreachable_host_is_named_and_does_not_refuse(desk: Desk) -> None:
    fetch = FakeFetch({"https://example.org/Two": SourceError("no answer")})

    done = await publish(desk.order, fetch, Notes().note)

    assert done.page.exists()
    [told] = few(done.links)
    assert "Two" in told
    assert told.endswith("could not be checked: no answer")
    assert not (desk.draft / UNSEEN).exists()


@pytest.mark.parametrize(
    "url", ["https://xn--a.example/x", "http://8.8.8.8:99999/x", "http://[::1"]
)
async def test_a_link_that_cannot_be_fetched_is_listed_and_nobody_asks_for_it(
    desk: Desk, url: str
) -> None:
    line = "[https://example.org/Three](https://example.org/Three)"
    desk.write(desk.text.replace(line, f"{line}\n文档：[{url}]({url})", 1))
    desk.decide(Three="edited")
    fetch = FakeFetch()

    with pytest.raises(NotReady, match=r"1 to settle.*\n  - line \d+: L12 ") as caught:
        await publish(desk.order, fetch, Notes().note)

    [(fault, heading)] = caught.value.reasons
    assert (url in fault, heading) == (True, "【Three】某实验室")
    assert "https://example.org/Three" in fetch.asked
    assert url not in fetch.asked


async def test_many_links_that_nobody_saw_are_told_once_and_listed_until_they_are_seen(
    desk: Desk,
) -> None:
    names = ("One", "Two", "Three", "Four")
    dead: dict[str, Fetched | SourceError] = {}
    dead |= {f"https://example.org/{name}": SourceError("no answer") for name in names}

    done = await publish(desk.order, FakeFetch(dead), Notes().note)
    listed = (desk.draft / UNSEEN).read_text(encoding="utf-8").splitlines()
    await publish(desk.order, None, Notes().note)
    offline = (desk.draft / UNSEEN).exists()
    await publish(desk.order, FakeFetch(), Notes().note)

    assert list(few(done.links)) == []
    assert (
        f"because no answer; published all the same; they are listed in {desk.draft}"
        in (closing(desk.draft, done.links))
    )
    assert [name in line for name, line in zip(names, listed, strict=True)] == [
        True
    ] * 4
    assert offline
    assert not (desk.draft / UNSEEN).exists()


async def test_an_editor_may_keep_a_link_that_seems_dead(desk: Desk) -> None:
    url = "https://example.org/Two"
    order = desk.order.__class__(
        desk.draft,
        desk.order.site,
        desk.order.archive,
        desk.order.state,
        frozenset({url}),
    )

    done = await publish(
        order, FakeFetch({url: html("", "https://example.com/")}), Notes().note
    )

    assert [link.state for link in done.links].count("dead") == 1


async def test_the_next_draft_begins_after_what_was_published(desk: Desk) -> None:
    await publish(desk.order, None, Notes().note)

    archive = read_archive(desk.order.archive, Notes().note)

    assert [issue.cutoff for issue in archive] == [dt.date(2024, 10, 31)]


async def test_an_issue_must_count_on_from_the_archive(desk: Desk) -> None:
    desk.order.archive.mkdir()
    earlier = make.issue(number=4, draft=False)
    (desk.order.archive / "2024-10-01-issue-04.md").write_text(
        renderer()(earlier), encoding="utf-8"
    )

    with pytest.raises(NotReady, match="第五期"):
        await publish(desk.order, None, Notes().note)


async def test_an_issue_of_which_nothing_is_left_is_not_published(desk: Desk) -> None:
    desk.decide(One="held", Two="held", Three="held", Four="held")

    with pytest.raises(NotReady, match="no item left"):
        await publish(desk.order, None, Notes().note)


async def test_what_is_no_issue_is_not_published(desk: Desk) -> None:
    desk.write("# Something else\n")

    with pytest.raises(NotReady, match="is no issue"):
        await publish(desk.order, None, Notes().note)


async def test_a_missing_picture_is_refused(desk: Desk) -> None:
    (desk.draft / "static/one.gif").unlink()

    with pytest.raises(NotReady, match="is missing"):
        await publish(desk.order, None, Notes().note)


def test_no_picture_comes_from_outside_of_the_drafts_own_folder(desk: Desk) -> None:
    secret = desk.root / "secret.gif"
    secret.write_bytes(b"key")
    (desk.draft / "beside.gif").write_bytes(b"key")
    (desk.draft / "static/link.gif").symlink_to(secret)
    (desk.draft / "static/alias.gif").symlink_to(desk.draft / "static/one.gif")
    names = [
        *("static/one.gif", "static/alias.gif", "static/link.gif", str(secret)),
        *("static/../beside.gif", "beside.gif", "static/../../../secret.gif", "static"),
    ]

    assert list(read(desk.draft, names)) == ["static/one.gif", "static/alias.gif"]


async def test_a_page_never_takes_a_picture_along_that_leads_out(desk: Desk) -> None:
    (desk.draft / "static/one.gif").unlink()
    (desk.root / "secret.gif").write_bytes(GIF)
    (desk.draft / "static/one.gif").symlink_to(desk.root / "secret.gif")

    with pytest.raises(NotReady, match=r"static/one\.gif"):
        await publish(desk.order, None, Notes().note)

    assert not (desk.root / "site").exists()


async def test_what_was_learnt_is_kept_once_per_issue(desk: Desk) -> None:
    desk.decide(Two="rejected")
    (desk.draft / "decisions.jsonl").write_text(
        '{"time": "2024-11-01T09:00:00+08:00"}\n{"time": "2024-11-01T10:30:00+08:00"}\n',
        encoding="utf-8",
    )
    await publish(desk.order, None, Notes().note)
    await publish(desk.order, None, Notes().note)

    [kept] = record.read(desk.order.state / record.FILE)

    assert [lesson.fate for lesson in kept.items] == ["kept", "dropped", "kept", "kept"]
    assert (kept.acceptance, kept.edits, kept.cost, kept.hours) == (0.75, 0, 0.5, 1.5)


@pytest.mark.parametrize("name", ["review.json", "issue.md"])
async def test_a_draft_that_cannot_be_read_is_named(desk: Desk, name: str) -> None:
    (desk.draft / name).unlink()

    with pytest.raises(SettingsError, match=name):
        await publish(desk.order, None, Notes().note)


async def test_a_text_in_another_encoding_is_named(desk: Desk) -> None:
    (desk.draft / "issue.md").write_bytes("中".encode("gbk"))

    with pytest.raises(SettingsError, match="not UTF-8"):
        await publish(desk.order, None, Notes().note)


async def test_a_lost_report_and_a_draft_of_another_name_still_publish(
    desk: Desk,
) -> None:
    (desk.draft / "report.json").write_text("{}", encoding="utf-8")
    desk.draft.rename(desk.draft.with_name("special"))
    order = desk.order.__class__(
        desk.draft.with_name("special"),
        desk.order.site,
        desk.order.archive,
        desk.order.state,
    )

    done = await publish(order, None, Notes().note)

    assert (done.lessons.issue, done.lessons.cost) == ("special", None)


def test_a_page_is_named_as_the_archive_names_its_pages() -> None:
    issue = make.issue(number=1, date="2024-10-08")

    assert page_name(issue) == "2024-10-08-issue-01.md"


@pytest.mark.parametrize(
    ("written", "rejected", "printed"),
    [
        (OPENING, "Three", True),
        (OPENING, "Two", False),
        (OPENING.replace("都", "全"), "Two", True),
    ],
    ids=["another item", "an item it tells of", "an editor's own words"],
)
async def test_an_opening_goes_with_an_item_that_it_tells_of_unless_an_editor_wrote_it(
    desk: Desk, written: str, rejected: str, *, printed: bool
) -> None:
    heading = "## 大模型研发\n"
    desk.write(desk.text.replace(heading, f"{heading}\n{written}\n"))
    desk.decide(**{rejected: "rejected"})

    done = await publish(desk.order, None, lambda _: None)

    page = done.page.read_text(encoding="utf-8")
    left = ("🧐 导语：大模型研发 is not printed: it tells of an item that is not",)
    assert tuple(hint.partition(" printed;")[0] for hint in done.hints) == (
        () if printed else left
    )
    assert (f"{heading}\n{written}\n\n### 【One】" in page) == printed
    assert (f"{heading}\n### 【One】" in page) != printed


@pytest.mark.parametrize("status", ["accepted", "rejected", "held"])
async def test_an_item_that_another_one_swallowed_is_not_published_by_accident(
    desk: Desk, status: str
) -> None:
    desk.write(desk.text.replace("### 【Two】", "###【Two】", 1))
    desk.decide(One=status)
    line = desk.text[: desk.text.index("###【Two】")].count("\n") + 1

    with pytest.raises(NotReady, match=f"line {line}: L09c") as caught:
        await publish(desk.order, None, Notes().note)

    assert caught.value.exit_code == 65
    assert not (desk.root / "site").exists()


async def test_what_blocks_is_named_at_the_drafts_own_line(desk: Desk) -> None:
    desk.write(desk.text.replace("Three 把任务", "TODO 把任务", 1))
    desk.decide(One="rejected")
    line = desk.text[: desk.text.index("TODO")].count("\n") + 1

    with pytest.raises(NotReady, match=f"line {line}: L26"):
        await publish(desk.order, None, Notes().note)


async def test_a_draft_that_is_not_utf8_is_refused_and_left_alone(desk: Desk) -> None:
    content = desk.text.encode("gbk", "ignore")
    (desk.draft / "issue.md").write_bytes(content)

    with pytest.raises(SettingsError, match=r"issue\.md is GBK, not UTF-8"):
        await publish(desk.order, None, Notes().note)

    assert (desk.draft / "issue.md").read_bytes() == content


async def test_a_picture_that_nobody_settled_bars_nothing_and_is_named(
    desk: Desk,
) -> None:
    desk.write(desk.text.replace("![一张图]", "![]"))
    notes = Notes()

    done = await publish(desk.order, None, notes.note)

    assert done.hints == (
        (
            "【One】某实验室: 'static/one.gif' has no alternative text."
            " Write between ![ and ] what it shows."
        ),
    )


async def test_what_is_to_be_done_about_several_pictures_is_told_once(
    desk: Desk,
) -> None:
    row = "![](static/one.gif)"
    desk.write(desk.text.replace("![一张图](static/one.gif)", f"{row}\n\n{row}"))

    done = await publish(desk.order, None, Notes().note)

    fault = "【One】某实验室: 'static/one.gif' has no alternative text."
    assert done.hints == (fault, f"{fault} Write between ![ and ] what it shows.")
