"""Workforce: what teams say of their practice, only in groups that are large enough to be shown."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fivefold.charts.spread import Spread as SpreadChart
from fivefold.charts.spread import StatementSpread
from fivefold.knowledge import statements
from fivefold.publishing.document import Bullets, Number, Table
from fivefold.publishing.picturing import figure
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.rating import Rag
from fivefold.vocabulary.value import State, Value
from fivefold.workforce.spread import Spread
from fivefold_web.design.words import translated
from fivefold_web.publishing.chapters.chapter import Chapter, nothing_yet, said
from fivefold_web.workforce import queries
from fivefold_web.workforce.presenters.tables import Seen
from fivefold_web.workforce.presenters.wording import named_here


def chapter(scope):
    """The newest round in which a team has sent its answers."""
    for this in queries.rounds_of(scope.partnership):
        if checks := queries.sent_checks_in(scope.partnership, this):
            # A document goes further than the workspace: nobody is named in it, whoever puts it together.
            return _round(scope, this, Seen(this, checks, named=False))
    return nothing_yet(_("No team has sent its answers."))


def _round(scope, this, seen):
    here = named_here(scope.partnership)
    spreads = {one.slug: seen.spread(one.slug) for one in statements()}
    hidden = sum(spread is State.SUPPRESSED for spread in spreads.values())
    blocks = [
        said(
            Number(
                f"teams:{this.pk}", _("Teams that sent answers"), _value(this, len(seen.checks), _("teams"))
            ),
            _(" teams rated eleven statements about their practice red, amber or green: %(round)s, %(day)s.")
            % {"round": this.name, "day": date_format(this.held_on, "j F Y")},
        ),
        _picture(this, spreads, here),
        *_weakest(seen, here),
    ]
    if hidden:
        blocks.append(said(_hidden_words(this)))
    withheld = (_hidden_words(this),) if hidden else ()
    return Chapter(blocks=tuple(blocks), citations=(_source(this, seen),), withheld=withheld)


def _hidden_words(this):
    return _("Groups with fewer than %(n)s teams are hidden. Hidden is not zero.") % {
        "n": this.smallest_group
    }


def _value(this, number, unit):
    return Value.observed(
        number, basis=_("counted"), period=this.held_on.isoformat(), source=_("Team check, %(round)s") % {"round": this.name}, unit=unit
    )  # fmt: skip


def _picture(this, spreads, here):
    """Bars with letters, and beside them the counts as figures of the document."""
    words = {one.slug: f"{one.number}. {one.title}" for one in here}
    shown = {slug: spread if isinstance(spread, Spread) else None for slug, spread in spreads.items()}
    chart = SpreadChart(
        _("How teams rate the eleven statements"),
        tuple(
            StatementSpread(words[slug], spread.red, spread.amber, spread.green)
            if spread
            # Nobody rated it, or it is hidden: only the second is said to be hidden.
            else StatementSpread(words[slug], *([0] * 3 if spreads[slug] is State.MISSING else [None] * 3))
            for slug, spread in shown.items()
        ),
    )
    headers = (_("Statement"), *(f"{translated(rag.label)} ({rag.letter})" for rag in Rag))
    rows = tuple((words[slug], *_counts(this, slug, spread)) for slug, spread in spreads.items())
    return figure(chart, twin=Table(chart.title, headers, rows))


def _counts(this, slug, spread):
    for rag in Rag:
        if isinstance(spread, Spread):
            value = _value(this, spread.count(rag), _("teams"))
        else:
            value = Value(spread, period=this.held_on.isoformat(), source=this.name, unit=_("teams"))
        yield Number(f"rating:{this.pk}:{slug}:{rag}", f"{slug}, {translated(rag.label)}", value)


def _weakest(seen, here):
    by_slug = {one.slug: one for one in here}
    weak = [by_slug[slug] for slug in seen.weakest()]
    if not weak:
        return
    yield said(_("The weakest statements, by the share of teams that rate them red, then amber:"))
    yield Bullets(tuple((f"{one.number}. {one.title}",) for one in weak))


def _source(this, seen):
    pages = sorted({one.sources for one in statements()})
    detail = _("%(teams)d teams, %(day)s") % {
        "teams": len(seen.checks),
        "day": date_format(this.held_on, "j F Y"),
    }
    title = _("Team check, %(round)s") % {"round": this.name}
    return Citation(
        SourceKind.STATEMENT, f"round:{this.pk}", title, detail, "", "; ".join(pages), this.held_on
    )
