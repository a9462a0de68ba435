"""Breakout groups: who joins which, and which groups may be told apart."""

from collections.abc import Mapping

FEWEST_GROUPS = 2
MOST_GROUPS = 12


def next_group(sizes: Mapping[int, int]) -> int:
    """The number of the group that the next phone joins: the smallest, and of equal ones the first.

    >>> next_group({1: 3, 2: 2, 3: 2})
    2
    """
    return min(sizes, key=lambda number: (sizes[number], number))


def kept_apart(answers: Mapping[int, int], least: int) -> frozenset[int]:
    """The groups whose counts may stand side by side, from how many answered in each (0 for those in no group).

    A group with fewer answers is hidden. What is hidden together must not be few either: the whole room is shown, and
    whoever takes the shown groups from it must not be left with a few people. So the next smallest goes with it.

    >>> sorted(kept_apart({1: 6, 2: 5, 3: 2}, 5))
    [1]
    >>> sorted(kept_apart({1: 6, 2: 5, 3: 0}, 5))
    [1, 2]
    """
    by_size = sorted((number for number in answers if answers[number]), key=lambda one: (answers[one], -one))
    hidden = [one for one in by_size if answers[one] < least or one == 0]
    shown = [one for one in by_size if one not in hidden]
    while shown and 0 < sum(answers[one] for one in hidden) < least:
        hidden.append(shown.pop(0))
    return frozenset(shown)


def same_page(last: str, sending: str) -> bool:
    """Whether two sendings ("page:turn") of notes came from one and the same open page.

    >>> same_page("a1b2c3d4:3", "a1b2c3d4:4"), same_page("a1b2c3d4:3", "e5f6a7b8:4"), same_page("", "")
    (True, False, False)
    """
    page = sending.rpartition(":")[0]
    return bool(page) and page == last.rpartition(":")[0]
