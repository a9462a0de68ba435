"""Pictures of frameworks: being and becoming, nurturing care, pressures, NEST, conditions."""

from django.utils.translation import gettext as _

from fivefold.charts.diagrams.being_becoming import BeingBecoming
from fivefold.charts.diagrams.conditions import Condition, Conditions
from fivefold.charts.diagrams.nest import Nest
from fivefold.charts.diagrams.nurturing_care import NurturingCare
from fivefold.charts.diagrams.pressures import PressuresAndCapabilities
from fivefold_web.publishing.pictures.source import own_words

BEING = "being-and-becoming"
ROWS = ("emotional", "social", "behavioural")


def being_and_becoming(source, about):
    """Two components and three elements, on nurturing care, framed by what differs from child to child."""
    cells = tuple(
        (source.element(BEING, f"{row}-being"), source.element(BEING, f"{row}-becoming")) for row in ROWS
    )
    return BeingBecoming(
        components=(source.element(BEING, "being"), source.element(BEING, "becoming")),
        elements=(_("Emotional"), _("Social"), _("Behavioural")),
        cells=cells,
        base=source.element(BEING, "nurturing-care"),
        context=source.element(BEING, "individuality"),
        element_word=_("Element"),
        **about,
        **own_words(),
    )


def nurturing_care(source, about):
    """Five components, with the services that touch each."""
    tagged = source.services_tagged("component")
    components = tuple(
        source.item(
            "nurturing-care",
            one,
            here=source.here(tagged[one.slug]),
            note=source.count(tagged[one.slug]),
        )
        for one in source.framework("nurturing-care").elements
    )
    words = {"centre": _("Child"), "component_word": _("Component"), "means_word": _("What it means")}
    return NurturingCare(components=components, count_word=_("How many"), **words, **about, **own_words())


def pressures_and_capabilities(source, about):
    """What weighs on families and what carries them."""
    slug = "pressures-and-capabilities"
    return PressuresAndCapabilities(
        pressures=source.elements(slug, "reducing pressures"),
        capabilities=source.elements(slug, "building capabilities"),
        also=source.elements(slug, "other matters"),
        centre=_("Families"),
        pressures_word=_("Reducing pressures"),
        capabilities_word=_("Building capabilities"),
        also_word=_("Other matters"),
        side_word=_("Side"),
        item_word=_("What"),
        means_word=_("What it means"),
        **about,
        **own_words(),
    )


def nest(source, about):
    """Values in the nest and principles around it, each with its Welsh name where one is known."""
    values, principles = _groups_of_nest(source)
    return Nest(
        values=values,
        principles=principles,
        values_word=_("How support should feel"),
        principles_word=_("Core principles"),
        group_word=_("Group"),
        name_word=_("English name"),
        welsh_word=_("Welsh name"),
        means_word=_("What it means"),
        **about,
        **own_words(),
    )


def _groups_of_nest(source):
    tagged = source.services_tagged("nest")
    groups = {}
    for one in source.framework("nest").elements:
        names = tagged[one.slug]
        groups.setdefault(one.group, []).append(
            source.item("nest", one, note=source.count(names) if names else "")
        )
    values, principles = groups.values()
    return tuple(values), tuple(principles)


def conditions(source, about):
    """Six conditions; where the partners have agreed on a step, it is shown."""
    slug = "whole-system-conditions"
    return Conditions(
        conditions=tuple(Condition(item=one) for one in source.elements(slug)),
        centre=_("A whole-system approach"),
        stage_of=_("Stage {stage} of {of}"),
        not_rated=_("Not rated yet"),
        condition_word=_("Condition"),
        means_word=_("What it means"),
        rating_word=_("Where we stand"),
        **about,
        **own_words(),
    )
