"""How many examples a law takes, by the profile that `EXAMPLES` names."""

import os

from hypothesis import HealthCheck, settings

# How long a test takes is the machine's affair; what is slow is measured in `bench/`.
# `derandomize` is named because hypothesis sets it by itself where `CI` is set.
settings.register_profile(
    "usual",
    deadline=None,
    derandomize=False,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("many", settings.get_profile("usual"), max_examples=500)
# The same ones each time: no change is refused for an example that this run alone came
# upon. New ones are looked for by night (.github/workflows/laws.yml).
settings.register_profile(
    "few", settings.get_profile("usual"), max_examples=20, derandomize=True
)
PROFILE = os.environ.get("EXAMPLES", "few")  # noqa: TID251  # of tests
settings.load_profile(PROFILE)

# For a law of which every example takes long.
costly = settings(max_examples=settings().max_examples // 3)
