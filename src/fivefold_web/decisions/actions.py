"""Writing findings, recommendations and actions."""

from django.db import transaction

from fivefold.decisions import recommendation as rules
from fivefold.decisions import states
from fivefold.evidence.finding import LONGEST, check_sentence
from fivefold_web.audit.actions import record
from fivefold_web.decisions import queries
from fivefold_web.decisions.models import EvidenceItem, Finding, PlannedAction, Recommendation


@transaction.atomic
def write_finding(*, partnership, sentence, citations, client_key, by):
    """Keep a finding with its evidence. Sending the same form again returns the finding there is."""
    there = queries.finding_sent_as(partnership, client_key)
    if there:
        return there
    finding = Finding.objects.create(
        partnership=partnership,
        sentence=check_sentence(sentence),
        client_key=client_key,
        written_by=by.audit_label,
    )
    for citation in citations:
        _attach(finding, citation)
    evidence = [citation.title for citation in citations]
    record(
        partnership=partnership,
        by=by,
        did="wrote a finding",
        what=finding,
        after={"sentence": finding.sentence, "evidence": evidence},
    )
    return finding


def _attach(finding, citation):
    """Whether the citation was new to the finding."""
    _item, is_new = EvidenceItem.objects.get_or_create(
        finding=finding,
        key=citation.key,
        defaults={
            "kind_name": citation.kind.value,
            "title": citation.title[:300],
            "detail": citation.detail,
            "path": citation.path,
            "source": citation.source[:300],
            "as_of": citation.as_of,
            "figures": list(citation.figures),
        },
    )
    return is_new


@transaction.atomic
def add_evidence(*, partnership, finding, citation, by):
    """Add a citation to a finding; the same source twice changes nothing."""
    if _attach(finding, citation):
        after = {"evidence": citation.title}
        record(partnership=partnership, by=by, did="added evidence", what=finding, after=after)


@transaction.atomic
def reword_finding(*, partnership, finding, sentence, by):
    """Change the sentence; the evidence stays."""
    before = {"sentence": finding.sentence}
    finding.sentence = check_sentence(sentence)
    finding.save()
    record(
        partnership=partnership,
        by=by,
        did="reworded a finding",
        what=finding,
        before=before,
        after={"sentence": finding.sentence},
    )


@transaction.atomic
def recommend(*, partnership, findings, sentence, by, why="", level="", effort="medium", effect="medium"):
    """Write a draft recommendation that rests on findings."""
    recommendation = Recommendation.objects.create(
        partnership=partnership,
        sentence=sentence,
        why=why,
        level_name=level,
        effort_name=effort,
        effect_name=effect,
    )
    recommendation.findings.set(findings)
    after = _facts(recommendation)
    record(partnership=partnership, by=by, did="recommended", what=recommendation, after=after)
    return recommendation


@transaction.atomic
def recommend_at_once(*, partnership, citation, sentence, level, client_key, by):
    """A draft recommendation with the finding that it rests on. Sending it again returns the draft there is."""
    finding = write_finding(
        partnership=partnership,
        sentence=citation.title[:LONGEST],
        citations=[citation],
        client_key=client_key,
        by=by,
    )
    there = finding.recommendations.order_by("pk").first()
    return there or recommend(
        partnership=partnership, findings=[finding], sentence=sentence, level=level, by=by
    )


def _facts(recommendation):
    return {
        "sentence": recommendation.sentence,
        "why": recommendation.why,
        "level": recommendation.level_name,
        "state": recommendation.state_name,
        "findings": [finding.pk for finding in recommendation.findings.all()],
    }


@transaction.atomic
def change_recommendation(*, partnership, recommendation, findings, by, **changes):
    """Change a recommendation. A final one goes back to draft first, so that nobody changes what was settled."""
    if recommendation.state is not states.RecommendationState.DRAFT:
        raise states.NotAllowed("Only a draft can be changed. Put the recommendation back to draft first.")
    before = _facts(recommendation)
    for name in ("sentence", "why"):
        setattr(recommendation, name, changes[name])
    for name in ("level", "effort", "effect"):
        setattr(recommendation, f"{name}_name", changes[name])
    recommendation.save()
    recommendation.findings.set(findings)
    record(
        partnership=partnership,
        by=by,
        did="changed a recommendation",
        what=recommendation,
        before=before,
        after=_facts(recommendation),
    )


@transaction.atomic
def move_recommendation(*, partnership, recommendation, to, by):
    """Make a recommendation final, draft or withdrawn, as the rules allow."""
    then = rules.move_recommendation(queries.fact_of_recommendation(recommendation), to)
    before = {"state": recommendation.state_name}
    recommendation.state_name = then
    recommendation.save()
    record(
        partnership=partnership,
        by=by,
        did=f"made {then.value}",
        what=recommendation,
        before=before,
        after={"state": then},
    )


@transaction.atomic
def plan(*, partnership, recommendation, sentence, owner, due, by):
    """Put an action in the plan, with a name and a date."""
    action = PlannedAction.objects.create(
        partnership=partnership, recommendation=recommendation, sentence=sentence, owner=owner, due=due
    )
    facts = {"sentence": sentence, "owner": owner, "due": due}
    record(partnership=partnership, by=by, did="planned", what=action, after=facts)
    return action


@transaction.atomic
def change_action(*, partnership, action, sentence, owner, due, by):
    """Change what, who or when."""
    before = {"sentence": action.sentence, "owner": action.owner, "due": action.due}
    action.sentence, action.owner, action.due = sentence, owner, due
    action.save()
    after = {"sentence": sentence, "owner": owner, "due": due}
    record(partnership=partnership, by=by, did="changed an action", what=action, before=before, after=after)


@transaction.atomic
def move_action(*, partnership, action, to, by, reason=""):
    """Move an action by the table of allowed moves."""
    before = {"state": action.state_name}
    action.state_name = states.move(action.state_name, to, reason=reason)
    action.reason = reason.strip()
    action.save()
    after = {"state": action.state_name, "reason": action.reason}
    record(
        partnership=partnership,
        by=by,
        did=f"made {action.state_name}",
        what=action,
        before=before,
        after=after,
    )
