"""What a list of services lacks, counted honestly: nothing said is never "all" and never "none"."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from fivefold.services.offer import Offer
from fivefold.vocabulary.ages import EARLY_YEARS
from fivefold.vocabulary.words import marked


class Lack(StrEnum):
    """One thing that somebody would have to know before the service can stand on the map."""

    AGES = "ages"
    OUTSIDE = "outside our ages"
    LEVELS = "levels"
    KINDS = "kinds"
    REACH = "reach"
    WAY_IN = "way in"
    POSITION = "position"
    SERVES = "serves"
    WAIT = "wait"
    CAPACITY = "capacity"
    CHECKED = "checked"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Lack.AGES: marked("give no ages; they do not count as “all ages”"),
    Lack.OUTSIDE: marked("are for ages outside pregnancy to five"),
    Lack.LEVELS: marked("give no level"),
    Lack.KINDS: marked("give no kind of support"),
    Lack.REACH: marked("do not say to whom they are offered"),
    Lack.WAY_IN: marked("do not say how families get in"),
    Lack.POSITION: marked("have no position on the map"),
    Lack.SERVES: marked("do not say which parents and carers they serve"),
    Lack.WAIT: marked("do not say how long families wait"),
    Lack.CAPACITY: marked("give no figure of what they can do"),
    Lack.CHECKED: marked("do not say when the facts were last checked"),
}

_LACKS: dict[Lack, Callable[[Offer], bool]] = {
    Lack.AGES: lambda offer: offer.ages is None,
    Lack.OUTSIDE: lambda offer: offer.ages is not None and not offer.ages.overlaps(EARLY_YEARS),
    Lack.LEVELS: lambda offer: not offer.levels,
    Lack.KINDS: lambda offer: not offer.tiers,
    Lack.REACH: lambda offer: offer.reach is None,
    Lack.WAY_IN: lambda offer: not offer.referrers and not offer.eligibility,
    Lack.POSITION: lambda offer: not any(place.is_on_the_map for place in offer.locations),
    Lack.SERVES: lambda offer: not offer.serves and not offer.caregivers,
    Lack.WAIT: lambda offer: offer.supply.wait is None,
    Lack.CAPACITY: lambda offer: offer.supply.places is None and offer.supply.caseload is None,
    Lack.CHECKED: lambda offer: offer.assured_on is None,
}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many services there are, and how many lack what. Only what is lacking somewhere is listed."""

    services: int
    lacking: tuple[tuple[Lack, int], ...]

    def count(self, lack: Lack) -> int:
        return dict(self.lacking).get(lack, 0)

    @property
    def is_complete(self) -> bool:
        return not self.lacking


def tally_of(offers: Iterable[Offer]) -> Tally:
    """Count what each service lacks."""
    every = list(offers)
    counts = [(lack, sum(lacks(offer) for offer in every)) for lack, lacks in _LACKS.items()]
    return Tally(len(every), tuple((lack, count) for lack, count in counts if count))
