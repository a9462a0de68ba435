"""Ages in the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.vocabulary.ages import FIFTH_BIRTHDAY, PREGNANCY_START

NO_UPPER_LIMIT = 1212
HALF_YEARS = range(24, FIFTH_BIRTHDAY, 6)
YEARS = [years * 12 for years in (5, 6, 7, 8, 9, 10, 11, 12, 16, 18, 19, 25)]
YOUNGEST = [PREGNANCY_START, *range(24), *HALF_YEARS, *YEARS]
OLDEST = [*range(24), *HALF_YEARS, *YEARS, NO_UPPER_LIMIT]


def age_label(months):
    """An age in words: pregnancy, birth, months, then years and half years."""
    if months < 0:
        return _("pregnancy")
    if months == 0:
        return _("birth")
    if months >= NO_UPPER_LIMIT:
        return _("no upper limit")
    if months < 24 or months % 6:
        return ngettext("%(months)d month", "%(months)d months", months) % {"months": months}
    years, half = divmod(months, 12)
    return _("%(years)d½ years") % {"years": years} if half else _("%(years)d years") % {"years": years}


def band_label(ages):
    """A band of ages in words, or that it is not known."""
    if ages is None:
        return _("ages not given")
    if ages.end >= NO_UPPER_LIMIT:
        return _("from %(start)s") % {"start": age_label(ages.start)}
    return _("%(start)s to %(end)s") % {"start": age_label(ages.start), "end": age_label(ages.end)}


def moment_label(months):
    """The age at a moment of a story, which also tells how long before the birth it is."""
    if months is None:
        return _("age not said")
    if months >= 0:
        return age_label(round(months))
    before = round(-months)
    return ngettext("%(n)d month before birth", "%(n)d months before birth", before) % {"n": before}
