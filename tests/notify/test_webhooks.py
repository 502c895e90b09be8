import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.notify.message import cut, drafted, published
from agents.notify.webhooks import Request, dingtalk, feishu, refused, slack, wecom

NOW = 1_730_419_200.75
URL = "https://chat.example/hook"
Make = Callable[[str, str, str, float], Request]


def test_feishu_signs_an_empty_message_with_time_and_secret_as_the_key() -> None:
    request = feishu(URL, "s3cret", "你好", NOW)

    sign = hmac.new(b"1730419200\ns3cret", b"", hashlib.sha256).digest()
    expected = (
        f'{{"timestamp":"1730419200","sign":"{base64.b64encode(sign).decode()}",'
        '"msg_type":"text","content":{"text":"你好"}}'
    )
    assert request == (URL, expected.encode())


def test_feishu_without_a_secret_is_not_signed() -> None:
    assert (
        feishu(URL, "", "x", NOW).body == b'{"msg_type":"text","content":{"text":"x"}}'
    )


def test_dingtalk_signs_time_and_secret_with_the_secret_in_the_address() -> None:
    url, body = dingtalk(f"{URL}?access_token=t", "SEC0", "你好", NOW)

    sign = hmac.new(b"SEC0", b"1730419200750\nSEC0", hashlib.sha256).digest()
    query = parse_qs(urlsplit(url).query)
    assert query["timestamp"] == ["1730419200750"]
    assert query["sign"] == [base64.b64encode(sign).decode()]
    assert query["access_token"] == ["t"]
    assert body == '{"msgtype":"text","text":{"content":"你好"}}'.encode()


def test_dingtalk_without_a_secret_keeps_the_address() -> None:
    assert dingtalk(URL, "", "x", NOW).url == URL


def test_wecom_sends_plain_text() -> None:
    body = wecom(URL, "", "你好", NOW).body

    assert body == '{"msgtype":"text","text":{"content":"你好"}}'.encode()


def test_slack_escapes_its_own_three_marks() -> None:
    body = json.loads(slack(URL, "", "a & <!channel>", NOW).body)

    assert body["text"] == "a &amp; &lt;!channel&gt;"


@pytest.mark.parametrize("make", [feishu, wecom, dingtalk])
def test_no_title_mentions_anybody(make: Make) -> None:
    assert b"<" not in make(URL, "", '<at user_id="all">', NOW).body


@pytest.mark.parametrize("make", [feishu, dingtalk, slack])
def test_a_long_text_keeps_to_the_limit(make: Make) -> None:
    assert len(make(URL, "", '汉<"' * 9_000, NOW).body) <= 20_000


def test_wecom_counts_the_bytes_of_the_text() -> None:
    body = json.loads(wecom(URL, "", '汉<"' * 9_000, NOW).body)

    assert 2_000 < len(body["text"]["content"].encode()) <= 2_048


@given(st.text(), st.integers(min_value=30, max_value=60))
def test_a_cut_text_never_exceeds_its_bytes(text: str, size: int) -> None:
    assert len(cut(text, size).encode()) <= size


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b'{"errcode": 0}', ""),
        (b'{"errcode": 310000, "errmsg": "sign"}', "code 310000"),
        (b"[]", ""),
        (b"<html>", "an answer that is not JSON"),
    ],
)
def test_a_refusal_with_status_200_is_seen(body: bytes, reason: str) -> None:
    assert refused("errcode")(body) == reason


def test_a_draft_tells_counts_flags_failed_sources_and_what_is_next() -> None:
    report = {
        "id": "2024-10-31",
        "counts": {"practice": 10, "theory": 7, "news": 3},
        "flags": ["extractive"],
        "sources": [
            {"name": "A feed", "status": "failed"},
            {"name": "B", "status": "ok"},
        ],
    }

    assert drafted(report).splitlines() == [
        "前沿技术分享草稿 2024-10-31 已生成：🧐 实践 10 条，🤯 理论 7 条，🤠 新闻 3 条",
        "需要留意的标记：extractive",
        "读取失败的来源：A feed",
        "下一步：scripts/agents review 2024-10-31",
    ]
    assert drafted(report, redraft="issue.redraft.md").splitlines()[-2] == (
        "新稿在 issue.redraft.md；编辑改过的 issue.md 没有动"
    )


def test_many_names_are_counted_and_not_all_listed() -> None:
    text = published("p.md", {"news": 1}, [f"【{n}】" for n in range(12)])

    assert "【9】 等 12 个" in text
    assert "【10】" not in text
