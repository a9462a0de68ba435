"""Words of a room become decisions of the place."""

from django.db import transaction

from fivefold_web.library.actions.words import decide


@transaction.atomic
def decide_terms(*, partnership, decisions, by):
    """Keep these decisions, all or none; refused (Circular) if words would chase each other."""
    for one in decisions:
        decide(partnership=partnership, decision=one, by=by)
