"""What the newest release says about a factor of the library: how many children it was seen for, and beside what."""

from django.urls import reverse
from django.utils.translation import gettext as _

from fivefold.late import Late
from fivefold_web.library.linked import Line
from fivefold_web.need.presenters.faced_words import number_words, share_words
from fivefold_web.need.queries import releases as queries

factors, combos = Late("fivefold.risk.factors"), Late("fivefold.risk.together")
shares = Late("fivefold.risk.shares")
COMPANIONS = 3


def lines(partnership, about):
    """Lines about a factor; nothing where no release that may be shown looked for it."""
    if about.kind != "factor":
        return []
    row = queries.newest_of(partnership)
    release = queries.opened(row).release if row else None
    if release is None:
        return []
    found = [one for one in factors.factors_seen(release) if one.factor.library == about.slug]
    return [line for one in found for line in _lines(partnership, row, release, one)]


def _lines(partnership, row, release, one):
    place, policy = {"place": partnership.slug}, release.about.policy
    share = shares.share_of(one.everybody.seen, one.everybody.everyone, policy)
    facts = {
        "count": number_words(one.everybody.seen),
        "all": number_words(one.everybody.everyone),
        "share": share_words(share),
        "period": release.about.period,
        "definition": one.factor.definition,
        "title": release.about.title,
    }
    label = _("Children it was seen for, in linked records")
    if one.everybody.seen.number is None:
        note = _("%(count)s, %(period)s (%(title)s). %(definition)s") % facts
    else:
        note = _("%(count)s of %(all)s children, %(share)s, %(period)s (%(title)s). %(definition)s") % facts
    yield Line(label, f"{reverse('need:faced_made', kwargs=place)}?release={row.pk}#factors", note)
    if told := _companions(release, one.factor.slug):
        address = f"{reverse('need:faced_together', kwargs=place)}?release={row.pk}&size=2"
        yield Line(_("Found together with, most often"), address, told)


def _companions(release, slug):
    """The factors that most of these children face too, whatever else."""
    sets = combos.combinations(release)
    pairs = [row for row in sets.companions(slug) if row.is_shown][:COMPANIONS] if sets else []
    other = [(next(t for s, t in zip(row.slugs, row.titles, strict=True) if s != slug), row) for row in pairs]
    return "; ".join(
        _("%(title)s (%(count)s children)") % {"title": t, "count": number_words(r.children)}
        for t, r in other
    )
