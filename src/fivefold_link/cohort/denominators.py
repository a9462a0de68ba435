"""How many children there are by area and age: what shares are shares of."""

from __future__ import annotations

import pyarrow as pa

from fivefold_link.engine.protocol import Engine
from fivefold_link.study.schema import Study


def denominators(engine: Engine, study: Study) -> pa.Table:
    """`area`, `wider`, `from_months`, `to_months` (end not included) and `children`; ages outside the bands have no
    months. In order of area and age; an unknown area comes last."""
    edges = study.output.age_bands
    bands = list(zip(edges[:-1], edges[1:], strict=True))
    first = " ".join(f"WHEN age_months >= {low} AND age_months < {high} THEN {low}" for low, high in bands)
    last = " ".join(f"WHEN age_months >= {low} AND age_months < {high} THEN {high}" for low, high in bands)
    return engine.arrow(
        f"SELECT area, wider, CAST(CASE {first} END AS SMALLINT) AS from_months,"
        f" CAST(CASE {last} END AS SMALLINT) AS to_months, count(*) AS children FROM children"
        " GROUP BY ALL ORDER BY area NULLS LAST, from_months NULLS LAST"
    )
