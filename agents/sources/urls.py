"""Links as foreign documents give them → absolute http(s) addresses, or none."""

import re
import unicodedata
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import quote, urljoin, urlsplit

from agents.domain.fetchable import unfetchable
from agents.domain.wechat import permanent
from agents.domain.words import Url, valid_url

_HOST = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(\.(?!-)[a-z0-9_-]{1,63}(?<!-))*\.?")
_LONGEST_HOST = 253
# Nearly every link: nothing in it has to be resolved, refused or escaped.
_PLAIN = re.compile(
    r"https?://(?:(?!-|xn--)[a-z0-9-]{1,63}(?<!-)\.)+[a-z]{2,63}(?:/[A-Za-z0-9._~-]*)*"
)
_LONGEST_PLAIN = 250
_DOUBTFUL = re.compile(r"[^A-Za-z0-9!$%&'()*+,\-./:;=?@\[\]_~#]")
# Line ends, and what stands for a character that was lost: it leads elsewhere.
_REFUSED = re.compile("[\t\n\r\ufffd]")
# A control character, as two hexadecimal digits or as U+0080 to U+009F in UTF-8.
_CONTROL = re.compile("%(?:[01][0-9a-f]|7f|c2%[89][0-9a-f])", re.IGNORECASE)
_LETTERS = "LN"  # the Unicode classes of letters and numbers
_FILLERS = "\u115f\u1160\u3164\uffa0"  # letters by class, invisible by shape


def absolute(link: str, base: str) -> Url | None:
    """`link` as an address that a reader can be shown, or None.

    Relative links are resolved against `base`. Spaces and what cannot be seen are
    percent-encoded; letters, parentheses and existing escapes stay as found. A host
    in other letters becomes punycode, so that the host shown is the host reached.
    Refused: other schemes, userinfo, line ends, damaged characters, a control character
    in the path however it is written, no host, a host that is no name or address, what
    cannot be fetched, more than 2,048 characters. Of a WeChat address only what names
    the article stays.
    """
    link = link.strip()
    if len(link) <= _LONGEST_PLAIN and _PLAIN.fullmatch(link):
        return permanent(link)
    if not link or _REFUSED.search(link):
        return None
    found = _taken_apart(link, base)
    return permanent(found) if found else None


def _taken_apart(link: str, base: str) -> Url | None:
    try:
        if urlsplit(link).scheme and not urlsplit(link).netloc:
            return None  # "https:///x" would reach the base's host
        parts = urlsplit(urljoin(base, link))
        port = parts.port
    except ValueError:  # brackets without an address, a port beyond 65,535
        return None
    host = _host(parts.hostname or "")
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc:
        return None
    if "\\" in parts.netloc or _CONTROL.search(_visible(parts.path)):
        return None
    # By hand: where there is no host, Python 3.13 writes "//a" as "////a".
    query = parts.query and f"?{parts.query}"
    fragment = parts.fragment and f"#{parts.fragment}"
    rest = f"{parts.path}{query}{fragment}"
    place = host if port is None else f"{host}:{port}"
    found = valid_url(f"{parts.scheme}://{place}{_visible(rest)}")
    return None if found is None or unfetchable(found) else found


def _host(name: str) -> str:
    """A host name in ASCII, or an IP address; "" for anything else."""
    if ":" in name:
        return _bracketed(name)
    try:
        name = name if name.isascii() else name.encode("idna").decode("ascii").lower()
    except UnicodeError:  # not allowed in a name (RFC 3490), or too long
        return ""
    if len(name) > _LONGEST_HOST or not _HOST.fullmatch(name):
        return ""
    if name.rstrip(".").rpartition(".")[2].isdecimal():
        return _dotted(name)
    return name


def _bracketed(name: str) -> str:
    try:
        return f"[{IPv6Address(name)}]"
    except AddressValueError:
        return ""


def _dotted(name: str) -> str:
    """Only the usual spelling of an IPv4 address: four decimal numbers."""
    try:
        return str(IPv4Address(name))
    except AddressValueError:
        return ""


def _visible(text: str) -> str:
    return _DOUBTFUL.sub(lambda found: _shown(found[0]), text)


def _shown(char: str) -> str:
    letter = not char.isascii() and unicodedata.category(char)[0] in _LETTERS
    return char if letter and char not in _FILLERS else quote(char, safe="")
