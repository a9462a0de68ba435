"""Numbers hidden on purpose: the method links those records blind and their numbers judge it.

Numbers are parted into folds by arithmetic on the number; in the fold at hand each source loses the share of numbers
that it lacks anyhow, so that the hidden records meet the same neighbours as records without a number. They may
still differ from them in ways that nobody recorded, which `measure` says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from fivefold_link.engine.protocol import Engine, Progress, Quiet
from fivefold_link.linkage.interface import Linker
from fivefold_link.linkage.quality import Judged, design_effect
from fivefold_link.linkage.standing_in import standing_in
from fivefold_link.study.schema import Study

FOLDS = 5
ENOUGH_HIDDEN = 3_000
"""Hidden records after which no further fold is run."""

STEPS = 65_537
FEWEST, MOST = 0.05, 0.95
"""The share of a source's numbers that is hidden is kept within these."""

Cell = tuple[str, str, int, bool]
"""Dimension, category of the viewing record, source of the record without a number, whether both have none."""


@dataclass
class Judgement:
    """What all folds together found. A pair is seen from both its ends: each end counts once."""

    cells: dict[Cell, Judged] = field(default_factory=dict)
    sums: list[float] = field(default_factory=lambda: [0.0] * 8)
    folds: int = 0
    records: int = 0

    def everything(self) -> Judged:
        """All that was judged, in every source."""
        total = Judged()
        for cell, judged in self.cells.items():
            total = total.plus(judged) if cell[0] == "all" else total
        return total

    def spread(self) -> tuple[float, float]:
        """Design effects of precision and recall."""
        right, made, due, right_2, right_made, right_due, made_2, due_2 = self.sums
        return (
            design_effect(right, made, right_2, right_made, made_2),
            design_effect(right, due, right_2, right_due, due_2),
        )


def shares_without(engine: Engine) -> dict[int, float]:
    """For each source the share of its records that have no valid number."""
    rows = engine.rows(
        "SELECT dataset, avg(CASE WHEN nhs IS NULL THEN 1.0 ELSE 0.0 END) FROM records GROUP BY 1"
    )
    return {int(str(dataset)): float(str(share)) for dataset, share in rows}


def mixed(expression: str, seed: int) -> str:
    """A whole number below `STEPS` that looks like chance and is always the same."""
    return f"((({expression}) % 1000003) * 40503 + {seed % STEPS} * 7919) % {STEPS}"


def hidden(shares: dict[int, float], fold: int, seed: int) -> str:
    """The condition that a record's number is hidden in this fold."""
    cases = " ".join(
        f"WHEN {dataset} THEN {round(STEPS * min(max(share, FEWEST), MOST))}"
        for dataset, share in shares.items()
    )
    chance = mixed("record + 17", seed + 1)
    return (
        f"(nhs IS NOT NULL AND ({mixed('nhs', seed)}) % {FOLDS} = {fold} "
        f"AND {chance} < CASE dataset {cases} ELSE 0 END)"
    )


def judge(
    engine: Engine,
    study: Study,
    linker: Linker,
    dimensions: dict[str, str],
    progress: Progress,
    most_folds: int = FOLDS,
) -> Judgement:
    """Link with hidden numbers, fold after fold, until enough is known. `dimensions` are SQL over `records`."""
    result = Judgement()
    shares = shares_without(engine)
    columns = ", ".join(f"{sql} AS by_{name}" for name, sql in dimensions.items())
    engine.make("blind_groups", f"SELECT record, dataset, nhs, {columns or '1 AS none'} FROM records")
    progress.step("Hide numbers and link blind", most_folds)
    for fold in range(most_folds):
        rule = hidden(shares, fold, study.linkage.seed)
        number = int(str(engine.rows(f"SELECT count(*) FROM records WHERE {rule}")[0][0]))
        if number:
            _one_fold(engine, study, linker, rule)
            _add(engine, result, dimensions)
            result.records += number
            result.folds += 1
        progress.advance()
        if result.records >= ENOUGH_HIDDEN:
            break
    engine.drop("blind_groups", "blind_pairs", "blind_links", "blind")
    return result


def _one_fold(engine: Engine, study: Study, linker: Linker, rule: str) -> None:
    engine.make("blind", f"SELECT record, {rule} AS hidden FROM records")
    others = ", ".join(f"r.{c}" for c in RECORD_COLUMNS if c != "nhs")
    query = (
        f"SELECT {others}, CASE WHEN b.hidden THEN NULL ELSE r.nhs END AS nhs "
        "FROM records r JOIN blind b ON b.record = r.record"
    )
    with standing_in(engine, query, linked=True):
        linker.link(engine, study, Quiet())
        engine.make("blind_links", "SELECT record, person FROM clusters")
    _pairs(engine)


def _pairs(engine: Engine) -> None:
    """`blind_pairs`: links made or due of hidden records, from both ends.

    Hiding thins out a person's numbers beyond what the file itself lacks. So a link between a hidden record and one
    with a number is judged where nothing else of that person was hidden, and one between two hidden records where
    these are the only two: the neighbours are then as they are around a record that never had a number.
    """
    engine.make(
        "blind_known",
        """SELECT g.record, g.dataset, g.nhs, b.hidden, l.person,
            sum(CASE WHEN b.hidden THEN 1 ELSE 0 END) OVER (PARTITION BY g.nhs) AS lost
        FROM blind_groups g JOIN blind b ON b.record = g.record JOIN blind_links l ON l.record = g.record
        WHERE g.nhs IS NOT NULL""",
    )
    fair = """CASE WHEN v.hidden AND p.hidden THEN
            CASE WHEN v.nhs = p.nhs THEN v.lost = 2 ELSE v.lost <= 2 AND p.lost <= 2 END
        WHEN v.hidden THEN v.lost = 1 WHEN p.hidden THEN p.lost = 1 ELSE FALSE END"""
    half = (
        "SELECT v.record AS viewer, p.record AS partner FROM blind_known v JOIN blind_known p ON {0} "
        f"WHERE v.record <> p.record AND {fair}"
    )
    pairs = f"{half.format('v.nhs = p.nhs')} UNION {half.format('v.person = p.person')}"
    engine.make(
        "blind_pairs",
        f"""SELECT h.viewer, CASE WHEN v.hidden THEN v.nhs ELSE p.nhs END AS number,
            CASE WHEN v.hidden THEN v.dataset ELSE p.dataset END AS source,
            (v.hidden AND p.hidden) AS neither, v.hidden AS viewer_hidden,
            CASE WHEN v.nhs = p.nhs THEN 1 ELSE 0 END AS due,
            CASE WHEN v.person = p.person THEN 1 ELSE 0 END AS made
        FROM ({pairs}) h JOIN blind_known v ON v.record = h.viewer
        JOIN blind_known p ON p.record = h.partner""",
    )
    engine.drop("blind_known")


RECORD_COLUMNS = (
    "record", "dataset", "source_id", "row_number", "nhs", "nhs_state", "forename", "forename_root", "surname",
    "other_surname", "birth_date", "birth_date_swapped", "sex", "postcode", "uprn", "household", "ethnicity",
    "area", "deprivation", "seen", "gestation_weeks", "mother_nhs", "child_nhs",
)  # fmt: skip


def _add(engine: Engine, result: Judgement, dimensions: dict[str, str]) -> None:
    for name, category in _views(dimensions):
        for row in engine.rows(
            f"""SELECT {category}, j.source, j.neither, sum(made), sum(made * due), sum(due)
            FROM blind_pairs j JOIN blind_groups g ON g.record = j.viewer GROUP BY 1, 2, 3"""
        ):
            cell = (name, str(row[0]), int(str(row[1])), bool(row[2]))
            made, right, due = (float(str(n)) for n in row[3:])
            result.cells[cell] = result.cells.get(cell, Judged()).plus(Judged(made, right, due))
    row = engine.rows(
        """SELECT sum(r), sum(m), sum(d), sum(r * r), sum(r * m), sum(r * d), sum(m * m), sum(d * d)
        FROM (SELECT number, sum(made * due) AS r, sum(made) AS m, sum(due) AS d FROM blind_pairs GROUP BY number)
        AS persons"""
    )[0]
    result.sums = [a + float(str(b or 0)) for a, b in zip(result.sums, row, strict=True)]


def _views(dimensions: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield "all", "'all'"
    yield "number", "CASE WHEN j.viewer_hidden THEN 'no number' ELSE 'number' END"
    for name in dimensions:
        yield name, f"coalesce(CAST(g.by_{name} AS VARCHAR), 'not recorded')"
