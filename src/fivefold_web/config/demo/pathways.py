"""Four invented pathways: one that stops at two, one with a fast track and a circle, two with services that are missing."""

from dataclasses import replace

from fivefold.services.pathway import (
    Group,
    GroupReach,
    Link,
    Pathway,
    Reached,
    Route,
    Step,
    StepKind,
)
from fivefold.services.supply import Wait
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Tier
from fivefold_web.services.actions.pathways import write_pathway
from fivefold_web.services.queries.directory import offers_for

IN, ASSESS, SUPPORT, OVER, OUT = StepKind
PRO, PRE, EAR, TRE, _STAY = Tier
HEALTH_VISITING, FAMILY_SUPPORT = "Health visiting", "Family support workers"
PERINATAL, PARENT_INFANT = "Perinatal mental health service", "Moorland parent-infant team"

PERINATAL_PATHWAY = Pathway(
    key="",
    name="Specialist perinatal support",
    about="For mothers and birthing parents with a severe mental health problem, from pregnancy to the second birthday.",
    steps=(
        Step("noticed", IN, "Midwife or health visitor asks how the parent feels", own_ages=AgeBand(-9, 12)),
        Step("doctor", IN, "Family doctor is worried", own_ages=AgeBand(-9, 24)),
        Step("assessment", ASSESS, "Perinatal assessment", tier=TRE, own_wait=Wait(2, 4),
             threshold="Severe or complex mental health problem, now or before"),
        Step("unit", SUPPORT, "Mother and baby unit", tier=TRE, own_ages=AgeBand(-3, 12),
             threshold="Admission is needed", note="The nearest unit is in another county, two hours by car."),
        Step("care", SUPPORT, "Perinatal care at home and in clinic", tier=TRE, own_ages=AgeBand(-9, 24),
             note="Help ends on the second birthday. Nobody has said who takes over."),
    ),
    links=(
        Link("noticed", "assessment", Route.REFERRAL, "Two questions about mood answered with yes"),
        Link("doctor", "assessment", Route.REFERRAL),
        Link("noticed", "care", Route.FAST_TRACK, "Danger for parent or baby: the same day", Wait(0, 0)),
        Link("assessment", "unit", Route.REFERRAL, "Admission is needed"),
        Link("assessment", "care", Route.REFERRAL, "", Wait(1, 3)),
        Link("unit", "care", Route.STEP_DOWN, "On the day of leaving hospital", Wait(0, 1)),
    ),
    reaches=(
        GroupReach(Group.FATHERS, Reached.NO, "Fathers are asked nothing, and the service may not take them."),
        GroupReach(Group.NO_ENGLISH, Reached.PARTLY, "Interpreters for the assessment, not for the groups."),
        GroupReach(Group.RURAL, Reached.PARTLY, "Home visits in the Moors once a fortnight."),
    ),
)  # fmt: skip
PARENT_INFANT_PATHWAY = Pathway(
    key="",
    name="Parent-infant team: Babies Can’t Wait",
    about="For a baby and a parent who find it hard to settle with one another. Under one year they are seen first.",
    steps=(
        Step("visitor", IN, "Health visitor sees that the two find no rhythm", own_ages=AgeBand(0, 24)),
        Step("worker", IN, "Family support worker is worried", own_ages=AgeBand(0, 24)),
        Step("themselves", IN, "The family asks by itself", own_ages=AgeBand(-6, 24)),
        Step("talk", ASSESS, "First talk and watching together", tier=EAR, own_wait=Wait(10, 14),
             threshold="Worry about the relationship"),
        Step("video", SUPPORT, "Video feedback at home, twelve visits", tier=TRE, own_wait=Wait(2, 4)),
        Step("group", SUPPORT, "Group for parents and babies", tier=EAR, own_ages=AgeBand(0, 12)),
        Step("onward", OVER, "Family support takes over", tier=EAR),
        Step("end", OUT, "Back to the family hub, with a named person to ring"),
    ),
    links=(
        Link("visitor", "talk", Route.FAST_TRACK, "Babies Can’t Wait: under 12 months, seen within two weeks", Wait(0, 2)),
        Link("visitor", "talk", Route.REFERRAL, "12 months and older"),
        Link("worker", "talk", Route.REFERRAL),
        Link("themselves", "talk", Route.SELF, "By telephone, without a letter"),
        Link("talk", "video", Route.REFERRAL),
        Link("talk", "group", Route.REFERRAL, "Baby under one year"),
        Link("group", "video", Route.REFERRAL, "The group is not enough"),
        Link("video", "talk", Route.REFERRAL, "Looked at again after twelve visits"),
        Link("video", "onward", Route.HANDOVER, "One visit together"),
        Link("group", "end", Route.STEP_DOWN),
        Link("onward", "end", Route.STEP_DOWN),
    ),
    reaches=(
        GroupReach(Group.FATHERS, Reached.PARTLY, "Visits after six in the evening, on request."),
        GroupReach(Group.CARE_EXPERIENCED, Reached.YES, "The leaving-care team may ask without a threshold."),
        GroupReach(Group.RURAL, Reached.NO, "The group meets in Harbourside only; the last bus leaves at four."),
    ),
)  # fmt: skip
QUIET_BABY = Pathway(
    key="",
    name="The quiet baby, from the health visitor’s review",
    about="For a baby who looks away, smiles little and asks for little.",
    steps=(
        Step("review", IN, "Review at six to eight weeks", own_ages=AgeBand(1, 3)),
        Step("year", IN, "Review at nine to twelve months", own_ages=AgeBand(9, 13)),
        Step("watching", ASSESS, "A second visit, to watch baby and parent together", tier=PRE, own_wait=Wait(1, 3)),
        Step("massage", SUPPORT, "Baby massage group", tier=PRE),
        Step("play", SUPPORT, "Stay and play with a welcome at the door", tier=PRO),
        Step("team", OVER, "Parent-infant team", tier=EAR, threshold="No change after six weeks"),
        Step("well", OUT, "Baby and parent enjoy one another"),
    ),
    links=(
        Link("review", "watching", Route.REFERRAL),
        Link("year", "watching", Route.REFERRAL),
        Link("watching", "massage", Route.REFERRAL, "Baby under nine months"),
        Link("watching", "play", Route.SELF, "From nine months"),
        Link("watching", "team", Route.FAST_TRACK, "Parent is very low, or baby loses weight", Wait(0, 2)),
        Link("massage", "team", Route.HANDOVER, "No change after six weeks"),
        Link("massage", "well", Route.STEP_DOWN),
        Link("play", "well", Route.STEP_DOWN),
    ),
    reaches=(
        GroupReach(Group.FATHERS, Reached.YES, "Reviews are offered on Saturdays, for either parent."),
        GroupReach(Group.NO_ENGLISH, Reached.PARTLY, "Interpreter by telephone."),
        GroupReach(Group.YOUNG_PARENTS, Reached.YES, "Visited at home by the same person."),
    ),
)  # fmt: skip
FIRST_WORDS = Pathway(
    key="",
    name="First words: speech and language",
    about="For a child who says few words at eighteen months or two years.",
    steps=(
        Step("nursery", IN, "Nursery worker notices", own_ages=AgeBand(12, 60)),
        Step("two", IN, "Review at two to two and a half years", own_ages=AgeBand(24, 30)),
        Step("dropin", ASSESS, "Speech and language drop-in", tier=EAR),
        Step("words", SUPPORT, "Early words group", tier=EAR, own_ages=AgeBand(18, 24), own_wait=Wait(26, 39)),
        Step("therapy", SUPPORT, "Speech and language therapy, one to one", tier=TRE, own_ages=AgeBand(24, 60),
             threshold="Fewer than 50 words at two"),
        Step("library", OUT, "Rhyme time at the library"),
    ),
    links=(
        Link("nursery", "dropin", Route.REFERRAL),
        Link("two", "dropin", Route.REFERRAL),
        Link("dropin", "words", Route.REFERRAL, "Under two"),
        Link("dropin", "therapy", Route.REFERRAL, "Two and older"),
        Link("words", "library", Route.STEP_DOWN),
        Link("therapy", "library", Route.STEP_DOWN),
    ),
    reaches=(GroupReach(Group.NO_ENGLISH, Reached.NO, "Words in other languages are not counted."),),
)  # fmt: skip
# pathway -> step -> service of the directory; a step that is not named here has no service in this place
GIVEN_BY = (
    (PERINATAL_PATHWAY, {"noticed": HEALTH_VISITING, "assessment": PERINATAL, "care": PERINATAL}),
    (PARENT_INFANT_PATHWAY, {
        "visitor": HEALTH_VISITING, "worker": FAMILY_SUPPORT, "talk": PARENT_INFANT, "video": PARENT_INFANT,
        "group": PARENT_INFANT, "onward": FAMILY_SUPPORT,
    }),
    (QUIET_BABY, {
        "review": HEALTH_VISITING, "year": HEALTH_VISITING, "watching": HEALTH_VISITING,
        "massage": "Baby massage group", "play": "Quayside stay and play", "team": PARENT_INFANT,
    }),
    (FIRST_WORDS, {
        "nursery": "Moorland Nurseries", "two": HEALTH_VISITING, "dropin": "Speech and language drop-in",
        "words": "Speech and language drop-in", "library": "Library rhyme time",
    }),
)  # fmt: skip


def draw_pathways(lead):
    """Write the four pathways over the services of the directory."""
    offers = {offer.name: offer for offer in offers_for(lead.partnership)}
    for number, (pathway, given_by) in enumerate(GIVEN_BY):
        steps = tuple(
            replace(step, offer=offers[given_by[step.key]]) if step.key in given_by else step
            for step in pathway.steps
        )
        write_pathway(
            partnership=lead.partnership,
            pathway=replace(pathway, steps=steps),
            client_key=f"demonstration-{number}",
            by=lead,
        )
