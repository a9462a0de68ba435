"""Which groups must be hidden, so that no small one can be read from a table or worked out by subtraction.

A group is shown when it has at least N members. What is hidden must not come back by subtraction from the total:
everything hidden together must again be at least two groups and at least N members, so further groups are hidden, the
smallest first, until that holds or nothing is left to show.
"""

from collections.abc import Mapping
from typing import TypeVar

Group = TypeVar("Group")


def groups_to_hide(sizes: Mapping[Group, int], smallest: int) -> set[Group]:
    """The groups that may not be shown beside the total. Groups without members are nothing to hide.

    >>> sorted(groups_to_hide({"a": 9, "b": 6, "c": 2}, 5))
    ['b', 'c']
    """
    by_size = sorted((group for group, size in sizes.items() if size), key=lambda group: sizes[group])
    hidden = [group for group in by_size if sizes[group] < smallest]
    more = [group for group in by_size if group not in hidden]
    while hidden and more and not _safe_together(sizes, hidden, smallest):
        hidden.append(more.pop(0))
    return set(hidden)


def _safe_together(sizes: Mapping[Group, int], hidden: list[Group], smallest: int) -> bool:
    return len(hidden) > 1 and sum(sizes[group] for group in hidden) >= smallest
