"""Findings, recommendations and actions in words."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.decisions.plan import Planned, Size, is_overdue, plan_order, priority
from fivefold.decisions.recommendation import coverage, what_is_missing
from fivefold.decisions.states import MOVES, NEEDS_REASON, RECOMMENDATION_MOVES, ActionState
from fivefold.evidence.finding import bare_numbers
from fivefold.vocabulary.support import Level
from fivefold_web.decisions.queries import citation_of, fact_of_finding, fact_of_recommendation


@dataclass(frozen=True)
class EvidenceCard:
    """One citation as a reader sees it."""

    kind: str
    title: str
    detail: str
    path: str
    source: str
    as_of: date

    @classmethod
    def of(cls, citation):
        return cls(
            _(citation.kind.label),
            citation.title,
            citation.detail,
            citation.path,
            citation.source,
            citation.as_of,
        )


@dataclass(frozen=True)
class FindingPage:
    """A finding with its evidence below and what rests on it above."""

    heading: str
    finding: object
    evidence: list
    hint: str
    recommendations: list = field(default_factory=list)

    @classmethod
    def of(cls, finding):
        bare = bare_numbers(fact_of_finding(finding))
        hint = ""
        if bare:
            hint = _(
                "The evidence does not carry: %(numbers)s. Add the source of it, or take it out of the sentence."
            ) % {"numbers": ", ".join(bare)}
        evidence = [EvidenceCard.of(citation_of(item)) for item in finding.evidence.all()]
        return cls(_("Finding"), finding, evidence, hint, list(finding.recommendations.all()))


@dataclass(frozen=True)
class NewFindingPage:
    """The evidence on top, the sentence to write below."""

    heading: str
    evidence: list
    token: str = ""
    others: list = field(default_factory=list)


@dataclass(frozen=True)
class FindingsPage:
    """All findings, and the strands that have none yet."""

    heading: str
    findings: object
    empty_strands: list
    level: str = ""

    @classmethod
    def of(cls, rows, strands, level=""):
        return cls(_("Findings"), rows, [_(strand) for strand in strands], level)


def levels():
    """The choices of the level filter."""
    return [(level.value, _(level.label)) for level in Level]


def empty_strands(rows):
    """Strands of the needs assessment without a finding."""
    return coverage([], [fact_of_finding(row) for row in rows]).empty_strands


@dataclass(frozen=True)
class RecommendationCard:
    """One recommendation in a list: what it rests on, what follows from it, how urgent it looks."""

    row: object
    rests_on: str
    actions: str
    priority: str

    @classmethod
    def of(cls, row):
        count, followed = len(row.findings.all()), len(row.actions.all())
        return cls(
            row,
            ngettext("rests on %d finding", "rests on %d findings", count) % count,
            ngettext("%d action", "%d actions", followed) % followed,
            _(priority(Size(row.effort_name), Size(row.effect_name))),
        )


@dataclass(frozen=True)
class RecommendationsPage:
    """All recommendations, and the levels that none acts on."""

    heading: str
    cards: list
    empty_levels: list
    level: str = ""

    @classmethod
    def of(cls, rows, level=""):
        """Recommendations of a level, or all; the levels without one are always counted over all."""
        empty = coverage([fact_of_recommendation(row) for row in rows], []).empty_levels
        cards = [RecommendationCard.of(row) for row in rows if level in ("", row.level_name)]
        return cls(_("Recommendations"), cards, [_(e.label) for e in empty], level)


@dataclass(frozen=True)
class Move:
    """A button: where to, and whether a reason is asked for."""

    to: str
    label: str
    needs_reason: bool = False


@dataclass(frozen=True)
class RecommendationPage:
    """One recommendation: what it rests on, what keeps it from being final, what follows."""

    heading: str
    row: object
    findings: list
    missing: list
    moves: list
    actions: list
    priority: str

    @classmethod
    def of(cls, row, *, on):
        labels = {"final": _("Make it final"), "draft": _("Back to draft"), "withdrawn": _("Withdraw it")}
        return cls(
            _("Recommendation"),
            row,
            [FindingPage.of(finding) for finding in row.findings.all()],
            [_(line) for line in what_is_missing(fact_of_recommendation(row))],
            [Move(to.value, labels[to.value]) for to in RECOMMENDATION_MOVES[row.state]],
            [ActionLine.of(action, on=on) for action in row.actions.all()],
            _(priority(Size(row.effort_name), Size(row.effect_name))),
        )


@dataclass(frozen=True)
class ActionLine:
    """One line of the plan."""

    row: object
    state: str
    kind: str
    overdue: bool

    @classmethod
    def of(cls, row, *, on):
        kind = STATE_TAGS.get(row.state, "")
        return cls(row, _(row.state.label), kind, is_overdue(Planned(row.state, row.due), on=on))


# A tag's colour besides its word: what is over or waits is quiet, what is done is good.
STATE_TAGS = {
    ActionState.PROPOSED: "quiet",
    ActionState.PAUSED: "warn",
    ActionState.DONE: "good",
    ActionState.DROPPED: "quiet",
}


@dataclass(frozen=True)
class PlanPage:
    """The action plan, overdue first, with filters and what has no action yet."""

    heading: str
    lead: str
    lines: list
    owners: list
    chosen: dict
    unplanned: list

    @classmethod
    def of(cls, rows, recommendations, *, on, chosen):
        lines = [ActionLine.of(row, on=on) for row in rows]
        lines.sort(key=lambda line: plan_order(Planned(line.row.state, line.row.due), on=on))
        kept = [line for line in lines if _is_chosen(line, chosen)]
        late = sum(line.overdue for line in lines)
        lead = ngettext("%d action is overdue.", "%d actions are overdue.", late) % late
        waiting = [r for r in recommendations if r.state_name == "final" and not r.actions.all()]
        return cls(_("Action plan"), lead, kept, sorted({row.owner for row in rows}), chosen, waiting)


def _is_chosen(line, chosen):
    row = line.row
    return (
        chosen.get("owner", "") in ("", row.owner)
        and chosen.get("state", "") in ("", row.state_name, "overdue" if line.overdue else "")
        and chosen.get("level", "") in ("", row.recommendation.level_name)
    )


@dataclass(frozen=True)
class ActionPage:
    """One action, with the whole way back to its sources."""

    heading: str
    line: ActionLine
    moves: list
    findings: list

    @classmethod
    def of(cls, row, *, on):
        labels = {
            ActionState.AGREED: _("Mark as agreed"),
            ActionState.UNDER_WAY: _("Mark as under way"),
            ActionState.DONE: _("Mark as done"),
            ActionState.PAUSED: _("Pause it"),
            ActionState.DROPPED: _("Drop it"),
        }
        moves = [Move(to.value, labels[to], to in NEEDS_REASON) for to in MOVES[row.state]]
        findings = [FindingPage.of(finding) for finding in row.recommendation.findings.all()]
        return cls(_("Action"), ActionLine.of(row, on=on), moves, findings)


@dataclass(frozen=True)
class Titled:
    heading: str
    lead: str = ""


def plan_rows(page):
    """The plan as rows of a spreadsheet, headings first."""
    headings = [_("Action"), _("Owner"), _("Due"), _("Status"), _("Overdue"), _("Recommendation"), _("Level")]
    rows = [
        [
            line.row.sentence,
            line.row.owner,
            line.row.due,
            line.state,
            _("yes") if line.overdue else _("no"),
            line.row.recommendation.sentence,
            line.row.recommendation.get_level_name_display(),
        ]
        for line in page.lines
    ]
    return [headings, *rows]
