"""`prompts/terms.yaml`: the words of the prior, read strictly, each fault by its line."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from agents.domain.terms import Term, TermTable
from agents.errors import SettingsError
from agents.messages.foreign import first_fault
from agents.messages.said import said
from agents.settings.strict_yaml import (
    check_names,
    line_of,
    lines_of,
    suggest,
    text_of,
    tree,
)


def load(path: Path) -> TermTable:
    """Read and check the file. Raises SettingsError with the line and the way out."""
    return _read(path, text_of(path, said("run from the root of the checkout")))


@lru_cache(maxsize=4)  # a server plans many runs by the same words
def _read(path: Path, text: str) -> TermTable:
    data, node = tree(path, text)
    if not isinstance(data, dict):
        raise SettingsError(
            said("{path}: no mapping with 'terms:'; restore the file", path=path)
        )
    for key in data:
        if key not in TermTable.model_fields:
            known = suggest(str(key), TermTable.model_fields)
            raise SettingsError(
                said(
                    "{place}: unknown key {key!r}{way_out}",
                    place=path,
                    key=key,
                    way_out=known,
                )
            )
    _check_terms(path, data.get("terms"), lines_of(node, "terms"))
    try:
        return TermTable.model_validate(data)
    except ValidationError as error:
        place, fault = first_fault(error)
        raise SettingsError(
            said(
                "{path}: {place}: {fault}; mend it",
                path=path,
                place=place,
                fault=fault,
            )
        ) from error


def _check_terms(path: Path, entries: object, lines: list[int]) -> None:
    if not isinstance(entries, list) or not entries:
        raise SettingsError(
            said("{path}: 'terms' is no list; add at least one term", path=path)
        )
    names = [
        _term(line_of(path, line), entry).name
        for entry, line in zip(entries, lines, strict=True)
    ]
    check_names(path, names, lines, said("put the words together or give it another"))


def _term(place: str, entry: Any) -> Term:
    if not isinstance(entry, dict):
        raise SettingsError(
            said(
                "{place}: a term is a mapping such as {{name: 多智能体, weight: 1.8,"
                " words: [multi-agent*]}}",
                place=place,
            )
        )
    name = entry.get("name")
    for field in entry:
        if field not in Term.model_fields:
            known = suggest(str(field), Term.model_fields)
            raise SettingsError(
                said(
                    "{place}: term {name!r} has an unknown field {field!r}{way_out}",
                    place=place,
                    name=name,
                    field=field,
                    way_out=known,
                )
            )
    try:
        return Term.model_validate(entry)
    except ValidationError as error:
        field, fault = first_fault(error)
        raise SettingsError(
            said(
                "{place}: term {name!r}: {field}: {fault}; mend it",
                place=place,
                name=name,
                field=field,
                fault=fault,
            )
        ) from error
