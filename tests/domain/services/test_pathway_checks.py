"""Pathways asked: each check beside a slow, obvious one that walks every simple way."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold.services.offer import Status
from fivefold.services.open_to import Referrer
from fivefold.services.pathway import Group, GroupReach, Link, Pathway, Reached, Route, Step, StepKind
from fivefold.services.pathway_checks import checks, checks_of
from fivefold.services.pathway_findings import CheckKind, Says
from fivefold.services.supply import Wait
from fivefold.services.ways import Ways
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Level, Tier
from tests.builders.pathways_drawn import ENTRY, EXIT, HANDOVER, SUPPORT, a_link, a_pathway, a_step
from tests.builders.services import an_offer

NOTICED, OUT = a_step("noticed", ENTRY, ages=(-9, 60)), a_step("out", EXIT, ages=None)


def found(pathway, kind, offers=()):
    """What one check finds of one pathway."""
    (outcome,) = [one for one in checks_of(pathway, offers) if one.kind is kind]
    return list(outcome.findings)


def outcome_of(pathway, kind):
    (outcome,) = [one for one in checks_of(pathway) if one.kind is kind]
    return outcome


def about(findings):
    return [(one.says, one.steps) for one in findings]


# --- ages ----------------------------------------------------------------------------------------------------------


PERINATAL = a_step("perinatal", ages=(-9, 24), name="Specialist perinatal support", tiers={Tier.TREATMENT})


def test_specialist_support_that_ends_at_two_without_a_named_next_service_is_a_gap_at_age_two():
    (gap,) = found(a_pathway(NOTICED, PERINATAL, OUT), CheckKind.ENDS_EARLY)
    assert (gap.says, gap.steps, gap.facts["until_age"]) == (Says.GAP_AT_AGE, ("perinatal",), 24)
    assert gap.key == "ends-early:perinatal:perinatal:24"


def test_a_named_service_that_takes_the_child_from_then_on_closes_the_gap():
    camhs = a_step("camhs", ages=(24, 60), tiers={Tier.TREATMENT})
    assert found(a_pathway(NOTICED, PERINATAL, camhs, OUT), CheckKind.ENDS_EARLY) == []


def test_a_next_service_that_ends_at_the_same_birthday_leaves_one_gap_of_both():
    (gap,) = found(a_pathway(NOTICED, PERINATAL, a_step("group", ages=(0, 24)), OUT), CheckKind.ENDS_EARLY)
    assert gap.steps == ("perinatal", "group")


def test_a_service_of_the_directory_is_proposed_with_what_it_shares_and_does_not_close_the_gap():
    follows = an_offer("Under fives team", tiers={Tier.TREATMENT}, ages=AgeBand(24, 60))
    younger = an_offer("Newborn team", tiers={Tier.TREATMENT}, ages=AgeBand(0, 24))
    other = an_offer("Rhyme time", ages=AgeBand(0, 60))
    closed = an_offer("Gone", tiers={Tier.TREATMENT}, ages=AgeBand(0, 60), status=Status.DEFUNCT)
    pathway = a_pathway(NOTICED, PERINATAL, OUT)
    (gap,) = found(pathway, CheckKind.ENDS_EARLY, [younger, other, closed, follows])
    (candidate,) = gap.candidates
    assert (candidate.name, candidate.tiers) == ("Under fives team", {Tier.TREATMENT})
    assert candidate.levels == {Level.COMMUNITY}


def test_a_next_service_that_gives_no_ages_makes_the_gap_not_known():
    outcome = outcome_of(a_pathway(NOTICED, PERINATAL, a_step("team", ages=None), OUT), CheckKind.ENDS_EARLY)
    assert outcome.findings == ()
    assert outcome.not_known == ("perinatal", "team")


# --- doors ---------------------------------------------------------------------------------------------------------


MIDWIVES_ONLY = {"referrers": frozenset({Referrer.MIDWIFE})}


def test_a_kind_of_support_that_only_a_service_that_may_not_refer_leads_to_is_a_closed_door():
    nursery = a_step("nursery", name="Nursery staff notice", tiers={Tier.PROMOTION})
    team = a_step("team", tier=Tier.TREATMENT, **MIDWIVES_ONLY)
    (door,) = found(a_pathway(NOTICED, nursery, team, OUT), CheckKind.CLOSED_DOOR)
    assert door.says is Says.TIER_CLOSED
    assert door.facts["before"] == ("Nursery staff notice",)
    assert door.facts["doors"] == ("midwives",)
    assert door.facts["tier"] == "treatment"


def test_the_same_door_is_open_to_a_midwife_to_families_and_to_any_professional():
    for name, doors in (
        ("Community midwife", {Referrer.MIDWIFE}),
        ("Nursery staff", {Referrer.SELF}),
        ("Nursery staff", {Referrer.ANY_PROFESSIONAL}),
    ):
        team = a_step("team", tier=Tier.TREATMENT, referrers=frozenset(doors))
        assert found(a_pathway(NOTICED, a_step("before", name=name), team, OUT), CheckKind.CLOSED_DOOR) == []


def test_a_door_of_which_nobody_said_who_may_refer_is_not_known_and_no_fault():
    outcome = outcome_of(a_pathway(NOTICED, a_step("team"), OUT), CheckKind.CLOSED_DOOR)
    assert (outcome.findings, outcome.not_known) == ((), ("team",))


def test_a_second_way_in_opens_the_door():
    nursery, hub = a_step("nursery", name="Nursery staff"), a_step("hub", name="Midwifery clinic")
    team = a_step("team", tier=Tier.TREATMENT, **MIDWIVES_ONLY)
    links = [a_link("noticed", "nursery"), a_link("noticed", "hub"), a_link("nursery", "team")]
    pathway = a_pathway(NOTICED, nursery, hub, team, links=links)
    assert len(found(pathway, CheckKind.CLOSED_DOOR)) == 1
    pathway = a_pathway(NOTICED, nursery, hub, team, links=[*links, a_link("hub", "team")])
    assert found(pathway, CheckKind.CLOSED_DOOR) == []


def test_a_service_for_families_themselves_is_closed_to_no_one_and_others_to_families_who_come_alone():
    door = a_pathway(
        NOTICED,
        a_step("team", tier=Tier.TREATMENT, **MIDWIVES_ONLY),
        links=[a_link("noticed", "team", Route.SELF)],
    )
    assert len(found(door, CheckKind.CLOSED_DOOR)) == 1


# --- form ----------------------------------------------------------------------------------------------------------


def test_a_step_that_nobody_refers_to_a_dead_end_and_a_missing_way_in():
    lost = a_pathway(NOTICED, a_step("team"), a_step("lost"), links=[a_link("noticed", "team")])
    assert about(found(lost, CheckKind.UNREACHED)) == [(Says.UNREACHED, ("lost",))]
    assert about(found(lost, CheckKind.DEAD_END)) == [
        (Says.DEAD_END, ("team",)),
        (Says.DEAD_END, ("lost",)),
    ]
    closed = a_pathway(a_step("team"), OUT)
    assert about(found(closed, CheckKind.NO_WAY_IN)) == [(Says.NO_ENTRY, ())]
    assert found(closed, CheckKind.UNREACHED) == []


def test_a_circle_names_its_steps_and_a_step_down_makes_none():
    steps = (NOTICED, a_step("a"), a_step("b"), OUT)
    forward = [a_link("noticed", "a"), a_link("a", "b"), a_link("b", "out")]
    (circle,) = found(a_pathway(*steps, links=[*forward, a_link("b", "a")]), CheckKind.CIRCLE)
    assert circle.facts["round"] == ("a", "b", "a")
    marked = a_pathway(*steps, links=[*forward, a_link("b", "a", Route.STEP_DOWN)])
    assert found(marked, CheckKind.CIRCLE) == []


def test_a_handover_names_who_takes_over():
    pathway = a_pathway(NOTICED, a_step("hand", HANDOVER, local=False), a_step("b", local=False), OUT)
    assert about(found(pathway, CheckKind.HANDOVER_TO_NOBODY)) == [(Says.HANDOVER, ("hand",))]
    person = a_pathway(NOTICED, a_step("b", local=False), links=[a_link("noticed", "b", Route.HANDOVER)])
    assert about(found(person, CheckKind.HANDOVER_TO_NOBODY)) == [(Says.HANDED_TO, ("b",))]


def test_a_step_without_a_local_service_and_one_whose_service_has_stopped_are_named():
    pathway = a_pathway(NOTICED, a_step("a", local=False), a_step("b", status=Status.INACTIVE), OUT)
    assert about(found(pathway, CheckKind.NO_SERVICE)) == [
        (Says.NO_SERVICE, ("a",)),
        (Says.NOT_RUNNING, ("b",)),
    ]


# --- time ----------------------------------------------------------------------------------------------------------


def test_waits_add_up_along_the_quickest_way_and_are_set_beside_the_ages():
    early = a_step("early", ages=(0, 3), wait=(12, 16))
    pathway = a_pathway(NOTICED, a_step("assess", wait=(2, 4)), early, OUT)
    (late,) = found(pathway, CheckKind.LONG_WAIT)
    assert (late.says, late.facts["weeks"], late.facts["room"]) == (Says.TOO_LONG, 14, 13)


def test_a_wait_that_only_at_its_longest_is_too_long_says_so():
    (late,) = found(a_pathway(NOTICED, a_step("early", ages=(0, 3), wait=(6, 16)), OUT), CheckKind.LONG_WAIT)
    assert (late.says, late.facts["weeks"]) == (Says.CAN_BE_TOO_LONG, 16)


def test_a_second_quicker_way_in_time_ends_the_finding():
    early = a_step("early", ages=(0, 3), wait=(1, 2))
    slow = a_step("slow", wait=(20, 20))
    links = [a_link("noticed", "slow"), a_link("slow", "early"), a_link("early", "out")]
    assert len(found(a_pathway(NOTICED, slow, early, OUT, links=links), CheckKind.LONG_WAIT)) == 1
    quick = [*links, a_link("noticed", "early")]
    assert found(a_pathway(NOTICED, slow, early, OUT, links=quick), CheckKind.LONG_WAIT) == []


def test_families_who_come_in_when_they_are_too_old_already_are_told_apart():
    late = a_pathway(a_step("review", ENTRY, ages=(24, 30)), a_step("early", ages=(0, 12)), OUT)
    (finding,) = found(late, CheckKind.LONG_WAIT)
    assert (finding.says, finding.facts["entry_age"], finding.facts["until_age"]) == (Says.TOO_OLD, 24, 12)


def test_a_wait_that_nobody_gave_is_not_known_and_never_zero():
    outcome = outcome_of(a_pathway(NOTICED, a_step("team"), OUT), CheckKind.LONG_WAIT)
    assert (outcome.findings, outcome.right, outcome.not_known) == ((), 0, ("team",))


def test_a_fast_track_must_be_quicker_than_the_ordinary_way():
    team = a_step("team", wait=(6, 10))
    ordinary = a_link("noticed", "team")
    for weeks, slow in ((2, False), (9.5, False), (10, True), (12, True)):
        fast = a_link("noticed", "team", Route.FAST_TRACK, wait=(1, weeks))
        pathway = a_pathway(NOTICED, team, links=[ordinary, fast])
        assert bool(found(pathway, CheckKind.SLOW_FAST_TRACK)) is slow
    unmeasured = a_pathway(NOTICED, team, links=[ordinary, a_link("noticed", "team", Route.FAST_TRACK)])
    assert outcome_of(unmeasured, CheckKind.SLOW_FAST_TRACK).not_known == ("team",)


def test_a_fast_track_passes_the_queue_of_its_step():
    fast = a_link("noticed", "team", Route.FAST_TRACK, wait=(1, 2))
    ways = Ways(a_pathway(NOTICED, a_step("team", wait=(6, 10)), links=[fast]))
    assert ways.quickest("noticed")["team"].high == 2


# --- groups --------------------------------------------------------------------------------------------------------


def test_a_group_that_no_pathway_reaches_and_one_about_which_nobody_said_are_told_apart():
    one = a_pathway(NOTICED, OUT, reaches=(GroupReach(Group.FATHERS, Reached.PARTLY),), name="One")
    two = a_pathway(NOTICED, OUT, reaches=(GroupReach(Group.RURAL, Reached.NO),), name="Two")
    outcome = checks([one, two])[-1]
    said = {finding.facts["group"]: finding.says for finding in outcome.findings}
    assert said[Group.RURAL] is Says.NOT_REACHED
    assert said[Group.KINSHIP] is Says.NOT_SAID
    assert Group.FATHERS not in said
    assert (len(outcome.findings), outcome.right) == (len(Group) - 1, 1)


def test_one_pathway_by_itself_says_whom_it_misses():
    outcome = checks_of(a_pathway(NOTICED, OUT, reaches=(GroupReach(Group.RURAL, Reached.NO),)))[-1]
    assert [one.facts["group"] for one in outcome.findings if one.says is Says.MISSED_HERE] == [Group.RURAL]


def test_a_whole_pathway_is_found_right_in_everything_that_can_be_known():
    team = a_step("team", wait=(1, 2), referrers=frozenset({Referrer.SELF}))
    reaches = tuple(GroupReach(group, Reached.YES) for group in Group)
    pathway = a_pathway(NOTICED, team, OUT, reaches=reaches)
    assert [finding for outcome in checks_of(pathway) for finding in outcome.findings] == []
    assert [finding for outcome in checks([]) for finding in outcome.findings] == []


# --- the slow way ----------------------------------------------------------------------------------------------------


KEYS = "abcdef"
weeks = st.integers(0, 20)
waits = st.one_of(st.none(), st.tuples(weeks, weeks).map(lambda two: Wait(min(two), max(two))))
kinds = st.sampled_from([ENTRY, SUPPORT, SUPPORT, EXIT])
starts = st.integers(-9, 58)
ages = st.one_of(
    st.none(), starts.flatmap(lambda start: st.integers(start + 1, 60).map(lambda end: AgeBand(start, end)))
)


@st.composite
def pathways(draw):
    """Small pathways of any form, good or bad."""
    keys = KEYS[: draw(st.integers(1, len(KEYS)))]
    steps = tuple(
        Step(key, draw(kinds), key, an_offer(key, ages=None), own_ages=draw(ages), own_wait=draw(waits))
        for key in keys
    )
    pairs = [(one, two) for one in keys for two in keys if one != two]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=9)) if pairs else []
    routes = st.sampled_from([Route.REFERRAL, Route.REFERRAL, Route.STEP_DOWN])
    links = tuple(Link(one, two, draw(routes), wait=draw(waits)) for one, two in chosen)
    return Pathway("drawn", "Drawn", steps=steps, links=links)


def simple_ways(pathway, start):
    """Every way from a step that comes to no step twice, as the links that it takes."""

    def walk(key, seen, taken):
        yield key, taken
        for link in pathway.links:
            if link.start == key and link.end not in seen:
                yield from walk(link.end, seen | {link.end}, (*taken, link))

    return list(walk(start, {start}, ()))


@settings(max_examples=60)
@given(pathways())
def test_what_is_reached_is_what_some_simple_way_from_a_way_in_comes_to(pathway):
    entries = [step.key for step in pathway.steps if step.kind is StepKind.ENTRY]
    reached = {key for entry in entries for key, _ in simple_ways(pathway, entry)}
    assert Ways(pathway).reached == reached
    lost = {finding.steps[0] for finding in found(pathway, CheckKind.UNREACHED)}
    assert lost == ({step.key for step in pathway.steps} - reached if entries else set())


@settings(max_examples=60)
@given(pathways(), st.booleans())
def test_the_quickest_way_is_the_shortest_of_all_simple_ways(pathway, at_worst):
    steps = {step.key: step for step in pathway.steps}

    def took(start, links):
        passed = [steps[start].wait, *(wait for link in links for wait in (link.wait, steps[link.end].wait))]
        return sum((wait.high if at_worst else wait.low) for wait in passed if wait)

    for start in steps:
        best = {}
        for key, links in simple_ways(pathway, start):
            best[key] = min(best.get(key, 10_000), took(start, links))
        quickest = Ways(pathway).quickest(start, at_worst=at_worst)
        assert {key: way.high if at_worst else way.low for key, way in quickest.items()} == best


@settings(max_examples=60)
@given(pathways())
def test_every_circle_is_one_and_every_step_that_leads_back_to_itself_is_in_a_knot_that_is_named(pathway):
    forward = Pathway(
        "f",
        "f",
        steps=pathway.steps,
        links=tuple(link for link in pathway.links if link.route is not Route.STEP_DOWN),
    )
    joined = {(link.start, link.end) for link in forward.links}
    turning = {
        step.key
        for step in forward.steps
        for key, links in simple_ways(forward, step.key)
        if links and (key, step.key) in joined
    }
    circles = Ways(pathway).circles()
    for circle in circles:
        assert set(pairwise((*circle, circle[0]))) <= joined
        assert len(set(circle)) == len(circle)
    beyond = Ways(forward)
    named = {
        key for key in turning if any(one in beyond.beyond([key]) and key in beyond.beyond([one]) for circle in circles for one in circle)
    }  # fmt: skip
    assert (named, bool(circles)) == (turning, bool(turning))


@settings(max_examples=60)
@given(pathways())
def test_help_ends_early_where_no_simple_way_comes_to_a_service_that_takes_the_child(pathway):
    steps = {step.key: step for step in pathway.steps}
    gaps = {key for finding in found(pathway, CheckKind.ENDS_EARLY) for key in finding.steps}
    for step in pathway.steps:
        if step.kind is StepKind.EXIT or step.ages is None:
            assert step.key not in gaps
            continue
        further = [steps[key] for key, links in simple_ways(pathway, step.key) if links]
        taken = any(one.ages is None or one.ages.covers(step.ages.end) for one in further)
        assert (step.key in gaps) is (step.ages.end < 60 and not taken)
