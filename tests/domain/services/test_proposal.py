from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold.services.contacts import WEEKS_IN_A_MONTH, Mode
from fivefold.services.leaving_out import Child, Doubt, Reason, Where
from fivefold.services.offer import ItemTag, Offer, Status
from fivefold.services.open_to import Access, Caregiver, Referrer
from fivefold.services.proposal import Stop, propose
from fivefold.services.proposal_kept import as_json, from_json
from fivefold.services.proposals_compared import Moved, compare
from fivefold.services.scenario import Step, walk
from fivefold.services.supply import Supply, Wait
from fivefold.services.waiting import AT_ONCE, Span, Takes
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Reach, Tier
from tests.builders.services import a_contact, an_offer

TODDLER = Child(14.0)
NEXT_AT_TWO = [a_contact("new-birth", 0.3, 0.5), a_contact("two-years", 24, 30)]
PLAY = an_offer("Stay and play")


def a_team(name="Parent-infant team", wait=None, **about):
    """A specialist team that works out what is going on and helps; `wait` in weeks."""
    supply = about.pop("supply", Supply())
    supply = replace(supply, wait=Wait(*wait) if wait else None)
    facts = {"tiers": {Tier.TREATMENT}, "reach": Reach.SPECIALIST, "ages": AgeBand(-9, 60)} | about
    return an_offer(name, supply=supply, **facts)


def acting_on(*slugs):
    return frozenset(ItemTag("factor", slug, "lessens it") for slug in slugs)


def names(found):
    return [one.offer.name for one in found]


def reason_of(offer, child=TODDLER, where=None, schedule=NEXT_AT_TWO):
    [one] = propose(child, [offer], schedule, where).left_out
    return one.reason


def test_the_toddler_whose_next_contact_is_at_two_waits_ten_months_and_nobody_would_notice():
    found = propose(TODDLER, [a_team(ages=AgeBand(-9, 24))], NEXT_AT_TWO)
    assert found.next_contact.wait.words == "10 months"
    assert found.for_step(Step.NOTICED) == ()
    assert found.stops == (Stop.NOTICED_LATE, Stop.TOO_OLD_TO_UNDERSTAND)
    assert found.route.supported.takes is Takes.NO
    assert found.route.is_too_late
    assert found.route.help_begins is None


def test_adding_a_contact_at_twelve_months_changes_the_result():
    before = propose(TODDLER, [a_team(ages=AgeBand(-9, 24), wait=(2, 6))], NEXT_AT_TWO)
    schedule = [*NEXT_AT_TWO, a_contact("twelve-months", 12, 15)]
    after = propose(TODDLER, [a_team(ages=AgeBand(-9, 24), wait=(2, 6))], schedule)
    assert after.stops == ()
    assert after.route.noticed == Span(0, round(WEEKS_IN_A_MONTH, 1))
    assert after.route.supported.takes is Takes.YES
    assert compare(before, after).stops_mended == (Stop.NOTICED_LATE, Stop.TOO_OLD_TO_UNDERSTAND)


def test_a_contact_by_phone_sees_nobody_and_a_group_for_everybody_notices_if_the_family_comes():
    by_phone = [a_contact("twelve-months", 12, 15, mode=Mode.PHONE)]
    assert propose(TODDLER, [], by_phone).stops[0] is Stop.NOBODY_NOTICES
    assert propose(TODDLER, [PLAY], by_phone).route.noticed == Span(0, None)
    assert propose(TODDLER, [PLAY], NEXT_AT_TWO).route.noticed.low == 0


@pytest.mark.parametrize(
    ("about", "reason"),
    [
        ({"status": Status.TEMPORARILY_CLOSED}, Reason.NOT_OPEN),
        ({"ages": None}, Reason.AGES_NOT_KNOWN),
        ({"ages": AgeBand(36, 60)}, Reason.AGE),
        ({"areas": ("Moors",)}, Reason.AREA),
        ({"id": "far"}, Reason.TOO_FAR),
        ({"serves": frozenset({Caregiver.MOTHERS})}, Reason.CAREGIVER),
        ({"tiers": {Tier.PROMOTION}}, Reason.KIND),
        ({"tags": acting_on("poverty")}, Reason.FACTORS),
        ({"referrers": frozenset({Referrer.SOCIAL_CARE})}, Reason.NO_WAY_IN),
        ({"supply": Supply(places=4, caseload=4)}, Reason.FULL),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_reason_leaves_a_service_out_by_itself(about, reason):
    child = replace(TODDLER, caregiver=Caregiver.FATHERS, factors=frozenset({"excessive-crying"}))
    where = Where("E1", "Quay", others=frozenset({"Moors"}), minutes={"far": 44.0})
    assert reason_of(a_team(**about), child, where) is reason


def test_a_service_that_comes_home_is_never_too_far_and_one_for_the_whole_place_is_in_the_area():
    where = Where(
        "E1", "Quay", frozenset({"Harbourside"}), frozenset({"Moors"}), {"parent-infant-team": 90.0}
    )
    home = a_team(access=frozenset({Access.AT_HOME}), areas=("harbourside",))
    assert names(propose(TODDLER, [home], NEXT_AT_TWO, where).proposed) == ["Parent-infant team"]


def test_a_service_that_says_nothing_is_proposed_with_its_doubts():
    child = replace(TODDLER, caregiver=Caregiver.KINSHIP, factors=frozenset({"excessive-crying"}))
    where = Where("E1", "Quay", minutes={"other": 3.0})
    [one] = propose(child, [a_team(areas=("the valley",))], NEXT_AT_TWO, where).proposed
    assert one.doubts == tuple(doubt for doubt in Doubt if doubt is not Doubt.AREA_NOT_SAID)


def test_a_door_that_only_a_health_visitor_opens_is_shut_after_the_last_contact():
    team = a_team(referrers=frozenset({Referrer.HEALTH_VISITOR}))
    assert names(propose(TODDLER, [team], NEXT_AT_TWO).proposed) == ["Parent-infant team"]
    assert reason_of(team, Child(54.0)) is Reason.NO_WAY_IN
    assert propose(Child(54.0, known_to=frozenset({Referrer.HEALTH_VISITOR})), [team], []).left_out == ()


def test_a_universal_service_notices_whatever_it_is_marked_with():
    child = replace(TODDLER, factors=frozenset({"excessive-crying"}))
    team = a_team("Health visiting", reach=Reach.UNIVERSAL, tags=acting_on("poverty"))
    [one] = propose(child, [team], NEXT_AT_TWO).proposed
    assert one.steps == {Step.NOTICED}


def test_the_quickest_way_adds_waits_and_counts_one_wait_where_one_service_does_both():
    first = a_team("Assessment", wait=(1, 2), tiers={Tier.EARLY_INTERVENTION})
    both = a_team("Team", wait=(4, 6))
    schedule = [a_contact("now", 14, 14)]
    found = propose(TODDLER, [first, both], schedule).route
    # "Early intervention" both understands and helps, so the quickest is one service from end to end.
    assert (found.understood.offer.name, found.supported.wait, found.total) == (
        "Assessment",
        AT_ONCE,
        Span(1, 2),
    )
    only_helps = a_team("Befriending", wait=(3, 3), tiers={Tier.PREVENTION})
    slow = a_team("Clinic", wait=(10, 20))
    found = propose(TODDLER, [only_helps, slow], schedule).route
    assert found.total == Span(10, 20)
    assert found.goes_on


def test_a_wait_that_nobody_knows_leaves_a_minimum_and_never_a_zero():
    found = propose(TODDLER, [PLAY, a_team()], NEXT_AT_TWO).route.total
    assert found.is_unknown
    found = propose(TODDLER, [a_team()], NEXT_AT_TWO).route.total
    assert found == Span(round(10 * WEEKS_IN_A_MONTH, 1), None)


def test_the_age_when_help_would_begin_decides_whether_the_service_still_takes_the_child():
    slow = a_team(ages=AgeBand(0, 18), wait=(10, 30))
    route = propose(TODDLER, [PLAY, slow], [a_contact("now", 14, 14)]).route
    youngest, oldest = route.help_begins
    assert (round(youngest, 1), round(oldest, 1)) == (16.3, 20.9)
    assert route.supported.takes is Takes.ONLY_IF_QUICK
    later = a_team("Long", ages=AgeBand(0, 60), wait=(30, 40))
    assert propose(TODDLER, [slow, later], NEXT_AT_TWO).route.supported.offer.name == "Long"


def test_every_break_is_told_in_the_order_in_which_a_family_meets_it():
    assert propose(Child(54.0), [], NEXT_AT_TWO).stops == (
        Stop.NOBODY_NOTICES,
        Stop.NOBODY_UNDERSTANDS,
        Stop.NOBODY_SUPPORTS,
    )
    assert [stop.step for stop in Stop] == [step for step in Step for _two in range(2)]


@st.composite
def services(draw):
    """Services of every shape, each with an id of its own."""
    sets = {
        "serves": draw(st.frozensets(st.sampled_from(Caregiver), max_size=2)),
        "referrers": draw(st.frozensets(st.sampled_from(Referrer), max_size=2)),
        "access": draw(st.frozensets(st.sampled_from([Access.AT_HOME, Access.BUGGY]), max_size=1)),
        "areas": tuple(draw(st.lists(st.sampled_from(["Quay", "Moors", "?"]), max_size=2))),
        "tags": acting_on(*draw(st.sets(st.sampled_from(["a", "b"]), max_size=2))),
    }
    start = draw(st.integers(-9, 30))
    tiers = draw(st.sets(st.sampled_from(Tier), max_size=2))
    supply = draw(
        st.sampled_from([Supply(), Supply(places=2, caseload=2), Supply(wait=Wait(2, 5)), Supply(places=1)])
    )
    return an_offer(
        "Service",
        tiers=tiers,
        reach=draw(st.sampled_from([None, *Reach])),
        ages=draw(st.sampled_from([None, AgeBand(start, start + 20)])),
        status=draw(st.sampled_from([Status.ACTIVE, Status.ACTIVE, Status.DEFUNCT])),
        supply=supply,
        **sets,
    )


children = st.builds(
    Child,
    months=st.sampled_from([-3.0, 0.5, 14.0, 25.0, 54.0]),
    factors=st.frozensets(st.sampled_from(["a", "b", "c"]), max_size=2),
    kinds=st.frozensets(st.sampled_from(Tier), max_size=2),
    caregiver=st.sampled_from([None, *Caregiver]),
    known_to=st.frozensets(st.sampled_from(Referrer), max_size=1),
)
wheres = st.sampled_from(
    [None, Where("E1", "Quay", others=frozenset({"moors"}), minutes={"s0": 10.0, "s1": 31.0}, furthest=30)]
)
lists = st.lists(services(), max_size=5).map(
    lambda found: [replace(offer, id=f"s{number}", name=f"S{number}") for number, offer in enumerate(found)]
)


def plainly(offer: Offer, child, where, met):  # noqa: PLR0911
    """The slow and obvious version: every reason in turn, in plain sentences."""
    if offer.status is not Status.ACTIVE:
        return Reason.NOT_OPEN
    if offer.ages is None:
        return Reason.AGES_NOT_KNOWN
    if not offer.ages.start <= child.months < offer.ages.end:
        return Reason.AGE
    if where and offer.areas and set(offer.areas) <= {"Moors"}:
        return Reason.AREA
    if where and Access.AT_HOME not in offer.access and where.minutes.get(offer.id, 0) > where.furthest:
        return Reason.TOO_FAR
    if child.caregiver and offer.serves and child.caregiver not in offer.serves:
        return Reason.CAREGIVER
    wanted = [tier for tier in offer.tiers if not child.kinds or tier in child.kinds]
    helps = [tier for tier in wanted if tier is not Tier.PROMOTION]
    if offer.reach is not Reach.UNIVERSAL and not helps:
        return Reason.KIND
    slugs = {tag.slug for tag in offer.tags}
    if offer.reach is not Reach.UNIVERSAL and child.factors and slugs and not slugs & child.factors:
        return Reason.FACTORS
    open_doors = {Referrer.SELF, Referrer.GP, Referrer.ANY_PROFESSIONAL, *met}
    if offer.referrers and not any(one in open_doors for one in offer.referrers):
        return Reason.NO_WAY_IN
    return Reason.FULL if offer.supply.places == offer.supply.caseload == 2 else None


@settings(max_examples=60)
@given(lists, children, wheres)
def test_every_service_is_proposed_or_left_out_with_exactly_one_reason(offers, child, where):
    found = propose(child, offers, NEXT_AT_TWO, where)
    met = set(child.known_to)
    met |= {Referrer.HEALTH_VISITOR} if child.months <= 30 else set()
    met |= {Referrer.MIDWIFE} if child.months < 1 else set()
    told = {one.offer.id: one.reason for one in found.left_out}
    assert told | {one.offer.id: None for one in found.proposed} == {
        offer.id: plainly(offer, child, where, met) for offer in offers
    }
    assert len(found.left_out) + len(found.proposed) == len(offers)
    assert all(one.steps for one in found.proposed)


@settings(max_examples=60)
@given(lists, children, wheres)
def test_a_proposal_that_was_kept_is_read_as_it_was(offers, child, where):
    found = propose(child, offers, NEXT_AT_TWO, where)
    read = from_json(as_json(found))
    assert as_json(read) == as_json(found)
    assert read.route == replace(
        found.route, understood=read.route.understood, supported=read.route.supported
    )
    assert (read.stops, names(read.proposed)) == (found.stops, names(found.proposed))
    assert compare(found, read).is_same


@settings(max_examples=60)
@given(lists, st.sampled_from([-3.0, 14.0, 25.0]))
def test_without_wishes_only_rooms_and_doors_narrow_what_a_plain_walk_finds(offers, months):
    plain = walk(months, offers, NEXT_AT_TWO)
    found = propose(Child(months), offers, NEXT_AT_TWO)
    shut = {one.offer.id for one in found.left_out if one.reason in (Reason.NO_WAY_IN, Reason.FULL)}
    for step in Step:
        assert {one.offer.id for one in found.for_step(step)} == {
            offer.id for offer in plain.services(step)
        } - shut


@settings(max_examples=60)
@given(lists, children)
def test_a_further_contact_never_delays_help(offers, child):
    before = propose(child, offers, NEXT_AT_TWO).route
    after = propose(child, offers, [*NEXT_AT_TWO, a_contact("more", 13, 16)]).route
    if before.noticed is not None:
        assert after.noticed.low <= before.noticed.low


def test_two_proposals_are_compared_question_by_question():
    closed = replace(PLAY, status=Status.DEFUNCT)
    team = a_team(wait=(2, 4))
    found = compare(propose(TODDLER, [PLAY], NEXT_AT_TWO), propose(TODDLER, [closed, team], NEXT_AT_TWO))
    assert [(one.offer.name, one.reason) for one in found.went[Step.NOTICED]] == [
        ("Stay and play", Reason.NOT_OPEN)
    ]
    assert found.came[Step.SUPPORTED] == (Moved(found.came[Step.SUPPORTED][0].offer, None),)
    assert found.stops_mended == (Stop.NOBODY_UNDERSTANDS, Stop.NOBODY_SUPPORTS)
    assert found.stops_new == (Stop.NOTICED_LATE,)
    assert not found.is_same
