"""Two services that would need to tell each other something, and whether they do today."""

from enum import StrEnum

from fivefold.vocabulary.words import marked


class Shared(StrEnum):
    NOT_TODAY = "not shared today"
    PARTLY = "shared in part"
    SHARED = "shared"
    UNKNOWN = "we do not know"

    @property
    def label(self) -> str:
        return _SHARED[self]

    @property
    def is_gap(self) -> bool:
        """What nobody can say counts as a gap too: somebody has to find out."""
        return self is not Shared.SHARED


_SHARED = {
    Shared.NOT_TODAY: marked("Not shared today"),
    Shared.PARTLY: marked("Shared in part"),
    Shared.SHARED: marked("Shared"),
    Shared.UNKNOWN: marked("We do not know"),
}
