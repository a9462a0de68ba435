"""What a map of small areas can show, and the figure of each area for it."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.charts.classing import Classing, by_comparison, by_tenths, by_value
from fivefold.need.indicators import ENGLAND
from fivefold.need.population import under_fives
from fivefold.statistics.comparison import compare
from fivefold.vocabulary.comparison import Comparison, Polarity
from fivefold.vocabulary.value import State, Value
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.children import age_words
from fivefold_web.need.presenters.words import in_unit, said
from fivefold_web.need.queries import areas as queries
from fivefold_web.need.queries import figures

CHILDREN, TENTH, INDICATOR = "children", "tenth", "i:"
AGES = {f"age{age}": age for age in range(5)}
FIRST, LAST = 0, -1


@dataclass(frozen=True)
class Subject:
    """One thing that a map can show; `key` stands in addresses."""

    key: str
    label: str


@dataclass(frozen=True)
class Mapped:
    """The figures of a map: one value for each area, what they are, and how they compare."""

    subject: Subject
    values: dict
    period: str = ""
    source: str = ""
    unit: str = ""
    polarity: Polarity = Polarity.NEUTRAL
    definition: str = ""
    published: dict = field(default_factory=dict)
    benchmark: Value | None = None
    notes: tuple = ()

    @property
    def compares(self):
        """Whether areas can be set against England: by intervals, where England's figure is held."""
        with_interval = any(
            value.low is not None and value.number is not None for value in self.values.values()
        )
        return self.benchmark is not None and with_interval

    def comparisons(self):
        return {
            code: compare(value, self.benchmark, self.polarity)
            for code, value in self.values.items()
            if value.number is not None
        }


def subjects(partnership, codes, vintage=None):
    """What can be shown of these areas."""
    found = []
    if queries.years_of_children(partnership, codes):
        found = [Subject(CHILDREN, _("Children under five"))]
        found += [
            Subject(key, _("Children aged %(age)s") % {"age": age_words(age)}) for key, age in AGES.items()
        ]
    if any(
        figures.deprivation_of(partnership, codes, edition=e)
        for e in queries.deprivation_vintages(partnership)
    ):
        found.append(Subject(TENTH, _("Deprivation (tenth of England's small areas)")))
    named = [
        Subject(f"{INDICATOR}{code}", name)
        for code, name in queries.indicators_at(partnership, codes, vintage=vintage)
    ]
    return found + named


def mapped(partnership, subject, codes, *, year, definition):
    """The figures of one subject for these areas."""
    if subject.key == TENTH:
        return _tenths(partnership, subject, codes)
    if subject.key.startswith(INDICATOR):
        return _indicator(partnership, subject, codes, definition)
    return _children(partnership, subject, codes, year)


def _children(partnership, subject, codes, year):
    by_area = {}
    for count in figures.counts_for(partnership, areas=codes):
        by_area.setdefault(count.area_code, []).append(count)
    age = AGES.get(subject.key)
    values = {}
    for code in codes:
        young = under_fives(by_area.get(code, ()), area_codes=[code], area_name="", year=year)
        values[code] = young.total if age is None else young.of_age(age)
    sources = sorted({value.source for value in values.values() if value.source})
    return Mapped(
        subject, values, f"mid-{year}", "; ".join(sources), "children",
        definition=_("Usual residents, by official mid-year estimates; no interval is published."),
    )  # fmt: skip


def _tenths(partnership, subject, codes):
    """Tenths of the newest edition that holds these areas; an edition of other boundaries holds only some of them."""
    best = {}
    for edition in queries.deprivation_vintages(partnership):
        found = figures.deprivation_of(partnership, codes, edition=edition)
        if len(found) > len(best):
            best, of = found, edition
    period = str(of)
    missing = Value(State.MISSING, period=period)
    values = {code: Value.observed(best[code], period=period) if code in best else missing for code in codes}
    return Mapped(
        subject, values, period, _("Indices of Deprivation %(edition)s") % {"edition": of},
        definition=_("Tenth of all small areas of England by the Index of Multiple Deprivation; 1 is the most deprived."),
    )  # fmt: skip


def _indicator(partnership, subject, codes, definition):
    code = subject.key.removeprefix(INDICATOR)
    here, beside = queries.latest_figures(partnership, codes, code, also=(ENGLAND,))
    known = definition(code, subject.label)
    first = next(iter(here.values()), None)
    unit = known.unit or (first.value.unit if first else "")
    missing = Value(State.MISSING, period=first.period if first else "", unit=unit)
    values = {area: in_unit(here[area].value, unit) if area in here else missing for area in codes}
    benchmark = in_unit(beside[ENGLAND].value, unit) if ENGLAND in beside else None
    sources = sorted({value.source for value in values.values() if value.source})
    return Mapped(
        subject, values, first.period if first else "", "; ".join(sources), unit, known.polarity, known.definition,
        here, benchmark,
    )  # fmt: skip


# --- classes -----------------------------------------------------------------------------------------------------


def classings(found):
    """The ways in which this map can be classed, the best first."""
    if found.subject.key == TENTH:
        return []
    ways = [Classing.QUANTILES, Classing.EQUAL_STEPS]
    return [Classing.BENCHMARK, *ways] if found.compares else ways


def classed(found, classing):
    """Classes of a map and the class of each area."""
    if found.subject.key == TENTH:
        deciles = {
            code: int(value.number) for code, value in found.values.items() if value.number is not None
        }
        labels = [
            _("tenths 1 and 2 (most deprived)"), _("tenths 3 and 4"), _("tenths 5 and 6"), _("tenths 7 and 8"),
            _("tenths 9 and 10 (least deprived)"),
        ]  # fmt: skip
        return by_tenths(deciles, labels)
    if classing is Classing.BENCHMARK:
        england = _("England (%(value)s)") % {"value": said(found.benchmark.about(low=None, high=None))}
        return by_comparison(found.comparisons(), england)
    return by_value(found.values, classing, found.polarity)


def finding(found, classing, where):
    """The title of a map: what it shows, in one sentence."""
    numbers = [value for value in found.values.values() if value.number is not None]
    about = {"what": found.subject.label, "where": where, "period": found.period, "areas": len(found.values)}
    if found.subject.key == TENTH:
        poor = sum(value.number <= 2 for value in numbers)
        words = ngettext(
            "%(poor)d of %(areas)d small areas in %(where)s is in the most deprived fifth of England",
            "%(poor)d of %(areas)d small areas in %(where)s are in the most deprived fifth of England",
            poor,
        )
        return words % (about | {"poor": poor})
    if classing is Classing.BENCHMARK:
        return _against_england(found, about)
    if not numbers:
        return _("%(what)s in %(where)s, %(period)s: no figure") % about
    order = sorted(numbers, key=lambda value: value.number)
    ends = {
        "low": said(order[FIRST].about(low=None, high=None)),
        "high": said(order[LAST].about(low=None, high=None)),
    }
    about |= ends | {"known": len(numbers)}
    if len(numbers) < len(found.values):
        return (
            _("%(what)s in %(where)s, %(period)s: from %(low)s to %(high)s in %(known)d of %(areas)d areas")
            % about
        )
    return _("%(what)s in %(where)s, %(period)s: from %(low)s to %(high)s in %(areas)d areas") % about


def _against_england(found, about):
    counted = list(found.comparisons().values())
    parts = [
        f"{counted.count(one)} {translated(one.label).lower()}"
        for one in Comparison
        if one is not Comparison.NOT_COMPARED and counted.count(one)
    ]
    about |= {"counted": ", ".join(parts) or _("none can be compared")}
    return _("%(what)s in %(where)s, %(period)s: against England, of %(areas)d areas %(counted)s") % about
