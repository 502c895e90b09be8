"""A feed's entry that is a release on GitHub: its repository, tag and title."""

import re
from dataclasses import replace
from urllib.parse import unquote

from agents.domain.characters import whole
from agents.domain.story import Link
from agents.sources.entry import Entry
from agents.sources.urls import absolute

# The form of releases.atom and tags.atom.
_TAG = re.compile(
    r"https://github\.com/(?P<owner>[\w.-]+)/(?P<name>[\w.-]+)/releases/tag/(?P<tag>[^?#]+)"
)
_VERSION = re.compile(r"(?:release |version )?v?\d[\w.+-]*", re.IGNORECASE)


def as_release(entry: Entry) -> Entry:
    """The entry as the release that its link names; any other entry as it is.

    A title that is only a number says nothing without the product's name, and the
    thumbnail is whoever pressed the button.
    """
    if "/releases/tag/" not in entry.link:
        return entry
    found = _TAG.fullmatch(absolute(entry.link, entry.base) or "")
    if found is None:
        return entry
    owner, name, tag = found["owner"], found["name"], whole(unquote(found["tag"]))
    return replace(
        entry,
        title=_title(entry.title.strip(), name, tag),
        release=tag,
        authors=(owner,),
        links=(Link(label="code", url=f"https://github.com/{owner}/{name}"),),
        images=(),
    )


def _title(title: str, name: str, tag: str) -> str:
    if not title or title == tag or _VERSION.fullmatch(title):
        return f"{name} {tag}"
    return title if name.lower() in title.lower() else f"{name} {title}"
