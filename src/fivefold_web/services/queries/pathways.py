"""Reading pathways: a fixed number of queries however many there are."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q
from django.http import Http404

from fivefold.services.pathway import Group, GroupReach, Link, Pathway, Reached, Route, Step, StepKind
from fivefold.services.supply import Wait
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Tier
from fivefold_web.services.models import Pathway as Row
from fivefold_web.services.models import PathwayLink, PathwayReach, PathwayStep
from fivefold_web.services.queries.directory import offers_of, services_of


def pathways_for(partnership, offers=None):
    """Every pathway that is not archived, as the domain knows it, by name.

    A step whose service was archived stands without a service: the place has it no longer. Who has read the services
    already hands them in by their number.
    """
    rows = Row.objects.filter(partnership=partnership, archived__isnull=True)
    return _as_pathways(partnership, rows, offers)


def pathway_of(partnership, pk):
    """One pathway of this place as the domain knows it, archived or not, or 404."""
    return pathway_as(row_of(partnership, pk))


def pathway_as(row):
    """A row of the table as the domain knows it."""
    return _as_pathways(row.partnership, [row])[0]


def numbers_of(partnership):
    """The number of each pathway that is not archived, by its key: for addresses."""
    rows = Row.objects.filter(partnership=partnership, archived__isnull=True)
    return dict(rows.values_list("key", "pk"))


def row_of(partnership, pk):
    """One row of this place, archived or not, or 404."""
    row = Row.objects.filter(partnership=partnership, pk=pk).select_related("partnership").first()
    if row is None:
        raise Http404
    return row


def rows_of(partnership, archived=False):
    """Pathways by name, with how many steps they have and how many of these lack a service of the place."""
    helping = Q(steps__kind__in=[kind for kind in StepKind if kind.is_given_by_a_service])
    lacking = helping & (Q(steps__service__isnull=True) | Q(steps__service__archived__isnull=False))
    return Row.objects.filter(partnership=partnership, archived__isnull=not archived).annotate(
        steps_in_all=Count("steps"), steps_lacking=Count("steps", filter=lacking)
    )


def names_of(partnership):
    """Number, name and purpose of each pathway that is not archived."""
    rows = Row.objects.filter(partnership=partnership, archived__isnull=True)
    return rows.values_list("pk", "name", "about")


def step_names(partnership):
    """The names of the steps of each pathway, by its number."""
    found = defaultdict(list)
    steps = PathwayStep.objects.filter(partnership=partnership)
    for number, name in steps.values_list("pathway_id", "name"):
        found[number].append(name)
    return found


def step_of(row, key):
    """One step of a pathway, or 404."""
    step = PathwayStep.objects.filter(pathway=row, key=key).select_related("service", "pathway").first()
    if step is None:
        raise Http404
    return step


def steps_of(row):
    """The steps in their order, each with its service, archived ones too."""
    return list(PathwayStep.objects.filter(pathway=row).select_related("service"))


def link_of(row, pk):
    """One link of a pathway, or 404."""
    found = PathwayLink.objects.filter(pathway=row, pk=pk).select_related("start", "end", "pathway").first()
    if found is None:
        raise Http404
    return found


def links_of(row):
    return list(PathwayLink.objects.filter(pathway=row).select_related("start", "end"))


def reaches_of(row):
    """What is said about each group, by group."""
    return {found.group: found for found in PathwayReach.objects.filter(pathway=row)}


def sent_before(partnership, client_key):
    """The pathway that was made from this very form, or None."""
    if not client_key:
        return None
    return Row.objects.filter(partnership=partnership, client_key=client_key).first()


def taken_keys(partnership):
    return set(Row.objects.filter(partnership=partnership).values_list("key", flat=True))


@dataclass(frozen=True, slots=True)
class InPathway:
    """A service as a step of a pathway."""

    number: int
    pathway: str
    step: str
    name: str


def pathways_through(service):
    """In which pathways a service is a step."""
    steps = PathwayStep.objects.filter(service=service, pathway__archived__isnull=True).order_by(
        "pathway__name", "position"
    )
    rows = steps.values_list("pathway_id", "pathway__name", "key", "name")
    return [InPathway(*row) for row in rows]


def services_to_choose(partnership):
    """Number, key, name and organisation of every service of the directory, by name: for choosing and for files."""
    return list(
        services_of(partnership).order_by("name", "pk").values_list("pk", "key", "name", "organisation_name")
    )


def _as_pathways(partnership, rows, offers=None):
    rows = list(rows)
    numbers = [row.pk for row in rows]
    if offers is None:
        services = list(services_of(partnership).filter(pathway_steps__pathway__in=numbers).distinct())
        offers = dict(zip((one.pk for one in services), offers_of(partnership, services), strict=True))
    steps, keys = _steps(numbers, offers)
    links, reaches = _links(numbers, keys), _reaches(numbers)
    return [
        Pathway(
            key=row.key,
            name=row.name,
            about=row.about,
            steps=tuple(steps[row.pk]),
            links=tuple(links[row.pk]),
            reaches=tuple(reaches[row.pk]),
        )
        for row in rows
    ]


def _steps(numbers, offers):
    """Steps by pathway, and the key of each step by its number."""
    found, keys = defaultdict(list), {}
    for row in PathwayStep.objects.filter(pathway__in=numbers):
        keys[row.pk] = row.key
        found[row.pathway_id].append(
            Step(
                key=row.key,
                kind=StepKind(row.kind),
                name=row.name,
                offer=offers.get(row.service_id),
                tier=Tier(row.tier) if row.tier else None,
                own_ages=None if row.ages_from is None else AgeBand(row.ages_from, row.ages_to),
                threshold=row.threshold,
                own_wait=wait_of(row.wait_low, row.wait_high),
                note=row.note,
            )
        )
    return found, keys


def wait_of(low, high):
    """Weeks from the two columns; None where nobody said."""
    return None if low is None else Wait(low, high)


def _links(numbers, keys):
    found = defaultdict(list)
    columns = ("pathway_id", "start_id", "end_id", "route", "condition", "wait_low", "wait_high")
    for number, start, end, route, condition, low, high in PathwayLink.objects.filter(
        pathway__in=numbers
    ).values_list(*columns):
        link = Link(keys[start], keys[end], Route(route), condition, wait_of(low, high))
        found[number].append(link)
    return found


def _reaches(numbers):
    found = defaultdict(list)
    for row in PathwayReach.objects.filter(pathway__in=numbers).order_by("pk"):
        found[row.pathway_id].append(GroupReach(Group(row.group), Reached(row.reached), row.how))
    return found
