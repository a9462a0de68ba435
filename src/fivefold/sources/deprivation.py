"""English Indices of Deprivation for LSOAs: 2019 on the boundaries of 2011, 2025 on the boundaries of 2021."""

import re
from collections.abc import Sequence

from fivefold.sources.areas_in_files import AreasInFile
from fivefold.sources.cells import NotUnderstood, number
from fivefold.sources.columns import Cells, Column, place_columns
from fivefold.sources.reading import DeprivationRow, Kind, Problems, Reading, Repeat
from fivefold.sources.tables import Table, plain

REMEDY = "Use the file of ranks and deciles by LSOA as the ministry publishes it."
EDITION_OF_VINTAGE = {2011: 2019, 2021: 2025}
# As many ranks as England has LSOAs of that year: a higher rank is of another edition.
LAST_RANK = {2011: 32_844, 2021: 33_755}
_CODE = re.compile(r"lsoa ?(?:(?P<short>11|21) ?(?:code|cd)|code \((?P<long>2011|2021)\))")
_IMD = "index of multiple deprivation (imd) "
RANK = Column("IMD_rank", also=(f"{_IMD}rank",), prefix=True)
DECILE = Column("IMD_decile", also=(f"{_IMD}decile",), prefix=True)
SCORE = Column("IMD_score", required=False, also=(f"{_IMD}score",), prefix=True)
_CHILDREN = "income deprivation affecting children index idaci numerator"


def is_deprivation(table: Table) -> bool:
    """Whether a heading has a rank or decile of the Index of Multiple Deprivation."""
    return any(
        head.startswith(("imd rank", "imd decile", f"{_IMD}rank", f"{_IMD}decile")) for head in table.columns
    )


def vintage_of(table: Table) -> tuple[str, int] | None:
    """The heading of the area code and the year of its boundaries."""
    for head in table.columns:
        if found := _CODE.fullmatch(head):
            return head, int(found["long"] or f"20{found['short']}")
    return None


def vintages_of(table: Table) -> list[int]:
    """Every year of small areas that the heading has a code for."""
    found = (_CODE.fullmatch(head) for head in table.columns)
    return sorted({int(one["long"] or f"20{one['short']}") for one in found if one})


def read(table: Table, title: str) -> Reading:
    """Every small area as published."""
    problems = table.problems
    places = dict(place_columns(table, (RANK, DECILE, SCORE), problems, REMEDY))
    found = vintage_of(table)
    if len(vintages := vintages_of(table)) > 1:
        years = " and ".join(map(str, vintages))
        problems.add(
            table.heading_row, "", f"The file has codes of small areas of two years ({years}).",
            "Keep the code of the edition's own boundaries: 2011 for the indices of 2019, 2021 for those of 2025.",
        )  # fmt: skip
    if found is None:
        problems.add(
            table.heading_row, "lsoa21_code", "No column says which LSOA a row is for and of which year.",
            "Name the column lsoa11_code or lsoa21_code.",
        )  # fmt: skip
    if problems or found is None:
        return _reading(title, [], problems, 0, [], ())
    head, vintage = found
    places[head] = table.columns[head]
    domains, further = _other_columns(table, places)
    cells, areas = Cells(places, table), AreasInFile()
    rows: list[DeprivationRow] = []
    repeats: list[Repeat] = []
    seen: dict[str, DeprivationRow] = {}
    read_rows = 0
    for row, record in table.records:
        read_rows += 1
        cells.at(row, record)
        code = cells.text(head)
        if not areas.admits(cells, head, code):
            continue
        rank, decile = _whole(cells, "IMD_rank", LAST_RANK[vintage]), _whole(cells, "IMD_decile", 10)
        one = DeprivationRow(
            row, code, EDITION_OF_VINTAGE[vintage], vintage, rank, decile,
            score=cells.number("IMD_score"),
            children_in_income_deprivation=cells.number(_CHILDREN),
            domains=tuple((name, _whole(cells, name, 10)) for name in domains),
            further=tuple((name, amount) for name in further if (amount := cells.number(name)) is not None),
        )  # fmt: skip
        if first := seen.get(code):
            _repeated(first, one, cells, repeats)
        elif not cells.failed:
            seen[code] = one
            rows.append(one)
    return _reading(title, rows, problems, read_rows, repeats, areas.notes)


def _other_columns(table: Table, places: dict[str, int]) -> tuple[list[str], list[str]]:
    """Deciles of the domains, and the single indicators, by the publisher's column name."""
    taken = set(places.values())
    domains, further = [], []
    for place, heading in enumerate(table.heading):
        if place in taken:
            continue
        if plain(heading) == _CHILDREN:
            places[_CHILDREN] = place
        elif "decile" in plain(heading).split():
            places[heading] = place
            domains.append(heading)
        elif not {"rank", "score", "name", "code"} & set(plain(heading).split()):
            places[heading] = place
            further.append(heading)
    return domains, further


def _whole(cells: Cells, column: str, most: int) -> int:
    def read_whole(cell: str) -> int:
        found = number(cell)
        if found is None or not found.is_integer() or not 1 <= found <= most:
            raise NotUnderstood(f"{cell!r} is not a whole number from 1 to {most:,}.", REMEDY)
        return int(found)

    return cells.tried(column, read_whole, cells.text(column)) or 0


def _repeated(first: DeprivationRow, one: DeprivationRow, cells: Cells, repeats: list[Repeat]) -> None:
    if (first.rank, first.decile, first.score) == (one.rank, one.decile, one.score):
        words = f"{one.area_code}: given twice with the same content; kept once."
        repeats.append(Repeat((one.area_code,), (first.row, one.row), words))
    else:
        cells.refuse(
            "IMD_rank", f"{one.area_code} is there twice with different ranks (first in row {first.row:,}).",
            "Delete one.",
        )  # fmt: skip


def _reading(
    title: str,
    rows: list[DeprivationRow],
    problems: Problems,
    read_rows: int,
    repeats: list[Repeat],
    notes: Sequence[str],
) -> Reading:
    editions = sorted({row.edition for row in rows})
    return Reading(
        kind=Kind.DEPRIVATION,
        title=title,
        rows=[] if problems else rows,
        areas={row.area_code: row.area_code for row in rows},
        periods=tuple(str(edition) for edition in editions),
        repeated=tuple(repeats),
        problems=tuple(problems.listed),
        problem_count=problems.count,
        notes=tuple(notes),
        rows_read=read_rows,
    )
