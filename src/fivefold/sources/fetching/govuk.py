"""A file that a GOV.UK page of statistics offers: the page's own description says where it lies now."""

import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from fivefold.sources.fetching.addresses import BASES
from fivefold.sources.fetching.asking import Body, Format, GaveUp, Wanted
from fivefold.sources.fetching.engine import Engine

_FORMATS = {".csv": Format.CSV, ".xlsx": Format.WORKBOOK, ".ods": Format.OPEN_DOCUMENT}


def attachment(engine: Engine, page: str, pattern: str, about: str) -> tuple[Body, str]:
    """The file whose title or name fits the pattern, a CSV before a workbook; its body and its name."""
    asked = Wanted("govuk", page, Format.JSON, f"the page about {about}")
    described = json.loads(engine.body(asked).path.read_bytes())
    found = [
        (order, url)
        for title, url in attachments(described)
        for order, end in enumerate(_FORMATS)
        if urlsplit(url).path.casefold().endswith(end) and re.search(pattern, f"{title} {url}", re.IGNORECASE)
    ]
    if not found:
        raise GaveUp(
            f"The page of GOV.UK about {about} offers no table that Fivefold looks for.",
            "Open the page in a browser, download the table and upload it here.",
        )
    url = min(found)[1]
    parts = urlsplit(url)
    if parts.hostname not in BASES["govuk-files"].hosts:
        raise GaveUp(
            f"The page of GOV.UK about {about} points to {parts.hostname}, which Fivefold does not know.",
            "Open the page in a browser, download the table and upload it here.",
        )
    name = parts.path.rpartition("/")[2]
    form = next(form for end, form in _FORMATS.items() if name.casefold().endswith(end))
    return engine.body(Wanted("govuk-files", parts.path, form, about)), name


def attachments(described: object) -> Iterator[tuple[str, str]]:
    """Title and address of every file in the description of a page."""
    details = described.get("details", {}) if isinstance(described, dict) else {}
    for one in details.get("attachments", []) if isinstance(details, dict) else []:
        if isinstance(one, dict) and isinstance(one.get("url"), str):
            yield str(one.get("title", "")), one["url"]
