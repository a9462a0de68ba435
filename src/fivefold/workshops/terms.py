"""The words that a room uses for one thing: how often each was said and what people think of it, beside the toolkit's list."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fivefold.knowledge.language import tidy
from fivefold.workshops.activities import TermMark


@dataclass(frozen=True, slots=True)
class Spoken:
    """One answer: a word, what its writer thinks of it, which other word it means the same as, and the sector if known."""

    word: str
    mark: TermMark
    same_as: str = ""
    sector: str = ""


@dataclass(frozen=True, slots=True)
class TermCount:
    """A word with how often it was said in all and with each mark. `partners`: words that it was called the same as."""

    word: str
    said: int
    prefer: int = 0
    use: int = 0
    avoid: int = 0
    same_as: int = 0
    partners: tuple[str, ...] = ()
    on_the_list: bool = False


@dataclass(frozen=True, slots=True)
class SectorTerms:
    """What one sector said; `words` is None where too few spoke, which is not the same as nobody."""

    sector: str
    words: Mapping[str, int] | None


def counted(spoken: Iterable[Spoken], listed: Iterable[str]) -> tuple[TermCount, ...]:
    """Every word once, however it was spelt, the most said first; words of the list that nobody said come last."""
    names = {tidy(word): word for word in listed}
    on_the_list = frozenset(names)
    by_word: dict[str, list[Spoken]] = {word: [] for word in names}
    for one in spoken:
        by_word.setdefault(tidy(one.word), []).append(one)
    for key, some in by_word.items():
        names[key] = names.get(key) or _usual_spelling(one.word for one in some)
    rows = [_count(names, key, some, key in on_the_list) for key, some in by_word.items()]
    return tuple(sorted(rows, key=lambda row: (-row.said, row.word.casefold(), row.word)))


def _count(names: Mapping[str, str], key: str, some: list[Spoken], on_the_list: bool) -> TermCount:
    marks = Counter(one.mark for one in some)
    others = sorted({tidy(one.same_as) for one in some if one.mark is TermMark.SAME_AS and tidy(one.same_as)})
    return TermCount(
        names[key],
        said=len(some),
        prefer=marks[TermMark.PREFER],
        use=marks[TermMark.USE],
        avoid=marks[TermMark.AVOID],
        same_as=marks[TermMark.SAME_AS],
        partners=tuple(names.get(other, other) for other in others),
        on_the_list=on_the_list,
    )


def _usual_spelling(spellings: Iterable[str]) -> str:
    """The spelling that most people chose; of equal ones the first from A to Z."""
    counts = Counter(" ".join(one.split()) for one in spellings)
    return min(counts, key=lambda one: (-counts[one], one))


def by_sector(spoken: Iterable[Spoken], there: Mapping[str, int], smallest: int) -> tuple[SectorTerms, ...]:
    """The words of each sector of which enough people came and enough answers carry it.

    What is left over must not give a small sector away either: where the answers outside the sectors shown are some, but
    fewer than the smallest group, the smallest of those sectors is hidden too.
    """
    said = tuple(spoken)
    answers = Counter(one.sector for one in said)
    sectors = sorted(sector for sector in answers if sector)
    shown = [s for s in sectors if min(answers[s], there.get(s, 0)) >= smallest]
    while shown and 0 < len(said) - sum(answers[s] for s in shown) < smallest:
        shown.remove(min(shown, key=lambda sector: (answers[sector], sector)))
    return tuple(
        SectorTerms(sector, _words_of(said, sector) if sector in shown else None) for sector in sectors
    )


def _words_of(said: tuple[Spoken, ...], sector: str) -> dict[str, int]:
    counts = Counter(tidy(one.word) for one in said if one.sector == sector)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
