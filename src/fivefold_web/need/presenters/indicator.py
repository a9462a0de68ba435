"""One indicator in one area in words, with its pictures and their tables."""

from dataclasses import dataclass, field

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from fivefold.need.benchmarks import Against
from fivefold.need.hidden_in_average import Lens
from fivefold.vocabulary.comparison import Comparison
from fivefold.vocabulary.value import figure
from fivefold_web.design.words import translated
from fivefold_web.need.presenters import indicator_pictures as pictures
from fivefold_web.need.presenters.benchmarks import called
from fivefold_web.need.presenters.funnel_picture import funnel
from fivefold_web.need.presenters.hidden import hidden_words
from fivefold_web.need.presenters.made import made, working
from fivefold_web.need.presenters.profile import benchmark_choices
from fivefold_web.need.presenters.rows import RowView, row_view
from fivefold_web.need.presenters.words import areas_held, basis_words, in_unit, said

# Where on the page the groups of a lens are shown.
SHOWN_AT = {Lens.DEPRIVATION: "#deprivation"}


@dataclass(frozen=True)
class Drawn:
    """A picture and the table that says the same."""

    caption: str
    svg: str
    headers: tuple
    rows: tuple


@dataclass(frozen=True)
class Stands:
    """How the figure stands to one benchmark, in words."""

    name: str
    value: str
    word: Comparison
    who: str
    why: str
    more: str = ""


@dataclass(frozen=True)
class IndicatorPage:
    """Everything that is held about one indicator, for one area and one group of people."""

    heading: str
    definition: object
    code: str
    area: str
    area_name: str
    areas: list
    groups: list
    group_words: str = ""
    row: RowView | None = None
    over_time: Drawn | None = None
    compared: Drawn | None = None
    funnel: Drawn | None = None
    gradient: Drawn | None = None
    gradient_words: list[str] = field(default_factory=list)
    by_group: Drawn | None = None
    why_no_groups: str = ""
    stands: list[Stands] = field(default_factory=list)
    benchmarks: list = field(default_factory=list)
    made: list = field(default_factory=list)
    working: str = ""
    hidden: object = None
    held: str = ""
    instead: object = None
    interval_998: str = ""


def indicator_page(facts, *, areas, about, against, ages, splits, instead=None):
    """The page, or what areas are held where this area has no figure."""
    told = facts.definition
    named = {
        "heading": translated(told.name if told.is_known else facts.indicator.name),
        "definition": told,
        "code": facts.indicator.code,
        "area": facts.area[0],
        "area_name": facts.area[1],
        "areas": areas,
        "groups": [(pk, one.words or _("everybody"), pk == facts.group) for pk, one in facts.groups.items()],
    }
    if facts.row is None:
        held = areas_held({found[-1].area_name for found in facts.by_area.values()})
        return IndicatorPage(**named, held=held, instead=instead)
    by_group = pictures.by_group(facts)
    return IndicatorPage(
        **named,
        group_words=facts.about.words if facts.about else "",
        row=row_view(facts.row, facts.area[1], about, gathered=facts.gathered, against=against, ages=ages),
        over_time=shown(pictures.over_time(facts)),
        compared=shown(pictures.across_areas(facts)),
        funnel=shown(funnel(facts)),
        gradient=shown(pictures.by_deprivation(facts)),
        gradient_words=gradient_words(facts),
        by_group=shown(by_group),
        why_no_groups="" if by_group else _("Your files do not split this figure by group for this area."),
        stands=[_stands(one, facts) for one in facts.gathered.standings_of(facts.row).values()],
        benchmarks=benchmark_choices(facts.gathered, against),
        made=made(facts.newest, told),
        working=working(facts.newest, told),
        hidden=hidden_words(splits, hrefs_of(splits)),
        interval_998=interval_998(facts),
    )


def hrefs_of(splits):
    """Where each split that is held is shown on this page."""
    return {one.lens: SHOWN_AT.get(one.lens, "#groups") for one in splits if one.is_held}


def interval_998(facts):
    """The wider interval as published, by which some comparisons are made."""
    if facts.newest is None or facts.newest.value_998 is None:
        return ""
    low, high = facts.newest.value_998
    unit = facts.newest.value.unit or facts.definition.unit
    return _("%(low)s to %(high)s") % {"low": figure(low, unit), "high": figure(high, unit)}


def _stands(one, facts):
    unit = facts.definition.unit
    more = ""
    if one.against is Against.NEIGHBOURS:
        more = _("%(held)d of %(of)d chosen neighbours have a figure.") % {"held": one.held, "of": one.of}
        if one.lowest and one.highest:
            more += " " + _("They run from %(low)s to %(high)s.") % {
                "low": said(in_unit(one.lowest[1], unit).about(low=None, high=None)),
                "high": said(in_unit(one.highest[1], unit).about(low=None, high=None)),
            }
    if one.against is Against.GOAL:
        more = one.value.source
    name = called(one, facts.region[1] if facts.region else "")
    value = said(in_unit(one.value, unit))
    return Stands(
        name[:1].upper() + name[1:], value, one.word, basis_words(one.basis), translated(one.why), more
    )


def gradient_words(facts):
    """The slope and the relative index as sentences, or why there are none."""
    found = pictures.gradient_of(facts)
    if found is None:
        return []
    lines = []
    if found.area_code != facts.area[0]:
        lines.append(
            _("No figures by deprivation are held for %(area)s; these are England's.")
            % {"area": facts.area[1]}
        )
    if found.slope.number is None:
        return [*lines, translated(found.why)]
    slope, low, high = found.slope.number, found.slope.low, found.slope.high
    unit = translated(found.slope.unit)
    words = {"size": f"{abs(slope):.1f}", "unit": unit, "low": f"{low:.1f}", "high": f"{high:.1f}"}
    if low <= 0 <= high:
        lines.append(
            _(
                "Slope index %(slope)s %(unit)s (%(low)s to %(high)s): there may be no difference by deprivation."
            )
            % (words | {"slope": f"{slope:.1f}"})
        )
    else:
        way = _("lower") if slope < 0 else _("higher")
        lines.append(
            _(
                "At the least deprived end the figure is %(size)s %(unit)s %(way)s than at the most deprived end "
                "(slope index, 95%% interval %(low)s to %(high)s)."
            )
            % (words | {"way": way})
        )
    if found.relative.number is not None:
        ratio = found.relative
        lines.append(
            _(
                "The least deprived end is %(ratio)s times the most deprived end (relative index, %(low)s to %(high)s)."
            )
            % {"ratio": f"{ratio.number:.2f}", "low": f"{ratio.low:.2f}", "high": f"{ratio.high:.2f}"}
        )
    elif found.why:
        lines.append(translated(found.why))
    lines.append(_("How: %(basis)s.") % {"basis": found.slope.basis})
    return lines


def shown(offered):
    """An offered picture on a page, or None where there is nothing to draw."""
    return None if offered is None else drawn(offered.picture)


def drawn(picture):
    """A chart of ours is safe markup: every word in it is escaped where it is written."""
    twin = picture.twin()
    return Drawn(picture.title, mark_safe(picture.svg()), twin.headers, twin.rows)  # noqa: S308
