"""A spread in words and as a small bar; a hidden one says that it is hidden."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.vocabulary.rating import Rag
from fivefold.vocabulary.value import State
from fivefold.workforce.spread import Spread


@dataclass(frozen=True)
class BarPart:
    """One rating's stretch of a bar, in hundredths of its length."""

    rating: Rag
    count: int
    start: float
    length: float

    @property
    def middle(self):
        return self.start + self.length / 2


@dataclass(frozen=True)
class SpreadWords:
    """What a page says about one spread. `parts` is empty where nothing may be drawn."""

    words: str
    base: str
    parts: list[BarPart]
    counts: list[tuple[Rag, int]]
    is_hidden: bool = False


def spread_words(spread: Spread | State) -> SpreadWords:
    """A spread, or why there is none."""
    if isinstance(spread, State):
        said = _("no answers") if spread is State.MISSING else _(spread.label)
        return SpreadWords(said, "", [], [], is_hidden=spread is State.SUPPRESSED)
    if not spread.rated:
        return SpreadWords(_("no answers"), "", [], [])
    counts = [(rating, spread.count(rating)) for rating in Rag]
    words = ", ".join(f"{count} {_(rating.label).lower()}" for rating, count in counts)
    return SpreadWords(words, base_words(spread.rated), _bar(spread), counts)


def base_words(teams: int) -> str:
    return ngettext("of %(n)s team", "of %(n)s teams", teams) % {"n": teams}


def _bar(spread: Spread) -> list[BarPart]:
    parts, start = [], 0.0
    for rating in Rag:
        length = 100 * spread.count(rating) / spread.rated
        if length:
            parts.append(BarPart(rating, spread.count(rating), round(start, 2), round(length, 2)))
        start += length
    return parts
