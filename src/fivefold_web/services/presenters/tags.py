"""What a service is tagged with, in words, and what its own words suggest."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold.services.suggesting import suggested
from fivefold.vocabulary.support import NeedGroup
from fivefold_web.design.words import translated
from fivefold_web.services.linked import effect
from fivefold_web.services.presenters.suggestions import Refused, Suggested, refused_words, suggested_for


@dataclass(frozen=True)
class Tagged:
    """One tag: its words, how the service acts, where the item opens."""

    kind: str
    slug: str
    label: str
    note: str
    href: str


@dataclass(frozen=True)
class Offered:
    """A factor that the service's own words suggest, with the reason."""

    slug: str
    label: str
    reason: str


@dataclass(frozen=True)
class TagsPart:
    """The tags of a service as its page shows them."""

    needs: list[str]
    components: list[str]
    nest: list[str]
    factors: list[Tagged]
    interventions: list[Tagged]
    uses_nest: bool

    @property
    def rows(self):
        """Label and words of each kind; the kinds without a tag say so."""
        said = [
            (_("Groups of need"), self.needs),
            (_("Nurturing care"), self.components),
            *([(_("NEST"), self.nest)] if self.uses_nest else []),
        ]
        return [(label, ", ".join(words) or _("not tagged")) for label, words in said]


def tags_part(partnership, groups, tags, uses_nest):
    """`groups` are the need groups of the service, `tags` its other tags."""
    slugs = {kind: [tag.slug for tag in tags if tag.kind == kind] for kind in ("component", "nest")}
    return TagsPart(
        needs=[translated(group.label) for group in NeedGroup if group in groups],
        components=titles("nurturing-care", slugs["component"]),
        nest=titles("nest", slugs["nest"]),
        factors=[_factor(partnership, tag) for tag in tags if tag.kind == "factor"],
        interventions=[_intervention(partnership, tag) for tag in tags if tag.kind == "intervention"],
        uses_nest=uses_nest,
    )


def titles(framework, slugs):
    """Titles of elements, in the framework's order."""
    return [one.title for one in knowledge.framework(framework).elements if one.slug in slugs]


def _factor(partnership, tag):
    found = knowledge.named(tag.slug, knowledge.factors())
    label = found.label if found else tag.slug
    return Tagged("factor", tag.slug, label, effect(tag), _page(partnership, "factor", factor=tag.slug))


def _intervention(partnership, tag):
    found = knowledge.named(tag.slug, knowledge.interventions())
    label = found.title if found else tag.slug
    href = _page(partnership, "intervention", intervention=tag.slug)
    return Tagged("intervention", tag.slug, label, "", href)


def _page(partnership, name, **parts):
    try:
        return reverse(f"library:{name}", kwargs={"place": partnership.slug, **parts})
    except NoReverseMatch:
        return ""


@dataclass(frozen=True)
class TagsPage:
    heading: str
    service: str
    number: int
    tags: TagsPart
    suggestions: list[Offered]
    marks: list[Suggested]
    refused: list[Refused]
    factor_names: list[str]
    intervention_names: list[str]

    @classmethod
    def of(cls, service, tags, offer, refused):
        """`refused` are the kinds and values of suggestions that do not come back."""
        said = f"{service.name}. {service.description}"
        return cls(
            heading=_("Tags of %(name)s") % {"name": service.name},
            service=service.name,
            number=service.pk,
            tags=tags,
            suggestions=[_offered(one) for one in suggestions_for(said, tags, refused)],
            marks=suggested_for(offer, refused),
            refused=refused_words(refused),
            factor_names=sorted((one.label for one in knowledge.factors()), key=str.casefold),
            intervention_names=sorted((one.title for one in knowledge.interventions()), key=str.casefold),
        )


def suggestions_for(said, tags, refused):
    """Factors that its words suggest, without those that it has and those that were refused."""
    gone = [value for kind, value in refused if kind == "factor"]
    return suggested(said, knowledge.factors(), [one.slug for one in tags.factors] + gone)


def _offered(found):
    words = ", ".join(f"“{word}”" for word in found.words)
    reason = _("because it says %(words)s") % {"words": words}
    return Offered(found.factor.slug, found.factor.label, reason)
