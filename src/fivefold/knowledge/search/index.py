"""Search of everything: words with mistakes in them, and pages of the toolkit; grouped by kind."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from math import log

from fivefold.knowledge.search.asked import Asked, PageAsked
from fivefold.knowledge.search.documents import Document, content_documents
from fivefold.knowledge.search.excerpts import Piece, excerpt, pieces
from fivefold.knowledge.search.postings import Meant, Postings
from fivefold.knowledge.search.words import folded

LEAST_SHARE = 0.3
"""Of the weight of the words asked for, a document must hold this share to be a hit at all."""


TELLING = 0.5
"""A word with less than this share of the weight of the rarest one is not shown as found."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found. `alias` is the name by which, where the title does not say so."""

    document: Document
    score: float
    title: tuple[Piece, ...]
    alias: str
    excerpt: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The best hits of one kind, and how many there are in all."""

    kind: str
    hits: tuple[Hit, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Found:
    """Groups, the one with the best hit first. `meant` pairs a misspelt word with the word that was found instead."""

    groups: tuple[Group, ...]
    meant: tuple[tuple[str, str], ...]
    page: PageAsked | None

    @property
    def total(self) -> int:
        return sum(group.total for group in self.groups)


_Match = tuple[float, str, str, int, int]
"""How well it fits (less is better), title and key, so that equal ones stand in a lasting order; group and place."""


class Index:
    """Documents that can be searched. Groups that change at different times are built apart and joined."""

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        self._groups: tuple[Postings, ...] = (Postings(documents),)

    def joined(self, *others: "Index") -> "Index":
        """One index over all; nothing is built again."""
        index = Index.__new__(Index)
        index._groups = tuple(group for one in (self, *others) for group in one._groups)
        return index

    @property
    def size(self) -> int:
        return sum(len(group.documents) for group in self._groups)

    def find(self, asked: str, limit: int = 10) -> Found:
        """The best hits of each kind, at most `limit` of them a kind."""
        question = Asked.of(asked)
        meant = [[group.meant(word) for word in question.words] for group in self._groups]
        matches, known = self._by_words(meant, question.page) if question.words else ([], [])
        if not matches and question.page:
            matches, known = self._by_page(question.page), [frozenset()] * len(self._groups)
        return Found(self._grouped(matches, known, limit), _corrections(question.words, meant), question.page)

    def _by_page(self, page: PageAsked) -> list[_Match]:
        """Everything that cites a page; that which cites it alone comes first."""
        return [
            (-near, document.title, document.href_key, number, place)
            for number, group in enumerate(self._groups)
            for place, document in enumerate(group.documents)
            if document.pages and (near := page.nearness(document.pages))
        ]

    def _by_words(
        self, meant: list[list[Meant]], page: PageAsked | None
    ) -> tuple[list[_Match], list[frozenset[str]]]:
        """Every word counts, a rare one more; and the words to be shown as found in each group."""
        scores = [
            [group.scores(one.words) for one in some] for group, some in zip(self._groups, meant, strict=True)
        ]
        weights = [log(1 + self.size / (1 + sum(map(len, found)))) for found in zip(*scores, strict=True)]
        matches: list[_Match] = []
        for number, (group, found) in enumerate(zip(self._groups, scores, strict=True)):
            for place, score in _summed(found, weights).items():
                document = group.documents[place]
                near = page.nearness(document.pages) if page else 1.0
                if near:
                    matches.append((-score * near, document.title, document.href_key, number, place))
        return matches, [_telling(some, weights) for some in meant]

    def _grouped(self, matches: list[_Match], known: list[frozenset[str]], limit: int) -> tuple[Group, ...]:
        kinds: dict[str, list[_Match]] = defaultdict(list)
        for match in matches:
            kinds[self._document(match).kind].append(match)
        best = {kind: nsmallest(max(1, limit), some) for kind, some in kinds.items()}
        return tuple(
            Group(
                kind,
                tuple(_hit(self._document(one), -one[0], known[one[3]]) for one in best[kind]),
                len(kinds[kind]),
            )
            for kind in sorted(best, key=lambda kind: (best[kind][0][0], kind))
        )

    def _document(self, match: _Match) -> Document:
        return self._groups[match[3]].documents[match[4]]


@cache
def content_index() -> Index:
    """The index of all packaged content; built once."""
    return Index(content_documents())


def _summed(found: list[dict[int, float]], weights: list[float]) -> dict[int, float]:
    """Score of each document over all words, lowered by the share of the words that it lacks."""
    total = sum(weights) or 1.0
    scores: dict[int, float] = defaultdict(float)
    shares: dict[int, float] = defaultdict(float)
    for one, weight in zip(found, weights, strict=True):
        for place, score in one.items():
            scores[place] += score * weight
            shares[place] += weight
    return {
        place: score * (shares[place] / total) ** 2
        for place, score in scores.items()
        if shares[place] / total >= LEAST_SHARE
    }


def _telling(meant: list[Meant], weights: list[float]) -> frozenset[str]:
    """The words worth showing as found: not "and" or "the", beside rarer ones."""
    least = TELLING * max(weights, default=0.0)
    return frozenset(
        word for one, weight in zip(meant, weights, strict=True) if weight >= least for word in one.words
    )


def _hit(document: Document, score: float, words: frozenset[str]) -> Hit:
    return Hit(
        document, score, pieces(document.title, words), _alias(document, words), excerpt(document.text, words)
    )


def _alias(document: Document, words: frozenset[str]) -> str:
    """The other name that holds most of the words found, if the title holds fewer."""
    held = {name: len(words.intersection(folded(name))) for name in (document.title, *document.aliases)}
    best = max(held, key=lambda name: held[name])
    return best if held[best] > held[document.title] else ""


def _corrections(asked: tuple[str, ...], meant: list[list[Meant]]) -> tuple[tuple[str, str], ...]:
    """Words that no group of documents knows, with the nearest word that one of them does."""
    found = []
    for place, word in enumerate(asked):
        some = [one[place] for one in meant]
        if all(one.misspelt for one in some):
            near = {other: sure for one in some for other, sure in one.words.items()}
            if near:
                found.append((word, max(sorted(near), key=lambda other: near[other])))
    return tuple(found)
