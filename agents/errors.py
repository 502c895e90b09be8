"""The exceptions that an operator, a source or a model can cause.

AgentsError
├── SettingsError        exit 2   wrong usage or settings
│   └── EncodingError          a file that people edit has another encoding
├── LayoutError          exit 2   a document is not laid out as an issue
├── NothingNew           exit 4   no story in the window
├── SourceError          one source or page could not be read; it is skipped
├── ModelError           one call gave no usable answer; the extractive writer steps in
│   └── BudgetError      a cap is reached; no further call is made
├── CredentialsError     exit 78  the model's server refused the key: every call would fail
├── NoAnswer             exit 69  every source failed, or the model never answered
├── NotReady             exit 65  a draft is not ready to be published
├── SiteError            exit 69  the site cannot be built here: no Node, no npm, no network
├── OutputError          exit 73  the output cannot be written
├── LockedError          exit 75  another run holds the lock
└── AccessError          exit 78  the host of the repository refused us

Each message is one sentence: the thing, the fault, the way out. Everything else
that is raised is a bug: in one story's branch or one source's reading it costs that
story or source (`agents.bulkhead`), elsewhere it surfaces with its traceback.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import ClassVar

from agents.messages.said import cause, said

_NOT_THERE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)


class AgentsError(Exception):
    exit_code: ClassVar[int] = 1


class SettingsError(AgentsError):
    exit_code = 2


class EncodingError(SettingsError):
    """`encoding` is what the file seems to have, empty where that is not known."""

    def __init__(self, file: object, encoding: str = "", line: int = 0) -> None:
        super().__init__(
            said(
                "{file} is {encoding}, not UTF-8; save it as UTF-8, it was not changed"
                if encoding
                else "{file} is not UTF-8 in line {line}; save it as UTF-8, it was not"
                " changed",
                file=file,
                encoding=encoding,
                line=line,
            )
        )
        self.file = file
        self.encoding = encoding


class LayoutError(AgentsError):
    """`line` is counted from 1; `fault` is without it, for a page that shows none."""

    exit_code = 2

    def __init__(self, line: int, message: str) -> None:
        super().__init__(said("line {line}: {fault}", line=line, fault=message))
        self.line, self.fault = line, message


class NothingNew(AgentsError):  # noqa: N818  # an outcome, not a fault
    exit_code = 4


class SourceError(AgentsError):
    """`status` is the HTTP status, where there was an answer, and `body` its body.

    What `stands` is the document's own fault: read again, it would be the same.
    """

    exit_code = 69

    def __init__(
        self,
        message: str,
        status: int | None = None,
        body: bytes = b"",
        *,
        stands: bool = False,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.body = body
        self.stands = stands or status in _NOT_THERE


class ModelError(AgentsError):
    exit_code = 69


class BudgetError(ModelError):
    pass


class CredentialsError(AgentsError):
    exit_code = 78


class NoAnswer(AgentsError):  # noqa: N818  # an outcome, not a fault
    exit_code = 69


class NotReady(AgentsError):  # noqa: N818  # an outcome, not a fault
    """`reasons` are sentences, each with the heading that it is about, or "".

    `ways` are the ways out that several of them may share.
    """

    exit_code = 65

    def __init__(
        self,
        message: str,
        reasons: Iterable[tuple[str, str]] = (),
        ways: Iterable[str] = (),
    ) -> None:
        super().__init__(message)
        self.reasons = tuple(reasons)
        self.ways = tuple(ways)


class SiteError(AgentsError):
    exit_code = 69


class OutputError(AgentsError):
    exit_code = 73


@contextmanager
def writing_to(place: object, way_out: str) -> Iterator[None]:
    """What the system refuses inside is an OutputError that names the place."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            said(
                "{place} cannot be written: {cause}; {way_out}",
                place=place,
                cause=cause(error),
                way_out=way_out,
            )
        ) from error


class LockedError(AgentsError):
    exit_code = 75


class AccessError(AgentsError):
    exit_code = 78


@contextmanager
def unwrapped() -> Iterator[None]:
    """A known error of a TaskGroup's first failing task comes out as itself."""
    try:
        yield
    except ExceptionGroup as group:
        known, bugs = group.split(AgentsError)
        if known is None or bugs is not None:
            raise
        raise first_of(known) from group


def first_of(group: BaseExceptionGroup[BaseException]) -> BaseException:
    """A TaskGroup wraps what its first failing task raised, perhaps more than once."""
    error: BaseException = group
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error
