"""Reading self-checks: of one subject, and over all subjects of a checklist."""

from dataclasses import dataclass

from django.http import Http404

from fivefold import knowledge
from fivefold.knowledge.schemas import Asked, Checklist, Scale
from fivefold.system.checks import Answer
from fivefold.system.measuring import OBSERVATION_CRITERION, Chosen, observation
from fivefold_web.places import queries as places
from fivefold_web.services.queries import directory as services
from fivefold_web.system.models import Check, MeasurementPlan, PlanMeasure


def checklist_called(slug) -> Checklist:
    """A checklist that is answered in place, partly or not yet, or 404."""
    found = knowledge.checklist(slug)
    if found is None or found.scale is not Scale.IN_PLACE:
        raise Http404
    return found


def check_of(partnership, pk):
    """One check of this place with its answers, or 404."""
    found = Check.objects.filter(partnership=partnership, pk=pk).prefetch_related("answers").first()
    if found is None:
        raise Http404
    return found


def open_check_of(partnership, slug, subject):
    """The unfinished check of a subject, or None."""
    return Check.objects.filter(
        partnership=partnership, checklist=slug, finished__isnull=True, **subject.columns
    ).first()


@dataclass(frozen=True)
class Subject:
    """Who or what is looked at: a row of this place, or a name alone."""

    name: str
    service: object = None
    organisation: object = None
    plan: object = None

    @property
    def columns(self):
        """What finds the checks of this subject."""
        if self.service or self.organisation or self.plan:
            return {"service": self.service, "organisation": self.organisation, "plan": self.plan}
        nobody = {"service": None, "organisation": None, "plan": None}
        return nobody | {"subject_name": self.name}


def subjects_for(partnership, asked_of):
    """Rows of this place that a checklist can be asked of, by a key for forms."""
    if asked_of is Asked.SERVICE:
        rows = services.current_services_of(partnership)
        return {f"service-{row.pk}": Subject(row.name, service=row) for row in rows}
    if asked_of is Asked.ORGANISATION:
        rows = places.organisations_of(partnership)
        return {f"organisation-{row.pk}": Subject(row.name, organisation=row) for row in rows}
    if asked_of is Asked.PLAN:
        rows = MeasurementPlan.objects.filter(partnership=partnership)
        return {f"plan-{row.pk}": Subject(row.name, plan=row) for row in rows}
    return {"partnership": Subject(partnership.name)}


@dataclass(frozen=True)
class History:
    """All checks of one subject along one checklist, the newest first; at most one of them is unfinished."""

    name: str
    unfinished: Check | None
    finished: list[Check]

    @property
    def latest(self):
        return self.finished[0] if self.finished else None

    @property
    def earlier(self):
        return self.finished[1] if len(self.finished) > 1 else None


def histories_of(partnership, slug):
    """The checks of every subject along one checklist, by the name of the subject: two statements."""
    rows = Check.objects.filter(partnership=partnership, checklist=slug).prefetch_related("answers")
    found = {}
    for row in rows:
        found.setdefault(row.subject, []).append(row)
    histories = [
        History(
            some[0].subject_name,
            next((one for one in some if one.finished is None), None),
            [one for one in some if one.finished is not None],
        )
        for some in found.values()
    ]
    return sorted(histories, key=lambda one: one.name.casefold())


def history_of(check):
    """The checks of the same subject along the same checklist, the newest first."""
    rows = Check.objects.filter(partnership=check.partnership_id, checklist=check.checklist)
    same = rows.filter(service=check.service_id, organisation=check.organisation_id, plan=check.plan_id)
    if check.service_id or check.organisation_id or check.plan_id:
        return list(same)
    return list(same.filter(subject_name=check.subject_name))


def latest_of_service(partnership, number):
    """Of each checklist the latest finished check of one service."""
    rows = Check.objects.filter(partnership=partnership, service=number, finished__isnull=False)
    latest = {}
    for row in rows.prefetch_related("answers"):
        latest.setdefault(row.checklist, row)
    return [latest[slug] for slug in sorted(latest)]


def rows_by_criterion(check):
    """What was answered, by criterion; reads what was prefetched."""
    return {row.criterion: row for row in check.answers.all()}


def answers_of(check, rules=None):
    """The answers as the domain knows them; what a rule has found comes before what somebody ticked."""
    said = {row.criterion: Answer(row.answer) for row in check.answers.all() if row.answer}
    return said | (rules or {})


def rules_for(partnership, slug):
    """What rules find about the plans of this place, by number of the plan: a criterion with its answer."""
    if knowledge.checklist(slug).asked_of is not Asked.PLAN:
        return {}
    plans = MeasurementPlan.objects.filter(partnership=partnership).values_list("pk", flat=True)
    chosen = {number: [] for number in plans}
    for number, slug_of_measure in PlanMeasure.objects.filter(partnership=partnership).values_list(
        "plan_id", "measure"
    ):
        chosen[number].append(Chosen(slug_of_measure))
    found = {number: observation(some, knowledge.measures()) for number, some in chosen.items()}
    return {
        number: {OBSERVATION_CRITERION: verdict.answer}
        for number, verdict in found.items()
        if verdict.answer is not None
    }
