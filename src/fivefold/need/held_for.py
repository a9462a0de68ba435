"""Which other level holds a figure that is not held for the chosen area: the wrong geography is never an empty chart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fivefold.vocabulary.areas import AreaError, AreaType, Nation, area_nation, area_type
from fivefold.vocabulary.words import marked

# From near to far. What a reader wants first is the smallest area that holds theirs.
_NEAR = (
    AreaType.WARD, AreaType.MSOA, AreaType.DISTRICT, AreaType.METROPOLITAN_DISTRICT, AreaType.LONDON_BOROUGH,
    AreaType.UNITARY, AreaType.COUNCIL_AREA, AreaType.COUNTY, AreaType.SUB_ICB, AreaType.HEALTH_BOARD, AreaType.ICB,
    AreaType.REGION, AreaType.COUNTRY,
)  # fmt: skip
COUNTRIES: Mapping[Nation, tuple[str, str]] = {
    Nation.ENGLAND: ("E92000001", "England"),
    Nation.WALES: ("W92000004", "Wales"),
    Nation.SCOTLAND: ("S92000003", "Scotland"),
    Nation.NORTHERN_IRELAND: ("N92000002", "Northern Ireland"),
}
ENGLAND_ONLY = marked(
    "Fingertips and the English Indices of Deprivation publish for England only, so no file of theirs holds this area."
)
INSTEAD = marked(
    "What can be shown here: population of the Office for National Statistics or of National Records of Scotland, "
    "lookups to health boards, and any figure that you hold yourselves, in our own template."
)


@dataclass(frozen=True, slots=True)
class Around:
    """A larger area round the chosen one, and how much of the chosen one lies in it (1 is all)."""

    code: str
    name: str
    share: float = 1.0

    @property
    def is_whole(self) -> bool:
        return self.share > 0.999


@dataclass(frozen=True, slots=True)
class Offer:
    """An area that could be shown instead. `code` goes into the address (`?area=`); `share` as in `Around`."""

    code: str
    name: str
    kind: AreaType
    share: float

    @property
    def is_whole(self) -> bool:
        return self.share > 0.999


@dataclass(frozen=True, slots=True)
class HeldFor:
    """What to say where the chosen area has no figure.

    `larger`: areas round it that have one, nearest first; `smaller`: how many areas inside it have one, by kind;
    `why`: sentences, empty where nothing more is known than that no file holds it.
    """

    area_code: str
    area_name: str
    kind: AreaType | None
    larger: tuple[Offer, ...] = ()
    smaller: tuple[tuple[AreaType, int], ...] = ()
    why: tuple[str, ...] = ()

    @property
    def nearest(self) -> Offer | None:
        return self.larger[0] if self.larger else None


def held_for(
    area: str, name: str, *, holding: Iterable[str], around: Iterable[Around] = (), inside: Iterable[str] = ()
) -> HeldFor:
    """Where else the figure is held.

    `holding`: codes of all areas that have the figure. `around`: larger areas, out of lookups. `inside`: codes of
    smaller areas. The country round the area is known without a lookup.
    """
    held = set(holding) - {area}
    kind = _kind(area)
    offers: dict[str, Offer] = {}
    for one in (*around, *_country(area)):
        place = _kind(one.code)
        if place is not None and one.code in held and one.code != area:
            offers.setdefault(one.code, Offer(one.code, one.name, place, one.share))
    larger = sorted(offers.values(), key=lambda offer: (_NEAR.index(offer.kind), -offer.share, offer.name))
    return HeldFor(area, name, kind, tuple(larger), _counted(held & set(inside)), _why(area, held))


def _counted(codes: Iterable[str]) -> tuple[tuple[AreaType, int], ...]:
    kinds = [kind for code in codes if (kind := _kind(code)) is not None]
    return tuple((kind, kinds.count(kind)) for kind in AreaType if kind in kinds)


def _country(area: str) -> tuple[Around, ...]:
    kind = _kind(area)
    return () if kind is None else (Around(*COUNTRIES[area_nation(area)]),)


def _why(area: str, held: set[str]) -> tuple[str, ...]:
    """An area outside England, and nothing held but England's own figures."""
    if _kind(area) is None or area_nation(area) is Nation.ENGLAND:
        return ()
    if all(_kind(code) is not None and area_nation(code) is Nation.ENGLAND for code in held):
        return (ENGLAND_ONLY, INSTEAD)
    return ()


def _kind(code: str) -> AreaType | None:
    try:
        return area_type(code)
    except AreaError:
        return None
