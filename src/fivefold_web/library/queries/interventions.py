"""Where a partnership stands with interventions, and how it rates their evidence."""

from fivefold_web.library.models import EvidenceRating, InterventionUse


def uses_of(partnership):
    """Where the partnership stands with each intervention that it said something of, by slug."""
    return {use.intervention: use for use in InterventionUse.objects.filter(partnership=partnership)}


def use_of(partnership, intervention):
    return InterventionUse.objects.filter(partnership=partnership, intervention=intervention).first()


def ratings_of(partnership, intervention):
    """All ratings of an intervention's evidence, the newest first."""
    return list(EvidenceRating.objects.filter(partnership=partnership, intervention=intervention))


def last_ratings(partnership, interventions):
    """The newest rating of each of these interventions, by slug."""
    told = EvidenceRating.objects.filter(partnership=partnership, intervention__in=interventions)
    return {rating.intervention: rating for rating in told.order_by("pk")}
