"""Names of products, and their versions: `Qwen2.5` is neither `Qwen2` nor `Qwen`."""

import re
import unicodedata

from agents.domain.kinds import REPOSITORY
from agents.domain.story import Candidate

# `Llama 3.2`, `Qwen2.5`; not `September 2024`, `GPT-4o` or `CVE-2024-1`.
_VERSIONED = re.compile(
    r"(?<![\w-])([A-Za-z]{2,})[ -]?(?!(?:19|20)\d\d\b)(\d{1,9}(?:\.\d{1,9})?)(?![\w.]|-[A-Za-z])",
    re.ASCII,  # Chinese stands beside a name without a space
)
_LATIN = re.compile(
    r"[A-Za-z][A-Za-z0-9.+_-]*(?: \d[\d.]*)?"
    # `GPT-4o mini` is not `GPT-4o`.
    r"(?:[ -](?:[Mm]ini|[Nn]ano|[Ll]ite|[Tt]urbo|[Ff]lash|Pro|Max|Plus|Ultra)\b)?",
    re.ASCII,
)
_HEAD = re.compile(
    r"^([A-Za-z][A-Za-z0-9 .+_-]{2,30}?)(?:[:：]| [-–—] | ?——)", re.ASCII
)
_LEAST = 4  # characters; a shorter name is a word
# A title that tells of a release, and not of what others made of the product; what is
# 开源模型 is only said to be open.
_RELEASED = re.compile(
    r"发布|开源(?![大小]?模型|社区|项目|框架|版|的|巨)|推出|上线|来[了啦]|横空出世|亮相|登场|问世|放出|"
    r"\b(?:releas|launch|introduc|announc|unveil|open)",
    re.IGNORECASE,
)


def versioned(text: str) -> dict[str, tuple[int, ...]]:
    """Names in lower case with their version, the highest where several stand.

    >>> versioned("Qwen2.5 and Llama 3")
    {'qwen': (2, 5), 'llama': (3,)}
    """
    found: dict[str, tuple[int, ...]] = {}
    for name, version in _VERSIONED.findall(text):
        number = tuple(int(part) for part in version.split("."))
        found[name.lower()] = max(number, found.get(name.lower(), ()))
    return found


def tells_of_release(title: str) -> bool:
    return _RELEASED.search(title) is not None


def names_of(heading: str) -> list[str]:
    """The products that it names, in order, as `product_key` spells them."""
    return [key for word in _LATIN.findall(heading) if (key := product_key(word))]


def product_of(candidate: Candidate) -> str | None:
    """The product that a candidate is about, as `product_key` spells it."""
    name = head_of(candidate)
    return product_key(name) if name else None


def head_of(candidate: Candidate) -> str:
    """Its name as it is spelled, where it is nobody else's: a repository's, or `Name: …`."""
    if candidate.release:
        return ""
    if candidate.row.gives is REPOSITORY:
        name = candidate.title.rpartition("/")[2]
    else:
        found = _HEAD.match(candidate.title)
        name = found[1] if found else ""
    return name if name and product_key(name) else ""


def product_key(name: str) -> str | None:
    """A name that is nobody else's: of mixed case or with a digit; else None.

    Dots between digits stay: `v0.1` is not `v01`.

    >>> [product_key(name) for name in ("SAM 2", "LongVILA", "Agents", "RAG")]
    ['sam2', 'longvila', None, None]
    """
    bare = re.sub(r"[ _+-]|\.(?!\d)", "", unicodedata.normalize("NFKC", name))
    inner = bare[1:]
    mixed = inner != inner.lower() and bare != bare.upper()
    if re.fullmatch(r"[vV][\d.]+", bare):  # a version without its product
        return None
    if len(bare) < _LEAST or not (mixed or re.search(r"\d", bare)):
        return None
    return bare.lower()
