"""What disclosure control hands on is what the format accepts, under every policy."""

import numpy as np
import pytest

from fivefold.release.packing import pack
from fivefold.release.policy import policies
from fivefold_link.engine.protocol import Refused
from fivefold_link.exposure.tables import Combination, CombinationTable, CountTable, Dimension
from fivefold_link.safe_output.protecting import protect
from fivefold_link.safe_output.releasing_tables import contents_for
from tests.builders.link_release import AREA, FACTORS, TODAY, a_study, release_facts
from tests.builders.release import PREPARER

SEX = Dimension("sex", "Sex", ("F", "M"), ("Girls", "Boys"))
_ABOUT = {"period": "31 March 2026", "population": "Children under five", "basis": "count"}
POLICIES = [slug for slug in policies() if slug != "cell-key"]


def count_tables(seed):
    """One two-way and one three-way table of the same children, small numbers and zeros among them."""
    chance = np.random.default_rng(seed)
    cube = chance.negative_binomial(1, 0.03, size=(2, 3, 2)) * chance.integers(0, 4, size=(2, 3, 2)) // 2
    return [
        CountTable("by_area", "By area", (AREA, FACTORS), cube.sum(axis=2), **_ABOUT),
        CountTable("by_area_and_sex", "By area and sex", (AREA, FACTORS, SEX), cube, **_ABOUT),
    ], cube


def combination_table(seed, everyone):
    chance = np.random.default_rng(seed + 1000)
    housing, smoking = (int(n) for n in chance.integers(0, everyone + 1, size=2))
    both = int(chance.integers(max(0, housing + smoking - everyone), min(housing, smoking) + 1))
    rows = (((), everyone), ((0,), housing), ((1,), smoking), ((0, 1), both))
    return CombinationTable(
        "together",
        "Together",
        ("housing", "smoking"),
        tuple(Combination(f, n) for f, n in rows),
        everyone,
        **_ABOUT,
    )


@pytest.mark.parametrize("slug", POLICIES)
@pytest.mark.parametrize("seed", range(6))
def test_protected_tables_fit_the_format_under_every_policy(slug, seed):
    tables, cube = count_tables(seed)
    try:
        protected = protect(tables, [combination_table(seed, int(cube.sum()))], policies()[slug])
    except Refused:
        pytest.skip("these tables cannot be protected by hiding more")
    contents = contents_for(a_study(), protected, release_facts(), by=PREPARER, on=TODAY, report="0" * 64)
    assert pack(contents)
