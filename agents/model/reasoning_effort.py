"""`--effort`: how much a model thinks, where its server takes a field for it.

Nobody's field is known beforehand: they are tried in turn, as the ladder's rungs are.
A refusal, or an answer that is thought about as long as before, leads to the next.
"""

from typing import Any, Literal

Effort = Literal["none", "low", "medium", "high"]
EFFORTS: tuple[Effort, ...] = ("none", "low", "medium", "high")
# Each but the first and the last is the name of its field.
Way = Literal[
    "untried",
    "reasoning_effort",
    "reasoning",
    "thinking",
    "enable_thinking",
    "chat_template_kwargs",
    "unsaid",
]
WAYS: tuple[Way, ...] = (
    "untried",
    "reasoning_effort",  # OpenAI, Gemini, Ollama, vLLM
    "reasoning",  # OpenRouter
    "thinking",  # DeepSeek, Zhipu, Moonshot, Doubao
    "enable_thinking",  # DashScope, SiliconFlow
    "chat_template_kwargs",  # vLLM, SGLang, llama.cpp
    "unsaid",
)
_OF_USE = 0.8  # of the thinking without the field: what is above it is no less


def fields(way: Way, effort: Effort | None) -> dict[str, Any]:
    """What to send; nothing where nothing is wished, or no field is known to work.

    Where there is only on and off, a low effort is off.
    """
    if effort is None or way == "unsaid":
        return {}
    thinks = effort in ("medium", "high")
    if way == "reasoning":
        return {way: {"enabled": False} if effort == "none" else {"effort": effort}}
    if way == "thinking":
        return {way: {"type": "enabled" if thinks else "disabled"}}
    if way == "enable_thinking":
        return {way: thinks}
    if way == "chat_template_kwargs":
        return {way: {"enable_thinking": thinks}}
    return {"reasoning_effort": effort}


def following(way: Way) -> Way:
    """An untried server gets the first field."""
    place = max(1, WAYS.index(way))
    return WAYS[min(place + 1, len(WAYS) - 1)]


def is_less(thinking: int, before: int) -> bool:
    return thinking < _OF_USE * before


def for_json(chosen: Effort | None) -> Effort:
    """Cards and verdicts need little thought, and no more than the writing gets."""
    return "none" if chosen == "none" else "low"
