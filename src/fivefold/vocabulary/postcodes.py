"""UK postcodes as people write them, and the one way in which they are compared."""

import re

SHAPE = re.compile(r"(?:GIR0AA|[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9]{1,2}|[0-9][A-HJKPSTUW]|[A-HK-Y][0-9][ABEHMNPRVWXY])[0-9][ABD-HJLNP-UW-Z]{2})")  # fmt: skip


def postcode_key(written: str) -> str | None:
    """A postcode in capitals without its space; None where it is no postcode.

    >>> postcode_key("m33 1aa"), postcode_key("M33  1AA."), postcode_key("n/a")
    ('M331AA', 'M331AA', None)
    """
    key = re.sub(r"[\s.,]", "", written).upper()
    return key if SHAPE.fullmatch(key) else None


def spaced(key: str) -> str:
    """A postcode as people read it.

    >>> spaced("M331AA")
    'M33 1AA'
    """
    return f"{key[:-3]} {key[-3:]}"
