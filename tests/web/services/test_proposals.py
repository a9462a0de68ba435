from html import unescape

import pytest

from fivefold.services.offer import ItemTag
from fivefold.services.open_to import Caregiver, Referrer
from fivefold.services.proposal_kept import from_json
from fivefold.services.scenario import Step
from fivefold.services.supply import Supply, Wait
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.areas import Area
from fivefold.vocabulary.partners import Role
from fivefold.vocabulary.support import Reach, Tier
from fivefold_web.audit.queries import events_of
from fivefold_web.services.queries import stories, walks
from tests.builders.places import a_member, a_place, its_lead, signed_in
from tests.builders.services import a_service

TODDLER = "fourteen-months"
NORTH, SOUTH = Area("E08000009", "Northmouth"), Area("E08000003", "Southmouth")
OFF = {"offered": "no", "mode": "in person", "reason": "Paused since January"}
STORY = {
    "title": "The baby above the chip shop", "age_months": "8", "text": "Very quiet, always in the seat.",
    "level": "relationship", "factor_1": "parental-stress", "invented": "on", "client_key": "k1",
}  # fmt: skip
SCRIPT = "<script>alert('x')</script>"


@pytest.fixture
def place(db):
    return a_place("Testmouth", areas=[NORTH, SOUTH])


@pytest.fixture
def team(place):
    """Takes the toddler, in the north only, for mothers, after two to six weeks."""
    return a_service(
        place, "Parent-infant team", tiers={Tier.TREATMENT}, reach=Reach.SPECIALIST, ages=AgeBand(-9, 24),
        areas=("Northmouth",), serves=frozenset({Caregiver.MOTHERS}), supply=Supply(wait=Wait(2, 6)),
    )  # fmt: skip


def text_of(answer):
    return unescape(answer.content.decode())


def begun(browser, at, slug=TODDLER, **wishes):
    return browser.post(at(f"scenarios/{slug}/start/"), wishes, follow=True).request["PATH_INFO"]


def test_area_and_caregiver_in_the_address_change_what_is_proposed_and_say_why(browser_of_member, at, team):
    child = at(f"scenarios/{TODDLER}/")
    north = text_of(browser_of_member.get(f"{child}?area={NORTH.code}"))
    assert "The way leads to help from Parent-infant team." in north
    south = text_of(browser_of_member.get(f"{child}?area={SOUTH.code}"))
    assert "For other areas" in south
    assert ">Parent-infant team</a>" not in south
    listed = text_of(browser_of_member.get(f"{child}services/?reason=area&area={SOUTH.code}"))
    assert "For Northmouth." in listed
    father = text_of(browser_of_member.get(f"{child}services/?reason=caregiver&caregiver=fathers"))
    assert "For mothers." in father


def test_what_cannot_be_understood_in_an_address_is_left_out(browser_of_member, at, team):
    child = at(f"scenarios/{TODDLER}/")
    asked = "area=X1&caregiver=nobody&minutes=abc&known=%00&kind=9"
    assert browser_of_member.get(f"{child}?{asked}").status_code == 200
    for wrong in ("", "?reason=nothing", "?step=loved", "?reason=area&walk=999999"):
        assert browser_of_member.get(f"{child}services/{wrong}").status_code == 404


def test_a_wait_that_nobody_gave_is_never_shown_as_nothing(place, browser_of_member, at):
    a_service(place, "Team", tiers={Tier.TREATMENT}, reach=Reach.SPECIALIST)
    a_service(place, "Play")
    said = text_of(browser_of_member.get(at(f"scenarios/{TODDLER}/")))
    assert "not known" in said
    assert "0 weeks" not in said


def test_services_that_act_on_other_factors_are_left_out_unless_any_are_asked_for(
    place, browser_of_member, at
):
    tags = frozenset({ItemTag("factor", "poverty", "softens its impact")})
    a_service(place, "Debt advice", tiers={Tier.PREVENTION}, reach=Reach.TARGETED, tags=tags)
    child = at(f"scenarios/{TODDLER}/")
    assert "Does not act on these factors" in text_of(browser_of_member.get(child))
    assert ">Debt advice</a>" in text_of(browser_of_member.get(f"{child}?factors=any"))


def test_people_judge_each_service_and_both_are_kept(place, browser_of_member, at, team):
    walk = begun(browser_of_member, at)
    sent = {f"{team.pk}-said": "does not fit", f"{team.pk}-note": SCRIPT, "part": str(team.pk)}
    for _again in range(2):
        answer = browser_of_member.post(
            f"{walk}supported/services/", sent, headers={"X-Requested-With": "autosave"}
        )
        assert answer.json() == {"saved": True}
    assert [event.did for event in events_of(place)].count("judged") == 1
    page = browser_of_member.get(walk)
    assert SCRIPT not in page.content.decode()
    assert ">Parent-infant team</a>" in text_of(page)  # the proposal stays beside what people say
    browser_of_member.post(f"{walk}finish/")
    assert "People say: does not fit" in text_of(browser_of_member.get(walk))
    late = browser_of_member.post(
        f"{walk}supported/services/", sent, headers={"X-Requested-With": "autosave"}
    )
    assert late.status_code == 422


def test_a_service_that_was_left_out_can_be_judged_too(browser_of_member, at, team):
    walk = begun(browser_of_member, at, area=SOUTH.code)
    number = walk.rstrip("/").split("/")[-1]
    listed = at(f"scenarios/{TODDLER}/services/?reason=area&walk={number}")
    assert f'name="{team.pk}-said"' in text_of(browser_of_member.get(listed))
    browser_of_member.post(f"{walk}supported/services/", {f"{team.pk}-said": "fits", f"{team.pk}-note": ""})
    browser_of_member.post(f"{walk}supported/services/", {f"{team.pk}-said": "", f"{team.pk}-note": ""})
    browser_of_member.post(f"{walk}supported/services/", {f"{team.pk}-said": "fits", f"{team.pk}-note": ""})
    assert "<strong>Fits</strong>" in text_of(browser_of_member.get(listed))


def test_a_finished_walk_shows_the_proposal_as_it_was_and_is_compared_with_today(
    place, browser_of_member, at, team
):
    browser_of_member.post(at("contacts/england-one-year/"), OFF)
    walk = begun(browser_of_member, at)
    browser_of_member.post(f"{walk}finish/")
    [kept] = walks.walks_of(place, TODDLER)
    assert [one.offer.name for one in from_json(kept.proposal).for_step(Step.SUPPORTED)] == [
        "Parent-infant team"
    ]
    same = text_of(browser_of_member.get(f"{walk}compare/"))
    assert "Nothing differs" in same
    a_service(place, "Health visiting", tiers={Tier.EARLY_INTERVENTION}, supply=Supply(wait=Wait(0, 1)))
    own = {"name": "12 month visit", "due_from": "12", "due_to": "15", "mode": "in person", "reason": ""}
    browser_of_member.post(at("contacts/new/"), own)
    as_it_was = text_of(browser_of_member.get(walk))
    assert "This is what the map proposed on" in as_it_was
    assert "Nobody would notice before the contact" in as_it_was
    then_and_now = text_of(browser_of_member.get(f"{walk}compare/"))
    assert "No longer a break" in then_and_now
    assert "too late, help does not begin" in then_and_now
    assert "on the other side: not in the directory" in then_and_now
    second = begun(browser_of_member, at)
    assert second != walk
    browser_of_member.post(f"{second}finish/")
    number = second.rstrip("/").split("/")[-1]
    assert "Walk of" in text_of(browser_of_member.get(f"{walk}compare/?with={number}"))


def test_a_walk_that_is_not_finished_has_nothing_to_compare(browser_of_member, at):
    walk = begun(browser_of_member, at)
    assert browser_of_member.get(f"{walk}compare/").status_code == 404


def test_walks_in_two_areas_are_two_walks_and_each_is_gone_on_with(browser_of_member, at):
    north, south = (begun(browser_of_member, at, area=one.code) for one in (NORTH, SOUTH))
    assert north != south
    assert begun(browser_of_member, at, area=NORTH.code) == north
    assert begun(browser_of_member, at, area=NORTH.code, caregiver="fathers") not in (north, south)


def test_two_areas_stand_side_by_side(browser_of_member, at, team):
    said = text_of(browser_of_member.get(at(f"scenarios/{TODDLER}/areas/")))
    assert "Southmouth" in said
    assert "on the other side: for other areas" in said


def test_a_storyboard_says_who_when_how_long_and_where_it_stops(browser_of_member, at, team):
    browser_of_member.post(at("contacts/england-one-year/"), OFF)
    walk = begun(browser_of_member, at)
    browser_of_member.post(f"{walk}noticed/", {"judgement": "no", "missing": "A visit at one."})
    number = walk.rstrip("/").split("/")[-1]
    said = text_of(browser_of_member.get(at(f"scenarios/{TODDLER}/storyboard/?walk={number}")))
    assert all(
        one in said
        for one in ("Here the way stops.", "2 to 6 weeks", "A visit at one.", "Parent-infant team")
    )


def test_a_story_of_the_place_is_added_walked_changed_and_removed(place, browser_of_member, at):
    for _twice in range(2):
        browser_of_member.post(at("scenarios/new/"), STORY)
    [row] = stories.own_rows(place)
    assert (row.slug, row.factors) == ("own-the-baby-above-the-chip-shop", "parental-stress")
    assert "0 of 10 walked" in text_of(browser_of_member.get(at("scenarios/")))
    walk = begun(browser_of_member, at, row.slug)
    browser_of_member.post(f"{walk}noticed/", {"judgement": "yes", "missing": ""})
    change = at(f"scenarios/{row.slug}/change/")
    browser_of_member.post(change, STORY | {"text": SCRIPT})
    assert SCRIPT not in browser_of_member.get(at(f"scenarios/{row.slug}/")).content.decode()
    browser_of_member.post(change, {"remove": "yes"})
    assert browser_of_member.get(at(f"scenarios/{row.slug}/")).status_code == 404
    assert "The baby above the chip shop" in text_of(browser_of_member.get(walk))
    assert "0 of 9 walked" in text_of(browser_of_member.get(at("scenarios/")))


def test_a_story_may_begin_in_pregnancy_at_any_part_of_a_month(place, browser_of_member, at):
    browser_of_member.post(at("scenarios/new/"), STORY | {"age_months": "-2.5"})
    [row] = stories.own_rows(place)
    said = text_of(browser_of_member.get(at(f"scenarios/{row.slug}/")))
    assert "2.5 months before birth" in said


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"invented": ""}, "Only invented stories are kept here."),
        ({"age_months": "60"}, "Give an age under 60 months"),
        ({"text": "Born 03/04/2024, NHS number 943 476 5919"}, "looks like a real family"),
        ({"title": ""}, "Give the story a title."),
    ],
)
def test_a_story_that_is_not_invented_or_not_whole_is_refused(place, browser_of_member, at, wrong, said):
    answer = browser_of_member.post(at("scenarios/new/"), STORY | wrong)
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert stories.own_rows(place) == []


def test_a_door_that_only_social_care_opens_is_shut_unless_the_family_is_known_there(
    place, browser_of_member, at
):
    a_service(
        place,
        "Team",
        tiers={Tier.TREATMENT},
        reach=Reach.SPECIALIST,
        referrers=frozenset({Referrer.SOCIAL_CARE}),
    )
    child = at(f"scenarios/{TODDLER}/")
    assert "Only through children’s social care." in text_of(
        browser_of_member.get(f"{child}services/?reason=no-way-in")
    ).replace("Children’s", "children’s")
    assert ">Team</a>" in text_of(browser_of_member.get(f"{child}?known=children%27s+social+care"))


def test_what_belongs_to_another_place_is_not_found(client, place, browser_of_member, at, team):
    walk = begun(browser_of_member, at)
    browser_of_member.post(at("scenarios/new/"), STORY)
    browser_of_member.post(f"{walk}finish/")
    number = walk.rstrip("/").split("/")[-1]
    other = a_place("Elsewhere")
    stranger = signed_in(client, its_lead(other))
    theirs = f"/places/{other.slug}/services/"
    for path in (
        f"walks/{number}/compare/", "scenarios/own-the-baby-above-the-chip-shop/",
        "scenarios/own-the-baby-above-the-chip-shop/change/", f"scenarios/{TODDLER}/storyboard/?walk={number}",
        f"scenarios/{TODDLER}/services/?step=noticed&walk={number}",
    ):  # fmt: skip
        assert stranger.get(theirs + path).status_code == 404
    own = begun(stranger, lambda rest: theirs + rest)
    sent = {f"{team.pk}-said": "fits", f"{team.pk}-note": ""}
    assert stranger.post(f"{own}noticed/services/", sent).status_code == 404


def test_a_viewer_reads_everything_and_writes_nothing(client, place, browser_of_member, at, team):
    walk = begun(browser_of_member, at)
    viewer = signed_in(client, a_member(place, Role.VIEWER, "Vic Viewer"))
    page = text_of(viewer.get(walk))
    assert "Save what fits" not in page
    assert "Does it fit?" not in page
    assert viewer.post(f"{walk}noticed/services/", {}).status_code == 403
    assert viewer.get(at("scenarios/new/")).status_code == 403
    assert viewer.get(at(f"scenarios/{TODDLER}/areas/")).status_code == 200
