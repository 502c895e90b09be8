"""A YAML file that people write, read strictly: each fault named with its line."""

from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import Any

import yaml
from typing_extensions import override

from agents.domain.foreign import all_whole
from agents.errors import SettingsError
from agents.messages.foreign import in_words
from agents.messages.said import listed, said

# libyaml's parser takes a tenth of the time, where PyYAML was built with it.
_Safe = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Safe):  # type: ignore[misc,valid-type]  # one of two classes
    """Refuses a key written twice, which YAML would let win in silence."""

    @override
    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,
    ) -> dict[Hashable, Any]:
        seen = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.MarkedYAMLError(
                    problem=said("a key is no single word"), problem_mark=key.start_mark
                )
            if key.value in seen:
                raise yaml.MarkedYAMLError(
                    problem=said("{value!r} is written twice", value=key.value),
                    problem_mark=key.start_mark,
                )
            seen.add(key.value)
        made: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        return made


def text_of(path: Path, way_out: str) -> str:
    """The file's text. Raises SettingsError, which tells the way out if it is missing."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise SettingsError(
            said("{path} does not exist; {way_out}", path=path, way_out=way_out)
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            said("{path} cannot be read: {error}", path=path, error=in_words(error))
        ) from error


def tree(path: Path, text: str) -> tuple[Any, yaml.Node | None]:
    """The data as Python has it, and as it is written. Raises SettingsError."""
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        return all_whole(loader.construct_document(node) if node else None), node
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        place = line_of(path, line) if mark else path
        problem = getattr(error, "problem", None) or said("not readable as YAML")
        raise SettingsError(
            said("{place}: {problem}; mend it", place=place, problem=problem)
        ) from error


def lines_of(node: yaml.Node | None, key: str) -> list[int]:
    """The line of each entry of the list under a key of the file."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    entries = next((value for name, value in pairs if name.value == key), None)
    items = entries.value if isinstance(entries, yaml.SequenceNode) else []
    return [item.start_mark.line + 1 for item in items]


def line_of(path: Path, line: int) -> str:
    return said("{path}, line {line}", path=path, line=line)


def check_names(
    path: Path, names: Iterable[str], lines: Iterable[int], way_out: str
) -> None:
    """Each name stands once; `lines` has the line of each. Raises SettingsError."""
    taken: dict[str, int] = {}
    for name, line in zip(names, lines, strict=True):
        if name in taken:
            raise SettingsError(
                said(
                    "{place}: the name {name!r} is taken by line {line}; {way_out}",
                    place=line_of(path, line),
                    name=name,
                    line=taken[name],
                    way_out=way_out,
                )
            )
        taken[name] = line


def suggest(word: str, known: Iterable[str]) -> str:
    """The way out of a word that is not known: the nearest one, or all of them."""
    import difflib  # noqa: PLC0415  # for a mistake alone

    names = list(known)
    close = difflib.get_close_matches(word, names, n=1)
    if close:
        return said("; did you mean {word!r}?", word=close[0])
    return said("; known are {names}", names=listed(names))
