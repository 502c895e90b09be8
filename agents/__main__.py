"""`python -m agents`; a Python that lacks its packages is told so in a sentence."""

import sys


def _run() -> int:
    try:
        from agents.cli import main  # noqa: PLC0415  # it loads the first of them

        return main()
    except ModuleNotFoundError as error:
        if (error.name or "agents").partition(".")[0] == "agents":
            raise
        print(  # noqa: T201
            f"agents: this Python lacks {error.name}; call scripts/agents, which installs"
            " what is needed into .venv, or run pip install . first",
            file=sys.stderr,
        )
        return 2


if __name__ == "__main__":
    sys.exit(_run())
