"""What an item is called, whatever its kind calls that field."""

from typing import Any

NAMES = ("title", "label", "term", "name")
PARTS = ("elements", "steps", "criteria", "mentions")
"""Fields in which items hold parts with pages and rows of their own."""


def title_of(item: Any) -> str:
    """The title, label, term or name of an item or of a part of it.

    >>> from fivefold.knowledge import factors, statements
    >>> title_of(statements()[0]), title_of(factors()[0])
    ('Child development', 'Parental mental health problems')
    """
    return next((str(getattr(item, name)) for name in NAMES if hasattr(item, name)), "")
