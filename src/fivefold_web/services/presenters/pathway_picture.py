"""The picture of a pathway in words: what stands in each box and on each line, and the table beside it."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.charts.pathway import PathwayChart, Stop, Way
from fivefold.services.pathway import Route
from fivefold.services.pathway_waits import before_and_after
from fivefold_web.services.presenters.pathway_words import (
    ages_words,
    kind_words,
    needs_a_wait,
    route_words,
    service_words,
    wait_words,
)


def chart_of(pathway, chosen="", href="", title=""):
    """The chart; `chosen` is the key of a step whose way is shown, `href` the address of the page, for links."""
    on_the_way = _on_the_way(pathway, chosen)
    stops = tuple(_stop(step, chosen, on_the_way, href) for step in pathway.steps)
    ways = tuple(_way(link, on_the_way) for link in pathway.links)
    chart = PathwayChart(title or pathway.name, _about(pathway), stops, ways, _headers(), _rows(pathway))
    return replace(
        chart, ways=tuple(_said_back(way, on) for way, on in zip(ways, chart.onward(), strict=True))
    )


def _on_the_way(pathway, chosen):
    """The keys of the chosen step and of all before and after it; all steps where none is chosen."""
    if not chosen:
        return {step.key for step in pathway.steps}
    before, after = before_and_after(pathway, chosen)
    return {chosen, *before, *after}


def _stop(step, chosen, on_the_way, href):
    facts = [service_words(step), ages_words(step)]
    if needs_a_wait(step):
        facts.append(_("wait: %(weeks)s") % {"weeks": wait_words(step.wait)})
    kind = kind_words(step.kind)
    is_chosen = step.key == chosen
    return Stop(
        key=step.key,
        kind=step.kind,
        kind_words=_("%(kind)s (chosen)") % {"kind": kind} if is_chosen else kind,
        name=step.name,
        facts=tuple(fact for fact in facts if fact),
        lacking=step.lacks_a_service,
        chosen=is_chosen,
        aside=step.key not in on_the_way,
        href=f"{href}?step={step.key}#picture" if href else "",
    )


def _way(link, on_the_way):
    wait = wait_words(link.wait) if link.wait else ""
    return Way(
        start=link.start,
        end=link.end,
        route=link.route,
        route_words="" if link.route is Route.REFERRAL else route_words(link.route),
        words="; ".join(part for part in (link.condition, wait) if part),
        aside=not {link.start, link.end} <= on_the_way,
    )


def _said_back(way, leads_on):
    """A line against the way of reading says so."""
    if leads_on:
        return way
    words = _("Back: %(route)s") % {"route": way.route_words} if way.route_words else _("Back")
    return replace(way, route_words=words)


def _about(pathway):
    steps = ngettext("%(num)d step", "%(num)d steps", len(pathway.steps)) % {"num": len(pathway.steps)}
    links = ngettext("%(num)d link", "%(num)d links", len(pathway.links)) % {"num": len(pathway.links)}
    lacking = [step.name for step in pathway.steps if step.lacks_a_service]
    said = [_("%(steps)s and %(links)s. The table below says the same.") % {"steps": steps, "links": links}]
    if lacking:
        said.append(_("Without a service here: %(steps)s.") % {"steps": ", ".join(lacking)})
    return " ".join(said)


def _headers():
    return (_("From"), _("To"), _("How"), _("Condition"), _("Wait on the way"), _("Wait of the next step"))


def _rows(pathway):
    """One row a link, and one for each step that has none."""
    steps = {step.key: step for step in pathway.steps}
    linked = {key for link in pathway.links for key in (link.start, link.end)}
    rows = [
        (
            steps[link.start].name,
            steps[link.end].name,
            route_words(link.route),
            link.condition or "–",
            wait_words(link.wait) if link.wait else "–",
            wait_words(steps[link.end].wait) if needs_a_wait(steps[link.end]) else "–",
        )
        for link in pathway.links
    ]
    alone = [
        (step.name, _("no link yet"), "–", "–", "–", "–") for key, step in steps.items() if key not in linked
    ]
    return (*rows, *alone)
