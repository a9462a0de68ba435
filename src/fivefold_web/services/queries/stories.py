"""Stories of invented children: the nine of the toolkit, and those of the place."""

from dataclasses import dataclass

from django.http import Http404

from fivefold.knowledge.catalogue import scenarios
from fivefold.vocabulary.support import Level
from fivefold_web.services.models import LocalScenario

OWN = "own-"


@dataclass(frozen=True)
class OwnStory:
    """A story of the place's own, with the same names as one of the toolkit."""

    number: int
    slug: str
    title: str
    age_months: float
    age: str
    text: str
    level: Level
    factors: tuple[str, ...]


def toolkit_story(slug):
    """One of the nine scenarios, or None."""
    return next((scenario for scenario in scenarios() if scenario.slug == slug), None)


def own_rows(partnership):
    """The place's own stories that were not removed, youngest first."""
    return list(LocalScenario.objects.filter(partnership=partnership, removed__isnull=True))


def own_row(partnership, slug, with_removed=False):
    """One story of the place, or 404. A walk goes on telling a story that was removed since."""
    found = LocalScenario.objects.filter(partnership=partnership, slug=slug)
    row = found.first() if with_removed else found.filter(removed__isnull=True).first()
    if row is None:
        raise Http404
    return row


def sent_before(partnership, client_key):
    """The story that was made from this very form, or None."""
    return LocalScenario.objects.filter(partnership=partnership, client_key=client_key).first()


def slug_is_taken(partnership, slug):
    return LocalScenario.objects.filter(partnership=partnership, slug=slug).exists()


def as_story(row, age):
    """A row as a story; `age` in words."""
    return OwnStory(
        number=row.pk,
        slug=row.slug,
        title=row.title,
        age_months=row.age_months,
        age=age,
        text=row.text,
        level=Level(row.level),
        factors=tuple(row.factors.split()),
    )
