"""What the catalogue tells the rest of Fivefold."""

import pytest

from fivefold import knowledge
from fivefold.knowledge.entries import Certainty
from fivefold.knowledge.schemas import Direction, LegalStatus, PromptKind
from fivefold.vocabulary.areas import Nation
from fivefold.vocabulary.comparison import Polarity
from fivefold.vocabulary.support import Level, NeedGroup, Reach, Tier


def test_the_entries_cover_each_word_of_the_vocabulary_once_and_in_order():
    assert [entry.level for entry in knowledge.levels()] == list(Level)
    assert [entry.tier for entry in knowledge.tiers()] == list(Tier)
    assert [entry.reach for entry in knowledge.reaches()] == list(Reach)
    assert [entry.need_group for entry in knowledge.need_groups()] == list(NeedGroup)


def test_the_statements_are_numbered_from_1_to_11_and_cite_page_72():
    assert [statement.number for statement in knowledge.statements()] == list(range(1, 12))
    assert {statement.sources for statement in knowledge.statements()} == {"Toolkit, Part 6, p72"}


def test_scenarios_go_from_the_youngest_child_to_the_oldest():
    ages = [scenario.age_months for scenario in knowledge.scenarios()]
    assert ages == sorted(ages)
    assert [scenario.slug for scenario in knowledge.scenarios()][:4:3] == ["nine-weeks", "fourteen-months"]


def test_every_scenario_asks_whether_the_child_is_noticed_understood_and_supported():
    asked = tuple(question.slug for question in knowledge.questions())
    assert asked == ("noticed", "understood", "supported")
    assert {scenario.questions for scenario in knowledge.scenarios()} == {asked}


def test_a_scenario_does_not_name_its_main_level_twice():
    assert all(scenario.level not in scenario.also for scenario in knowledge.scenarios())


@pytest.mark.parametrize(
    ("nation", "with_antenatal"),
    [(Nation.ENGLAND, 7), (Nation.WALES, 10), (Nation.SCOTLAND, 11), (Nation.NORTHERN_IRELAND, 7)],
)
def test_each_nation_has_its_own_contacts_in_order_of_age(nation, with_antenatal):
    contacts = knowledge.universal_contacts(nation)
    assert len(contacts) == with_antenatal
    starts = [contact.due_from_months for contact in contacts]
    assert starts == sorted(starts)
    assert starts[0] < 0


def test_five_contacts_are_required_in_england_and_none_elsewhere():
    required = {
        nation: sum(c.legal is LegalStatus.REQUIRED for c in knowledge.universal_contacts(nation))
        for nation in Nation
    }
    assert required == {
        Nation.ENGLAND: 5,
        Nation.WALES: 0,
        Nation.SCOTLAND: 0,
        Nation.NORTHERN_IRELAND: 0,
    }


def test_after_14_months_the_next_contact_in_england_is_at_two_years():
    due = [c.name for c in knowledge.universal_contacts(Nation.ENGLAND) if c.due_from_months > 14]
    assert due == ["2 to 2½ year review"]


@pytest.mark.parametrize(
    ("nation", "name"),
    [
        (Nation.ENGLAND, "Integrated Care Board"),
        (Nation.WALES, "Regional Partnership Board"),
        (Nation.SCOTLAND, "Integration Joint Board"),
        (Nation.NORTHERN_IRELAND, "Children and Young People's Strategic Partnership"),
    ],
)
def test_the_main_board_of_a_nation_comes_first_and_is_the_only_main_one(nation, name):
    words = knowledge.board_words(nation)
    assert [word.name for word in words if word.main] == [name]
    assert words[0].main


def test_no_word_of_another_nation_is_used():
    names = {nation: {word.name for word in knowledge.board_words(nation)} for nation in Nation}
    assert sum(len(some) for some in names.values()) == len(set.union(*names.values()))


def test_a_prevalence_is_a_range_or_has_a_stated_doubt():
    for source in knowledge.prevalence_sources():
        assert source.low < source.high or source.interval_basis or "doubt is unknown" in source.caution


def test_prevalence_sources_give_the_figures_of_the_toolkit():
    assert {
        source.slug: (source.low, source.high, source.n) for source in knowledge.prevalence_sources()
    } == {
        "international-10-15": (10, 15, None),
        "copenhagen-18-months": (16, 18, 211),
        "copenhagen-relationship": (8, 8, 211),
        "england-2017": (5.5, 5.5, None),
    }


def test_domestic_leads_to_one_factor_with_its_other_names_and_all_its_pages():
    found = [factor for factor in knowledge.factors() if "domestic" in factor.label.lower()]
    assert [factor.slug for factor in found] == ["domestic-abuse"]
    assert {"Domestic violence", "Violence in the home"} <= set(found[0].aliases)
    assert [(cite.part, cite.page) for cite in found[0].cites] == [
        (4, "31"), (4, "33"), (4, "37"), (4, "55"), (7, "73"), (7, "75"),
    ]  # fmt: skip


def test_one_name_means_one_factor():
    """A name or alias that stood for two factors would be counted twice."""
    names = [name.lower() for factor in knowledge.factors() for name in {factor.label, *factor.aliases}]
    assert sorted(names) == sorted(set(names))


def test_each_level_has_risks_and_protection():
    for level in Level:
        for direction in (Direction.RISK, Direction.PROTECTIVE):
            assert knowledge.factors(level, direction), (level, direction)


def test_groups_with_higher_exposure_are_not_risks():
    groups = {factor.slug for factor in knowledge.factors(direction=Direction.HIGHER_EXPOSURE)}
    assert {"single-parent-families", "racially-minoritised-families", "children-in-foster-care"} <= groups
    assert groups.isdisjoint(factor.slug for factor in knowledge.factors(direction=Direction.RISK))


def test_prompts_of_a_part_cite_that_part_and_page():
    assert {prompt.part for prompt in knowledge.prompts()} == {2, 3, 4, 7}
    for prompt in knowledge.prompts():
        assert (prompt.part, prompt.page) in {(cite.part, cite.page) for cite in prompt.cites}
    assert len(knowledge.prompts(7)) == 4


def test_indicators_are_found_by_their_number():
    smoking = knowledge.indicator_definition(93085)
    assert smoking is not None
    assert (smoking.polarity, smoking.unit, smoking.certainty) == (Polarity.LOW_IS_GOOD, "%", Certainty.SEEN)
    assert knowledge.indicator_definition(1) is None


def test_indicator_numbers_are_unique():
    ids = [known.indicator_id for known in knowledge.indicator_definitions()]
    assert len(ids) == len(set(ids))


def test_an_item_is_found_by_its_slug_or_not_at_all():
    assert knowledge.named("noticed", knowledge.questions()) is knowledge.questions()[0]
    assert knowledge.named("forgotten", knowledge.questions()) is None


@pytest.mark.parametrize("word", [*Certainty, *Direction, *LegalStatus, *PromptKind])
def test_every_word_of_the_content_has_a_label_for_pages(word):
    assert len(word.label) > 3


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        (knowledge.levels(), Level),
        (knowledge.tiers(), Tier),
        (knowledge.reaches(), Reach),
        (knowledge.need_groups(), NeedGroup),
    ],
)
def test_entries_carry_the_label_of_their_word(entries, words):
    assert [entry.label for entry in entries] == [word.label for word in words]


def test_tiers_belong_to_promotion_prevention_or_care():
    assert [tier.group.value for tier in knowledge.tiers()] == [
        "promotion",
        "prevention",
        "care",
        "care",
        "care",
    ]


def test_sources_name_each_part_of_the_toolkit_once_and_documents_last():
    levels = {level.slug: level.sources for level in knowledge.levels()}
    assert levels["environment"] == "Toolkit, Part 4, p22, p47-51"
    england = {source.slug: source.sources for source in knowledge.prevalence_sources()}["england-2017"]
    assert england == (
        "Toolkit, Part 4, p56; Mental Health of Children and Young People in England 2017, NHS Digital"
    )
