"""Pictures of children: the vignettes and the scenarios, each on a line of ages."""

from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold.charts.diagrams.ages import Age, Scenarios, Vignettes
from fivefold.charts.wrapping import Run
from fivefold.knowledge.first_person import age_in_words, said_in
from fivefold_web.library.presenters.adaptations import in_local_words
from fivefold_web.library.queries.vignettes import local_vignettes
from fivefold_web.publishing.pictures.source import own_words


def vignettes(source, about):
    """Eleven children, and those that the place added; what adults do is marked."""
    children = [
        Age(
            age=one.age,
            months=one.age_months,
            title=one.title,
            said=tuple(Run(run.words, marked=run.support) for run in one.said),
        )
        for one in knowledge.vignettes()
    ]
    if source.local:
        children += [_local(one) for one in local_vignettes(source.partnership)]
    support = _("underlined: what the adults do")
    return Vignettes(children=tuple(children), support_word=support, **_words(), **about, **own_words())


def _local(row):
    return Age(
        age=age_in_words(row.age_months),
        months=row.age_months,
        title=row.title,
        said=tuple(Run(run.words, marked=run.support) for run in said_in(row.text)),
        note=_("Written here"),
    )


def scenarios(source, about):
    """Nine children to talk about, in the place's wording, with the level at which each lies."""
    told = knowledge.scenarios()
    if source.local:
        told = in_local_words(source.partnership, told)
    children = tuple(
        Age(
            age=one.age,
            months=one.age_months,
            title=one.title,
            said=(Run(one.text),),
            note=_scenario_note(one),
        )
        for one in told
    )
    return Scenarios(children=children, **_words(), **about, **own_words())


def _scenario_note(scenario):
    level = _("Level: %(level)s") % {"level": _(scenario.level.label)}
    return level if scenario in knowledge.scenarios() else f"{level} · {_('Adapted here')}"


def _words():
    return {
        "age_word": _("Age"),
        "title_word": _("Title"),
        "said_word": _("In the child’s words"),
        "note_word": _("Note"),
    }
