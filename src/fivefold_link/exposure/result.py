"""Everything that was counted, in one piece; as plain figures it can be written and read again, without identifiers.

It holds small counts: it stays in the secure environment, and what leaves goes through `safe_output`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from fivefold.statistics.intervals import Estimate
from fivefold_link.exposure.combination_tables import AreaPairs
from fivefold_link.exposure.doubt import Doubt
from fivefold_link.exposure.independence import Clustering, Together
from fivefold_link.exposure.sensitivity import Variant
from fivefold_link.exposure.tables import Combination, CombinationTable, CountTable, Dimension
from fivefold_link.study.schema import Study

ARRAYS = {"counts": np.int64, "missing": np.bool_, "low": np.float64, "high": np.float64}


@dataclass(frozen=True, eq=False)
class Exposure:
    """What the children of a study face. Counts are exact; `tables` carry low and high once links were doubted."""

    children: int
    tables: tuple[CountTable, ...]
    combinations: tuple[CombinationTable, ...]
    pairs_by_area: AreaPairs
    clustering: tuple[Clustering, ...]
    together: tuple[Together, ...]
    sensitivity: tuple[Variant, ...]
    sentences: tuple[str, ...]
    many_under_doubt: tuple[float, float] | None = None

    def table(self, name: str) -> CountTable:
        """The count table of that name."""
        return next(table for table in self.tables if table.name == name)

    def combination_tables(self, study: Study) -> Iterator[CombinationTable]:
        """Every table of combinations, those of the areas too."""
        yield from self.combinations
        yield from self.pairs_by_area.tables(study)

    def doubted(self, doubt: Doubt) -> Exposure:
        """The same counts with the low and high that doubt about the links gives them."""
        said = (
            f"With the links in doubt the share with 3 risk factors or more lies between {doubt.many[0]:.1%}"
            f" and {doubt.many[1]:.1%} ({doubt.draws} draws)."
        )
        tables, sentences = doubt.beside(self.tables), (*self.sentences, said)
        return replace(self, tables=tables, sentences=sentences, many_under_doubt=doubt.many)

    def to_json(self) -> dict[str, Any]:
        """Plain figures, the same for the same data and settings."""
        return {
            "children": self.children,
            "tables": [_count_table(table) for table in self.tables],
            "combinations": [_combination_table(table) for table in self.combinations],
            "pairs_by_area": {**vars(self.pairs_by_area), "counts": self.pairs_by_area.counts.tolist()},
            "clustering": [asdict(one) for one in self.clustering],
            "together": [asdict(one) for one in self.together],
            "sensitivity": [asdict(one) for one in self.sensitivity],
            "sentences": list(self.sentences),
            "many_under_doubt": self.many_under_doubt,
        }


def exposure_from_json(data: dict[str, Any]) -> Exposure:
    """What `to_json` wrote, read again."""
    doubt = data["many_under_doubt"]
    return Exposure(
        data["children"],
        tuple(_count_table_again(one) for one in data["tables"]),
        tuple(_combination_table_again(one) for one in data["combinations"]),
        _area_pairs(data["pairs_by_area"]),
        tuple(_clustering(one) for one in data["clustering"]),
        tuple(_together(one) for one in data["together"]),
        tuple(_variant(one) for one in data["sensitivity"]),
        tuple(data["sentences"]),
        (doubt[0], doubt[1]) if doubt else None,
    )


def _count_table(table: CountTable) -> dict[str, Any]:
    plain = {**vars(table), "dimensions": [asdict(one) for one in table.dimensions]}
    return plain | {
        name: None if (array := getattr(table, name)) is None else array.tolist() for name in ARRAYS
    }


def _count_table_again(data: dict[str, Any]) -> CountTable:
    dimensions = tuple(
        Dimension(one["name"], one["title"], tuple(one["categories"]), tuple(one["labels"]))
        for one in data["dimensions"]
    )
    shape = [len(one.categories) for one in dimensions]
    arrays: dict[str, Any] = {
        name: None if data[name] is None else np.asarray(data[name], kind).reshape(shape)
        for name, kind in ARRAYS.items()
    }
    return CountTable(**{**data, **arrays, "dimensions": dimensions, "notes": tuple(data["notes"])})


def _combination_table(table: CombinationTable) -> dict[str, Any]:
    """Rows as columns: there may be a hundred thousand."""
    return {
        **vars(table),
        "rows": {
            "factors": [row.factors for row in table.rows],
            "children": [row.children for row in table.rows],
            "expected": [row.expected for row in table.rows],
        },
    }


def _combination_table_again(data: dict[str, Any]) -> CombinationTable:
    columns = data["rows"]
    rows = tuple(
        Combination(tuple(which), children, expected)
        for which, children, expected in zip(
            columns["factors"], columns["children"], columns["expected"], strict=True
        )
    )
    kept = {"rows": rows, "factors": tuple(data["factors"]), "notes": tuple(data["notes"])}
    return CombinationTable(**{**data, **kept})


def _area_pairs(data: dict[str, Any]) -> AreaPairs:
    sets, areas = tuple(tuple(which) for which in data["sets"]), tuple(data["areas"])
    counts = np.asarray(data["counts"], np.int32).reshape(len(sets), len(areas))
    return AreaPairs(sets, areas, counts, tuple(data["everyone"]))


def _clustering(data: dict[str, Any]) -> Clustering:
    return Clustering(
        tuple(data["observed"]), tuple(data["expected"]), Estimate(**data["index"]), data["strata"]
    )


def _together(data: dict[str, Any]) -> Together:
    one, other = data["factors"]
    return Together((one, other), data["observed"], data["expected"], Estimate(**data["ratio"]), data["rank"])


def _variant(data: dict[str, Any]) -> Variant:
    share = data["share"]
    return Variant(**{**data, "share": Estimate(**share) if share else None})
