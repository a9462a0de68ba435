"""Children in low-income families: the tables by council of the Department for Work and Pensions, from GOV.UK."""

from fivefold.sources.fetching.addresses import LOW_INCOME_PAGES, known
from fivefold.sources.fetching.asking import Fetched, Query
from fivefold.sources.fetching.engine import Engine
from fivefold.sources.fetching.govuk import attachment

PUBLISHER = "Department for Work and Pensions"
LICENCE = "Open Government Licence v3.0"
NEWEST = "2025"


def fetch(query: Query, engine: Engine) -> Fetched:
    """The workbook of one release; relative and absolute, before housing costs."""
    edition = query.edition or NEWEST
    about = "children in low-income families"
    page = known(LOW_INCOME_PAGES, edition, about)
    body, name = attachment(engine, page, "low.income.families.*local.area|tables", about)
    return Fetched(
        body.path, name, f"Children in low-income families, release of {edition}", PUBLISHER, LICENCE, body.address,
        f"release of {edition}",
    )  # fmt: skip
