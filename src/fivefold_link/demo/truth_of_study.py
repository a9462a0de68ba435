"""The truth folder of a fictional study beside what a run found: children, groups of children, and parents."""

from __future__ import annotations

from pathlib import Path

from fivefold_link.demo.truth import PairQuality, pair_quality_by_group
from fivefold_link.engine.protocol import Engine

TABLES = ("records", "children", "parents", "factors")
GROUPS: dict[str, str] = {
    "NHS number": "CASE WHEN r.nhs IS NULL THEN 'without a valid number' ELSE 'with a valid number' END",
    "Twins": "CASE WHEN c.twin THEN 'twin' ELSE 'not a twin' END",
    "Ethnicity": "c.ethnicity",
    "Deprivation": "CASE WHEN c.deprivation <= 2 THEN 'most deprived fifth' "
    "WHEN c.deprivation >= 9 THEN 'least deprived fifth' ELSE 'in between' END",
    "Year of birth": "CAST(year(c.birth_date) AS VARCHAR)",
}
"""How the true children are divided: records `r`, children of the truth `c`."""


def has_truth(study_folder: Path) -> bool:
    """Whether a study's folder has the truth beside it; a real study never has."""
    return all((study_folder / "truth" / f"{name}.parquet").is_file() for name in TABLES)


def open_truth(engine: Engine, study_folder: Path) -> None:
    """Make `true_records`, `true_children`, `true_parents` and `true_factors` of the folder `truth`."""
    for name in TABLES:
        engine.read(f"true_{name}", study_folder / "truth" / f"{name}.parquet")


def quality_by_groups(
    engine: Engine, clusters: str = "clusters", records: str = "records"
) -> dict[str, dict[str, PairQuality]]:
    """For each way to divide children, the quality of the links of each group; after `open_truth`."""
    found = {}
    for title, expression in GROUPS.items():
        engine.make(
            "true_groups",
            f"SELECT r.record, {expression} AS name FROM {records} AS r "
            "JOIN true_records AS t ON t.record = r.record JOIN true_children AS c ON c.person = t.person",
        )
        found[title] = pair_quality_by_group(engine, "true_groups", clusters, "true_records")
    engine.drop("true_groups")
    return found


def parent_quality(engine: Engine, parents: str = "parents") -> PairQuality:
    """Links of `parents` (child, adult: each named by one of its records) against true parents who have a record.

    Two clusters of one person that lead to the same parent count once.
    """
    engine.make(
        "true_links",
        f"SELECT DISTINCT c.person AS child, a.person AS adult FROM {parents} AS p "
        "JOIN true_records AS c ON c.record = p.child JOIN true_records AS a ON a.record = p.adult",
    )
    findable = (
        "SELECT DISTINCT p.child, p.adult FROM true_parents AS p "
        "JOIN true_records AS c ON c.person = p.child AND c.about = 'child' "
        "JOIN true_records AS a ON a.person = p.adult AND a.about = 'adult'"
    )
    right = "SELECT l.child FROM true_links AS l JOIN true_parents AS p ON p.child = l.child AND p.adult = l.adult"
    made = engine.count("true_links")
    counted = [int(str(engine.rows(f"SELECT count(*) FROM ({q}) AS q")[0][0])) for q in (findable, right)]
    engine.drop("true_links")
    return PairQuality(true=counted[0], made=made, right=counted[1])
