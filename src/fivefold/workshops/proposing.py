"""Themes that a machine proposes for short answers: which answers share words. People decide.

Words are brought to their stems, weighted by how rare they are, and beside them the letters that words are made of, so
that "sleep" and "sleepless" meet. Answers whose weights lie close are put together. Nothing is learnt from elsewhere,
nothing is fetched, and the same answers give the same proposals in whichever order they come.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from fivefold.late import Late
from fivefold.vocabulary.words import marked

if TYPE_CHECKING:
    import numpy as np
    import snowballstemmer
    from sklearn import cluster, preprocessing
    from sklearn.feature_extraction import text as features
else:
    np = Late("numpy")
    snowballstemmer = Late("snowballstemmer")
    cluster = Late("sklearn.cluster")
    preprocessing = Late("sklearn.preprocessing")
    features = Late("sklearn.feature_extraction.text")

FEWEST, MOST = 5, 500
SMALLEST_THEME = 2
APART = 0.92  # answers further apart than this (0: the same words, 1: none shared) are not put together
LETTERS_COUNT = 0.3  # how much the letters of a word count beside its stem
STEMMED = {
    "en": "english",
    "fr": "french",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "es": "spanish",
}
UNSTEMMED = marked(
    "In this language words are compared as they are written: there are no rules for their stems here."
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SMALL_WORDS = """a about after again all also always am an and any are as at be because been before being but by can could did do does
    doing don't down each for from get gets getting go goes going got had has have having he her here him his how i i'm if
    in into is it it's its just know let like lot lots made make makes many me more most much my need needs never no not now
    of off on one only or other our out over own people really same she should so some someone something such than that
    that's the their them then there these they they're thing things this those through to too under until up us very was
    way we well were what when where which while who why will with without would you your can't isn't doesn't"""
_SMALL = frozenset(_SMALL_WORDS.split())


class CannotPropose(ValueError):
    """Too few or too many answers, in words for the facilitator."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Answers (by key) that share words; `words` are the telling ones, as people wrote them."""

    name: str
    answers: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposed:
    """What the machine proposes. `loose`: answers that fit nowhere. `note`: what it could not do in this language."""

    themes: tuple[Proposal, ...]
    loose: tuple[str, ...]
    note: str = ""


def propose(answers: Mapping[str, str], language: str = "en") -> Proposed:
    """Proposed themes of 5 to 500 answers {key: text}; every key is in one theme or loose."""
    if len(answers) < FEWEST:
        raise CannotPropose("The machine proposes themes from five answers on. Sort these by hand.")
    if len(answers) > MOST:
        raise CannotPropose("The machine proposes themes for up to 500 answers. Sort these by hand.")
    stem = _stemmer(language)
    keys = sorted(answers, key=lambda key: (_stems(answers[key], stem), answers[key], key))
    groups = _groups([answers[key] for key in keys], stem)
    members: dict[int, list[str]] = {}
    for key, group in zip(keys, groups, strict=True):
        members.setdefault(group, []).append(key)
    kept = [some for some in members.values() if len(some) >= SMALLEST_THEME]
    themes = _named(sorted(kept, key=lambda some: (-len(some), keys.index(some[0]))), answers, stem)
    grouped = {key for theme in themes for key in theme.answers}
    note = "" if language[:2] in STEMMED else UNSTEMMED
    return Proposed(themes, tuple(key for key in answers if key not in grouped), note)


def shared_words(inside: Sequence[str], outside: Sequence[str], language: str = "en") -> tuple[str, ...]:
    """The words that these answers share and others do not, the most telling first, as people wrote them."""
    return _telling(inside, outside, _stemmer(language))


def _stemmer(language: str) -> Callable[[str], str]:
    name = STEMMED.get(language[:2])
    if name is None:
        return str
    stemmer: Any = snowballstemmer.stemmer(name)
    return cache(lambda word: str(stemmer.stemWord(word)))


def _words(text: str) -> list[str]:
    plain = text.casefold().replace("’", "'")
    return [word for word in _WORD.findall(plain) if word not in _SMALL and len(word) > 1]


def _stems(text: str, stem: Callable[[str], str]) -> list[str]:
    return [stem(word) for word in _words(text)]


def _groups(texts: Sequence[str], stem: Callable[[str], str]) -> list[int]:
    """The number of the group of each text; a text without a telling word stands alone."""
    stems = [_stems(text, stem) for text in texts]
    telling = [n for n, some in enumerate(stems) if some]
    groups = [-1 - n for n in range(len(texts))]
    if len(telling) < SMALLEST_THEME:
        return groups
    weights = _weights([stems[n] for n in telling])
    near = 1 - np.clip(np.round(weights @ weights.T, 9), 0, 1)
    joined = cluster.AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=APART
    )
    for n, group in zip(telling, joined.fit_predict(near), strict=True):
        groups[n] = int(group)
    return groups


def _weights(stems: Sequence[Sequence[str]]) -> Any:
    """A row of weights for each answer: its stems, and the letters that they are made of, the whole of length 1."""
    by_word = features.TfidfVectorizer(analyzer=list, sublinear_tf=True)
    by_letters = features.TfidfVectorizer(analyzer="char_wb", ngram_range=(4, 5), sublinear_tf=True)
    words = by_word.fit_transform(stems).toarray()
    written = [" ".join(some) for some in stems]
    if not any(len(word) > 1 for text in written for word in text.split()):
        return words
    letters = by_letters.fit_transform(written).toarray()
    return preprocessing.normalize(np.hstack([words, LETTERS_COUNT * letters]))


def _telling(
    inside: Sequence[str], outside: Sequence[str], stem: Callable[[str], str], most: int = 4
) -> tuple[str, ...]:
    """Words in at least two of the answers, by how much commoner they are inside than outside."""
    here = Counter(one for text in inside for one in set(_stems(text, stem)))
    there = Counter(one for text in outside for one in set(_stems(text, stem)))
    least = 2 if len(inside) > 1 else 1
    rated = {
        one: number / len(inside) - there[one] / max(len(outside), 1)
        for one, number in here.items()
        if number >= least
    }
    best = sorted((one for one in rated if rated[one] > 0), key=lambda one: (-rated[one], one))[:most]
    return tuple(_as_written(one, inside, stem) for one in best)


def _as_written(stem_: str, texts: Sequence[str], stem: Callable[[str], str]) -> str:
    """The commonest word of this stem, as people wrote it."""
    forms = Counter(word for text in texts for word in _words(text) if stem(word) == stem_)
    return min(forms, key=lambda word: (-forms[word], word))


def _named(
    groups: Sequence[Sequence[str]], answers: Mapping[str, str], stem: Callable[[str], str]
) -> tuple[Proposal, ...]:
    """Groups with a name of their own; one whose answers share no word is no theme."""
    found: list[Proposal] = []
    taken: set[str] = set()
    for some in groups:
        inside = set(some)
        words = _telling([answers[k] for k in some], [answers[k] for k in answers if k not in inside], stem)
        if words:
            name = _free(", ".join(words[:3]).capitalize(), taken)
            taken.add(name)
            found.append(Proposal(name, tuple(some), words))
    return tuple(found)


def _free(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name} ({number})"
    return free
