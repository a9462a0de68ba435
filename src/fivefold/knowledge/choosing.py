"""Which measures fit an age, a domain and a rater; which may; why each other one does not; and where a gap is.

Nothing is left out in silence: every measure gets a verdict, and every verdict that is not "fits" gives its reasons.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from fivefold.knowledge.entries import Certainty
from fivefold.knowledge.schemas import Domain, Measure, Rater
from fivefold.vocabulary.ages import EARLY_YEARS, AgeBand, age_words
from fivefold.vocabulary.words import marked


class Form(StrEnum):
    """The kind of instrument, as far as its format says."""

    QUESTIONNAIRE = "questionnaire"
    OBSERVATION = "observation"
    OTHER = "other"

    @property
    def label(self) -> str:
        return _FORMS[self]


_FORMS = {
    Form.QUESTIONNAIRE: marked("Questions on paper or screen"),
    Form.OBSERVATION: marked("Observation"),
    Form.OTHER: marked("Another format, or not given"),
}
_SIGNS = {Form.QUESTIONNAIRE: ("question",), Form.OBSERVATION: ("observ", "rated by a clinician")}


class Standing(StrEnum):
    """How a measure stands to what was asked."""

    FITS = "fits"
    MAY_FIT = "may fit"
    LEFT_OUT = "left out"


class Reason(StrEnum):
    """Why a measure only may fit, or is left out. Labels hold the fact that decided."""

    OUTSIDE = "outside the table"
    DOMAIN = "other domain"
    RATER = "other rater"
    FORM = "other format"
    LATER = "begins later"
    EARLIER = "ends earlier"
    NO_AGE = "no age"
    ROUGH_AGE = "rough age"
    RATER_UNSURE = "rater to confirm"
    LONGER = "longer"
    LENGTH_UNSURE = "length to check"

    @property
    def label(self) -> str:
        return _REASONS[self]


_REASONS = {
    Reason.OUTSIDE: marked("The toolkit names it only to say that its table leaves it out."),
    Reason.DOMAIN: marked("It is about something else: %(domains)s."),
    Reason.RATER: marked("It is answered by somebody else: %(raters)s."),
    Reason.FORM: marked("It has another format: %(format)s."),
    Reason.LATER: marked("It begins later: %(age)s."),
    Reason.EARLIER: marked("It ends earlier: %(age)s."),
    Reason.NO_AGE: marked("No age in months is given, so it cannot be matched to a child’s age."),
    Reason.ROUGH_AGE: marked("%(rough)s; exact range to check"),
    Reason.LONGER: marked("It is longer: %(length)s."),
    Reason.LENGTH_UNSURE: marked("number of items to check: %(length)s"),
    Reason.RATER_UNSURE: marked("who answers it is to be confirmed with the publisher"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for; what is None is not asked."""

    months: int | None = None
    domain: Domain | None = None
    rater: Rater | None = None
    form: Form | None = None
    most_items: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one measure stands, with every reason."""

    measure: Measure
    standing: Standing
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Ages for which no measure fits for certain. `before` ends and `after` begins nearest to them."""

    ages: AgeBand
    before: tuple[Measure, ...]
    after: tuple[Measure, ...]


def verdicts(asked: Asked, among: Iterable[Measure]) -> tuple[Verdict, ...]:
    """A verdict on every measure, in the order given."""
    return tuple(_verdict(asked, measure) for measure in among)


def _verdict(asked: Asked, measure: Measure) -> Verdict:
    against = _against(asked, measure)
    if against:
        return Verdict(measure, Standing.LEFT_OUT, against)
    doubts = _doubts(asked, measure)
    return Verdict(measure, Standing.MAY_FIT if doubts else Standing.FITS, doubts)


def _against(asked: Asked, measure: Measure) -> tuple[Reason, ...]:
    """Everything that speaks against a measure."""
    found = [Reason.OUTSIDE] if measure.outside_table else []
    if asked.domain is not None and asked.domain not in measure.domains:
        found.append(Reason.DOMAIN)
    if asked.rater is not None and asked.rater not in measure.raters and not rater_unsure(measure):
        found.append(Reason.RATER)
    if asked.form is not None and asked.form not in forms_of(measure):
        found.append(Reason.FORM)
    if asked.most_items is not None and measure.items is not None and measure.items > asked.most_items:
        found.append(Reason.LONGER)
    return (*found, *_against_age(asked.months, measure))


def _against_age(months: int | None, measure: Measure) -> tuple[Reason, ...]:
    if months is None:
        return ()
    start, end = measure.age_from_months, measure.age_to_months
    if start is None and end is None:
        return (Reason.NO_AGE,)
    if start is not None and months < start:
        return (Reason.LATER,)
    return (Reason.EARLIER,) if end is not None and months >= end else ()


def _doubts(asked: Asked, measure: Measure) -> tuple[Reason, ...]:
    """What has to be checked before a measure is used."""
    found = []
    if asked.months is not None and not measure.age_certain:
        found.append(Reason.ROUGH_AGE)
    if asked.rater is not None and rater_unsure(measure):
        found.append(Reason.RATER_UNSURE)
    if asked.most_items is not None and measure.items is None:
        found.append(Reason.LENGTH_UNSURE)
    return tuple(found)


def rater_unsure(measure: Measure) -> bool:
    """Whether nobody can say for certain who answers.

    For an instrument that the toolkit only names, and whose identity is to be confirmed, our rater is not certain either.
    """
    named_only = not measure.in_table and measure.certainty is Certainty.TO_CONFIRM
    return named_only or set(measure.raters) == {Rater.NOT_GIVEN}


def forms_of(measure: Measure) -> frozenset[Form]:
    """The kinds of instrument that its format names."""
    text = measure.format.casefold()
    found = {form for form, signs in _SIGNS.items() if any(sign in text for sign in signs)}
    return frozenset(found or {Form.OTHER})


def rough_words(measure: Measure) -> str:
    """An age that is not exact, in words: 'over a year'."""
    start, end = measure.age_from_months, measure.age_to_months
    if start is not None and end is not None:
        return f"{age_words(start)} to {age_words(end)}"
    if start is not None:
        return marked("over a year") if start == 12 else f"over {age_words(start)}"
    return f"up to {age_words(end)}" if end is not None else measure.age


def gap_at(asked: Asked, among: Iterable[Measure]) -> Gap | None:
    """The gap around an age at which no measure fits for certain, or None."""
    measures = tuple(among)
    if asked.months is None:
        return None
    return next((gap for gap in gaps(asked, measures) if gap.ages.covers(asked.months)), None)


def gaps(asked: Asked, among: Iterable[Measure]) -> tuple[Gap, ...]:
    """All ages from pregnancy to five without a measure that fits for certain; the age asked for does not matter."""
    at_any_age = replace(asked, months=None)
    right = [
        measure
        for measure in among
        if _verdict(at_any_age, measure).standing is Standing.FITS
        and measure.age_certain
        and measure.age_from_months is not None
    ]
    return tuple(_gap(band, right) for band in _uncovered(right))


def _uncovered(measures: Iterable[Measure]) -> list[AgeBand]:
    reached, found = EARLY_YEARS.start, []
    for start, end in sorted((_start(one), _end(one)) for one in measures):
        if start > reached:
            found.append(AgeBand(reached, min(start, EARLY_YEARS.end)))
        reached = max(reached, end)
        if reached >= EARLY_YEARS.end:
            return found
    return [*found, AgeBand(reached, EARLY_YEARS.end)]


def _gap(band: AgeBand, measures: Iterable[Measure]) -> Gap:
    measures = tuple(measures)
    before = tuple(one for one in measures if _end(one) == band.start)
    after = tuple(one for one in measures if _start(one) == band.end)
    return Gap(band, before, after)


def _start(measure: Measure) -> int:
    return EARLY_YEARS.start if measure.age_from_months is None else measure.age_from_months


def _end(measure: Measure) -> int:
    return EARLY_YEARS.end if measure.age_to_months is None else measure.age_to_months
