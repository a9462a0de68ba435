"""How easy a text is to read: the Flesch-Kincaid grade of English, always told in words.

The grade counts words in a sentence and syllables in a word. It says nothing about whether a text is true or kind.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from fivefold.vocabulary.words import marked

FEWEST_WORDS = 20
"""Below this the grade jumps about with every word, and none is given."""


class Ease(StrEnum):
    """Who can read a text without effort."""

    EASY = "easy"
    PLAIN = "plain"
    DEMANDING = "demanding"
    HARD = "hard"
    TOO_SHORT = "too short"

    @property
    def label(self) -> str:
        return _EASE[self]


_EASE = {
    Ease.EASY: marked("Easy to read: a child of ten or eleven can follow it"),
    Ease.PLAIN: marked("Plain: most people of thirteen and over can follow it"),
    Ease.DEMANDING: marked("Demanding: many readers will have to read it twice; try shorter sentences"),
    Ease.HARD: marked("Hard: written for specialists; shorten sentences and choose everyday words"),
    Ease.TOO_SHORT: marked("Too short to judge: the count needs at least 20 words"),
}
_UP_TO = ((6.0, Ease.EASY), (9.0, Ease.PLAIN), (13.0, Ease.DEMANDING))


@dataclass(frozen=True, slots=True)
class Readability:
    """The grade of a text and what it was counted from; no grade for a text that is too short."""

    grade: float | None
    words: int
    sentences: int
    syllables: int

    @property
    def ease(self) -> Ease:
        if self.grade is None:
            return Ease.TOO_SHORT
        return next((ease for most, ease in _UP_TO if self.grade <= most), Ease.HARD)


def readability(text: str) -> Readability:
    """The Flesch-Kincaid grade of a text.

    >>> readability("The cat sat on the mat. " * 5).ease.value
    'easy'
    """
    words = re.findall(r"[A-Za-z]+(?:['’-][A-Za-z]+)*", text)
    sentences = max(len(re.findall(r"[.!?…]+(?=\s|$)|\n\s*\n", text.strip())), 1)
    heard = sum(syllables(word) for word in words)
    if len(words) < FEWEST_WORDS:
        return Readability(None, len(words), sentences, heard)
    grade = 0.39 * len(words) / sentences + 11.8 * heard / len(words) - 15.59
    return Readability(round(max(grade, 0.0), 1), len(words), sentences, heard)


def syllables(word: str) -> int:
    """Syllables as groups of vowels; a silent e at the end does not count.

    >>> [syllables(word) for word in ("care", "baby", "little", "family", "loved")]
    [1, 2, 2, 3, 1]
    """
    plain = re.sub(r"[^a-z]", "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", plain))
    silent = re.search(r"[^aeiouyl]e$|[aeiouy]le$|[^aeiouytd]ed$|[^aeiouysxzhcg]es$", plain) is not None
    return max(groups - silent, 1)
