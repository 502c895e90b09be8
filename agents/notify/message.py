"""What the team is told after a draft and after publishing. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_SECTIONS = {"practice": "🧐 实践", "theory": "🤯 理论", "news": "🤠 新闻"}
_LISTED = 10  # names of sources, at most


def drafted(
    report: Mapping[str, Any], program: str = "scripts/agents", redraft: str = ""
) -> str:
    """From `report.json` (docs/operating.md §6): id, counts, flags, failed sources, what is next.

    `redraft` is the file's name where the draft lies beside one that an editor touched.
    """
    failed = [s["name"] for s in report["sources"] if s["status"] == "failed"]
    lines = [
        f"前沿技术分享草稿 {report['id']} 已生成：{_counted(report['counts'])}",
        *_listed("需要留意的标记", report["flags"]),
        *_listed("读取失败的来源", failed),
        *_listed("连续异常的来源", report.get("health", ())),
        *([f"新稿在 {redraft}；编辑改过的 issue.md 没有动"] if redraft else ()),
        f"下一步：{program} review {report['id']}",
    ]
    return "\n".join(lines)


def published(page: str, counts: Mapping[str, int], noted: Sequence[str] = ()) -> str:
    """`noted` are the headings of items with a link to look at."""
    return "\n".join(
        [
            f"前沿技术分享 {page} 已发布：{_counted(counts)}",
            *_listed("链接需要留意的条目", list(dict.fromkeys(noted))),
            "下一步：提交站点仓库",
        ]
    )


def cut(text: str, size: int) -> str:
    """At most `size` bytes of UTF-8, no character halved; says that it was cut."""
    encoded = text.encode()
    if len(encoded) <= size:
        return text
    mark = "…（已截断）"
    return encoded[: size - len(mark.encode())].decode("utf-8", "ignore") + mark


def _counted(counts: Mapping[str, int]) -> str:
    shown = [f"{name} {counts.get(key, 0)} 条" for key, name in _SECTIONS.items()]
    return "，".join(shown)


def _listed(title: str, names: Sequence[str]) -> Iterator[str]:
    if names:
        more = f" 等 {len(names)} 个" if len(names) > _LISTED else ""
        yield f"{title}：{'、'.join(names[:_LISTED])}{more}"
