"""The toolkit's story and local ones, laid over what a place has."""

import pytest

from fivefold.knowledge.catalogue import cases, interventions
from fivefold.services.invented import traces_of_a_real_family
from fivefold.services.journey import (
    JourneyStep,
    Standing,
    Why,
    laid_over,
    placed,
    side_by_side,
    steps_of_story,
)
from fivefold.services.offer import ItemTag, Status
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.invented import Detail
from tests.builders.services import an_offer

(STORY,) = [case for case in cases() if case.slug == "cindy-and-andy-in-manchester"]
NAMES = {one.slug: (one.title, *one.aliases) for one in interventions()}
WHOLE = AgeBand(-9, 60)


def asked(wanted, *offers, age=None):
    (found,) = laid_over([JourneyStep("Step", age, wanted=wanted)], offers, NAMES)
    return found


def test_the_story_on_a_place_without_a_mother_and_baby_unit_marks_that_step_as_missing():
    steps = steps_of_story(STORY)
    offers = [an_offer("Health visiting", ages=WHOLE), an_offer("Mother and baby swimming", ages=WHOLE)]
    by_title = {one.step.title: one for one in laid_over(steps, offers, NAMES)}
    admission = by_title["Deciding together on admission"]
    assert (admission.standing, admission.missing) == (Standing.MISSING, ("Mother and Baby Unit",))
    assert by_title["The birth, and getting to know the baby"].standing is Standing.HERE
    friends = by_title["Friends"]
    assert (friends.standing, friends.local, friends.missing) == (
        Standing.IN_PART,
        ("Health visiting",),
        ("Postnatal group",),
    )


def test_a_unit_in_the_directory_is_found_and_the_reason_is_said():
    unit = an_offer("Rosewood Mother and Baby Unit", ages=WHOLE)
    (wish,) = asked("Mother and Baby Unit", unit, age=-2).wishes
    (found,) = wish.found
    assert (found.offer, found.why, found.words, found.fits) == (unit, Why.KIND, "mother and baby unit", True)


def test_a_tag_of_the_library_tells_more_than_a_name():
    tagged = an_offer(
        "Rosewood", ages=WHOLE, tags=frozenset({ItemTag("intervention", "mother-and-baby-unit")})
    )
    (wish,) = asked("Mother and Baby Unit", tagged).wishes
    assert (wish.found[0].why, wish.found[0].words) == (Why.TAGGED, "Mother and Baby Unit")


@pytest.mark.parametrize(
    ("wish", "local"),
    [
        ("Midwife", "Community midwifery"),
        ("Health visitor", "Riverside health visiting"),
        ("Talking therapies (IAPT)", "NHS Talking Therapies"),
        ("Group for fathers", "Dads’ Saturday club"),
        ("Parent-infant team (Early Attachment Service)", "Infant mental health service"),
        ("Specialist perinatal mental health team", "Perinatal mental health service"),
        ("Toy library", "Toy libraries of the Moors"),
    ],
)
def test_the_same_kind_under_another_name_is_found(wish, local):
    assert asked(wish, an_offer(local, ages=WHOLE)).standing is Standing.HERE


@pytest.mark.parametrize(
    ("wish", "local"),
    [
        ("Mother and Baby Unit", "Mother and baby yoga"),
        ("Talking therapies (IAPT)", "Talking books"),
        ("Group for fathers", "Group singing"),
    ],
)
def test_what_only_sounds_alike_is_not(wish, local):
    found = asked(wish, an_offer(local, ages=WHOLE))
    assert (found.standing, found.local) == (Standing.MISSING, ())


def test_a_service_of_the_kind_that_takes_another_age_is_named_and_does_not_count():
    found = asked("Health visitor", an_offer("Health visiting", ages=AgeBand(-3, 60)), age=-6)
    (wish,) = found.wishes
    assert (found.standing, wish.found, [one.offer.name for one in wish.too]) == (
        Standing.MISSING,
        (),
        ["Health visiting"],
    )


def test_a_service_that_gives_no_ages_is_proposed_and_the_fit_is_not_known():
    (wish,) = asked("Midwife", an_offer("Midwifery", ages=None), age=-6).wishes
    assert wish.found[0].fits is None


def test_a_closed_service_is_not_here():
    closed = an_offer("Midwifery", ages=WHOLE, status=Status.DEFUNCT)
    assert asked("Midwife", closed).standing is Standing.MISSING


def test_what_people_say_stands_against_the_rule():
    midwives = an_offer("Midwifery", ages=WHOLE)
    absent = placed(JourneyStep("Step", wanted="Midwife", absent=True), [midwives], NAMES)
    assert (absent.standing, absent.by_people, absent.missing) == (Standing.MISSING, True, ("Midwife",))
    other = an_offer("Doulas", ages=WHOLE)
    named = placed(JourneyStep("Step", wanted="Midwife", offer=other), [], NAMES)
    assert (named.standing, named.by_people, named.local) == (Standing.HERE, True, ("Doulas",))


def test_a_step_that_wants_nothing_is_not_said_rather_than_missing():
    assert asked("").standing is Standing.NOT_SAID


def test_story_and_journey_stand_side_by_side_in_their_order():
    story = laid_over(
        [JourneyStep("Worry"), JourneyStep("Unit", wanted="MBU"), JourneyStep("Home")], [], NAMES
    )
    own = laid_over(
        [JourneyStep("worry"), JourneyStep("A walk"), JourneyStep("Stay", wanted="Mother and Baby Unit")],
        [],
        NAMES,
    )
    titles = [
        (pair.story and pair.story.step.title, pair.own and pair.own.step.title)
        for pair in side_by_side(story, own)
    ]
    assert titles == [("Worry", "worry"), (None, "A walk"), ("Unit", "Stay"), ("Home", None)]


def test_words_that_point_to_a_real_family_are_seen():
    seen = {
        "NHS 943 476 5919": [Detail.NHS_NUMBER],
        "born 03/04/2024": [Detail.BIRTH],
        "lives at BS1 4DJ": [Detail.POSTCODE],
        "write to amy@example.org": [Detail.EMAIL],
        "ring 0117 496 0123": [Detail.PHONE],
        "Cindy, 14 weeks pregnant, waits 6-12 weeks for 2 services in 2024": [],
    }
    assert {text: traces_of_a_real_family(text) for text in seen} == seen
