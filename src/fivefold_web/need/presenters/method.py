"""Every statistic that stands on a page about need: what it is for, its formula, its reference, an example from here."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fivefold.need.indicators import ENGLAND
from fivefold.need.spine import FEWEST
from fivefold.vocabulary.value import value_words
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.indicator_pictures import gradient_of
from fivefold_web.need.presenters.made import working
from fivefold_web.need.presenters.words import in_unit, said


@dataclass(frozen=True)
class Method:
    """One statistic. `example` uses the figures of the chosen indicator; empty where they do not allow one."""

    key: str
    name: str
    what: str
    formula: tuple
    reference: str
    example: str = ""


def methods(facts=None):
    """All methods, with worked examples where an indicator is chosen."""
    row = facts.row if facts else None
    return [
        _wilson(facts, row),
        _byar(facts, row),
        _comparison(facts, row),
        _trend(row),
        _spread(facts, row),
        _slope(facts, row),
        _neighbours(facts, row),
        _funnel(),
        _standardised(),
        _hidden(),
    ]


def _wilson(facts, row):
    return Method(
        "wilson",
        _("Interval of a percentage"),
        _("How far the true share may lie from the published one when only so many people were counted."),
        (
            "p = x / n,  z = 1.959964 (95%) " + _("or") + " 3.090232 (99.8%)",
            "(2x + z² ∓ z √(z² + 4x(1 − p))) / (2(n + z²))",
            _("Children in low-income families come in families: x and n are halved first."),
        ),
        _(
            "Wilson 1927; Newcombe and Altman 2000; Public Health England 2018, Technical Guide: Confidence Intervals"
        ),
        working(row.newest, row.definition) if row and _unit(row) == "%" else "",
    )


def _byar(facts, row):
    return Method(
        "byar",
        _("Interval of a rate"),
        _("The same question for events: births, conceptions, admissions."),
        (
            _("from ten events (Byar): ")
            + "x(1 − 1/9x − z/3√x)³ "
            + _("to")
            + " (x+1)(1 − 1/9(x+1) + z/3√(x+1))³",
            _("below ten events: the exact Poisson limits"),
        ),
        _(
            "Breslow and Day 1987, volume II; Public Health England 2018, Technical Guide: Confidence Intervals"
        ),
        working(row.newest, row.definition) if row and "per" in _unit(row) else "",
    )


def _comparison(facts, row):
    example = ""
    if row and row.newest.value.low is not None and row.england.number is not None:
        inside = row.newest.value.low <= row.england.number <= row.newest.value.high
        example = _("%(value)s; England %(england)s lies %(where)s.") % {
            "value": said(in_unit(row.newest.value, row.definition.unit)),
            "england": said(in_unit(row.england, row.definition.unit)),
            "where": _("within the interval, so the area may be no different")
            if inside
            else _("outside the interval"),
        }
    return Method(
        "comparison",
        _("Better, similar, worse"),
        _("Whether the area's interval holds the value of the benchmark, which is taken as fixed."),
        (
            _(
                "similar: low ≤ benchmark ≤ high; else better or worse by the good direction, or higher and lower"
            ),
            _(
                "Some indicators are compared by the 99.8% interval, some by fifths of all areas: then we do not compare."
            ),
        ),
        _(
            "Fingertips technical guidance: comparing areas, confidence intervals overlapping a reference value"
        ),
        example,
    )


def _trend(row):
    why = translated(row.trended.why) if row else ""
    return Method(
        "trend",
        _("Recent trend"),
        _("Whether the last five yearly figures move one way. It is a pointer, not a rigorous analysis."),
        (
            "w = (3.92 / (high − low))²",
            _("slope b of the line weighted by w; chi-squared = b² Σ w (year − mean year)² > 9.5495"),
            _("and the direction holds when any one of the five years is left out"),
        ),
        _("Fingertips technical guidance: trend markers"),
        why[:1].upper() + why[1:] + "." if why else "",
    )


def _spread(facts, row):
    numbers = facts.gathered.numbers_for(row) if row else {}
    return Method(
        "spread",
        _("Spread of areas"),
        _(
            "The pale bar runs from the lowest to the highest area that your files hold, its darker part is the middle half."
        ),
        (
            _("quarters by straight lines between neighbouring areas: position 1 + share × (areas − 1)"),
            _("drawn from %(n)d areas of the same kind in the same period") % {"n": FEWEST},
        ),
        _("Hyndman and Fan 1996, definition 7"),
        _("%(n)d areas are held for this figure.") % {"n": len(numbers)} if row else "",
    )


def _slope(facts, row):
    found = gradient_of(facts) if facts else None
    example = ""
    if found is not None and found.slope.number is not None:
        example = _("%(area)s, %(period)s: slope %(slope)s; ratio of the ends %(relative)s.") % {
            "area": found.area_name,
            "period": found.period,
            "slope": said(found.slope),
            "relative": value_words(found.relative),
        }
    return Method(
        "inequality",
        _("Slope index and relative index of inequality"),
        _(
            "How much the figure changes from the most to the least deprived, using all steps and not only the ends."
        ),
        (
            _("x = middle of each step's share of the people, from 0 (most deprived) to 1 (least)"),
            _("slope index = b of the line weighted by people; relative index = value at 1 / value at 0"),
            _("The interval is worked out from the intervals of the steps, without random draws."),
        ),
        _("Low and Low 2004, Measuring the gap; the method of OHID for the slope index"),
        example,
    )


def _neighbours(facts, row):
    return Method(
        "neighbours",
        _("Chosen neighbours together"),
        _("The neighbours as if they were one area."),
        (
            _("sum of counts / sum of denominators, with the interval of a percentage or a rate"),
            _("Where a neighbour's count is hidden or missing there is no value of all together."),
        ),
        _("Public Health England 2018, Technical Guide: Confidence Intervals"),
    )


def _funnel():
    return Method(
        "funnel",
        _("Funnel"),
        _("How far chance alone spreads areas of each size around the benchmark."),
        (
            _(
                "limits of a count that is expected at the benchmark's rate, at 95% and 99.8%, for each size of area"
            ),
        ),
        _("Spiegelhalter 2005, Funnel plots for comparing institutional performance"),
    )


def _standardised():
    return Method(
        "standardised",
        _("Standardised rates and ratios"),
        _("A fair comparison of areas whose people differ in age."),
        (
            _(
                "direct: Σ (rate in each age × standard people) / Σ standard people, limits by Dobson with Byar"
            ),
            _("indirect: observed / Σ (standard rate × people here), limits by Byar"),
        ),
        _("Dobson and others 1991; Public Health England 2018, Technical Guide: Confidence Intervals"),
    )


def _hidden():
    return Method(
        "hidden",
        _("Hidden and missing figures"),
        _("A figure that its publisher hides stays hidden: it is never 0, never guessed and never added up."),
        (_("hidden + anything is hidden; missing + anything is missing"),),
        _("Rules of this workspace"),
    )


def _unit(row):
    return row.newest.value.unit or row.definition.unit


def example_name(facts):
    """What the examples are about."""
    if facts is None or facts.row is None:
        return ""
    area = _("England") if facts.area[0] == ENGLAND else facts.area[1]
    return f"{translated(facts.definition.name)}, {area}, {facts.row.newest.period}"
