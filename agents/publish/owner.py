"""Who owns a host: the part of its name that somebody registered."""

from urllib.parse import urlsplit

from tld import get_tld
from tld.result import Result

# Hosts that lend a name to each user and that the public suffix list does not know.
_LENT = ("gitee.io", "substack.com", "surge.sh", "tumblr.com", "wordpress.com")


def owner(url: str) -> str:
    """By the public suffix list as the library ships it, private suffixes included.

    >>> owner("https://www.news.example.com.cn/a"), owner("https://me.github.io")
    ('example.com.cn', 'me.github.io')
    """
    host = (urlsplit(url).hostname or "").rstrip(".")
    lent = next((name for name in _LENT if host.endswith(f".{name}")), None)
    if lent:
        return f"{host.removesuffix(f'.{lent}').rpartition('.')[2]}.{lent}"
    found = get_tld(
        f"http://{host}", fail_silently=True, as_object=True, search_private=True
    )
    if isinstance(found, Result):
        return found.fld
    labels = host.split(".")
    is_number = labels[-1].isdigit() or ":" in host  # an IP address
    return host if is_number else ".".join(labels[-2:])
