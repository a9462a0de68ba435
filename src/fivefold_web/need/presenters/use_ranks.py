"""The order of areas by use, with the ranks that each may really have."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fivefold.need.use_ranking import BASIS, in_ranks
from fivefold.statistics.ranking import likelihood
from fivefold_web.design.words import translated


@dataclass(frozen=True)
class RanksView:
    sentence: str
    rows: list
    basis: str


def ranks_view(lines):
    """None where fewer than two areas can be ranked."""
    placed = in_ranks(lines)
    if not placed:
        return None
    rows = [
        (
            one.line.count.area_name,
            one.rank.rank,
            _("%(low)d to %(high)d") % {"low": one.rank.low, "high": one.rank.high},
            translated(likelihood(one.rank.chance_first_fifth)),
        )
        for one in placed
    ]
    steady = sum(one.rank.is_stable for one in placed)
    sentence = _("%(steady)d of %(all)d areas keep their rank to within one place either way. The others may well stand elsewhere: do not read the order as a league table.") % {"steady": steady, "all": len(placed)}  # fmt: skip
    return RanksView(sentence, rows, translated(BASIS))
