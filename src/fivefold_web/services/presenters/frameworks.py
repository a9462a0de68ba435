"""The directory through three models: need groups, NEST, nurturing care. The same services, counted three ways."""

from dataclasses import dataclass
from urllib.parse import quote

from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold import knowledge
from fivefold.charts.diagrams.needs import Needs
from fivefold.charts.diagrams.nest import Nest
from fivefold.charts.diagrams.nurturing_care import NurturingCare
from fivefold.charts.diagrams.sheet import Item
from fivefold.services.touching import BANDS, Touch, by_age, by_element
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold_web.design.words import translated
from fivefold_web.services.ages import band_label
from fivefold_web.services.presenters.directory import first_upper


@dataclass(frozen=True)
class ElementRow:
    """One element of a model with the services that are tagged with it."""

    slug: str
    title: str
    other_language: str
    text: str
    group: str
    count: str
    services: list[tuple[str, str]]
    ages: list[str]
    unknown_ages: str
    sources: str
    certainty: str
    citation: Citation | None


@dataclass(frozen=True)
class FrameworkPage:
    """A model with its elements, its picture, and where nothing is tagged."""

    heading: str
    key: str
    lead: str
    rows: list[ElementRow]
    bands: list[str]
    wide: str
    tall: str
    twin: object
    caption: str
    untagged: str
    owner: str
    owner_link: str
    source: str

    @property
    def gaps(self):
        return [row for row in self.rows if row.citation]


def touch(element, service):
    """A service with one element that it is tagged with."""
    ages = None if service.ages_from is None else AgeBand(service.ages_from, service.ages_to)
    return Touch(element, service.pk, service.name, ages)


def framework_page(partnership, key, touches, running, about):
    """`touches` are the tags of running services, `running` is how many services run now."""
    slug, heading, lead, draw = MODELS[key]
    framework = knowledge.framework(slug)
    found = by_element([one.slug for one in framework.elements], touches)
    rows = [_row(partnership, framework, one, found[one.slug], running, about) for one in framework.elements]
    picture = draw(framework, rows, heading())
    tagged = len({one.number for one in touches})
    return FrameworkPage(
        heading=heading(),
        key=key,
        lead=lead(),
        rows=rows,
        bands=[first_upper(band_label(band)) for band in BANDS],
        wide=mark_safe(picture.svg()),  # noqa: S308
        tall=mark_safe(picture.svg(tall=True)),  # noqa: S308
        twin=picture.twin(),
        caption=picture.title,
        untagged=_untagged(tagged, running),
        owner=framework.owner,
        owner_link=framework.owner_link,
        source=framework.sources,
    )


def _row(partnership, framework, element, touches, running, about):
    ages = by_age(touches)
    cites = element.cites or framework.cites
    certainty = element.certainty or framework.certainty
    sources = "; ".join(cite.words for cite in cites)
    return ElementRow(
        slug=element.slug,
        title=element.title,
        other_language=element.other_language,
        text=element.text,
        group=element.group,
        count=_services(len(touches)),
        services=[(one.name, _page(partnership, one.number)) for one in touches],
        ages=[str(count) for count in ages.bands],
        unknown_ages=_unknown(ages.unknown),
        sources=sources,
        certainty=translated(certainty.doubt),
        citation=None if touches else _gap(framework, element, sources, running, about),
    )


def _services(count):
    return ngettext("%(n)d service", "%(n)d services", count) % {"n": count} if count else _("No service")


def _unknown(count):
    if not count:
        return ""
    return ngettext("%(n)d without known ages", "%(n)d without known ages", count) % {"n": count}


def _untagged(tagged, running):
    return ngettext(
        "%(tagged)d of %(all)d running service is tagged in this model.",
        "%(tagged)d of %(all)d running services are tagged in this model.",
        running,
    ) % {"tagged": tagged, "all": running}


def _page(partnership, number):
    return reverse("services:detail", kwargs={"place": partnership.slug, "pk": number})


def _gap(framework, element, sources, running, about):
    """An element for which no service is tagged, as evidence."""
    title = _("No service is tagged with “%(element)s” (%(model)s)") % {
        "element": element.title,
        "model": framework.title,
    }
    return Citation(
        kind=SourceKind.SERVICE_GAP,
        key=f"framework:{framework.slug}:{element.slug}",
        title=title,
        detail=_("0 of %(n)d running services in the directory") % {"n": running},
        path=f"{about.path}#{quote(element.slug)}",
        source=_("Service directory of %(place)s; model: %(sources)s")
        % {"place": about.place, "sources": sources},
        as_of=about.on,
        figures=(f"0 / {running}",),
    )


def _item(row):
    return Item(
        title=row.title,
        text=row.text,
        other_language=row.other_language,
        note=row.count,
        here=tuple(name for name, _href in row.services),
    )


def _words(framework, title):
    return {
        "title": title,
        "credit": _("Fivefold’s own drawing. %(sources)s") % {"sources": framework.sources},
        "here_word": _("Here"),
        "none_here": _("No service tagged yet"),
        "more": _("and {n} more"),
    }


def _needs(framework, rows, title):
    thriving, *groups = [_item(row) for row in rows]
    return Needs(thriving=thriving, groups=tuple(groups), **_words(framework, title))


def _care(framework, rows, title):
    return NurturingCare(components=tuple(_item(row) for row in rows), **_words(framework, title))


def _nest(framework, rows, title):
    values = tuple(_item(row) for row in rows if row.group == rows[0].group)
    principles = tuple(_item(row) for row in rows if row.group != rows[0].group)
    return Nest(values=values, principles=principles, **_words(framework, title))


MODELS = {
    "needs": (
        "needs-groups",
        lambda: _("Services by group of need"),
        lambda: _("The five groups of the THRIVE framework: by what a family needs now, not by how ill somebody is."),
        _needs,
    ),
    "nest": (
        "nest",
        lambda: _("Services through NEST"),
        lambda: _("The Welsh planning framework (NYTH): how support should feel, and six core principles."),
        _nest,
    ),
    "care": (
        "nurturing-care",
        lambda: _("Services by nurturing care"),
        lambda: _("The five components that every young child needs, and how many services touch each, by age."),
        _care,
    ),
}  # fmt: skip
