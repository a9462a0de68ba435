"""Claims and figures of the toolkit in words; a figure never without place, year and source."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold.knowledge.narrowing import says
from fivefold.knowledge.schemas import When
from fivefold_web.library.presenters.links import Link, address
from fivefold_web.library.presenters.shelf import (
    Line,
    counted,
    factor_links,
    given,
    item,
    level_links,
    level_tags,
    line,
    listed,
    row,
)
from fivefold_web.library.shelf_words import AUDIENCES, WHENS


def claims_page(partnership, form, page):
    """What the toolkit says is so, narrowed by level, audience, now or later, kind and words."""
    found = _asked_for(form)
    return listed(
        partnership,
        "claims",
        heading=_("What the toolkit says is so"),
        count=counted("%(n)d statement", "%(n)d statements", found),
        found=found,
        show=lambda one: claim_line(partnership, one),
        form=form,
        page=page,
    )


def _asked_for(form):
    level, audience, when, sort = (form.asked(name) for name in ("level", "audience", "when", "sort"))
    return [
        one
        for one in knowledge.claims()
        if (not level or level in one.levels)
        and (not audience or audience in one.audiences)
        and (not when or one.when in (when, When.BOTH))
        and (not sort or one.sort == sort)
        and says(form.asked("q"), one.title, one.text, one.named_source)
    ]


def claim_line(partnership, one):
    facts = [_(one.sort.label), str(WHENS[one.when]) if one.when else ""]
    facts += [str(AUDIENCES[name]) for name in one.audiences]
    return line(
        partnership,
        "claim",
        one,
        text=one.text,
        tags=level_tags(one.levels),
        notes=[" · ".join(fact for fact in facts if fact)],
    )


def claim_item(partnership, one, on):
    """One claim with the study that the toolkit names, where it names one."""
    words = [entry for entry in knowledge.glossary() if entry.slug in one.glossary]
    glossary = address("library:glossary", partnership)
    return item(
        partnership,
        "claim",
        one,
        caption=_(one.sort.label),
        crumb=(_("What the toolkit says is so"), "claims"),
        on=on,
        rows=[
            row(_("Now or later"), str(WHENS[one.when]) if one.when else ""),
            row(_("For whom"), *(str(AUDIENCES[name]) for name in one.audiences)),
            row(_("Levels"), links=level_links(partnership, one.levels)),
            row(_("Factors in it"), links=factor_links(partnership, one.factors)),
            row(_("Words explained"), links=[Link(word.term, f"{glossary}#{word.slug}") for word in words]),
            row(_("Study or source that the toolkit names"), given(one.named_source)),
        ],
        detail=f"{one.text} {_('Named source')}: {given(one.named_source)}.",
    )


@dataclass(frozen=True)
class FigureLine:
    """A figure in a list, with everything that it must not be without."""

    line: Line
    value: str
    about: str
    text: str
    caution: str


def statistics_page(partnership, form, page):
    """The figures that the toolkit quotes."""
    words = form.asked("q")
    found = [
        one
        for one in knowledge.statistics()
        if says(words, one.title, one.text, one.place, one.year, one.named_source)
    ]
    return listed(
        partnership,
        "statistics",
        heading=_("Figures that the toolkit quotes"),
        count=counted("%(n)d figure", "%(n)d figures", found),
        found=found,
        show=lambda one: figure_line(partnership, one),
        form=form,
        page=page,
        on_a_page=25,
    )


def figure_line(partnership, one):
    shown = line(partnership, "statistic", one, text="")
    return FigureLine(shown, one.value, about(one), one.text, one.caution)


def about(one):
    """Place, year, age and source in one line; what the toolkit leaves out is said."""
    told = _("Place: %(place)s · Year: %(year)s · Source: %(source)s") % {
        "place": given(one.place),
        "year": given(one.year),
        "source": given(one.named_source),
    }
    return f"{told} · {_('Ages')}: {one.age}" if one.age else told


def statistic_item(partnership, one, on):
    """One figure, never bare."""
    return item(
        partnership,
        "statistic",
        one,
        caption=_("Figure quoted by the toolkit"),
        crumb=(_("Figures that the toolkit quotes"), "statistics"),
        on=on,
        rows=[
            row(_("Figure as printed"), one.value),
            row(_("Unit"), one.unit),
            row(_("Place"), given(one.place)),
            row(_("Year"), given(one.year)),
            row(_("Ages"), given(one.age)),
            row(_("Source that the toolkit names"), given(one.named_source)),
            row(_("Take care"), one.caution),
        ],
        detail=f"{one.value}. {about(one)}",
    )
