"""Proxies and certificates: the way out of this machine, as the operator states it."""

import re
from collections.abc import Mapping
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import unquote, urlsplit

from pydantic import BeforeValidator, SecretStr

from agents.domain.words import Noun
from agents.errors import SettingsError
from agents.messages.said import said
from agents.settings.environment import place

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_PORTS = {"http": 80, "https": 443, "socks5": 1080}
_ADDRESS = re.compile(
    r"(?:(?P<scheme>https?|socks5h?|socks)://)?"
    r"(?:(?P<user>[!-.0-~]{0,500}?)(?::(?P<password>[!-.0-~]{0,500}))?@)?"
    r"(?P<host>[a-z0-9](?:[a-z0-9._-]{0,252})|\[[0-9a-f:.]{2,45}\])"
    r"(?::(?P<port>[0-9]{1,5}))?/?",
    re.IGNORECASE,
)
_HASHED = re.compile(r"[0-9a-fA-F]{8}\.[0-9]+")
_HIGHEST = 65_535


class Proxy(Noun):
    """`host` without brackets."""

    scheme: str  # http, https or socks5
    host: str
    port: int
    user: SecretStr = SecretStr("")
    password: SecretStr = SecretStr("")

    @property
    def address(self) -> str:
        """For messages: without user and password."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"

    @property
    def login(self) -> tuple[str, str] | None:
        user, password = self.user.get_secret_value(), self.password.get_secret_value()
        return (user, password) if user or password else None


def proxy(written: str) -> Proxy:
    """`http://host:3128`, `https://…`, `socks5://…`; `host:3128` is an http one.

    Raises ValueError, without what was written: it may hold a password.
    """
    found = _ADDRESS.fullmatch(written.strip())
    scheme = (found["scheme"] or "http").lower() if found else ""
    scheme = "socks5" if scheme.startswith("socks") else scheme
    port = int(found["port"] or _PORTS[scheme]) if found else 0
    if found is None or not 0 < port <= _HIGHEST or not _is_host(found["host"]):
        raise ValueError(
            said(
                "is no proxy's address; write one such as http://proxy.example.org:3128"
                " or socks5://127.0.0.1:1080"
            )
        )
    return Proxy(
        scheme=scheme,
        host=found["host"].strip("[]").lower(),
        port=port,
        user=SecretStr(unquote(found["user"] or "")),
        password=SecretStr(unquote(found["password"] or "")),
    )


def _read(written: Any) -> Any:
    return proxy(written) if isinstance(written, str) else written


WrittenProxy = Annotated[Proxy | None, BeforeValidator(_read)]


def _is_host(host: str) -> bool:
    if not host.startswith("["):
        return all(0 < len(label) <= 63 for label in host.rstrip(".").split("."))  # noqa: PLR2004  # RFC 1035
    try:
        return ip_address(host.strip("[]")).version == 6  # noqa: PLR2004
    except ValueError:
        return False


class Way(Noun):
    """How the model's server is reached.

    `stated` is whether the environment names any proxy; the system's own count only
    where it does not.
    """

    proxy: Proxy | None = None
    named: str = ""  # the proxy's variable
    stated: bool = False
    cert_file: str | None = None
    cert_dirs: tuple[str, ...] = ()


def way_to(url: str, env: Mapping[str, str]) -> Way:
    """By the variables that curl and others know. Raises SettingsError.

    A server on this machine is asked directly.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    if host in LOOPBACK:
        return Way(stated=True)
    names = [f"{parts.scheme}_proxy", "all_proxy"]
    spelt = [name for low in names for name in (low, low.upper()) if name in env]
    away = env.get("no_proxy", env.get("NO_PROXY", ""))
    chosen = None
    if spelt and not bypassed(away, host, parts.port):
        try:
            chosen = proxy(env[spelt[0]])
        except ValueError as error:
            raise SettingsError(f"{place(env, spelt[0])} {error}") from error
    file = _certificates(env)
    return Way(
        proxy=chosen,
        named=place(env, spelt[0]) if chosen else "",
        stated=bool(spelt),
        cert_file=file,
        cert_dirs=() if file else _folders(env),
    )


def bypassed(names: str, host: str, port: int | None) -> bool:
    """Whether NO_PROXY names a host: itself, a domain above it, a network, or `*`."""
    for name in re.split(r"[\s,]+", names.lower()):
        wanted, _, at = name.partition(":") if name.count(":") == 1 else (name, "", "")
        if at and at != str(port):
            continue
        bare = wanted.strip("[]").removeprefix("*").removeprefix(".")
        if wanted == "*" or (bare and (host == bare or host.endswith(f".{bare}"))):
            return True
        if _is_within(host, bare):
            return True
    return False


def _is_within(host: str, network: str) -> bool:
    try:
        return ip_address(host) in ip_network(network, strict=False)
    except ValueError:
        return False


def _certificates(env: Mapping[str, str]) -> str | None:
    """SSL_CERT_FILE, if certificates are in it. Raises SettingsError."""
    file = env.get("SSL_CERT_FILE")
    if file is None:
        return None
    import ssl  # noqa: PLC0415  # few name a bundle, and none before it is used

    try:
        ssl.create_default_context(cafile=file)
    except (OSError, ValueError) as error:
        raise SettingsError(
            said(
                "{place}: {file!r} does not exist; unset it, or name a bundle of"
                " certificates"
                if isinstance(error, FileNotFoundError)
                else "{place}: {file!r} holds no certificates; unset it, or name a"
                " bundle of certificates",
                place=place(env, "SSL_CERT_FILE"),
                file=file,
            )
        ) from error
    return file


def _folders(env: Mapping[str, str]) -> tuple[str, ...]:
    """SSL_CERT_DIR, one folder or several, as OpenSSL reads them."""
    folders = tuple(name for name in env.get("SSL_CERT_DIR", "").split(":") if name)
    if folders and not any(map(_holds_certificates, folders)):
        raise SettingsError(
            said(
                "{place}: no certificate is in {folders!r}; unset it, or name a"
                " folder that c_rehash prepared",
                place=place(env, "SSL_CERT_DIR"),
                folders=":".join(folders),
            )
        )
    return folders


def _holds_certificates(folder: str) -> bool:
    try:
        return any(_HASHED.fullmatch(file.name) for file in Path(folder).iterdir())
    except (OSError, ValueError):
        return False
