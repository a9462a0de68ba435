"""Factors seen in a window, counted: how many at once, in which combinations, where."""

from fivefold_link.exposure.analysis import run
from fivefold_link.exposure.doubt import Doubt, moves_under_doubt
from fivefold_link.exposure.flagging import flags
from fivefold_link.exposure.result import Exposure, exposure_from_json

__all__ = ["Doubt", "Exposure", "exposure_from_json", "flags", "moves_under_doubt", "run"]
