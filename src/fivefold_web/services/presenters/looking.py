"""What a page over all services is narrowed to, in words, and what stays silent."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.services.coverage import Counting
from fivefold_web.design.words import translated
from fivefold_web.services.ages import age_label
from fivefold_web.services.presenters.directory import reach_word

SILENT = {
    "age": lambda n: ngettext(
        "%(n)d service that does not say its ages is not counted.",
        "%(n)d services that do not say their ages are not counted.",
        n,
    ),
    "reach": lambda n: ngettext(
        "%(n)d service that does not say to whom it is offered is not counted.",
        "%(n)d services that do not say to whom they are offered are not counted.",
        n,
    ),
    "area": lambda n: ngettext(
        "%(n)d service that names no area is not counted.",
        "%(n)d services that name no area are not counted.",
        n,
    ),
}


def narrowed_words(look):
    """Each filter that is set."""
    said = [translated(look.counting.label)] if look.counting is Counting.PRIMARY else []
    if look.to.age is not None:
        said.append(_("age: %(age)s") % {"age": age_label(look.to.age)})
    if look.to.reach:
        said.append(reach_word(look.to.reach))
    if look.to.area:
        said.append(_("area: %(area)s") % {"area": look.to.area})
    return said


def silent_words(silent):
    """How many services do not say what is asked: they are never counted as fitting."""
    return [SILENT[fact](count) % {"n": count} for fact, count in silent.items()]
