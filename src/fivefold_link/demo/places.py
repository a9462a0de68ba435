"""A fictional geography: postcodes in a form that no real place uses, small areas, wider areas, deprivation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

UNUSED_AREAS = tuple(
    first + second
    for first in "ZXQV"
    for second in "ZYXWVUTSRQPNMLKHGFDCBA"
    if first + second != "ZE"  # Shetland is the one place whose postcodes begin with Z
)
"""No real postcode begins with Q, V or X, nor with Z but ZE."""
UNIT_LETTERS = "ABDEFGHJ"
DISTRICTS, SECTORS, UNITS = 89, 10, len(UNIT_LETTERS) ** 2
"""Districts 10 to 98: ZZ99 is what the NHS writes for no fixed home."""
AN_AREA = DISTRICTS * SECTORS * UNITS


@dataclass(frozen=True, eq=False)
class Places:
    """Postcodes are whole numbers from 0; every postcode lies in one small area, every area in one wider area."""

    postcodes: int
    area_of: npt.NDArray[np.int32]
    wider_of: npt.NDArray[np.int32]
    decile: npt.NDArray[np.int8]
    """Of each small area; 1 is the most deprived tenth."""
    hardship: npt.NDArray[np.float32]
    """Of each small area: the same in standard deviations, more is more deprived."""

    @property
    def areas(self) -> int:
        return len(self.wider_of)

    def decile_of(self, postcodes: npt.NDArray[np.integer]) -> npt.NDArray[np.int8]:
        deciles: npt.NDArray[np.int8] = self.decile[self.area_of[postcodes]]
        return deciles


def places(postcodes: int, an_area: int, a_wider_area: int, rng: np.random.Generator) -> Places:
    """Neighbouring small areas resemble one another in deprivation; deciles are tenths of the small areas."""
    if postcodes > AN_AREA * len(UNUSED_AREAS):
        raise ValueError(f"there are no {postcodes:,} postcodes in forms that no real place uses")
    area_of = (np.arange(postcodes) // an_area).astype(np.int32)
    areas = int(area_of[-1]) + 1
    wider_of = (np.arange(areas) // a_wider_area).astype(np.int32)
    around = rng.standard_normal(int(wider_of[-1]) + 1)[wider_of]
    hardship = 0.8 * around + 0.6 * rng.standard_normal(areas)
    rank = np.argsort(np.argsort(-hardship, kind="stable"), kind="stable")
    decile = (rank * 10 // areas + 1).astype(np.int8)
    return Places(postcodes, area_of, wider_of, decile, hardship.astype(np.float32))


def postcode_bytes(postcodes: npt.NDArray[np.integer]) -> npt.NDArray[np.uint8]:
    """Seven letters and digits a postcode without the space, one row each: 0 is ZZ100AA."""
    codes = np.asarray(postcodes, dtype=np.int32)
    area, rest = np.divmod(codes, AN_AREA)
    district, rest = np.divmod(rest, SECTORS * UNITS)
    sector, unit = np.divmod(rest, UNITS)
    letters = np.frombuffer("".join(UNUSED_AREAS).encode(), dtype=np.uint8).reshape(-1, 2)
    units = np.frombuffer(UNIT_LETTERS.encode(), dtype=np.uint8)
    written = np.empty((len(codes), 7), dtype=np.uint8)
    written[:, 0:2] = letters[area]
    written[:, 2] = 49 + district // 10
    written[:, 3] = 48 + district % 10
    written[:, 4] = 48 + sector
    written[:, 5] = units[unit // len(UNIT_LETTERS)]
    written[:, 6] = units[unit % len(UNIT_LETTERS)]
    return written


def area_code(area: int) -> str:
    return f"X01{area + 1:06d}"


def wider_code(wider: int) -> str:
    return f"X02{wider + 1:06d}"
