"""When two groups of entries become one."""

from agents.scout.cluster import group
from agents.scout.happening.entry_text import EntryText
from agents.scout.happening.vetoes import veto
from tests.scout.happening.test_retold import entry

SHORT = entry("Cerebras Inference: AI at Instant Speed")
FULL = entry(
    "Cerebras Systems 推出全球最快 AI 推理方案 Cerebras Inference",
    "Cerebras Systems 推出 Cerebras Inference，速度是英伟达 GPU 的 20 倍。",
)
LOUD = entry(
    "GPU 推理时代终结？世界最大芯片加持推理狂飙 20 倍，英伟达 H100 也被干趴",
    "Cerebras Inference 一出世，推理速度赶超英伟达 GPU 20 倍。",
)


def stories(*entries: EntryText) -> int:
    return len(group([entry.candidate for entry in entries]))


def test_who_is_plainly_one_with_a_member_need_not_name_what_the_others_name() -> None:
    assert stories(SHORT, FULL) == 1
    assert stories(FULL, LOUD) == 1
    assert veto(SHORT, LOUD) == "subject"
    assert stories(SHORT, FULL, LOUD) == 1
