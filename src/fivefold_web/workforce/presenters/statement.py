"""One statement: its spread over sectors and rounds, what teams wrote, and as evidence."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.rating import Rag
from fivefold.workforce.spread import Spread
from fivefold_web.workforce.presenters.spreads import SpreadWords, spread_words
from fivefold_web.workforce.presenters.tables import Seen


@dataclass(frozen=True)
class Said:
    """What one team said."""

    team: str
    sector: str
    rag: Rag | None
    comment: str


@dataclass(frozen=True)
class StatementPage:
    """One statement in one round."""

    heading: str
    caption: str
    text: str
    source: str
    spread: SpreadWords
    sectors: list[tuple[str, SpreadWords]]
    rounds: list[tuple[str, str, SpreadWords]]
    said: list[Said]
    is_named: bool
    number: int
    citation: Citation | None


def statement_page(seen: Seen, statement, past: list[Seen], today) -> StatementPage:
    """Facts of one statement in words; `past` holds every round, the latest first."""
    shown = seen.shown(statement.slug)
    return StatementPage(
        heading=statement.title,
        caption=_("Statement %(n)s · %(round)s") % {"n": statement.number, "round": seen.this.name},
        text=statement.text,
        source="; ".join(page_words(cite) for cite in statement.cites),
        spread=spread_words(seen.spread(statement.slug)),
        sectors=[(_(sector.label), spread_words(spread)) for sector, spread in shown.groups.items()],
        rounds=[_in_round(one, statement.slug) for one in past],
        said=[_said(check, statement.slug) for check in seen.checks] if seen.named else [],
        is_named=seen.named,
        number=seen.this.pk,
        citation=citation_of(seen, statement, today),
    )


def page_words(cite):
    """Part and page of the toolkit, or the name of a document."""
    return f"{_('Toolkit, Part')} {cite.part}, p{cite.page}" if cite.part is not None else cite.document


def citation_of(seen: Seen, statement, today) -> Citation | None:
    """The statement as evidence; only what everybody may see is offered, for findings are published."""
    total = seen.shown(statement.slug).total
    if not isinstance(total, Spread):
        return None
    where = {"place": seen.this.partnership.slug, "pk": seen.this.pk, "slug": statement.slug}
    day = date_format(seen.this.held_on, "j F Y")
    figures = tuple(
        _("%(n)s of %(base)s teams") % {"n": total.count(r), "base": total.rated} + f": {_(r.label)}"
        for r in Rag
    )
    return Citation(
        kind=SourceKind.STATEMENT,
        key=f"statement:{seen.this.pk}:{statement.slug}",
        title=_("Workforce statement %(n)s: %(title)s") % {"n": statement.number, "title": statement.title},
        detail="; ".join(figures),
        path=reverse("workforce:statement", kwargs=where),
        source=_("Team check “%(round)s”, %(day)s") % {"round": seen.this.name, "day": day},
        as_of=today,
        figures=figures,
    )


def _in_round(seen, slug):
    return seen.this.name, date_format(seen.this.held_on, "j F Y"), spread_words(seen.shown(slug).total)


def _said(check, slug):
    answer = check.answers.get(slug)
    return Said(
        team=check.team.name,
        sector=_(check.team.sector.label),
        rag=answer.rag if answer else None,
        comment=answer.comment if answer else "",
    )
