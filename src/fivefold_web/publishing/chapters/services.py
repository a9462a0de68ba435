"""Services: how many, where on the grid, where there is nothing, and the walks of the scenarios."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.charts import grid, rings
from fivefold.publishing.document import Bullets, Number, Section, Table
from fivefold.publishing.picturing import figure
from fivefold.services.coverage import (
    CONTINUUM_SOURCE,
    GRID_SOURCE,
    along_the_continuum,
    counts,
    gaps,
    unplaced,
)
from fivefold.services.scenario import WALK_SOURCE
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.support import Level, Tier
from fivefold.vocabulary.value import Value
from fivefold_web.design.words import translated
from fivefold_web.publishing.chapters.chapter import Chapter, nothing_yet, said
from fivefold_web.services.presenters.proposals import way_or_stop
from fivefold_web.services.presenters.stories import stories_of
from fivefold_web.services.presenters.walks import said_in
from fivefold_web.services.queries import directory as queries
from fivefold_web.services.queries import walks
from fivefold_web.services.queries.proposals import kept_in


def services_chapter(scope):
    """The open services of the directory by level and kind of support, and the gaps."""
    services = queries.placed_services(scope.partnership)
    if not services:
        return nothing_yet(_("No service has been entered."))
    source = _directory(scope, len(services))
    return Chapter(
        blocks=(
            said(
                _("Open services in the directory: "),
                _count("services:open", _("Open services"), len(services), scope),
                ".",
            ),
            *_not_placed(services, scope),
        ),
        parts=(
            Section(_("By level around the child"), tuple(_levels(services, scope))),
            Section(_("By level and kind of support"), tuple(_grid(services, scope))),
            Section(_("Where there is nothing"), tuple(_gaps(services, scope))),
            Section(_("Along the continuum of support"), (_continuum(services, scope),)),
        ),
        citations=(source,),
    )


def _count(key, label, number, scope):
    """A count of services: exact, of what is entered on the day."""
    value = Value.observed(
        number,
        basis=_("counted in the directory"),
        period=scope.on.isoformat(),
        source=_("Service directory of %(place)s") % {"place": scope.partnership.name},
        unit=_("services"),
    )
    return Number(key, label, value)


def _directory(scope, number):
    title = _("Service directory of %(place)s") % {"place": scope.partnership.name}
    detail = ngettext("%(count)d open service", "%(count)d open services", number) % {"count": number}
    places = f"{GRID_SOURCE.words}; {CONTINUUM_SOURCE.words}"
    return Citation(SourceKind.SERVICE_GAP, "directory", title, detail, "", places, scope.on)


def _not_placed(services, scope):
    missing = unplaced(services)
    if missing:
        yield said(
            _count("services:unplaced", _("Services without level or kind"), len(missing), scope),
            _(
                " of them have no level or no kind of support yet. They are in no cell of the grid, so a gap below may be theirs."
            ),
        )


def _levels(services, scope):
    missing = gaps(services)
    number = {level: sum(level in one.levels for one in services) for level in Level}
    lines = {
        level: f"{_services_words(number[level])} · {_gaps_words(sum(cell.level is level for cell in missing))}"
        for level in Level
    }
    chart = rings.Rings(
        _("Services and gaps by level"),
        tuple(rings.Ring(level, translated(level.label), lines[level]) for level in Level),
    )
    rows = tuple(
        (
            translated(level.label),
            _count(f"services:level:{level}", translated(level.label), number[level], scope),
            _count(
                f"gaps:level:{level}", translated(level.label), sum(c.level is level for c in missing), scope
            ),
        )
        for level in Level
    )
    twin = Table(chart.title, (_("Level"), _("Open services"), _("Kinds of support without a service")), rows)
    yield figure(chart, twin=twin)


def _services_words(number):
    return ngettext("%(count)d service", "%(count)d services", number) % {"count": number}


def _gaps_words(number):
    return ngettext("%(count)d gap", "%(count)d gaps", number) % {"count": number}


def _grid(services, scope):
    number = {(cell.level, cell.tier): count for cell, count in counts(services).items()}
    chart = grid.Grid(
        title=_("Open services by level and kind of support"),
        rows=tuple(translated(level.label) for level in Level),
        columns=tuple(translated(tier.label) for tier in Tier),
        counts=tuple(tuple(number[level, tier] for tier in Tier) for level in Level),
        empty=_("none"),
        corner=_("Level"),
    )
    rows = tuple(
        (
            translated(level.label),
            *(
                _count(
                    f"grid:{level}:{tier}",
                    f"{translated(level.label)}, {translated(tier.label)}",
                    number[level, tier],
                    scope,
                )
                for tier in Tier
            ),
        )
        for level in Level
    )
    note = _("A service that acts at several levels or gives several kinds of support counts in each.")
    twin = Table(chart.title, (chart.corner, *chart.columns), rows, note)
    yield figure(chart, twin=twin)


def _gaps(services, scope):
    missing = gaps(services)
    if not missing:
        yield said(_("Every cell of the grid holds at least one open service."))
        return
    yield said(
        _count("gaps:all", _("Cells without a service"), len(missing), scope),
        _(
            " of 25 cells hold no open service. A gap is a reason to look, not a verdict: a service may exist and not be entered."
        ),
    )
    by_level = [(level, [c.tier for c in missing if c.level is level]) for level in Level]
    yield Bullets(
        tuple(
            (f"{translated(level.label)}: {', '.join(translated(t.label).lower() for t in kinds)}",)
            for level, kinds in by_level
            if kinds
        )
    )


def _continuum(services, scope):
    along = along_the_continuum(services)
    rows = tuple(
        (
            translated(tier.label),
            _count(f"continuum:{tier}", translated(tier.label), len(found), scope),
            ", ".join(one.name for one in found) or _("none"),
        )
        for tier, found in along.items()
    )
    return Table(_("Services by kind of support"), (_("Kind of support"), _("Number"), _("Services")), rows)


def scenarios_chapter(scope):
    """What partners said when they walked the children's stories through the place."""
    latest = walks.latest_walks_of(scope.partnership)
    if not latest:
        return nothing_yet(_("No scenario has been walked."))
    told = stories_of(scope.partnership)
    walked = [(scenario, latest[scenario.slug]) for scenario in told if scenario.slug in latest]
    parts = tuple(Section(scenario.title, tuple(_walk(scenario, walk))) for scenario, walk in walked)
    lead = said(
        _("For each child three questions were asked: would somebody notice, understand and support? %(walked)d of %(all)d scenarios have been walked.")
        % {"walked": len(walked), "all": len(told)}
    )  # fmt: skip
    source = Citation(
        SourceKind.SCENARIO_STEP, "walks", _("Walks of the scenarios"), "", "", WALK_SOURCE.words, scope.on
    )
    return Chapter(blocks=(lead,), parts=parts, citations=(source,))


def _walk(scenario, walk):
    rows = tuple((step.step, f"{step.sign} {step.word}", step.missing or "–") for step in said_in(walk))
    yield Table(
        _("%(scenario)s: what partners say") % {"scenario": scenario.title},
        (_("Question"), _("Judgement"), _("What is missing")),
        rows,
        "" if walk.finished else _("This walk is not finished."),
    )
    if walk.found:
        yield said(walk.found)
    kept = kept_in(walk)
    if kept is not None:
        yield said(_("What the map proposed: "), way_or_stop(kept))
