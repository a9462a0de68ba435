"""Forenames and surnames with the frequencies of a real place: a few very common, a long tail of invented ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, product

import numpy as np
import numpy.typing as npt

from fivefold_link.demo.common_names import COMMON_FORENAMES, COMMON_SURNAMES, CULTURES, NICKNAMES
from fivefold_link.standardise.names import nicknames

Indices = npt.NDArray[np.int32]

FORENAMES, SURNAMES = 8_000, 40_000
WIDTH = 18
"""Bytes of a name as the generator keeps it; room for one letter more."""
TICKETS = 1 << 18

ONSETS = "B BR C CH D DR F FL G GR H J K KR L M N P R S SH ST T TR V W Y Z"
VOWELS = "A AI E EE I IA O OA U"
CODAS = "B D K L LL M N R S TH V X"
GIRLS_ENDINGS = "A ELLA IA INE LYN ETTE"
BOYS_ENDINGS = "AN ER O US IN ARD"
SURNAME_ENDINGS = "TON LEY FIELD WELL BROOK SHAW MORE WORTH HAM SKI OVA MAN WALA ADE"


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All words of one kind, and for each culture (and sex) the urn of tickets that draws a word by its frequency.

    `nickname` is another name that people use for the same child, or the word itself; `root` is what standardising
    makes of the word, which knows most nicknames and not all.
    """

    words: npt.NDArray[np.bytes_]
    urns: Indices
    root: Indices
    nickname: Indices

    def draw(self, urn: npt.NDArray[np.integer], rng: np.random.Generator) -> Indices:
        """One word for each row, from the urn that the row names."""
        ticket = rng.integers(0, self.urns.shape[1], len(urn), dtype=np.int32)
        drawn: Indices = self.urns[urn, ticket]
        return drawn


@lru_cache(maxsize=1)
def forenames() -> Vocabulary:
    """8,000 forenames; urn = culture * 2 + sex (0 girls, 1 boys)."""
    tail = {"girls": _invented(GIRLS_ENDINGS, FORENAMES, 11), "boys": _invented(BOYS_ENDINGS, FORENAMES, 12)}
    lists = [
        (COMMON_FORENAMES[culture][sex].split(), tail[sex])
        for culture in CULTURES
        for sex in ("girls", "boys")
    ]
    also = [word for group in NICKNAMES for word in group.split()] + nicknames()["root"].to_pylist()
    drawn = _vocabulary(lists, also, size=FORENAMES, flat=15.0, power=1.0)
    number = {word.decode(): index for index, word in enumerate(drawn.words.tolist())}
    size = len(number)
    return replace(drawn, root=_roots(number, size), nickname=_nicknames(number, size))


@lru_cache(maxsize=1)
def surnames() -> Vocabulary:
    """40,000 surnames; urn = culture."""
    tail = _invented(SURNAME_ENDINGS, SURNAMES, 13)
    lists = [(COMMON_SURNAMES[culture].split(), tail) for culture in CULTURES]
    return _vocabulary(lists, [], size=SURNAMES, flat=6.0, power=0.9)


def _invented(endings: str, count: int, seed: int) -> list[str]:
    """Words of invented syllables, always the same ones in the same order."""
    onsets, vowels = ONSETS.split(), VOWELS.split()
    short = ["".join(parts) for parts in product(onsets, vowels, endings.split())]
    long = ["".join(parts) for parts in product(onsets, vowels, CODAS.split(), endings.split())]
    order = np.random.default_rng(seed)
    words = [short[i] for i in order.permutation(len(short))] + [
        long[i] for i in order.permutation(len(long))
    ]
    return list(dict.fromkeys(word for word in words if 3 <= len(word) <= WIDTH - 2))[:count]


def _vocabulary(
    lists: list[tuple[list[str], list[str]]], also: list[str], *, size: int, flat: float, power: float
) -> Vocabulary:
    """Zipf's law with a flattened head over each list: its common names first, then its share of the invented ones."""
    common = list(dict.fromkeys(word for head, _ in lists for word in head))
    tails = list(dict.fromkeys(chain.from_iterable(zip(*(tail for _, tail in lists), strict=True))))
    words = list(dict.fromkeys(common + also))
    seen = set(words)
    words += [word for word in tails if word not in seen][: size - len(words)]
    number = {word: index for index, word in enumerate(words)}
    urns = np.stack([_urn(head, tail, number, turn, flat, power) for turn, (head, tail) in enumerate(lists)])
    same = np.arange(len(words), dtype=np.int32)
    return Vocabulary(np.array([w.encode() for w in words], dtype=f"S{WIDTH}"), urns, same, same)


def _urn(
    head: list[str], tail: list[str], number: dict[str, int], turn: int, flat: float, power: float
) -> Indices:
    common = set(head)
    kept = [word for word in tail if word in number and word not in common]
    turned = kept[turn * 211 :] + kept[: turn * 211]
    order = np.array([number[word] for word in head + turned], dtype=np.int32)
    weight = (np.arange(len(order)) + 1 + flat) ** -power
    edges = np.cumsum(weight) / weight.sum()
    ticket = np.searchsorted(edges, (np.arange(TICKETS) + 0.5) / TICKETS)
    return order[np.minimum(ticket, len(order) - 1)]


def _nicknames(number: dict[str, int], size: int) -> Indices:
    """One other name of the same group for every word; itself where there is none."""
    nickname = np.arange(size, dtype=np.int32)
    for group in NICKNAMES:
        known = [number[word] for word in group.split()]
        nickname[known] = np.roll(known, -1)
    return nickname


def _roots(number: dict[str, int], size: int) -> Indices:
    """The root that standardising gives to every word; itself where there is none."""
    root = np.arange(size, dtype=np.int32)
    table = nicknames()
    for name, to in zip(table["name"].to_pylist(), table["root"].to_pylist(), strict=True):
        if name in number and to in number:
            root[number[name]] = number[to]
    return root
