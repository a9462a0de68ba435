"""Who may be hidden in this average? Every total names the splits that are held, or says why there is none.

One figure for all children can look fair while some of them fare far worse (toolkit, Part 4, p48 to 52).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from fivefold.need.indicators import Slice
from fivefold.vocabulary.words import marked


class Lens(StrEnum):
    """A way in which children differ and an average may hide them."""

    DEPRIVATION = "deprivation"
    ETHNICITY = "ethnic group"
    DISABILITY = "disability"
    SEX = "sex"
    AGE = "age"
    PLACE = "smaller areas"

    @property
    def label(self) -> str:
        return _LENSES[self]


_LENSES = {
    Lens.DEPRIVATION: marked("Deprivation"),
    Lens.ETHNICITY: marked("Ethnic group"),
    Lens.DISABILITY: marked("Disability or additional need"),
    Lens.SEX: marked("Girls and boys"),
    Lens.AGE: marked("Age"),
    Lens.PLACE: marked("Smaller areas"),
}


class Why(StrEnum):
    """Why there is no split."""

    NOT_IN_FILE = "not in file"
    ELSEWHERE = "elsewhere"
    ALL_HIDDEN = "all hidden"
    ONE_SEX = "one sex"
    SHARE_OF_ALL = "share of all"

    @property
    def reason(self) -> str:
        return _REASONS[self]


_REASONS = {
    Why.NOT_IN_FILE: marked("No file here splits it this way. Ask its publisher or the service that counts it."),
    Why.ELSEWHERE: marked("It is published for other areas, such as England, but not for this one."),
    Why.ALL_HIDDEN: marked("It is split, but every number is hidden because it is small."),
    Why.ONE_SEX: marked("The figure is about one sex only."),
    Why.SHARE_OF_ALL: marked(
        "The share was measured on all children of a study together; using it for one group would be a guess."
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A group of people that a figure is held for. `is_shown` is False where its number is hidden or missing."""

    about: Slice
    is_shown: bool = True


@dataclass(frozen=True, slots=True)
class Split:
    """One lens on a total: how many groups are held, or why none. Never neither."""

    lens: Lens
    groups: int
    why: Why | None = None

    @property
    def is_held(self) -> bool:
        return self.why is None


def who_may_be_hidden(
    here: Iterable[Part], *, elsewhere: Iterable[Part] = (), smaller_areas: int = 0, otherwise: Why = Why.NOT_IN_FILE
) -> tuple[Split, ...]:  # fmt: skip
    """Every lens on one total: the groups held for this area, else the reason.

    `elsewhere` are groups held for other areas; `smaller_areas` is how many areas inside this one have a figure.
    """
    here, elsewhere = tuple(here), tuple(elsewhere)
    splits = [_seen_through(lens, here, elsewhere, otherwise) for lens in Lens if lens is not Lens.PLACE]
    place = Split(Lens.PLACE, smaller_areas) if smaller_areas > 1 else Split(Lens.PLACE, 0, otherwise)
    return (*splits, place)


def of_a_share() -> tuple[Split, ...]:
    """The lenses on an estimate from a published share: it has no groups at all."""
    return tuple(Split(lens, 0, Why.SHARE_OF_ALL) for lens in Lens)


def lens_of(about: Slice) -> Lens | None:
    """The lens that a group of people belongs to; None for the whole, and for splits that are none of ours.

    >>> lens_of(Slice("Persons", "2 yrs", "County & UA deprivation deciles (IMD 2019)", "Most deprived decile"))
    <Lens.DEPRIVATION: 'deprivation'>
    """
    kind = f"{about.category_type} {about.category}".casefold().strip()
    if not kind:
        return Lens.SEX if about.sex.strip().casefold() in _ONE_SEX else None
    found = next((lens for lens, marks in _MARKS.items() if any(mark in kind for mark in marks)), None)
    return found or next((lens for lens in (Lens.SEX, Lens.AGE) if kind.startswith(lens.value)), None)


_ONE_SEX = {"female", "females", "girls", "f", "male", "males", "boys", "m"}
_MARKS = {
    Lens.DEPRIVATION: ("depriv", "imd", "free school", "fsm", "socioeconomic", "low income"),
    Lens.ETHNICITY: ("ethnic",),
    Lens.DISABILITY: ("disab", "special educational", "send", "additional need"),
}


def _seen_through(lens: Lens, here: tuple[Part, ...], elsewhere: tuple[Part, ...], otherwise: Why) -> Split:
    if lens is Lens.SEX and _is_about_one_sex(here):
        return Split(lens, 0, Why.ONE_SEX)
    held = _groups(lens, here)
    if len({part.about for part in held if part.is_shown}) > 1:
        return Split(lens, len({part.about for part in held}))
    if held and not any(part.is_shown for part in held):
        return Split(lens, 0, Why.ALL_HIDDEN)
    return Split(lens, 0, Why.ELSEWHERE if len(_groups(lens, elsewhere)) > 1 else otherwise)


def _groups(lens: Lens, parts: tuple[Part, ...]) -> list[Part]:
    if lens is Lens.AGE:
        whole = [part for part in parts if part.about.is_whole and lens_of(part.about) is None]
        by_category = [part for part in parts if lens_of(part.about) is Lens.AGE]
        return by_category or (whole if len({part.about.age for part in whole}) > 1 else [])
    return [part for part in parts if lens_of(part.about) is lens]


def _is_about_one_sex(parts: tuple[Part, ...]) -> bool:
    sexes = {part.about.sex.strip().casefold() for part in parts}
    return len(sexes) == 1 and sexes <= _ONE_SEX
