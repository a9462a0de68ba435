"""Where two held files say different things about the same figure: both are shown, neither is mended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fivefold.need.indicators import IndicatorValue, Slice
from fivefold.vocabulary.value import State, value_words
from fivefold.vocabulary.words import marked

REPUBLISHED = "-republished"
# Publishers number the same measure differently: code in another publisher's file, then its number in Fingertips.
SAME_MEASURE: Mapping[str, str] = {"CILIF_ABS": "93701", "CILIF_REL": "93700"}
WHY = marked(
    "Two official files disagree. Both are shown as published; Fivefold does not choose between them."
)


def measure_of(indicator: str) -> str:
    """The code under which the same measure stands, whoever published it.

    >>> measure_of("CILIF_ABS"), measure_of("90631-republished"), measure_of("93085")
    ('93701', '90631', '93085')
    """
    bare = indicator.removesuffix(REPUBLISHED)
    return SAME_MEASURE.get(bare, bare)


def counterparts(indicator: str) -> tuple[str, ...]:
    """Every code under which a file may hold the same measure, this one included."""
    measure = measure_of(indicator)
    others = [code for code, same in SAME_MEASURE.items() if same == measure]
    return tuple(sorted({measure, f"{measure}{REPUBLISHED}", *others}))


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One figure (measure, area, people, period) and what each held source says of it, as given: newest file first."""

    measure: str
    area_code: str
    period: str
    sides: tuple[IndicatorValue, ...]

    @property
    def name(self) -> str:
        """The measure by the name of the first source."""
        return self.sides[0].name

    @property
    def area_name(self) -> str:
        return self.sides[0].area_name

    @property
    def gap(self) -> float | None:
        """Largest less smallest number, or None where fewer than two sides have one."""
        numbers = [side.value.number for side in self.sides if side.value.number is not None]
        return max(numbers) - min(numbers) if len(numbers) > 1 else None

    @property
    def said(self) -> tuple[tuple[str, str], ...]:
        """Figure in words and its source with the date, for each side."""
        return tuple((value_words(side.value), side.value.source) for side in self.sides)


def disagreements(values: Iterable[IndicatorValue]) -> list[Disagreement]:
    """Figures of which two sources differ by more than rounding, newest period first.

    Give all held figures of an area, those of its counterparts included (`counterparts`), newest file first.
    """
    together: dict[tuple[str, str, Slice, str], list[IndicatorValue]] = defaultdict(list)
    for value in values:
        together[measure_of(value.indicator), value.area_code, _plain(value.about), value.period].append(
            value
        )
    found = []
    for (measure, area, _about, period), same in together.items():
        sides = _distinct(same)
        if len(sides) > 1:
            found.append(Disagreement(measure, area, period, sides))
    return sorted(found, key=lambda one: (-one.sides[0].period_sort, one.measure, one.area_code))


def disagreements_of(
    found: Iterable[Disagreement], indicator: str, area: str, period: str = ""
) -> list[Disagreement]:
    """Those about this indicator in this area, of one period or of all."""
    measure = measure_of(indicator)
    return [
        one
        for one in found
        if one.measure == measure and one.area_code == area and period in ("", one.period)
    ]


def agree(one: IndicatorValue, other: IndicatorValue) -> bool:
    """Whether two published figures can be the same one: equal once both are rounded as the coarser is.

    A missing figure contradicts nothing. A hidden one does: one publisher hides what the other shows.
    """
    if State.MISSING in (one.value.state, other.value.state):
        return True
    a, b = one.value.number, other.value.number
    if a is None or b is None:
        return one.value.state is other.value.state
    places = min(_places(a), _places(b))
    return a == b or abs(a - b) <= 0.5 * 10**-places * (1 + 1e-9)


def _distinct(same: Iterable[IndicatorValue]) -> tuple[IndicatorValue, ...]:
    """One side for each thing that is said; a side that agrees with an earlier one adds nothing."""
    kept: list[IndicatorValue] = []
    for value in same:
        if value.value.state is not State.MISSING and not any(agree(value, one) for one in kept):
            kept.append(value)
    return tuple(kept)


def _plain(about: Slice) -> Slice:
    """Publishers write the same people differently: small letters, "years" for "yrs"."""
    return Slice(*(_word(part) for part in (about.sex, about.age, about.category_type, about.category)))


def _word(text: str) -> str:
    word = " ".join(text.casefold().split()).replace("years", "yrs")
    return "" if word in ("not applicable", "all ages") else word


def _places(number: float) -> int:
    """Decimal places that a number was published with. 12.0 reads as 12: at least one place is taken as meant."""
    _, _, places = repr(float(number)).partition(".")
    return len(places) if "e" not in places else 1
