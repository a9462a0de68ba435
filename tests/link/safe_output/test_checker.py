"""The checker's report says what was hidden, why, and what the attack found."""

from __future__ import annotations

import json

import numpy as np

from fivefold.release.policy import policies
from fivefold_link.safe_output.checker import checker_report, rule_in_words
from fivefold_link.safe_output.protecting import protect

from .making import a_table, some_combinations, some_counts

ONS = policies()["ons-10"]


def test_the_report_counts_what_was_hidden_by_reason() -> None:
    report = checker_report(protect([a_table([[3, 40], [50, 60]])], [], ONS), ONS)
    assert report.safe
    assert report.complete
    assert report.verdict == "No hidden count could be worked out from everything that is to be published."
    figures = {line.what: line.figure for line in report.tables[0].lines}
    assert figures["Hidden: small"] == "1"
    assert figures["Hidden to protect others"] == str(report.tables[0].counts.secondary)
    assert report.attacks[0].figure == "0 of 1 worked out"


def test_the_report_is_data_without_a_single_hidden_count() -> None:
    made = protect([a_table(some_counts(3, (5, 4)))], [some_combinations(3, 3)], ONS)
    data = json.loads(checker_report(made, ONS).as_json())
    assert {table["name"] for table in data["tables"]} == {"children", "combinations"}
    assert "shown" not in json.dumps(data["tables"][0]["counts"])


def test_the_rule_is_put_in_words() -> None:
    assert rule_in_words(policies()["nhs-england-subnational"])[:3] == (
        "Counts from 1 to 7 are hidden.",
        "Other counts go to the nearest 5.",
        "A true zero is shown.",
    )
    assert rule_in_words(policies()["opensafely-midpoint-6"])[0].startswith(
        "Every count is shown as the middle"
    )


def test_the_share_of_children_in_hidden_cells_is_told() -> None:
    audit = protect([a_table(np.array([5, 45, 50]))], [], policies()["nhs-england-subnational"]).audit
    assert audit.tables[0].children_hidden == 0.05
