"""`publish --pr` against a bare repository, a person's clone and GitHub's shapes."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pydantic import SecretStr

from agents.cli import main
from agents.errors import SettingsError
from agents.publish.proposal import Proposal, paths
from agents.publish.publishing import Order
from agents.review.decisions import accept
from agents.review.desk import Desk as ReviewDesk
from agents.settings.forge import Forge
from tests.publish.conftest import DRAFT, Desk
from tests.publish.hub import REPOSITORY, TOKEN, Answer, Hub

STEM = f"issue/{DRAFT}"
PAGE = "docs/issues/2024-11-01-issue-01.md"
IMAGE = "docs/issues/static/one.gif"
PERSON = ("-c", "user.name=A person", "-c", "user.email=person@example.org")


def git(folder: Path, *command: str) -> str:
    done = subprocess.run(  # noqa: S603  # a test's own words
        ["git", *PERSON, "-C", str(folder), *command],  # noqa: S607
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


@dataclass
class Team:
    """The editor's clone, the bare remote, and the clone of somebody else."""

    desk: Desk
    hub: Hub
    clone: Path
    bare: Path
    other: Path

    def request(self, *flags: str) -> int:
        to = str(self.clone / "docs/issues")
        return main(["publish", DRAFT, "--to", to, "--pr", "--offline", *flags])

    def show(self, branch: str, path: str = PAGE) -> str:
        return git(self.bare, "show", f"{branch}:{path}")

    def tip(self, branch: str) -> str:
        return git(self.bare, "rev-parse", branch)

    def branches(self) -> list[str]:
        listed = git(self.bare, "for-each-ref", "--format=%(refname:short)")
        return listed.split()

    def edit(self, old: str = "个步骤", new: str = "步") -> None:
        """The draft changes, as after another look at it."""
        self.desk.write(self.desk.text.replace(old, new, 1))

    def person(self, branch: str, *, amend: bool = False) -> str:
        """Somebody changes the page on that branch; the commit."""
        git(self.other, "fetch", "--quiet", "origin")
        git(self.other, "checkout", "--quiet", "-B", "theirs", f"origin/{branch}")
        page = self.other / PAGE
        page.write_text(page.read_text("utf-8") + "\n一个人的话。\n", "utf-8")
        words = ("--amend", "--no-edit") if amend else ("-m", "A word of mine")
        git(self.other, "commit", "--quiet", "-a", *words)
        git(self.other, "push", "--quiet", "--force", "origin", f"theirs:{branch}")
        return git(self.other, "rev-parse", "HEAD")


@pytest.fixture
def hub() -> Iterator[Hub]:
    with Hub() as here:
        yield here


@pytest.fixture(scope="module")
def repositories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bare one and two clones of it, to be copied."""
    folder = tmp_path_factory.mktemp("repositories")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        git(folder, "init", "--quiet", "--bare", "-b", "main", str(folder / "bare"))
        git(folder, "clone", "--quiet", str(folder / "bare"), str(folder / "clone"))
        (folder / "clone/docs").mkdir()
        (folder / "clone/docs/index.md").write_text("the site\n", "utf-8")
        git(folder / "clone", "add", ".")
        git(folder / "clone", "commit", "--quiet", "-m", "The site")
        git(folder / "clone", "push", "--quiet", "origin", "HEAD:main")
        git(folder, "clone", "--quiet", str(folder / "bare"), str(folder / "other"))
    return folder


@pytest.fixture
def team(
    desk: Desk,
    hub: Hub,
    repositories: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Team:
    here = Team(desk, hub, *(tmp_path / name for name in ("clone", "bare", "other")))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    shutil.copytree(repositories, tmp_path, symlinks=True, dirs_exist_ok=True)
    for clone in (here.clone, here.other):
        config = clone / ".git/config"
        told = config.read_text("utf-8").replace(str(repositories), str(tmp_path))
        config.write_text(told, "utf-8")
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)
    monkeypatch.setenv("GITHUB_API_URL", hub.address)
    monkeypatch.chdir(desk.root)
    return here


def test_a_reviewed_draft_becomes_a_branch_and_a_pull_request(
    team: Team, capsys: pytest.CaptureFixture[str]
) -> None:
    code = team.request()

    [pull] = team.hub.pulls
    assert code == 0
    assert capsys.readouterr().out == f"{pull['html_url']}\n"
    assert (pull["head"]["ref"], pull["base"]["ref"]) == (STEM, "main")
    assert "draft: true" not in team.show(STEM)
    assert team.show(STEM, "docs/index.md") == "the site"
    assert git(team.bare, "rev-parse", f"{STEM}^") == team.tip("main")
    assert "【One】某实验室" in pull["body"]
    assert pull["body"].count("- [ ] ") == 4


def test_an_undecided_draft_is_proposed_as_a_draft_that_no_site_shows(
    team: Team, capsys: pytest.CaptureFixture[str]
) -> None:
    team.desk.decide(One="pending", Two="rejected")

    code = team.request()

    [pull] = team.hub.pulls
    assert code == 0
    assert "draft: true" in team.show(STEM)
    assert "【Two】" not in team.show(STEM)
    assert "草稿" in pull["title"]
    assert "还有 1 条待定" in pull["body"]
    assert "1 items are undecided" in capsys.readouterr().err


def test_deciding_turns_the_draft_into_the_page_on_the_same_branch(team: Team) -> None:
    team.desk.decide(One="pending")
    team.request()
    first = team.tip(STEM)
    team.hub.pulls[0]["body"] = team.hub.pulls[0]["body"].replace("- [ ]", "- [x]", 1)
    team.desk.decide()

    team.request()

    [pull] = team.hub.pulls
    assert git(team.bare, "rev-parse", f"{STEM}^") == first
    assert "draft: true" not in team.show(STEM)
    assert "草稿" not in pull["title"] + pull["body"]
    assert pull["body"].count("- [x] ") == 1


def test_again_with_the_same_content_changes_nothing(team: Team) -> None:
    team.request()
    tip, written = team.tip(STEM), list(team.hub.writes)
    team.hub.pulls[0]["body"] += "\n谢谢 @someone"

    code = team.request()

    assert code == 0
    assert team.tip(STEM) == tip
    assert team.hub.writes == written
    assert team.branches() == [STEM, "main"]


def test_the_clone_stays_as_it_is(team: Team) -> None:
    (team.clone / "docs/index.md").write_text("not committed\n", "utf-8")
    (team.clone / "staged.md").write_text("staged\n", "utf-8")
    git(team.clone, "add", "staged.md")
    hook = team.clone / ".git/hooks/pre-push"
    hook.write_text(f"#!/bin/sh\ntouch {team.clone}/hook-ran\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    config = (team.clone / ".git/config").read_bytes()
    index = (team.clone / ".git/index").read_bytes()
    head = git(team.clone, "rev-parse", "HEAD")

    code = team.request()

    assert code == 0
    assert (team.clone / ".git/index").read_bytes() == index
    assert (team.clone / ".git/config").read_bytes() == config
    assert git(team.clone, "rev-parse", "HEAD") == head
    assert git(team.clone, "status", "--porcelain").split("\n") == [
        "M docs/index.md",
        "A  staged.md",
    ]
    assert git(team.clone, "branch", "--format=%(refname)") == "refs/heads/main"


@pytest.mark.parametrize("amend", [False, True], ids=["on top", "amended"])
def test_a_persons_commit_stays_and_the_new_version_goes_beside_it(
    team: Team, *, amend: bool
) -> None:
    team.request()
    theirs = team.person(STEM, amend=amend)
    team.edit()

    team.request()

    old, new = team.hub.pulls
    [comment] = team.hub.comments[old["number"]]
    assert team.tip(STEM) == theirs
    assert new["head"]["ref"] == f"{STEM}-r2"
    assert new["html_url"] in comment
    assert "一个人的话" not in team.show(f"{STEM}-r2")
    assert "步骤" in team.show(STEM)
    written = list(team.hub.writes)
    team.request()
    assert team.hub.writes == written
    assert len(team.hub.pulls) == 2


def test_each_round_that_people_worked_on_is_followed_by_another(team: Team) -> None:
    team.request()
    first = team.person(STEM)
    team.edit()
    team.request()
    second = team.person(f"{STEM}-r2")
    team.edit("直接用在", "用在")

    team.request()

    heads = [pull["head"]["ref"] for pull in team.hub.pulls]
    assert heads == [STEM, f"{STEM}-r2", f"{STEM}-r3"]
    assert (team.tip(STEM), team.tip(f"{STEM}-r2")) == (first, second)
    assert team.hub.pulls[2]["html_url"] in team.hub.comments[2][0]


def test_a_persons_commit_on_top_of_the_same_content_needs_no_new_branch(
    team: Team,
) -> None:
    team.request()
    theirs = team.person(STEM)
    written = list(team.hub.writes)

    team.request()

    assert team.tip(STEM) == theirs
    assert team.branches() == [STEM, "main"]
    assert team.hub.writes == written


def test_a_branch_of_that_name_that_is_not_ours_is_left_alone(team: Team) -> None:
    git(team.other, "checkout", "--quiet", "-b", "own")
    git(team.other, "commit", "--quiet", "--allow-empty", "-m", "Mine")
    git(team.other, "push", "--quiet", "origin", f"own:{STEM}")
    theirs = team.tip(STEM)

    team.request()

    [pull] = team.hub.pulls
    assert team.tip(STEM) == theirs
    assert pull["head"]["ref"] == f"{STEM}-r2"
    assert team.hub.comments == {}


def test_a_changed_draft_goes_on_top_of_our_own_commit(team: Team) -> None:
    team.request()
    first = team.tip(STEM)
    team.edit()
    git(team.other, "commit", "--quiet", "--allow-empty", "-m", "The site goes on")
    git(team.other, "push", "--quiet", "origin", "HEAD:main")

    team.request()

    assert git(team.bare, "rev-parse", f"{STEM}^") == first
    assert len(team.hub.pulls) == 1
    assert team.hub.writes == ["POST /pulls", "PATCH /pulls/1"]


def merge(team: Team, *, delete: bool) -> None:
    git(team.other, "fetch", "--quiet", "origin")
    git(team.other, "checkout", "--quiet", "-B", "main", "origin/main")
    git(team.other, "merge", "--quiet", "--no-ff", "-m", "Merge", f"origin/{STEM}")
    git(team.other, "push", "--quiet", "origin", "main")
    if delete:
        git(team.other, "push", "--quiet", "origin", f":{STEM}")
    team.hub.pulls[0] |= {"state": "closed", "merged_at": "2024-11-02T00:00:00Z"}


@pytest.mark.parametrize("delete", [False, True], ids=["kept", "deleted"])
def test_a_merged_page_is_not_proposed_again(team: Team, *, delete: bool) -> None:
    team.request()
    merge(team, delete=delete)
    written = list(team.hub.writes)

    code = team.request()

    assert code == 0
    assert team.hub.writes == written


@pytest.mark.parametrize("delete", [False, True], ids=["kept", "deleted"])
def test_what_people_changed_after_the_merge_is_not_proposed_away(
    team: Team, *, delete: bool
) -> None:
    team.request()
    merge(team, delete=delete)
    team.person("main")
    written = list(team.hub.writes)

    team.request()

    assert team.hub.writes == written
    assert "一个人的话" in team.show("main")


def test_a_correction_after_the_merge_gets_a_branch_of_its_own_and_a_warning(
    team: Team,
) -> None:
    team.request()
    merge(team, delete=False)
    team.edit()

    team.request()

    assert team.hub.pulls[1]["head"]["ref"] == f"{STEM}-r2"
    assert "已有不同的内容" in team.hub.pulls[1]["body"]
    assert team.hub.comments == {}


def test_a_pull_request_that_people_closed_is_not_opened_again(
    team: Team, capsys: pytest.CaptureFixture[str]
) -> None:
    team.request()
    team.hub.pulls[0]["state"] = "closed"
    written = list(team.hub.writes)

    code = team.request()

    assert code == 0
    assert team.hub.writes == written
    assert "reopen it" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("answer", "code", "said"),
    [
        ((401, {"message": "Bad credentials"}, {}), 78, "Bad credentials"),
        ((403, {"message": "Resource not accessible"}, {}), 78, "give GITHUB_TOKEN"),
        ((404, {"message": "Not Found"}, {}), 2, "check the remote"),
        ((301, {"message": "Moved Permanently"}, {}), 2, "the repository moved"),
        ((429, {"message": "Slow"}, {"retry-after": "60"}), 73, "again in 60 s"),
        ((403, {"message": "secondary rate limit"}, {}), 73, "run it again later"),
        ((500, b"<html>", {}), 73, "answers 500: no reason given"),
        ((422, {"message": "Validation Failed", "errors": [{"code": "bad"}]}, {}), 73, "Validation Failed; bad"),
        ((201, b"[]", {}), 73, "in another shape"),
    ],
)  # fmt: skip
def test_a_push_whose_pull_request_failed_is_said_and_a_rerun_completes_it(
    team: Team,
    capsys: pytest.CaptureFixture[str],
    answer: Answer,
    code: int,
    said: str,
) -> None:
    team.hub.faults["POST /pulls"] = [answer]

    failed = team.request()
    error = capsys.readouterr().err
    tip = team.tip(STEM)
    again = team.request()

    assert failed == code
    assert f"the branch {STEM} is pushed, but" in error
    assert said in error
    assert TOKEN not in error
    assert "Traceback" not in error
    assert again == 0
    assert team.tip(STEM) == tip
    assert len(team.hub.pulls) == 1


def test_a_failed_comment_is_made_up_for_by_a_rerun(team: Team) -> None:
    team.request()
    team.person(STEM)
    team.edit()
    team.hub.faults["POST /issues/1/comments"] = [(502, b"", {})]

    failed, again = team.request(), team.request()

    assert (failed, again) == (73, 0)
    assert len(team.hub.comments[1]) == 1
    assert len(team.hub.pulls) == 2


def test_a_comment_among_hundreds_is_found_again(team: Team) -> None:
    team.request()
    team.person(STEM)
    team.edit()
    team.hub.comments[1] = ["a word"] * 150
    team.request()

    team.request()

    assert len(team.hub.comments[1]) == 151


def test_a_pull_request_that_appears_meanwhile_is_used(team: Team) -> None:
    team.request()
    team.edit()
    team.hub.blind = 1

    code = team.request()

    assert code == 0
    assert team.hub.writes == ["POST /pulls", "PATCH /pulls/1"]


def test_nothing_is_pushed_where_the_key_is_refused(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "ghp_wrong")

    assert team.request() == 78
    assert team.branches() == ["main"]


def test_a_remote_that_refuses_the_push_is_one_sentence(
    team: Team, capsys: pytest.CaptureFixture[str]
) -> None:
    hook = team.bare / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho 'This branch is protected' >&2\nexit 1\n", "utf-8")
    hook.chmod(0o755)

    code = team.request()

    assert code == 73
    assert "This branch is protected" in capsys.readouterr().err
    assert team.hub.writes == []


def test_a_page_goes_into_the_archive_of_the_same_repository_too(team: Team) -> None:
    team.request("--archive", str(team.clone / "issues"))

    assert team.show(STEM, "issues/2024-11-01-issue-01.md") == team.show(STEM)
    assert not (team.clone / "issues").exists()


def test_a_draft_is_never_put_into_the_archive(team: Team) -> None:
    team.desk.decide(One="pending")

    team.request("--archive", str(team.clone / "issues"))

    listed = git(team.bare, "ls-tree", "-r", "--name-only", STEM).split()
    assert listed == ["docs/index.md", PAGE, IMAGE]


def test_the_gate_holds_for_a_page_that_is_decided(team: Team) -> None:
    (team.desk.draft / "static/one.gif").unlink()

    code = team.request()

    assert code == 65
    assert team.hub.asked == []


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("GITHUB_TOKEN", " ", "GITHUB_TOKEN is not set"),
        ("GITHUB_TOKEN", "ghp_x\ty", "GITHUB_TOKEN is no token"),
        ("GITHUB_REPOSITORY", "site", "write OWNER/NAME"),
        ("GITHUB_REPOSITORY", " ", "set GITHUB_REPOSITORY"),
        ("GITHUB_API_URL", "http://api.example.org", "no https address"),
        ("GITHUB_API_URL", "https://[", "no https address"),
        ("GITHUB_API_URL", "https://me:word@example.org", "no https address"),
        ("GITHUB_API_URL", "https://example.org/?a=1", "no https address"),
        ("GITHUB_API_URL", "https://exa mple.org", "no https address"),
        ("GITHUB_API_URL", "https://example.org:99999", "no https address"),
        ("GITHUB_SERVER_URL", "file:///srv", "GITHUB_SERVER_URL is no https"),
    ],
)
def test_wrong_settings_are_named(
    team: Team,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    value: str,
    said: str,
) -> None:
    monkeypatch.setenv(name, value)

    code = team.request()

    assert code == 2
    assert said in capsys.readouterr().err


def test_a_folder_outside_of_any_repository_is_named(
    team: Team, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code = main(["publish", DRAFT, "--to", str(tmp_path / "none"), "--pr"])

    assert code == 2
    assert "not a git repository" in capsys.readouterr().err
    assert team.hub.asked == []


@pytest.mark.parametrize("what", ["none", "gone", "empty"])
def test_a_clone_without_a_usable_remote_is_named(
    team: Team, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    if what == "none":
        git(team.clone, "remote", "remove", "origin")
    elif what == "gone":
        shutil.rmtree(team.bare)
    else:
        shutil.rmtree(team.bare)
        git(team.clone, "init", "--quiet", "--bare", str(team.bare))

    code = team.request()

    assert code == 2
    assert "origin" in capsys.readouterr().err


def test_a_machine_without_git_is_told_to_install_it(
    team: Team, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(team.desk.root))

    assert team.request() == 2
    assert "git cannot be started" in capsys.readouterr().err


def test_an_api_out_of_reach_is_named_before_anything_is_pushed(
    team: Team, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_API_URL", "http://127.0.0.1:9")

    assert team.request() == 73
    assert "cannot be reached" in capsys.readouterr().err
    assert team.branches() == ["main"]


def test_a_shallow_clone_as_in_actions_is_enough(team: Team) -> None:
    team.request()
    first = team.tip(STEM)
    for _ in range(3):
        git(team.other, "commit", "--quiet", "--allow-empty", "-m", "The site goes on")
    git(team.other, "push", "--quiet", "origin", "HEAD:main")
    shutil.rmtree(team.clone)
    here = ("clone", "--quiet", "--depth", "1", f"file://{team.bare}", str(team.clone))
    git(team.desk.root, *here)
    team.edit()

    code = team.request()

    assert code == 0
    assert git(team.bare, "rev-parse", f"{STEM}^") == first
    assert len(team.hub.pulls) == 1
    assert (team.clone / ".git/shallow").exists()


def test_a_branch_that_moves_meanwhile_is_not_pushed_over(team: Team) -> None:
    team.request()
    team.edit()
    first = team.tip(STEM)
    # What the remote told is out of date by the time of the push.
    hook = team.bare / "hooks/pre-receive"
    moved = f"git update-ref refs/heads/{STEM} $(git rev-parse main)"
    hook.write_text(f"#!/bin/sh\nunset GIT_QUARANTINE_PATH\n{moved}\n", "utf-8")
    hook.chmod(0o755)

    code = team.request()

    assert code == 73
    assert team.tip(STEM) == team.tip("main") != first
    assert team.hub.writes == ["POST /pulls"]


@pytest.mark.parametrize(
    ("remote", "name"),
    [
        ("https://github.com/team/site.git", "team/site"),
        ("https://github.com/team/site", "team/site"),
        ("https://me:word@github.com/team/site.git/", "team/site"),
        ("git@github.com:team/site.js.git", "team/site.js"),
        ("ssh://git@github.com:22/team/site.git", "team/site"),
        ("https://elsewhere.example/team/other.git", "set/explicitly"),
        ("https://evil.example/github.com/team/other", "set/explicitly"),
        ("/srv/github.com/site", "set/explicitly"),
        ("../bare", "set/explicitly"),
    ],
)
def test_the_remote_names_the_repository_where_it_is_the_forges(
    remote: str, name: str
) -> None:
    forge = Forge(repository="set/explicitly", token=SecretStr(TOKEN))

    assert forge.home(remote) == name


def test_a_folder_that_leads_out_of_the_repository_or_into_git_is_refused(
    team: Team, tmp_path: Path
) -> None:
    inner = main(["publish", DRAFT, "--to", f"{team.clone}/.git/x", "--pr"])
    (team.clone / "away").symlink_to(tmp_path)
    outer = main(["publish", DRAFT, "--to", f"{team.clone}/away/x", "--pr"])

    assert (inner, outer) == (2, 2)
    assert team.hub.asked == []


def test_a_title_that_people_chose_stays(team: Team) -> None:
    team.request()
    team.hub.pulls[0]["title"] = "Our own words"
    team.edit()

    team.request()

    assert team.hub.pulls[0]["title"] == "Our own words"
    assert team.hub.writes == ["POST /pulls", "PATCH /pulls/1"]


def test_a_pull_request_that_is_said_to_exist_and_is_not_listed_is_a_fault(
    team: Team, capsys: pytest.CaptureFixture[str]
) -> None:
    team.request()
    team.edit()
    team.hub.blind = 2

    code = team.request()

    assert code == 73
    assert "already exists for team:issue/" in capsys.readouterr().err


def test_a_folder_that_cannot_name_a_branch_is_refused(
    team: Team, capsys: pytest.CaptureFixture[str]
) -> None:
    team.desk.draft.rename(team.desk.draft.parent / "a b")
    to = str(team.clone / "docs/issues")

    code = main(["publish", "a b", "--to", to, "--pr"])

    assert code == 2
    assert "cannot name a branch" in capsys.readouterr().err


def test_a_body_that_people_filled_up_stays_and_that_is_said(
    team: Team, capsys: pytest.CaptureFixture[str]
) -> None:
    team.request()
    team.hub.pulls[0]["body"] = "字" * 60_000
    team.edit()

    code = team.request()

    assert code == 0
    assert team.hub.pulls[0]["body"] == "字" * 60_000
    assert "leaves no room" in capsys.readouterr().err


def test_a_draft_that_is_no_issue_is_refused(
    team: Team, capsys: pytest.CaptureFixture[str]
) -> None:
    team.desk.decide(One="pending")
    team.edit("title:", "titel:")

    code = team.request()

    assert code == 65
    assert "is no issue" in capsys.readouterr().err


def test_what_an_editor_added_or_left_out_is_told(team: Team) -> None:
    team.desk.decide(Two="held", Three="rejected")
    team.edit("【Four】某实验室", "【四】某实验室")

    team.request()

    [pull] = team.hub.pulls
    assert (
        "未收入：【Two】某实验室（留到下期）、【Three】某实验室（不用）" in pull["body"]
    )
    assert "[1](https://example.org/Four) |  | 改后采用 |" in pull["body"]


def test_an_item_that_an_editor_typed_in_is_told_once_it_is_decided(team: Team) -> None:
    typed = "### 【Five】\n\n手写的一段，讲一件别处没有的事。\n\n原文：https://example.org/5\n"
    draft = team.desk.draft
    team.desk.write(f"{team.desk.text}\n{typed}")
    team.request()
    assert (
        "| 【Five】 | [1](https://example.org/5) |  | 待定 |"
        in (team.hub.pulls[0]["body"])
    )

    here = ReviewDesk(draft, lambda: "")
    here.decide(accept(here.look().sheet[-1].id))
    team.request()

    assert (
        "| 【Five】 | [1](https://example.org/5) |  | 人工添加 |"
        in (team.hub.pulls[0]["body"])
    )


def test_a_site_elsewhere_than_its_repository_is_named(tmp_path: Path) -> None:
    order = Order(tmp_path, tmp_path / "site", tmp_path / "issues", tmp_path)
    nothing = Proposal("", "", {}, (), (), ())

    with pytest.raises(SettingsError, match="leads out of"):
        paths(order, nothing, tmp_path / "clone", print)
