"""A shell completes what the program understands, and nothing else."""

import shutil
import subprocess

import pytest

from agents.commands import COMMANDS
from agents.shell_completion import flags, script
from agents.usage import CHOICE_FLAGS, DRAFT_FLAGS, parser

BASH = shutil.which("bash")
BELOW = parser(COMMANDS).parse_args(["completion"]).below


@pytest.mark.skipif(BASH is None, reason="no bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (("agents", "re"), ["review"]),
        (("scripts/agents", "draft", "--max"), ["--max-tokens-total", "--max-cost"]),
        (("agents", "publish", "--p"), ["--pr"]),
        (("agents", "publish", "--swap"), []),
        (("agents", "nothing", "--"), []),
    ],
)
def test_bash_offers_commands_and_each_ones_flags(
    typed: tuple[str, ...], offered: list[str]
) -> None:
    words = " ".join(typed)
    asked = (
        f"COMP_WORDS=({words}); COMP_CWORD={len(typed) - 1}; _agents;"
        ' printf "%s\\n" "${COMPREPLY[@]}"'
    )

    done = subprocess.run(  # noqa: S603  # our own script
        [str(BASH), "-c", script(BELOW) + asked],
        capture_output=True,
        check=True,
        text=True,
    )

    assert done.stdout.split() == offered


def test_every_flag_that_a_draft_knows_is_offered() -> None:
    wanted = {flag for flag, *_ in (*DRAFT_FLAGS, *CHOICE_FLAGS)}

    assert {*wanted, "--choose", "--force", "--json"} == set(flags(BELOW["draft"]))
