"""Which dataset could have known which child: only there can silence mean anything; everywhere else it is *missing*.

A dataset could have known a child where its period meets the child's life (from conception to the last day in scope)
and it serves the area where the child is counted. A dataset that has a record of the child did know it.
"""

from __future__ import annotations

from fivefold_link.cohort.ages import day
from fivefold_link.engine.protocol import Engine, Progress
from fivefold_link.study.schema import About, Dataset, Study


def coverage(engine: Engine, study: Study, progress: Progress, clusters: str = "clusters") -> None:
    """Make `covered(child INTEGER, dataset SMALLINT)`, once each, out of `children`, `records` and `clusters`."""
    progress.step("Which agency could have known which child")
    could = [_could(number, dataset) for number, dataset in enumerate(study.datasets)]
    engine.make(
        "covered",
        " UNION ALL ".join(could)
        + " UNION ALL SELECT DISTINCT c.child, r.dataset FROM records r"
        + f" JOIN {clusters} k ON k.record = r.record JOIN children c ON c.person = k.person WHERE {_beyond(study)}",
    )


def _could(number: int, dataset: Dataset) -> str:
    return f"SELECT child, CAST({number} AS SMALLINT) AS dataset FROM children WHERE {_serves(dataset)}"


def _serves(dataset: Dataset, of: str = "") -> str:
    period = f"{day(dataset.covers_from)} <= {of}in_scope_to AND {day(dataset.covers_to)} >= {of}conceived"
    if not dataset.covers_areas:
        return f"({period})"
    codes = ", ".join("'" + code.replace("'", "''") + "'" for code in dataset.covers_areas)
    served = f"coalesce({of}area IN ({codes}), FALSE) OR coalesce({of}wider IN ({codes}), FALSE)"
    return f"({period} AND ({served}))"


def _beyond(study: Study) -> str:
    """Records of children whom their dataset need not have known."""
    told = [
        f"(r.dataset = {number} AND NOT {_serves(dataset, 'c.')})"
        for number, dataset in enumerate(study.datasets)
        if dataset.about is About.CHILD
    ]
    return " OR ".join(told) or "FALSE"
