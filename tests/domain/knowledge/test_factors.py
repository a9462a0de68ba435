"""The factors: every place where the toolkit names one, merged so that nothing counts twice."""

import json
from collections import Counter
from pathlib import Path

import pytest

from fivefold import knowledge
from fivefold.knowledge.entries import Certainty
from fivefold.knowledge.schemas import Direction
from fivefold.vocabulary.support import Level

CATALOGUE = Path(__file__).resolve().parents[4] / "shared" / "contract" / "catalogue.jsonl"
KINDS = {"risk factor", "protective factor", "moderator"}


def mentions():
    return [(factor, mention) for factor in knowledge.factors() for mention in factor.mentions]


def rows():
    if not CATALOGUE.is_file():
        pytest.skip(
            "the catalogue of the toolkit is not here (looked for shared/contract beside the project)"
        )
    lines = CATALOGUE.read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines) if row["kind"] in KINDS}


def test_the_toolkit_names_105_factors_in_193_places_each_told_once():
    places = Counter(mention.row for _, mention in mentions())
    assert (len(knowledge.factors()), len(places), max(places.values())) == (105, 193, 1)


def test_every_place_of_the_catalogue_is_there_under_the_name_given_there():
    assert {mention.row: mention.name for _, mention in mentions()} == {
        row: facts["title"] for row, facts in rows().items()
    }


def test_factors_are_merged_as_the_catalogue_merges_them():
    merged = {}
    for row, facts in rows().items():
        merged.setdefault(facts["canonical_factor"], set()).add(row)
    ours = [{mention.row for mention in factor.mentions} for factor in knowledge.factors()]
    assert sorted(map(sorted, ours)) == sorted(map(sorted, merged.values()))


def test_groups_named_beside_risks_are_told_as_groups_and_cause_nothing():
    groups = {row for row, facts in rows().items() if facts.get("factor_class", "").startswith("group")}
    told = {m.row for _, m in mentions() if m.direction is Direction.HIGHER_EXPOSURE}
    assert told == groups
    assert [f.slug for f in knowledge.factors() if f.leads_to and not f.counts_as_cause] == []


def test_a_place_says_the_same_of_a_factor_as_the_factor_itself():
    for factor, mention in mentions():
        assert mention.direction is factor.direction, mention.row
        assert {mention.level, *mention.also} <= set(factor.levels), mention.row
        assert mention.level not in mention.also, mention.row
        assert mention.note, mention.row


def test_the_levels_of_a_factor_are_those_of_its_places_in_order():
    for factor in knowledge.factors():
        named = {level for mention in factor.mentions for level in (mention.level, *mention.also)}
        assert factor.levels == tuple(level for level in Level if level in named), factor.slug


def covered(cite, cites):
    """Whether a page is cited, alone or inside a range."""
    first, last = page_range(cite)
    return any(one.part == cite.part and page_range(one)[0] <= first <= last <= page_range(one)[1] for one in cites)  # fmt: skip


def page_range(cite):
    ends = [int(page) for page in cite.page.split("-")]
    return ends[0], ends[-1]


def test_a_factor_cites_every_page_on_which_it_is_named():
    for factor, mention in mentions():
        assert all(covered(cite, factor.cites) for cite in mention.cites), mention.row


def test_merging_is_our_reading_and_says_so():
    merged = [factor for factor in knowledge.factors() if len(factor.mentions) > 1]
    assert {factor.certainty for factor in merged} == {Certainty.OUR_READING}


def test_every_link_between_factors_is_our_reading_of_a_page_of_the_toolkit():
    links = [link for factor in knowledge.factors() for link in factor.leads_to]
    assert len(links) == 80
    for link in links:
        assert link.certainty is Certainty.OUR_READING
        assert all(cite.toolkit_page for cite in link.cites), link


def test_no_factor_leads_to_itself_or_to_another_twice():
    for factor in knowledge.factors():
        ends = [link.factor for link in factor.leads_to]
        assert factor.slug not in ends
        assert ends == list(dict.fromkeys(ends)), factor.slug


def test_a_link_leads_to_something_that_may_count():
    """A factor makes nobody a member of a group, and no moderator more or less likely."""
    counting = {factor.slug for factor in knowledge.factors() if factor.counts_as_cause}
    assert {link.factor for factor in knowledge.factors() for link in factor.leads_to} <= counting
