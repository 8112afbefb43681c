"""What hangs together: everything that is connected, directly or through others."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def circles(groups: Iterable[Iterable[T]]) -> list[list[T]]:
    """Join groups that share a member, until none do; a group alone stays as it is."""
    circle: dict[T, list[T]] = {}
    for group in groups:
        whole: list[T] = []
        for each in group:
            own = circle.setdefault(each, [each])
            if own is not whole:
                less, whole = sorted((own, whole), key=len)
                whole += less
                circle.update(dict.fromkeys(less, whole))
    return list({id(each): each for each in circle.values()}.values())
