"""What red, amber and green mean in a team check, in our own words."""

from fivefold.vocabulary.rating import Rag
from fivefold.vocabulary.words import marked

MEANINGS = {
    Rag.RED: marked("Little of this is in place"),
    Rag.AMBER: marked("Some of it is in place, or not for everyone"),
    Rag.GREEN: marked("It is in place and we can show it"),
}


def meaning(rating: Rag) -> str:
    """What a team says with this rating.

    >>> meaning(Rag.RED)
    'Little of this is in place'
    """
    return MEANINGS[rating]
