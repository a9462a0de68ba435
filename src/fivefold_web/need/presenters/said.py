"""Sentences about figures in the reader's language."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext as _

from fivefold.need.indicators import AS_PUBLISHED
from fivefold.need.sentences import Beside, sentences
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.benchmarks import called
from fivefold_web.need.presenters.words import in_unit

MONTHS_A_YEAR = 12


def sentence_of(row, area, standing, region=""):
    """The plain sentences about one row of a profile, beside one benchmark."""
    value, told = in_unit(row.newest.value, row.definition.unit), row.definition
    clauses = sentences(
        value.about(period=row.newest.period, unit=_unit_words(value.unit)),
        area=area,
        what=translated(told.name),
        said_as=translated(told.said_as),
        beside=beside_of(row, standing, region),
        trend=row.trended.trend,
    )
    return spoken(clauses)


def beside_of(row, standing, region=""):
    """The benchmark of a sentence; None where the area is its own benchmark."""
    if standing is None:
        return None
    value = in_unit(standing.value, row.definition.unit)
    return Beside(
        called(standing, region),
        value.about(unit=_unit_words(value.unit)),
        standing.word,
        standing.why,
        standing.basis == AS_PUBLISHED,
    )


def spoken(clauses):
    """Clauses as text: each template and label in the reader's language, then its words."""
    return " ".join(
        gettext(clause.template) % {**clause.words, **{key: gettext(of) for key, of in clause.labels.items()}}
        for clause in clauses
    )


def _unit_words(unit):
    return unit if unit in ("", "%") else translated(unit)


def age_of(retrieved, today):
    """How long ago a file was fetched."""
    if retrieved is None:
        return ""
    months = (today.year - retrieved.year) * MONTHS_A_YEAR + today.month - retrieved.month
    months -= today.day < retrieved.day
    if months < 1:
        return _("retrieved this month")
    if months < 2 * MONTHS_A_YEAR:
        return ngettext("retrieved %(n)d month ago", "retrieved %(n)d months ago", months) % {"n": months}
    return _("retrieved %(n)d years ago") % {"n": months // MONTHS_A_YEAR}
