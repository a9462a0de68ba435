"""Lines of tables and tiles about a release, ready to be placed."""

from django.utils.translation import gettext as _

from fivefold.late import Late
from fivefold.need.hidden_in_average import Lens as HiddenLens
from fivefold.need.hidden_in_average import Split, Why
from fivefold_web.need.presenters import faced_words as words

numbers, combos = Late("fivefold.risk.numbers"), Late("fivefold.risk.together")
shares, factors = Late("fivefold.risk.shares"), Late("fivefold.risk.factors")
ROWS_SHOWN = 200


def tiles(told, whole):
    """Figure, words, note for each step: none, one, two, three, four or more."""
    return [
        (
            words.number_words(value),
            _("children: %(step)s") % {"step": step_words(step)},
            words.share_words(shares.share_of(value, whole.everyone, told.policy)),
        )
        for step, value in zip(whole.steps, whole.counts, strict=True)
    ]


def step_words(step):
    if step.least == 0:
        return _("no factor seen")
    if step.is_open:
        return words.many_words(step.least)
    return _("1 factor") if step.least == 1 else _("%(n)d factors") % {"n": step.least}


def splits(told):
    """Which lenses on the total the release holds."""
    held = {division.lens.value: division for division in numbers.divisions(told.release)}
    named = {
        HiddenLens.DEPRIVATION: "deprivation",
        HiddenLens.ETHNICITY: "ethnicity",
        HiddenLens.SEX: "sex",
        HiddenLens.AGE: "age",
        HiddenLens.PLACE: "area",
    }
    found = []
    for lens in HiddenLens:
        division = held.get(named.get(lens, ""))
        found.append(Split(lens, len(division.groups) - 1) if division else Split(lens, 0, Why.NOT_IN_FILE))
    return tuple(found)


def split_hrefs(told):
    groups = told.about.path("faced_groups", f"release={told.row.pk}")
    areas = told.about.path("faced_areas", f"release={told.row.pk}")
    return {
        lens: areas if lens is HiddenLens.PLACE else f"{groups}#{lens.name.lower()}" for lens in HiddenLens
    }


def factor_rows(told):
    """Every factor with its count and its share of those of whom it is known."""
    return [
        (
            one.factor.title, one.factor.library, one.factor.direction.value, words.number_words(one.everybody.seen),
            words.share_words(shares.share_of(one.everybody.seen, one.everybody.everyone, told.policy)),
            known_words(told, one.everybody),
        )
        for one in factors.factors_seen(told.release)
    ]  # fmt: skip


def known_words(told, answer):
    share = shares.share_of(answer.known, answer.everyone, told.policy)
    return _("not said") if answer.known.number is None else share.bare


def size_choices(told):
    sizes = [
        ("", _("Two to four factors")),
        ("2", _("Two factors")),
        ("3", _("Three factors")),
        ("4", _("Four factors")),
    ]
    if combos.combinations(told.release, exact=True):
        sizes.append(("exact", _("Exactly these and no other")))
    return sizes


def listed_rows(told, sets, rows, most=ROWS_SHOWN):
    return [
        (
            " + ".join(row.titles) or _("no factor"), words.number_words(row.children),
            words.share_words(shares.share_of(row.children, sets.everyone, told.policy)),
        )
        for row in rows[:most]
    ]  # fmt: skip
