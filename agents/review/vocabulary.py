"""The page's one vocabulary: statuses, flags, support, reasons and keys, in Chinese."""

import re

from agents.domain.evidence import Support
from agents.domain.flag_words import FLAGS
from agents.domain.review import Status
from agents.review.json_object import JsonObject

STATUSES: dict[Status, str] = {
    "pending": "待定",
    "accepted": "采用",
    "edited": "改后采用",
    "rejected": "不用",
    "held": "留到下期",
}
MARKS: dict[Status, str] = {
    "pending": "·",
    "accepted": "✓",
    "edited": "✎",
    "rejected": "✗",
    "held": "→",
}
SUPPORT: dict[Support, str] = {
    "exact": "有出处",
    "weak": "待你核对",
    "none": "没有依据",
}
# What a hand did to the text, or has to: it asks for a look, whatever the checks say.
HANDS = {
    "cut": "稿中已删",
    "unwritten": "待写",
    "touched": "有改动",
    "stale": "说到了不印的条目",
    "hints": "有提示，在正文下面",
}
REASONS = ("重复", "太旧", "与团队无关", "证据不足", "写得不好", "推广", "其他")
KEYS = (
    ("j k", "下一条，上一条；g G 第一条，最后一条"),
    ("f", "下一处问题：没有依据的句子，要留意或有错误的条目"),
    (
        "/",
        "在标题里找，落选打开时在落选里找（题目、要点、来源）；回车打开找到的第一条，Escape 不找了",
    ),
    ("a", "采用，跳到下一条待定"),
    ("x", "不用；紧接着的一个数字是这一条的理由；换到别处或按 Escape 就不问了"),
    ("h", "留到下期"),
    (
        "A",
        "列出没有任何问题也没有备注的条目，空格去掉一条，回车采用其余的（要按住 Shift）",
    ),
    (
        "t",
        "选中这一条并到下一条，回到它再按就放开；选中之后 a x h 对选中的几条，Escape 不选了",
    ),
    ("u", "撤销上一个决定（连同它的理由）、上一次核对或解决备注，并回到那一条"),
    (
        "e",
        "编辑，光标在选中的那一句后面；Ctrl+Enter 保存并采用，还在这一条；Escape 离开，文字留着，不算决定；在落选的一条上：换入并编辑",
    ),
    ("r", "让模型按你的要求重写；旧稿留着，u 换回，n 里可选"),
    ("J K", "下移，上移（要按住 Shift）"),
    ("1 2 3", "移到 🧐 🤯 🤠 板块"),
    ("c", "换分类"),
    ("s S", "下一句，上一句的证据"),
    ("v", "这一句核对过了，到下一句要看的；在核对过的一句上按：不算了"),
    ("m", "写一条备注，别的编辑看得到；Shift+Enter 换行"),
    (
        "i d n l b",
        "图片，与模型原稿的差异，其他答案，这一条的历史，落选；Escape 回到证据",
    ),
    ("w", "整期预览：发布之后的样子"),
    ("p", "发布到站点（review --to 目录）"),
    ("Enter", "在小窗口里：按下它的主按钮；Escape 关上"),
    ("?", "这张表"),
)


_CODE = re.compile(rf"\b({'|'.join(FLAGS)})(?:: |\b)")


def without_codes(text: str) -> str:
    """What code says of an answer, its flags as the page calls them.

    >>> without_codes("name-not-in-source: Orbit；too-long: 520 字")
    '名称无出处：Orbit；太长：520 字'
    """
    words: dict[str, str] = dict(FLAGS.items())
    return _CODE.sub(
        lambda found: words[found[1]] + ("：" if found[0].endswith(" ") else ""), text
    )


def vocabulary() -> JsonObject:
    return {
        "statuses": STATUSES,
        "marks": MARKS,
        "support": SUPPORT,
        "flags": {**FLAGS, **HANDS},
        "hands": list(HANDS),
        "reasons": list(REASONS),
        "keys": [{"keys": keys, "does": does} for keys, does in KEYS],
    }
