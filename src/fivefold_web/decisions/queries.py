"""Reading findings, recommendations and actions of one partnership."""

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q
from django.http import Http404

from fivefold.decisions import recommendation as rules
from fivefold.decisions.plan import Planned, is_overdue
from fivefold.evidence import finding as facts
from fivefold.evidence.trace import Trace
from fivefold.knowledge import factors
from fivefold.vocabulary.citation import Citation
from fivefold.vocabulary.support import Level
from fivefold_web.decisions.models import EvidenceItem, Finding, PlannedAction, Recommendation


def findings_of(partnership):
    """Findings with their evidence and the recommendations that rest on them, newest first."""
    return Finding.objects.filter(partnership=partnership).prefetch_related("evidence", "recommendations")


def findings_at(partnership, level):
    """Findings about a level: they cite it or one of its factors, or a recommendation at this level rests on them."""
    keys = [f"level:{level}"] + [f"factor:{factor.slug}" for factor in factors(Level(level))]
    about = Q(evidence__key__in=keys) | Q(recommendations__level_name=level)
    return findings_of(partnership).filter(about).distinct()


def finding_of(partnership, pk):
    return _one(findings_of(partnership).filter(pk=pk))


def finding_sent_as(partnership, client_key):
    return Finding.objects.filter(partnership=partnership, client_key=client_key).first()


def findings_about(partnership, key):
    """Findings that cite this source."""
    return findings_of(partnership).filter(evidence__key=key).distinct()


def sources_cited(partnership):
    """Keys of every source that some finding cites."""
    return set(EvidenceItem.objects.filter(finding__partnership=partnership).values_list("key", flat=True))


def recommendations_of(partnership):
    rows = Recommendation.objects.filter(partnership=partnership)
    return rows.prefetch_related("findings__evidence", "actions")


def recommendation_of(partnership, pk):
    return _one(recommendations_of(partnership).filter(pk=pk))


def actions_of(partnership):
    rows = PlannedAction.objects.filter(partnership=partnership).select_related("recommendation")
    return rows.prefetch_related(
        Prefetch("recommendation__findings", Finding.objects.prefetch_related("evidence"))
    )


def action_of(partnership, pk):
    return _one(actions_of(partnership).filter(pk=pk))


def fact_of_finding(row):
    """A stored finding as the domain knows it."""
    return facts.Finding(row.sentence, tuple(citation_of(item) for item in row.evidence.all()))


def citation_of(item):
    """Stored evidence as the domain knows it."""
    return Citation(
        item.kind, item.key, item.title, item.detail, item.path, item.source, item.as_of, tuple(item.figures)
    )


def fact_of_recommendation(row):
    """A stored recommendation as the domain knows it."""
    level = Level(row.level_name) if row.level_name else None
    findings = tuple(fact_of_finding(f) for f in row.findings.all() if f.evidence.all())
    return rules.Recommendation(row.sentence, findings, level, row.state)


def trace_of(partnership):
    """What rests on what, in the whole partnership."""
    links = []
    for finding in findings_of(partnership):
        here = ("finding", str(finding.pk))
        links += [(here, ("source", item.key)) for item in finding.evidence.all()]
        links += [(("recommendation", str(r.pk)), here) for r in finding.recommendations.all()]
    for action in PlannedAction.objects.filter(partnership=partnership):
        links.append((("action", str(action.pk)), ("recommendation", str(action.recommendation_id))))
    return Trace.of(links)


@dataclass(frozen=True)
class Standing:
    """Where the decisions of a partnership stand."""

    findings: int
    drafts: int
    final: int
    open_actions: int
    done_actions: int
    overdue_actions: int


def standing(partnership, *, on):
    """Counts for the overview."""
    states = list(Recommendation.objects.filter(partnership=partnership).values_list("state_name", flat=True))
    planned = [
        Planned(row.state, row.due)
        for row in PlannedAction.objects.filter(partnership=partnership).only("state_name", "due")
    ]
    return Standing(
        findings=Finding.objects.filter(partnership=partnership).count(),
        drafts=states.count("draft"),
        final=states.count("final"),
        open_actions=sum(p.state.is_open for p in planned),
        done_actions=sum(p.state.value == "done" for p in planned),
        overdue_actions=sum(is_overdue(p, on=on) for p in planned),
    )


def _one(rows):
    row = rows.first()
    if row is None:
        raise Http404
    return row


def findings_citing(partnership, keys):
    """Findings that rest on any of these sources, newest first."""
    return Finding.objects.filter(partnership=partnership, evidence__key__in=keys).distinct()


def findings_citing_each(partnership, prefix):
    """How many findings rest on each source whose key begins so, by what follows in the key."""
    found = EvidenceItem.objects.filter(finding__partnership=partnership, key__startswith=prefix)
    counted = found.order_by().values("key").annotate(n=Count("finding", distinct=True))
    return {row["key"].removeprefix(prefix): row["n"] for row in counted}


def actions_resting_on_each(partnership, prefix):
    """How many actions rest on each source whose key begins so, by what follows in the key."""
    key = "recommendation__findings__evidence__key"
    found = PlannedAction.objects.filter(**{"partnership": partnership, f"{key}__startswith": prefix})
    counted = found.order_by().values(key).annotate(n=Count("pk", distinct=True))
    return {row[key].removeprefix(prefix): row["n"] for row in counted if row[key].startswith(prefix)}


def actions_resting_on(partnership, keys, level=""):
    """Actions whose recommendation rests on any of these sources, or is made for this level."""
    about = Q(recommendation__findings__evidence__key__in=keys)
    if level:
        about |= Q(recommendation__level_name=level)
    return PlannedAction.objects.filter(about, partnership=partnership).distinct()
