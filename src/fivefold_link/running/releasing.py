"""What a release says besides its counts, out of one run."""

from __future__ import annotations

import csv

from fivefold.release.manifest import AreaName, Areas, Linkage, Method
from fivefold_link.linkage.quality import quality_from
from fivefold_link.running.counting import Counted
from fivefold_link.running.earlier import named
from fivefold_link.running.facts import linkage_facts
from fivefold_link.running.ledger import Ledger
from fivefold_link.safe_output.releasing_tables import ReleaseFacts
from fivefold_link.study.schema import Study

TOLD_OUTSIDE = ("All", "NHS number", "Source", "Age", "Ethnicity", "Deprivation")
"""Groups whose link quality leaves; small areas stay inside."""


def release_facts(study: Study, ledger: Ledger, counted: Counted) -> ReleaseFacts:
    """Methods, versions, quality, areas and earlier releases."""
    link = ledger.done["link"].figures
    told = linkage_facts(study, link, quality_from(ledger.done["quality"].figures))
    return ReleaseFacts(
        study_sha256=ledger.about["study_sha256"],
        methods=_methods(study, ledger),
        linkage=Linkage(
            method=told.method,
            why=told.why,
            sentences=told.sentences,
            quality=tuple(figure for figure in told.quality if figure.dimension in TOLD_OUTSIDE),
        ),
        areas=_areas(study),
        earlier=named(counted.earlier),
    )


def _methods(study: Study, ledger: Ledger) -> tuple[Method, ...]:
    versions = ledger.about["versions"]
    own = {"tool": "fivefold_link", "version": versions["fivefold"]}
    return (
        Method(step="Linking", **own, words=ledger.done["link"].figures["why"]),
        Method(
            step="Computing",
            tool=study.engine.name,
            version=versions[_package(study)],
            words="tables and joins",
        ),
        Method(
            step="Counting", **own, words="bit planes and population counts; doubt from links drawn again"
        ),
        Method(
            step="Disclosure control",
            **own,
            words=f"policy {study.output.policy}, with an attack on the result",
        ),
    )


def _package(study: Study) -> str:
    return "pyspark" if study.engine.name == "spark" else "duckdb"


def _areas(study: Study) -> Areas:
    level = study.areas.release_level
    code, name = ("wider", "wider_name") if level == "wider" else ("area", "name")
    names: dict[str, str] = {}
    if study.areas.names:
        with study.areas.names.open(encoding="utf-8-sig", newline="") as file:
            names = {row[code]: row[name] for row in csv.DictReader(file) if row.get(code)}
    return Areas(
        level=study.areas.level if level == "area" else f"wider areas of {study.areas.level}",
        vintage=study.areas.vintage,
        names=tuple(AreaName(code=one, name=names[one] or one) for one in sorted(names)),
    )
