"""The filters of the directory in words, and who said nothing about what was asked."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.services.open_to import Access, Caregiver, Referrer
from fivefold.services.tally import Lack
from fivefold_web.design.words import translated

MORE = ("serves", "referrer", "language", "access", "free", "wait", "funding", "where", "lacks")


def narrowed_further(filters):
    """Each of the further filters that is on, in words."""
    said = []
    words = (("serves", Caregiver, _("serves: %s")), ("referrer", Referrer, _("referred by: %s")), ("access", Access, _("access: %s")))  # fmt: skip
    for name, kind, line in words:
        if word := getattr(filters, name):
            said.append(line % translated(kind(word).label))
    if filters.language:
        said.append(_("language: %(language)s") % {"language": filters.language})
    if filters.free:
        said.append(_("free") if filters.free == "yes" else _("families pay"))
    if filters.wait:
        said.append(_wait(filters.wait))
    if filters.funding:
        months = int(filters.funding)
        said.append(
            ngettext("funding ends within %(n)d month", "funding ends within %(n)d months", months)
            % {"n": months}
        )
    if filters.where:
        said.append(_("area or place: “%(words)s”") % {"words": filters.where})
    if filters.lacks:
        said.append(translated(Lack(filters.lacks).label))
    return said


def _wait(wait):
    if wait == "known":
        return _("wait is known")
    if wait == "long":
        return _("wait of more than 18 weeks")
    return _("at once") if wait == "0" else _("wait up to %(weeks)s weeks") % {"weeks": wait}


def unsaid_words(unsaid):
    """For each filter: how many more services say nothing about it. They are not counted, as yes or as no."""
    facts = {
        "age": _("ages"), "reach": _("whom they are offered to"), "free": _("whether they are free"),
        "wait": _("how long families wait"), "funding": _("until when money is agreed"), "level": _("a level"),
        "tier": _("a kind of support"), "serves": _("whom they serve"), "referrer": _("who can refer"),
        "access": _("how accessible they are"), "language": _("languages"),
    }  # fmt: skip
    return [
        ngettext(
            "%(count)d more service does not give %(fact)s. It is not in this list.",
            "%(count)d more services do not give %(fact)s. They are not in this list.",
            count,
        )
        % {"count": count, "fact": facts[name]}
        for name, count in unsaid.items()
    ]
