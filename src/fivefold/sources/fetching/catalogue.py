"""Every source that can be fetched: what it holds, who publishes it, under which licence, and how sure its address is."""

from collections.abc import Callable
from dataclasses import dataclass

from fivefold.sources.fetching import (
    deprivation_files,
    fingertips_api,
    health_visiting_files,
    low_income_files,
    nomis,
    open_geography,
)
from fivefold.sources.fetching.addresses import (
    DEPRIVATION_FILES,
    HEALTH_VISITING_PAGES,
    LAYERS,
    LOW_INCOME_PAGES,
    NOMIS_BIRTHS,
    NOMIS_CERTAINTY,
    NOMIS_POPULATION,
)
from fivefold.sources.fetching.asking import Certainty, Fetched, Query
from fivefold.sources.fetching.engine import Engine
from fivefold.sources.reading import Kind
from fivefold.vocabulary.areas import Nation
from fivefold.vocabulary.words import marked


@dataclass(frozen=True, slots=True)
class Source:
    """One source. `editions` are offered to choose from; `asks_indicators` where numbers of indicators are needed."""

    key: str
    name: str
    holds: str
    kind: Kind
    publisher: str
    licence: str
    page: str
    certainty: Certainty
    fetch: Callable[[Query, Engine], Fetched]
    nations: tuple[Nation, ...] = (Nation.ENGLAND,)
    editions: tuple[tuple[str, str], ...] = ()
    asks_indicators: bool = False


_EW = (Nation.ENGLAND, Nation.WALES)
SOURCES: tuple[Source, ...] = (
    Source(
        "fingertips", marked("Fingertips"),
        marked("Public health indicators with intervals, trends and comparison, by council, board or region."),
        Kind.FINGERTIPS, fingertips_api.PUBLISHER, fingertips_api.LICENCE, "https://fingertips.phe.org.uk/",
        Certainty.SEEN, fingertips_api.fetch, asks_indicators=True,
    ),
    Source(
        "population", marked("Mid-year population"),
        marked("Children under five by single year of age and sex, by council: the ONS mid-year estimates, from Nomis."),
        Kind.POPULATION, nomis.PUBLISHER, nomis.LICENCE, "https://www.nomisweb.co.uk/datasets/pestsyoala",
        NOMIS_CERTAINTY[NOMIS_POPULATION], nomis.fetch_population, nations=_EW,
    ),
    Source(
        "births", marked("Live births"), marked("Live births by area of the mother, each calendar year, from Nomis."),
        Kind.BIRTHS, nomis.PUBLISHER, nomis.LICENCE, "https://www.nomisweb.co.uk/sources/births_deaths",
        NOMIS_CERTAINTY[NOMIS_BIRTHS], nomis.fetch_births, nations=_EW,
    ),
    Source(
        "deprivation", marked("Indices of Deprivation"),
        marked("How deprived every small area of England is: 2025 on areas of 2021, 2019 on areas of 2011."),
        Kind.DEPRIVATION, deprivation_files.PUBLISHER, deprivation_files.LICENCE,
        "https://www.gov.uk/government/statistics/english-indices-of-deprivation-2025", Certainty.SEEN,
        deprivation_files.fetch, editions=tuple((edition, edition) for edition in DEPRIVATION_FILES),
    ),
    Source(
        "lookups", marked("Lookups between areas"),
        marked("Which small areas lie in which ward, council, board and region."),
        Kind.LOOKUP, open_geography.PUBLISHER, open_geography.LICENCE, "https://geoportal.statistics.gov.uk/",
        Certainty.SEEN, open_geography.fetch, nations=_EW,
        editions=tuple((layer.key, layer.name) for layer in LAYERS.values() if not layer.is_shape),
    ),
    Source(
        "boundaries", marked("Boundaries"), marked("The shapes of councils and wards, for maps."),
        Kind.BOUNDARIES, open_geography.PUBLISHER, open_geography.LICENCE, "https://geoportal.statistics.gov.uk/",
        Certainty.SEEN, open_geography.fetch, nations=tuple(Nation),
        editions=tuple((layer.key, layer.name) for layer in LAYERS.values() if layer.is_shape),
    ),
    Source(
        "health-visiting", marked("Health visiting metrics"),
        marked("How many families each health visitor contact reached, by council."),
        Kind.HEALTH_VISITING, health_visiting_files.PUBLISHER, health_visiting_files.LICENCE,
        "https://www.gov.uk/government/collections/child-and-maternal-health-statistics", Certainty.TO_CONFIRM,
        health_visiting_files.fetch, editions=tuple((edition, edition) for edition in HEALTH_VISITING_PAGES),
    ),
    Source(
        "low-income", marked("Children in low-income families"),
        marked("Children under 16 in families with relative and absolute low income, by council and ward."),
        Kind.LOW_INCOME, low_income_files.PUBLISHER, low_income_files.LICENCE,
        "https://www.gov.uk/government/collections/children-in-low-income-families-local-area-statistics",
        Certainty.SEEN, low_income_files.fetch, nations=tuple(Nation),
        editions=tuple((edition, edition) for edition in LOW_INCOME_PAGES),
    ),
)  # fmt: skip


def source_called(key: str) -> Source | None:
    """The source with this key, or None."""
    return next((source for source in SOURCES if source.key == key), None)
