"""The prevalence estimate in words: a range, its doubt, and every step of the calculation."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from fivefold.charts.ranges import RangeRow, Ranges
from fivefold.need.hidden_in_average import of_a_share
from fivefold.need.prevalence import NotEstimable, estimate, main_doubt, makes_a_range, share_range
from fivefold.need.studies import LOCAL, is_local
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.value import State, Value, figure
from fivefold_web.design.words import translated, value_words
from fivefold_web.need.presenters.drawings import drawing
from fivefold_web.need.presenters.hidden import hidden_words
from fivefold_web.need.presenters.words import in_unit, said


@dataclass(frozen=True)
class SourceRow:
    """What one source would give for the same children, and all that must be known of it."""

    label: str
    measure: str
    share: str
    range: str
    sources: str
    is_chosen: bool
    about: str = ""
    caution: str = ""
    number: int | None = None


@dataclass(frozen=True)
class Result:
    """One estimate: never a point."""

    range: str
    of_whom: str
    doubt: str
    published: str
    measure: str
    about_source: str
    warnings: list[str]
    steps: list
    citation: Citation
    doubt_from: str = ""
    chance: str = ""


@dataclass(frozen=True)
class EstimatePage:
    heading: str
    result: Result | None = None
    refusal: str = ""
    rows: list[SourceRow] = field(default_factory=list)
    context: list = field(default_factory=list)
    has_population: bool = False
    picture: object = None
    changes: str = ""
    hidden: object = None
    perinatal: list = field(default_factory=list)


def estimate_page(*, sources, chosen, children, ages, area_name, about, query, has_population, perinatal=()):
    """The estimate of the chosen source, and the same children under every other source."""
    heading = _("How many young children may need support?")
    context = [source for source in sources if not makes_a_range(source)]
    if children is None:
        return EstimatePage(heading, context=context, has_population=has_population)
    try:
        made = {s.slug: estimate(children, s, ages=ages) for s in sources if makes_a_range(s)}
    except NotEstimable as refusal:
        return EstimatePage(heading, refusal=str(refusal), context=context, has_population=has_population)
    found = made[chosen.slug]
    return EstimatePage(
        heading,
        result=result_of(found, area_name, about, query),
        rows=[source_row(one, one is found) for one in made.values()],
        context=context,
        has_population=has_population,
        picture=side_by_side(sources, made, chosen),
        changes=changes_words(made),
        hidden=hidden_words(of_a_share()),
        perinatal=[perinatal_words(value) for value in perinatal],
    )


def result_of(found, area_name, about, query):
    source = found.source
    return Result(
        range=value_words(found.range),
        of_whom=of_whom(found),
        doubt=translated(found.doubt),
        published=said(found.published) if found.published and found.with_sampling else "",
        measure=source.measure,
        about_source=about_source(source),
        warnings=list(found.warnings),
        steps=[(translated(s.what), s.sum, s.result, s.source) for s in found.steps],
        citation=citation_of(found, area_name, about, query),
        doubt_from=translated(main_doubt(found.children, source)),
        chance=chance_words(found.with_chance) if found.with_chance else "",
    )  # fmt: skip


def chance_words(value):
    """What chance does to a number this small."""
    return _("In a place this small chance alone moves the number: %(range)s children (95 of 100 times).") % {
        "range": value_words(value)
    }


def side_by_side(sources, made, chosen):
    """Every share as a bar, those without a known range as a single sign; the children stand beside in words."""
    rows = tuple(_share_row(source, made.get(source.slug), source is chosen) for source in sources)
    title = _("%(n)d published shares, from %(low)s%% to %(high)s%% of children") % {
        "n": len(rows),
        "low": f"{min(share_range(s)[0] for s in sources):g}",
        "high": f"{max(share_range(s)[1] for s in sources):g}",
    }
    headers = (_("Source"), _("As published"), _("With the error of its sample"), _("In words"))
    return drawing(Ranges(title, rows, None, _("% of children"), "%", headers))


def _share_row(source, found, is_chosen):
    stated = Value(State.ESTIMATED, None, source.low, source.high, unit="%", source=source.sources)
    if source.low == source.high:
        stated = Value.observed(source.low, unit="%", source=source.sources)
    wide = None
    if source.interval_low is not None:
        wide = Value(State.ESTIMATED, None, source.interval_low, source.interval_high, unit="%")
    words = shares(source) + (f": {value_words(found.range)}" if found else "; " + _("no interval known, so no number"))  # fmt: skip
    return RangeRow(source.label, wide, stated, words, is_chosen=is_chosen)


def changes_words(made):
    """How far the answer depends on the source."""
    if len(made) < 2:
        return ""
    low = min(made.values(), key=lambda one: one.range.low)
    high = max(made.values(), key=lambda one: one.range.high)
    return _("Whichever source is chosen, the answer lies between %(low)s (%(least)s) and %(high)s (%(most)s). They measured different things in different places; none is right for all.") % {
        "low": figure(low.range.low), "least": low.source.label, "high": figure(high.range.high), "most": high.source.label,
    }  # fmt: skip


def perinatal_words(value):
    """Modelled perinatal mental health as published: about mothers, and never mixed with the children."""
    shown = in_unit(value.value, "%")
    interval = "" if shown.low is not None else " " + _("(no interval is held)")
    return _("%(area)s, %(period)s: %(value)s%(interval)s. %(source)s") % {
        "area": value.area_name, "period": value.period, "value": said(shown), "interval": interval, "source": shown.source,
    }  # fmt: skip


def about_source(source):
    """Where and when a share was measured, and on whom."""
    year = _("year not stated") if source.year == "not stated" else source.year
    facts = [source.label, source.place, year, source.age, f"n = {source.n}" if source.n else ""]
    return " · ".join(fact for fact in facts if fact)


def of_whom(found):
    """The children that the estimate is about."""
    return _("of %(children)s, %(period)s") % {
        "children": said(found.children),
        "period": found.children.period,
    }


def source_row(found, is_chosen):
    source = found.source
    number = int(source.slug.removeprefix(LOCAL)) if is_local(source) else None
    return SourceRow(
        source.label, source.measure, shares(source), value_words(found.range), source.sources, is_chosen,
        facts_words(source), source.caution, number,
    )  # fmt: skip


def facts_words(source):
    """Place, year, ages and how many children a share rests on."""
    year = _("year not stated") if source.year == "not stated" else source.year
    people = f"n = {figure(source.n)}" if source.n else _("number of children not stated")
    return " · ".join((source.place, year, source.age, people))


def shares(source):
    """The published share, with the error of its sample where that is known."""
    published = f"{source.low:g}%" if source.low == source.high else f"{source.low:g}% to {source.high:g}%"
    if source.interval_low is None:
        return published
    return _("%(published)s; with sampling error %(low)s%% to %(high)s%%") % {
        "published": published, "low": f"{source.interval_low:g}", "high": f"{source.interval_high:g}",
    }  # fmt: skip


def citation_of(found, area_name, about, query):
    span = value_words(found.range)
    return Citation(
        kind=SourceKind.ESTIMATE,
        key=f"estimate:{found.source.slug}:{query}"[:200],
        title=_("Estimate: %(measure)s, %(area)s") % {"measure": found.source.measure, "area": area_name},
        detail=_("%(range)s children %(of_whom)s; %(doubt)s")
        % {"range": span, "of_whom": of_whom(found), "doubt": translated(found.doubt)},
        path=about.path("estimate", query),
        source=found.source.sources,
        as_of=about.today,
        figures=(span,),
    )
