"""Pictures of where the place stands: its work on pressures and capabilities, and the conditions it agreed on."""

from dataclasses import replace

from django.utils.translation import gettext as _

from fivefold.charts.diagrams.conditions import Condition, Conditions
from fivefold.charts.diagrams.pressures import PressuresAndCapabilities
from fivefold.charts.diagrams.sheet import Item
from fivefold.system.pressures import FRAMEWORK, Side, elements_by_side, without_relationships
from fivefold_web.publishing.pictures.source import own_words
from fivefold_web.system.presenters.pressures import advice_words
from fivefold_web.system.queries import conditions as rounds
from fivefold_web.system.queries.pressures import as_rule, work_of


def pressures_and_capabilities(source, about):
    """What weighs on families and what carries them, with the work of the place where any is written down."""
    work = work_of(source.partnership) if source.local else []
    made = {side: _side(source, side, some, work) for side, some in elements_by_side().items()}
    lacking = without_relationships(as_rule(row) for row in work)
    words = own_words() | {"here_word": _("What we do"), "none_here": _("Nothing here yet")}
    return PressuresAndCapabilities(
        pressures=made[Side.REDUCE],
        capabilities=made[Side.BUILD],
        also=made[Side.OTHER],
        advice=advice_words() if lacking else "",
        centre=_("Families"),
        pressures_word=_("Reducing pressures"),
        capabilities_word=_("Building capabilities"),
        also_word=_("Other matters"),
        side_word=_("Side"),
        item_word=_("What"),
        means_word=_("What it means"),
        **about,
        **words,
    )


def _side(source, side, elements, work):
    """The toolkit's items with the work that belongs to each, then what the place added of its own."""
    ours = [row for row in work if row.side == side]
    items = [_element(source, side, one, ours, shown=bool(work)) for one in elements]
    return (*items, *(Item(title=row.words, note=_("Our own")) for row in ours if not row.element))


def _element(source, side, element, ours, *, shown):
    item = source.item(FRAMEWORK, element)
    named = tuple(row.words for row in ours if row.element == element.slug)
    if side is Side.OTHER:  # drawn in one line, without cards
        return replace(item, text="", note="; ".join(named) or item.note)
    return replace(item, here=named) if shown else item


def conditions(source, about):
    """Six conditions; where the partners have agreed on a step, it is shown in its own words."""
    agreed = _agreed(source.partnership) if source.local else {}
    steps = {one.slug: one.steps for one in rounds.criteria()}
    placed = [(one, agreed.get(one.slug), steps[one.slug]) for one in source.framework(rounds.SLUG).elements]
    return Conditions(
        conditions=tuple(
            Condition(
                item=source.item(rounds.SLUG, one),
                stage=step,
                of=len(described),
                words=described[step - 1] if step else "",
            )
            for one, step, described in placed
        ),
        centre=_("A whole-system approach"),
        stage_of=_("Stage {stage} of {of}"),
        not_rated=_("Not rated yet"),
        condition_word=_("Condition"),
        means_word=_("What it means"),
        rating_word=_("Where we stand"),
        **about,
        **own_words(),
    )


def _agreed(partnership):
    """The steps of the newest round in which the partners agreed on any."""
    for this in rounds.rounds_of(partnership):
        if agreed := rounds.consensus_in(this):
            return {slug: row.step for slug, row in agreed.items()}
    return {}
