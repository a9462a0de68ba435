"""Words for tests about services."""

from fivefold.services.contacts import LocalContact
from fivefold.services.offer import Offer
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Level, Reach, Tier
from fivefold_web.services.actions import directory as actions
from tests.builders.places import its_lead


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


def a_contact(key="one-year", due_from=9.0, due_to=15.0, **about):
    """A contact that every family is offered."""
    facts = {"name": key.replace("-", " "), "window": f"{due_from:g} to {due_to:g} months"} | about
    return LocalContact(key=key, due_from=due_from, due_to=due_to, **facts)


def a_service(place, name="Stay and play", **about):
    """A service in the directory of a place."""
    facts = {"id": ""} | about
    return actions.add_service(partnership=place, offer=an_offer(name, **facts), by=its_lead(place))
