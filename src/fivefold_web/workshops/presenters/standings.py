"""Where a room agrees, where sectors differ and what divides it, in one sentence."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.workshops.agreement import Stand


def standings_words(agreements, lines):
    """The sentence above a picture of statements."""
    if len(agreements) == 1:
        return single_words(agreements[0])
    by_stand = {stand: [one for one in agreements if one.stand is stand] for stand in Stand}
    parts = [words(by_stand[stand], len(agreements)) for stand, words in _PARTS.items() if by_stand[stand]]
    furthest = _furthest(by_stand[Stand.SECTORS_DIFFER])
    sentence = "; ".join(parts) or _("Most lean one way, and nothing stands out")
    return _sentence(f"{sentence}; {furthest}" if furthest else sentence)


def single_words(one):
    """ "18 of 22 agree; health visiting and housing differ most." """
    if one.stand is Stand.SILENT:
        return _("Nobody answered.")
    said = _("%(n)s of %(all)s agree") % {"n": one.room.counts[0], "all": one.room.total}
    if one.stand is Stand.SECTORS_DIFFER:
        return _sentence(f"{said}; {_apart(one)}")
    if one.stand is Stand.DIVIDED:
        return _sentence(_("%(said)s, and %(n)s do not: it divides the room") % {"said": said, "n": one.room.counts[2]})  # fmt: skip
    return _sentence(said)


def _furthest(agreements):
    if not agreements:
        return ""
    return _apart(max(agreements, key=lambda one: one.apart.distance))


def _apart(one):
    names = {"one": _(one.apart.fewest.label), "other": _(one.apart.most.label)}
    return _("%(one)s and %(other)s differ most") % names


def _sentence(words):
    return words[:1].upper() + words[1:] + "."


_PARTS = {
    Stand.AGREES: lambda found, all_: ngettext(
        "nearly everybody agrees with %(n)d of %(all)d statements", "nearly everybody agrees with %(n)d of %(all)d statements", len(found)
    ) % {"n": len(found), "all": all_},
    Stand.REJECTS: lambda found, _all: ngettext(
        "nearly nobody agrees with %(n)d", "nearly nobody agrees with %(n)d", len(found)
    ) % {"n": len(found)},
    Stand.DIVIDED: lambda found, _all: ngettext("%(n)d divides the room", "%(n)d divide the room", len(found)) % {"n": len(found)},
    Stand.SECTORS_DIFFER: lambda found, _all: ngettext(
        "sectors differ on %(n)d", "sectors differ on %(n)d", len(found)
    ) % {"n": len(found)},
}  # fmt: skip
