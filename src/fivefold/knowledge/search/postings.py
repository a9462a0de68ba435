"""Which words stand in which documents, and which known words somebody may have meant."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from fivefold.knowledge.search.documents import Document
from fivefold.knowledge.search.words import folded, stem

EXACT, SAME_STEM, BEGINS = 1.0, 0.95, 0.75
MISSPELT = {1: 0.6, 2: 0.4}
SHORTEST_BEGINNING = 2
MOST_BEGUN = 60
MOST_MISSPELT = 8
IN_TEXT = 1.0

Words = dict[str, float]
"""Words that may be meant, and how sure that is (1 for the word itself)."""


@dataclass(frozen=True, slots=True)
class Meant:
    words: Words
    misspelt: bool = False


class Postings:
    """The words of some documents. Built once; a changed group of documents gets new postings."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = tuple(documents)
        self._titles: dict[str, list[int]] = defaultdict(list)
        self._aliases: dict[str, list[int]] = defaultdict(list)
        self._texts: dict[str, list[int]] = defaultdict(list)
        self._title_weights: list[float] = []
        for place, document in enumerate(self.documents):
            self._add(place, document)

    def _add(self, place: int, document: Document) -> None:
        title = set(folded(document.title))
        self._title_weights.append(4 + 4 / (len(title) or 1))
        for word in title:
            self._titles[word].append(place)
        if document.aliases:
            for word in set(folded(" | ".join(document.aliases))):
                self._aliases[word].append(place)
        texts = self._texts
        for word in set(folded(document.text)):
            texts[word].append(place)

    @cached_property
    def _vocabulary(self) -> list[str]:
        return sorted(self._titles.keys() | self._aliases.keys() | self._texts.keys())

    @cached_property
    def _by_stem(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for word in self._vocabulary:
            found[stem(word)].append(word)
        return dict(found)

    def meant(self, asked: str) -> Meant:
        """Known words for a word that was typed: itself, its plural, what it begins; if none, the nearest."""
        words: Words = dict.fromkeys(self._begun(asked), BEGINS)
        words |= dict.fromkeys(self._by_stem.get(stem(asked), ()), SAME_STEM)
        if asked in words:
            words[asked] = EXACT
        return Meant(words) if words else Meant(self._nearest(asked), misspelt=True)

    def _begun(self, asked: str) -> list[str]:
        start = bisect_left(self._vocabulary, asked)
        if len(asked) < SHORTEST_BEGINNING:
            return (
                self._vocabulary[start : start + 1] if self._vocabulary[start : start + 1] == [asked] else []
            )
        end = bisect_left(self._vocabulary, asked + "\U0010ffff")
        return self._vocabulary[start : min(end, start + MOST_BEGUN)]

    def _nearest(self, asked: str) -> Words:
        """Words that differ in a letter or two, and only the nearest of them."""
        allowed = 0 if len(asked) < 4 else 1 if len(asked) < 7 else 2
        if not allowed:
            return {}
        found = process.extract(
            asked, self._vocabulary, scorer=OSA.distance, score_cutoff=allowed, limit=MOST_MISSPELT
        )
        nearest = min((int(distance) for _, distance, _ in found), default=0)
        return {word: MISSPELT[nearest] for word, distance, _ in found if int(distance) == nearest}

    def scores(self, words: Words) -> dict[int, float]:
        """For each document with one of these words how well it fits: title before alias before text."""
        best: dict[int, float] = {}
        for word, sure in words.items():
            self._keep(best, self._texts.get(word, ()), IN_TEXT * sure)
            for place in self._aliases.get(word, ()):
                best[place] = max(best.get(place, 0.0), 3 * sure)
            for place in self._titles.get(word, ()):
                best[place] = max(best.get(place, 0.0), self._title_weights[place] * sure)
        return best

    @staticmethod
    def _keep(best: dict[int, float], places: Iterable[int], score: float) -> None:
        for place in places:
            if best.get(place, 0.0) < score:
                best[place] = score
