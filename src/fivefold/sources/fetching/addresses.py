"""Every address outside, in one table, each with its certainty. An operator may put a mirror in place of a base."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from fivefold.sources.fetching.asking import Certainty, GaveUp

SEEN, TO_CONFIRM = Certainty.SEEN, Certainty.TO_CONFIRM


@dataclass(frozen=True, slots=True)
class Base:
    """Where a publisher answers. Redirects may lead to `hosts` only."""

    key: str
    url: str
    hosts: tuple[str, ...]
    certainty: Certainty


BASES = {
    base.key: base
    for base in (
        Base("fingertips", "https://fingertips.phe.org.uk/api/", ("fingertips.phe.org.uk",), SEEN),
        Base("nomis", "https://www.nomisweb.co.uk/api/v01/", ("www.nomisweb.co.uk",), SEEN),
        Base("govuk", "https://www.gov.uk/api/content/", ("www.gov.uk",), SEEN),
        Base(
            "govuk-files", "https://assets.publishing.service.gov.uk/",
            ("assets.publishing.service.gov.uk",), SEEN,
        ),
        Base(
            "geography", "https://services1.arcgis.com/ESMARspQHYMw9BZ9/arcgis/rest/services/",
            ("services1.arcgis.com",), SEEN,
        ),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mirrors:
    """Bases that an operator put in the place of the publishers' own (a mirror inside the house, a test)."""

    instead: Mapping[str, str]

    def url_of(self, source: str, path: str) -> str:
        """The address of a path of a source."""
        base = self.instead.get(source) or BASES[source].url
        return base.rstrip("/") + "/" + path.lstrip("/")

    def admits(self, source: str, url: str) -> bool:
        """Whether a redirect of this source may lead here: https and a known host, or the mirror itself."""
        parts = urlsplit(url)
        if parts.username or parts.password:
            return False
        own = self.instead.get(source)
        if own:
            mirror = urlsplit(own)
            return (parts.scheme, parts.netloc) == (mirror.scheme, mirror.netloc)
        return parts.scheme == "https" and parts.port in (None, 443) and parts.hostname in BASES[source].hosts


# --- Fingertips ------------------------------------------------------------------------------------------------------

ENGLAND_AREA_TYPE = "15"


@dataclass(frozen=True, slots=True)
class AreaLevel:
    """One of Fingertips' area types: its number, our words, and how codes of its areas begin."""

    number: str
    name: str
    prefixes: tuple[str, ...]
    certainty: Certainty


FINGERTIPS_LEVELS = (
    AreaLevel("502", "counties and unitary authorities", ("E06", "E08", "E09", "E10"), SEEN),
    AreaLevel("501", "districts and unitary authorities", ("E07",), TO_CONFIRM),
    AreaLevel("221", "integrated care boards", ("E54",), TO_CONFIRM),
    AreaLevel("66", "sub-ICB locations", ("E38",), TO_CONFIRM),
    AreaLevel("6", "regions", ("E12",), TO_CONFIRM),
    AreaLevel("8", "wards", ("E05",), SEEN),
    AreaLevel("3", "middle layer super output areas", ("E02",), SEEN),
)

# --- Nomis -----------------------------------------------------------------------------------------------------------

NOMIS_POPULATION = "dataset/NM_2002_1.data.csv"
NOMIS_BIRTHS = "dataset/NM_203_1.data.csv"
NOMIS_CERTAINTY = {NOMIS_POPULATION: SEEN, NOMIS_BIRTHS: TO_CONFIRM}

# --- GOV.UK ----------------------------------------------------------------------------------------------------------

DEPRIVATION_FILES = {
    "2025": (
        "media/691ded56d140bbbaa59a2a7d/File_7_IoD2025_All_Ranks_Scores_Deciles_Population_Denominators.csv",
        SEEN,
    ),
    "2019": (
        "media/5dc407b440f0b6379a7acc8d/File_7_-_All_IoD2019_Scores__Ranks__Deciles_and_Population_Denominators_3.csv",
        SEEN,
    ),
}
LOW_INCOME_PAGES = {
    "2025": (
        "government/statistics/children-in-low-income-families-local-area-statistics-2022-to-2025",
        SEEN,
    ),
    "2023": (
        "government/statistics/children-in-low-income-families-local-area-statistics-2014-to-2023",
        SEEN,
    ),
}
HEALTH_VISITING_PAGES = {
    "2021/22": (
        "government/statistics/health-visitor-service-delivery-metrics-experimental-statistics-annual-data-2021-to-2022",
        SEEN,
    ),
    "2019/20": ("government/statistics/health-visitor-service-delivery-metrics-2019-to-2020", SEEN),
}

# --- ONS Open Geography ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of the Open Geography portal. `place` is the field that places are chosen by, `key` puts pages in order."""

    key: str
    service: str
    name: str
    fields: tuple[str, ...]
    order: str
    place: str
    certainty: Certainty
    is_shape: bool = False

    @property
    def path(self) -> str:
        return f"{self.service}/FeatureServer/0/query"


LAYERS = {
    layer.key: layer
    for layer in (
        Layer(
            "small-areas", "LSOA21_WD24_LAD24_EW_LU", "LSOAs of 2021 to wards and councils of 2024",
            ("LSOA21CD", "LSOA21NM", "WD24CD", "WD24NM", "LAD24CD", "LAD24NM"), "LSOA21CD", "LAD24CD", SEEN,
        ),
        Layer(
            "boards", "LSOA21_SICBL24_ICB24_CAL24_LAD24_EN_LU", "LSOAs of 2021 to integrated care boards of 2024",
            ("LSOA21CD", "LSOA21NM", "SICBL24CD", "SICBL24NM", "ICB24CD", "ICB24NM", "LAD24CD", "LAD24NM"),
            "LSOA21CD", "LAD24CD", SEEN,
        ),
        Layer(
            "regions", "LAD24_RGN24_EN_LU", "councils of 2024 to regions",
            ("LAD24CD", "LAD24NM", "RGN24CD", "RGN24NM"), "LAD24CD", "", SEEN,
        ),
        Layer(
            "council-shapes", "Local_Authority_Districts_May_2024_Boundaries_UK_BSC", "boundaries of councils of 2024",
            ("LAD24CD", "LAD24NM"), "LAD24CD", "LAD24CD", TO_CONFIRM, is_shape=True,
        ),
        Layer(
            "ward-shapes", "Wards_May_2024_Boundaries_UK_BGC", "boundaries of wards of 2024",
            ("WD24CD", "WD24NM", "LAD24CD"), "WD24CD", "LAD24CD", SEEN, is_shape=True,
        ),
    )
}  # fmt: skip


def known(table: Mapping[str, tuple[str, Certainty]], edition: str, what: str) -> str:
    """The path of an edition, or the editions that there are."""
    if edition in table:
        return table[edition][0]
    raise GaveUp(
        f"Fivefold knows no edition {edition!r} of {what}.", f"Choose one of: {', '.join(sorted(table))}."
    )
