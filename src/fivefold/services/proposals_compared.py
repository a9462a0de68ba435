"""Two proposals for one child: before and after a change, or in two areas."""

from collections.abc import Mapping
from dataclasses import dataclass

from fivefold.services.leaving_out import Reason
from fivefold.services.offer import Offer
from fivefold.services.proposal import Proposal, Stop
from fivefold.services.proposal_kept import as_json
from fivefold.services.scenario import Step


@dataclass(frozen=True, slots=True)
class Moved:
    """A service that is proposed on one side and not on the other; `reason` says why it is left out there.

    Without a reason the service is not in the directory of that day at all.
    """

    offer: Offer
    reason: Reason | None


@dataclass(frozen=True, slots=True)
class Compared:
    """Two proposals for the same child, told from the first to the second.

    came, went: by question, the services that are proposed only in the second, and only in the first
    """

    first: Proposal
    second: Proposal
    came: Mapping[Step, tuple[Moved, ...]]
    went: Mapping[Step, tuple[Moved, ...]]

    @property
    def is_same(self) -> bool:
        """Nothing that a proposal says has changed."""
        return as_json(self.first) == as_json(self.second)

    @property
    def stops_mended(self) -> tuple[Stop, ...]:
        return tuple(stop for stop in self.first.stops if stop not in self.second.stops)

    @property
    def stops_new(self) -> tuple[Stop, ...]:
        return tuple(stop for stop in self.second.stops if stop not in self.first.stops)


def compare(first: Proposal, second: Proposal) -> Compared:
    """What came and what went between two proposals, question by question."""
    return Compared(first, second, _only_in(second, first), _only_in(first, second))


def _only_in(here: Proposal, there: Proposal) -> Mapping[Step, tuple[Moved, ...]]:
    reasons = {one.offer.id: one.reason for one in there.left_out}
    found = {}
    for step in Step:
        others = {one.offer.id for one in there.for_step(step)}
        found[step] = tuple(
            Moved(one.offer, reasons.get(one.offer.id))
            for one in here.for_step(step)
            if one.offer.id not in others
        )
    return found
