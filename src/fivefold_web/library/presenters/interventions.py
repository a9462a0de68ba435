"""Interventions in words: a list to narrow, one with its label and its place here, several side by side."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold.knowledge.narrowing import overlaps, says
from fivefold.knowledge.schemas import ToolkitLabel
from fivefold_web.library.presenters.comparing import compare_page
from fivefold_web.library.presenters.shelf import (
    Item,
    Line,
    Row,
    counted,
    factor_links,
    given,
    item,
    level_links,
    level_tags,
    line,
    links_to,
    listed,
    row,
)
from fivefold_web.library.shelf_words import STATUS_WORDS, STRENGTH_WORDS

ORDER = list(ToolkitLabel)


def interventions_page(partnership, form, uses, page):
    """Approaches that answer what was asked; the strongest label first."""
    found = sorted(_asked_for(form, uses), key=lambda one: ORDER.index(one.toolkit_label))
    return listed(
        partnership,
        "interventions",
        heading=_("What helps: interventions"),
        count=counted("%(n)d intervention", "%(n)d interventions", found),
        found=found,
        show=lambda one: InterventionLine.of(partnership, one, uses.get(one.slug)),
        form=form,
        page=page,
    )


def _asked_for(form, uses):
    level, label, reach, status = (form.asked(name) for name in ("level", "label", "reach", "status"))
    age = form.asked("age")
    months = None if age == "" else age
    return [
        one
        for one in knowledge.interventions()
        if (not level or level in one.levels)
        and (not label or one.toolkit_label == label)
        and (not reach or one.reach == reach)
        and (not status or status == _status(uses.get(one.slug)))
        and overlaps(months, one.age_from_months, one.age_to_months)
        and says(form.asked("q"), one.title, one.aliases, one.text, one.who_delivers, one.place)
    ]


def _status(use):
    return use.status if use else "unsaid"


@dataclass(frozen=True)
class InterventionLine:
    """An intervention in a list, with the toolkit's own label and its status here."""

    line: Line
    label: str
    status: str

    @classmethod
    def of(cls, partnership, entry, use):
        notes = [
            _("Ages: %(ages)s") % {"ages": given(entry.age)},
            _("Delivered by: %(who)s") % {"who": given(entry.who_delivers)},
        ]
        return cls(
            line(partnership, "intervention", entry, tags=level_tags(entry.levels), notes=notes),
            _(entry.toolkit_label.label),
            str(STATUS_WORDS[use.status]) if use else "",
        )


@dataclass(frozen=True)
class RatingLine:
    """One rating of the evidence by this partnership, with its source."""

    strength: str
    source: str
    link: str
    note: str
    by: str
    on: object

    @classmethod
    def of(cls, rating):
        words = str(STRENGTH_WORDS[rating.strength])
        return cls(words, rating.source, rating.link, rating.note, rating.written_by, rating.written)


@dataclass(frozen=True)
class InterventionPage:
    """One intervention: the toolkit's label, our own rating beside it, and where we stand with it."""

    item: Item
    label: str
    label_note: str
    here: list[Row]
    ratings: list[RatingLine]

    @property
    def heading(self):
        return self.item.heading

    @classmethod
    def of(cls, partnership, entry, *, use, ratings, held, on):
        label = _(entry.toolkit_label.label)
        return cls(
            item(
                partnership,
                "intervention",
                entry,
                caption=_("Intervention"),
                crumb=(_("Interventions"), "interventions"),
                on=on,
                rows=_rows(partnership, entry),
                detail=f"{label}. {entry.effect}",
                held=held,
            ),
            label,
            entry.label_note,
            here_rows(use),
            [RatingLine.of(one) for one in ratings],
        )


def _rows(partnership, entry):
    cases = [case for case in knowledge.cases() if entry.slug in case.interventions]
    return [
        row(_("What the text says of effect"), entry.effect),
        row(_("Levels"), links=level_links(partnership, entry.levels)),
        row(_("Kind of support"), *[_(tier.label) for tier in entry.tiers] or [_("not given")]),
        row(_("Reach"), _(entry.reach.label) if entry.reach else _("not given")),
        row(_("Ages"), given(entry.age)),
        row(_("Who delivers it"), given(entry.who_delivers)),
        row(_("Where"), entry.setting, entry.place),
        row(_("How often"), given(entry.dose)),
        row(_("What belongs to it"), *entry.parts),
        row(_("Lessens or softens"), links=factor_links(partnership, entry.acts_on)),
        row(_("Builds"), links=factor_links(partnership, entry.builds)),
        row(_("Stories and examples"), links=links_to(partnership, "case", cases)),
        row(_("Also called"), "; ".join(entry.aliases)),
        row(_("Study or source that the toolkit names"), given(entry.named_source)),
    ]


def here_rows(use):
    """Where this place stands; plain words where nobody has said."""
    if use is None:
        return []
    return [
        row(_("Status"), str(STATUS_WORDS[use.status])),
        row(_("Staffing"), given(use.staffing)),
        row(_("Cost"), cost_words(use)),
        row(_("Note"), given(use.note)),
        row(_("Last changed"), _("by %(who)s") % {"who": use.written_by}),
    ]


def cost_words(use):
    """A cost with what it covers and its year; never a bare number."""
    if use is None or use.cost_pounds is None:
        return _("not given")
    pence = 0 if use.cost_pounds == use.cost_pounds.to_integral_value() else 2
    amount = number_format(use.cost_pounds, pence, force_grouping=True, use_l10n=True)
    return _("£%(amount)s for %(covers)s, %(year)s (said by this partnership)") % {
        "amount": amount,
        "covers": use.cost_covers,
        "year": use.cost_year,
    }


def compare_interventions_page(partnership, entries, uses, ratings):
    """Interventions side by side, with what this place says of them."""
    fields = {
        _("The toolkit’s label"): lambda one: [_(one.toolkit_label.label)],
        _("Our rating of the evidence"): lambda one: [rating_words(ratings.get(one.slug))],
        _("What the text says of effect"): lambda one: [one.effect],
        _("Levels"): lambda one: [label for _value, label in level_tags(one.levels)],
        _("Kind of support"): lambda one: [_(tier.label) for tier in one.tiers] or [_("not given")],
        _("Reach"): lambda one: [_(one.reach.label) if one.reach else _("not given")],
        _("Ages"): lambda one: [given(one.age)],
        _("Who delivers it"): lambda one: [given(one.who_delivers)],
        _("How often"): lambda one: [given(one.dose)],
        _("In this place"): lambda one: [_status_words(uses.get(one.slug))],
        _("Staffing here"): lambda one: [given(uses[one.slug].staffing if one.slug in uses else "")],
        _("Cost here"): lambda one: [cost_words(uses.get(one.slug))],
        _("Source"): lambda one: [one.sources],
    }
    return compare_page(
        partnership,
        entries,
        fields,
        kind="intervention",
        heading=_("Interventions side by side"),
        crumb=(_("Interventions"), "interventions"),
        among=knowledge.interventions(),
    )


def rating_words(rating):
    if rating is None:
        return _("not rated here")
    return _("%(strength)s. Source: %(source)s") % {
        "strength": STRENGTH_WORDS[rating.strength],
        "source": rating.source,
    }


def _status_words(use):
    return str(STATUS_WORDS[use.status]) if use else _("nobody has said yet")
