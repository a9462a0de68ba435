"""Words for tests about services."""

from fivefold.services.offer import Offer
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Level, Reach, Tier


def an_offer(name="Stay and play", **about):
    """A service as the domain knows it; universal promotion in the community unless told otherwise."""
    tiers = frozenset(about.pop("tiers", {Tier.PROMOTION}))
    facts = {
        "id": name.lower().replace(" ", "-"),
        "levels": frozenset({Level.COMMUNITY}),
        "primary": next((tier for tier in Tier if tier in tiers), None),
        "reach": Reach.UNIVERSAL,
        "ages": AgeBand(0, 60),
    } | about
    return Offer(name=name, tiers=tiers, **facts)
