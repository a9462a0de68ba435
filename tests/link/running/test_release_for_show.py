"""What the engine lets out is what the workspace shows: facts of a real release beside the engine's own."""

import json

import pytest

from fivefold.release.reading import read_release
from fivefold.risk.chance import Verdict, pairs_against_chance
from fivefold.risk.factors import factors_seen
from fivefold.risk.numbers import Lens, divisions, everybody
from fivefold.risk.together import combinations


@pytest.fixture(scope="module")
def release(finished):
    return read_release(finished / "release", trusted=None)


@pytest.fixture(scope="module")
def exposure(finished):
    return json.loads((finished / "work" / "exposure.json").read_text(encoding="utf-8"))


def rounded(count):
    return (2 * count + 5) // 10 * 5


def test_the_numbers_of_factors_are_those_that_the_engine_counted(release, exposure):
    observed = exposure["clustering"][0]["observed"]
    inside = [*observed[:4], sum(observed[4:])]
    whole = everybody(release)
    shown = [value.number for value in whole.counts]
    assert [n for n in shown if n is not None] == [
        rounded(n) for n, s in zip(inside, shown, strict=True) if s is not None
    ]
    assert whole.everyone.number == rounded(exposure["children"])


def test_every_lens_of_the_engine_is_recognised(release):
    assert {division.lens for division in divisions(release)} == set(Lens) - {Lens.OTHER}


def test_every_factor_says_of_how_many_children_it_is_known(release):
    assert all(one.everybody.everyone.number for one in factors_seen(release))
    assert all(len(one.areas) > 1 for one in factors_seen(release))


def test_pairs_called_together_are_so_by_the_engines_own_count(release, exposure):
    """The release says less than the engine knows: what is called together from it alone, the engine calls so too."""
    slugs = exposure["combinations"][0]["factors"]
    ratios = {tuple(slugs[n] for n in pair["factors"]): pair["ratio"] for pair in exposure["together"]}
    rows = pairs_against_chance(release)
    more = [row.pair.slugs for row in rows if row.verdict is Verdict.MORE]
    assert [slugs for slugs in more if ratios[slugs]["value"] <= 1] == []
    assert combinations(release).everyone.number == rounded(exposure["children"])
