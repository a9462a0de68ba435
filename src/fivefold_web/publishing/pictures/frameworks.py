"""Pictures of frameworks: being and becoming, nurturing care, NEST."""

from django.utils.translation import gettext as _

from fivefold.charts.diagrams.being_becoming import BeingBecoming
from fivefold.charts.diagrams.nest import Nest
from fivefold.charts.diagrams.nurturing_care import NurturingCare
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
