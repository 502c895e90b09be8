"""What a shell completes behind the program's name: a function for bash, which zsh reads too."""

import argparse
from collections.abc import Mapping

_SCRIPT = """\
# eval "$(scripts/agents completion)"; in zsh after: autoload -U +X bashcompinit && bashcompinit
_agents() {{
  local words="{commands}"
  if [ "$COMP_CWORD" -gt 1 ]; then
    case "${{COMP_WORDS[1]}}" in
{cases}
      *) words="" ;;
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "${{COMP_WORDS[COMP_CWORD]}}"))
}}
complete -o default -F _agents agents
"""


def script(commands: Mapping[str, argparse.ArgumentParser]) -> str:
    """Commands, then each one's flags; where neither fits the shell completes files."""
    cases = "\n".join(
        f'      {name}) words="{" ".join(flags(one))}" ;;'
        for name, one in commands.items()
    )
    return _SCRIPT.format(commands=" ".join(commands), cases=cases)


def flags(command: argparse.ArgumentParser) -> list[str]:
    """The long ones, as its own help shows them."""
    words = command.format_usage().replace("[", " ").replace("]", " ").split()
    return list(dict.fromkeys(word for word in words if word.startswith("--")))
