"""Finding runs of words that stand in our content and in somebody else's text."""

import re
from collections.abc import Iterable, Iterator, Set

Run = tuple[str, ...]


def words_of(text: str) -> list[str]:
    """Words in small letters, without punctuation; curly and straight apostrophes are the same."""
    return re.findall(r"[a-z0-9]+", text.lower().replace("’", "").replace("'", ""))


def runs(words: list[str], length: int) -> Iterator[Run]:
    return (tuple(words[start : start + length]) for start in range(len(words) - length + 1))


def runs_of(texts: Iterable[str], length: int = 9) -> set[Run]:
    """All runs of `length` words in these texts."""
    return {run for text in texts for run in runs(words_of(text), length)}


def copied_runs(ours: Iterable[str], known: Set[Run], length: int = 9) -> list[str]:
    """Runs of ours that are known from elsewhere."""
    return sorted({" ".join(run) for text in ours for run in runs(words_of(text), length) if run in known})


def copied(ours: Iterable[str], theirs: Iterable[str], length: int = 9) -> list[str]:
    """Runs of `length` words of ours that occur in theirs."""
    return copied_runs(ours, runs_of(theirs, length), length)
