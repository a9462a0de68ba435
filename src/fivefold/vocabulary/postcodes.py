"""UK postcodes as people write them, and the one way in which they are compared."""

import re

# A little wider than the rule of the post office: a postcode that does not exist is found out by the file of positions.
SHAPE = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}|GIR0AA")


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
