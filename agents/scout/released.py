"""The product whose release a headline tells. Pure."""

import re

from agents.domain.comparisons import without_compared
from agents.domain.organisations import ORGANISATIONS
from agents.scout.product import names_of, tells_of_release, versioned
from agents.scout.topics import HOUSES

# Who releases is no release: two of one house in a week are two.
_MAKERS = frozenset(
    re.sub(r"[ .+-]", "", name)
    for name in (*ORGANISATIONS.replace("\n", "|").split("|"), *HOUSES)
)


def released(headline: str) -> str:
    """As `product_key` spells it; "" where it tells of no release, or of what has no name.

    >>> released("Lab 推出测评集 PairBench：GPT-4 也不及格")
    'pairbench'
    """
    own = without_compared(headline)
    return first_product(own) if tells_of_release(own) else ""


def released_version(headline: str) -> dict[str, tuple[int, ...]]:
    """Its name and version, as `versioned` spells them; nothing for one without."""
    product = released(headline)
    found = versioned(without_compared(headline))
    return {name: version for name, version in found.items() if _is(name, product)}


def first_product(text: str) -> str:
    """Whom it names first, makers aside; what comes after is compared or built on it."""
    return next((name for name in names_of(text) if name not in _MAKERS), "")


def _is(name: str, product: str) -> bool:
    """Whether a name without its version is the product's."""
    rest = product.removeprefix(name)
    return rest != product and rest[:1].isdigit()
