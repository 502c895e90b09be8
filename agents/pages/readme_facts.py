"""What a README states for certain: its licence, its default model, its documentation. Pure."""

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from agents.pages.markdown import links
from agents.pages.readme import licence_text

_READ = 60_000  # characters
# By SPDX's names where there is one; of those that fit at one place the first counts.
_LICENCES = {
    "AGPL-3.0": r"\bagpl|\baffero",
    "LGPL-3.0": r"\blgpl[\s-]*v?3",
    "LGPL-2.1": r"\blgpl[\s-]*v?2",
    "GPL-2.0": r"\bgpl[\s-]*v?2|\bgeneral public licen[cs]e[\s,]*(?:version\s*|v)?2",
    "GPL-3.0": r"\bgpl[\s-]*v?3|\bgeneral public licen[cs]e",
    "Apache-2.0": r"\bapache[\s-]*(?:software\s*)?(?:licen[cs]e)?[\s,-]*(?:version\s*|v)?2"
    r"|\bapache licen[cs]e|\bapache\s*许可",
    "MIT": r"\bMIT\b",
    "BSD-3-Clause": r"\bbsd[\s-]*3|\b(?:3|three)[\s-]clause bsd|\bnew bsd",
    "BSD-2-Clause": r"\bbsd[\s-]*2|\b(?:2|two)[\s-]clause bsd|\bsimplified bsd",
    "MPL-2.0": r"\bmpl[\s-]*v?2|\bmozilla public licen",
    "CC-BY-NC-SA-4.0": r"\bcc[\s-]*by[\s-]*nc[\s-]*sa",
    "CC-BY-NC-ND-4.0": r"\bcc[\s-]*by[\s-]*nc[\s-]*nd",
    "CC-BY-NC-4.0": r"\bcc[\s-]*by[\s-]*nc|\battribution-noncommercial",
    "CC-BY-SA-4.0": r"\bcc[\s-]*by[\s-]*sa",
    "CC-BY-4.0": r"\bcc[\s-]*by\b",
    "CC0-1.0": r"\bcc0\b",
    "BUSL-1.1": r"\bbusl\b|\bbusiness source licen",
    "Elastic-2.0": r"\belastic licen",
    "SSPL-1.0": r"\bsspl\b",
    "ISC": r"\bISC\b",
    "Unlicense": r"\bunlicense\b",
    "Llama Community License": r"\bllama[\s\d.]*community licen",
}
_LICENCE = re.compile(
    "|".join(f"(?P<l{n}>{words})" for n, words in enumerate(_LICENCES.values())),
    re.IGNORECASE,
)
_NAMES = tuple(_LICENCES)
_BADGE = re.compile(
    r"/badge/licen[cs]e-([^)\s\"'>]{1,60}?)-[a-z0-9]{3,20}(?:\.svg|[?)\s\"'>])"
    r"|!\[licen[cs]e:? ([^\]]{2,40})\]",
    re.IGNORECASE,
)
_UNDER = re.compile(
    r"\b(?:project|repo(?:sitory)?|code|software|library|package|tool|models?|weights)\s(?:is|are)"
    r"\s(?:\w+\s){0,2}(?:licen[cs]ed|released|distributed|available|published)\s(?:\w+\s)?under"
    r"\s(.{2,80})"
    r"|(?:项目|代码|仓库|模型|权重)(?:均|已)?(?:采用|使用|遵循|基于|以)(.{2,40})(?:许可|协议|授权)",
    re.IGNORECASE,
)
_VARIANT = re.compile(r"-(?:only|or-later)$")
_MODEL = re.compile(
    r"(?:\bdefault (?:model|LLM)(?: is| was)?(?: set to| to)?|\bdefaults? to(?: the)?(?: model)?"
    r"|默认(?:使用|调用|采用|模型)(?:的)?(?:模型)?(?:是|为)?)\s*[:：=|]?\s*[`\"'“*]{0,3}"
    r"([A-Za-z][\w./:-]*\d[\w./:-]*)",
    re.IGNORECASE,
)
_DOCS = re.compile(
    r"^\W*(?:(?:read|see|full|official|online|the|our|project|user)\W+){0,3}"
    r"(?:docs?|documentation|user guide|manual)(?:\W+(?:site|page|website|here|home))?\W*$"
    r"|^\W*(?:查看|阅读|官方|在线|使用|完整|项目|中文)*(?:文档|手册)(?:站|中心|地址)?\W*$",
    re.IGNORECASE,
)
_HOST = re.compile(r"[\w.-]+")
_SAID = re.compile(
    r"(?:\bdocs|\bdocumentation|文档|手册)(?:\W+(?:is|are|at|on|site|see|地址))*\W{0,4}$",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"(?:\bdocs|\bdocumentation|文档)\W{0,4}[:：]\W{0,3}(https?://[^\s<>()\[\]\"'`，。]+)",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)  # every prompt of a story asks for those of its README
def licences(markdown: str) -> tuple[str, ...]:
    r"""As its licence section names them, else its sentences, else its badge.

    >>> licences("# A\\n\\n## License\\n\\nThe code is under the Apache License 2.0.")
    ('Apache-2.0',)
    """
    read = markdown[:_READ]
    said = [licence_text(read)]
    said.append("\n".join(one or two for one, two in _UNDER.findall(read)))
    said.append("\n".join(_badge(one or two) for one, two in _BADGE.findall(read)))
    named = (_named(text) for text in said)
    return next(filter(None, named), ())


def same_licence(one: str, other: str) -> bool:
    """Whether two names are of one licence, whatever its variant."""
    first, second = (_VARIANT.sub("", name).casefold() for name in (one, other))
    return first == second


def default_model(text: str) -> str:
    """The model that is taken unless another is asked for; "" where none is named."""
    found = _MODEL.search(text[:_READ])
    return found[1].rstrip(".:-/") if found else ""


def documentation(markdown: str) -> str:
    """Where its documentation begins; "" where no link says so."""
    for link in links(markdown):
        host = _host(link.url)
        is_said = _DOCS.match(link.text) or _SAID.search(link.before)
        if host and (is_said or host.startswith("docs.") or "readthedocs" in host):
            return link.url
    found = _PLAIN.search(markdown[:_READ])
    return found[1].rstrip(".,;:") if found and _host(found[1]) else ""


def _host(url: str) -> str:
    """That of a page; a file of a repository is none, nor a picture."""
    try:
        parsed = urlsplit(url)
    except ValueError:
        return ""
    host = parsed.hostname or ""
    is_page = parsed.scheme in ("http", "https") and "shields.io" not in host
    is_named = _HOST.fullmatch(host) and host not in ("github.com", "www.github.com")
    return host if is_page and is_named else ""


def _badge(label: str) -> str:
    return unquote(label).replace("--", "-").replace("_", " ")


def _named(text: str) -> tuple[str, ...]:
    found = (_NAMES[int(str(one.lastgroup)[1:])] for one in _LICENCE.finditer(text))
    return tuple(dict.fromkeys(found))[:3]
