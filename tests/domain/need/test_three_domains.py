"""The three-domain frame: every domain at every age has its sources, or says that none was found."""

from datetime import date

from fivefold import knowledge
from fivefold.knowledge.schemas import Domain
from fivefold.need.domains import (
    STAGES,
    Finding,
    Search,
    Source,
    Way,
    could_tell,
    frame,
    gaps,
    stage_called,
    stage_of,
)
from fivefold.need.holders import AgeSplit
from fivefold.need.told_by import not_placed, published_sources, told_by
from fivefold.vocabulary.ages import EARLY_YEARS, FIFTH_BIRTHDAY, PREGNANCY_START, AgeBand


def source(domain, ages, split=AgeSplit.NONE):
    return Source(Way.HOLDING, "1", "A dataset", domain, ages, split)


def at(cells, domain, slug):
    return next(cell for cell in cells if cell.domain is domain and cell.stage.slug == slug)


def test_the_stages_meet_one_another_from_pregnancy_to_the_fifth_birthday():
    ends = [PREGNANCY_START, *(stage.ages.end for stage in STAGES)]
    assert [stage.ages.start for stage in STAGES] == ends[:-1]
    assert ends[-1] == FIFTH_BIRTHDAY
    assert all(stage_of(stage.ages) is stage_called(stage.slug) is stage for stage in STAGES)


def test_an_empty_place_has_fifteen_cells_that_all_say_no_source_found():
    cells = frame([])
    assert [(cell.domain, cell.stage) for cell in cells] == [(d, s) for d in Domain for s in STAGES]
    assert {cell.finding.label for cell in cells} == {"No source found"}
    assert gaps(cells) == cells


def test_a_source_counts_at_an_age_only_where_it_tells_that_age_apart():
    cells = frame(
        [source(Domain.CHILD, AgeBand(0, 60)), source(Domain.RELATIONSHIP, AgeBand(0, 24), AgeSplit.MONTHS)]
    )
    child = [at(cells, Domain.CHILD, stage.slug).finding for stage in STAGES]
    assert child == [Finding.NOTHING, *[Finding.NOT_APART] * 4]
    relationship = [at(cells, Domain.RELATIONSHIP, stage.slug).finding for stage in STAGES]
    assert relationship == [Finding.NOTHING, Finding.TOLD, Finding.TOLD, Finding.NOTHING, Finding.NOTHING]


def test_a_source_that_is_about_one_age_only_needs_no_split():
    cells = frame([source(Domain.CHILD, AgeBand(24, 30))])
    assert at(cells, Domain.CHILD, "third-year").finding is Finding.TOLD


def test_where_somebody_looked_in_vain_it_is_still_a_gap_and_says_so():
    looked = Search("1", Domain.CHILD, AgeBand(0, 12), "Maternity dashboard, CSDS", "Lee", date(2026, 6, 3))
    cell = at(frame([], [looked]), Domain.CHILD, "first-year")
    assert (cell.finding, cell.searches, cell.finding.is_gap) == (Finding.LOOKED, (looked,), True)
    found = at(frame([source(Domain.CHILD, AgeBand(0, 12))], [looked]), Domain.CHILD, "first-year")
    assert found.finding is Finding.TOLD


def test_measures_are_suggested_by_domain_and_age_and_never_those_left_out_of_the_table():
    suggested = {
        one.slug for one in could_tell(knowledge.measures(), Domain.RELATIONSHIP, stage_called("second-year"))
    }
    assert "p-crs" in suggested
    assert "mors-sf" not in suggested  # it ends at twelve months
    everywhere = {one.slug for d in Domain for s in STAGES for one in could_tell(knowledge.measures(), d, s)}
    assert not {"dawba", "papa", "dipa", "m-chat-r"} & everywhere


def test_every_indicator_that_the_library_defines_is_placed_or_is_no_source():
    known = [(str(one.indicator_id), one.label) for one in knowledge.indicator_definitions()]
    not_about_need = {"general-fertility-rate", "resident-population"}
    unplaced = {code for code, _name in not_placed(known)}
    assert unplaced == {
        str(one.indicator_id) for one in knowledge.indicator_definitions() if one.slug in not_about_need
    }
    assert len(published_sources(known)) == len(known) - len(unplaced)


def test_no_published_indicator_tells_about_the_relationship():
    told = [told_by(str(one.indicator_id)) for one in knowledge.indicator_definitions()]
    assert Domain.RELATIONSHIP not in {one.domain for one in told if one}
    assert all(one.ages is None or one.ages.start >= EARLY_YEARS.start for one in told if one)
