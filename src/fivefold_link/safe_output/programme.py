"""One linear programme that is asked many questions: the model stays, the objective changes, each answer starts from
the last (no presolve, so that the last answer is not thrown away).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from fivefold.late import Late
from fivefold_link.safe_output.protected import Numbers

highspy = Late("highspy")

WHOLE = 1e-6
MOST_NODES = 200
Solution = npt.NDArray[np.float64]
Sums = tuple[Numbers, Numbers, Numbers]
"""Lines as `starts`, `cells` and `signs`."""


class Programme:
    """Columns between `low` and `high`, lines that add up to between `least` and `most`; asked for largest sums."""

    def __init__(self, low: Numbers, high: Numbers, lines: Sums, least: Numbers, most: Numbers) -> None:
        self.size = len(low)
        self._costs = np.zeros(self.size)
        self._solver = highspy.Highs()
        for option, value in _OPTIONS.items():
            self._solver.setOptionValue(option, value)
        self._solver.passModel(_model(low, high, lines, least, most))

    def best(self, costs: Solution) -> Solution | None:
        """The columns when the sum of each times its cost is as large as it can be."""
        changed = np.flatnonzero(costs != self._costs).astype(np.int32)
        if len(changed):
            self._solver.changeColsCost(len(changed), changed, costs[changed])
        self._costs = costs
        self._solver.run()
        if self._solver.getModelStatus() not in _answers():
            return None
        return np.array(self._solver.getSolution().col_value)

    def bound(self, low: Numbers, high: Numbers) -> None:
        """Other bounds for all columns."""
        columns = np.arange(self.size, dtype=np.int32)
        self._solver.changeColsBounds(self.size, columns, low.astype(float), high.astype(float))

    def whole_numbers(self, only: bool) -> None:
        """Whether answers must be whole numbers."""
        kind = highspy.HighsVarType.kInteger if only else highspy.HighsVarType.kContinuous
        columns = np.arange(self.size, dtype=np.int32)
        self._solver.changeColsIntegrality(self.size, columns, np.array([kind] * self.size))


_OPTIONS = {
    "output_flag": False,
    "threads": 1,
    "presolve": "off",
    "simplex_strategy": 1,
    "mip_max_nodes": MOST_NODES,
}


def _answers() -> tuple[object, ...]:
    """Solved, or stopped at the most nodes with a solution in hand."""
    status = highspy.HighsModelStatus
    return status.kOptimal, status.kSolutionLimit


def _model(low: Numbers, high: Numbers, lines: Sums, least: Numbers, most: Numbers) -> object:
    starts, cells, signs = lines
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(low), len(starts) - 1
    model.col_cost_ = np.zeros(len(low))
    model.col_lower_, model.col_upper_ = low.astype(float), high.astype(float)
    model.row_lower_, model.row_upper_ = least.astype(float), most.astype(float)
    model.sense_ = highspy.ObjSense.kMaximize
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = starts.astype(np.int32)
    model.a_matrix_.index_ = cells.astype(np.int32)
    model.a_matrix_.value_ = signs.astype(float)
    return model
