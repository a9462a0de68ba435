"""Measures in words: what fits, what may fit, what is left out and why, and the gap; one measure; several side by side."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold import knowledge
from fivefold.knowledge.choosing import (
    Asked,
    Reason,
    Standing,
    gap_at,
    gaps,
    rough_words,
    verdicts,
)
from fivefold.knowledge.narrowing import says
from fivefold.knowledge.schemas import Domain, Rater
from fivefold.vocabulary.ages import age_words
from fivefold_web.library.presenters.comparing import compare_page
from fivefold_web.library.presenters.links import address
from fivefold_web.library.presenters.shelf import Item, Line, given, item, line, row
from fivefold_web.library.shelf_words import RATERS


@dataclass(frozen=True)
class MeasureLine:
    """A measure in a list, with the reasons that decide about it and its outside signs."""

    line: Line
    purpose: str
    reasons: str
    facts: list[tuple[str, str]]
    in_table: bool

    @classmethod
    def of(cls, partnership, verdict):
        one = verdict.measure
        return cls(
            line(partnership, "measure", one, title=name_of(one), text=""),
            one.purpose,
            reasons_of(verdict),
            [
                (_("Age"), given(one.age)),
                (_("Who answers"), raters_of(one)),
                (_("Format"), given(one.format)),
                (_("Cost"), cost_of(one)),
            ],
            one.in_table,
        )


@dataclass(frozen=True)
class MeasureGroup:
    slug: str
    title: str
    about: str
    lines: list[MeasureLine]


def groups_of(lines, choosing):
    """What fits as one group; the whole catalogue as the toolkit's table and what else it names."""
    if choosing:
        return [MeasureGroup("fits", _("These fit"), "", lines)] if lines else []
    told = [
        MeasureGroup(
            "fits",
            _("In the toolkit’s table"),
            _("Eight measures, with ten fields each."),
            [one for one in lines if one.in_table],
        ),
        MeasureGroup(
            "named",
            _("Named in the toolkit’s text"),
            _("With fewer facts; what the toolkit does not say is marked."),
            [one for one in lines if not one.in_table],
        ),
    ]
    return [group for group in told if group.lines]


@dataclass(frozen=True)
class MeasuresPage:
    """The catalogue, or a choice from it with a reason for everything that is not chosen."""

    heading: str
    asked: str
    gap: str
    count: str
    fits: list[MeasureGroup]
    may_fit: list[MeasureLine]
    left_out: list[MeasureLine]
    fits_count: str
    may_fit_count: str
    left_out_count: str
    choosing: bool
    everything: str
    coverage: list

    @classmethod
    def of(cls, partnership, form):
        wanted = form.wanted()
        among = [one for one in knowledge.measures() if _says(form.asked("q"), one)]
        told = verdicts(wanted, among)
        by = {
            standing: [MeasureLine.of(partnership, one) for one in told if one.standing is standing]
            for standing in Standing
        }
        fits, may_fit, left_out = by[Standing.FITS], by[Standing.MAY_FIT], by[Standing.LEFT_OUT]
        return cls(
            heading=_("Measures"),
            asked=asked_words(wanted),
            gap=gap_words(wanted, among),
            count=ngettext("%(n)d measure", "%(n)d measures", len(told)) % {"n": len(told)},
            fits=groups_of(fits, wanted != Asked()),
            may_fit=may_fit,
            left_out=left_out,
            fits_count=ngettext("%(n)d measure fits", "%(n)d measures fit", len(fits)) % {"n": len(fits)},
            may_fit_count=ngettext("%(n)d may fit", "%(n)d may fit", len(may_fit)) % {"n": len(may_fit)},
            left_out_count=ngettext("%(n)d is left out", "%(n)d are left out", len(left_out))
            % {"n": len(left_out)},
            choosing=wanted != Asked(),
            everything=address("library:measures", partnership),
            coverage=[] if form.query() else coverage(partnership),
        )


def _says(asked, one):
    """Words are looked for in every field: purpose, what it looks at, training, cost, licence."""
    told = (one.title, one.short_name, one.authors, one.purpose, one.constructs, one.format, one.length)
    more = (one.training, one.interpretation, one.cost, one.licence, one.evidence, one.status)
    return says(asked, one.aliases, *told, *more)


def name_of(one):
    """The title with its short name, which is not said twice where the title has it already."""
    is_said = not one.short_name or one.short_name in one.title
    return one.title if is_said else f"{one.title} ({one.short_name})"


def raters_of(one):
    return ", ".join(str(RATERS[rater]) for rater in one.raters)


def domains_of(one):
    return ", ".join(_(domain.label) for domain in one.domains)


def cost_of(one):
    """A cost is always called an estimate."""
    if one.cost in ("", "not given"):
        return _("not given")
    return one.cost if "estimate" in one.cost else _("%(cost)s (an estimate)") % {"cost": one.cost}


def reasons_of(verdict):
    """Every reason in one line."""
    one = verdict.measure
    facts = {
        "domains": domains_of(one),
        "raters": raters_of(one),
        "format": given(one.format),
        "age": given(one.age),
        "length": given(one.length),
        "rough": _(rough_words(one)),
    }
    told = [_(reason.label) % facts for reason in verdict.reasons]
    if Reason.NO_AGE in verdict.reasons and one.age != "not given":
        told.append(_("The toolkit says: %(age)s.") % facts)
    joined = "; ".join(told) + "." if verdict.standing is Standing.MAY_FIT else " ".join(told)
    return joined[:1].upper() + joined[1:]


def asked_words(wanted):
    """What was asked, in a line: age, domain, rater, format."""
    told = [
        _("age %(age)s") % {"age": age_words(wanted.months)} if wanted.months is not None else "",
        _(wanted.domain.label) if wanted.domain else "",
        _("answered by: %(rater)s") % {"rater": RATERS[wanted.rater]} if wanted.rater else "",
        _(wanted.form.label) if wanted.form else "",
        _("at most %(n)d items") % {"n": wanted.most_items} if wanted.most_items else "",
    ]
    return " · ".join(one for one in told if one)


def gap_words(wanted, among):
    """The gap around the age asked for, in plain words; nothing where something fits."""
    gap = gap_at(wanted, among)
    if gap is None:
        return ""
    told = _("There is a gap: from %(ages)s nothing here fits for certain.") % {"ages": gap.ages.words}
    return " ".join([told, *_edges(gap)])


def _edges(gap):
    if gap.before:
        yield _("%(measures)s ends before it (%(age)s).") % _named(gap.before)
    if gap.after:
        yield _("%(measures)s begins after it (%(age)s).") % _named(gap.after)


def _named(measures):
    return {
        "measures": ", ".join(one.short_name or one.title for one in measures),
        "age": "; ".join(dict.fromkeys(one.age for one in measures)),
    }


@dataclass(frozen=True)
class CoverageRow:
    """What is about one domain and answered by one kind of person: the ages without anything certain."""

    domain: str
    rater: str
    href: str
    gaps: str


def coverage(partnership):
    """For each domain and each kind of person, the ages from pregnancy to five without a certain measure."""
    base = address("library:measures", partnership)
    return [
        CoverageRow(
            _(domain.label),
            str(RATERS[rater]),
            f"{base}?domain={domain.value}&rater={rater.value.replace(' ', '+')}",
            "; ".join(gap.ages.words for gap in gaps(Asked(None, domain, rater), knowledge.measures())),
        )
        for domain in Domain
        for rater in Rater
        if rater is not Rater.NOT_GIVEN
    ]


@dataclass(frozen=True)
class CorrectionLine:
    """What the toolkit prints, what we use, and why."""

    field: str
    printed: str
    ours: str
    source: str


@dataclass(frozen=True)
class MeasurePage:
    """One measure with every field that the toolkit gives, its corrections and its licence."""

    item: Item
    corrections: list[CorrectionLine]
    cautions: tuple[str, ...]
    licence: str
    status: str

    @property
    def heading(self):
        return self.item.heading

    @classmethod
    def of(cls, partnership, one, *, held, on):
        return cls(
            item(
                partnership,
                "measure",
                one,
                caption=_("Measure"),
                crumb=(_("Measures"), "measures"),
                on=on,
                rows=_rows(one),
                heading=name_of(one),
                text=one.purpose,
                detail=f"{one.purpose} {_('Ages')}: {one.age}.",
                held=held,
            ),
            [
                CorrectionLine(fix.field, fix.printed, fix.ours, "; ".join(c.words for c in fix.source))
                for fix in one.corrections
            ],
            one.cautions,
            one.licence,
            one.status,
        )


def _rows(one):
    return [row(label, told(one)) for label, told in fields().items()]


def fields():
    """The fields of a measure, each with how it is told."""
    return {
        _("Authors"): lambda one: given(one.authors),
        _("What it is about"): domains_of,
        _("What it looks at"): lambda one: given(one.constructs),
        _("Age"): lambda one: given(one.age) + ("" if one.age_certain else f" ({_('exact range to check')})"),
        _("Who answers"): raters_of,
        _("Format"): lambda one: given(one.format),
        _("Length"): lambda one: given(one.length),
        _("Training"): lambda one: given(one.training),
        _("How to read the result"): lambda one: given(one.interpretation),
        _("Cost (estimate)"): cost_of,
        _("Licence"): lambda one: given(one.licence),
        _("What is known about how well it measures"): lambda one: given(one.evidence),
        _("Where it stands"): lambda one: one.status,
    }


def compare_measures_page(partnership, entries):
    """Measures side by side."""
    shown = {_("Purpose"): lambda one: one.purpose} | fields() | {_("Source"): lambda one: one.sources}
    return compare_page(
        partnership,
        entries,
        {label: lambda one, told=told: [told(one) or _("not given")] for label, told in shown.items()},
        kind="measure",
        heading=_("Measures side by side"),
        crumb=(_("Measures"), "measures"),
        among=knowledge.measures(),
    )
