"""The cell key method: the same children get the same noise, and the numbers are those of the ONS package."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold.release.policy import policies
from fivefold_link.engine.protocol import Refused
from fivefold_link.safe_output.cell_key import (
    NoiseTable,
    key_sums,
    perturbed,
    range_behind,
    record_keys,
    ten_five_table,
)
from fivefold_link.safe_output.protected import CellState
from fivefold_link.safe_output.protecting import KeySums, protect

from .making import a_table, some_counts

POLICY = policies()["cell-key"]


@cache
def some_noise(seed: int) -> NoiseTable:
    chance = np.random.default_rng(seed)
    counts = np.arange(1, 751)[:, None]
    return NoiseTable(np.maximum(chance.integers(-3, 4, (750, 256)), -counts))


@pytest.mark.parametrize("noise", [ten_five_table(), some_noise(5)], ids=["10-5", "by chance"])
def test_every_cell_has_the_number_that_the_ons_package_gives_it(noise: NoiseTable) -> None:
    pandas = pytest.importorskip("pandas", reason="the ONS package is an oracle for development only")
    package = pytest.importorskip("cell_key_perturbation.create_perturbed_table")
    chance = np.random.default_rng(11)
    children = 60_000
    area, age, keys = (
        chance.integers(0, 30, children) ** 2 // 30,
        chance.integers(0, 5, children),
        record_keys(children, 3),
    )
    area[:40_000] = 0
    grid = np.indices(noise.noise.shape).reshape(2, -1)
    table = pandas.DataFrame({"pcv": grid[0] + 1, "ckey": grid[1], "pvalue": noise.noise.ravel()})
    data = pandas.DataFrame({"area": area, "age": age, "key": keys})
    theirs = package.create_perturbed_table(data, table, ["area"], ["age"], "key", False, 10)
    cell = area * 5 + age
    counts = np.bincount(cell, minlength=150)
    ours = perturbed(counts, key_sums(cell, keys, 150), noise)
    at = theirs["area"].to_numpy() * 5 + theirs["age"].to_numpy()
    expected = theirs["count"].fillna(-1).astype(int).to_numpy()
    assert np.where(ours >= 10, ours, -1)[at].tolist() == expected.tolist()
    assert counts.max() > 750


@given(st.integers(10, 2000), st.integers(0, 255), st.integers(0, 3))
def test_the_true_count_is_among_those_that_may_stand_behind_the_number(
    count: int, key: int, seed: int
) -> None:
    noise = some_noise(seed)
    shown = perturbed(np.array([count]), np.array([key]), noise)
    low, high = range_behind(shown, noise, 10)
    assert shown[0] < 10 or low[0] <= count <= high[0]


def test_totals_have_noise_of_their_own_and_small_counts_are_hidden() -> None:
    counts = some_counts(4, (5, 4), 30.0)
    sums = np.array([record_keys(int(n), 7).sum() for n in counts.ravel()]).reshape(counts.shape)
    made = protect([a_table(counts)], [], POLICY, keys=KeySums({"children": sums}, {}, some_noise(2)))
    table = made.tables[0]
    inner = table.state[:-1, :-1]
    assert (inner[counts == 0] == CellState.SUPPRESSED).all()
    assert (table.shown[table.state == CellState.OBSERVED] >= 10).all()
    assert made.audit.holds


def test_without_record_keys_the_method_is_refused() -> None:
    with pytest.raises(Refused, match="needs the record keys"):
        protect([a_table([40, 50])], [], POLICY)
