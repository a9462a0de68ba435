"""Quality told without the truth, held against the truth of made-up files."""

import json
import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold_link.engine.protocol import Quiet
from fivefold_link.linkage.em import WholeFile
from fivefold_link.linkage.quality import (
    Judged,
    Part,
    combine,
    design_effect,
    lean,
    quality_from,
)
from fivefold_link.linkage.quality_measure import (
    BORROWED,
    NOTHING_HELD_OUT,
    clerical,
    measure,
    reference_day,
)
from tests.link.linkage.families import ExactRules, a_file, a_study, pair_figures


def linked(engine, file, linker):
    engine.put("records", file.records)
    linker.link(engine, a_study(), Quiet())
    return engine.arrow("SELECT person FROM clusters ORDER BY record")["person"].to_numpy()


def covered(share, truth):
    return share.low <= truth <= share.high


@pytest.mark.parametrize("seed", [1, 4])
def test_the_intervals_hold_the_true_precision_and_recall(engine, seed):
    file = a_file(4000, seed=seed)
    people = linked(engine, file, ExactRules())
    precision, recall, _ = pair_figures(people, file.truth)
    quality = measure(engine, a_study(), ExactRules(), Quiet())
    assert covered(quality.overall.precision, precision), (quality.overall, precision)
    assert covered(quality.overall.recall, recall), (quality.overall, recall)
    assert quality.overall.recall.high - quality.overall.recall.low < 0.06


def recall_of(people, truth, chosen):
    """Recall of the links seen from the chosen records, the slow way."""
    due = found = 0
    by_truth: dict[int, list[int]] = {}
    for record, who in enumerate(truth.tolist()):
        by_truth.setdefault(who, []).append(record)
    for record in np.flatnonzero(chosen).tolist():
        for other in by_truth[int(truth[record])]:
            due += other != record
            found += other != record and people[other] == people[record]
    return found / due


def test_records_without_a_number_and_each_source_are_told_apart(engine):
    file = a_file(5000, numbered=(0.97, 0.9, 0.5, 0.3), seed=9)
    people = linked(engine, file, ExactRules())
    quality = measure(engine, a_study(), ExactRules(), Quiet())
    numberless = np.array(pc.is_null(file.records["nhs"]).to_pylist())
    by_number = {g.category: g for g in quality.of("number")}
    assert covered(by_number["no number"].recall, recall_of(people, file.truth, numberless))
    assert covered(by_number["number"].recall, recall_of(people, file.truth, ~numberless))
    assert by_number["no number"].recall.value < by_number["number"].recall.value
    for index, slug in enumerate(["births", "health_visiting", "early_education", "housing"]):
        group = next(g for g in quality.of("source") if g.category == slug)
        chosen = file.records["dataset"].to_numpy() == index
        assert covered(group.recall, recall_of(people, file.truth, chosen)), slug
        assert group.records == int(chosen.sum())


def test_splinks_path_is_judged_by_the_same_measure(engine):
    file = a_file(2000, seed=5)
    people = linked(engine, file, WholeFile())
    precision, recall, _ = pair_figures(people, file.truth)
    quality = measure(engine, a_study(), WholeFile(), Quiet(), most_folds=2)
    assert quality.folds == 2
    assert covered(quality.overall.precision, precision)
    assert covered(quality.overall.recall, recall)
    assert 0 < quality.expected.false < 0.05 * quality.expected.links


def test_a_hidden_number_is_hidden_from_the_linker_and_everything_is_put_back(engine):
    file = a_file(1500)
    linked(engine, file, ExactRules())
    before = {
        t: engine.rows(f"SELECT * FROM {t} ORDER BY ALL") for t in ("records", "clusters", "scored_pairs")
    }
    watcher = ExactRules()
    quality = measure(engine, a_study(), watcher, Quiet(), most_folds=3)
    assert before == {t: engine.rows(f"SELECT * FROM {t} ORDER BY ALL") for t in before}
    whole = np.array(file.records["nhs"].to_pylist(), dtype=float)
    hidden = [np.isnan(np.array(s["nhs"].to_pylist(), dtype=float)) & ~np.isnan(whole) for s in watcher.saw]
    assert sum(int(h.sum()) for h in hidden) == quality.judged_records > 0
    for number in np.unique(whole[~np.isnan(whole)]):
        assert sum(bool(h[whole == number].any()) for h in hidden) <= 1
    kept = {row[0] for row in engine.rows("SELECT table_name FROM information_schema.tables")}
    assert kept == {"records", "clusters", "scored_pairs", "pattern_model"}


def test_a_source_without_any_number_leans_on_the_others_and_says_so(engine):
    file = a_file(3000, numbered=(0.97, 0.9, 0.5, 0.0))
    linked(engine, file, ExactRules())
    quality = measure(engine, a_study(), ExactRules(), Quiet())
    housing = next(g for g in quality.of("source") if g.category == "housing")
    assert housing.borrowed == 1
    assert BORROWED in quality.cautions


def test_without_numbers_nothing_can_be_held_out_and_the_figures_say_so(engine):
    file = a_file(400, numbered=(0, 0, 0, 0))
    linked(engine, file, ExactRules())
    quality = measure(engine, a_study(), ExactRules(), Quiet())
    assert quality.overall.precision is None
    assert quality.numberless == 1
    assert NOTHING_HELD_OUT in quality.cautions


def test_what_is_measured_can_be_written_and_read_back_and_is_the_same_twice(engine):
    file = a_file(1200)
    linked(engine, file, ExactRules())
    first = measure(engine, a_study(), ExactRules(), Quiet(), most_folds=2)
    assert measure(engine, a_study(), ExactRules(), Quiet(), most_folds=2) == first
    assert quality_from(json.loads(json.dumps(first.as_json()))) == first
    assert not re.search(r"\b999\d{7}\b", json.dumps(first.as_json()))


def test_links_by_number_count_as_right_and_the_others_as_they_were_judged():
    group = combine(
        "all", "all", records=10, sure=900, parts=[Part(100, Judged(made=200, right=190, due=250))]
    )
    assert group.precision.value == pytest.approx(0.995)
    assert group.recall.value == pytest.approx(995 / (900 + 95 * 250 / 190))
    assert group.precision.low < 0.995 < group.precision.high
    assert group.precision.judged == 100


def test_a_sample_without_a_single_error_still_leaves_doubt():
    group = combine("all", "all", records=10, sure=0, parts=[Part(100, Judged(100, 100, 100))])
    assert group.precision.value == 1
    assert 0.9 < group.precision.low < 0.99


def test_what_is_borrowed_is_twice_as_doubtful():
    own, borrowed = (
        combine("a", "b", records=1, sure=0, parts=[Part(100, Judged(400, 300, 400), flag)])
        for flag in (False, True)
    )
    assert (own.borrowed, borrowed.borrowed) == (0, 1)
    wide, narrow = (g.precision.high - g.precision.low for g in (borrowed, own))
    assert wide == pytest.approx(2 * narrow, rel=0.05)


def test_a_group_without_links_has_no_quality():
    assert combine("a", "b", records=3, sure=0, parts=[]).precision is None


def test_a_small_group_leans_on_its_source_and_a_bare_source_on_all():
    much, little = Judged(100, 90, 100), Judged(3, 3, 3)
    assert lean(much, much, much) == (much, False)
    assert lean(little, much, much) == (much, False)
    assert lean(little, little, much) == (much, True)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 5)), min_size=2, max_size=30))
def test_links_of_one_person_that_hang_together_are_worth_less_never_more(people):
    pairs = [(min(h, n), n) for h, n in people]
    sums = [sum(f(h, n) for h, n in pairs) for f in (
        lambda h, n: h, lambda h, n: n, lambda h, n: h * h, lambda h, n: h * n, lambda h, n: n * n)]  # fmt: skip
    assert design_effect(*sums) >= 1


def test_links_that_stand_and_fall_together_count_as_one():
    people = [(4, 4)] * 50 + [(0, 4)] * 50
    sums = [sum(f) for f in zip(*((h, n, h * h, h * n, n * n) for h, n in people), strict=True)]
    assert design_effect(*sums) == pytest.approx(4)


def test_judged_pairs_are_weighed_up_band_by_band(engine):
    """90 sure pairs, of which 10 were looked at and all are right; 10 doubtful ones, 4 looked at, 1 right."""
    rows = [(i, 0, 0.95, "record to record") for i in range(80)]
    rows += [(i, 0, 1.0, "judged") for i in range(80, 90)]
    rows += [(i, 1, 0.2, "record to record") for i in range(90, 96)]
    rows += [(i, 1, float(i == 96), "judged") for i in range(96, 100)]
    columns = list(zip(*rows, strict=True))
    engine.put(
        "scored_pairs", pa.table(dict(zip(("left", "pattern", "probability", "kind"), columns, strict=True)))
    )
    engine.put("pattern_model", pa.table({"pattern": [0, 1], "probability": [0.95, 0.2]}))
    figures = clerical(engine, 0.5)
    assert figures.links == 90
    assert figures.precision.value == 1
    assert figures.recall.value == pytest.approx(90 / 92.5)
    assert figures.recall.low < 90 / 92.5 < figures.recall.high
    assert clerical(engine, 0.99) is None


def test_ages_are_told_on_the_day_of_the_population():
    assert reference_day(a_study()).isoformat() == "2026-03-31"
