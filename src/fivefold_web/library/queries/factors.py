"""How a partnership sees factors and their links."""

from fivefold.knowledge.causes import CausalLink as Link
from fivefold_web.library.models import CausalLink, FactorRelevance


def relevance_of(partnership, factor):
    """What the partnership last said about a factor, or None."""
    return FactorRelevance.objects.filter(partnership=partnership, factor=factor).first()


def relevances_of(partnership):
    """The last word on each factor, by its slug."""
    told = FactorRelevance.objects.filter(partnership=partnership).order_by("pk")
    return dict(told.values_list("factor", "relevance"))


def causal_links_of(partnership):
    """Local links, and the ends of those of the toolkit that were taken away."""
    local, removed = [], []
    for row in CausalLink.objects.filter(partnership=partnership):
        if row.removed:
            removed.append((row.cause, row.effect))
        else:
            local.append(Link(row.cause, row.effect, row.raises, row.why, row.source, local=True))
    return local, removed


def causal_link_between(partnership, cause, effect):
    return CausalLink.objects.filter(partnership=partnership, cause=cause, effect=effect).first()
