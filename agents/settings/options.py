"""The settings of `draft`: each a flag, an AGENTS_… variable and a default."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, SecretStr, ValidationError

from agents.domain.words import Noun
from agents.errors import SettingsError
from agents.messages.foreign import shape_fault
from agents.messages.said import said
from agents.settings.environment import place, token
from agents.settings.proxy import Way, WrittenProxy, way_to
from agents.settings.server_url import is_database, is_server, tells_password


def _names(listed: str | None) -> tuple[str, ...]:
    names = (name.strip() for name in (listed or "").split(","))
    return tuple(name for name in names if name)


def _word(value: Any) -> Any:
    """An environment's word for yes or no."""
    words = {
        "1": True,
        "true": True,
        "yes": True,
        "0": False,
        "false": False,
        "no": False,
    }
    return words.get(value.lower(), value) if isinstance(value, str) else value


Switch = Annotated[bool, BeforeValidator(_word)]


class Options(Noun):
    """What `draft` was asked to do. Field names are the flags' names."""

    since: str | None = None
    until: str | None = None
    tz: str = "Asia/Shanghai"
    sources: Path | None = None
    archive: Path = Path("issues")
    out: Path = Path("drafts")
    state: Path = Path(".agents")
    database: SecretStr | None = None  # may hold a password
    issue: int | None = Field(default=None, ge=1, le=9999)
    date: str | None = None
    sessions: str | None = None
    model: str | None = None
    base_url: str | None = None
    judge_model: str | None = None
    model_timeout: float | None = Field(default=None, gt=0, le=3600)
    effort: Literal["none", "low", "medium", "high"] | None = None
    samples: int = Field(default=3, ge=1, le=10)
    concurrency: int = Field(default=8, ge=1, le=256)
    items: int = Field(default=20, ge=1, le=200)
    images: int = Field(default=2, ge=0, le=6)
    max_tokens_total: int | None = Field(default=None, ge=1)
    max_cost: float | None = Field(default=None, gt=0)
    keep_days: int = Field(default=400, ge=31)
    replay: Path | None = None
    record: Path | None = None
    force: Switch = False
    json_line: Switch = Field(default=False, alias="json")
    api_key: SecretStr | None = None  # from the environment only
    github_token: SecretStr | None = None  # from the environment only
    proxy: WrittenProxy = None  # no flag: a password
    way: Way = Field(default=Way(), exclude=True)  # to the model's server
    places: Mapping[str, str] = Field(default_factory=dict, exclude=True, repr=False)
    database_password: SecretStr | None = None  # from the environment only

    def named(self, field: str) -> str:
        """A setting as its writer knows it: `--model`, or the variable that holds it."""
        return self.places.get(field, _flag(field))

    @property
    def sources_file(self) -> Path:
        """The named list, else the recording's own, else the checkout's."""
        if self.sources is not None:
            return self.sources
        recorded = self.replay / "sources.yaml" if self.replay else None
        if recorded is not None and recorded.exists():
            return recorded
        return Path("sources.yaml")

    @property
    def writes_with_model(self) -> bool:
        """Whether a model is named; without one the writer is extractive."""
        return self.api_key is not None or self.base_url is not None

    @property
    def models(self) -> tuple[str, ...]:
        """The model list in falling order of preference."""
        return _names(self.model)

    @property
    def judges(self) -> tuple[str, ...]:
        """The models that judge, in falling order; the writers if none is named."""
        return _names(self.judge_model) or self.models

    @property
    def session_range(self) -> tuple[int, int] | None:
        """`--sessions 6-9` or `--sessions 6`."""
        if self.sessions is None:
            return None
        found = re.fullmatch(
            r"(\d{1,4})(?:\s*[-–~至]\s*(\d{1,4}))?", self.sessions.strip()
        )
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
        if not 1 <= first <= last:
            raise SettingsError(
                said(
                    "{flag} {text!r} is no range; write one such as 6-9",
                    flag=self.named("sessions"),
                    text=self.sessions,
                )
            )
        return first, last


_FROM_ENVIRONMENT = {
    "OPENAI_MODEL": "model",
    "OPENAI_BASE_URL": "base_url",
    "OPENAI_API_KEY": "api_key",
    "GITHUB_TOKEN": "github_token",
    "PGPASSWORD": "database_password",
}

# Each has one variable of its own.
_SECRETS = {"api_key", "github_token", "database_password", "way", "places"}
PUBLIC = "https://api.openai.com/v1"
# The client sends them along by itself.
_SENT = ("OPENAI_ORG_ID", "OPENAI_PROJECT_ID")


def options(
    flags: Mapping[str, Any], variables: Mapping[str, str], env: Mapping[str, str]
) -> Options:
    """Flag beats environment beats default; AGENTS_MODEL beats OPENAI_MODEL.

    `flags` and `variables` are keyed by field (`max_cost`), `env` by variable.
    Raises SettingsError naming the flag or the variable.
    """
    named = {
        field: env[name] for name, field in _FROM_ENVIRONMENT.items() if name in env
    }
    known = {field.alias or name for name, field in Options.model_fields.items()}
    known -= _SECRETS
    own = {name: value for name, value in variables.items() if name in known}
    given = {name: value for name, value in flags.items() if value is not None}
    given.pop("proxy", None)
    if tells_password(str(given.get("database", ""))):
        raise SettingsError(
            said(
                "--database holds a password, which everyone on this machine can"
                " see; give it in AGENTS_DATABASE or PGPASSWORD"
            )
        )
    places = {
        **{field: place(env, name) for name, field in _FROM_ENVIRONMENT.items()},
        **{field: place(env, f"AGENTS_{field.upper()}") for field in own},
        **{field: _flag(field) for field in given},
    }
    places = {field: places[field] for field in {**named, **own, **given}}
    try:
        chosen = Options.model_validate(
            {**named, **own, **given, "places": places, "way": Way()}
        )
    except ValidationError as error:
        raise SettingsError(_fault(error, places)) from error
    if wrong := next(_faults(chosen), ""):
        raise SettingsError(wrong)
    return _reachable(chosen, env)


def _flag(field: str) -> str:
    return "--" + field.replace("_", "-")


def _fault(error: ValidationError, places: Mapping[str, str]) -> str:
    fault = error.errors()[0]
    field = str(fault["loc"][0])
    name = places.get(field, _flag(field))
    if fault["type"] == "value_error":  # ours: it says what may be said
        return f"{name} {fault['ctx']['error']}"
    return f"{name} {fault['input']!r}: {shape_fault(fault)}"


def _faults(chosen: Options) -> Iterator[str]:
    base_url = chosen.named("base_url")
    if chosen.base_url is not None and not is_server(chosen.base_url):
        # Not repeated here: whoever writes a password into an address wants it kept.
        yield said(
            "{flag} is no plain http(s) address without user and query;"
            " write one such as http://127.0.0.1:11434/v1",
            flag=base_url,
        )
    if chosen.database and not is_database(chosen.database.get_secret_value()):
        yield said(
            "{flag} is no PostgreSQL address; write one such as"
            " postgresql://user@host/name",
            flag=chosen.named("database"),
        )
    if chosen.base_url and "//0.0.0.0" in chosen.base_url:
        yield said(
            "{flag} {url!r}: 0.0.0.0 is where a server listens, not"
            " an address to call; write 127.0.0.1",
            flag=base_url,
            url=chosen.base_url,
        )
    if chosen.writes_with_model and not chosen.replay and not chosen.models:
        yield said(
            "a key or a base URL is set but no model; add --model NAME or OPENAI_MODEL"
        )
    if chosen.replay and chosen.record:
        yield said("--replay and --record exclude each other; give one of them")
    if chosen.replay and not chosen.replay.is_dir():
        yield said(
            "{flag} {folder}: there is no such folder",
            flag=chosen.named("replay"),
            folder=chosen.replay,
        )


def _reachable(chosen: Options, env: Mapping[str, str]) -> Options:
    """With sound keys and the way to the model; a recording needs neither."""
    if chosen.replay:
        return chosen
    keys = {
        field: SecretStr(key)
        for name, field in (
            ("OPENAI_API_KEY", "api_key"),
            ("GITHUB_TOKEN", "github_token"),
        )
        if (key := token(env, name))
    }
    if not chosen.writes_with_model:
        return chosen.model_copy(update=keys)
    for name in _SENT:
        token(env, name)
    way = way_to(chosen.base_url or PUBLIC, env)
    return chosen.model_copy(update={**keys, "way": way})
