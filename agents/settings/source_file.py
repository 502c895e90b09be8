"""`sources.yaml`: read strictly, each fault named with its line."""

import difflib
import re
from collections.abc import Hashable
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BeforeValidator, Field, ValidationError
from typing_extensions import override

from agents.domain.foreign import all_whole
from agents.domain.kinds import KINDS
from agents.domain.plan import Quota
from agents.domain.source import Source
from agents.domain.words import Noun, SectionName
from agents.errors import SettingsError
from agents.settings.proxy import Proxy, proxy

_KINDS: dict[str, type[Noun]] = {kind: row.source for kind, row in KINDS.items()}
_EXAMPLES = {
    "query": 'query: "cat:cs.CL"',
    "url": 'url: "https://example.org/feed.xml"',
    "kind": "kind: feed",
    "name": "name: My feed",
}


# What stands within the brackets of a User-Agent (RFC 9110, section 5.6.5).
_CONTACT = re.compile(r"[ !-'*-\[\]-~]{1,200}")


def _contact(written: Any) -> Any:
    if isinstance(written, str) and not _CONTACT.fullmatch(written.strip()):
        raise ValueError(
            "does not fit into a header: letters of ASCII only, and no brackets; write"
            " one such as mailto:editors@example.org"
        )
    return written.strip() if isinstance(written, str) else written


def _proxy(written: Any) -> Any:
    return proxy(written) if isinstance(written, str) else written


class Team(Noun):
    topics: tuple[str, ...] = ()
    contact: Annotated[str | None, BeforeValidator(_contact)] = None
    proxy: Annotated[Proxy | None, BeforeValidator(_proxy)] = None


class Price(Noun):
    """Money per million tokens, in any one currency."""

    input: float = Field(ge=0)
    output: float = Field(ge=0)


def _default_quotas() -> dict[SectionName, Quota]:
    return {
        "practice": Quota(items=10),
        "theory": Quota(items=7),
        "news": Quota(items=4),
    }


def _all_sections(value: Any) -> Any:
    """Sections that the file leaves out keep their default quota."""
    return _default_quotas() | value if isinstance(value, dict) else value


class SourceFile(Noun):
    """The whole file, and where it was read from."""

    path: Path
    team: Team = Team()
    sections: Annotated[dict[SectionName, Quota], BeforeValidator(_all_sections)] = (
        Field(default_factory=_default_quotas)
    )
    sources: tuple[Source, ...] = Field(min_length=1)
    prices: dict[str, Price] = Field(default_factory=dict)


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
                    problem="a key is no single word", problem_mark=key.start_mark
                )
            if key.value in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"{key.value!r} is written twice",
                    problem_mark=key.start_mark,
                )
            seen.add(key.value)
        made: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        return made


def load(path: Path) -> SourceFile:
    """Read and check the file. Raises SettingsError with the line and the way out."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise SettingsError(
            f"{path} does not exist; give the file with --sources FILE"
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} cannot be read: {error}") from error
    data, lines = _parse(path, text)
    _check_sources(path, data.get("sources"), lines)
    try:
        return SourceFile.model_validate({**data, "path": path})
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(str(part) for part in fault["loc"])
        if fault["type"] == "value_error":  # ours: it says what may be said
            raise SettingsError(f"{path}: {place} {fault['ctx']['error']}") from error
        raise SettingsError(
            f"{path}: {place}: {fault['msg']}; mend that entry"
        ) from error


def _parse(path: Path, text: str) -> tuple[dict[str, Any], list[int]]:
    """The data, and the line of each source."""
    data, node = _tree(path, text)
    if not isinstance(data, dict) or not isinstance(node, yaml.MappingNode):
        raise SettingsError(
            f"{path}: no mapping with 'sources:'; see README for the form"
        )
    for key, _ in node.value:
        if key.value not in SourceFile.model_fields or key.value == "path":
            raise SettingsError(
                f"{path}, line {key.start_mark.line + 1}: unknown key {key.value!r}"
                f"{_suggest(str(key.value), SourceFile.model_fields)}"
            )
    entries = next((v for k, v in node.value if k.value == "sources"), None)
    items = entries.value if isinstance(entries, yaml.SequenceNode) else []
    return data, [item.start_mark.line + 1 for item in items]


def _tree(path: Path, text: str) -> tuple[Any, yaml.Node | None]:
    """The data as Python has it, and as it is written."""
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        return all_whole(loader.construct_document(node) if node else None), node
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "not readable as YAML"
        raise SettingsError(f"{path}{where}: {problem}; mend it") from error


def _check_sources(path: Path, entries: object, lines: list[int]) -> None:
    if not isinstance(entries, list) or not entries:
        raise SettingsError(f"{path}: 'sources' is no list; add at least one source")
    names: dict[str, int] = {}
    for entry, line in zip(entries, lines, strict=True):
        place = f"{path}, line {line}"
        _check_source(place, entry)
        name = entry["name"].strip()
        if name in names:
            raise SettingsError(
                f"{place}: the name {name!r} is taken by line {names[name]};"
                " give it another"
            )
        names[name] = line
    if not any(entry.get("enabled", True) for entry in entries):
        raise SettingsError(f"{path}: no source is enabled; enable at least one")


def _check_source(place: str, entry: object) -> None:
    if not isinstance(entry, dict):
        raise SettingsError(
            f"{place}: a source is a mapping such as {{name: …, kind: …}}"
        )
    name = entry.get("name")
    kind = entry.get("kind")
    if not isinstance(kind, str) or kind not in _KINDS:
        known = ", ".join(_KINDS)
        raise SettingsError(
            f"{place}: source {name!r} has the kind {kind!r}; known kinds: {known}"
        )
    model = _KINDS[kind]
    for field in entry:
        if field not in model.model_fields:
            raise SettingsError(
                f"{place}: source {name!r} has an unknown field {field!r}"
                f"{_suggest(str(field), model.model_fields)}"
            )
    try:
        model.model_validate(entry)
    except ValidationError as error:
        raise SettingsError(f"{place}: source {name!r} {_fault(error)}") from error


def _fault(error: ValidationError) -> str:
    fault = error.errors()[0]
    field = str(fault["loc"][0])
    if fault["type"] == "missing":
        return f"has no {field!r}; add one, for example {_EXAMPLES.get(field, field)}"
    if field == "url":
        shown = re.sub(r"//[^/@]*@", "//…@", str(fault["input"]))
        return f"has the url {shown!r}; only http(s) without a user in it is read"
    return f"has {field} {fault['input']!r}: {fault['msg']}; mend it"


def _suggest(word: str, known: dict[str, Any]) -> str:
    close = difflib.get_close_matches(word, [k for k in known if k != "path"], n=1)
    if close:
        return f"; did you mean {close[0]!r}?"
    return f"; known are {', '.join(k for k in known if k != 'path')}"
