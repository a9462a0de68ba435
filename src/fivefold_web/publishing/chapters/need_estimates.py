"""How many young children may need support: ranges with their doubt, by source, never a point."""

from django.utils.translation import gettext as _

from fivefold.charts.ranges import RangeRow, Ranges
from fivefold.need.prevalence import NotEstimable, estimate, main_doubt, makes_a_range
from fivefold.publishing.document import Bullets, Number, Section, Table
from fivefold.publishing.picturing import figure
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold_web.design.words import translated, value_words
from fivefold_web.need.queries.studies import shares_for
from fivefold_web.publishing.chapters.chapter import Chapter, nothing_yet, said
from fivefold_web.publishing.chapters.need import total_of, young_in

AGES_IN_MONTHS = (0, 60)


def prevalence_chapter(scope):
    """How many young children may need support: ranges with their doubt, never a point."""
    shares = shares_for(scope.partnership)
    parts = [part for area, young in young_in(scope.partnership) if (part := _estimates(area, young, shares))]
    if not parts:
        return nothing_yet(
            _("The estimate needs the number of young children: no population file has been confirmed.")
        )
    lead = said(
        _(
            "No measured figure exists for under-fives in the UK. What follows are ranges: published shares from "
            "research elsewhere, applied to the number of children here. They show the size of the task and are no count."
        )
    )
    return Chapter(blocks=(lead,), parts=tuple(parts), citations=tuple(_research(shares, scope.on)))


def _estimates(area, young, shares):
    try:
        made = [estimate(young.total, s, ages=AGES_IN_MONTHS) for s in shares if makes_a_range(s)]
    except NotEstimable:
        return None
    cautions = tuple((f"{one.source.label}: {' '.join(w for w in one.warnings if w)}",) for one in made)
    of = said(
        _("Of "), total_of(area, young), " ",
        _("children under five, %(period)s:") % {"period": young.total.period},
    )  # fmt: skip
    blocks = (of, _picture(area, young, made), said(translated(main_doubt(young.total, made[0].source))), Bullets(cautions), _calculation(area, made[0]))  # fmt: skip
    return Section(area.name, blocks)


def _picture(area, young, made):
    """The range of every source as a bar, with the table that says the same."""
    caption = _("Ranges for %(area)s") % {"area": area.name}
    rows = tuple(
        RangeRow(one.source.label, one.with_sampling, one.published, value_words(one.range)) for one in made
    )
    chart = Ranges(caption, rows, None, _("Children who may be affected"))
    headers = (_("Source of the share"), _("Published share"), _("Children who may be affected"), _("Doubt"))
    numbers = tuple((one.source.label, _share(one.source), _number(area, young, one), _doubt(one)) for one in made)  # fmt: skip
    return figure(chart, twin=Table(caption, headers, numbers))


def _share(source):
    return f"{source.low:g}%" if source.low == source.high else f"{source.low:g}% to {source.high:g}%"


def _number(area, young, one):
    key = f"estimate:{one.source.slug}:{area.code}:{young.year}"
    return Number(key, f"{one.source.measure}, {area.name}", one.range)


def _doubt(one):
    """The doubt in words; in a small place with what chance does to the number."""
    if one.with_chance is None:
        return translated(one.doubt)
    return _("%(doubt)s; with chance %(range)s") % {
        "doubt": translated(one.doubt),
        "range": value_words(one.with_chance),
    }


def _calculation(area, one):
    rows = tuple((translated(step.what), step.sum or "–", step.result) for step in one.steps)
    headers = (_("Step"), _("Sum"), _("Result"))
    caption = _("How the first range for %(area)s is calculated: %(source)s")
    return Table(caption % {"area": area.name, "source": one.source.label}, headers, rows)


def _research(shares, on):
    for source in shares:
        yield Citation(
            SourceKind.DOCUMENT, f"prevalence:{source.slug}", source.label, source.measure, "", source.sources, on
        )  # fmt: skip
