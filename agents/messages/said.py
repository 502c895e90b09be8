"""A message in the language of whoever is spoken to."""

import errno
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Literal

from agents.messages import (
    command_line,
    doctor,
    learning,
    lint,
    model,
    notify,
    pages,
    progress,
    publish,
    review,
    run,
    settings,
    site,
    sources,
    web,
)
from agents.messages.quoting import within

Language = Literal["zh", "en"]
CATALOGUE: dict[str, str] = {
    **lint.CHINESE,
    **review.CHINESE,
    **publish.CHINESE,
    **command_line.CHINESE,
    **settings.CHINESE,
    **doctor.CHINESE,
    **progress.CHINESE,
    **sources.CHINESE,
    **learning.CHINESE,
    **web.CHINESE,
    **pages.CHINESE,
    **model.CHINESE,
    **run.CHINESE,
    **site.CHINESE,
    **notify.CHINESE,
}
_SPOKEN: ContextVar[Language] = ContextVar("spoken", default="en")
_CAUSES = {
    errno.ENOENT: "没有这个文件",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOSPC: "磁盘满了",
    errno.EROFS: "磁盘是只读的",
    errno.EISDIR: "它是文件夹",
    errno.ENOTDIR: "上一级不是文件夹",
    errno.EADDRINUSE: "端口被占用",
    errno.ECONNREFUSED: "拒绝连接",
    errno.ECONNRESET: "连接中断",
    errno.EHOSTUNREACH: "网络不通",
    errno.ENETUNREACH: "网络不通",
    errno.ETIMEDOUT: "没有回答",
    errno.ENAMETOOLONG: "名字太长",
    errno.EMFILE: "打开的文件太多",
    -2: "没有这个域名",  # getaddrinfo's own: EAI_NONAME, EAI_AGAIN, EAI_NODATA
    -3: "域名查不到",
    -5: "没有这个域名",
}
_VARIABLES = ("AGENTS_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def said(message: str, /, **values: object) -> str:
    """`message` is English, and the catalogue's key; `{name}` stands for a value.

    A `title` is one that stands between quotation marks.
    """
    chinese = _SPOKEN.get() == "zh"
    text = CATALOGUE[message] if chinese else message
    if isinstance(title := values.get("title"), str):
        values["title"] = within(title, "“”" if chinese else "''")
    return text.format(**values)


def cause(error: OSError) -> str:
    """Why the system refused; in Chinese its number where the words are not known."""
    if _SPOKEN.get() == "en":
        return error.strerror or str(error)
    return _CAUSES.get(error.errno or 0, f"系统错误 {error.errno}")


def listed(names: Iterable[str]) -> str:
    return ("、" if _SPOKEN.get() == "zh" else ", ").join(names)


def section(name: str) -> str:
    """One of the three, as a line of sums names it."""
    known = {
        "practice": said("practice"),
        "theory": said("theory"),
        "news": said("news"),
    }
    return known.get(name, name)


def step_name(name: str) -> str:
    """What a run is at, as its progress names it."""
    known = {
        "sources": said("sources"),
        "weighing": said("weighing"),
        "reading": said("reading"),
        "stories": said("stories"),
        "weigh": said("weigh"),
        "repeats": said("repeats"),
        "write": said("write"),
        "judge": said("judge"),
        "card": said("card"),
        "cite": said("cite"),
        "introduce": said("introduce"),
        "model calls": said("model calls"),
        "tokens": said("tokens"),
    }
    return known.get(name, name)


def spoken() -> Language:
    return _SPOKEN.get()


def language(variables: Mapping[str, str]) -> Language:
    """By AGENTS_LANG, else by the locale as POSIX reads it: zh, or en."""
    named = (variables.get(name, "") for name in _VARIABLES)
    first = next((value for value in named if value), "")
    return "zh" if first.lower().startswith("zh") else "en"


@contextmanager
def speaking(spoken: Language) -> Iterator[None]:
    """For a command as its locale says; for the page Chinese whatever that is."""
    before = _SPOKEN.set(spoken)
    try:
        yield
    finally:
        _SPOKEN.reset(before)
