"""Pictures and figures of a release to take away: each address says the same as its page."""

from django.utils.translation import gettext as _

from fivefold.late import Late
from fivefold_web.need.presenters import faced_pictures as pictures
from fivefold_web.need.presenters import faced_words as words
from fivefold_web.need.queries import faced as outlines
from fivefold_web.need.views import faced

numbers, combos = Late("fivefold.risk.numbers"), Late("fivefold.risk.together")
chance, quality = Late("fivefold.risk.chance"), Late("fivefold.risk.quality")


def of_release(write):
    """A download needs a release that may be shown; without one there is nothing."""

    def offered(request):
        told = faced.shown_in(request).told
        return write(request, told) if told else None

    return offered


def _file(request, told, picture, topic, headers_and_rows):
    return pictures.offered(told, picture, topic, request.partnership.name, *headers_and_rows)


def overview(request, told):
    whole = numbers.everybody(told.release)
    if whole is None:
        return None
    divisions = [d for d in numbers.divisions(told.release) if d.lens is numbers.Lens.AGE]
    alone = numbers.Division("", _("All children"), numbers.Lens.OTHER, (whole,), "", "")
    rows = pictures.division_rows(told, divisions or [alone])
    return _file(request, told, faced.overview_picture(told, whole), _("factors faced together"), rows)


def _areas(draw, topic):
    def write(request, told):
        division, _ages, age = faced.areas_division(request, told)
        if division is None:
            return None
        many = faced.many_in(request)
        picture = draw(request, told, division, many)
        if picture is None:
            return None
        about = f"{topic()} {words.many_words(many)} {age}".strip()
        return _file(request, told, picture, about, pictures.division_rows(told, [division]))

    return write


def _map(request, told, division, many):
    held = outlines.outlines_of(
        request.partnership, [g.code for g in division.groups], told.release.about.areas.vintage
    )
    return faced.area_map(told, division, many, held)


def _steps(request, told, division, many):
    return faced.area_steps(division)


def _bars(request, told, division, many):
    return faced.area_bars(told, division, many)


def groups(request, told):
    divisions = faced.grouped(told)
    topic = _("factors faced together by age and group")
    return _file(request, told, None, topic, pictures.division_rows(told, divisions)) if divisions else None


def together(request, told):
    sets, rows, _size, area, _areas_held = faced.chosen_sets(request, told)
    picture = faced.upset_of(told, sets, rows)
    if picture is None:
        return None
    topic = f"{_('which factors together')} {area}".strip()
    return _file(request, told, picture, topic, pictures.combination_rows(told, sets, rows))


def against_chance(request, told):
    pairs = chance.pairs_against_chance(told.release)
    picture = faced.pairs_of(pairs)
    if picture is None:
        return None
    return _file(request, told, picture, _("factors beside chance"), pictures.pair_rows(pairs))


def protective(request, told):
    division = numbers.division_by(told.release, numbers.Lens.PROTECTIVE)
    if division is None:
        return None
    rows = pictures.division_rows(told, [division])
    return _file(
        request, told, faced.protective_picture(told, division), _("protective beside risk factors"), rows
    )


def linkage(request, told):
    found = quality.linkage(told.release)
    return _file(request, told, None, _("linkage quality"), pictures.linkage_rows(found))


PICTURES = {
    "faced": of_release(overview),
    "faced-areas": of_release(_areas(_bars, lambda: _("factors by area"))),
    "faced-area-counts": of_release(_areas(_steps, lambda: _("factors by area, every count"))),
    "faced-map": of_release(_areas(_map, lambda: _("factors on a map"))),
    "faced-groups": of_release(groups),
    "faced-together": of_release(together),
    "faced-chance": of_release(against_chance),
    "faced-protective": of_release(protective),
    "faced-linkage": of_release(linkage),
}
