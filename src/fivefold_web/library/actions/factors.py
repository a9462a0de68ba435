"""Saying how much a factor matters here, and what leads to what."""

from django.db import transaction

from fivefold_web.audit.actions import record
from fivefold_web.library.models import CausalLink, FactorRelevance


@transaction.atomic
def say_relevance(*, partnership, factor, relevance, reason, by):
    """How much a factor matters here, and why. Earlier words are kept; the last word said again is not a new one."""
    last = FactorRelevance.objects.filter(partnership=partnership, factor=factor).first()
    if last and (last.relevance, last.reason) == (relevance, reason):
        return last
    said = FactorRelevance.objects.create(
        partnership=partnership, factor=factor, relevance=relevance, reason=reason, written_by=str(by)
    )
    after = {"factor": factor, "relevance": relevance, "reason": reason}
    record(partnership=partnership, by=by, did="said how much a factor matters", what=said, after=after)
    return said


@transaction.atomic
def link_factors(*, partnership, cause, effect, raises, why, source, by):
    """A link of this place; it replaces what was said between the same two factors."""
    return _keep(partnership, by, cause, effect, raises=raises, removed=False, why=why, source=source)


@transaction.atomic
def take_link_away(*, partnership, cause, effect, why, by):
    """This place does not see a link between these two factors, and says why. It can be brought back."""
    return _keep(partnership, by, cause, effect, raises=True, removed=True, why=why, source="")


@transaction.atomic
def bring_link_back(*, partnership, link, by):
    """Nothing local is said any more: the toolkit's list counts again."""
    before = {"cause": link.cause, "effect": link.effect, "why": link.why}
    record(partnership=partnership, by=by, did="restored a link between factors", what=link, before=before)
    link.delete()


def _keep(partnership, by, cause, effect, **facts):
    link, _made = CausalLink.objects.update_or_create(
        partnership=partnership, cause=cause, effect=effect, defaults={**facts, "written_by": str(by)}
    )
    after = {"cause": cause, "effect": effect, **facts}
    record(partnership=partnership, by=by, did="linked two factors", what=link, after=after)
    return link
