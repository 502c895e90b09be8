"""Whether a model is set that could write an item: asked before an editor is."""

from collections.abc import Mapping

from agents.settings.environment import flag_values

_SERVERS = {"OPENAI_API_KEY", "OPENAI_BASE_URL"}
_NO_MODEL = (
    "没有设置模型：在 .env 里写上 OPENAI_API_KEY（或 OPENAI_BASE_URL）和"
    " OPENAI_MODEL，再按一次 r，不用重启"
)


def no_model(environment: Mapping[str, str]) -> str:
    """What an editor is told, in Chinese as the page is; "" where there is one."""
    own = flag_values(environment)
    named = own.get("model") or environment.get("OPENAI_MODEL")
    served = _SERVERS & environment.keys() or "base_url" in own
    return "" if named and served else _NO_MODEL
