"""Words for tests about pathways as the domain knows them."""

from fivefold.services.pathway import Link, Pathway, Route, Step, StepKind
from fivefold.services.supply import Wait
from fivefold.vocabulary.ages import AgeBand
from tests.builders.services import an_offer

ENTRY, SUPPORT, EXIT, HANDOVER = StepKind.ENTRY, StepKind.SUPPORT, StepKind.EXIT, StepKind.HANDOVER


def a_step(key, kind=SUPPORT, *, ages=(0, 60), wait=None, local=True, name="", tier=None, **offer):
    """A step that a local service gives, unless told otherwise; a way in or out needs none."""
    band = AgeBand(*ages) if ages else None
    given = local and kind not in (ENTRY, EXIT)
    service = an_offer(f"{name or key} service", ages=band, **offer) if given or offer else None
    return Step(key, kind, name or key, service, tier, own_ages=band, own_wait=Wait(*wait) if wait else None)


def a_link(start, end, route=Route.REFERRAL, wait=None):
    return Link(start, end, route, wait=Wait(*wait) if wait else None)


def a_pathway(*steps, links=(), name="Perinatal", **about):
    """Steps one after the other, joined by referrals unless `links` says otherwise."""
    keys = [step.key for step in steps]
    joined = links or [a_link(one, two) for one, two in zip(keys, keys[1:], strict=False)]
    return Pathway(name.lower().replace(" ", "-"), name, steps=steps, links=tuple(joined), **about)
