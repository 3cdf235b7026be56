"""Attributes that are worked out when they are first asked for."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class lazy(Generic[T]):  # noqa: N801 - a decorator, like property
    """`functools.cached_property` without its lock, which before Python 3.12 costs more than most of our rules."""

    def __init__(self, work: Callable[..., T]) -> None:
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    def __get__(self, owner: object, kind: type | None = None) -> T:
        """Work it out; from then on the attribute itself is found first."""
        value = self._work(owner)
        owner.__dict__[self._name] = value
        return value
