"""Estimates, contacts and use in a document: the range and the doubt come to the last page."""

from datetime import date

import pytest

from fivefold.publishing.document import Document, Section, numbers
from fivefold_web.need.actions import studies
from fivefold_web.publishing.chapters import need_estimates, need_use
from fivefold_web.publishing.chapters.chapter import Scope
from tests.builders.counts import a_contacts_file, a_use_file, totals_in
from tests.builders.need import a_population_file, figures_in
from tests.builders.places import a_place, its_lead

pytestmark = pytest.mark.django_db
STUDY = {
    "title": "Our study", "measure": "high difficulties", "people": 211, "cases": 17, "age_from_months": 18,
    "age_to_months": 36, "place": "Trafford", "year": "2024", "source": "A report",
}  # fmt: skip


def figures_of(chapter):
    document = Document("T", "P", date(2026, 11, 2), 1, (Section("S", chapter.blocks, chapter.parts),))
    return {number.key: number.value for _heading, number in numbers(document)}


@pytest.fixture
def scope():
    return Scope(a_place(), date(2026, 11, 2))


def test_estimates_hold_every_range_and_the_study_that_was_added(scope, tmp_path):
    place = scope.partnership
    figures_in(place, a_population_file(), tmp_path=tmp_path, name="population.csv")
    study = studies.add_study(partnership=place, client_key="k", by=its_lead(place), **STUDY)
    chapter = need_estimates.prevalence_chapter(scope)
    found = figures_of(chapter)
    assert found["estimate:international-10-15:E08000009:2024"].low == 1240
    local = found[f"estimate:local-{study.pk}:E08000009:2024"]
    assert (local.number, local.low, local.high) == (None, 630, 1560)
    assert "A report" in {one.source for one in chapter.citations}


def test_contacts_hold_coverage_with_its_interval_and_no_share_without_a_denominator(scope, tmp_path):
    rows = ({}, {"Contact": "Antenatal review", "Due": ""}, {"Contact": "12 month review", "Seen": "880"})
    totals_in(scope.partnership, a_contacts_file(*rows), tmp_path=tmp_path)
    found = figures_of(need_use.contacts_chapter(scope))
    assert {key: (value.number, round(value.low, 1)) for key, value in found.items()} == {
        "contact:england-new-birth:E08000009:2024/25": (81, 78.5),
        "contact:england-one-year:E08000009:2024/25": (88, 85.8),
    }


def test_use_holds_ratios_as_ranges(scope, tmp_path):
    totals_in(scope.partnership, a_use_file(), tmp_path=tmp_path)
    (ratio,) = figures_of(need_use.use_chapter(scope)).values()
    assert (ratio.number, round(ratio.low, 3), round(ratio.high, 3)) == (None, 0.104, 0.234)


def test_nothing_confirmed_is_said(scope):
    assert all(c(scope).is_empty for c in (need_use.contacts_chapter, need_use.use_chapter))
