"""`prompts/terms.yaml`: the words of the prior, read strictly, each fault by its line."""

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from agents.domain.terms import Term, TermTable
from agents.errors import SettingsError
from agents.settings.strict_yaml import lines_of, suggest, text_of, tree


def load(path: Path) -> TermTable:
    """Read and check the file. Raises SettingsError with the line and the way out."""
    text = text_of(path, "run from the root of the checkout")
    data, node = tree(path, text)
    if not isinstance(data, dict):
        raise SettingsError(f"{path}: no mapping with 'terms:'; restore the file")
    for key in data:
        if key not in TermTable.model_fields:
            known = suggest(str(key), TermTable.model_fields)
            raise SettingsError(f"{path}: unknown key {key!r}{known}")
    _check_terms(path, data.get("terms"), lines_of(node, "terms"))
    try:
        return TermTable.model_validate(data)
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(str(part) for part in fault["loc"])
        raise SettingsError(f"{path}: {place}: {fault['msg']}; mend it") from error


def _check_terms(path: Path, entries: object, lines: list[int]) -> None:
    if not isinstance(entries, list) or not entries:
        raise SettingsError(f"{path}: 'terms' is no list; add at least one term")
    names: dict[str, int] = {}
    for entry, line in zip(entries, lines, strict=True):
        term = _term(f"{path}, line {line}", entry)
        if term.name in names:
            raise SettingsError(
                f"{path}, line {line}: the name {term.name!r} is taken by line"
                f" {names[term.name]}; put the words together or give it another"
            )
        names[term.name] = line


def _term(place: str, entry: Any) -> Term:
    if not isinstance(entry, dict):
        raise SettingsError(
            f"{place}: a term is a mapping such as"
            " {name: 多智能体, weight: 1.8, words: [multi-agent*]}"
        )
    name = entry.get("name")
    for field in entry:
        if field not in Term.model_fields:
            known = suggest(str(field), Term.model_fields)
            raise SettingsError(
                f"{place}: term {name!r} has an unknown field {field!r}{known}"
            )
    try:
        return Term.model_validate(entry)
    except ValidationError as error:
        fault = error.errors()[0]
        field = ".".join(str(part) for part in fault["loc"])
        raise SettingsError(
            f"{place}: term {name!r}: {field}: {fault['msg']}; mend it"
        ) from error
