"""Expected results of the official methods, every row of every file: proportions, rates, means, standardised rates and
ratios, quantiles, slopes of inequality and funnels. `test_how_many...` counts what was reproduced."""

import csv
from collections import Counter, defaultdict

import numpy as np
import openpyxl
import pytest

from fivefold.statistics import arrays
from fivefold.statistics.funnel import (
    Outlier,
    proportion_limits,
    proportion_outlier,
    rate_limits,
    ratio_outlier,
)
from fivefold.statistics.quantiles import quantiles_of
from fivefold.statistics.slope import GradientStep, Scale, slope_index
from fivefold.statistics.student import mean

pytestmark = pytest.mark.realdata

BOTH = ((0.95, "lower95_0cl", "upper95_0cl"), (0.998, "lower99_8cl", "upper99_8cl"))
CLOSE = {"rel": 1e-9, "abs": 1e-12}


@pytest.fixture(scope="module")
def sheet(realdata):
    def reading(name, title):
        book = openpyxl.load_workbook(realdata / "methods" / name, data_only=True)
        heading, *rows = book[title].iter_rows(values_only=True)
        return [dict(zip(heading, row, strict=True)) for row in rows if row[0] is not None]

    return reading


@pytest.fixture(scope="module")
def table(realdata):
    def reading(name):
        with (realdata / "methods" / name).open(encoding="utf-8-sig", newline="") as file:
            return [{key.strip(): cell for key, cell in row.items()} for row in csv.DictReader(file)]

    return reading


@pytest.mark.parametrize(
    ("file", "titles", "make", "rows"),
    [
        ("testdata_Proportion.xlsx", ("testdata_Prop", "testdata_Prop_g"), arrays.wilson, 16 * 2 + 8),
        ("testdata_Rate.xlsx", ("testdata_Rate", "testdata_Rate_g"), arrays.crude_rate, 17 * 2 + 9),
    ],
)
def test_proportions_and_rates_as_arrays_row_by_row(sheet, file, titles, make, rows):
    seen = 0
    for row in (row for title in titles for row in sheet(file, title)):
        for confidence, low, high in limits_in(row):
            found = make([row["Numerator"]], [row["Denominator"]], confidence=confidence, **per_of(make))
            found = found.times(row["multiplier"])
            assert (found.value[0], found.low[0], found.high[0]) == pytest.approx(
                (row["value"], low, high), **CLOSE
            )
            seen += 1
    assert seen == rows


def limits_in(row):
    """Confidence and limits of a row with results; a row that the publisher refuses has none."""
    if row["value"] is None:
        return []
    if "confidence" in row:
        return [(float(row["confidence"].rstrip("%")) / 100, row["lowercl"], row["uppercl"])]
    return [(confidence, row[low], row[high]) for confidence, low, high in BOTH]


def per_of(make):
    return {"per": 1} if make is arrays.crude_rate else {}


def test_means_row_by_row(sheet):
    values = defaultdict(list)
    for row in sheet("testdata_Mean.xlsx", "testdata_Mean"):
        if row["values"] is not None:
            values[row["area"]].append(row["values"])
            values["No grouping"].append(row["values"])
    results = sheet("testdata_Mean.xlsx", "testdata_Mean_results")
    for row in results:
        for confidence, low, high in BOTH:
            found = mean(values[row["area"]], confidence=confidence)
            assert (found.value, found.low, found.high) == pytest.approx(
                (row["value"], row[low], row[high]), **CLOSE
            )
            many = arrays.mean([row["value_count"]], [row["value"]], [row["stdev"]], confidence=confidence)
            assert (many.low[0], many.high[0]) == pytest.approx((row[low], row[high]), **CLOSE)
    assert len(results) == 3


def test_quantiles_row_by_row(sheet):
    """Tenths within regions, sevenths within the country, quarters of everything, equal values among them."""
    groups = defaultdict(list)
    for row in sheet("testdata_Quantiles.xlsx", "testdata_Quantiles"):
        if row["Test"] == "BadPolarity":
            continue
        whole = row["GroupSet"] == "None"
        within = row["ParentCode"] if row["GroupSet"] == "IndSexReg" else ""
        about = () if whole else (row["IndSexRef"], within, row["Polarity"])
        groups[row["QuantileNm"], row["GroupSet"], *about].append(row)
    seen, differing = 0, []
    of = {"Quartile": 4, "Septile": 7, "Decile": 10}
    for (name, *_), rows in groups.items():
        first = rows[0]["Polarity"] in ("RAG - Low is good", True)
        found = quantiles_of([row["Value"] for row in rows], of[name], highest_first=first)
        seen += len(rows)
        differing += [
            (name, row["AreaName"], row["QuantileInGrp"], ours)
            for row, ours in zip(rows, found, strict=True)
            if ours != row["QuantileInGrp"]
        ]
    assert (seen, differing) == (982, [])


def slopes(sheet):
    """Each published slope with its steps, scale, multiplier and confidences."""
    cases = defaultdict(list)
    for row in sheet("testdata_SII.xlsx", "testdata_SII"):
        cases[row["TestDescription"], row["Area"]].append(row)
    for (said, _), rows in cases.items():
        if rows[0]["sii"] is None:
            continue
        multiplier = (
            -100 if "x -100" in said else 100 if "x 100" in said else -1 if "negative mult" in said else 1
        )
        scale = {0: Scale.PLAIN, 1: Scale.LOG, 2: Scale.LOGIT}[rows[0]["ValueType"]]
        yield said, rows, scale, multiplier, confidences(said, rows[0])


def confidences(said, row):
    """The description is right where the column repeats 95 for a run at 98."""
    if "98%" in said or "98)" in said:
        both = "95" in said
        return [0.95, 0.98] if both else [0.98]
    return [0.95, 0.99] if "99)" in str(row["Confidence"]) else [float(row["Confidence"]) / 100]


def test_slopes_and_ratios_of_inequality_case_by_case(sheet):
    seen = 0
    for said, rows, scale, multiplier, _ in slopes(sheet):
        found = made(rows, scale, said)
        assert found.slope.value * multiplier == pytest.approx(rows[0]["sii"], rel=1e-9)
        if rows[0]["rii"] is not None:
            ratio = found.relative.value if multiplier > 0 else 1 / found.relative.value
            assert ratio == pytest.approx(rows[0]["rii"], rel=1e-9)
        if rows[0]["Intercept"] is not None:
            assert found.most_deprived_end == pytest.approx(rows[0]["Intercept"], rel=1e-9)
        seen += 1
    assert seen == 44


def made(rows, scale, said, confidence=0.95):
    steps = [GradientStep(row["Population"], row["Value"], row["StandardError"]) for row in rows]
    return slope_index(steps, scale=scale, line_on_scale="transform" in said, confidence=confidence)


def test_intervals_of_inequality_agree_with_the_published_draws(sheet):
    """The publisher draws 100,000 times (or 10,000), so its limits move by a hundredth of a standard error or two
    from run to run; ours lie within a twentieth. Slopes of a line through logs or logits are published with wider
    limits than such draws give when they are made anew (test_slope.py): up to a seventh of a standard error."""
    seen = Counter()
    for said, rows, scale, multiplier, levels in slopes(sheet):
        for number, confidence in enumerate(levels, 1):
            found = made(rows, scale, said, confidence)
            for name, ours in (("sii", found.slope), ("rii", found.relative)):
                low, high = (rows[0][f"{name}_{end}cl_{number}"] for end in ("lower", "upper"))
                if low is None:
                    continue
                ends = scaled(ours, name, multiplier)
                error = (high - low) / 2 / (1.96 if confidence < 0.96 else 2.4)
                tolerance = (0.18 if name == "sii" and "transform" in said else 0.05) * error
                assert ends == pytest.approx([low, high], abs=tolerance), (said, name)
                seen[name, round(tolerance / error, 2)] += 1
    assert seen == {("sii", 0.05): 24, ("rii", 0.05): 44, ("sii", 0.18): 24}


def scaled(ours, name, multiplier):
    if name == "rii":
        ends = (ours.low, ours.high)
        return sorted(ends if multiplier > 0 else (1 / end for end in ends))
    return sorted((ours.low * multiplier, ours.high * multiplier))


WORDS = {
    "High (0.001)": Outlier.HIGH_998, "High (0.025)": Outlier.HIGH_95, "Not significant": Outlier.WITHIN,
    "Low (0.025)": Outlier.LOW_95, "Low (0.001)": Outlier.LOW_998,
}  # fmt: skip


def test_every_area_of_the_funnels_has_its_published_word(table):
    proportions, ratios = table("testdata_funnel_prop_inputs.csv"), table("testdata_funnel_ratio_inputs.csv")
    counts = [(float(row["numerator"]), float(row["denominator"])) for row in proportions]
    average = sum(count for count, _ in counts) / sum(of for _, of in counts)
    words = [proportion_outlier(count, of, average) for count, of in counts]
    words += [ratio_outlier(float(row["obs"]), float(row["expected"])) for row in ratios]
    assert words == [WORDS[row["significance"]] for row in (*proportions, *ratios)]
    assert len(words) == 603


def test_the_curves_of_the_funnels_row_by_row(table):
    """The publisher finds limits of rates and ratios by 23 halvings, so they end after five digits."""
    seen = 0
    for row in table("testdata_funnel_prop_outputs.csv"):
        limits = proportion_limits(float(row["Population"]), 0.806424478571495)
        assert 100 * four(limits) == pytest.approx(
            numbers(row, "Lower2s0025limit", "Upper2s0025limit", "Lower3s0001limit", "Upper3s0001limit"),
            abs=1e-6,
        )
        seen += 1
    for name, end, average, events in (
        ("testdata_funnel_rate_outputs.csv", "limit", "baseline", "Events"),
        ("testdata_funnel_ratio_outputs.csv", "isr", None, "Observed_events"),
    ):
        for row in table(name):
            limits = rate_limits(float(row[events]), float(row[average]) if average else 100)
            wanted = numbers(row, f"lower_2s_{end}", f"upper_2s_{end}", f"lower_3s_{end}", f"upper_3s_{end}")
            assert four(limits) == pytest.approx(wanted, rel=5e-5)
            seen += 1
    assert seen == 300


def four(limits):
    return np.array([limits.low_95, limits.high_95, limits.low_998, limits.high_998])


def numbers(row, *names):
    return [float(row[name]) for name in names]
