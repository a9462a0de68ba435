"""Together more often than chance would give? Expectations against slow, obvious counts."""

from itertools import combinations, product
from math import prod
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold.release.packing import zipped
from fivefold.release.reading import read_release
from fivefold.risk.chance import (
    Verdict,
    expected_range,
    many_against_chance,
    numbers_against_chance,
    pairs_against_chance,
    spread_by_chance,
)
from fivefold.vocabulary.value import State
from fivefold_web.config.demo import faced
from tests.builders.release import TRUSTED, a_combination_table, a_count_table, release_files

ROOT = Path(__file__).parents[3]
APPROVED = ROOT / "tests" / "approved" / "release" / "harbourside"
INVENTED = ROOT / "src" / "fivefold_web" / "config" / "demo" / "release.zip"


@pytest.fixture(scope="module")
def release():
    return read_release(APPROVED, trusted=TRUSTED)


@settings(max_examples=30)
@given(st.lists(st.floats(0, 1), max_size=6))
def test_the_spread_by_chance_is_that_of_all_outcomes_counted_one_by_one(chances):
    counted = [0.0] * (len(chances) + 1)
    for outcome in product((0, 1), repeat=len(chances)):
        counted[sum(outcome)] += prod(p if o else 1 - p for p, o in zip(chances, outcome, strict=True))
    assert spread_by_chance(chances) == pytest.approx(counted)


def test_ratios_that_the_release_says_itself_are_taken(release):
    rows = numbers_against_chance(release)
    assert [(row.label, row.ratio.number) for row in rows][:2] == [("No factor", 1.06), ("1 factor", 0.84)]
    assert rows[4].ratio.state is State.SUPPRESSED


def test_without_them_chance_follows_from_single_factors_and_everyone():
    files = release_files(a_count_table(), a_combination_table())
    read = read_release(zipped(files), trusted=TRUSTED)
    shares = [640 / 3020, 710 / 3020, 415 / 3020]
    none = prod(1 - share for share in shares) * 3020
    rows = numbers_against_chance(read)
    assert rows[0].expected.number == pytest.approx(none)
    assert rows[0].ratio.number == pytest.approx(1725 / none)
    assert rows[0].ratio.low < rows[0].ratio.number < rows[0].ratio.high


def test_three_or_more_beside_chance(release):
    shares = [640 / 3020, 710 / 3020, 415 / 3020]
    found = many_against_chance(release, 3)
    assert found.expected.number == pytest.approx(3020 * prod(shares))
    assert found.ratio.number == pytest.approx(140 / (3020 * prod(shares)))


def test_pairs_where_every_answer_is_known(release):
    found = {row.pair.slugs: row for row in pairs_against_chance(release)}
    row = found["parental_mental_health", "housing"]
    assert row.expected.number == pytest.approx(640 * 710 / 3020)
    assert (row.expected.low, row.expected.high) == pytest.approx((640 * 710 / 3020,) * 2)
    assert (row.verdict, row.is_open) == (Verdict.MORE, False)


def test_a_hidden_single_factor_leaves_its_pairs_and_numbers_untold():
    table = a_combination_table()
    rows = tuple(
        type(cell)(cell.at, State.SUPPRESSED, reason="too few to show safely")
        if cell.at == ("smoking",)
        else cell
        for cell in table.rows
    )
    read = read_release(
        zipped(release_files(a_count_table(), type(table)(table.about, rows))), trusted=TRUSTED
    )
    assert numbers_against_chance(read) == ()
    untold = {row.pair.slugs: row.verdict for row in pairs_against_chance(read)}
    assert untold["housing", "smoking"] is Verdict.UNCLEAR
    assert untold["parental_mental_health", "housing"] is Verdict.MORE


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000))
def test_whoever_the_answers_are_known_of_chance_lies_in_the_range(seed):
    """The true expectation, counted child by child, never leaves the least and the most."""
    rng = Random(seed)
    children = [
        (rng.random() < 0.7, rng.random() < 0.8, rng.random() < 0.4, rng.random() < 0.5) for _ in range(60)
    ]
    # Whether each factor is known may depend on whether it is there: only seen ones that are known count.
    known_one, known_other = [c[0] or c[2] for c in children], [c[1] for c in children]
    seen_one = [c[2] and k for c, k in zip(children, known_one, strict=True)]
    seen_other = [c[3] and k for c, k in zip(children, known_other, strict=True)]
    both_known = [a and b for a, b in zip(known_one, known_other, strict=True)]
    if not any(both_known):
        return
    one = sum(s and b for s, b in zip(seen_one, both_known, strict=True))
    other = sum(s and b for s, b in zip(seen_other, both_known, strict=True))
    truth = one * other / sum(both_known)
    both = sum(a and b for a, b in zip(seen_one, seen_other, strict=True))
    least, most = expected_range(
        sum(seen_one), sum(seen_other), sum(known_one), sum(known_other), len(children), both
    )
    assert least - 1e-9 <= truth <= most + 1e-9


def test_no_pair_is_called_together_that_the_children_do_not_bear_out():
    """In the invented release the children are at hand: the verdicts are held against them."""
    release = read_release(INVENTED, trusted=None)
    children = faced.children()
    place = {factor.slug: n for n, factor in enumerate(faced.FACTORS)}
    rows = pairs_against_chance(release)
    assert len(rows) == 45
    for row in rows:
        if row.verdict is not Verdict.MORE:
            continue
        a, b = (place[slug] for slug in row.pair.slugs)
        known = [c.answers for c in children if faced.UNKNOWN not in (c.answers[a], c.answers[b])]
        seen = [sum(answers[n] == faced.SEEN for answers in known) for n in (a, b)]
        both = sum(answers[a] == answers[b] == faced.SEEN for answers in known)
        assert both > seen[0] * seen[1] / len(known)


def test_every_pair_of_shown_factors_is_there_once():
    release = read_release(INVENTED, trusted=None)
    slugs = [f.slug for f in release.about.factors if f.direction == "risk"]
    assert {row.pair.slugs for row in pairs_against_chance(release)} == set(combinations(slugs, 2))
