"""Which of the three domains a published indicator tells about, and of which ages. Our reading, one line each.

An indicator of health or circumstances is about a factor, even where the toolkit puts it at the level of the child:
only what a child can do, feel or struggle with is about the child's mental health (Part 7, p73).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from fivefold.knowledge.schemas import Domain
from fivefold.need.domains import Source, Way
from fivefold.need.holders import AgeSplit
from fivefold.vocabulary.ages import PREGNANCY, AgeBand


@dataclass(frozen=True, slots=True)
class Told:
    """What an indicator is about. `ages` is None where it says nothing about an age."""

    domain: Domain
    ages: AgeBand | None
    split: AgeSplit = AgeSplit.NONE


_CHILD, _FACTORS = Domain.CHILD, Domain.FACTORS
_FIRST_YEAR, _TO_FIVE, _TO_SIXTEEN, _TO_EIGHTEEN = (
    AgeBand(0, 12), AgeBand(48, 60), AgeBand(0, 192), AgeBand(0, 216),
)  # fmt: skip
_TOLD = {
    "93436": Told(_CHILD, AgeBand(24, 30)),
    "90631": Told(_CHILD, _TO_FIVE),
    "90632": Told(_CHILD, _TO_FIVE),
    "93085": Told(_FACTORS, PREGNANCY),
    "94103": Told(_FACTORS, AgeBand(-9, 12)),
    "93701": Told(_FACTORS, _TO_SIXTEEN),
    "93700": Told(_FACTORS, _TO_SIXTEEN),
    "30309": Told(_FACTORS, AgeBand(12, 24)),
    "30311": Told(_FACTORS, _TO_FIVE),
    "30302": Told(_FACTORS, AgeBand(12, 24)),
    "92026": Told(_FACTORS, _TO_FIVE),
    "93105": Told(_FACTORS, _TO_FIVE),
    "90319": Told(_FACTORS, _TO_FIVE),
    "20401": Told(_FACTORS, PREGNANCY),
    "93092": Told(_FACTORS, _FIRST_YEAR),
    "20101": Told(_FACTORS, _FIRST_YEAR),
    "90886": Told(_FACTORS, _TO_EIGHTEEN),
    "93553": Told(_FACTORS, None),
    "92517": Told(_FACTORS, AgeBand(0, 3)),
    "93580": Told(_FACTORS, AgeBand(0, 1)),
}


def told_by(code: str) -> Told | None:
    """What a published indicator tells, or None where nobody has placed it yet."""
    return _TOLD.get(code)


def published_sources(held: Iterable[tuple[str, str]]) -> list[Source]:
    """Sources out of indicators (code, name) of which figures are held; those not placed are left out."""
    return [
        Source(Way.FIGURES, code, name, told.domain, told.ages, told.split)
        for code, name in held
        if (told := told_by(code)) is not None
    ]


def not_placed(held: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Indicators that the frame does not know where to put."""
    return [one for one in held if told_by(one[0]) is None]
