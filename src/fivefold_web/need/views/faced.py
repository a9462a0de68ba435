"""Factors faced together: what a release says, page by page. The chosen release and every filter stand in the address."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

from fivefold.late import Late
from fivefold_web.library.citing import sign
from fivefold_web.need.presenters import faced_lines as lines
from fivefold_web.need.presenters import faced_made as making
from fivefold_web.need.presenters import faced_pictures as pictures
from fivefold_web.need.presenters import faced_titles as titles
from fivefold_web.need.presenters import faced_words as words
from fivefold_web.need.presenters.hidden import hidden_words
from fivefold_web.need.presenters.indicator import drawn
from fivefold_web.need.presenters.releases import refusal_words, release_line, release_lines
from fivefold_web.need.queries import faced as outlines
from fivefold_web.need.queries import releases as queries
from fivefold_web.need.views.profile import about
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May

numbers, combos = Late("fivefold.risk.numbers"), Late("fivefold.risk.together")
chance = Late("fivefold.risk.chance")
MOST = 4


@dataclass(frozen=True)
class Shown:
    """What every page of a release needs: the row, what reading gave, and the others to choose from."""

    row: object = None
    told: object = None
    refused: object = None
    rows: tuple = ()


def shown_in(request):
    """The release that the address asks for, else the newest; read and checked now."""
    partnership = request.partnership
    rows = queries.releases_of(partnership)
    asked = request.GET.get("release", "")
    if not rows and not asked:
        return Shown()
    if asked and not asked.isdecimal():
        raise Http404
    row = queries.release_of(partnership, int(asked)) if asked else queries.newest_of(partnership)
    opened = queries.opened(row)
    if opened.refused is not None:
        return Shown(row, None, refusal_words(opened.refused), tuple(rows))
    return Shown(row, words.Told(opened.release, row, about(request)), None, tuple(rows))


def page_of(request, template, heading, content):
    """A page of a release: or where to get one, or why it is not shown."""
    shown = shown_in(request)
    page = {"heading": heading, "choices": release_lines(shown.rows), "shown": shown, "here": template}
    if shown.row:
        page["release"], page["place"] = release_line(shown.row), request.partnership.slug
    if shown.told:
        page |= content(request, shown.told)
        page["is_fictional"] = shown.told.release.about.fictional
    return render(request, f"need/{template}.jinja", {"page": page})


def facts(request, *found):
    """Sentences with the tokens that make findings of them."""
    return [(fact, sign(request.partnership, fact.citation)) for fact in found if fact is not None]


def many_in(request):
    """The number of factors that the address asks for."""
    asked = request.GET.get("many", "")
    return int(asked) if asked.isdecimal() and 1 <= int(asked) <= MOST else words.MANY


@members_only(May.VIEW)
def overview(request):
    """How many children face how many factors, in one look."""
    return page_of(request, "faced", _("Factors that children face together"), overview_content)


def overview_content(request, told):
    whole, many = numbers.everybody(told.release), many_in(request)
    if whole is None:
        return {"nothing": True, "tables": told.release.tables}
    pairs = chance.pairs_against_chance(told.release)
    return {
        "many": many,
        "tiles": lines.tiles(told, whole),
        "facts": facts(
            request, words.headline(told, many), words.clustering(told, many), words.commonest_pair(told),
            words.clearest_pair(told, pairs), across_areas(told, many),
        ),
        "completeness": words.completeness(told),
        "picture": drawn(overview_picture(told, whole)),
        "hidden": hidden_words(lines.splits(told), lines.split_hrefs(told)),
        "other_ways": making.other_ways(told.release, many),
        "cites": words.CLUSTER_PAGES,
    }  # fmt: skip


def overview_picture(told, whole):
    by_age = numbers.division_by(told.release, numbers.Lens.AGE)
    groups = list(by_age.groups) if by_age else [whole]
    title = titles.overview_title(told, whole)
    return pictures.faced_bars(groups, title, _("Age") if by_age else _("Children"))


def across_areas(told, many):
    division = numbers.division_by(told.release, numbers.Lens.AREA)
    return words.across(told, division, many, f"many={many}") if division else None


@members_only(May.VIEW)
def areas(request):
    """Where children face many factors: map, bars, every count."""
    return page_of(request, "faced_areas", _("Factors faced together, by area"), areas_content)


def areas_content(request, told):
    many = many_in(request)
    division, ages, age = areas_division(request, told)
    if division is None:
        return {"many": many, "division": None}
    query = f"many={many}" + (f"&age={age}" if age else "")
    held = outlines.outlines_of(
        request.partnership, [g.code for g in division.groups], told.release.about.areas.vintage
    )
    mapped = area_map(told, division, many, held)
    return {
        "many": many,
        "age": age,
        "ages": ages,
        "division": division,
        "facts": facts(request, words.across(told, division, many, query)),
        "map": mapped,
        "map_drawn": drawn(mapped) if mapped else None,
        "bars": drawn(area_bars(told, division, many)),
        "steps": drawn(area_steps(division)),
        "factors": lines.factor_rows(told),
    }


def areas_division(request, told):
    """Areas, of all ages or of the one that the address asks for; and the ages there are."""
    crossed = numbers.ages_across_areas(told.release)
    ages = [(c.code, c.label) for c in crossed.categories] if crossed else []
    asked = request.GET.get("age", "")
    age = asked if asked in dict(ages) else ""
    division = (
        numbers.areas_at_age(told.release, age)
        if age
        else numbers.division_by(told.release, numbers.Lens.AREA)
    )
    return division, ages, age


def area_steps(division):
    return pictures.faced_bars(division.groups, _("Risk factors seen, area by area"), division.title)


def area_bars(told, division, many):
    return pictures.share_bars(told, division, many, titles.apart_title(told, division, many))


def area_map(told, division, many, held):
    title = titles.apart_title(told, division, many)
    return pictures.map_of(told, division, many, held, title, division.title) if held else None


@members_only(May.VIEW)
def groups(request):
    """Who faces many factors: by age, sex, ethnic group, deprivation, group, service."""
    return page_of(request, "faced_groups", _("Factors faced together, by age and group"), groups_content)


GROUPED = ("age", "sex", "ethnicity", "deprivation", "group", "contact", "services")


def grouped(told):
    found = [d for d in numbers.divisions(told.release) if d.lens.value in GROUPED]
    return sorted(found, key=lambda d: GROUPED.index(d.lens.value))


def groups_content(request, told):
    many = many_in(request)
    views, ids = [], set()
    for division in grouped(told):
        anchor = division.lens.value if division.lens.value not in ids else division.table
        ids.add(anchor)
        fact = words.across(told, division, many, f"many={many}")
        title = titles.apart_title(told, division, many)
        steps = pictures.faced_bars(
            division.groups, _("Risk factors seen: %(by)s") % {"by": division.title.lower()}, division.title
        )
        views.append(
            (
                anchor,
                division,
                facts(request, fact),
                drawn(pictures.share_bars(told, division, many, title)),
                drawn(steps),
            )
        )
    return {"many": many, "views": views}


@members_only(May.VIEW)
def together(request):
    """Which factors children face together, and whether more often than chance would give."""
    return page_of(request, "faced_together", _("Which factors are faced together"), together_content)


def chosen_sets(request, told):
    """The sets that the address asks for: how large, exact or not, of which area."""
    asked, area = request.GET.get("size", ""), request.GET.get("area", "")
    areas = combos.areas_with_combinations(told.release)
    area = area if area in dict(areas) else ""
    exact = asked == "exact" and not area
    sets = combos.combinations(told.release, exact=exact, area=area)
    size = int(asked) if asked in ("2", "3", "4") else 0
    rows = () if sets is None else sets.rows if exact else sets.of_size(size or 2, size or combos.LARGEST)
    return sets, rows, (asked if exact or size else ""), area, areas


def together_content(request, told):
    sets, rows, size, area, areas = chosen_sets(request, told)
    pairs = chance.pairs_against_chance(told.release)
    numbered = chance.numbers_against_chance(told.release)
    return {
        "size": size,
        "area": area,
        "areas": areas,
        "sizes": lines.size_choices(told),
        "facts": facts(
            request, words.commonest_pair(told), words.clearest_pair(told, pairs), words.clustering(told)
        ),
        "upset": maybe(upset_of(told, sets, rows)),
        "rows": len(rows),
        "hidden_rows": sum(not row.is_shown for row in rows),
        "listed": lines.listed_rows(told, sets, rows),
        "pairs": maybe(pairs_of(pairs)),
        "unclear": sum(row.verdict is chance.Verdict.UNCLEAR for row in pairs),
        "numbers": maybe(pictures.numbers_picture(numbered, titles.numbers_title(numbered))),
        "sets": sets,
        "cites": words.CLUSTER_PAGES,
    }


def maybe(picture):
    return drawn(picture) if picture is not None else None


def upset_of(told, sets, rows):
    return pictures.upset(told, sets, rows, titles.upset_title(rows)) if sets else None


def pairs_of(pairs):
    more = sum(row.verdict is chance.Verdict.MORE for row in pairs)
    title = titles.pairs_title(more, len(pairs))
    return pictures.pairs_picture(pairs, title)


@members_only(May.VIEW)
def protective(request):
    """Protective factors beside risk factors."""
    return page_of(
        request, "faced_protective", _("Protective factors beside risk factors"), protective_content
    )


def protective_content(request, told):
    division = numbers.division_by(told.release, numbers.Lens.PROTECTIVE)
    return {
        "facts": facts(request, words.protective_beside(told, division)) if division else [],
        "picture": drawn(protective_picture(told, division)) if division else None,
        "factors": [row for row in lines.factor_rows(told) if row[2] == "protective"],
    }


def protective_picture(told, division):
    title = titles.protective_title(told, division)
    return pictures.faced_bars(division.groups, title, division.title)


@members_only(May.VIEW)
def made(request):
    """How the release was made: who, how linked, what hidden and why."""
    return page_of(request, "faced_made", _("How these counts were made"), made_content)


def made_content(request, told):
    return {
        "made": making.provenance(told.release, told.row),
        "hidden": making.hidden(told.release),
        "linkage": making.linkage(told.release),
        "other_ways": making.other_ways(told.release, words.MANY),
        "factors": lines.factor_rows(told),
    }


@members_only(May.VIEW)
def table(request, which):
    """One table of the release, as it came."""

    def content(request, told):
        found = next((t for t in told.release.tables if t.about.name == which), None)
        if found is None:
            raise Http404
        return making.table_page(found, told.release, request.GET.get("page"))

    return page_of(request, "faced_table", _("A table of the release"), content)
