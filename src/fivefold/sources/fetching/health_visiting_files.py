"""Health visitor service delivery metrics by local authority, from GOV.UK."""

from fivefold.sources.fetching.addresses import HEALTH_VISITING_PAGES, known
from fivefold.sources.fetching.asking import Fetched, Query
from fivefold.sources.fetching.engine import Engine
from fivefold.sources.fetching.govuk import attachment

PUBLISHER = "Office for Health Improvement and Disparities"
LICENCE = "Open Government Licence v3.0"
NEWEST = "2021/22"


def fetch(query: Query, engine: Engine) -> Fetched:
    """The table of one year."""
    edition = query.edition or NEWEST
    about = "health visitor service delivery metrics"
    page = known(HEALTH_VISITING_PAGES, edition, about)
    body, name = attachment(engine, page, "health.visitor.*metrics|data tables", about)
    return Fetched(
        body.path, name, f"Health visitor service delivery metrics {edition}", PUBLISHER, LICENCE, body.address, edition
    )  # fmt: skip
