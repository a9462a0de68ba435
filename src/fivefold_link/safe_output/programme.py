"""One linear programme that is asked many questions: the model stays, the objective changes, each answer starts from the last."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from fivefold.late import Late
from fivefold_link.safe_output.protected import Numbers

highspy = Late("highspy")

WHOLE = 1e-6
MOST_NODES = 200
Solution = npt.NDArray[np.float64]


class Programme:
    """Cells between `low` and `high`, lines that add up to `total`; largest and smallest value of a sum of cells."""

    def __init__(
        self,
        low: Numbers,
        high: Numbers,
        lines: tuple[Numbers, Numbers, Numbers],
        least: Numbers,
        most: Numbers,
    ) -> None:
        self.size = len(low)
        self._costs = np.zeros(self.size)
        self._solver = highspy.Highs()
        self._solver.setOptionValue("output_flag", False)
        self._solver.setOptionValue("threads", 1)
        self._solver.setOptionValue("mip_max_nodes", MOST_NODES)
        self._solver.passModel(_model(low, high, lines, least, most))

    def push(self, cells: Sequence[int] | Numbers, signs: Sequence[int] | Numbers) -> Solution | None:
        """The values of all cells when these, times their signs, add up to as much as they can."""
        costs = np.zeros(self.size)
        costs[np.asarray(cells)] = np.asarray(signs)
        changed = np.flatnonzero(costs != self._costs).astype(np.int32)
        if len(changed):
            self._solver.changeColsCost(len(changed), changed, costs[changed])
        self._costs = costs
        self._solver.run()
        if self._solver.getModelStatus() not in _answers():
            return None
        return np.array(self._solver.getSolution().col_value)

    def whole_numbers(self, only: bool) -> None:
        """Whether answers must be whole numbers."""
        kind = highspy.HighsVarType.kInteger if only else highspy.HighsVarType.kContinuous
        cells = np.arange(self.size, dtype=np.int32)
        self._solver.changeColsIntegrality(self.size, cells, np.array([kind] * self.size))


def _answers() -> tuple[object, ...]:
    """Solved, or stopped at the most nodes with a solution in hand."""
    status = highspy.HighsModelStatus
    return status.kOptimal, status.kSolutionLimit


def _model(
    low: Numbers, high: Numbers, lines: tuple[Numbers, Numbers, Numbers], least: Numbers, most: Numbers
) -> object:
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
