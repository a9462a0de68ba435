"""All content is read once, when it is first asked for; afterwards no file is opened again."""

from fivefold import knowledge
from fivefold.knowledge.kinds import KINDS
from fivefold.knowledge.naming import title_of
from fivefold.knowledge.reading import sheets
from fivefold.vocabulary.areas import Nation
from fivefold.vocabulary.support import Level


def test_after_everything_was_asked_for_no_file_is_read_again():
    everything = knowledge.everything()
    before = sheets.cache_info().misses
    again = knowledge.everything()
    assert all(again[kind] is everything[kind] for kind in KINDS)
    assert sheets.cache_info().misses == before <= len(KINDS)


def test_every_kind_is_reached_by_name_and_its_items_have_titles():
    for kind, items in knowledge.everything().items():
        assert hasattr(knowledge, kind), kind
        assert all(title_of(item) for item in items), kind


def test_items_of_a_level_a_label_a_sort_or_a_topic_are_parts_of_the_whole():
    for level in Level:
        approaches = knowledge.interventions(level)
        assert all(level in one.levels for one in approaches)
        assert set(approaches) <= set(knowledge.interventions())
    labels = {one.toolkit_label for one in knowledge.interventions()}
    assert sum(len(knowledge.interventions(label=label)) for label in labels) == len(
        knowledge.interventions()
    )
    sorts = {one.sort for one in knowledge.claims()}
    assert sum(len(knowledge.claims(sort)) for sort in sorts) == len(knowledge.claims())
    topic = knowledge.resources()[0].topics[0]
    assert knowledge.resources()[0] in knowledge.resources(topic)
    assert knowledge.resources("a topic of nobody") == ()


def test_vignettes_stand_by_age_misconceptions_by_number_and_the_glossary_from_a_to_z():
    ages = [one.age_months for one in knowledge.vignettes()]
    assert ages == sorted(ages)
    numbers = [one.number for one in knowledge.misconceptions()]
    assert numbers == sorted(set(numbers))
    terms = [one.term.casefold() for one in knowledge.glossary()]
    assert terms == sorted(terms)


def test_a_framework_and_a_checklist_are_found_by_their_slugs_or_not_at_all():
    for one in knowledge.frameworks():
        assert knowledge.framework(one.slug) is one
    for one in knowledge.checklists():
        assert knowledge.checklist(one.slug) is one
    assert (knowledge.framework("lost"), knowledge.checklist("lost")) == (None, None)


def test_words_of_nations_are_parts_of_the_whole():
    assert sum(len(knowledge.board_words(nation)) for nation in Nation) == len(
        knowledge.everything()["board_words"]
    )
