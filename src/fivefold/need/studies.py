"""A study of prevalence that an analyst adds: so many of so many children, with the error of its sample.

It stands beside the published shares under the same rules: its share is never given without its Wilson interval.
"""

from __future__ import annotations

from dataclasses import dataclass

from fivefold.knowledge.entries import Certainty, Cite
from fivefold.knowledge.schemas import Prevalence
from fivefold.statistics.intervals import wilson
from fivefold.vocabulary.value import figure

LOCAL = "local-"
UNCAUTIOUS = (
    "Added here by the partnership. Check whether its children, its measure and its place are like yours."
)


@dataclass(frozen=True, slots=True)
class Study:
    """What somebody found: `cases` of `people` children, of these ages in months, the end not included."""

    number: int
    title: str
    place: str
    year: str
    measure: str
    age_from_months: int
    age_to_months: int
    people: int
    cases: int
    source: str
    caution: str = ""
    link: str = ""


def as_share(study: Study) -> Prevalence:
    """The study as a share like those of the catalogue: one figure with its Wilson 95% interval.

    >>> found = as_share(Study(1, "Our study", "Trafford", "2024", "any", 18, 19, 211, 17, "A report"))
    >>> found.low, found.interval_low, found.interval_high
    (8.1, 5.1, 12.5)
    """
    found = wilson(study.cases, study.people).times(100)
    share = round(found.value, 1)
    return Prevalence(
        slug=f"{LOCAL}{study.number}",
        label=study.title,
        low=share,
        high=share,
        interval_low=min(round(found.low, 1), share),
        interval_high=max(round(found.high, 1), share),
        interval_basis=(
            f"Wilson 95% interval for {figure(study.cases)} of {figure(study.people)} children, calculated by us"
        ),
        n=study.people,
        age=ages_in_words(study.age_from_months, study.age_to_months),
        age_from_months=study.age_from_months,
        age_to_months=study.age_to_months,
        place=study.place,
        year=study.year,
        measure=study.measure,
        caution=study.caution or UNCAUTIOUS,
        certainty=Certainty.COMPUTED,
        cites=(Cite(document=study.source),),
    )


def is_local(source: Prevalence) -> bool:
    """Whether a share was added here rather than published with the catalogue."""
    return source.slug.startswith(LOCAL)


def ages_in_words(first: int, end: int) -> str:
    """Months of age in words.

    >>> ages_in_words(18, 19), ages_in_words(24, 60)
    ('18 months', '24 to 60 months')
    """
    return f"{first} months" if end - first <= 1 else f"{first} to {end} months"
