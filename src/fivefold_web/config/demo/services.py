"""Invented services, a local contact schedule, and two scenario walks."""

from fivefold import knowledge
from fivefold.services.offer import Offer
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Level, Reach, Tier
from fivefold_web.services.actions import directory as actions
from fivefold_web.services.actions import walks as walking

C, R, F, M = Level.CHILD, Level.RELATIONSHIP, Level.FAMILY, Level.COMMUNITY
PRO, PRE, EAR, TRE = Tier.PROMOTION, Tier.PREVENTION, Tier.EARLY_INTERVENTION, Tier.TREATMENT
# name, organisation, levels, tiers (main one first), reach, ages in months, capacity
SERVICES = [
    ("Antenatal classes", "Harbourside Hospitals Trust", (F, R), (PRO, PRE), Reach.UNIVERSAL, (-9, 0), "20 places a month"),
    ("Health visiting", "Tideway Community Health", (C, R, F), (PRE, PRO, EAR), Reach.UNIVERSAL, (-3, 60), ""),
    ("Quayside stay and play", "Quayside Family Hub", (C, M), (PRO,), Reach.UNIVERSAL, (0, 60), "Drop in, weekdays"),
    ("Baby massage group", "Quayside Family Hub", (R,), (PRO, PRE), Reach.UNIVERSAL, (1, 9), "8 babies a course"),
    ("Infant feeding support", "Harbourside Hospitals Trust", (C, R), (PRE,), Reach.UNIVERSAL, (0, 12), ""),
    ("Moorland parent-infant team", "Tideway Mental Health Trust", (R,), (EAR, TRE), Reach.SPECIALIST, (-6, 24),
     "About 14 weeks' wait"),
    ("Perinatal mental health service", "Tideway Mental Health Trust", (F, R), (TRE,), Reach.SPECIALIST, (-9, 24), ""),
    ("Family support workers", "Council children's social care", (F,), (EAR,), Reach.TARGETED, (0, 60), "60 families"),
    ("Lanterns befriending", "Little Lanterns charity", (F, M), (PRE,), Reach.TARGETED, (-6, 36), "25 volunteers"),
    ("Speech and language drop-in", "Tideway Community Health", (C,), (EAR,), Reach.TARGETED, (18, 60), ""),
    ("Moorland Nurseries", "Moorland Nurseries Group", (C, M), (PRO,), Reach.UNIVERSAL, (9, 60), "420 places"),
    ("Healthy homes advice", "Harbourside and Moors Council", (F, M), (PRE,), Reach.TARGETED, (-9, 60), ""),
    ("Library rhyme time", "Harbourside and Moors Council", (R, M), (PRO,), Reach.UNIVERSAL, (0, 48), "Five libraries"),
    ("Dads' Saturday club", "Moors Parents' Voice", (R, F), (PRO,), Reach.UNIVERSAL, (0, 60), "Twice a month"),
]  # fmt: skip
WALKS = {
    "fourteen-months": [
        ("noticed", "partly", "Nobody sees the child between the one-year review and the second birthday."),
        ("understood", "no", "Nursery staff have had no training on withdrawal in toddlers."),
        ("supported", "partly", "The parent-infant team stops at two and waits are long."),
    ],
    "nine-weeks": [
        ("noticed", "yes", ""),
        ("understood", "partly", "The review has no time to watch parent and baby together."),
        ("supported", "partly", "Baby massage fills up; nothing runs in the Moors."),
    ],
}


def map_services(lead):
    """Put the services in the directory and walk two scenarios."""
    for name, organisation, levels, tiers, reach, ages, capacity in SERVICES:
        offer = Offer(
            id="",
            name=name,
            organisation=organisation,
            levels=frozenset(levels),
            tiers=frozenset(tiers),
            primary=tiers[0],
            reach=reach,
            ages=AgeBand(*ages),
            capacity=capacity,
        )
        actions.add_service(partnership=lead.partnership, offer=offer, by=lead)
    for slug, steps in WALKS.items():
        scenario = next(one for one in knowledge.scenarios() if one.slug == slug)
        walk = walking.start_walk(partnership=lead.partnership, scenario=scenario, by=lead)
        for step, judgement, missing in steps:
            walking.judge(walkthrough=walk, step=step, judgement=judgement, missing=missing, by=lead)
