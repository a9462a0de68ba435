"""Names, dates, postcodes and numbers of every agency in one shape, so that they can be compared."""

from fivefold_link.standardise.table import records

__all__ = ["records"]
