"""The English Indices of Deprivation 2019 (on LSOAs of 2011) and 2025 (on LSOAs of 2021), whole, from GOV.UK."""

from fivefold.sources.fetching.addresses import DEPRIVATION_FILES, known
from fivefold.sources.fetching.asking import Fetched, Format, Query, Wanted
from fivefold.sources.fetching.engine import Engine

PUBLISHER = "Ministry of Housing, Communities and Local Government"
LICENCE = "Open Government Licence v3.0"
NEWEST = "2025"


def fetch(query: Query, engine: Engine) -> Fetched:
    """All LSOAs of England: ranks and deciles compare a small area with the whole country."""
    edition = query.edition or NEWEST
    about = f"the Indices of Deprivation {edition}"
    path = known(DEPRIVATION_FILES, edition, "the Indices of Deprivation")
    body = engine.body(Wanted("govuk-files", path, Format.CSV, about))
    vintage = {"2019": 2011, "2025": 2021}[edition]
    note = f"Edition {edition} is on the boundaries of LSOAs of {vintage}; it is never joined with others."
    return Fetched(
        body.path, f"indices_of_deprivation_{edition}.csv", f"English Indices of Deprivation {edition}", PUBLISHER,
        LICENCE, body.address, edition, (note,),
    )  # fmt: skip
