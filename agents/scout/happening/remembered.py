"""What is found of a text when it is first asked for, and kept. Pure."""

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

T = TypeVar("T")


class remembered(Generic[T]):  # noqa: N801  # a decorator, as `property` is
    """As `functools.cached_property`, without the lock that Python 3.11 has for each.

    It took an eighth of the time in which entries are held against each other.
    """

    def __init__(self, find: Callable[[Any], T]) -> None:
        self._find = find
        self._name = find.__name__

    @overload
    def __get__(self, of: None, owner: type) -> Self: ...
    @overload
    def __get__(self, of: object, owner: type) -> T: ...
    def __get__(self, of: object | None, owner: type) -> Self | T:
        if of is None:
            return self
        value = of.__dict__[self._name] = self._find(of)
        return value
