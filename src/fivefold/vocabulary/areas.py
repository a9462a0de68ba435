"""Nations, official areas and their codes (ONS GSS codes; facts: E06-E10 local authorities, E38 sub-ICB,
E54 ICB, E01/W01 LSOA, W06, S12, N09)."""

import re
from dataclasses import dataclass
from enum import StrEnum

from fivefold.vocabulary.words import marked


class Nation(StrEnum):
    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern ireland"

    @property
    def label(self) -> str:
        return _NATIONS[self]

    @property
    def letter(self) -> str:
        """First letter of the nation's GSS codes."""
        return {"england": "E", "wales": "W", "scotland": "S", "northern ireland": "N"}[self.value]


_NATIONS = {
    Nation.ENGLAND: marked("England"),
    Nation.WALES: marked("Wales"),
    Nation.SCOTLAND: marked("Scotland"),
    Nation.NORTHERN_IRELAND: marked("Northern Ireland"),
}


class AreaType(StrEnum):
    """Kinds of official area, by the entity part of the GSS code."""

    COUNTRY = "country"
    REGION = "region"
    COUNTY = "county"
    UNITARY = "unitary authority"
    DISTRICT = "district"
    METROPOLITAN_DISTRICT = "metropolitan district"
    LONDON_BOROUGH = "London borough"
    COUNCIL_AREA = "council area"
    HEALTH_BOARD = "health board"
    ICB = "integrated care board"
    SUB_ICB = "sub-ICB location"
    WARD = "ward"
    MSOA = "MSOA"
    LSOA = "LSOA"


_BY_PREFIX = {
    "E92": AreaType.COUNTRY, "W92": AreaType.COUNTRY, "S92": AreaType.COUNTRY, "N92": AreaType.COUNTRY,
    "E12": AreaType.REGION, "E10": AreaType.COUNTY, "E06": AreaType.UNITARY, "W06": AreaType.UNITARY,
    "E07": AreaType.DISTRICT, "E08": AreaType.METROPOLITAN_DISTRICT, "E09": AreaType.LONDON_BOROUGH,
    "S12": AreaType.COUNCIL_AREA, "N09": AreaType.COUNCIL_AREA, "W11": AreaType.HEALTH_BOARD,
    "S08": AreaType.HEALTH_BOARD, "E54": AreaType.ICB, "E38": AreaType.SUB_ICB,
    "E05": AreaType.WARD, "W05": AreaType.WARD, "S13": AreaType.WARD, "N08": AreaType.WARD,
    "E02": AreaType.MSOA, "W02": AreaType.MSOA, "S02": AreaType.MSOA,
    "E01": AreaType.LSOA, "W01": AreaType.LSOA, "S01": AreaType.LSOA,
}  # fmt: skip
_SHAPE = re.compile(r"[EWSN]\d{8}")


class AreaError(ValueError):
    """An area code that cannot be used, in words its user can act on."""


@dataclass(frozen=True, slots=True)
class Area:
    """An official area: GSS code, name, and the year of its boundaries where that is known."""

    code: str
    name: str
    vintage: int | None = None

    def __post_init__(self) -> None:
        area_type(self.code)

    @property
    def type(self) -> AreaType:
        return area_type(self.code)


def area_type(code: str) -> AreaType:
    """The kind of area that a GSS code names, or AreaError with the remedy.

    >>> area_type("E08000009").value
    'metropolitan district'
    """
    if not _SHAPE.fullmatch(code):
        raise AreaError(
            f"{code!r} is not an official area code. A code is one letter (E, W, S or N) and eight digits, "
            "such as E08000009 for Trafford."
        )
    try:
        return _BY_PREFIX[code[:3]]
    except KeyError:
        known = ", ".join(sorted(p for p in _BY_PREFIX if p[0] == code[0]))
        raise AreaError(
            f"{code} has the right shape, but {code[:3]} is not a kind of area that Fivefold knows. "
            f"Codes of this nation begin with: {known}."
        ) from None


def area_nation(code: str) -> Nation:
    """The nation a GSS code belongs to."""
    area_type(code)
    return next(nation for nation in Nation if nation.letter == code[0])
