"""The flags in Chinese: on the page, and where Chinese is spoken."""

from agents.domain.words import Flag
from agents.messages.said import spoken

FLAGS: dict[Flag, str] = {
    "date-unconfirmed": "日期未确认",
    "number-not-in-source": "数字无出处",
    "name-not-in-source": "名称无出处",
    "quote-not-in-source": "引语无出处",
    "url-not-in-source": "网址无出处",
    "unsupported": "缺依据",
    "wrong-language": "不是中文",
    "copied": "照抄原文",
    "too-short": "太短",
    "too-long": "太长",
    "hype": "宣传腔",
    "extractive": "原文摘录",
    "suspected-injection": "疑似注入",
    "follow-up": "后续",
    "late-discovery": "旧事新提",
    "metadata-only": "只有元数据",
    "abstract-only": "只读了摘要",
    "judge-failed": "审稿没有回答",
    "introduction-failed": "开头没有写成",
    "budget": "超出预算",
    "program-error": "程序出错",
}


def flag_word(flag: str) -> str:
    """What it is called, "" where English is spoken."""
    word = next((word for name, word in FLAGS.items() if name == flag), "")
    return word if spoken() == "zh" else ""


def flagged(flag: str) -> str:
    """The flag itself stays in sight: documents and files have no other name for it."""
    word = flag_word(flag)
    return f"{word}（{flag}）" if word else flag
