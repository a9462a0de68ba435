"""Titles of pictures about a release: each says what is found."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.late import Late
from fivefold_web.need.presenters import faced_words as words

shares = Late("fivefold.risk.shares")


def apart_title(told, division, many):
    """What the picture of the groups says."""
    above, below = words.apart(told, division, many)
    facts = {
        "many": words.many_words(many),
        "by": division.title.lower(),
        "names": words.listed(above or below, 3),
    }
    if above:
        return _("Clearly more children with %(many)s: %(names)s") % facts
    if below:
        return _("Clearly fewer children with %(many)s: %(names)s") % facts
    return _("Children with %(many)s: no group can be told apart from all (%(by)s)") % facts


def overview_title(told, whole):
    none = shares.share_of(whole.counts[0], whole.everyone, told.policy)
    many = shares.share_of(whole.at_least(words.MANY), whole.everyone, told.policy)
    facts = {"none": none.bare, "share": many.bare, "many": words.many_words(words.MANY)}
    if none.value.number is None or many.value.number is None:
        return _("Risk factors seen for each child")
    return _("No risk factor was seen for %(none)s of children, %(many)s for %(share)s") % facts


def upset_title(rows):
    """Which set most children face, of those that are shown."""
    first = next((row for row in rows if row.is_shown), None)
    if first is None:
        return _("Every set of factors is hidden")
    facts = {"set": " + ".join(first.titles) or _("no factor"), "count": words.number_words(first.children)}
    return _("Most often: %(set)s (%(count)s children)") % facts


def pairs_title(more, pairs):
    facts = {"more": more, "all": pairs}
    if not more:
        return _("None of %(all)d pairs is clearly found together more often than chance") % facts
    return ngettext(
        "%(more)d of %(all)d pairs is clearly found together more often than chance",
        "%(more)d of %(all)d pairs are clearly found together more often than chance",
        more,
    ) % facts  # fmt: skip


def numbers_title(rows):
    """How the most factors at once stand to chance."""
    last = rows[-1] if rows else None
    if last is None or last.ratio.number is None:
        return _("How many factors, beside chance")
    facts = {"label": last.label, "times": words.times_words(last)}
    return _("%(label)s: %(times)s as many children as by chance") % facts


def protective_title(told, division):
    """Whether many risk factors are rarer where more protective ones were seen."""
    groups = [g for g in division.groups if not g.is_whole]
    first, last = (
        shares.share_of(g.at_least(words.MANY), g.everyone, told.policy) for g in (groups[0], groups[-1])
    )
    if first.value.number is None or last.value.number is None:
        return _("Risk factors seen, by number of protective factors seen")
    facts = {
        "many": words.many_words(words.MANY), "first": first.bare, "last": last.bare,
        "none": groups[0].label, "most": groups[-1].label,
    }  # fmt: skip
    return (
        _("%(many)s: %(first)s of children with %(none)s protective factors seen, %(last)s with %(most)s")
        % facts
    )
