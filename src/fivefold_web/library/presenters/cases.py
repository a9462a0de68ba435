"""Cases and stories in words, with the moments of a story one after the other."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold.knowledge.narrowing import says
from fivefold.knowledge.schemas import ToolkitLabel
from fivefold_web.library.presenters.shelf import (
    Item,
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
from fivefold_web.library.shelf_words import CASES


def cases_page(partnership, form, page):
    """Stories of families, local examples, and cases to think about."""
    level, sort = form.asked("level"), form.asked("sort")
    found = [
        one
        for one in knowledge.cases()
        if (not level or level in one.levels)
        and (not sort or one.sort == sort)
        and says(form.asked("q"), one.title, one.text, one.place, [moment.text for moment in one.moments])
    ]
    return listed(
        partnership,
        "cases",
        heading=_("Stories and examples"),
        count=counted("%(n)d story or example", "%(n)d stories and examples", found),
        found=found,
        show=lambda one: line(
            partnership, "case", one, tags=level_tags(one.levels), notes=[" · ".join(_facts(one))]
        ),
        form=form,
        page=page,
    )


def _facts(one):
    """Kind, label of the toolkit, place and age, as far as they are given."""
    label = "" if one.toolkit_label is ToolkitLabel.NONE else _(one.toolkit_label.label)
    age = "" if one.age == "not given" else one.age
    return [str(fact) for fact in (CASES[one.sort], label, one.place, age) if fact]


@dataclass(frozen=True)
class CasePage:
    """One case: its moments in order, its questions, and what it hangs together with."""

    item: Item
    moments: tuple
    questions: tuple[str, ...]

    @property
    def heading(self):
        return self.item.heading

    @classmethod
    def of(cls, partnership, one, *, held, on):
        return cls(
            item(
                partnership,
                "case",
                one,
                caption=str(CASES[one.sort]),
                crumb=(_("Stories and examples"), "cases"),
                on=on,
                rows=_rows(partnership, one),
                held=held,
            ),
            one.moments,
            one.questions,
        )


def _rows(partnership, one):
    used = [known for known in knowledge.interventions() if known.slug in one.interventions]
    return [
        row(_("The toolkit’s label"), _(one.toolkit_label.label)),
        row(_("Place"), given(one.place)),
        row(_("Ages"), given(one.age)),
        row(_("Levels"), links=level_links(partnership, one.levels)),
        row(_("Factors in it"), links=factor_links(partnership, one.factors)),
        row(_("Interventions in it"), links=links_to(partnership, "intervention", used)),
    ]
