"""Doubtful pairs for a person to look at: drawn evenly over all probabilities, always the same ones.

What a pair shows is personal. It is put on the screen or into a sheet inside the secure environment, and nowhere
else: its `repr` says nothing, and no log, result or error carries it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from fivefold_link.engine.protocol import Engine
from fivefold_link.linkage.interface import JUDGED
from fivefold_link.study.schema import Study

EDGES = (0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1.0)
"""Bands of probability; each gives the same number of pairs, so that doubt is looked at where it is."""

SHOWN = (
    ("nhs", "NHS number"),
    ("forename", "First name"),
    ("surname", "Surname"),
    ("other_surname", "Other surname"),
    ("birth_date", "Date of birth"),
    ("sex", "Sex"),
    ("postcode", "Postcode"),
    ("household", "Household"),
)
"""No more of a person than the decision needs."""

ONLY_ONE, SAME, DIFFERS, NEITHER = "only one has it", "same", "differs", "neither has it"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records beside each other. `left` and `right` name them as source and the source's own id."""

    left: str = field(repr=False)
    right: str = field(repr=False)
    left_source: str
    right_source: str
    left_values: tuple[str, ...] = field(repr=False)
    right_values: tuple[str, ...] = field(repr=False)

    def lines(self) -> tuple[tuple[str, str, str, str], ...]:
        """Title, left, right and how they compare, for each value."""
        return tuple(
            (title, left, right, compared(left, right))
            for (_, title), left, right in zip(SHOWN, self.left_values, self.right_values, strict=True)
        )


def compared(left: str, right: str) -> str:
    """In words, so that nobody depends on colour."""
    if not left and not right:
        return NEITHER
    if not left or not right:
        return ONLY_ONE
    return SAME if left == right else DIFFERS


def sample(engine: Engine, study: Study) -> tuple[Pair, ...]:
    """`linkage.review_sample` pairs, evenly from every band of probability that has any, in a mixed order.

    The probability is not shown: whoever judges must not be led by it. Pairs already judged are not asked again.
    """
    wanted = study.linkage.review_sample
    bands = " ".join(f"WHEN probability < {edge} THEN {n}" for n, edge in enumerate(EDGES[1:-1]))
    mixed = f'(("left" % 1000003) * 40503 + ("right" % 1000003) * 30011 + {study.linkage.seed % 1000003}) % 1000003'
    values = ", ".join(
        f"coalesce(CAST({side}.{column} AS VARCHAR), '') AS {side}_{column}"
        for side in ("a", "b")
        for column, _ in SHOWN
    )
    rows = engine.rows(
        f"""SELECT a.dataset AS a_dataset, a.source_id AS a_id, b.dataset AS b_dataset, b.source_id AS b_id, {values}
        FROM (
            SELECT "left", "right", mixed, band, row_number() OVER (PARTITION BY band
                ORDER BY mixed, "left", "right") AS turn
            FROM (
                SELECT "left", "right", {mixed} AS mixed, CASE {bands} ELSE {len(EDGES) - 2} END AS band
                FROM scored_pairs WHERE kind <> '{JUDGED}' AND probability >= {EDGES[0]} AND probability < 1
            ) AS banded
        ) AS p JOIN records a ON a.record = p."left" JOIN records b ON b.record = p."right"
        ORDER BY p.turn, p.band LIMIT {wanted}"""
    )
    slugs, titles = [d.slug for d in study.datasets], [d.title for d in study.datasets]
    found = [[str(cell) for cell in row] for row in rows]
    return tuple(_pair(row, slugs, titles) for row in found)


def _pair(row: list[str], slugs: list[str], titles: list[str]) -> Pair:
    left, right = int(row[0]), int(row[2])
    values = row[4:]
    half = len(SHOWN)
    return Pair(
        f"{slugs[left]}/{row[1]}",
        f"{slugs[right]}/{row[3]}",
        titles[left],
        titles[right],
        tuple(values[:half]),
        tuple(values[half:]),
    )
