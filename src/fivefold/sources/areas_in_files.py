"""Which rows of an official file are about areas that Fivefold works with."""

from collections import Counter

from fivefold.sources.cells import check_area, is_known_area, is_other_official_code, shortened
from fivefold.sources.columns import Cells

_KINDS = {
    "E00": "output areas (too small to show)",
    "W00": "output areas (too small to show)",
    "S00": "output areas (too small to show)",
    "U": "primary care networks",
    "GP": "GP practices",
    "K": "the United Kingdom or groups of nations",
    "E47": "combined authorities",
    "E40": "NHS regions",
    "E39": "NHS sub-regions",
    "E45": "former Public Health England centres",
}


class AreasInFile:
    """Admits rows for known areas; sets other official codes aside and counts them; refuses what is no code at all."""

    def __init__(self) -> None:
        self._known: dict[str, bool | None] = {}
        self._set_aside: Counter[str] = Counter()

    def admits(self, cells: Cells, column: str, code: str) -> bool:
        verdict = self._known.get(code, ...)
        if verdict is ...:
            verdict = self._known[code] = (
                True if is_known_area(code) else None if is_other_official_code(code) else False
            )
        if verdict is None:
            self._set_aside[_kind(code)] += 1
            return False
        if not verdict:
            cells.tried(column, check_area, code)
        return verdict

    @property
    def notes(self) -> list[str]:
        """What was set aside, in sentences."""
        return [
            f"{count:,} rows are about {kind}. Fivefold does not work with them; they are set aside."
            for kind, count in sorted(self._set_aside.items())
        ]


def _kind(code: str) -> str:
    if len(code) == 6:
        return _KINDS["U" if code[0] == "U" else "GP"]
    return (
        _KINDS.get(code[:3]) or _KINDS.get(code[0]) or f"areas whose codes begin with {shortened(code[:3])}"
    )
