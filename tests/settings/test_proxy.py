"""Proxies, certificates and the way to the model's server."""

import ssl
from pathlib import Path

import certifi
import httpx2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.errors import SettingsError
from agents.settings.environment import Environment
from agents.settings.proxy import bypassed, proxy, way_to
from agents.settings.server_url import is_server

URL = "https://models.example/v1"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("http://proxy.example:3128", "http://proxy.example:3128"),
        ("https://proxy.example/", "https://proxy.example:443"),
        ("socks5://127.0.0.1:1080", "socks5://127.0.0.1:1080"),
        ("socks5h://127.0.0.1", "socks5://127.0.0.1:1080"),
        ("socks://127.0.0.1:7891/", "socks5://127.0.0.1:7891"),
        ("SOCKS5://[::1]:1080", "socks5://[::1]:1080"),
        ("localhost:3128", "http://localhost:3128"),
        (" proxy_1.example ", "http://proxy_1.example:80"),
        ("http://me:p%40ss@proxy.example:3128", "http://proxy.example:3128"),
    ],
)
def test_a_proxy_is_written_in_the_usual_ways(written: str, address: str) -> None:
    assert proxy(written).address == address


def test_a_proxys_password_may_hold_any_sign() -> None:
    assert proxy("http://me:p%40:s@proxy.example").login == ("me", "p@:s")


@pytest.mark.parametrize(
    "written",
    ["", "socks4://h:1", "socks4://me:secret@h", "ftp://h", "http://", "http://[bad", "http://[1.2.3.4]:1",
     "http://h:99999", "http://h:0", "h:port", "http://a b", "http://h/path", "密",
     "http://me:secret@", "secret\n@h", "http://a..b", "a" * 64 + ".b"],
)  # fmt: skip
def test_what_is_no_proxy_is_refused_and_not_repeated(written: str) -> None:
    with pytest.raises(ValueError, match="is no proxy's address") as caught:
        proxy(written)

    assert "secret" not in str(caught.value)


@given(st.text() | st.from_regex(r"(http|socks5)://[^/]{0,30}"))
@settings(deadline=None)
def test_a_proxy_is_read_or_refused_whatever_is_written(written: str) -> None:
    try:
        found = proxy(written)
    except ValueError:
        return

    assert httpx2.Proxy(found.address, auth=found.login).url.host


@given(
    st.text().map("http://{}".format) | st.from_regex(r"https?://[^/]{0,30}/?.{0,9}")
)
@settings(deadline=None)
def test_what_passes_as_a_server_is_an_address_for_the_client(url: str) -> None:
    if is_server(url):
        assert httpx2.URL(url).host


@pytest.mark.parametrize(
    ("variables", "address"),
    [
        ({"HTTPS_PROXY": "http://a:1"}, "http://a:1"),
        ({"https_proxy": "http://a:1", "HTTPS_PROXY": "http://b:1"}, "http://a:1"),
        ({"ALL_PROXY": "socks5://a:1"}, "socks5://a:1"),
        ({"ALL_PROXY": "socks5://a:1", "HTTPS_PROXY": "b:1"}, "http://b:1"),
        ({"HTTP_PROXY": "http://a:1"}, None),
        ({"HTTPS_PROXY": "a:1", "NO_PROXY": "x.org, .example"}, None),
        ({"HTTPS_PROXY": "a:1", "no_proxy": "other.example"}, "http://a:1"),
        ({}, None),
    ],
)
def test_the_models_proxy_is_the_environments(
    variables: dict[str, str], address: str | None
) -> None:
    found = way_to(URL, variables).proxy

    assert (found.address if found else None) == address


@pytest.mark.parametrize(
    ("names", "host", "is_named"),
    [
        ("*", "a.example", True),
        ("example", "a.example", True),
        (".example", "a.example", True),
        ("*.example", "a.example", True),
        ("ample", "a.example", False),
        ("a.example:443", "a.example", True),
        ("a.example:80", "a.example", False),
        ("10.0.0.0/8", "10.1.2.3", True),
        ("10.1.2.3", "10.1.2.3", True),
        ("10.0.0.0/8", "11.1.2.3", False),
        ("fd00::/8", "fd00::1", True),
        ("", "a.example", False),
        (", ,/,[", "a.example", False),
    ],
)
def test_no_proxy_names_hosts_domains_and_networks(
    names: str, host: str, *, is_named: bool
) -> None:
    assert bypassed(names, host, 443) is is_named


def test_a_model_on_this_machine_needs_no_surroundings() -> None:
    bad = {"ALL_PROXY": "socks4://x", "SSL_CERT_FILE": "/nowhere"}

    assert way_to("http://127.0.0.1:11434/v1", bad).proxy is None


@pytest.mark.parametrize("written", [False, True])
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HTTPS_PROXY", "http://me:hush@[bad"),
        ("all_proxy", "socks4://h:1"),
        ("SSL_CERT_FILE", "nowhere.pem"),
        ("SSL_CERT_FILE", "empty.pem"),
        ("SSL_CERT_FILE", "garbage.pem"),
        ("SSL_CERT_FILE", "."),
        ("SSL_CERT_FILE", "a\0b"),
        ("SSL_CERT_DIR", "nowhere"),
        ("SSL_CERT_DIR", "."),
        ("SSL_CERT_DIR", "a\0b"),
    ],
)
def test_what_leads_nowhere_is_named_as_it_is_written(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    value: str,
    *,
    written: bool,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty.pem").touch()
    Path("garbage.pem").write_text("no certificate")
    env = Environment({name: value}, [name] if written else [])

    with pytest.raises(SettingsError) as caught:
        way_to(URL, env)

    assert str(caught.value).startswith(f"{name} in .env" if written else name)
    assert "hush" not in str(caught.value)


def test_certificates_that_are_there_are_taken(tmp_path: Path) -> None:
    bundle = certifi.where()
    (tmp_path / "0a1b2c3d.0").write_bytes(Path(bundle).read_bytes())

    assert way_to(URL, {"SSL_CERT_FILE": bundle}).cert_file == bundle
    folders = way_to(URL, {"SSL_CERT_DIR": f"/nowhere:{tmp_path}"}).cert_dirs
    assert folders == ("/nowhere", str(tmp_path))
    assert ssl.create_default_context(cafile=bundle).get_ca_certs()
