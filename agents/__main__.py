"""`python -m agents`; a Python that lacks its packages is told so in a sentence."""

import gc
import sys
from pathlib import Path

# Objects that pile up before Python looks for cycles among them. Loading makes them by
# the hundred thousand and hardly a cycle; looking took a seventh of its time.
_PILED_UP = 100_000


def _run() -> int:
    gc.set_threshold(_PILED_UP)
    try:
        from agents.cli import main  # noqa: PLC0415  # it loads the first of them

        return main()
    except ModuleNotFoundError as error:
        if (error.name or "agents").partition(".")[0] == "agents":
            raise
        return _lacking(error.name)


def _lacking(package: str | None) -> int:
    from agents.messages.said import language, said, speaking  # noqa: PLC0415
    from agents.settings.environment import environment  # noqa: PLC0415

    with speaking(language(environment(Path.cwd(), dotenv=False))):
        message = said(
            "agents: this Python lacks {package}; call scripts/agents, which installs"
            " what is needed into .venv, or run pip install . first",
            package=package,
        )
    print(message, file=sys.stderr)  # noqa: T201
    return 2


if __name__ == "__main__":
    sys.exit(_run())
