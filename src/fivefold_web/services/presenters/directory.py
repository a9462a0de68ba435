"""The directory and one service in words."""

from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.services.offer import Status
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Level, Reach, Tier
from fivefold_web.design.words import translated
from fivefold_web.services.ages import age_label, band_label


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
    shows_archived: bool = False

    @classmethod
    def of(cls, results, tags, filters):
        said = narrowed(filters)
        return cls(
            heading=_("Services"),
            rows=[Row.of(service, tags) for service in results.object_list],
            results=results,
            count=how_many(results.paginator.count),
            narrowed_to=said,
            query=query_of(filters),
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
    if filters.placed == "no":
        said.append(_("without a level or a kind of support"))
    if filters.show != "current":
        said.append(_("archived") if filters.show == "archived" else _("also closed or ended"))
    return said


@dataclass(frozen=True)
class ServicePage:
    """One service with everything that is known, and what is not."""

    heading: str
    number: int
    organisation: str
    description: str
    status: str
    is_running: bool
    archived_because: str
    archived: object
    levels: list[Ring]
    kinds: list[Kind]
    facts: list[tuple[str, str]]
    website: str
    tags: object
    unknown: list[str] = field(default_factory=list)
    comes_from_open_referral: bool = False

    @classmethod
    def of(cls, service, offer, tags):
        facts = facts_about(offer)
        return cls(
            heading=offer.name,
            number=service.pk,
            organisation=offer.organisation,
            description=offer.description,
            status=translated(offer.status.label),
            is_running=offer.is_current and service.archived is None,
            archived_because=service.archived_because,
            archived=service.archived,
            levels=rings(offer.levels),
            kinds=[
                Kind(translated(tier.label), tier is offer.primary) for tier in Tier if tier in offer.tiers
            ],
            facts=[(label, fact) for label, fact in facts if fact],
            website=safe_link(offer.website),
            tags=tags,
            unknown=not_known(offer),
            comes_from_open_referral=bool(offer.original),
        )


def facts_about(offer):
    """What is known, as pairs of label and words; empty where it is not."""
    place = ", ".join(part for part in (offer.address, offer.postcode) if part)
    return [
        (_("Offered to"), translated(offer.reach.label) if offer.reach else ""),
        (_("Ages"), first_upper(band_label(offer.ages)) if offer.ages else ""),
        (_("Parents and carers"), offer.caregivers),
        (_("Who can use it"), offer.eligibility),
        (_("Capacity"), offer.capacity),
        (_("Areas"), ", ".join(offer.areas)),
        (_("Address"), place),
        (_("Telephone"), offer.telephone),
        (_("E-mail"), offer.email),
        (_("Facts checked on"), offer.assured_on),
    ]


def not_known(offer):
    """What the grid and the scenarios need and nobody has filled in yet."""
    lacking = {
        _("level"): not offer.levels,
        _("kind of support"): not offer.tiers,
        _("whom it is offered to"): offer.reach is None,
        _("ages"): offer.ages is None,
    }
    return [name for name, is_lacking in lacking.items() if is_lacking]


def safe_link(website):
    """A website that may be opened; anything that is not a web address stays plain text."""
    return website if urlsplit(website).scheme in ("http", "https") else ""
