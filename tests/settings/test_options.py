"""The settings of `draft`."""

from pathlib import Path

import pytest

from agents.errors import SettingsError
from agents.settings.environment import Environment, flag_values
from agents.settings.options import Options, options


def read(
    flags: dict[str, object] | None = None,
    variables: dict[str, str] | None = None,
    env: dict[str, str] | None = None,
) -> Options:
    return options(flags or {}, variables or {}, env or {})


def test_the_defaults_are_those_of_the_contract() -> None:
    chosen = read()

    assert (chosen.tz, chosen.samples, chosen.concurrency, chosen.items) == (
        "Asia/Shanghai", 3, 8, 20,
    )  # fmt: skip
    assert [str(path) for path in (chosen.archive, chosen.out, chosen.state)] == [
        "issues", "drafts", ".agents",
    ]  # fmt: skip
    assert chosen.sources_file == Path("sources.yaml")
    assert not chosen.force
    assert not chosen.json_line


def test_a_flag_beats_the_environment_and_that_beats_the_default() -> None:
    chosen = read({"samples": "2", "items": None}, {"samples": "5", "items": "7"})

    assert (chosen.samples, chosen.items, chosen.concurrency) == (2, 7, 8)


def test_our_own_variable_beats_the_common_one() -> None:
    env = {"OPENAI_MODEL": "common", "OPENAI_BASE_URL": "https://api.example/v1"}

    chosen = read({}, {"model": "own"}, env)

    assert chosen.models == ("own",)
    assert chosen.base_url == "https://api.example/v1"


@pytest.mark.parametrize(
    ("word", "meaning"),
    [("1", True), ("true", True), ("YES", True), ("0", False), ("no", False)],
)
def test_a_switch_in_the_environment_is_a_word(word: str, *, meaning: bool) -> None:
    chosen = read({}, {"force": word, "json": word})

    assert (chosen.force, chosen.json_line) == (meaning, meaning)


def test_keys_come_from_their_own_variables_only() -> None:
    chosen = read({}, {"api_key": "a", "github_token": "b"})

    assert (chosen.api_key, chosen.github_token) == (None, None)


def test_a_key_is_shown_nowhere() -> None:
    env = {"OPENAI_API_KEY": "sk-1", "OPENAI_MODEL": "m", "GITHUB_TOKEN": "ghp-2"}

    chosen = read({}, {}, env)

    assert chosen.api_key is not None
    assert chosen.api_key.get_secret_value() == "sk-1"
    shown = repr(chosen) + chosen.model_dump_json()
    assert "sk-1" not in shown
    assert "ghp-2" not in shown


def test_variables_of_other_programs_are_left_alone() -> None:
    assert read({}, {"colour": "blue"}) == read()


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        pytest.param({"samples": "0"}, r"--samples '0'", id="no samples"),
        pytest.param({"samples": "many"}, r"--samples 'many'", id="no number"),
        pytest.param({"items": "201"}, r"--items '201'", id="too many items"),
        pytest.param({"max_cost": "-1"}, r"--max-cost '-1'", id="negative money"),
        pytest.param({"max_cost": "nan"}, r"--max-cost 'nan'", id="no amount"),
        pytest.param({"max_tokens_total": "0"}, r"--max-tokens-total", id="a cap of 0"),
        pytest.param({"force": "maybe"}, r"--force 'maybe'", id="neither yes nor no"),
        pytest.param(
            {"replay": "a", "record": "b"}, r"exclude each other", id="both recordings"
        ),
        pytest.param({"replay": "/nowhere"}, r"no such folder", id="no recording"),
    ],
)
def test_a_wrong_setting_is_named_by_its_flag(
    flags: dict[str, object], message: str
) -> None:
    with pytest.raises(SettingsError, match=message):
        read(flags)


@pytest.mark.parametrize(
    "url",
    [
        "localhost:11434",
        "ftp://a.example",
        "https://",
        "file:///etc/passwd",
        "https:/a",
    ],
)
def test_a_base_url_is_an_http_address(url: str) -> None:
    with pytest.raises(SettingsError, match=r"--base-url is no plain http\(s\)"):
        read({"base_url": url, "model": "m"})


@pytest.mark.parametrize(
    "url", ["https://me:hush@api.example/v1", "https://api.example/v1?key=hush"]
)
def test_a_secret_in_a_base_url_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(SettingsError, match="without user and query") as caught:
        read({"base_url": url, "model": "m"})

    assert "hush" not in str(caught.value)


def test_the_address_where_a_server_listens_is_not_one_to_call() -> None:
    with pytest.raises(SettingsError, match=r"write 127\.0\.0\.1"):
        read({"base_url": "http://0.0.0.0:11434/v1", "model": "m"})


def test_a_local_model_needs_no_key() -> None:
    chosen = read({"base_url": "http://127.0.0.1:11434/v1", "model": "a, b,,"})

    assert chosen.writes_with_model
    assert chosen.models == ("a", "b")


def test_without_key_and_base_url_no_model_is_asked() -> None:
    assert not read({"model": "m"}).writes_with_model


def test_a_key_without_a_model_says_what_is_missing() -> None:
    with pytest.raises(SettingsError, match="--model NAME or OPENAI_MODEL"):
        read({}, {}, {"OPENAI_API_KEY": "sk"})


def test_a_replay_asks_for_no_model_and_brings_its_own_sources(tmp_path: Path) -> None:
    listed = tmp_path / "sources.yaml"
    env = {"OPENAI_API_KEY": "sk"}

    assert read({"replay": tmp_path}, {}, env).sources_file == Path("sources.yaml")

    listed.touch()

    assert read({"replay": tmp_path}, {}, env).sources_file == listed
    assert read({"replay": tmp_path, "sources": "my.yaml"}).sources_file == Path(
        "my.yaml"
    )


@pytest.mark.parametrize(
    ("text", "sessions"),
    [("6-9", (6, 9)), ("6", (6, 6)), (" 6 – 9 ", (6, 9)), ("6至9", (6, 9))],
)
def test_sessions_are_a_range_or_one(text: str, sessions: tuple[int, int]) -> None:
    assert read({"sessions": text}).session_range == sessions


@pytest.mark.parametrize("text", ["9-6", "0", "-3", "a", "6-", "6-9-12", "99999"])
def test_what_is_no_range_of_sessions_is_refused(text: str) -> None:
    with pytest.raises(SettingsError, match="write one such as 6-9"):
        _ = read({"sessions": text}).session_range


def test_sessions_may_be_left_out() -> None:
    assert read().session_range is None


def test_whoever_writes_also_judges_unless_another_model_is_named() -> None:
    assert Options(model="a, b").judges == ("a", "b")
    assert Options(model="a", judge_model="j").judges == ("j",)


@pytest.mark.parametrize("scheme", ["postgresql", "postgres"])
def test_a_database_may_bring_its_password_in_the_environment(scheme: str) -> None:
    url = f"{scheme}://me:secret@example.org/state"

    chosen = read({}, {"database": url}, {"PGPASSWORD": "another"})

    assert chosen.database is not None
    assert chosen.database.get_secret_value() == url
    assert chosen.database_password is not None
    assert chosen.database_password.get_secret_value() == "another"
    for shown in (repr(chosen), chosen.model_dump_json()):
        assert "secret" not in shown
        assert "another" not in shown


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://me:secret@example.org/state",
        "postgresql://example.org/state?password=secret",
        "nonsense:secret@://me:secret@here",
    ],
)
def test_a_password_in_a_flag_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(SettingsError, match="AGENTS_DATABASE or PGPASSWORD") as caught:
        read({"database": url})

    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("url", ["state.db", "mysql://secret@here/state", "postgres:"])
def test_a_database_that_is_no_postgresql_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(SettingsError, match="write one such as postgresql://") as told:
        read({}, {"database": url})

    assert url not in str(told.value)


@pytest.mark.parametrize("written", [False, True])
@pytest.mark.parametrize(
    ("name", "value", "more"),
    [
        ("OPENAI_BASE_URL", "localhost:11434/v1", {}),
        ("OPENAI_BASE_URL", "http://a b/v1", {}),
        ("OPENAI_BASE_URL", "http：//a/v1", {}),
        ("OPENAI_BASE_URL", "http://[bad/v1", {}),
        ("OPENAI_BASE_URL", "http://a:99999/v1", {}),
        ("OPENAI_BASE_URL", "http://a\x1b/v1", {}),
        ("OPENAI_BASE_URL", "http://0.0.0.0:1/v1", {}),
        ("AGENTS_BASE_URL", "nonsense", {}),
        ("AGENTS_SAMPLES", "many", {}),
        ("AGENTS_SESSIONS", "x", {}),
        ("AGENTS_PROXY", "socks4://me:hush@h", {}),
        ("AGENTS_DATABASE", "mysql://hush@h", {}),
        ("OPENAI_API_KEY", "sk-\nhush", {}),
        ("GITHUB_TOKEN", "hush hush", {}),
        ("OPENAI_ORG_ID", "a\nb", {"OPENAI_BASE_URL": "http://127.0.0.1/v1"}),
        ("HTTPS_PROXY", "http://[hush", {"OPENAI_API_KEY": "sk-1"}),
        ("SSL_CERT_FILE", "/nowhere", {"OPENAI_API_KEY": "sk-1"}),
    ],
)
def test_a_wrong_variable_is_named_as_it_is_written(
    name: str, value: str, more: dict[str, str], *, written: bool
) -> None:
    env = Environment(
        {"OPENAI_MODEL": "m", name: value, **more}, [name] if written else []
    )

    with pytest.raises(SettingsError) as caught:
        _ = options({}, flag_values(env), env).session_range

    told = str(caught.value)
    assert told.startswith((f"{name} in .env" if written else f"{name} ", f"{name}:"))
    assert "hush" not in told
    assert "\n" not in told


def test_a_recording_needs_neither_key_nor_proxy(tmp_path: Path) -> None:
    env = {"OPENAI_API_KEY": "a b", "SSL_CERT_FILE": "/nowhere", "ALL_PROXY": "?"}

    assert read({"replay": tmp_path}, {}, env).replay == tmp_path


def test_without_a_model_its_surroundings_do_not_matter() -> None:
    env = {"SSL_CERT_FILE": "/nowhere", "ALL_PROXY": "socks4://x"}

    assert not read({}, {}, env).writes_with_model


def test_the_proxy_for_reading_comes_from_its_variable_alone() -> None:
    assert read({"proxy": "http://a:1"}).proxy is None

    found = read({}, {"proxy": "http://me:hush@a:1"})

    assert found.proxy is not None
    assert found.proxy.address == "http://a:1"
    assert "hush" not in repr(found) + found.model_dump_json()
