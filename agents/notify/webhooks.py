"""The four webhooks: body, signature and size of each. Pure.

Each sends plain text, so that nothing of a title acts as markup; what could still
mention somebody (`<at …>`, `<!channel>`) is escaped.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from urllib.parse import quote_plus

from agents.domain.foreign import document
from agents.messages.said import said
from agents.notify.message import cut


class Request(NamedTuple):
    url: str
    body: bytes


class Service(NamedTuple):
    """`refusal` reads an answer of status 200: the reason, or nothing."""

    name: str
    variable: str  # of the address
    request: Callable[[str, str, str, float], Request]  # url, secret, text, now
    secret: str = ""  # the secret's variable, where there may be one
    refusal: Callable[[bytes], str] = lambda _: ""


def feishu(url: str, secret: str, text: str, now: float) -> Request:
    r"""Signed in the body; the key is `timestamp\nsecret` and the message is empty.

    open.feishu.cn, custom bot: at most 20 KB in all, the time in seconds.
    """
    content = {"text": cut(_unmentioned(text), 6_000)}
    body: dict[str, Any] = {"msg_type": "text", "content": content}
    if secret:
        moment = str(int(now))
        key = f"{moment}\n{secret}".encode()
        body = {"timestamp": moment, "sign": _hmac(key, b""), **body}
    return Request(url, _json(body))


def wecom(url: str, _secret: str, text: str, _now: float) -> Request:
    """The address holds the key; a text is at most 2,048 bytes (path 91770)."""
    content = {"content": cut(_unmentioned(text), 2_048)}
    return Request(url, _json({"msgtype": "text", "text": content}))


def dingtalk(url: str, secret: str, text: str, now: float) -> Request:
    r"""Signed in the address; the key is the secret, the message `timestamp\nsecret`.

    open.dingtalk.com, custom robot: at most 20,000 bytes, the time in milliseconds.
    """
    content = {"content": cut(_unmentioned(text), 6_000)}
    if secret:
        moment = str(int(now * 1000))
        sign = _hmac(secret.encode(), f"{moment}\n{secret}".encode())
        joint = "&" if "?" in url else "?"
        url = f"{url}{joint}timestamp={moment}&sign={quote_plus(sign)}"
    return Request(url, _json({"msgtype": "text", "text": content}))


def slack(url: str, _secret: str, text: str, _now: float) -> Request:
    """`&`, `<` and `>` are Slack's own; 4,000 characters are shown whole."""
    escaped = cut(text, 3_600)
    for mark, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        escaped = escaped.replace(mark, entity)
    return Request(url, _json({"text": escaped, "mrkdwn": False}))


def refused(*fields: str) -> Callable[[bytes], str]:
    """A reader of answers that say `{"errcode": 310000}` with status 200."""

    def read(body: bytes) -> str:
        try:
            answer = document(body)
        except ValueError:
            return said("an answer that is not JSON")
        codes: Mapping[str, object] = answer if isinstance(answer, dict) else {}
        found = next((codes[field] for field in fields if field in codes), 0)
        return "" if found == 0 else said("code {code}", code=str(found)[:20])

    return read


SERVICES = (
    Service(
        "Feishu",
        "FEISHU_WEBHOOK_URL",
        feishu,
        "FEISHU_WEBHOOK_SECRET",
        refused("code", "StatusCode"),
    ),
    Service("企业微信", "WECOM_WEBHOOK_URL", wecom, refusal=refused("errcode")),
    Service(
        "DingTalk",
        "DINGTALK_WEBHOOK_URL",
        dingtalk,
        "DINGTALK_WEBHOOK_SECRET",
        refused("errcode"),
    ),
    Service("Slack", "SLACK_WEBHOOK_URL", slack),
)


def _hmac(key: bytes, message: bytes) -> str:
    return base64.b64encode(hmac.new(key, message, hashlib.sha256).digest()).decode()


def _unmentioned(text: str) -> str:
    return text.replace("<", "＜").replace(">", "＞")


def _json(body: Mapping[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
