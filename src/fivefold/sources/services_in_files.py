"""A file of services of any kind we read: Open Referral UK JSON, our spreadsheet, another spreadsheet or CSV."""

from pathlib import Path

from fivefold.sources import open_referral_uk, service_sheet
from fivefold.sources.opening import Shape, shape_of
from fivefold.sources.reading import OfferReading


def recognise_services(path: Path, filename: str) -> OfferReading:
    """Read a file of services by its content. Raises UnreadableFile for what is none."""
    if shape_of(path, filename) is Shape.JSON:
        return open_referral_uk.read(path, filename)
    return service_sheet.read(path, filename)
