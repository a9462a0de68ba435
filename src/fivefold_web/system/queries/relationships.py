"""Reading support for relationships: every service with its answers, and with what its parents said."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count

from fivefold.system.checks import Answer
from fivefold.system.parents import FEWEST, Heard
from fivefold.system.relationships import Answered, Mapped
from fivefold_web.places import queries as places
from fivefold_web.services.queries import directory as services
from fivefold_web.system.models import ParentsHeard, ParentsSaid
from fivefold_web.system.queries.checks import checklist_called, histories_of

CHECKLIST = "relationship-support"
TASK = "system.parents"
How = ParentsHeard.How


def checklist():
    return checklist_called(CHECKLIST)


@dataclass(frozen=True)
class Held:
    """The check of one service: which one is open, which one counts, and since when."""

    latest: int | None = None
    held_on: object = None
    unfinished: int | None = None


@dataclass(frozen=True)
class Relationships:
    """All services that run now with what is known of them, and the checks by number of the service."""

    services: list[Mapped]
    checks: dict[int, Held]
    parents: dict[int, int]


def relationships(partnership):
    """Everything that the page needs, in a fixed number of statements."""
    rows = list(services.current_services_of(partnership))
    answers, checks = _checks(partnership)
    heard = _heard(partnership)
    offers = services.offers_of(partnership, rows)
    mapped = [
        Mapped(row.pk, offer, answers.get(row.pk, {}), heard.get(row.pk, {}))
        for row, offer in zip(rows, offers, strict=True)
    ]
    return Relationships(mapped, checks, _how_many(partnership))


def _checks(partnership):
    """Of each service the answers that count, and where its checks are."""
    answers, held = {}, {}
    for history in histories_of(partnership, CHECKLIST):
        one = history.latest or history.unfinished
        if one is None or one.service_id is None:
            continue
        latest, unfinished = history.latest, history.unfinished
        held[one.service_id] = Held(
            latest.pk if latest else None,
            latest.held_on if latest else None,
            unfinished.pk if unfinished else None,
        )
        if latest:
            answers[one.service_id] = {
                row.criterion: Answered(Answer(row.answer) if row.answer else None, row.comment)
                for row in latest.answers.all()
            }
    return answers, held


def _heard(partnership):
    """What parents said, by service and question."""
    found = defaultdict(lambda: defaultdict(Heard))
    columns = ("heard__service_id", "criterion", "yes", "partly", "no")
    for number, criterion, *counts in ParentsSaid.objects.filter(partnership=partnership).values_list(
        *columns
    ):
        found[number][criterion] += Heard(*counts)
    return {number: dict(some) for number, some in found.items()}


def _how_many(partnership):
    """Times that parents of each service were heard."""
    rows = ParentsHeard.objects.filter(partnership=partnership).order_by().values_list("service_id")
    return dict(rows.annotate(Count("pk")))


def heard_of(service):
    """What parents of one service said, by question."""
    return _heard(service.partnership_id).get(service.pk, {})


def comments_of(service):
    """Short comments of parents, by their words; none while so few answered that one could be known."""
    said = heard_of(service)
    if not any(one.base >= FEWEST for one in said.values()):
        return []
    rows = ParentsHeard.objects.filter(service=service).exclude(comment="")
    return sorted(rows.values_list("comment", flat=True))


def heard_before(partnership, client_key):
    return ParentsHeard.objects.filter(partnership=partnership, client_key=client_key).first()


def open_parents_links(service):
    """Links by which parents can answer now."""
    found = places.guest_links_of(service.partnership, TASK, str(service.pk))
    return [link for link in found if link.is_open]
