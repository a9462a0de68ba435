"""The register of data holders: what each dataset tells about which factor, for whom, how far it can be split.

The toolkit asks who holds data on risk and protective factors (Part 4, p24) and that data be split by age (Part 7, p84).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from fivefold.knowledge.schemas import Domain
from fivefold.need.domains import STAGES, Stage
from fivefold.need.holders import AgeSplit, AreaSplit, Recorded, Sharing
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.citation import ToolkitPage

WHO_HOLDS_DATA = ToolkitPage(4, "24")
COMBINE_AND_SPLIT = ToolkitPage(7, "84")
TO_ADULTHOOD = 216
"""Eighteen years in months: the oldest age that a dataset in the register can say it ends at."""
UNTIL_GROWN = AgeBand(-9, TO_ADULTHOOD)


@dataclass(frozen=True, slots=True)
class Holding:
    """One dataset of one organisation, as far as it tells something about one factor (or, without one, a domain).

    factor:     slug of the library, or "" where the dataset is about an outcome and no factor
    ages:       whom it covers, in months; None where nobody has said so yet
    indicator:  code of a published indicator that is made of it, or ""
    confirmed:  the day on which somebody last said that all this is so
    """

    key: str
    organisation: str
    dataset: str
    domain: Domain
    about: str
    factor: str = ""
    population: str = ""
    age_split: AgeSplit = AgeSplit.UNKNOWN
    ages: AgeBand | None = None
    area_split: AreaSplit = AreaSplit.UNKNOWN
    sharing: Sharing = Sharing.NOT_ASKED
    nhs_number: Recorded = Recorded.UNKNOWN
    birth_date: Recorded = Recorded.UNKNOWN
    postcode: Recorded = Recorded.UNKNOWN
    refreshed: str = ""
    basis: str = ""
    contact_role: str = ""
    indicator: str = ""
    note: str = ""
    confirmed: date | None = None

    @property
    def same_as(self) -> tuple[str, str, str, str]:
        """What makes an entry the same entry, whatever its key: organisation, dataset, factor, what it tells."""
        return (
            self.organisation.casefold(), self.dataset.casefold(), self.factor, self.about.casefold(),
        )  # fmt: skip

    def filled_from(self, before: Holding) -> Holding:
        """The same entry under the key of the one that it replaces; a day that is not given stays as it was."""
        return replace(self, key=before.key, confirmed=self.confirmed or before.confirmed)

    def covers(self, stage: Stage) -> bool:
        """Whether it is about children of this age; a dataset that names no ages may be about any."""
        return self.ages is None or self.ages.overlaps(stage.ages)


# The finest split first. "Not known" stands before "none": it may yet turn out to be finer.
_FINEST = (
    AgeSplit.MONTHS, AgeSplit.YEARS, AgeSplit.UNDER_FIVE, AgeSplit.WIDER, AgeSplit.UNKNOWN, AgeSplit.NONE,
)  # fmt: skip
_MOST_USABLE = (
    Sharing.LINKED, Sharing.AGGREGATES, Sharing.PUBLISHED, Sharing.ASKED, Sharing.NOT_ASKED, Sharing.REFUSED,
)  # fmt: skip


def finest(holdings: Iterable[Holding]) -> AgeSplit | None:
    """The best that datasets together can do about age, or None where there are none."""
    return min((one.age_split for one in holdings), key=_FINEST.index, default=None)


def most_usable(holdings: Iterable[Holding]) -> Sharing | None:
    """The most that partners may do with datasets, or None where there are none."""
    return min((one.sharing for one in holdings), key=_MOST_USABLE.index, default=None)


@dataclass(frozen=True, slots=True)
class FactorCoverage:
    """Who holds data on one factor. Without any dataset the factor has no known holder, and says so."""

    factor: str
    holdings: tuple[Holding, ...] = ()

    @property
    def is_held(self) -> bool:
        return bool(self.holdings)

    @property
    def split(self) -> AgeSplit | None:
        return finest(self.holdings)

    @property
    def cannot_be_split(self) -> bool:
        """Every dataset about it puts all ages together."""
        return self.split is AgeSplit.NONE

    @property
    def without_split(self) -> int:
        """Datasets that put all ages together, beside others that do not."""
        return sum(one.age_split is AgeSplit.NONE for one in self.holdings)

    def of(self, organisation: str) -> tuple[Holding, ...]:
        """The datasets of one organisation."""
        return tuple(one for one in self.holdings if one.organisation == organisation)

    def at(self, stage: Stage) -> tuple[Holding, ...]:
        """The datasets that are about children of this age."""
        return tuple(one for one in self.holdings if one.covers(stage))

    def split_at(self, stage: Stage) -> AgeSplit | None:
        return finest(self.at(stage))


def coverage(holdings: Iterable[Holding], factors: Iterable[str]) -> list[FactorCoverage]:
    """Every factor in the order given with its datasets; those that nobody holds are there too."""
    by_factor: dict[str, list[Holding]] = {}
    for one in holdings:
        by_factor.setdefault(one.factor, []).append(one)
    return [FactorCoverage(factor, tuple(by_factor.get(factor, ()))) for factor in factors]


def gaps(covered: Iterable[FactorCoverage]) -> list[str]:
    """Factors that nobody is known to hold data on."""
    return [one.factor for one in covered if not one.is_held]


def organisations(holdings: Iterable[Holding]) -> list[str]:
    """Who holds something, by name."""
    return sorted({one.organisation for one in holdings}, key=str.casefold)


def unsplit_ages(covered: FactorCoverage) -> list[Stage]:
    """Ages of which the factor has data that cannot be split."""
    return [stage for stage in STAGES if covered.split_at(stage) is AgeSplit.NONE]
