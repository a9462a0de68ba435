"""From findings to recommendations to actions. Without evidence nothing here stands as final."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.decisions.recommendation import what_is_missing
from fivefold.decisions.states import RecommendationState
from fivefold.publishing.document import Bullets, Rich, Section, Table
from fivefold_web.decisions import queries
from fivefold_web.design.words import translated
from fivefold_web.publishing.chapters.chapter import Chapter, nothing_yet, said


def chapter(scope):
    """Final recommendations with their evidence and actions, then what is still open."""
    findings = list(queries.findings_of(scope.partnership))
    recommendations = list(queries.recommendations_of(scope.partnership))
    if not findings and not recommendations:
        return nothing_yet(_("No finding and no recommendation has been written."))
    final = [row for row in recommendations if is_final(row)]
    drafts = [
        row for row in recommendations if row.state is not RecommendationState.WITHDRAWN and row not in final
    ]
    parts = [
        Section(_("Recommendation %(number)d") % {"number": i}, tuple(_recommendation(row)))
        for i, row in enumerate(final, 1)
    ]
    parts += _still_open(drafts, findings)
    return Chapter(
        blocks=() if final else (said(_("No recommendation is final yet.")),),
        parts=tuple(parts),
        citations=tuple(_evidence(findings)),
        withheld=tuple(_withheld(drafts)),
    )


def is_final(row):
    """Final in the workspace, and resting on evidence today: both are needed in a document."""
    return row.state is RecommendationState.FINAL and not what_is_missing(queries.fact_of_recommendation(row))


def _recommendation(row):
    yield said(row.sentence)
    if row.why.strip():
        yield Rich(row.why)
    yield said(_("It rests on:"))
    yield Bullets(
        tuple((_finding_words(finding),) for finding in row.findings.all() if finding.evidence.all())
    )
    actions = list(row.actions.all())
    if not actions:
        yield said(_("No action has been planned for it yet."))
        return
    rows = tuple((a.sentence, a.owner, date_format(a.due, "j F Y"), _state_words(a)) for a in actions)
    headers = (_("Action"), _("Who"), _("By when"), _("Where it stands"))
    yield Table(_("Actions for: %(recommendation)s") % {"recommendation": row.sentence}, headers, rows)


def _state_words(action):
    words = translated(action.state.label)
    return f"{words}: {action.reason}" if action.reason else words


def _finding_words(finding):
    """A finding with each piece of its evidence, as it stood when it was cited."""
    evidence = "; ".join(
        f"{item.title}: {item.detail}" if item.detail else item.title for item in finding.evidence.all()
    )
    return _("%(finding)s Evidence: %(evidence)s") % {"finding": finding.sentence, "evidence": evidence}


def _still_open(drafts, findings):
    if drafts:
        lines = tuple((_draft_words(row),) for row in drafts)
        lead = said(_("These are drafts. They are not agreed and not recommended yet."))
        yield Section(_("Still being discussed"), (lead, Bullets(lines)))
    waiting = [
        finding for finding in findings if not finding.recommendations.all() and finding.evidence.all()
    ]
    if waiting:
        lines = tuple((_finding_words(finding),) for finding in waiting)
        yield Section(_("Findings that no recommendation takes up yet"), (Bullets(lines),))


def _draft_words(row):
    missing = what_is_missing(queries.fact_of_recommendation(row))
    return _("Draft: %(sentence)s %(missing)s") % {
        "sentence": row.sentence,
        "missing": " ".join(_(m) for m in missing),
    }


def _evidence(findings):
    for finding in findings:
        for item in finding.evidence.all():
            yield queries.citation_of(item)


def _withheld(drafts):
    if drafts:
        words = ngettext(
            "%(count)d recommendation is shown as a draft: it is not final, or has no evidence.",
            "%(count)d recommendations are shown as drafts: they are not final, or have no evidence.",
            len(drafts),
        )
        yield words % {"count": len(drafts)}
