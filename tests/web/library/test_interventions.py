"""Interventions: the toolkit's own label, our rating beside it, and where a place stands."""

import pytest

from fivefold import knowledge
from fivefold.knowledge.schemas import ToolkitLabel
from fivefold.vocabulary.partners import Role
from fivefold.vocabulary.support import Level
from fivefold_web.audit.queries import events_of
from tests.builders.library_shelf import a_rating, a_use
from tests.builders.places import a_member, a_place, signed_in
from tests.web.library.shelf_pages import library, names_of, words_of

pytestmark = pytest.mark.django_db
COST = {"status": "running", "cost_pounds": "6200", "cost_covers": "training of four", "cost_year": "2025/26"}


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def writer(client, place):
    return signed_in(client, a_member(place, Role.CONTRIBUTOR))


def titles(entries):
    return sorted(one.title for one in entries)


def test_exactly_three_interventions_carry_the_label_of_some_evidence_of_impact(writer, place):
    answer = writer.get(
        library(place, "interventions/"), {"label": "An example with some evidence of impact"}
    )
    assert sorted(names_of(answer)) == [
        "FICare: Family Integrated Care (Neonatal Intensive Care)",
        "Newborn Behavioural Observations (NBO) system",
        "VIPP-SD in the Healthy Start, Happy Start study",
    ]
    assert "3 interventions" in words_of(answer)


def test_all_interventions_stand_in_the_list_the_strongest_label_first(writer, place):
    pages = [writer.get(library(place, "interventions/"), {"page": number}) for number in (1, 2)]
    named = [name for page in pages for name in names_of(page)]
    assert sorted(named) == titles(knowledge.interventions())
    assert sorted(named[:3]) == titles(knowledge.interventions(label=ToolkitLabel.EVIDENCE))


def test_the_level_narrows_the_list(writer, place):
    answer = writer.get(library(place, "interventions/"), {"level": "environment"})
    assert sorted(names_of(answer)) == titles(knowledge.interventions(Level.ENVIRONMENT))


def test_an_age_leaves_out_what_has_ended_by_then(writer, place):
    answer = writer.get(library(place, "interventions/"), {"age": "14", "q": "NBO"})
    assert names_of(answer) == []
    at_two_months = writer.get(library(place, "interventions/"), {"age": "2", "q": "NBO"})
    assert names_of(at_two_months) == ["Newborn Behavioural Observations (NBO) system"]


def test_the_status_here_narrows_the_list(writer, place):
    a_use(place, "ficare", status="planned")
    answer = writer.get(library(place, "interventions/"), {"status": "planned"})
    assert names_of(answer) == ["FICare: Family Integrated Care (Neonatal Intensive Care)"]
    unsaid = writer.get(library(place, "interventions/"), {"status": "unsaid"})
    assert f"{len(knowledge.interventions()) - 1} interventions" in words_of(unsaid)


def test_every_page_carries_the_label_word_for_word(writer, place):
    for slug in ("ficare", "five-to-thrive", "watch-me-play"):
        entry = knowledge.named(slug, knowledge.interventions())
        answer = writer.get(library(place, f"interventions/{slug}/"))
        assert f'sh-label--large">{entry.toolkit_label.label}</p>' in answer.content.decode()
        assert entry.sources in words_of(answer)


def test_a_rating_without_a_source_is_refused_and_nothing_typed_is_lost(writer, place):
    answer = writer.post(
        library(place, "interventions/five-to-thrive/rating/"),
        {"strength": "strong", "source": "", "note": "We have seen it work"},
    )
    assert answer.status_code == 422
    assert "Without one the evidence cannot be rated." in words_of(answer)
    assert "We have seen it work" in words_of(answer)
    assert "Nobody here has rated it." in words_of(answer)


def test_a_rating_with_a_source_stands_beside_the_label_and_leaves_it_as_it_is(writer, place):
    answer = writer.post(
        library(place, "interventions/five-to-thrive/rating/"),
        {"strength": "some", "source": "Someone and others, 2024, A trial", "toolkit_label": "better"},
        follow=True,
    )
    text = words_of(answer)
    assert "Some: at least one good study" in text
    assert "Source: Someone and others, 2024, A trial" in text
    assert "A local example Word for word as it is printed." in text
    listed = writer.get(library(place, "interventions/"), {"q": "five thrive"})
    assert "A local example" in words_of(listed)
    assert knowledge.named("five-to-thrive", knowledge.interventions()).toolkit_label is ToolkitLabel.LOCAL


def test_earlier_ratings_are_kept_below_the_newest(writer, place):
    a_rating(place, "vipp-sd", strength="early", source="A first paper, 2019")
    a_rating(place, "vipp-sd", strength="some", source="A later paper, 2021")
    text = words_of(writer.get(library(place, "interventions/vipp-sd/")))
    assert (
        text.index("A later paper, 2021") < text.index("Earlier ratings") < text.index("A first paper, 2019")
    )


def test_the_same_rating_sent_twice_is_one(writer, place):
    assert a_rating(place).pk == a_rating(place).pk


def test_where_we_stand_is_told_with_what_the_cost_covers_and_its_year(writer, place):
    answer = writer.post(library(place, "interventions/vipp-sd/here/"), COST, follow=True)
    text = words_of(answer)
    assert "Running here" in text
    assert "£6,200 for training of four, 2025/26 (said by this partnership)" in text


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ("cost_covers", "Say what the cost covers, so that it can be compared."),
        ("cost_year", "Say which year the cost is from."),
    ],
)
def test_a_bare_cost_is_refused(writer, place, missing, said):
    answer = writer.post(library(place, "interventions/vipp-sd/here/"), COST | {missing: ""})
    assert answer.status_code == 422
    assert said in words_of(answer)
    assert 'value="6200"' in answer.content.decode()


def test_changing_where_we_stand_keeps_what_was_said_before_in_the_record(writer, place):
    a_use(place, "vipp-sd", status="planned")
    writer.post(library(place, "interventions/vipp-sd/here/"), COST)
    told = [event for event in events_of(place) if event.did == "said where we stand"]
    assert sorted(
        (event.before["status"] if event.before else "", event.after["status"]) for event in told
    ) == [("", "planned"), ("planned", "running")]


def test_interventions_stand_side_by_side_field_by_field(writer, place):
    a_rating(place, "vipp-sd", source="A later paper, 2021")
    answer = writer.get(
        library(place, "interventions/compare/?with=vipp-sd&with=ficare&with=vipp-sd&with=nothing")
    )
    html = answer.content.decode()
    assert html.count('<th scope="col"><a') == 2
    assert html.count('data-label="FICare: Family Integrated Care (Neonatal Intensive Care)"') == 13
    assert "Some: at least one good study. Source: A later paper, 2021" in words_of(answer)
    assert "not rated here" in words_of(answer)


def test_no_more_than_four_stand_side_by_side(writer, place):
    asked = "&".join(f"with={one.slug}" for one in knowledge.interventions()[:6])
    html = writer.get(library(place, f"interventions/compare/?{asked}")).content.decode()
    assert html.count('<th scope="col"><a') == 4


def test_a_viewer_reads_and_cannot_write(client, place):
    viewer = signed_in(client, a_member(place, Role.VIEWER))
    assert "Save the rating" not in words_of(viewer.get(library(place, "interventions/vipp-sd/")))
    assert viewer.post(library(place, "interventions/vipp-sd/rating/"), {}).status_code == 403
    assert viewer.post(library(place, "interventions/vipp-sd/here/"), {}).status_code == 403


def test_another_place_sees_nothing_of_it(client, place):
    a_use(place, "vipp-sd", staffing="Our two nurses")
    a_rating(place, "vipp-sd", source="Our own secret paper, 2020")
    elsewhere = a_place("Elsewhere")
    stranger = signed_in(client, a_member(elsewhere))
    text = words_of(stranger.get(library(elsewhere, "interventions/vipp-sd/")))
    assert "Our two nurses" not in text
    assert "Our own secret paper" not in text


def test_an_intervention_that_is_not_there_is_not_found(writer, place):
    assert writer.get(library(place, "interventions/nothing/")).status_code == 404


def test_the_list_asks_the_database_as_often_for_three_as_for_one(writer, place, django_assert_num_queries):
    a_use(place, "vipp-sd")
    with django_assert_num_queries(QUERIES):
        writer.get(library(place, "interventions/"))
    a_use(place, "ficare")
    a_use(place, "five-to-thrive")
    with django_assert_num_queries(QUERIES):
        writer.get(library(place, "interventions/"))


QUERIES = 4
"""Session, person, membership, what was said here."""
