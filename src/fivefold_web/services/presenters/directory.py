"""The directory in words."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.services.offer import Status
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Level, Reach, Tier
from fivefold_web.design.words import translated
from fivefold_web.services.ages import age_label, band_label
from fivefold_web.services.presenters.narrowed import MORE, narrowed_further, unsaid_words
from fivefold_web.services.presenters.supplied import weeks
from fivefold_web.services.presenters.tally import Counted


@dataclass(frozen=True)
class Kind:
    """One kind of support of a service; the main one is said in words."""

    label: str
    is_main: bool


@dataclass(frozen=True)
class Ring:
    """A level with the colour of its ring."""

    key: str
    label: str


@dataclass(frozen=True)
class Row:
    """One line of the directory."""

    number: int
    name: str
    organisation: str
    levels: list[Ring]
    kinds: list[Kind]
    reach: str
    ages: str
    status: str
    wait: str

    @classmethod
    def of(cls, service, tags):
        tiers, main = tags.tiers.get(service.pk, ()), tags.primary.get(service.pk)
        return cls(
            number=service.pk,
            name=service.name,
            organisation=service.organisation_name,
            levels=rings(tags.levels.get(service.pk, ())),
            kinds=[Kind(translated(tier.label), tier is main) for tier in Tier if tier in tiers],
            reach=reach_word(service.reach),
            ages=first_upper(band_label(ages_of(service))),
            status="" if service.status == Status.ACTIVE else translated(Status(service.status).label),
            wait="" if service.wait_high is None else weeks(service.wait_low, service.wait_high),
        )


def first_upper(words):
    return words[:1].upper() + words[1:]


def rings(levels):
    """Levels from the child outwards."""
    return [Ring(level.value, translated(level.label)) for level in Level if level in levels]


def reach_word(reach):
    """Universal, targeted or specialist in one word."""
    return translated(Reach(reach).label).split(":")[0] if reach else _("Not known")


def ages_of(service):
    return None if service.ages_from is None else AgeBand(service.ages_from, service.ages_to)


@dataclass(frozen=True)
class ListPage:
    """The directory, narrowed by filters."""

    heading: str
    rows: list[Row]
    results: object
    count: str
    narrowed_to: list[str]
    query: str
    unsaid: list[str]
    tally: list[Counted]
    more_is_open: bool = False
    shows_archived: bool = False

    @classmethod
    def of(cls, results, tags, filters, unsaid, tally):
        said = narrowed(filters)
        return cls(
            heading=_("Services"),
            rows=[Row.of(service, tags) for service in results.object_list],
            results=results,
            count=how_many(results.paginator.count),
            narrowed_to=said,
            query=query_of(filters),
            unsaid=unsaid_words(unsaid),
            tally=tally,
            more_is_open=any(getattr(filters, name) for name in MORE),
            shows_archived=filters.show == "archived",
        )


def how_many(count):
    return ngettext("%(count)d service", "%(count)d services", count) % {"count": count}


def query_of(filters):
    """The filters as the end of an address, so that the narrowed list can be shared."""
    told = {
        "text": filters.text,
        "level": filters.level,
        "tier": filters.tier,
        "main": "on" if filters.main else "",
        "reach": filters.reach,
        "age": "" if filters.age is None else filters.age,
        "placed": filters.placed,
        **{name: getattr(filters, name) for name in MORE},
        "show": "" if filters.show == "current" else filters.show,
    }
    return urlencode({name: fact for name, fact in told.items() if fact != ""})


def narrowed(filters):
    """Each filter that is on, in words."""
    said = []
    if filters.text:
        said.append(_("with “%(words)s”") % {"words": filters.text})
    if filters.level:
        said.append(_("level: %(level)s") % {"level": translated(Level(filters.level).label)})
    if filters.tier:
        kind = _("main kind: %(kind)s") if filters.main else _("kind: %(kind)s")
        said.append(kind % {"kind": translated(Tier(filters.tier).label)})
    if filters.reach:
        said.append(_("offered to: %(reach)s") % {"reach": reach_word(filters.reach).lower()})
    if filters.age is not None:
        said.append(_("age: %(age)s") % {"age": age_label(filters.age)})
    said += narrowed_further(filters)
    if filters.placed == "no":
        said.append(_("without a level or a kind of support"))
    if filters.show != "current":
        said.append(_("archived") if filters.show == "archived" else _("also closed or ended"))
    return said
