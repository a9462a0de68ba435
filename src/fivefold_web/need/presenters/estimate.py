"""The prevalence estimate in words: a range, its doubt, and every step of the calculation."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from fivefold.need.prevalence import NotEstimable, estimate, makes_a_range
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold_web.design.words import translated, value_words
from fivefold_web.need.presenters.words import said


@dataclass(frozen=True)
class SourceRow:
    """What one source would give for the same children."""

    label: str
    measure: str
    share: str
    range: str
    sources: str
    is_chosen: bool


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


@dataclass(frozen=True)
class EstimatePage:
    heading: str
    result: Result | None = None
    refusal: str = ""
    rows: list[SourceRow] = field(default_factory=list)
    context: list = field(default_factory=list)
    has_population: bool = False


def estimate_page(*, sources, chosen, children, ages, area_name, about, query, has_population):
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
    )  # fmt: skip


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
    return SourceRow(
        source.label, source.measure, shares(source), value_words(found.range), source.sources, is_chosen
    )


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
