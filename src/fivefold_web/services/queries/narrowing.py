"""What the directory can be narrowed to. Who said nothing about a fact is left out, and counted."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from fivefold.services.tally import Lack
from fivefold.vocabulary.ages import FIFTH_BIRTHDAY
from fivefold_web.services.models import (
    ServiceArea,
    ServiceFact,
    ServiceLevel,
    ServiceLocation,
    ServiceTier,
)

LONG_WAIT = 18
DAYS_IN_A_MONTH = 30.44


@dataclass(frozen=True)
class Filters:
    """What the directory is narrowed to. `show` is current, all or archived; `main` counts only the main kind.

    wait:    most weeks, "long" for more than that of the standard, or "known"
    funding: within how many months the money runs out
    where:   words of an area, a place or a postcode
    lacks:   a fact that nobody gave
    """

    level: str = ""
    tier: str = ""
    main: bool = False
    reach: str = ""
    age: int | None = None
    text: str = ""
    placed: str = ""
    show: str = "current"
    serves: str = ""
    referrer: str = ""
    language: str = ""
    access: str = ""
    free: str = ""
    wait: str = ""
    funding: str = ""
    where: str = ""
    lacks: str = ""


def conditions(partnership, filters):
    """One condition for each thing that the list is narrowed to, by its name."""
    found = {
        **_on_the_grid(partnership, filters),
        **_in_words(partnership, filters),
        **_in_facts(partnership, filters),
        **_in_figures(filters),
    }
    if filters.lacks:
        found["lacks"] = lacking(partnership)[Lack(filters.lacks)]
    return found


def _beside(model, partnership, **facts):
    """Whether a row of another table belongs to the service."""
    return Exists(model.objects.filter(partnership=partnership, service=OuterRef("pk"), **facts))


def _on_the_grid(partnership, filters):
    found = {}
    if filters.level:
        found["level"] = _beside(ServiceLevel, partnership, level=filters.level)
    if filters.tier:
        main = {"is_primary": True} if filters.main else {}
        found["tier"] = _beside(ServiceTier, partnership, tier=filters.tier, **main)
    if filters.reach:
        found["reach"] = Q(reach=filters.reach)
    if filters.placed == "no":
        found["placed"] = ~_beside(ServiceLevel, partnership) | ~_beside(ServiceTier, partnership)
    return found


def _in_words(partnership, filters):
    """Each word must stand somewhere in the name, the organisation or the description; so with areas and places."""
    found = {}
    if filters.text:
        found["text"] = Q()
        for word in filters.text.split():
            found["text"] &= (
                Q(name__icontains=word)
                | Q(organisation_name__icontains=word)
                | Q(description__icontains=word)
            )
    if filters.where:
        found["where"] = Q(pk__isnull=False)
        for word in filters.where.split():
            found["where"] &= (
                Q(address__icontains=word)
                | Q(postcode__icontains=word)
                | Q(_beside(ServiceArea, partnership, name__icontains=word))
                | Q(_place_with(partnership, word))
            )
    return found


def _place_with(partnership, word):
    places = ServiceLocation.objects.filter(partnership=partnership, service=OuterRef("pk"))
    return Exists(
        places.filter(Q(name__icontains=word) | Q(address__icontains=word) | Q(postcode__icontains=word))
    )


def _in_facts(partnership, filters):
    kinds = {"serves": "serves", "referrer": "referrer", "access": "access"}
    found = {
        name: _beside(ServiceFact, partnership, kind=kind, word=getattr(filters, name))
        for name, kind in kinds.items()
        if getattr(filters, name)
    }
    if filters.language:
        found["language"] = _beside(
            ServiceFact, partnership, kind="language", word__iexact=filters.language.strip()
        )
    return found


def _in_figures(filters):
    found = {}
    if filters.age is not None:
        found["age"] = Q(ages_from__lte=filters.age, ages_to__gt=filters.age)
    if filters.free:
        found["free"] = Q(free=filters.free == "yes")
    if filters.wait == "known":
        found["wait"] = Q(wait_high__isnull=False)
    elif filters.wait == "long":
        found["wait"] = Q(wait_high__gt=LONG_WAIT)
    elif filters.wait:
        found["wait"] = Q(wait_high__lte=int(filters.wait))
    if filters.funding:
        until = timezone.localdate() + timedelta(days=round(int(filters.funding) * DAYS_IN_A_MONTH))
        found["funding"] = Q(funding_ends__lte=until)
    return found


def silences(partnership, filters):
    """For each fact that is asked for: the condition that a service says nothing about it."""
    nothing = {
        "age": Q(ages_from__isnull=True),
        "reach": Q(reach=""),
        "free": Q(free__isnull=True),
        "wait": Q(wait_high__isnull=True),
        "funding": Q(funding_ends__isnull=True),
        "level": ~_beside(ServiceLevel, partnership),
        "tier": ~_beside(ServiceTier, partnership),
        **{
            name: ~_beside(ServiceFact, partnership, kind=name)
            for name in ("serves", "referrer", "access", "language")
        },
    }
    asked = conditions(partnership, filters)
    return {name: condition for name, condition in nothing.items() if name in asked}


def lacking(partnership):
    """For each thing that may be lacking: the condition on the service, as the domain counts it."""
    on_the_map = _beside(ServiceLocation, partnership, latitude__isnull=False)
    return {
        Lack.AGES: Q(ages_from__isnull=True),
        Lack.OUTSIDE: Q(ages_from__gte=FIFTH_BIRTHDAY),
        Lack.LEVELS: ~Q(_beside(ServiceLevel, partnership)),
        Lack.KINDS: ~Q(_beside(ServiceTier, partnership)),
        Lack.REACH: Q(reach=""),
        Lack.WAY_IN: Q(eligibility="") & ~Q(_beside(ServiceFact, partnership, kind="referrer")),
        Lack.POSITION: ~Q(on_the_map),
        Lack.SERVES: Q(caregivers="") & ~Q(_beside(ServiceFact, partnership, kind="serves")),
        Lack.WAIT: Q(wait_high__isnull=True),
        Lack.CAPACITY: Q(places__isnull=True, caseload__isnull=True),
        Lack.CHECKED: Q(assured_on__isnull=True),
    }
