"""The page's modules as one script: a browser asks once, whatever they import.

Each module is a block of its own, so that what it does not export stays in it; what it
exports is a name of the script. So no two may export the same name, and they have the
form in which the house writes them: imports and exports begin their line, and a function
ends with a brace that begins one.
"""

import re
from collections.abc import Iterator, Mapping

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w.]+)";\n', re.MULTILINE)
_FUNCTION = re.compile(
    r"^export ((?:async )?function\*? ([\w$]+)\(.*?^\})$", re.MULTILINE | re.DOTALL
)
_CONST = re.compile(r"^export const ([\w$]+) =", re.MULTILINE)


def one_script(modules: Mapping[str, str], first: str) -> str:
    """What `first` needs, and then it: each module behind those that it imports."""
    blocks = [_block(name, modules[name]) for name in _ordered(modules, first, set())]
    return "\n".join(blocks)


def _ordered(modules: Mapping[str, str], name: str, seen: set[str]) -> Iterator[str]:
    if name not in seen:
        seen.add(name)
        for needed in _IMPORT.findall(modules[name]):
            yield from _ordered(modules, needed, seen)
        yield name


def _block(name: str, text: str) -> str:
    names = [*(n for _, n in _FUNCTION.findall(text)), *_CONST.findall(text)]
    declared = f"let {', '.join(names)};\n" if names else ""
    inner = _CONST.sub(r"\1 =", _FUNCTION.sub(r"\2 = \1;", _IMPORT.sub("", text)))
    return f"// {name}\n{declared}{{\n{inner}}}\n"
