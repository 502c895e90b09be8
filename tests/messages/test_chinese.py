"""Where Chinese is spoken, no setting and no usage is answered in English."""

import argparse
import inspect
import re
from pathlib import Path

import pytest

from agents.commands import COMMANDS
from agents.messages.foreign import _ARGPARSE
from agents.messages.usage import HELP
from agents.usage import parser
from tests.messages.chinese import FEED, Spoken, english_lines

pytestmark = pytest.mark.usefixtures("chinese")


def without_usage(page: str) -> str:
    """A help's text without its names and words for values."""
    rest = page.partition("\n\n")[2]
    return re.sub(
        r"^ +(?:-h, )?(?:--)?[\w,-]+(?: [A-Z\[\],=-]+)?(?:  +|$)",
        "",
        rest,
        flags=re.MULTILINE,
    )


def test_an_english_sentence_is_found_between_chinese_words() -> None:
    assert english_lines("没有这个文件；name another folder please") != []
    assert english_lines("no such file") != []
    assert english_lines("请用 --sources FILE 给出 /etc/a/b，见 https://a.org/b") == []


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["--since", "soon"], "“soon”不是日期"),
        (["--since", "2024-09-30", "--until", "2024-09-01"], "不早于 --until"),
        (["--since", "2024-09-01", "--tz", "Mars/Base"], "不是时区"),
        (["--since", "2024-09-01", "--samples", "0"], "应不小于 1"),
        (["--since", "2024-09-01", "--items", "many"], "应为整数"),
        (["--effort", "much"], "应为 none、low、medium、high 之一"),
        (["--sources", "none.yaml"], "没有 none.yaml 这个文件"),
        (["--replay", "none"], "没有这个文件夹"),
        (["--base-url", "localhost"], "不是 http(s) 网址"),
        (["--base-url", "http://localhost:1/v1"], "哪个模型"),
        (["--base-url", "http://0.0.0.0:1/v1", "--model", "m"], "只用来监听"),
        (["--since", "2024-09-01", "--sessions", "nine"], "不是范围"),
        (["--database", "postgresql://a:b@c/d"], "密码"),
        (["--replay", ".", "--record", "."], "不能同时用"),
        (["--swap", "3"], "--swap “3”"),
        (["--add", "x"], "--add “x”不是网址"),
    ],
)
def test_a_wrong_flag_is_told_in_chinese(
    spoken: Spoken, args: list[str], told: str
) -> None:
    text = spoken("draft", *args)

    assert spoken.code == 2
    assert told in text
    assert english_lines(text) == []


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("[", "YAML 写法不对"),
        ("sources: []", "至少加一个来源"),
        ("- a", "没有 sources: 这一项"),
        ("sourcess: 1", "是不是 sources？"),
        (FEED.replace("}", ", enabled: false}"), "都停用了"),
        (FEED.replace("kind: feed", "kind: fed"), "可用的有 arxiv"),
        (FEED.replace("url:", "urls:"), "是不是 url？"),
        (FEED.replace("name: A, ", ""), "没有 name"),
        (FEED.replace("http:", "ftp:"), "只能是 http(s) 网址"),
        (FEED.replace("}", ", weight: much}"), "应为数字"),
        (FEED + "team: {contact: 编辑部}\n", "不能放进请求头"),
        (FEED + "team: {proxy: ':'}\n", "不是代理的地址"),
        (FEED + "sections: {news: {items: -1}}\n", "应不小于"),
        (FEED + "sources: 1\n", "“sources”写了两次"),
        (FEED + FEED.partition("\n")[2], "已经用了"),
    ],
)
def test_a_fault_of_the_source_list_is_told_in_chinese(
    spoken: Spoken, tmp_path: Path, written: str, told: str
) -> None:
    (tmp_path / "sources.yaml").write_text(written, encoding="utf-8")

    text = spoken("sources")

    assert spoken.code == 2
    assert told in text
    assert english_lines(text) == []


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        ({"OPENAI_API_KEY": "密钥", "OPENAI_MODEL": "m"}, "OPENAI_API_KEY 不是密钥"),
        ({"GITHUB_TOKEN": "a b"}, "GITHUB_TOKEN 不是令牌"),
        ({"AGENTS_DATABASE": "mysql://a"}, "AGENTS_DATABASE 不是 PostgreSQL 地址"),
        ({"AGENTS_FORCE": "perhaps"}, "应为 true 或 false"),
        ({"AGENTS_PROXY": ":"}, "AGENTS_PROXY 不是代理的地址"),
        (
            {"OPENAI_API_KEY": "k", "OPENAI_MODEL": "m", "HTTPS_PROXY": ":"},
            "HTTPS_PROXY 不是代理的地址",
        ),
        (
            {"OPENAI_API_KEY": "k", "OPENAI_MODEL": "m", "SSL_CERT_FILE": "none"},
            "没有“none”这个文件",
        ),
        (
            {"OPENAI_API_KEY": "k", "OPENAI_MODEL": "m", "SSL_CERT_DIR": "none"},
            "“none”里没有证书",
        ),
    ],
)
def test_a_wrong_variable_is_told_in_chinese(
    spoken: Spoken,
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    told: str,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    text = spoken("draft", "--since", "2024-09-01")

    assert spoken.code == 2
    assert told in text
    assert english_lines(text) == []


def test_a_fault_of_the_env_file_is_told_in_chinese(
    spoken: Spoken, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("hello\n", encoding="utf-8")
    unreadable = spoken("draft")
    (tmp_path / ".env").write_text("OPENAI_API_KEY=a b\nOPENAI_MODEL=m\n", "utf-8")
    wrong = spoken("draft")

    assert "第 1 行不是 NAME=value" in unreadable
    assert ".env 里的 OPENAI_API_KEY 不是密钥" in wrong
    assert english_lines(unreadable + wrong) == []


def test_every_help_is_told_in_chinese(spoken: Spoken) -> None:
    pages = [spoken(), *(spoken(name, "--help") for name in COMMANDS)]

    assert english_lines("\n".join(map(without_usage, pages))) == []
    assert all("用法：" in page and "显示这份说明" in page for page in pages)


def test_each_help_has_its_chinese_and_nothing_else_has() -> None:
    below = parser(COMMANDS).parse_args(["completion"]).below
    actions = [a for one in below.values() for a in one._actions]  # noqa: SLF001
    whole = parser(COMMANDS)._actions  # noqa: SLF001
    commands = [c for a in whole for c in getattr(a, "_choices_actions", ())]

    assert {a.help for a in (*actions, *commands) if a.help} == HELP.keys()


def test_every_flag_of_every_command_says_what_it_is_for() -> None:
    below = parser(COMMANDS).parse_args(["completion"]).below
    silent = [
        (name, action.option_strings or action.dest)
        for name, one in below.items()
        for action in one._actions  # noqa: SLF001
        if not action.help
    ]

    assert silent == []


@pytest.mark.parametrize("key", sorted(_ARGPARSE))
def test_argparse_still_says_what_is_translated(key: str) -> None:
    assert key in inspect.getsource(argparse).replace("\\'", "'")


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["reveiw"], "没有“reveiw”这个命令；是不是 review？"),
        (["draft", "--since1", "x"], "没有“--since1”这个选项；是不是 --since？"),
        (["draft", "--zzzz"], "没有“--zzzz”这个选项；见"),
        (["check"], "还缺 FILE"),
        (["publish", "2024-09-30"], "还缺 --to"),
        (["draft", "--since"], "后面要有一个值"),
        (["review", "--port", "x"], "不是 int"),
        (["draft", "--json=3"], "后面不能有值"),
        (["graph", "more"], "用不着这些：more"),
        (["check", "--fi", "x.md"], "--fi 可能是"),
    ],
)
def test_what_is_mistyped_is_told_in_chinese(
    spoken: Spoken, args: list[str], told: str
) -> None:
    text = spoken(*args)

    assert spoken.code == 2
    assert told in text
    assert english_lines(text) == []


@pytest.mark.parametrize(
    "args",
    [
        ["check", "none.md"],
        ["parse", "none.md"],
        ["parse", "sources.yaml"],
        ["review", "2024-09-30"],
        ["publish", "2024-09-30", "--to", "site"],
        ["stats"],
        ["learn", "--archive", "none"],
        ["backtest", "--archive", "none"],
        ["backtest", "--archive", ".", "--recorded", "none"],
        ["sources", "--import", "none.opml"],
        ["draft", "--drop", "3"],
        ["draft"],
    ],
)
def test_where_nothing_is_there_yet_it_is_told_in_chinese(
    spoken: Spoken, args: list[str]
) -> None:
    text = spoken(*args)

    assert text != ""
    assert english_lines(text) == []


def test_a_diagnosis_is_told_in_chinese(
    spoken: Spoken, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("AGENTS_PROXY", "http://127.0.0.1:9")
    offline = spoken(
        "doctor", "--offline", "--since", "2024-09-01", "--until", "2024-09-30"
    )
    without = spoken("doctor", "--sources", "none.yaml")

    assert "留意   模型" in offline
    assert "不行   设置" in without
    assert english_lines(offline + without) == []
