"""Codes that people read off a screen across a room and type on a phone."""

from random import Random

# Without 0/O, 1/I/L, 2/Z, 5/S: they are read as one another.
ALPHABET = "ABCDEFGHJKMNPQRTUVWXY346789"
LENGTH = 6


def join_code(rng: Random) -> str:
    """A fresh code of six signs; 27 to the power of 6 is 387 million."""
    return "".join(rng.choice(ALPHABET) for _sign in range(LENGTH))


def tidy(typed: str) -> str:
    """What somebody typed, as the code is kept: capitals, without spaces and dashes.

    >>> tidy(" abc-3 6d ")
    'ABC36D'
    """
    return "".join(sign for sign in typed.upper() if sign.isalnum())


def spoken(code: str) -> str:
    """The code in two halves, as it is shown.

    >>> spoken("ABC36D")
    'ABC 36D'
    """
    return f"{code[:3]} {code[3:]}"
