"""One self-check in words: its lines, what a rule found, and what follows."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fivefold.system.checks import Answer
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold_web.design.words import translated
from fivefold_web.system.presenters.evidence import cited

SIGNS = {Answer.IN_PLACE: "●", Answer.PARTLY: "◐", Answer.NOT_YET: "○", Answer.NOT_APPLICABLE: "–"}


@dataclass(frozen=True)
class Said:
    """An answer with its sign; a dash and "not answered" where there is none."""

    sign: str
    words: str


def said(answer):
    return Said(SIGNS[answer], translated(answer.label)) if answer else Said("·", _("not answered"))


@dataclass(frozen=True)
class LineView:
    """One line of a check."""

    slug: str
    title: str
    text: str
    answer: Said
    ruled: str
    comment: str
    next_action: str
    owner: str
    due: object
    changed: object
    sources: str
    proposal: str
    citation: Citation | None


@dataclass(frozen=True)
class CheckPage:
    heading: str
    number: int
    slug: str
    checklist: str
    lead: str
    held_on: object
    is_finished: bool
    lines: list[LineView]
    rounds: list[tuple[int, object, bool]]
    sources: str
    certainty: str

    @classmethod
    def of(cls, checklist, check, rows, rules, history, about):
        """`rules` are answers that a rule gives; `history` the checks of the same subject."""
        return cls(
            heading=f"{checklist.title}: {check.subject_name}",
            number=check.pk,
            slug=checklist.slug,
            checklist=checklist.title,
            lead=checklist.text,
            held_on=check.held_on,
            is_finished=check.finished is not None,
            lines=[
                _line(checklist, check, one, rows.get(one.slug), rules, about) for one in checklist.criteria
            ],
            rounds=[(one.pk, one.held_on, one.finished is not None) for one in history if one.pk != check.pk],
            sources=checklist.sources,
            certainty=translated(checklist.certainty.label),
        )


def _line(checklist, check, criterion, row, rules, about):
    typed = Answer(row.answer) if row and row.answer else None
    ruled = rules.get(criterion.slug)
    answer = ruled or typed
    lacking = answer in (Answer.NOT_YET, Answer.PARTLY)
    return LineView(
        slug=criterion.slug,
        title=criterion.title,
        text=criterion.text,
        answer=said(answer),
        ruled=ruled_words() if ruled else "",
        comment=row.comment if row else "",
        next_action=row.next_action if row else "",
        owner=row.owner if row else "",
        due=row.due if row else None,
        changed=row.changed if row else None,
        sources=sources_of(checklist, criterion),
        proposal=(row.next_action if row and row.next_action else _proposal(criterion, check)),
        citation=_citation(checklist, check, criterion, answer, row, about) if lacking else None,
    )


def ruled_words():
    """Why the third recommendation on measuring is not met; the only rule that answers a line by itself."""
    return _("The plan names no measure that rests on observation, so this is not met yet.")


def _proposal(criterion, check):
    return _("Put “%(line)s” in place in %(subject)s, with training where staff need it.") % {
        "line": criterion.title,
        "subject": check.subject_name,
    }


def sources_of(checklist, criterion):
    return "; ".join(cite.words for cite in criterion.cites or checklist.cites)


def _citation(checklist, check, criterion, answer, row, about):
    detail = " ".join(part for part in (translated(answer.label) + ".", row.comment if row else "") if part)
    return cited(
        SourceKind.SELF_CHECK,
        f"check:{checklist.slug}:{criterion.slug}:{check.pk}",
        about,
        title=f"{check.subject_name}: {criterion.title}, {translated(answer.label).lower()}",
        detail=detail,
        source=_("Self-check “%(checklist)s” of %(day)s; %(sources)s")
        % {
            "checklist": checklist.title,
            "day": date_format(check.held_on, "j F Y"),
            "sources": sources_of(checklist, criterion),
        },
    )
