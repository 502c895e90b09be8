"""Which licence a page states for what it shows. Pure."""

import re

_CREATIVE = re.compile(
    r"\bCC[ -]?(?:(BY(?:[ -](?:NC|ND|SA))*)[ -]?([1-4]\.0)?|(0|Zero)(?: ?1\.0)?)\b"
    r"|creativecommons\.org/(?:licenses/(by(?:-(?:nc|nd|sa))*)/([1-4]\.0)"
    r"|publicdomain/(zero))",
    re.IGNORECASE | re.ASCII,
)
_LABEL = re.compile(r"^licen[cs]e:?\s*", re.IGNORECASE | re.ASCII)
# Those under which a picture may be printed with its author's name.
OPEN = frozenset(("CC BY", "CC BY-SA", "CC0"))


def stated_licence(text: str) -> str:
    """Its name: `CC BY 4.0`, `CC0`; else what the page says, without the label.

    >>> stated_licence("License: CC BY-SA 4.0")
    'CC BY-SA 4.0'
    """
    found = _CREATIVE.search(text)
    if found is None:
        return _LABEL.sub("", text.strip())[:80]
    terms, version = found[1] or found[4], found[2] or found[5]
    if not terms:
        return "CC0"
    named = "CC BY" + "".join(
        f"-{term}" for term in re.split("[ -]", terms.upper())[1:]
    )
    return f"{named} {version}" if version else named


def is_open(licence: str) -> bool:
    """Whether a picture may be printed under it: CC BY, CC BY-SA or CC0."""
    return re.sub(r" [1-4]\.0$", "", licence) in OPEN
