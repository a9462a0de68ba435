"""Tables to protect, made by chance from a seed."""

from __future__ import annotations

import numpy as np

from fivefold_link.exposure.tables import Combination, CombinationTable, CountTable, Dimension


def dimension(name: str, size: int) -> Dimension:
    return Dimension(name, name, tuple(f"{name} {number}" for number in range(size)))


def a_table(
    counts: object,
    names: tuple[str, ...] = ("area", "age", "sex", "decile"),
    *,
    name: str = "children",
    population: str = "children under five",
    period: str = "31 March 2026",
    missing: object = None,
) -> CountTable:
    array = np.asarray(counts, dtype=np.int64)
    dims = tuple(dimension(names[axis], size) for axis, size in enumerate(array.shape))
    gaps = None if missing is None else np.asarray(missing, dtype=bool)
    return CountTable(name, name.title(), dims, array, period, population, "linked records", missing=gaps)


def some_counts(seed: int, shape: tuple[int, ...], mean: float = 12.0) -> np.ndarray:
    """Uneven counts with many small ones and some zeros."""
    chance = np.random.default_rng(seed)
    return chance.poisson(chance.gamma(0.8, mean / 0.8, shape))


def some_combinations(
    seed: int, factors: int = 4, children: int = 400, chance_of_each: float = 0.2, *, area: str = ""
) -> CombinationTable:
    """All sets of up to four factors among children made by chance."""
    draw = np.random.default_rng(seed)
    has = draw.random((children, factors)) < chance_of_each * (0.5 + draw.random(children))[:, None]
    sets = [s for s in range(1 << factors) if s.bit_count() <= 4]
    sets.sort(key=lambda s: (s.bit_count(), s))
    rows = []
    for s in sets:
        chosen = tuple(f for f in range(factors) if s >> f & 1)
        rows.append(Combination(chosen, int(has[:, list(chosen)].all(axis=1).sum())))
    names = tuple(f"factor {f}" for f in range(factors))
    return CombinationTable(
        f"combinations {area}".strip(),
        "Combinations",
        names,
        tuple(rows),
        children,
        "31 March 2026",
        "children under five",
        "linked records",
        area=area,
    )
