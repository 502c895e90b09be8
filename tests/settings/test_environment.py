"""The environment and `.env`."""

from pathlib import Path

import pytest

from agents.errors import SettingsError
from agents.settings.environment import (
    Environment,
    environment,
    flag_values,
    place,
    token,
)


def dotenv(folder: Path, text: str) -> dict[str, str]:
    (folder / ".env").write_text(text, encoding="utf-8")
    found = environment(folder)
    return {name: found[name] for name in found if name.isupper() and len(name) == 1}


def test_a_folder_without_a_dotenv_file_has_the_process_environment_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_MODEL", "m")

    assert environment(tmp_path)["OPENAI_MODEL"] == "m"


def test_the_process_environment_beats_the_dotenv_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("A", "process")

    assert dotenv(tmp_path, "A=file\nB=file") == {"A": "process", "B": "file"}


def test_an_empty_value_counts_as_unset(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("A", " ")

    assert dotenv(tmp_path, "A=file\nB=\nC=# nothing") == {}


@pytest.mark.parametrize(
    ("line", "value"),
    [
        pytest.param("A=b", "b", id="plain"),
        pytest.param("export A=b", "b", id="as a shell has it"),
        pytest.param("  A = b  ", "b", id="spaces"),
        pytest.param('A="b c"', "b c", id="double quotes"),
        pytest.param("A='b # c'", "b # c", id="a hash in quotes"),
        pytest.param('A="b" # why', "b", id="a comment behind quotes"),
        pytest.param("A=b # why", "b", id="a comment"),
        pytest.param("A=b#c", "b#c", id="a hash within a word"),
        pytest.param("A=b=c", "b=c", id="an equals sign in the value"),
        pytest.param("\ufeffA=b", "b", id="a byte order mark"),
        pytest.param("# A=a\n\nA=b\r\n", "b", id="comments and empty lines"),
        pytest.param("A=密钥", "密钥", id="Chinese"),
    ],
)
def test_a_dotenv_line_is_read_as_its_writer_means_it(
    tmp_path: Path, line: str, value: str
) -> None:
    assert dotenv(tmp_path, line) == {"A": value}


def test_a_line_that_sets_nothing_is_named_but_not_repeated(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("A=b\nsk-secret\n")

    with pytest.raises(SettingsError, match=r"\.env, line 2: not NAME=value") as caught:
        environment(tmp_path)

    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("content", [b"A=\xff\xfe", None])
def test_a_dotenv_file_that_cannot_be_read_is_named(
    tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / ".env"
    file.mkdir() if content is None else file.write_bytes(content)

    with pytest.raises(SettingsError, match=r"\.env cannot be read"):
        environment(tmp_path)


def test_each_flag_has_a_variable() -> None:
    found = flag_values({"AGENTS_MAX_COST": "2", "AGENTS_SAMPLES": "5", "PATH": "/"})

    assert found == {"max_cost": "2", "samples": "5"}


def test_a_value_that_is_no_utf_8_can_be_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_MODEL", "m\udcff\x1b[31m")

    assert environment(tmp_path)["OPENAI_MODEL"] == "m\ufffd"


@pytest.mark.parametrize(
    "value",
    [
        " sk-1",
        "sk-1\n",
        "sk-1\r\n",
        '"sk-1"',
        "'sk-1'",
        "“sk-1”",
        ' "sk-1\n" ',
        "\ufeffsk-1\u200b",
    ],
)
@pytest.mark.parametrize("name", ["OPENAI_API_KEY", "GITHUB_TOKEN", "AGENTS_MODEL"])
def test_what_came_around_a_value_by_mistake_is_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)

    assert environment(tmp_path)[name] == "sk-1"


def test_other_programs_variables_and_a_passwords_blanks_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OTHER", ' "a" ')
    monkeypatch.setenv("PGPASSWORD", ' "a b" \n')

    found = environment(tmp_path)

    assert (found["OTHER"], found["PGPASSWORD"]) == (' "a" ', ' "a b" ')


def test_a_variable_is_named_with_the_file_that_sets_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_MODEL", "m")
    (tmp_path / ".env").write_text("OPENAI_MODEL=other\nOPENAI_BASE_URL=x")

    found = environment(tmp_path)

    assert place(found, "OPENAI_MODEL") == "OPENAI_MODEL"
    assert place(found, "OPENAI_BASE_URL") == "OPENAI_BASE_URL in .env"
    assert place(found.only("OPENAI_BASE_URL"), "OPENAI_BASE_URL").endswith("in .env")


@pytest.mark.parametrize(
    "key", ["sk-\nabc", "密钥密钥", "two words", "a\udcffb", "a\x00b"]
)
def test_a_key_that_no_header_takes_is_named_and_not_repeated(key: str) -> None:
    with pytest.raises(
        SettingsError, match=r"OPENAI_API_KEY in \.env is no key"
    ) as caught:
        token(
            Environment({"OPENAI_API_KEY": key}, ["OPENAI_API_KEY"]), "OPENAI_API_KEY"
        )

    assert key not in str(caught.value)
