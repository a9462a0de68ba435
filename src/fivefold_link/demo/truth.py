"""Clusters against the truth: how many pairs of records were rightly joined, wrongly joined and missed.

Pairs are never listed. With n records in the cell of cluster c and true person p there are n(n-1)/2 right pairs in it,
so three groupings give every figure, also for tens of millions of records.
"""

from __future__ import annotations

from dataclasses import dataclass

from fivefold_link.engine.protocol import Engine


@dataclass(frozen=True)
class PairQuality:
    """Pairs of records of one person (`true`), pairs that were joined (`made`), and pairs that are both (`right`)."""

    true: int
    made: int
    right: int
    records: int = 0
    clusters: int = 0
    persons: int = 0

    @property
    def false_pairs(self) -> int:
        return self.made - self.right

    @property
    def missed_pairs(self) -> int:
        return self.true - self.right

    @property
    def precision(self) -> float:
        """Of the pairs that were joined, the share of one person; 1 where nothing was joined."""
        return self.right / self.made if self.made else 1.0

    @property
    def recall(self) -> float:
        """Of the pairs of one person, the share that was joined; 1 where there are none."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.made + self.true) if self.made + self.true else 1.0

    def words(self) -> str:
        return (
            f"precision {self.precision:.4f}, recall {self.recall:.4f}, F1 {self.f1:.4f}, "
            f"{self.false_pairs:,} false and {self.missed_pairs:,} missed of {self.true:,} true pairs"
        )


def pair_quality(
    engine: Engine, clusters: str = "clusters", truth: str = "truth", *, person: str = "person"
) -> PairQuality:
    """All records of `clusters` (record, person) against `truth` (record and the column named by `person`).

    Records that the truth does not know are left out.
    """
    cells = (
        f"SELECT c.person AS made, t.{person} AS true_person, count(*) AS n "
        f"FROM {clusters} AS c JOIN {truth} AS t ON t.record = c.record GROUP BY c.person, t.{person}"
    )
    engine.make("truth_cells", cells)
    sums = [
        _pairs(engine, "truth_cells"),
        _pairs(engine, "(SELECT made, sum(n) AS n FROM truth_cells GROUP BY made) AS k"),
        _pairs(engine, "(SELECT true_person, sum(n) AS n FROM truth_cells GROUP BY true_person) AS k"),
    ]
    engine.drop("truth_cells")
    (right, _, records), (made, count, _), (true, persons, _) = sums
    return PairQuality(true, made, right, records, count, persons)


def pair_quality_by_group(
    engine: Engine, groups: str, clusters: str = "clusters", truth: str = "truth", *, person: str = "person"
) -> dict[str, PairQuality]:
    """The same from each record's side, for the groups of records in the table `groups` (record, name).

    A pair counts once for each of its two records, so that a pair across two groups counts half in either; the
    shares are those of pairs seen from the group, and `true`, `made` and `right` are halved to be pairs again.
    """
    query = (
        f"WITH joined AS (SELECT c.record, c.person AS made, t.{person} AS true_person, g.name "
        f"FROM {clusters} AS c JOIN {truth} AS t ON t.record = c.record JOIN {groups} AS g ON g.record = c.record), "
        f"everyone AS (SELECT c.person AS made, t.{person} AS true_person, count(*) AS n "
        f"FROM {clusters} AS c JOIN {truth} AS t ON t.record = c.record GROUP BY c.person, t.{person}), "
        "by_cluster AS (SELECT made, sum(n) AS n FROM everyone GROUP BY made), "
        "by_person AS (SELECT true_person, sum(n) AS n FROM everyone GROUP BY true_person) "
        "SELECT joined.name, sum(p.n - 1), sum(k.n - 1), sum(e.n - 1), count(*) FROM joined "
        "JOIN everyone AS e ON e.made = joined.made AND e.true_person = joined.true_person "
        "JOIN by_cluster AS k ON k.made = joined.made "
        "JOIN by_person AS p ON p.true_person = joined.true_person "
        "GROUP BY joined.name ORDER BY joined.name"
    )
    return {
        str(name): PairQuality(_half(true), _half(made), _half(right), _whole(records))
        for name, true, made, right, records in engine.rows(query)
    }


def _pairs(engine: Engine, table: str) -> tuple[int, int, int]:
    """Pairs inside the cells of a table with counts `n`, the number of cells, and of records."""
    found = engine.rows(f"SELECT sum(n * (n - 1)), count(*), sum(n) FROM {table}")
    pairs, cells, records = found[0]
    return _half(pairs), _whole(cells), _whole(records)


def _whole(found: object) -> int:
    return int(str(found)) if found is not None else 0


def _half(found: object) -> int:
    return (_whole(found) + 1) // 2
