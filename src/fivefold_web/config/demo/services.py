"""Invented services, a local contact schedule, and two scenario walks."""

from fivefold import knowledge
from fivefold.services.offer import ItemTag, Offer
from fivefold.vocabulary.ages import AgeBand
from fivefold_web.config.demo.service_rows import SERVICES
from fivefold_web.services.actions import directory as actions
from fivefold_web.services.actions import walks as walking

SETS = ("need_groups", "serves", "referrers", "access", "co_produced")
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


def offer_from(name, organisation, levels, tiers, reach, ages, known):
    """One invented service. The first kind of support is the main one; its first place gives its address."""
    known = dict(known)
    sets = {fact: frozenset(known.pop(fact, ())) for fact in SETS}
    places = known.get("locations", ())
    return Offer(
        id="",
        name=name,
        organisation=organisation,
        levels=frozenset(levels),
        tiers=frozenset(tiers),
        primary=tiers[0],
        reach=reach,
        ages=AgeBand(*ages) if ages else None,
        address=places[0].address if places else "",
        postcode=places[0].postcode if places else "",
        tags=frozenset(tag(words) for words in known.pop("tags")),
        **sets,
        **known,
    )


def tag(words):
    """ "builds it: healthy-pregnancy" marks a factor; "component: good-health" another item of the library."""
    kind, slug = words.split(": ")
    return ItemTag("factor", slug, kind) if kind.endswith((" it", " impact")) else ItemTag(kind, slug)


def map_services(lead):
    """Put the services in the directory and walk two scenarios."""
    for row in SERVICES:
        actions.add_service(partnership=lead.partnership, offer=offer_from(*row), by=lead)
    for slug, steps in WALKS.items():
        scenario = next(one for one in knowledge.scenarios() if one.slug == slug)
        walk = walking.start_walk(partnership=lead.partnership, scenario=scenario, by=lead)
        for step, judgement, missing in steps:
            walking.judge(walkthrough=walk, step=step, judgement=judgement, missing=missing, by=lead)
