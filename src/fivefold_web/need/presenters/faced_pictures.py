"""Pictures of a release and their figures to take away."""

from django.utils.translation import gettext as _

from fivefold.charts.against_chance import AgainstChance, ChanceRow
from fivefold.charts.faced import FacedBars, FacedRow
from fivefold.charts.share_bars import ShareBars, ShareRow
from fivefold.charts.upset import Upset, UpsetColumn, UpsetSet
from fivefold.late import Late
from fivefold.vocabulary.comparison import Polarity
from fivefold.vocabulary.value import figure
from fivefold_web.design.words import translated, value_words
from fivefold_web.need.presenters.faced_words import (
    MANY,
    many_words,
    number_words,
    share_words,
    standing,
    standing_words,
    times_words,
)
from fivefold_web.need.presenters.offered import Offered, value_cells

numbers, chance = Late("fivefold.risk.numbers"), Late("fivefold.risk.chance")
shares, combos = Late("fivefold.risk.shares"), Late("fivefold.risk.together")
quality = Late("fivefold.risk.quality")
choropleth, classing = Late("fivefold.charts.choropleth"), Late("fivefold.charts.classing")
COLUMNS = 12
HIDDEN_COLUMNS = 2
PAIRS = 15


def faced_bars(groups, title, group, counted=None):
    """Groups by number of factors."""
    steps = tuple(step.label for step in groups[0].steps)
    rows = tuple(FacedRow(one.label, one.counts, one.everyone) for one in groups)
    return FacedBars(title, steps, rows, group, counted or _("risk factors"), _("Children"))


def share_bars(told, division, many, title):
    """The share with so many factors in each group, beside all children; the highest first where groups are areas."""
    whole = next((g for g in division.groups if g.is_whole), None)
    every = shares.share_of(whole.at_least(many), whole.everyone, told.policy) if whole else None
    found = [
        (g, shares.share_of(g.at_least(many), g.everyone, told.policy))
        for g in division.groups
        if not g.is_whole
    ]
    if division.lens is numbers.Lens.AREA:
        found.sort(
            key=lambda pair: (pair[1].value.number is None, -(pair[1].value.number or 0), pair[0].label)
        )
    rows = tuple(
        ShareRow(g.label, one.value, share_words(one), standing_words(standing(one, every)) if every else "")
        for g, one in found
    )
    words = _("all: %(share)s") % {"share": share_words(every)} if every else ""
    return ShareBars(
        title, rows, every.value if every else None, words, division.title, many_words(many).capitalize()
    )


def map_of(told, division, many, outlines, title, here):
    """The same shares on a map, where the outlines of these areas are held; None otherwise."""
    groups = [g for g in division.groups if g.code in outlines]
    values = {g.code: shares.share_of(g.at_least(many), g.everyone, told.policy).value for g in groups}
    classes, placed = classing.by_value(values, classing.Classing.EQUAL_STEPS, Polarity.LOW_IS_GOOD)
    if len(groups) < 2 or not classes:
        return None
    areas = tuple(
        choropleth.MapArea(g.code, g.label, *outlines[g.code], values[g.code], placed.get(g.code))
        for g in groups
    )
    return choropleth.Choropleth(title, areas, classes, many_words(many).capitalize(), area_word=here)


def upset(told, sets, rows, title):
    """Sets of factors, the commonest first, then hidden ones where there is room. Only factors of these sets have a row."""
    shown = [row for row in rows if row.is_shown][:COLUMNS]
    hidden = [row for row in rows if not row.is_shown][: max(HIDDEN_COLUMNS, COLUMNS - len(shown))]
    drawn = [*shown, *hidden]
    if not drawn:
        return None
    titles = combos.risk_titles(told.release)
    used = [slug for slug in titles if any(slug in row.slugs for row in drawn)]
    singles = combos.combinations(told.release) or sets
    columns = tuple(
        UpsetColumn(
            tuple(used.index(slug) for slug in row.slugs),
            row.children,
            share_words(shares.share_of(row.children, sets.everyone, told.policy)),
        )
        for row in drawn
    )
    headers = (_("Factors together"), _("Children"), _("Share of all"))
    return Upset(
        title, tuple(UpsetSet(titles[s], singles.single(s)) for s in used), columns, _("Children"), headers, _("no factor")
    )  # fmt: skip


def pairs_picture(pairs, title, most=PAIRS):
    """Pairs against chance: those that can be told first; those that cannot are left to the table."""
    told = [row for row in pairs if row.verdict is not chance.Verdict.UNCLEAR][:most]
    if not told:
        return None
    rows = tuple(
        ChanceRow(
            " + ".join(row.pair.titles), row.ratio, times_words(row), value_words(row.pair.children),
            expected_words(row.expected), row.is_open, translated(row.verdict.label),
        )
        for row in told
    )  # fmt: skip
    return AgainstChance(title, rows, _("Factors"), chance_headers())


def chance_headers():
    return (_("Children"), _("Expected by chance"), _("Times chance (95%)"), _("Says"))


def expected_words(value):
    if value.number is None:
        return translated(value.state.label)
    if value.low is None or round(value.low) == round(value.high):
        return figure(round(value.number))
    return _("%(low)s to %(high)s") % {"low": figure(round(value.low)), "high": figure(round(value.high))}


def numbers_picture(rows, title):
    """Each number of factors against chance."""
    drawn = tuple(
        ChanceRow(row.label, row.ratio, times_words(row), number_words(row.counted), expected_words(row.expected), False, verdict_words(row.ratio))
        for row in rows
    )  # fmt: skip
    return AgainstChance(title, drawn, _("Risk factors"), chance_headers()) if drawn else None


def verdict_words(ratio):
    if ratio.number is None:
        return translated(ratio.state.label)
    kind = (
        chance.Verdict.MORE
        if ratio.low > 1
        else chance.Verdict.LESS
        if ratio.high < 1
        else chance.Verdict.LIKE
    )
    return translated(kind.label)


# What is taken away.


def offered(told, picture, topic, place, headers, rows, definition=""):
    """A picture of a release with everything that must be known of it."""
    about = told.release.about
    label = _("FICTIONAL: invented children.") + " " if about.fictional else ""
    return Offered(
        picture=picture,
        place=place,
        topic=topic,
        definition=label + (definition or about.population),
        period=about.period,
        source=told.source,
        licence=_("as agreed with %(controller)s; counts protected under “%(policy)s”")
        % {"controller": about.controller, "policy": about.policy.title},
        headers=headers,
        rows=tuple(rows),
        title=picture.title if picture else topic,
    )


def division_rows(told, divisions):
    """Every count of the divisions, one a row, hidden ones as the word that they are."""
    headers = (
        _("Divided by"), _("Code"), _("Group"), _("Risk factors"), _("State"), _("Children"), _("Unit"),
        _("Lower 95% limit"), _("Upper 95% limit"), _("Children in the group"), _("Share"),
    )  # fmt: skip
    rows = []
    for division in divisions:
        for group in division.groups:
            for step, value in zip(group.steps, group.counts, strict=True):
                rows.append(_row(told, division.title, group, step.label, value))
            rows.append(_row(told, division.title, group, many_words(MANY), group.at_least(MANY)))
    return headers, rows


def _row(told, title, group, step, value):
    share = shares.share_of(value, group.everyone, told.policy)
    base = value_cells(group.everyone)[1]
    return (title, group.code, group.label, step, *value_cells(value), base, share_words(share))


def combination_rows(told, sets, rows):
    headers = (
        _("Factors together"), _("Number of factors"), _("State"), _("Children"), _("Unit"), _("Lower 95% limit"),
        _("Upper 95% limit"), _("Share of all"),
    )  # fmt: skip
    return headers, [
        (" + ".join(r.titles) or _("no factor"), r.size, *value_cells(r.children), share_words(shares.share_of(r.children, sets.everyone, told.policy)))
        for r in rows
    ]  # fmt: skip


def pair_rows(pairs):
    headers = (_("Factors"), *chance_headers(), _("Least expected"), _("Most expected"))
    return headers, [
        (
            " + ".join(row.pair.titles), value_cells(row.pair.children)[1], row.expected.number, times_words(row),
            translated(row.verdict.label), row.expected.low, row.expected.high,
        )
        for row in pairs
    ]  # fmt: skip


def linkage_rows(found):
    headers = (
        _("By"), _("Group"), _("Measure"), _("State"), _("Value"), _("Unit"), _("Lower 95% limit"), _("Upper 95% limit"),
        _("Figure from"),
    )  # fmt: skip
    groups = [(_("All"), found.everyone)]
    groups += [(dimension, group) for dimension, listed in found.by_dimension for group in listed]
    return headers, [
        (by, group.group or _("Everyone"), translated(measure.label), *value_cells(value), value.basis)
        for by, group in groups
        for measure, value in ((quality.Measure.FOUND, group.found), (quality.Measure.RIGHT, group.right))
    ]
